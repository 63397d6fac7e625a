#pragma once
// What stands in a lesson's marks column: a letter for attendance, then the marks. Up to three; of
// more, two and how many are left.
#include <string>
#include <vector>

#include "kit/ui.h"
#include "model/diary.h"

namespace ranets::shell {

struct ChipLook {
    float size;     // height, and the least width
    float padding;  // on either side of a text that needs more
    Type type;
};
inline constexpr ChipLook kWeekChips{26, 6, kBodyStrong};
inline constexpr ChipLook kDayChips{32, 7, kLargeStrong};

struct LessonChips {
    struct Chip {
        std::string text;
        float width = 0;
        bool rest = false;  // «+2», no mark
        bool unseen = false;
    };
    ChipLook look;
    std::vector<Chip> chips;
    float width = 0;  // of all, with the gaps between; 0: none
};

bool has_chips(const model::Lesson& lesson);
LessonChips lesson_chips(Ui& ui, const model::Lesson& lesson, const ChipLook& look);
// At the right end of the box, in its middle. `outlined`: the marks may have changed since.
void draw_chips(Ui& ui, const LessonChips& chips, Rect box, bool outlined);

}  // namespace ranets::shell
