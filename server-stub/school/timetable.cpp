#include "school/timetable.h"

#include <algorithm>
#include <span>

#include "school/demo_week.h"
#include "school/dice.h"

namespace ranets::stub {
namespace {

constexpr int kSettleMoves = 60'000;  // after the last clash is gone, for better days
constexpr int kMaxMoves = 4'000'000;  // never seen to be needed
constexpr int kClash = 1000;          // a teacher in two places
constexpr int kTwice = 4;             // the same subject twice a day
constexpr int kSaturdayLessons = 4;
constexpr int kSaturday = 5;
constexpr int kFullDay = 3;  // Thursday, of the eldest: as long as a day can be

struct Cell {
    int day;
    int lesson;  // from 0
};

// Swaps lessons inside the classes' weeks until no teacher is wanted twice at once.
class Solver {
  public:
    Solver(const District& district, int school, int back)
        : district_(district),
          school_(district.school(school)),
          back_(back),
          dice_(roll(district.seed(), 't', school, back)),
          busy_(school_.teachers.size()) {
        for (auto& teacher : busy_) teacher.fill(0);
        for (int place = 0; place < kClassesPerSchool; ++place) look_up_teachers(place);
    }

    SchoolTimetable solve() {
        for (int place = 0; place < kClassesPerSchool; ++place) lay_out(place);
        int left = kSettleMoves;
        for (int move = 0; move < kMaxMoves && left > 0; ++move) {
            try_swap(movable_[dice_.below(static_cast<std::uint32_t>(movable_.size()))]);
            if (clashes_ == 0) --left;
        }
        return weeks_;
    }

  private:
    struct Class {
        int place;
        std::vector<Cell> cells;  // those whose lessons may be swapped
    };

    Subject& lesson(int place, Cell cell) {
        return weeks_[static_cast<std::size_t>(place)]
            .days[static_cast<std::size_t>(cell.day)][static_cast<std::size_t>(cell.lesson)];
    }

    // One for the class, or one for each of its subgroups; by position among the school's teachers.
    struct Teachers {
        std::array<std::size_t, 2> at{};
        std::size_t count = 0;
        std::span<const std::size_t> all() const { return std::span(at).first(count); }
    };

    void look_up_teachers(int place) {
        const int cohort = school_.first_cohort + place;
        const auto group = district_.group(cohort, back_);
        if (!group) return;
        const int grade = district_.grade(*group);
        shifts_[static_cast<std::size_t>(place)] = is_second_shift(grade);
        for (const Hours& hours : curriculum(grade)) {
            Teachers& of = teachers(place, hours.subject);
            of.count = has_subgroups(hours.subject, grade) ? 2 : 1;
            for (std::size_t i = 0; i < of.count; ++i) {
                const int subgroup = of.count == 1 ? 0 : static_cast<int>(i) + 1;
                const int who = district_.teacher_of(cohort, hours.subject, grade, subgroup);
                of.at[i] = static_cast<std::size_t>(who - school_.teachers.front());
            }
        }
    }

    Teachers& teachers(int place, Subject subject) {
        return teachers_[static_cast<std::size_t>(place)][static_cast<std::size_t>(subject)];
    }

    std::size_t slot(int place, Cell cell) const {
        const bool second = shifts_[static_cast<std::size_t>(place)];
        return static_cast<std::size_t>(cell.day * kDaySlots + slot_of(cell.lesson + 1, second));
    }

    void put(int place, Subject subject, Cell cell) {
        lesson(place, cell) = subject;
        for (const std::size_t teacher : teachers(place, subject).all()) {
            if (busy_[teacher][slot(place, cell)]++ > 0) ++clashes_;
        }
    }

    void lift(int place, Cell cell) {
        for (const std::size_t teacher : teachers(place, lesson(place, cell)).all()) {
            if (--busy_[teacher][slot(place, cell)] > 0) --clashes_;
        }
    }

