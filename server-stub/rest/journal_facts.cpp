#include "rest/journal_facts.h"

#include <algorithm>

namespace ranets::stub {

WorkKind kind_of(const Call& call, WorkRef work) {
    switch (work.slot) {
        case WorkSlot::Homework:
            return WorkKind::Homework;
        case WorkSlot::Special:
            return call.journal().special_kind(work.lesson);
        default:
            return WorkKind::Lesson;
    }
}

bool work_exists(const Call& call, WorkRef work) {
    if (!call.journal().exists(work.lesson)) return false;
    switch (work.slot) {
        case WorkSlot::Lesson:
            return true;
        case WorkSlot::Homework:
            return homework_by_now(call, work.lesson).has_value();
        case WorkSlot::Special:
            return call.journal().has_special(work.lesson);
        default:
            return false;
    }
}

std::vector<WorkRef> works_of(const Call& call, LessonRef lesson) {
    std::vector<WorkRef> works{{lesson, WorkSlot::Lesson}};
    if (call.journal().has_special(lesson)) works.push_back({lesson, WorkSlot::Special});
    return works;
}

std::optional<HomeworkFact> homework_by_now(const Call& call, LessonRef lesson) {
    auto fact = call.journal().homework(lesson);
    if (fact && fact->set_at > call.now) fact.reset();
    return fact;
}

std::vector<MarkFact> marks_by_now(const Call& call, LessonRef lesson, int pupil) {
    if (call.journal().lesson(lesson).date > call.now.date) return {};
    auto marks = call.journal().marks(lesson, pupil);
    std::erase_if(marks, [&](const MarkFact& mark) { return mark.given_at > call.now; });
    return marks;
}

bool is_done(const Call& call, LessonRef lesson, int pupil) {
    const auto ticked = call.world.ticks.find(pupil, {lesson, WorkSlot::Homework});
    return ticked ? *ticked : call.journal().homework_done(lesson, pupil, call.now);
}

std::optional<Attendance> absence_by_now(const Call& call, LessonRef lesson, int pupil) {
    if (lesson_start(call.journal().lesson(lesson)) > call.now) return std::nullopt;
    const Attendance attendance = call.journal().attendance(lesson, pupil);
    return attendance == Attendance::Present ? std::nullopt : std::optional(attendance);
}

}  // namespace ranets::stub
