#include <catch2/catch_test_macros.hpp>

#include "store/topics/account_cache.h"
#include "store/topics/school_cache.h"
#include "store/topics/week_cache.h"
#include "unit/memory_cache.h"

using namespace ranets;
using namespace ranets::model;
using namespace ranets::store;
using test::memory_cache;

namespace {

SchoolCard card() {
    SchoolCard card;
    card.school = {{7},         "Школа № 7",   "МБОУ",           "Улица, 1",
                   "+7 383 00", "a@b.example", "https://b.test", "8–20"};
    card.administrators = {
        {{{1}, "Ирина", "Олеговна", "Лебедева"}, "Директор", "", "+7", "d@b.example", false}};
    card.teachers = {{{{2}, "Ольга", "Викторовна", "Дёмина"}, "Учитель", "Алгебра", "", "", true},
                     {{{3}, "Лев", "", "Яшин"}, "", "", "", "", false}};
    card.classes = {{{9}, "8 «А»", 8}, {{2421882773904846063}, "8 «Б»", 8}};
    return card;
}

}  // namespace

TEST_CASE("a school's card comes back as it was stored") {
    auto cache = memory_cache();
    CHECK_FALSE(SchoolCache(cache).school({7}));
    CHECK_FALSE(cache.as_of(school_key({7})));
    CHECK(cache.revision(school_key({7})) == 0);
    REQUIRE(SchoolCache(cache).save_school(card(), {77}));
    CHECK(SchoolCache(cache).school({7}) == card());
    CHECK(cache.as_of(school_key({7})) == Instant{77});
    CHECK_FALSE(SchoolCache(cache).school({8}));

    const auto revision = cache.revision(school_key({7}));
    REQUIRE(SchoolCache(cache).save_school(card(), {78}));
    CHECK(cache.revision(school_key({7})) == revision);
    CHECK(cache.as_of(school_key({7})) == Instant{78});

    auto fewer = card();
    fewer.teachers.pop_back();
    fewer.administrators.clear();
    fewer.classes.pop_back();
    REQUIRE(SchoolCache(cache).save_school(fewer, {79}));
    CHECK(SchoolCache(cache).school({7}) == fewer);
    CHECK(cache.revision(school_key({7})) > revision);
}

TEST_CASE("a class's people come back as they were stored") {
    auto cache = memory_cache();
    const ClassList list{{{2}, "Ольга", "Викторовна", "Дёмина"},
                         {{{5}, "Соня", "", "Ветрова"}, {{4}, "Пётр", "", "Ёлкин"}}};
    CHECK_FALSE(SchoolCache(cache).class_list({9}));
    REQUIRE(SchoolCache(cache).save_class_list({9}, list, {5}));
    CHECK(SchoolCache(cache).class_list({9}) == list);
    CHECK(cache.as_of(class_list_key({9})) == Instant{5});
    CHECK_FALSE(SchoolCache(cache).class_list({10}));

    const auto revision = cache.revision(class_list_key({9}));
    const ClassList empty;
    REQUIRE(SchoolCache(cache).save_class_list({9}, empty, {6}));
    CHECK(SchoolCache(cache).class_list({9}) == empty);
    CHECK(cache.revision(class_list_key({9})) > revision);
}

TEST_CASE("a teacher's account keeps school and classes, their lessons the class's name") {
    auto cache = memory_cache();
    Account teacher;
    teacher.user = {1};
    teacher.person = {2};
    teacher.role = Role::Teacher;
    teacher.school = {7};
    teacher.classes = {{{9}, "8 «А»", 8}, {{10}, "9 «Б»", 9}};
    REQUIRE(AccountCache(cache).save_account(teacher, {5}));
    CHECK(AccountCache(cache).account() == teacher);
    teacher.classes.pop_back();
    REQUIRE(AccountCache(cache).save_account(teacher, {6}));
    CHECK(AccountCache(cache).account() == teacher);

    const Date monday = Date::of(2026, 11, 16);
    Lesson lesson;
    lesson.id = {5};
    lesson.number = 1;
    lesson.class_name = "8 «А»";
    const auto own = own_timetable(teacher);
    REQUIRE(WeekCache(cache).save_week(own.person, monday, {{monday, {lesson}, {}}}, {7}));
    CHECK(WeekCache(cache).week(own, monday)->week.days[0].lessons.at(0).class_name == "8 «А»");
}
