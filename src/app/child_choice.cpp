#include "app/child_choice.h"

#include <algorithm>
#include <utility>

namespace ranets::app {

void ChildChoice::set(std::vector<model::DiaryOwner> children) {
    view_.all = std::move(children);
    choose(view_.chosen);
}

model::PersonId ChildChoice::known(model::PersonId wanted) const {
    const auto is_known = [&](model::PersonId person) {
        return std::any_of(view_.all.begin(), view_.all.end(),
                           [&](const model::DiaryOwner& child) { return child.person == person; });
    };
    if (is_known(wanted)) return wanted;
    if (is_known(view_.chosen)) return view_.chosen;
    return view_.all.empty() ? model::PersonId{} : view_.all.front().person;
}

}  // namespace ranets::app
