#pragma once
// A school's weekly timetable for one school year, the same every week. No teacher and no room is
// in two places at once: a teacher keeps a room, halls of sport are shared out by day. Where a
// class is taught in subgroups, both are at the same time.
#include <array>

#include "school/district.h"

namespace ranets::stub {

inline constexpr int kSchoolDays = 6;
inline constexpr int kDaySlots = static_cast<int>(kBells.size());  // of both shifts

// Subject::Count where the class has no lesson.
struct ClassWeek {
    std::array<std::array<Subject, kMaxLessons>, kSchoolDays> days;
    ClassWeek() {
        for (auto& day : days) day.fill(Subject::Count);
    }
};

using SchoolTimetable = std::array<ClassWeek, kClassesPerSchool>;

// `back` as in Group. Deterministic; a few milliseconds.
SchoolTimetable make_timetable(const District& district, int school, int back);

}  // namespace ranets::stub
