// What is taken for a date, a time or an offset is one, and is written as it was read.
#include "model/date.h"
#include "target.h"

namespace ranets::fuzz {

void dates(std::string_view bytes) {
    if (const auto date = model::Date::parse(bytes)) {
        check(date->iso() == bytes, "a date is written as it was read");
        check(model::Date::of(date->year(), date->month(), date->day()) == *date,
              "its parts are it");
        check(*date - date->monday() == static_cast<int>(date->weekday()),
              "its week begins on Monday");
    }
    if (const auto time = model::TimeOfDay::parse(bytes)) {
        check(time->minutes >= 0 && time->minutes < 24 * 60, "a time is of one day");
    }
    if (const auto zone = model::ZoneOffset::parse(bytes)) {
        const model::LocalTime local{model::Date::of(2026, 11, 18), {12 * 60 + 34}};
        check(model::local_time(model::instant_of(local, *zone), *zone) == local,
              "there and back is where one was");
    }
}

}  // namespace ranets::fuzz
