// What is said of a lesson that is not as the timetable had it.
#include "screens/common/lesson_words.h"

namespace ranets::shell {

using Word = strings::Key;
using Kind = model::LessonChange::Kind;

namespace {

void append(std::string& text, std::string_view part) {
    if (part.empty()) return;
    if (!text.empty()) text += ", ";
    text += part;
}

// Only what differs from the lesson as it is now.
std::string planned(const model::Lesson& lesson, model::Date day) {
    const auto& was = *lesson.change;
    std::string text;
    if (was.date != model::Date{} && was.date != day)
        append(text, in_sentence(day_title(was.date)));
    if (was.number != 0 && (was.number != lesson.number || !text.empty()))
        append(text, format(Word::kChangeWasNumber, {std::to_string(was.number)}));
    if (was.subject != lesson.subject_name) append(text, was.subject);
    if (was.kind == Kind::Replaced) append(text, was.teacher);
    if (was.room != lesson.room) append(text, room_short(was.room));
    return text;
}

Word kind_word(Kind kind) {
    switch (kind) {
        case Kind::Replaced:
            return Word::kChangeReplaced;
        case Kind::Moved:
            return Word::kChangeMoved;
        case Kind::Cancelled:
            break;
    }
    return Word::kChangeCancelled;
}

}  // namespace

LessonPill lesson_pill(const model::Lesson& lesson) {
    LessonPill pill;
    if (lesson.change) {
        pill.text = pill.brief = text_of(kind_word(lesson.change->kind));
        const bool cancelled = lesson.cancelled();
        pill.background = cancelled ? Color::MarkOtherBg : Color::PrimarySoft;
        pill.color = cancelled ? Color::MarkOther : Color::OnSoft;
    } else {
        pill.text = test_pill(lesson.test_name);
        pill.brief = test_initials(lesson.test_name);
    }
    return pill;
}

std::string change_line(const model::Lesson& lesson, model::Date day) {
    if (!lesson.change) return {};
    if (lesson.cancelled()) {
        return lesson.change->reason.empty() ? std::string(text_of(Word::kChangeNoLesson))
                                             : lesson.change->reason;
    }
    const auto was = planned(lesson, day);
    return was.empty() ? was : format(Word::kChangeWas, {was});
}

}  // namespace ranets::shell
