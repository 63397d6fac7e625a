#pragma once
// Whose diary, marks, homework are shown: one choice for all screens.
#include <vector>

#include "app/views.h"

namespace ranets::app {

class ChildChoice {
  public:
    explicit ChildChoice(ChildrenView& view) : view_(view) {}

    // Keeps the chosen one where it still is among them, else chooses the first.
    void set(std::vector<model::DiaryOwner> children);
    // The child to show for a wanted one: itself, the one chosen last, the first, or none.
    model::PersonId known(model::PersonId wanted) const;
    void choose(model::PersonId wanted) { view_.chosen = known(wanted); }
    void clear() { view_ = {}; }

  private:
    ChildrenView& view_;
};

}  // namespace ranets::app
