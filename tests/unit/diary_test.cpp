#include <unordered_set>

#include <catch2/catch_test_macros.hpp>

#include "model/diary.h"

using namespace ranets::model;

namespace {

const Date kMonday = Date::of(2026, 11, 16);

Lesson lesson(int number, std::vector<Mark> marks = {}) {
    Lesson lesson;
    lesson.id = {100 + number};
    lesson.number = number;
    lesson.start = {500 + number};
    lesson.finish = {540 + number};
    lesson.marks = std::move(marks);
    return lesson;
}

Mark mark(const char* value, int weight = 1) {
    Mark mark;
    mark.value = value;
    mark.weight = weight;
    return mark;
}

ReportingPeriod period(const char* name, ReportingPeriod::Kind kind, Date start, Date finish) {
    return {name, kind, 1, start, finish};
}

}  // namespace

TEST_CASE("ids of different kinds are different types, none is false") {
    CHECK_FALSE(LessonId{});
    CHECK(LessonId{2421882773904846063});
    CHECK(LessonId{1} < LessonId{2});
    STATIC_CHECK_FALSE(std::is_convertible_v<LessonId, WorkId>);
    STATIC_CHECK_FALSE(std::is_convertible_v<std::int64_t, LessonId>);
    const std::unordered_set<LessonId> set{LessonId{1}, LessonId{1}, LessonId{2}};
    CHECK(set.size() == 2);
}

TEST_CASE("a mark's number leaves its sign out") {
    CHECK(numeric_mark("5") == 5);
    CHECK(numeric_mark("4-") == 4);
    CHECK(numeric_mark("3+") == 3);
    CHECK(numeric_mark("2\u2212") == 2);
    CHECK(numeric_mark("100") == 100);
    for (const char* letters : {"", "н", "зач", "Б", "-", "+", "4--", "5/4", "4,5", "1000", "н5"}) {
        INFO(letters);
        CHECK_FALSE(numeric_mark(letters));
    }
}

TEST_CASE("the average counts numbers by their weights and leaves letters out") {
    Week week;
    week.days = {{kMonday, {lesson(1, {mark("5", 3), mark("2")}), lesson(2, {mark("зач", 9)})}, {}},
                 {kMonday + 1, {lesson(1, {mark("4-", 0), mark("3", -1)})}, {}}};
    const auto summary = summarise(week);
    REQUIRE(summary.average);
    CHECK(*summary.average == 17.0 / 4);
    CHECK(summary.marks == 5);
}

TEST_CASE("a week without numbers has no average") {
    CHECK_FALSE(summarise({}).average);
    Week week;
    week.days = {{kMonday, {lesson(1, {mark("зач"), mark("5", 0)})}, {}}};
    CHECK_FALSE(summarise(week).average);
    CHECK(summarise(week).marks == 2);
}

TEST_CASE("homework is counted by works, done or not") {
    Week week;
    auto full = lesson(1);
    full.homework = {{{1}, "a", true, {}}, {{2}, "b", false, {}}, {{3}, "c", true, {}}};
    week.days = {{kMonday, {full, lesson(2)}, {}}};
    CHECK(summarise(week).homework_done == 2);
    CHECK(summarise(week).homework_total == 3);
}

TEST_CASE("a week has six days in order, whatever came") {
    const auto week = make_week(kMonday,
                                {{kMonday + 2, {lesson(3), lesson(1)}, {}},
                                 {kMonday, {lesson(2)}, {}},
                                 {kMonday + 2, {lesson(2)}, {}},
                                 {kMonday + 9, {lesson(1)}, {}}},
                                {});
    REQUIRE(week.days.size() == 6);
    for (int i = 0; i < 6; ++i) CHECK(week.days[static_cast<std::size_t>(i)].date == kMonday + i);
    CHECK(week.days[0].lessons.size() == 1);
    REQUIRE(week.days[2].lessons.size() == 3);
    CHECK(week.days[2].lessons[0].number == 1);
    CHECK(week.days[2].lessons[2].number == 3);
    CHECK_FALSE(week.period);
}

TEST_CASE("a class without Saturdays has five days unless Saturday has lessons") {
    SchoolCalendar calendar;
    calendar.bells = {{1, {510}, {555}, 0b0011111}};
    CHECK(make_week(kMonday, {}, calendar).days.size() == 5);
    CHECK(make_week(kMonday, {{kMonday + 5, {lesson(1)}, {}}}, calendar).days.size() == 6);
    calendar.bells.push_back({1, {540}, {585}, 0b0100000});
    CHECK(make_week(kMonday, {}, calendar).days.size() == 6);
}

TEST_CASE("a week has its Sunday where there are lessons on it") {
    SchoolCalendar calendar;
    calendar.bells = {{1, {510}, {555}, 0b0011111}};
    const auto week = make_week(kMonday, {{kMonday + 6, {lesson(1)}, {}}}, calendar);
    REQUIRE(week.days.size() == 7);
    CHECK(week.days[6].lessons.size() == 1);
    CHECK(week.days[5].lessons.empty());  // days follow one another
    calendar.holidays = {{"каникулы", kMonday, kMonday + 6}};
    CHECK(make_week(kMonday, {}, calendar).days.size() == 5);
}

TEST_CASE("lessons without hours take them from the bells") {
    auto silent = lesson(2);
    silent.start = silent.finish = {};
    SchoolCalendar calendar;
    calendar.bells = {{1, {510}, {555}, 0}, {2, {565}, {610}, 0}};
    const auto week = make_week(kMonday, {{kMonday, {lesson(1), silent}, {}}}, calendar);
    CHECK(week.days[0].lessons[0].start == TimeOfDay{501});
    CHECK(week.days[0].lessons[1].start == TimeOfDay{565});
    CHECK(week.days[0].lessons[1].finish == TimeOfDay{610});
}

TEST_CASE("holidays name their days, both ends included") {
    SchoolCalendar calendar;
    calendar.holidays = {{"Каникулы", kMonday + 1, kMonday + 2}};
    const auto week = make_week(kMonday, {}, calendar);
    CHECK(week.days[0].holiday.empty());
    CHECK(week.days[1].holiday == "Каникулы");
    CHECK(week.days[2].holiday == "Каникулы");
    CHECK(week.days[3].holiday.empty());
}

TEST_CASE("weeks of a period are counted by calendar weeks") {
    using Kind = ReportingPeriod::Kind;
    SchoolCalendar calendar;
    calendar.periods = {period("год", Kind::Year, Date::of(2026, 9, 1), Date::of(2027, 5, 31)),
                        period("1", Kind::Quarter, Date::of(2026, 9, 1), Date::of(2026, 10, 25)),
                        period("2", Kind::Quarter, Date::of(2026, 11, 5), Date::of(2026, 12, 27))};

    const auto week = make_week(kMonday, {}, calendar);
    REQUIRE(week.period);
    CHECK(week.period->name == "2");
    CHECK(week.week_of_period == 3);  // the first one starts on a Thursday

    CHECK(make_week(Date::of(2026, 11, 2), {}, calendar).week_of_period == 1);
    CHECK(make_week(Date::of(2026, 10, 26), {}, calendar).period->name == "год");
    CHECK_FALSE(make_week(Date::of(2027, 6, 7), {}, calendar).period);
}