    void lay_out(int place) {
        const int cohort = school_.first_cohort + place;
        const auto group = district_.group(cohort, back_);
        if (!group) return;
        if (back_ == 0 && district_.is_demo_class(cohort)) {
            for (const DemoLesson& demo : demo_lessons()) {
                put(place, demo.subject, {demo.weekday, demo.number - 1});
            }
            return;
        }
        const int grade = district_.grade(*group);
        std::vector<Subject> lessons;
        for (const Hours& hours : curriculum(grade)) {
            if (hours.subject == Subject::Conversations) continue;
            lessons.insert(lessons.end(), static_cast<std::size_t>(hours.a_week), hours.subject);
        }
        dice_.shuffle(std::span(lessons));
        Class of{place, {}};
        put(place, Subject::Conversations, {0, 0});
        std::size_t next = 0;
        for (const Cell cell : cells(grade, static_cast<int>(lessons.size()))) {
            put(place, lessons[next++], cell);
            of.cells.push_back(cell);
        }
        movable_.push_back(std::move(of));
    }

    static bool has_full_day(int grade) { return grade >= 10; }

    // Days without gaps, of even length but for the full one and Saturday; Monday's first lesson is
    // not among them.
    static std::vector<Cell> cells(int grade, int lessons) {
        constexpr std::array<int, 5> kFilling{0, 3, 1, 4, 2};
        std::array<int, kSchoolDays> counts{};
        if (has_saturdays(grade)) counts[kSaturday] = kSaturdayLessons;
        if (has_full_day(grade)) counts[kFullDay] = kMaxLessons;
        int left = lessons + 1 - counts[kSaturday] - counts[kFullDay];
        for (std::size_t turn = 0; left > 0; ++turn) {
            const int day = kFilling[turn % kFilling.size()];
            if (has_full_day(grade) && day == kFullDay) continue;
            ++counts[static_cast<std::size_t>(day)];
            --left;
        }
        std::vector<Cell> cells;
        for (int day = 0; day < kSchoolDays; ++day) {
            const int count = counts[static_cast<std::size_t>(day)];
            for (int i = day == 0 ? 1 : 0; i < count; ++i) cells.push_back({day, i});
        }
        return cells;
    }

    int repeats(int place, int day) {
        std::array<std::uint8_t, kSubjectCount> seen{};
        int twice = 0;
        for (const Subject subject :
             weeks_[static_cast<std::size_t>(place)].days[static_cast<std::size_t>(day)]) {
            if (subject == Subject::Count || subject == Subject::Crafts) continue;
            if (seen[static_cast<std::size_t>(subject)]++ > 0) ++twice;
        }
        return twice;
    }

    int cost(int place, Cell a, Cell b) {
        const int days = repeats(place, a.day) + (a.day == b.day ? 0 : repeats(place, b.day));
        return clashes_ * kClash + days * kTwice;
    }

    void exchange(int place, Cell a, Cell b) {
        const Subject first = lesson(place, a);
        const Subject second = lesson(place, b);
        lift(place, a);
        lift(place, b);
        put(place, second, a);
        put(place, first, b);
    }

    void try_swap(const Class& of) {
        const auto count = static_cast<std::uint32_t>(of.cells.size());
        const Cell a = of.cells[dice_.below(count)];
        const Cell b = of.cells[dice_.below(count)];
        if (lesson(of.place, a) == lesson(of.place, b)) return;
        const int before = cost(of.place, a, b);
        exchange(of.place, a, b);
        if (cost(of.place, a, b) > before) exchange(of.place, a, b);
    }

    const District& district_;
    const SchoolInfo& school_;
    int back_;
    Dice dice_;
    SchoolTimetable weeks_{};
    std::vector<std::array<std::uint8_t, kSchoolDays * kDaySlots>> busy_;
    std::array<std::array<Teachers, kSubjectCount>, kClassesPerSchool> teachers_{};
    std::array<bool, kClassesPerSchool> shifts_{};
    std::vector<Class> movable_;
    int clashes_ = 0;
};

}  // namespace

SchoolTimetable make_timetable(const District& district, int school, int back) {
    return Solver(district, school, back).solve();
}

}  // namespace ranets::stub
