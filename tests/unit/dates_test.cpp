#include <catch2/catch_test_macros.hpp>

#include "model/date.h"

using namespace ranets::model;

TEST_CASE("a date knows its parts and its ISO form") {
    const Date date = Date::of(2026, 11, 16);
    CHECK(date.year() == 2026);
    CHECK(date.month() == 11);
    CHECK(date.day() == 16);
    CHECK(date.iso() == "2026-11-16");
    CHECK(Date::parse("2026-11-16") == date);
    CHECK(Date::of(1970, 1, 1).days == 0);
    CHECK(Date::of(33, 2, 1).iso() == "0033-02-01");
}

TEST_CASE("only whole existing days are parsed") {
    CHECK(Date::parse("2024-02-29"));
    for (const char* wrong : {"", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10",
                              "2026-11-31", "2026-11-16T00:00:00", "2026-1-16", "2026/11/16",
                              "2026-11-1x", "-026-11-16", "2026-11-+6"}) {
        INFO(wrong);
        CHECK_FALSE(Date::parse(wrong));
    }
    CHECK(Date::parse("2000-02-29"));
}

TEST_CASE("a leap day lies between its neighbours") {
    CHECK(Date::of(2024, 2, 28) + 1 == Date::of(2024, 2, 29));
    CHECK(Date::of(2024, 2, 29) + 1 == Date::of(2024, 3, 1));
    CHECK(Date::of(2026, 3, 1) - Date::of(2026, 2, 28) == 1);
}

TEST_CASE("the Monday of a week may lie in the year before") {
    CHECK(Date::of(2027, 1, 1).weekday() == Weekday::Friday);
    CHECK(Date::of(2027, 1, 1).monday() == Date::of(2026, 12, 28));
    CHECK(Date::of(2026, 12, 28).monday() == Date::of(2026, 12, 28));
    CHECK(Date::of(2027, 1, 3).monday() == Date::of(2026, 12, 28));
    CHECK(Date::of(2027, 1, 4).monday() == Date::of(2027, 1, 4));
}

TEST_CASE("days before 1970 have the right weekday and round trip") {
    CHECK(Date{-1}.weekday() == Weekday::Wednesday);
    CHECK(Date{-4}.weekday() == Weekday::Sunday);
    CHECK(Date{-4}.monday() == Date{-10});
    for (int days = -200'000; days < 200'000; days += 37) {
        const Date date{days};
        CHECK(Date::parse(date.iso()) == date);
    }
}

TEST_CASE("times of day are parsed strictly") {
    CHECK(TimeOfDay::parse("8:30") == TimeOfDay{510});
    CHECK(TimeOfDay::parse("08:30") == TimeOfDay{510});
    CHECK(TimeOfDay::parse("23:59") == TimeOfDay{1439});
    for (const char* wrong : {"", ":30", "24:00", "8:60", "8:3", "008:30", "8.30", "08:30:00"}) {
        INFO(wrong);
        CHECK_FALSE(TimeOfDay::parse(wrong));
    }
}

TEST_CASE("zones may lie west of Greenwich") {
    CHECK(ZoneOffset::parse("07:00") == ZoneOffset{420});
    CHECK(ZoneOffset::parse("+05:45") == ZoneOffset{345});
    CHECK(ZoneOffset::parse("-03:30") == ZoneOffset{-210});
    CHECK_FALSE(ZoneOffset::parse("MSK"));
}

TEST_CASE("an instant falls on the school's own day") {
    const ZoneOffset novosibirsk{420};
    const Instant late_evening_utc = instant_of({Date::of(2026, 11, 17), {18 * 60}}, {});
    CHECK(local_time(late_evening_utc, novosibirsk) == LocalTime{Date::of(2026, 11, 18), {60}});
    CHECK(local_time(late_evening_utc, ZoneOffset{-210}).date == Date::of(2026, 11, 17));
    CHECK(local_time(Instant{-1}, {}) == LocalTime{Date{-1}, {1439}});
    const LocalTime local{Date::of(1969, 12, 31), {5}};
    CHECK(local_time(instant_of(local, novosibirsk), novosibirsk) == local);
}
