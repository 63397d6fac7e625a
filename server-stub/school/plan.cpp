// The timetable spread over a school year.
#include <algorithm>
#include <tuple>

#include "content/matter.h"
#include "school/journal.h"

namespace ranets::stub {

Journal::Journal(const District& district)
    : district_(district),
      plans_(new Lazy<Plan>[district.cohorts().size() * kYears]),
      timetables_(new Lazy<SchoolTimetable>[district.schools().size() * kYears]),
      changes_(new Lazy<SchoolChanges>[district.schools().size() * kYears]) {}

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

const ClassChanges& Journal::changes(Group group) const {
    const Cohort& cohort = district_.cohort(group.cohort);
    auto& entry = changes_[static_cast<std::size_t>(cohort.school * kYears + group.back)];
    std::call_once(entry.once, [&] {
        entry.value = make_changes(district_, timetable(cohort.school, group.back), cohort.school,
                                   group.back);
    });
    return entry.value[static_cast<std::size_t>(cohort.place())];
}

// Lessons as the timetable has them, and beside those that change what becomes of them.
std::vector<PlanLesson> Journal::lay_out(Group group) const {
    std::vector<PlanLesson> lessons;
    const Cohort& cohort = district_.cohort(group.cohort);
    const ClassWeek& week =
        timetable(cohort.school, group.back)[static_cast<std::size_t>(cohort.place())];
    const int grade = district_.grade(group);
    const ClassChanges& list = changes(group);
    const auto put = [&](LessonPlace place, int subgroup, PlanLesson::Fate fate, int change) {
        const int slot = slot_of(place.number, is_second_shift(grade));
        lessons.push_back({place.date, place.number, place.subject, subgroup,
                           kBells[static_cast<std::size_t>(slot)], fate, change, 0, kNone});
    };
    const auto put_planned = [&](LessonPlace place, int subgroup) {
        const auto change = std::ranges::find_if(list, [&](const LessonChange& of) {
            return of.was.date == place.date && of.was.number == place.number &&
                   of.subgroup == subgroup;
        });
        const int at = static_cast<int>(change - list.begin());
        if (change == list.end()) {
            put(place, subgroup, PlanLesson::Fate::AsPlanned, kNone);
        } else if (change->in_place()) {
            put(place, subgroup, PlanLesson::Fate::Changed, at);
        } else {
            put(place, subgroup, PlanLesson::Fate::GivesWay, at);
            put(change->now, subgroup, PlanLesson::Fate::New, at);
        }
    };
    const SchoolYear& year = district_.year(group);
    for (Date date = year.start; date <= year.finish; date = date + 1) {
        if (year.is_day_off(date)) continue;
        const auto& day = week.days[static_cast<std::size_t>(date.weekday())];
        for (int number = 1; number <= kMaxLessons; ++number) {
            const Subject subject = day[static_cast<std::size_t>(number - 1)];
            if (subject == Subject::Count) continue;
            const bool parted = has_subgroups(subject, grade);
            for (int subgroup = parted ? 1 : 0; subgroup <= (parted ? 2 : 0); ++subgroup) {
                put_planned({date, number, subject, kNone}, subgroup);
            }
        }
    }
    std::ranges::stable_sort(lessons, [](const PlanLesson& a, const PlanLesson& b) {
        return std::tie(a.date, a.number, a.subgroup) < std::tie(b.date, b.number, b.subgroup);
    });
    return lessons;
}

Plan Journal::make_plan(Group group) const {
    Plan plan;
    if (district_.grade(group) < 1) return plan;
    plan.lessons = lay_out(group);
    std::array<std::array<int, 3>, kSubjectCount> last;
    for (auto& subject : last) subject.fill(kNone);
    for (std::size_t i = 0; i < plan.lessons.size(); ++i) {
        PlanLesson& lesson = plan.lessons[i];
        const auto subject = static_cast<std::size_t>(lesson.subject);
        const auto subgroup = static_cast<std::size_t>(lesson.subgroup);
        int& total = plan.totals[subject][subgroup];
        lesson.ordinal = total;
        lesson.previous = last[subject][subgroup];
        if (!takes_place(group, lesson)) continue;
        last[subject][subgroup] = static_cast<int>(i);
        ++total;
    }
    return plan;
}

bool Journal::takes_place(Group group, const PlanLesson& lesson) const {
    if (lesson.change == kNone) return true;
    const LessonChange& change = changes(group)[static_cast<std::size_t>(lesson.change)];
    return lesson.fate != PlanLesson::Fate::GivesWay && change.kind != ChangeKind::Cancelled;
}

bool Journal::takes_place(LessonRef ref) const {
    return takes_place(ref.group, lesson(ref));
}

const LessonChange* Journal::change(LessonRef ref) const {
    const PlanLesson& of = lesson(ref);
    if (of.change == kNone) return nullptr;
    return &changes(ref.group)[static_cast<std::size_t>(of.change)];
}

bool Journal::attends(LessonRef ref, int pupil) const {
    const PlanLesson& of = lesson(ref);
    if (!district_.attends(district_.person(pupil), ref.group, of.date)) return false;
    return of.subgroup == 0 ||
           of.subgroup == district_.subgroup_of(ref.group.cohort, of.subject, pupil);
}

std::vector<LessonRef> Journal::lessons_of(int pupil, Date from, Date to) const {
    std::vector<LessonRef> lessons;
    std::vector<Group> groups = district_.groups_of(district_.person(pupil));
    std::ranges::reverse(groups);
    for (const Group group : groups) {
        const SchoolYear& year = district_.year(group);
        if (year.finish < from || year.start > to) continue;
        const auto [first, last] = plan(group).between(from, to);
        for (int at = first; at < last; ++at) {
            if (attends({group, at}, pupil)) lessons.push_back({group, at});
        }
    }
    return lessons;
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
    const std::string_view text =
        stub::topic(at.subject, district_.grade(ref.group), at.ordinal, plan(ref.group).total(at));
    if (has_special(ref) && info(special_kind(ref)).important) {
        return std::string(info(special_kind(ref)).name) + ". " + std::string(text);
    }
    return std::string(text);
}

int Journal::planned_teacher(LessonRef ref) const {
    const PlanLesson& of = lesson(ref);
    return district_.teacher_of(ref.group.cohort, of.subject, district_.grade(ref.group),
                                of.subgroup);
}

int Journal::teacher(LessonRef ref) const {
    const LessonChange* const of = change(ref);
    const bool gives_way = lesson(ref).fate == PlanLesson::Fate::GivesWay;
    return of && !gives_way ? of->now.teacher : planned_teacher(ref);
}

// Who stands in comes to the room of the lesson.
std::string_view Journal::room(LessonRef ref) const {
    const PlanLesson& at = lesson(ref);
    return district_.room_of(ref.group.cohort, at.subject, planned_teacher(ref),
                             static_cast<int>(at.date.weekday()));
}

LocalTime lesson_start(const PlanLesson& lesson) {
    return {lesson.date, {lesson.start}};
}

LocalTime lesson_end(const PlanLesson& lesson) {
    return {lesson.date, {lesson.start + kLessonMinutes}};
}

}  // namespace ranets::stub
