// The timetable spread over a school year.
#include <algorithm>

#include "content/matter.h"
#include "school/journal.h"

namespace ranets::stub {

Journal::Journal(const District& district)
    : district_(district),
      plans_(new Lazy<Plan>[district.cohorts().size() * kYears]),
      timetables_(new Lazy<SchoolTimetable>[district.schools().size() * kYears]) {}

const SchoolTimetable& Journal::timetable(int school, int back) const {
    auto& entry = timetables_[static_cast<std::size_t>(school * kYears + back)];
    std::call_once(entry.once, [&] { entry.value = make_timetable(district_, school, back); });
    return entry.value;
}

const Plan& Journal::plan(Group group) const {
    auto& entry = plans_[static_cast<std::size_t>(group.index())];
    std::call_once(entry.once, [&] { entry.value = make_plan(group); });
    return entry.value;
}

Plan Journal::make_plan(Group group) const {
    Plan plan;
    const Cohort& cohort = district_.cohort(group.cohort);
    if (district_.grade(group) < 1) return plan;
    const ClassWeek& week =
        timetable(cohort.school, group.back)[static_cast<std::size_t>(cohort.place())];
    std::array<int, kSubjectCount> last;
    last.fill(kNone);
    const SchoolYear& year = district_.year(group);
    for (Date date = year.start; date <= year.finish; date = date + 1) {
        if (year.is_day_off(date)) continue;
        const auto& day = week.days[static_cast<std::size_t>(date.weekday())];
        for (int i = 0; i < kMaxLessons; ++i) {
            const Subject subject = day[static_cast<std::size_t>(i)];
            if (subject == Subject::Count) continue;
            const auto at = static_cast<std::size_t>(subject);
            plan.lessons.push_back({date, i + 1, subject, plan.totals[at]++, last[at]});
            last[at] = static_cast<int>(plan.lessons.size()) - 1;
        }
    }
    return plan;
}

std::pair<int, int> Plan::between(Date from, Date to) const {
    const auto first = std::ranges::lower_bound(lessons, from, {}, &PlanLesson::date);
    const auto last = std::ranges::upper_bound(lessons, to, {}, &PlanLesson::date);
    if (last <= first) return {0, 0};
    return {static_cast<int>(first - lessons.begin()), static_cast<int>(last - lessons.begin())};
}

const PlanLesson& Journal::lesson(LessonRef ref) const {
    return plan(ref.group).lessons[static_cast<std::size_t>(ref.at)];
}

bool Journal::exists(LessonRef ref) const {
    if (ref.group.cohort >= static_cast<int>(district_.cohorts().size())) return false;
    return district_.group(ref.group.cohort, ref.group.back) &&
           static_cast<std::size_t>(ref.at) < plan(ref.group).lessons.size();
}

std::string Journal::topic(LessonRef ref) const {
    if (const DemoLesson* demo = demo_lesson(ref)) return std::string(demo->topic);
    const PlanLesson& at = lesson(ref);
    const int total = plan(ref.group).totals[static_cast<std::size_t>(at.subject)];
    const std::string_view text =
        stub::topic(at.subject, district_.grade(ref.group), at.ordinal, total);
    if (has_special(ref) && info(special_kind(ref)).important) {
        return std::string(info(special_kind(ref)).name) + ". " + std::string(text);
    }
    return std::string(text);
}

int Journal::teacher(LessonRef ref) const {
    return district_.teacher_of(ref.group.cohort, lesson(ref).subject, district_.grade(ref.group));
}

std::string_view Journal::room(LessonRef ref) const {
    const PlanLesson& at = lesson(ref);
    return district_.room_of(ref.group.cohort, at.subject, teacher(ref),
                             static_cast<int>(at.date.weekday()));
}

LocalTime lesson_start(const PlanLesson& lesson) {
    return {lesson.date, {kBells[static_cast<std::size_t>(lesson.number - 1)]}};
}

LocalTime lesson_end(const PlanLesson& lesson) {
    return {lesson.date, {kBells[static_cast<std::size_t>(lesson.number - 1)] + kLessonMinutes}};
}

}  // namespace ranets::stub
