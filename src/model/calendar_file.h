#pragma once
// An iCalendar file (RFC 5545) that calendar programs import, or poll.
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/date.h"
#include "model/ids.h"

namespace ranets::model {

struct CalendarEntry {
    // Names the entry for ever, in the characters of a URL: a program that meets it again changes
    // what it has.
    std::string uid;
    std::string title, place, text;  // any UTF-8; bytes that are none become U+FFFD
    struct Times {
        Instant start, finish;
    };
    std::optional<Times> times;  // none: it is of the whole day
    Date day;                    // then
    bool cancelled = false;
};

// Of a lesson of a pupil's, and of homework: the same whoever writes the file, and when.
std::string lesson_uid(LessonId lesson, PersonId pupil);
std::string homework_uid(WorkId work, PersonId pupil);

// Complete, with its lines' ends. `written` is when the entries were so: of two files the later one
// is right.
std::string calendar_file(std::string_view name, std::span<const CalendarEntry> entries,
                          Instant written);

}  // namespace ranets::model
