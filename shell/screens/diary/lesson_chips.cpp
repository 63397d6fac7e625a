#include "screens/diary/lesson_chips.h"

#include <algorithm>
#include <optional>

#include "kit/widgets.h"
#include "kit/words.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kGap = 4;
constexpr std::size_t kMost = 3;

std::optional<Word> letter_of(model::Attendance attendance) {
    using model::Attendance;
    switch (attendance) {
        case Attendance::Present:
            break;
        case Attendance::Absent:
            return Word::kAttendanceAbsentLetter;
        case Attendance::Ill:
            return Word::kAttendanceIllLetter;
        case Attendance::Late:
            return Word::kAttendanceLateLetter;
        case Attendance::Excused:
            return Word::kAttendanceExcusedLetter;
    }
    return std::nullopt;
}

Type type_of(const LessonChips::Chip& chip, const ChipLook& look) {
    return chip.rest ? kBodyStrong : look.type;
}

}  // namespace

bool has_chips(const model::Lesson& lesson) {
    return !lesson.marks.empty() || lesson.attendance != model::Attendance::Present;
}

LessonChips lesson_chips(Ui& ui, const model::Lesson& lesson, const ChipLook& look) {
    LessonChips result{look, {}, 0};
    auto& chips = result.chips;
    if (const auto letter = letter_of(lesson.attendance)) {
        chips.push_back({std::string(text_of(*letter))});
    }
    for (const auto& mark : lesson.marks) chips.push_back({mark.value, 0, false, mark.unseen});
    if (chips.size() > kMost) {
        const auto rest = std::to_string(chips.size() - (kMost - 1));
        chips.resize(kMost - 1);
        chips.push_back({format(Word::kDiaryMoreMarks, {rest}), 0, true});
    }
    for (auto& chip : chips) {
        const float text = ui.text_width(chip.text, type_of(chip, look));
        chip.width = std::max(look.size, text + 2 * look.padding);
        result.width += chip.width + (result.width > 0 ? kGap : 0);
    }
    return result;
}

void draw_chips(Ui& ui, const LessonChips& chips, Rect box, bool outlined) {
    box = cut_right(box, chips.width);
    for (const auto& chip : chips.chips) {
        const Rect place = centred(cut_left(box, chip.width), chip.width, chips.look.size);
        cut_left(box, kGap);
        if (chip.rest) {
            ui.text(place, chip.text, type_of(chip, chips.look), Color::Text2, Align::Centre);
        } else {
            mark_chip(ui, place, chip.text, outlined, chip.unseen);
        }
    }
}

}  // namespace ranets::shell
