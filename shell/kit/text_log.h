#pragma once
// What a frame wrote and how much of it can be read. For tests: a tree of nodes does not show a
// lost word.
#include <string>
#include <vector>

#include "kit/geometry.h"

namespace ranets::shell {

struct DrawnText {
    std::string text;  // whole, also where only its beginning was drawn
    Rect rect;         // of its letters, in logical px, not clipped
    Rect clip;         // what can be seen of its layer there
    int layer = 0;
    bool cut = false;      // ends in an ellipsis of ours
    bool scrolls = false;  // lies in a scroll area: what is beyond the clip can be reached
};
using TextLog = std::vector<DrawnText>;  // of the last sub-frame

}  // namespace ranets::shell
