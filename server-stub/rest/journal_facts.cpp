#include "rest/journal_facts.h"

#include <algorithm>

#include "school/ids.h"
#include "state/ticks.h"

namespace ranets::stub {

bool exists_by_now(const Call& call, LessonRef lesson) {
    if (!call.journal().exists(lesson)) return false;
    const LessonChange* const change = call.journal().change(lesson);
    switch (call.journal().lesson(lesson).fate) {
        case PlanLesson::Fate::New:
            return change->told_at <= call.now;
        case PlanLesson::Fate::GivesWay:
            return change->told_at > call.now;
        default:
            return true;
    }
}

const LessonChange* change_by_now(const Call& call, LessonRef lesson) {
    const LessonChange* const change = call.journal().change(lesson);
    return change && change->told_at <= call.now ? change : nullptr;
}

bool is_cancelled(const Call& call, LessonRef lesson) {
    const LessonChange* const change = change_by_now(call, lesson);
    return change && change->kind == ChangeKind::Cancelled;
}

int teacher_by_now(const Call& call, LessonRef lesson) {
    return change_by_now(call, lesson) ? call.journal().teacher(lesson)
                                       : call.journal().planned_teacher(lesson);
}

std::vector<LessonRef> lessons_of_pupil(const Call& call, int pupil, Range range) {
    auto lessons = call.journal().lessons_of(pupil, range.from, range.to);
    std::erase_if(lessons, [&](LessonRef lesson) { return !exists_by_now(call, lesson); });
    return lessons;
}

std::vector<LessonRef> lessons_in_year(const Call& call, Range range) {
    const SchoolYear& year = call.district().year(*call.in.group);
    return lessons_of_pupil(call, call.in.person,
                            {std::max(range.from, year.start), std::min(range.to, year.finish)});
}

std::vector<LessonRef> lessons_of_group(const Call& call, Range range) {
    const Group group = *call.in.group;
    const auto& only = call.in.subgroup;
    const auto [first, last] = call.journal().plan(group).between(range.from, range.to);
    std::vector<LessonRef> lessons;
    for (int at = first; at < last; ++at) {
        const LessonRef lesson{group, at};
        const PlanLesson& of = call.journal().lesson(lesson);
        const bool fits = !only || (of.subject == only->subject && of.subgroup == only->number);
        if (fits && exists_by_now(call, lesson)) lessons.push_back(lesson);
    }
    return lessons;
}

std::vector<Member> members_in(const Call& call) {
    return call.in.subgroup ? call.district().members(*call.in.subgroup)
                            : call.district().members(*call.in.group);
}

bool find_group(Call& call, std::int64_t id) {
    const District& district = call.district();
    const auto part = ids::to_subgroup(id);
    const auto group = part ? part->group : ids::to_group(id);
    if (!group || group->cohort >= static_cast<int>(district.cohorts().size())) return false;
    call.in.group = district.group(group->cohort, group->back);
    call.in.subgroup = part;
    if (!call.in.group || !part) return call.in.group.has_value();
    const auto all = district.subgroups(*call.in.group);
    return std::ranges::find(all, *part) != all.end();
}

std::int64_t group_id(const Call& call, LessonRef lesson) {
    const PlanLesson& of = call.journal().lesson(lesson);
    if (of.subgroup == 0) return ids::group(lesson.group);
    return ids::subgroup({lesson.group, of.subject, of.subgroup});
}

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
    if (!exists_by_now(call, work.lesson) || is_cancelled(call, work.lesson)) return false;
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
    if (is_cancelled(call, lesson)) return {};
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
    for (MarkFact& mark : marks) {
        if (mark.was == 0 || mark.corrected_at <= call.now) continue;
        mark.value = mark.was;
        mark.was = 0;
    }
    return marks;
}

bool is_done(const Call& call, LessonRef lesson, int pupil) {
    const auto ticked = ticks::find(call.world.records, pupil, {lesson, WorkSlot::Homework});
    return ticked ? *ticked : call.journal().homework_done(lesson, pupil, call.now);
}

std::optional<Attendance> absence_by_now(const Call& call, LessonRef lesson, int pupil) {
    if (lesson_start(call.journal().lesson(lesson)) > call.now) return std::nullopt;
    const Attendance attendance = call.journal().attendance(lesson, pupil);
    return attendance == Attendance::Present ? std::nullopt : std::optional(attendance);
}

}  // namespace ranets::stub
