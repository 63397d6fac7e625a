#include "school/changes.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "school/dice.h"

namespace ranets::stub {
namespace {

constexpr std::array<std::string_view, 6> kReplacedBecause{
    "Учитель на больничном", "Учитель на курсах",   "Учитель сопровождает класс на олимпиаде",
    "Учитель на больничном", "Учитель на семинаре", ""};
constexpr std::array<std::string_view, 4> kMovedBecause{
    "Кабинет занят на олимпиаду", "По просьбе учителя", "В кабинете ремонт", ""};
constexpr std::array<std::string_view, 5> kCancelledBecause{"Учитель на больничном", "Медосмотр",
                                                            "Педсовет", "Класс на экскурсии", ""};

constexpr int kDemoTellingDay = 1;  // of the anchor week: what next week brings is known by then
constexpr model::TimeOfDay kDemoTellingTime{15 * 60 + 10};

class Changer {
  public:
    Changer(const District& district, const SchoolTimetable& timetable, int school, int back)
        : district_(district),
          timetable_(timetable),
          school_(district.school(school)),
          back_(back),
          busy_(school_.teachers.size()) {
        for (auto& teacher : busy_) teacher.fill(false);
        for (int place = 0; place < kClassesPerSchool; ++place) {
            if (const auto of = district_.group(cohort(place), back_)) note_teachers(place, *of);
        }
    }

    SchoolChanges make() {
        const SchoolYear& year = district_.year(back_);
        for (Date monday = year.start.monday(); monday <= year.finish; monday = monday + 7) {
            for (int place = 0; place < kClassesPerSchool; ++place) {
                if (const auto of = district_.group(cohort(place), back_)) {
                    change_week(place, *of, monday);
                }
            }
        }
        for (ClassChanges& changes : changes_) {
            std::stable_sort(changes.begin(), changes.end(),
                             [](const LessonChange& a, const LessonChange& b) {
                                 return a.was.date < b.was.date;
                             });
        }
        return std::move(changes_);
    }

  private:
    struct Week {
        int place;
        Group group;
        Date monday;
        Dice dice;
        std::array<bool, kSchoolDays> used{};  // a day changes at most once
    };

    int cohort(int place) const { return school_.first_cohort + place; }
    int grade(const Week& week) const { return district_.grade(week.group); }

    std::size_t teacher_at(int teacher) const {
        return static_cast<std::size_t>(teacher - school_.teachers.front());
    }

    static std::size_t slot(int grade, int day, int number) {
        return static_cast<std::size_t>(day * kDaySlots + slot_of(number, is_second_shift(grade)));
    }

    Subject planned(int place, int day, int number) const {
        return timetable_[static_cast<std::size_t>(place)]
            .days[static_cast<std::size_t>(day)][static_cast<std::size_t>(number - 1)];
    }

    int length(int place, int day) const {
        int number = 0;
        while (number < kMaxLessons && planned(place, day, number + 1) != Subject::Count) ++number;
        return number;
    }

    void note_teachers(int place, Group of) {
        const int year = district_.grade(of);
        for (int day = 0; day < kSchoolDays; ++day) {
            for (int number = 1; number <= length(place, day); ++number) {
                const Subject subject = planned(place, day, number);
                const bool parted = has_subgroups(subject, year);
                for (int subgroup = parted ? 1 : 0; subgroup <= (parted ? 2 : 0); ++subgroup) {
                    const int who = district_.teacher_of(of.cohort, subject, year, subgroup);
                    busy_[teacher_at(who)][slot(year, day, number)] = true;
                }
            }
        }
    }

    bool is_free(int teacher, const Week& week, int day, int number) const {
        const std::size_t at = slot(grade(week), day, number);
        return !busy_[teacher_at(teacher)][at] &&
               !taken_.contains({teacher, (week.monday + day).days, at});
    }

    void change_week(int place, Group group, Date monday) {
        const Date anchor = district_.anchor().monday();
        Week week{place,
                  group,
                  monday,
                  Dice(roll(district_.seed(), 'c', group.index(), monday.days)),
                  {}};
        const bool demo = group.back == 0 && district_.is_demo_class(group.cohort);
        if (demo && monday == anchor) return;
        if (demo && (monday == anchor - 7 || monday == anchor + 7)) {
            for (const ChangeKind kind :
                 {ChangeKind::Moved, ChangeKind::Replaced, ChangeKind::Cancelled}) {
                add(week, kind);
            }
            return;
        }
        constexpr std::array<int, 5> kHowMany{0, 1, 1, 2, 2};
        const int count = kHowMany[week.dice.below(kHowMany.size())];
        for (int i = 0; i < count; ++i) {
            const std::uint32_t luck = week.dice.below(100);
            add(week, luck < 55   ? ChangeKind::Replaced
                      : luck < 80 ? ChangeKind::Cancelled
                                  : ChangeKind::Moved);
        }
    }

