#include "model/date.h"

#include <chrono>

namespace ranets::model {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kDayMs = 24 * 60 * kMinuteMs;

std::chrono::year_month_day civil(Date date) {
    return std::chrono::sys_days{std::chrono::days{date.days}};
}

// Digits of `text` as a number; nothing when another character occurs or the text is empty.
std::optional<int> number(std::string_view text) {
    if (text.empty() || text.size() > 9) return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}

void append_padded(std::string& out, int value, int width) {
    const std::string digits = std::to_string(value);
    for (int i = static_cast<int>(digits.size()); i < width; ++i) out += '0';
    out += digits;
}

}  // namespace

Date Date::of(int year, int month, int day) {
    const std::chrono::year_month_day ymd{std::chrono::year{year},
                                          std::chrono::month{static_cast<unsigned>(month)},
                                          std::chrono::day{static_cast<unsigned>(day)}};
    return {static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count())};
}

std::optional<Date> Date::parse(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const auto year = number(iso.substr(0, 4));
    const auto month = number(iso.substr(5, 2));
    const auto day = number(iso.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day ymd{std::chrono::year{*year},
                                          std::chrono::month{static_cast<unsigned>(*month)},
                                          std::chrono::day{static_cast<unsigned>(*day)}};
    if (!ymd.ok()) return std::nullopt;
    return Date::of(*year, *month, *day);
}

int Date::year() const {
    return static_cast<int>(civil(*this).year());
}
int Date::month() const {
    return static_cast<int>(static_cast<unsigned>(civil(*this).month()));
}
int Date::day() const {
    return static_cast<int>(static_cast<unsigned>(civil(*this).day()));
}

Weekday Date::weekday() const {
    // 1970-01-01 was a Thursday.
    return static_cast<Weekday>(((days + 3) % 7 + 7) % 7);
}

Date Date::monday() const {
    return *this - static_cast<int>(weekday());
}

std::string Date::iso() const {
    std::string out;
    append_padded(out, year(), 4);
    out += '-';
    append_padded(out, month(), 2);
    out += '-';
    append_padded(out, day(), 2);
    return out;
}

std::optional<TimeOfDay> TimeOfDay::parse(std::string_view hh_mm) {
    const auto colon = hh_mm.find(':');
    if (colon == std::string_view::npos || colon > 2 || hh_mm.size() != colon + 3)
        return std::nullopt;
    const auto hours = number(hh_mm.substr(0, colon));
    const auto minutes = number(hh_mm.substr(colon + 1));
    if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
    return TimeOfDay{*hours * 60 + *minutes};
}

std::optional<ZoneOffset> ZoneOffset::parse(std::string_view text) {
    const bool negative = !text.empty() && text.front() == '-';
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) text.remove_prefix(1);
    const auto time = TimeOfDay::parse(text);
    if (!time) return std::nullopt;
    return ZoneOffset{negative ? -time->minutes : time->minutes};
}

LocalTime local_time(Instant at, ZoneOffset zone) {
    const std::int64_t local = at.ms + zone.minutes * kMinuteMs;
    const std::int64_t day = floor_div(local, kDayMs);
    return {Date{static_cast<std::int32_t>(day)},
            TimeOfDay{static_cast<std::int32_t>((local - day * kDayMs) / kMinuteMs)}};
}

Instant instant_of(LocalTime local, ZoneOffset zone) {
    return {local.date.days * kDayMs + (local.time.minutes - zone.minutes) * kMinuteMs};
}

}  // namespace ranets::model
