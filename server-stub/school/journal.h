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

#include "school/changes.h"
#include "school/demo_week.h"
#include "school/ids.h"
#include "school/timetable.h"

namespace ranets::stub {

using model::LocalTime;

struct PlanLesson {
    Date date;
    int number = 0;  // from 1
    Subject subject = Subject::Count;
    int subgroup = 0;  // 1 or 2; 0: the whole class
    int start = 0;     // minutes after midnight
    // What the change that is `change` in the class's list did to it. A lesson that another takes
    // the place of gives way to it when the change is told: until then there is only the one, after
    // that only the other.
    enum class Fate : std::uint8_t { AsPlanned, Changed, New, GivesWay } fate = Fate::AsPlanned;
    int change = kNone;
    int ordinal = 0;       // among the subject's lessons of the year, from 0
    int previous = kNone;  // the subject's lesson before this one, in the plan
};

struct Plan {
    std::vector<PlanLesson> lessons;                         // by date, number and subgroup
    std::array<std::array<int, 3>, kSubjectCount> totals{};  // by subgroup

    // Positions [first, last) of the lessons between two days, both inclusive.
    std::pair<int, int> between(Date from, Date to) const;
    int total(const PlanLesson& lesson) const {
        return totals[static_cast<std::size_t>(lesson.subject)]
                     [static_cast<std::size_t>(lesson.subgroup)];
    }
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
    int was = 0;  // before the teacher corrected it; 0: never
    LocalTime corrected_at;
};

inline constexpr int kLongestCorrection = 3;  // days from a mark to its correction, Sunday apart

enum class Attendance : std::uint8_t { Present, Absent, Ill, Late, Excused };

class Journal {
  public:
    explicit Journal(const District& district);

    const District& district() const { return district_; }
    const Plan& plan(Group group) const;
    const PlanLesson& lesson(LessonRef ref) const;
    bool exists(LessonRef ref) const;  // for references that came from outside

    // What changes the lesson, told or not; nothing for one that goes as planned.
    const LessonChange* change(LessonRef ref) const;
    bool takes_place(LessonRef ref) const;  // it neither gives way nor is cancelled

    // Whether the pupil (a person) is or was there: the class, the subgroup and the day agree.
    bool attends(LessonRef ref, int pupil) const;
    // The pupil's lessons of two days and those between, in all classes and years, oldest first.
    std::vector<LessonRef> lessons_of(int pupil, Date from, Date to) const;

    std::string topic(LessonRef ref) const;
    int planned_teacher(LessonRef ref) const;
    int teacher(LessonRef ref) const;  // who stands in, if somebody does
    std::string_view room(LessonRef ref) const;

    bool has_special(LessonRef ref) const;
    WorkKind special_kind(LessonRef ref) const;  // when has_special

    std::optional<HomeworkFact> homework(LessonRef ref) const;          // whenever it will be set
    bool homework_done(LessonRef ref, int pupil, LocalTime now) const;  // the school's guess

    // Marks of a pupil (a person) at the lesson, in the order they are given, future ones included,
    // with the values that stay.
    std::vector<MarkFact> marks(LessonRef ref, int pupil) const;
    Attendance attendance(LessonRef ref, int pupil) const;

  private:
    const SchoolTimetable& timetable(int school, int back) const;
    const ClassChanges& changes(Group group) const;
    std::vector<PlanLesson> lay_out(Group group) const;
    Plan make_plan(Group group) const;
    bool takes_place(Group group, const PlanLesson& lesson) const;
    const DemoLesson* demo_lesson(LessonRef ref) const;
    bool is_demo_pupil_now(LessonRef ref, int pupil) const;
    std::vector<MarkFact> demo_marks(LessonRef ref, const DemoLesson& demo) const;
    std::optional<std::vector<MarkFact>> demo_term_marks(LessonRef ref) const;
    int mark_value(LessonRef ref, int pupil, std::uint64_t luck) const;
    std::vector<MarkFact> first_marks(LessonRef ref, int pupil) const;
    void correct(MarkFact& mark, LessonRef ref, int pupil) const;

    template <class T>
    struct Lazy {
        std::once_flag once;
        T value;
    };

    const District& district_;
    std::unique_ptr<Lazy<Plan>[]> plans_;
    std::unique_ptr<Lazy<SchoolTimetable>[]> timetables_;
    std::unique_ptr<Lazy<SchoolChanges>[]> changes_;
};

LocalTime lesson_start(const PlanLesson& lesson);
LocalTime lesson_end(const PlanLesson& lesson);

}  // namespace ranets::stub
