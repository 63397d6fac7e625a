#pragma once
// The school's year: terms, holidays, bells. All days and times are school-local.
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "model/date.h"

namespace ranets::stub {

using model::Date;

inline constexpr model::ZoneOffset kSchoolZone{7 * 60};  // Novosibirsk
inline constexpr int kLessonMinutes = 45;
inline constexpr int kMaxLessons = 8;   // a day
inline constexpr int kSecondShift = 5;  // its first lesson comes with the sixth of the first shift
inline constexpr std::array<int, kSecondShift + kMaxLessons> kBells{
    // minutes after midnight at which the lessons of both shifts start
    8 * 60 + 30, 9 * 60 + 25, 10 * 60 + 25, 11 * 60 + 25, 12 * 60 + 20, 13 * 60 + 15, 14 * 60 + 10,
    15 * 60 + 5, 16 * 60 + 5, 17 * 60,      17 * 60 + 50, 18 * 60 + 40, 19 * 60 + 30};

// The place of a class's lesson `number`, from 1, in the school's day, from 0: in kBells.
constexpr int slot_of(int number, bool second_shift) {
    return number - 1 + (second_shift ? kSecondShift : 0);
}

struct Term {
    std::string name;
    int number = 0;  // from 0, as the partner API counts
    Date start;
    Date finish;  // inclusive
};

struct Holiday {
    std::string name;
    Date start;
    Date finish;  // inclusive
};

struct SchoolYear {
    int first_year = 0;  // 2026 for 2026/27
    Date start;
    Date finish;  // inclusive
    std::vector<Term> quarters;
    std::vector<Term> halves;
    std::vector<Holiday> holidays;  // in order, none overlaps another

    bool is_day_off(Date date) const;  // outside the year, Sunday or a holiday
    const std::vector<Term>& terms(int grade) const { return grade >= 10 ? halves : quarters; }
};

// The school year that owns the week of `anchor`.
int school_year_of(Date anchor);

// The week of `anchor` is always a school week: terms and holidays make room for it, so that a
// demonstration has something to show on any day of the calendar.
SchoolYear make_school_year(int first_year, Date anchor);

std::string clock_text(int minutes);  // 510 → "08:30"

}  // namespace ranets::stub
