#pragma once
// A diary as entries of a calendar.
#include <span>
#include <vector>

#include "model/calendar_file.h"
#include "model/diary.h"

namespace ranets::model {

// Lessons with their times and rooms, homework as entries of the day that it is due on. With the
// diaries of several people in one calendar each entry says whose it is. What the server's
// subscription says of a lesson is said here in the same words (tests/e2e/take.spec.mjs).
std::vector<CalendarEntry> calendar_of(const DiaryOwner& owner, std::span<const Day> days,
                                       ZoneOffset zone, bool several);

}  // namespace ranets::model
