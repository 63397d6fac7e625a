#include "sync/server_clock.h"

#include <string>

namespace ranets::sync {
namespace {

constexpr std::int64_t kIgnoredMs = 2'000;
constexpr std::int64_t kJumpMs = 60'000;  // less is the clocks' own inaccuracy, or an adjustment

}  // namespace

std::optional<model::Instant> parse_http_date(std::string_view text) {
    constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
    if (text.size() != 29 || !text.ends_with(" GMT") || text.substr(3, 2) != ", ")
        return std::nullopt;
    const auto month = kMonths.find(text.substr(8, 3));
    if (month == std::string_view::npos || month % 3 != 0) return std::nullopt;

    // The day by way of its ISO form, the time by way of HH:MM and then the seconds alone.
    std::string iso(text.substr(12, 4));
    iso += month / 3 < 9 ? "-0" : "-1";
    iso += static_cast<char>('0' + (month / 3 + 1) % 10);
    iso += '-';
    iso += text.substr(5, 2);
    const auto date = model::Date::parse(iso);
    const auto time = model::TimeOfDay::parse(text.substr(17, 5));
    const char tens = text[23];
    const char units = text[24];
    if (!date || !time || text[22] != ':' || tens < '0' || tens > '6' || units < '0' || units > '9')
        return std::nullopt;
    return model::instant_of({*date, *time}, {}) + ((tens - '0') * 10 + (units - '0')) * 1000;
}

bool ServerClock::ran_ahead() {
    const std::int64_t jump = apart_ms() - apart_ms_;
    apart_ms_ += jump;
    if (jump < -kJumpMs) offset_ms_ -= jump;
    return jump > kJumpMs;
}

void ServerClock::observe(std::string_view http_date) {
    const auto said = parse_http_date(http_date);
    if (!said) return;
    const std::int64_t error = *said - now();
    if (error > -kIgnoredMs && error < kIgnoredMs) return;
    offset_ms_ += error;
    if (on_moved) on_moved();
}

}  // namespace ranets::sync
