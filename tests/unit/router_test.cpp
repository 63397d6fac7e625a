#include <catch2/catch_test_macros.hpp>

#include "app/screens.h"
#include "app/views.h"

using namespace ranets;
using namespace ranets::app;

TEST_CASE("every route survives its address") {
    for (const auto& info : all_screens()) {
        Route route;
        route.screen = info.screen;
        INFO(address_of(route));
        CHECK(route_of(address_of(route)) == route);
    }
    Route route;
    route.screen = Screen::Diary;
    route.date = model::Date::of(2026, 11, 16);
    CHECK(address_of(route) == "#/diary/2026-11-16");
    CHECK(route_of(address_of(route)) == route);
    route.child = {1000002283077};
    route.layout = DiaryLayout::Day;
    route.lesson = {9'223'372'036'854'775'807};
    CHECK(address_of(route) ==
          "#/diary/2026-11-16?child=1000002283077&view=day&lesson=9223372036854775807");
    CHECK(route_of(address_of(route)) == route);
    route.layout = DiaryLayout::Week;
    route.date = {};
    CHECK(route_of(address_of(route)) == route);
    Route school;
    school.screen = Screen::School;
    school.group = {2421882773904846063};
    CHECK(address_of(school) == "#/school?class=2421882773904846063");
    CHECK(route_of(address_of(school)) == school);
    school.screen = Screen::Diary;
    school.date = model::Date::of(2026, 11, 16);
    CHECK(address_of(school) == "#/diary/2026-11-16?class=2421882773904846063");
    CHECK(route_of(address_of(school)) == school);
}

TEST_CASE("how the homework is narrowed down survives its address") {
    Route route;
    route.screen = Screen::Homework;
    route.child = {7};
    route.homework = {.year = 2024,
                      .subject = {15},
                      .from = model::Date::of(2024, 11, 19),
                      .to = model::Date::of(2024, 11, 30),
                      .state = model::HomeworkFilter::State::Open,
                      .text = "№ 5 & ё=100%"};
    route.work = {99};
    CHECK(address_of(route) ==
          "#/homework?child=7&year=2024&subject=15&from=2024-11-19&to=2024-11-30&state=open"
          "&text=%E2%84%96%205%20%26%20%D1%91%3D100%25&work=99");
    CHECK(route_of(address_of(route)) == route);
    route.homework = {.year = model::HomeworkFilter::kEveryYear,
                      .state = model::HomeworkFilter::State::Done};
    CHECK(address_of(route) == "#/homework?child=7&year=all&state=done&work=99");
    route.work = {-99};  // of one's own
    CHECK(address_of(route) == "#/homework?child=7&year=all&state=done&work=-99");
    CHECK(route_of(address_of(route)) == route);
    CHECK(route_of(address_of(route)) == route);
}

TEST_CASE("what an address says of another screen than its own changes nothing") {
    Route homework;
    homework.screen = Screen::Homework;
    CHECK(route_of("#/homework?lesson=5&view=day&class=6") == homework);
    Route school;
    school.screen = Screen::School;
    CHECK(route_of("#/school?child=5&year=x") == school);
}

TEST_CASE("an address may come without its number sign, in any order, with unknown parts") {
    const auto route = route_of("/diary/2026-11-16?utm=x&lesson=5&view=week&child=7");
    REQUIRE(route);
    CHECK(route->child == model::PersonId{7});
    CHECK(route->lesson == model::LessonId{5});
    CHECK(route->layout == DiaryLayout::Week);
    CHECK(route_of("#/marks?year=2026"));
}

TEST_CASE("what is no address of ours is refused") {
    for (const char* garbage : {"",
                                "#",
                                "#/",
                                "diary",
                                "#diary",
                                "#/Diary",
                                "#/diar",
                                "#/diary/2026-02-30",
                                "#/diary/2026-11-16/x",
                                "#/diary/today",
                                "#/diary?child=",
                                "#/diary?child=-1",
                                "#/diary?child=0",
                                "#/diary?child=01",
                                "#/diary?child=1x",
                                "#/diary?view=month",
                                "#/diary?child=9223372036854775808",
                                "#/diary?child=99999999999999999999999",
                                "#/diary?lesson=%31",
                                "#/marks/2026-11-16",
                                "#/school/7",
                                "#/school?class=x",
                                "#/homework/7",
                                "#/homework?year=",
                                "#/homework?year=02024",
                                "#/homework?year=99999",
                                "#/homework?subject=0",
                                "#/homework?from=2024-13-01",
                                "#/homework?state=all",
                                "#/homework?text=%4",
                                "#/homework?text=%x1",
                                "#/homework?work=",
                                "#/homework?work=-",
                                "#/homework?child=-7",
                                "#//diary",
                                "##/diary",
                                "#/login/x",
                                "https://example.org/#/diary"}) {
        INFO(garbage);
        CHECK_FALSE(route_of(garbage));
    }
}
