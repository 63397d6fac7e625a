#include "model/what_if.h"

#include <algorithm>

namespace ranets::model {

bool WhatIf::leaves_out(MarkId mark) const {
    return std::find(left_out.begin(), left_out.end(), mark) != left_out.end();
}

void WhatIf::switch_off_or_on(MarkId mark) {
    if (std::erase(left_out, mark) == 0) left_out.push_back(mark);
}

Average what_if(const std::vector<LessonMark>& marks, bool weighted, const WhatIf& tried) {
    Average average;
    for (const auto& mark : marks) {
        const auto number = counted(mark, weighted);
        if (number && !tried.leaves_out(mark.mark.id)) average.add(number->value, number->weight);
    }
    for (const auto& trial : tried.trials) average.add(trial.value, weighted ? trial.weight : 1);
    return average;
}

Needed needed(const Average& now, int target, int weight, int heaviest,
              std::optional<int> lessons_left) {
    Needed answer;
    // Of best marks some number is always enough.
    answer.count = now.needed(target, kBestMark, weight).value_or(0);
    answer.of_target = now.needed(target, target, weight).value_or(0);
    if (answer.count == 0) return answer;
    const auto fewest = now.needed(target, kBestMark, std::max(weight, heaviest)).value_or(0);
    const bool in_time = !lessons_left || fewest <= *lessons_left;
    answer.state = in_time ? Needed::State::Reachable : Needed::State::Unreachable;
    return answer;
}

}  // namespace ranets::model
