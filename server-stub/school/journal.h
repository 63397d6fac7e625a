#pragma once
// What happens in lessons: worked out from the seed whenever it is asked for, so that years of
// lessons of any number of classes take no room. Only whole-year plans are kept, built on first
// use. Safe to call from any number of threads.
//
// Nothing is known before its time: homework before it is set, marks before they are given. Callers
// pass the school's present.
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "school/demo_week.h"
#include "school/ids.h"
#include "school/timetable.h"

namespace ranets::stub {

using model::LocalTime;

struct PlanLesson {
    Date date;
    int number = 0;  // from 1
    Subject subject = Subject::Count;
    int ordinal = 0;       // among the subject's lessons of the year, from 0
    int previous = kNone;  // the subject's lesson before this one, in the plan
};

struct Plan {
    std::vector<PlanLesson> lessons;  // by date and number
    std::array<int, kSubjectCount> totals{};

    // Positions [first, last) of the lessons between two days, both inclusive.
    std::pair<int, int> between(Date from, Date to) const;
};

struct HomeworkFact {
    std::string text;
    LocalTime set_at;
    std::vector<DemoFile> files;
};

struct MarkFact {
    WorkSlot slot = WorkSlot::Lesson;
    int nth = 0;
    int value = 0;  // 2–5
    std::string_view comment;
    LocalTime given_at;
};

enum class Attendance : std::uint8_t { Present, Absent, Ill, Late, Excused };

class Journal {
  public:
    explicit Journal(const District& district);

    const District& district() const { return district_; }
    const Plan& plan(Group group) const;
    const PlanLesson& lesson(LessonRef ref) const;
    bool exists(LessonRef ref) const;  // for references that came from outside

    std::string topic(LessonRef ref) const;
    int teacher(LessonRef ref) const;
    std::string_view room(LessonRef ref) const;

    bool has_special(LessonRef ref) const;
    WorkKind special_kind(LessonRef ref) const;  // when has_special

    std::optional<HomeworkFact> homework(LessonRef ref) const;          // whenever it will be set
    bool homework_done(LessonRef ref, int pupil, LocalTime now) const;  // the school's guess

    // Marks of a pupil (a person) at the lesson, in the order they are given, future ones included.
    std::vector<MarkFact> marks(LessonRef ref, int pupil) const;
    Attendance attendance(LessonRef ref, int pupil) const;

  private:
    const SchoolTimetable& timetable(int school, int back) const;
    Plan make_plan(Group group) const;
    const DemoLesson* demo_lesson(LessonRef ref) const;
    bool is_demo_pupil_now(LessonRef ref, int pupil) const;
    std::vector<MarkFact> demo_marks(LessonRef ref, const DemoLesson& demo) const;
    std::optional<std::vector<MarkFact>> demo_term_marks(LessonRef ref) const;
    int mark_value(LessonRef ref, int pupil, std::uint64_t luck) const;

    template <class T>
    struct Lazy {
        std::once_flag once;
        T value;
    };

    const District& district_;
    std::unique_ptr<Lazy<Plan>[]> plans_;
    std::unique_ptr<Lazy<SchoolTimetable>[]> timetables_;
};

LocalTime lesson_start(const PlanLesson& lesson);
LocalTime lesson_end(const PlanLesson& lesson);

}  // namespace ranets::stub
