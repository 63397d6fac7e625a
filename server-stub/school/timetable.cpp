#include "school/timetable.h"

#include <algorithm>

#include "school/demo_week.h"
#include "school/dice.h"

namespace ranets::stub {
namespace {

constexpr int kSettleMoves = 60'000;  // after the last clash is gone, for better days
constexpr int kMaxMoves = 4'000'000;  // never seen to be needed
constexpr int kClash = 1000;          // a teacher in two places
constexpr int kTwice = 4;             // the same subject twice a day
constexpr int kSaturdayLessons = 4;

struct Cell {
    int day;
    int lesson;  // from 0
    int slot() const { return day * kMaxLessons + lesson; }
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

    std::uint8_t& busy(int place, Subject subject, Cell cell) {
        const int cohort = school_.first_cohort + place;
        const int grade = district_.cohort(cohort).grade - back_;
        const int teacher = district_.teacher_of(cohort, subject, grade);
        const auto at = static_cast<std::size_t>(teacher - school_.teachers.front());
        return busy_[at][static_cast<std::size_t>(cell.slot())];
    }

    void put(int place, Subject subject, Cell cell) {
        lesson(place, cell) = subject;
        if (busy(place, subject, cell)++ > 0) ++clashes_;
    }

    void lift(int place, Cell cell) {
        if (--busy(place, lesson(place, cell), cell) > 0) --clashes_;
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

    // Days without gaps, the first ones longer; Monday's first lesson is not among them.
    static std::vector<Cell> cells(int grade, int lessons) {
        const int days = 5;
        const int saturday = has_saturdays(grade) ? kSaturdayLessons : 0;
        const int rest = lessons + 1 - saturday;
        std::vector<Cell> cells;
        for (int day = 0; day < kSchoolDays; ++day) {
            const bool longer = (day * 2) % days < rest % days;
            const int count = day == days ? saturday : rest / days + (longer ? 1 : 0);
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
    std::vector<std::array<std::uint8_t, kSchoolDays * kMaxLessons>> busy_;
    std::vector<Class> movable_;
    int clashes_ = 0;
};

}  // namespace

SchoolTimetable make_timetable(const District& district, int school, int back) {
    return Solver(district, school, back).solve();
}

}  // namespace ranets::stub
