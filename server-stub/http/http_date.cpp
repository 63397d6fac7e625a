#include "http/http_date.h"

namespace ranets::stub {
namespace {

std::string two(int n) {
    return (n < 10 ? "0" : "") + std::to_string(n);
}

}  // namespace

std::string http_date(model::Instant at) {
    constexpr const char* kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const model::LocalTime utc = model::local_time(at, {0});
    const auto seconds = static_cast<int>(at.ms / 1000 % 60);
    return std::string(kDays[static_cast<int>(utc.date.weekday())]) + ", " + two(utc.date.day()) +
           " " + kMonths[utc.date.month() - 1] + " " + std::to_string(utc.date.year()) + " " +
           two(utc.time.minutes / 60) + ":" + two(utc.time.minutes % 60) + ":" + two(seconds) +
           " GMT";
}

}  // namespace ranets::stub
