#pragma once
// Lessons that do not go as the timetable says: somebody stands in, another subject comes in their
// place, they move to the end of another day, or they fall out. Rolled from the seed for a school's
// year at once, so that no teacher who stands in is wanted elsewhere.
#include <array>
#include <string_view>
#include <vector>

#include "school/timetable.h"

namespace ranets::stub {

enum class ChangeKind : std::uint8_t { Replaced, Moved, Cancelled };

struct LessonPlace {
    Date date;
    int number = 0;  // from 1
    Subject subject = Subject::Count;
    int teacher = kNone;
};

struct LessonChange {
    ChangeKind kind = ChangeKind::Cancelled;
    LessonPlace was;
    LessonPlace now;  // the same when it is cancelled
    int subgroup = 0;
    model::LocalTime told_at;  // nobody knows of it before
    std::string_view reason;   // may be empty

    // Stays the same lesson in the plan, with another teacher or without anybody.
    bool in_place() const { return kind != ChangeKind::Moved && was.subject == now.subject; }
};

using ClassChanges = std::vector<LessonChange>;  // by the day they were planned for
using SchoolChanges = std::array<ClassChanges, kClassesPerSchool>;

// Deterministic; a few milliseconds. The demo class's anchor week has none, those around it each
// kind.
SchoolChanges make_changes(const District& district, const SchoolTimetable& timetable, int school,
                           int back);

}  // namespace ranets::stub