    // Tries some days until one lets it; a week may go by without.
    void add(Week& week, ChangeKind kind) {
        constexpr int kTries = 30;
        for (int i = 0; i < kTries; ++i) {
            const int day = week.dice.between(0, kSchoolDays - 1);
            if (!is_open(week, day)) continue;
            auto change = kind == ChangeKind::Replaced ? replace(week, day)
                          : kind == ChangeKind::Moved  ? move(week, day)
                                                       : cancel(week, day);
            if (!change) continue;
            change->told_at = telling(week, *change);
            for (const Date changed : {change->was.date, change->now.date}) {
                week.used[static_cast<std::size_t>(changed - week.monday)] = true;
            }
            taken_.insert({change->now.teacher, change->now.date.days,
                           slot(grade(week), change->now.date - week.monday, change->now.number)});
            changes_[static_cast<std::size_t>(week.place)].push_back(*change);
            return;
        }
    }

    bool is_open(const Week& week, int day) const {
        constexpr int kShortest = 3;
        return !week.used[static_cast<std::size_t>(day)] && length(week.place, day) > kShortest &&
               !district_.year(back_).is_day_off(week.monday + day);
    }

    LessonChange begin(Week& week, ChangeKind kind, int day, int number) const {
        const Subject subject = planned(week.place, day, number);
        LessonChange change;
        change.kind = kind;
        if (has_subgroups(subject, grade(week))) {
            const bool demo = district_.is_demo_class(week.group.cohort);
            change.subgroup = demo ? 1 : week.dice.between(1, 2);
        }
        const int teacher =
            district_.teacher_of(week.group.cohort, subject, grade(week), change.subgroup);
        change.was = change.now = {week.monday + day, number, subject, teacher};
        return change;
    }

    template <std::size_t N>
    static std::string_view reason(Week& week, const std::array<std::string_view, N>& reasons) {
        return reasons[week.dice.below(static_cast<std::uint32_t>(N))];
    }

    std::optional<LessonChange> cancel(Week& week, int day) const {
        LessonChange change = begin(week, ChangeKind::Cancelled, day, length(week.place, day));
        change.reason = reason(week, kCancelledBecause);
        return change;
    }

    // Whoever teaches the same, or one who gives the class another subject. Monday's first lesson
    // is the class teacher's own.
    std::optional<LessonChange> replace(Week& week, int day) const {
        const int number = week.dice.between(day == 0 ? 2 : 1, length(week.place, day));
        LessonChange change = begin(week, ChangeKind::Replaced, day, number);
        const auto is_open_to = [&](int teacher) {
            return teacher != change.was.teacher && is_free(teacher, week, day, number);
        };
        std::vector<LessonPlace> candidates;
        const Department department = district_.person(change.was.teacher).department;
        for (const int other : school_.departments[static_cast<std::size_t>(department)]) {
            if (!is_open_to(other)) continue;
            candidates.push_back({change.was.date, number, change.was.subject, other});
        }
        if (change.subgroup == 0 && (candidates.empty() || week.dice.chance(400))) {
            for (const Hours& hours : curriculum(grade(week))) {
                const int other =
                    district_.teacher_of(week.group.cohort, hours.subject, grade(week));
                const bool fits = hours.subject != change.was.subject &&
                                  hours.subject != Subject::Conversations &&
                                  hours.subject != Subject::Sport &&
                                  !has_subgroups(hours.subject, grade(week));
                if (fits && is_open_to(other)) {
                    candidates.push_back({change.was.date, number, hours.subject, other});
                }
            }
        }
        if (candidates.empty()) return std::nullopt;
        change.now = week.dice.pick(std::span(candidates));
        change.reason = reason(week, kReplacedBecause);
        return change;
    }

    // The last lesson of a day becomes the last one of another.
    std::optional<LessonChange> move(Week& week, int day) const {
        LessonChange change = begin(week, ChangeKind::Moved, day, length(week.place, day));
        const int to = week.dice.between(0, kSchoolDays - 1);
        const int number = length(week.place, to) + 1;
        const bool fits = change.subgroup == 0 && change.was.subject != Subject::Sport &&
                          to != day && number <= kMaxLessons && is_open(week, to) &&
                          is_free(change.was.teacher, week, to, number);
        if (!fits) return std::nullopt;
        change.now.date = week.monday + to;
        change.now.number = number;
        change.reason = reason(week, kMovedBecause);
        return change;
    }

    // Some days before, but not on a Sunday.
    model::LocalTime telling(Week& week, const LessonChange& change) const {
        const Date anchor = district_.anchor().monday();
        if (back_ == 0 && district_.is_demo_class(week.group.cohort) && week.monday == anchor + 7) {
            return {anchor + kDemoTellingDay, kDemoTellingTime};
        }
        const Date first = std::min(change.was.date, change.now.date);
        Date day = first - week.dice.between(1, 4);
        if (day.weekday() == model::Weekday::Sunday) day = day - 1;
        return {day, {14 * 60 + week.dice.between(0, 150)}};
    }

    const District& district_;
    const SchoolTimetable& timetable_;
    const SchoolInfo& school_;
    int back_;
    SchoolChanges changes_;
    std::vector<std::array<bool, kSchoolDays * kDaySlots>> busy_;  // by the timetable
    std::set<std::tuple<int, int, std::size_t>> taken_;            // by changes: teacher, day, slot
};

}  // namespace

SchoolChanges make_changes(const District& district, const SchoolTimetable& timetable, int school,
                           int back) {
    return Changer(district, timetable, school, back).make();
}

}  // namespace ranets::stub
