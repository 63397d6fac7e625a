#pragma once
// School-local calendar days and times of day, and UTC instants. A Date never becomes an Instant
// without a zone offset being named: see `instant_of`.
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ranets::model {

enum class Weekday : std::uint8_t {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday
};

// A school-local calendar day, proleptic Gregorian.
struct Date {
    std::int32_t days = 0;  // since 1970-01-01

    static Date of(int year, int month, int day);            // month 1-12, day 1-31; must exist
    static std::optional<Date> parse(std::string_view iso);  // "2026-11-16", trailing text refused

    int year() const;
    int month() const;  // 1-12
    int day() const;    // 1-31
    Weekday weekday() const;
    Date monday() const;  // of the same ISO week
    std::string iso() const;

    friend constexpr auto operator<=>(Date, Date) = default;
    friend constexpr Date operator+(Date date, int days) { return {date.days + days}; }
    friend constexpr Date operator-(Date date, int days) { return {date.days - days}; }
    friend constexpr int operator-(Date a, Date b) { return a.days - b.days; }
};

// Minutes after school-local midnight.
struct TimeOfDay {
    std::int32_t minutes = 0;
    static std::optional<TimeOfDay> parse(std::string_view hh_mm);  // "8:30", "08:30"
    friend constexpr auto operator<=>(TimeOfDay, TimeOfDay) = default;
};

// A moment in UTC, milliseconds since 1970-01-01T00:00:00Z.
struct Instant {
    std::int64_t ms = 0;
    friend constexpr auto operator<=>(Instant, Instant) = default;
    friend constexpr Instant operator+(Instant at, std::int64_t ms) { return {at.ms + ms}; }
    friend constexpr std::int64_t operator-(Instant a, Instant b) { return a.ms - b.ms; }
};

// Minutes east of UTC, from the API's "07:00" (the sign may lead: "-03:30").
struct ZoneOffset {
    std::int32_t minutes = 0;
    static std::optional<ZoneOffset> parse(std::string_view text);
    friend constexpr auto operator<=>(ZoneOffset, ZoneOffset) = default;
};

struct LocalTime {
    Date date;
    TimeOfDay time;
    friend constexpr auto operator<=>(LocalTime, LocalTime) = default;
};

LocalTime local_time(Instant at, ZoneOffset zone);
Instant instant_of(LocalTime local, ZoneOffset zone);

}  // namespace ranets::model
