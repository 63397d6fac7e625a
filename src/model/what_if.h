#pragma once
// «Что, если…»: a subject's average with marks that were never given, and without some that were.
#include <optional>
#include <vector>

#include "model/marks.h"

namespace ranets::model {

struct WhatIf {
    std::vector<Counted> trials;   // in the order in which they were added
    std::vector<MarkId> left_out;  // real ones, switched off

    bool empty() const { return trials.empty() && left_out.empty(); }
    bool leaves_out(MarkId mark) const;
    void switch_off_or_on(MarkId mark);

    friend bool operator==(const WhatIf&, const WhatIf&) = default;
};

// `weighted`: whether the school averages by weight; else each trial counts once.
Average what_if(const std::vector<LessonMark>& marks, bool weighted, const WhatIf& tried);

// What is still needed for a term's mark.
struct Needed {
    enum class State {
        Reached,
        Reachable,
        Unreachable,  // in the lessons that are left, with a best mark of any weight at each
    };
    State state = State::Reached;
    // Best marks of the weight that was asked about. More than there are lessons left where only
    // heavier ones do it.
    std::int64_t count = 0;
    // Of marks of the target's own value; the same where that is the best one.
    std::int64_t of_target = 0;

    friend bool operator==(const Needed&, const Needed&) = default;
};

// `lessons_left`: at each of which one mark can be had; nothing: not known. `heaviest`: the weight
// of the work that counts most.
Needed needed(const Average& now, int target, int weight, int heaviest,
              std::optional<int> lessons_left);

}  // namespace ranets::model
