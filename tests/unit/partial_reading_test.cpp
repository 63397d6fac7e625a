// A disk that fails in the middle of a reading: half of a thing is not taken for the whole.
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "store/topics/account_cache.h"
#include "store/topics/calendar_cache.h"
#include "store/topics/school_cache.h"
#include "unit/memory_cache.h"

using namespace ranets;
using namespace ranets::model;
using namespace ranets::store;
using test::memory_cache;

namespace {

// One of its tables can't be read any more.
void lose(CacheDb& cache, const std::string& table) {
    REQUIRE(cache.database().execute(("ALTER TABLE " + table + " RENAME TO lost").c_str()));
}

}  // namespace

TEST_CASE("an account without its children is none") {
    auto cache = memory_cache();
    Account account;
    account.user = {1};
    account.children = {{{2}, {7}, {9}, "Соня", "Ветрова", "8 «А»"}};
    REQUIRE(AccountCache(cache).save_account(account, {5}));
    REQUIRE(AccountCache(cache).account() == account);
    lose(cache, "child");
    CHECK_FALSE(AccountCache(cache).account());
}

TEST_CASE("a school without its classes is none") {
    auto cache = memory_cache();
    SchoolCard card;
    card.school.id = {7};
    card.classes = {{{9}, "8 «А»", 8}};
    REQUIRE(SchoolCache(cache).save_school(card, {5}));
    REQUIRE(SchoolCache(cache).school({7}) == card);
    lose(cache, "school_class");
    CHECK_FALSE(SchoolCache(cache).school({7}));
}

TEST_CASE("a class without its pupils is none") {
    auto cache = memory_cache();
    REQUIRE(SchoolCache(cache).save_class_list({9}, {{}, {{{5}, "Соня", "", "Ветрова"}}}, {5}));
    REQUIRE(SchoolCache(cache).class_list({9}));
    lose(cache, "class_member");
    CHECK_FALSE(SchoolCache(cache).class_list({9}));
}

TEST_CASE("of a calendar without its bells nothing is taken") {
    auto cache = memory_cache();
    SchoolCalendar calendar;
    calendar.periods = {{"I четверть", ReportingPeriod::Kind::Quarter, 1, Date::of(2026, 9, 1),
                         Date::of(2026, 10, 25)}};
    calendar.bells = {{1, {510}, {555}, 0x3f}};
    REQUIRE(CalendarCache(cache).save_calendar({9}, calendar, {5}));
    REQUIRE(CalendarCache(cache).calendar({9}) == calendar);
    lose(cache, "bell");
    CHECK(CalendarCache(cache).calendar({9}) == SchoolCalendar{});
}
