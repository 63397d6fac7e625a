#include <catch2/catch_test_macros.hpp>

#include "support/fake_world.h"

using namespace ranets;
using namespace ranets::app;
using model::Date;
using test::FakeSchool;
using test::FakeWorld;
using State = Resource<model::Week>::State;

namespace {

const Date kToday = Date::of(2026, 11, 18);

Route diary(Date date, model::PersonId child = {}) {
    Route route;
    route.screen = Screen::Diary;
    route.date = date;
    route.child = child;
    return route;
}

}  // namespace

TEST_CASE("a reload shows the cached week at once and refreshes it") {
    FakeWorld world;
    world.signed_in();
    world.school.lessons(FakeSchool::kSonya, kToday)[0].marks = {{777, "2"}};
    world.reboot();
    CHECK(world.views().route.screen == Screen::Diary);
    CHECK(world.views().diary.week.state == State::CachedRefreshing);
    CHECK(world.views().diary.sync.state == SyncView::State::Refreshing);
    CHECK(world.views().diary.week.value->days[2].lessons[0].marks.at(0).value == "5");
    CHECK(world.views().now.date == kToday);
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.views().diary.week.value->days[2].lessons[0].marks.at(0).value == "2");
    CHECK(world.school.sign_ins == 1);
    CHECK(world.school.refreshes == 0);
}

TEST_CASE("without a network the cache is shown and the sync says so") {
    FakeWorld world;
    world.signed_in();
    const auto as_of = world.views().diary.week.as_of;
    world.http.connected = false;
    world.advance(3'600'000);
    world.reboot();
    CHECK(world.views().diary.week.state == State::CachedRefreshing);
    world.settle();
    CHECK(world.views().diary.week.state == State::ErrorWithCached);
    CHECK(world.views().diary.week.error == model::Error::Kind::Offline);
    CHECK(world.views().diary.week.as_of == as_of);
    CHECK(world.views().diary.sync.state == SyncView::State::Offline);
    CHECK(world.views().children.all.size() == 2);

    world.http.connected = true;
    world.app().network_changed(true);
    CHECK(world.views().diary.week.state == State::CachedRefreshing);
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(*world.views().diary.week.as_of > *as_of);
}

TEST_CASE("the loss of the network is told at once") {
    FakeWorld world;
    auto& app = world.signed_in();
    world.http.connected = false;
    app.network_changed(false);
    CHECK(world.views().diary.sync.state == SyncView::State::Offline);
    CHECK(world.views().diary.week.state == State::ErrorWithCached);
}

TEST_CASE("a failed refresh keeps the week and can be repeated") {
    FakeWorld world;
    auto& app = world.signed_in();
    world.school.rules = {{"/schedules", test::json_response(500, "{}")}};
    app.carry_out(app::Refresh{});
    CHECK(world.views().diary.week.state == State::CachedRefreshing);
    world.advance(10'000);
    CHECK(world.views().diary.week.state == State::ErrorWithCached);
    CHECK(world.views().diary.week.error == model::Error::Kind::Server);
    CHECK(world.views().diary.sync.state == SyncView::State::Failed);
    CHECK(world.views().diary.week.value);
    world.school.rules.clear();
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK_FALSE(world.views().diary.week.error);
}

TEST_CASE("garbage from the server never replaces what is known") {
    FakeWorld world;
    auto& app = world.signed_in();
    const auto week = world.views().diary.week.value;
    for (const char* body : {"", "{", "[]", "{}", R"({"days":[{}]})"}) {
        world.school.rules = {{"/schedules", test::json_response(200, body)}};
        app.carry_out(app::Refresh{});
        world.settle();
        CHECK(world.views().diary.week.state == State::ErrorWithCached);
        CHECK(world.views().diary.week.error == model::Error::Kind::Garbled);
        CHECK(world.views().diary.week.value == week);
    }
}

TEST_CASE("a week that was never loaded is loading, then there or an error") {
    FakeWorld world;
    auto& app = world.signed_in();
    app.carry_out(app::Go{.route = diary(kToday + 7)});
    CHECK(world.address == "#/diary/2026-11-25?child=1000002283077");
    CHECK_FALSE(world.history.back().replace);
    CHECK(world.views().diary.week.state == State::Loading);
    CHECK_FALSE(world.views().diary.week.value);
    CHECK(world.views().diary.sync.state == SyncView::State::Refreshing);
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.views().diary.week.value->monday == Date::of(2026, 11, 23));

    world.http.connected = false;
    app.carry_out(app::Go{.route = diary(kToday + 14)});
    world.settle();
    CHECK(world.views().diary.week.state == State::Error);
    CHECK(world.views().diary.week.error == model::Error::Kind::Offline);
    CHECK_FALSE(world.views().diary.week.as_of);

    app.carry_out(app::Go{.route = diary(kToday + 7)});
    CHECK(world.views().diary.week.value);
}

TEST_CASE("a week seen before appears at once; a fresh one is not asked for again") {
    FakeWorld world;
    auto& app = world.signed_in();
    app.carry_out(app::Go{.route = diary(kToday + 7)});
    world.settle();
    world.http.forget();
    app.carry_out(app::Go{.route = diary(kToday)});
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.views().diary.week.value->monday == Date::of(2026, 11, 16));
    CHECK(world.http.requests.empty());
    world.advance(120'000);
    app.carry_out(app::Go{.route = diary(kToday + 7)});
    CHECK(world.views().diary.week.state == State::CachedRefreshing);
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
}

TEST_CASE("turning quickly through weeks ends at the last one, each asked for once") {
    FakeWorld world;
    auto& app = world.signed_in();
    world.http.forget();
    for (const int weeks : {1, 2, 3, 2, 1, 2, 3})
        app.carry_out(app::Go{.route = diary(kToday + 7 * weeks)});
    world.settle();
    CHECK(world.views().diary.week.value->monday == Date::of(2026, 12, 7));
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.http.count("/schedules") == 3);
}

TEST_CASE("another day of the same week needs nothing from the server") {
    FakeWorld world;
    auto& app = world.signed_in();
    world.http.forget();
    app.carry_out(app::Go{.route = diary(kToday + 2)});
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.http.requests.empty());
    CHECK(world.views().diary.next_day->date == kToday + 3);
}

TEST_CASE("the other child has a diary of their own") {
    FakeWorld world;
    auto& app = world.signed_in();
    const auto first = world.views().diary.week.value->days[2].lessons[0].id;
    app.carry_out(app::ChooseChild{.child = FakeSchool::kMisha});
    CHECK(world.address == "#/diary/2026-11-18?child=1000002283078");
    CHECK(world.views().diary.week.state == State::Loading);
    world.settle();
    CHECK(world.views().children.chosen == FakeSchool::kMisha);
    CHECK(world.views().diary.week.value->days[2].lessons[0].id != first);
    app.carry_out(app::ChooseChild{.child = FakeSchool::kSonya});
    CHECK(world.views().diary.week.value->days[2].lessons[0].id == first);
}

TEST_CASE("a lesson that the school dropped vanishes after a refresh") {
    FakeWorld world;
    auto& app = world.signed_in();
    auto& lessons = world.school.lessons(FakeSchool::kSonya, kToday);
    const auto revision = app.revision();
    lessons.pop_back();
    lessons[0].attendance = "Late";
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.views().diary.week.value->days[2].lessons.size() == 5);
    CHECK(world.views().diary.week.value->days[2].lessons[0].attendance == model::Attendance::Late);
    CHECK(app.revision() > revision);
}

TEST_CASE("the panel's lesson points into the week, as long as it is there") {
    FakeWorld world;
    auto& app = world.signed_in();
    auto route = world.views().route;
    route.lesson = world.views().diary.week.value->days[2].lessons[5].id;
    app.carry_out(app::Go{.route = route});
    REQUIRE(world.views().diary.open_lesson);
    CHECK(world.views().diary.open_lesson == &world.views().diary.week.value->days[2].lessons[5]);
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.views().diary.open_lesson == &world.views().diary.week.value->days[2].lessons[5]);
    world.school.lessons(FakeSchool::kSonya, kToday).pop_back();
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.views().diary.open_lesson == nullptr);
    route.lesson = {};
    app.carry_out(app::Go{.route = route});
    CHECK(world.address.find("lesson") == std::string::npos);
}

TEST_CASE("what is due at the next school day is counted from today") {
    FakeWorld world;
    auto& app = world.signed_in();
    CHECK(world.views().badges.homework == 3);
    for (auto& lesson : world.school.lessons(FakeSchool::kSonya, kToday + 1)) lesson.done = true;
    world.school.lessons(FakeSchool::kSonya, kToday + 1)[2].done = false;
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.views().badges.homework == 1);
    app.carry_out(app::Go{.route = diary(kToday + 2)});
    CHECK(world.views().badges.homework == 1);
}

TEST_CASE("a link to a day and a child is honoured after signing in") {
    FakeWorld world;
    const char* link = "#/diary/2026-11-25?child=1000002283078&view=day";
    world.start(link);
    world.settle();
    CHECK(world.views().route.screen == Screen::Login);
    CHECK(world.address == link);
    world.app().carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.views().children.chosen == FakeSchool::kMisha);
    CHECK(world.views().route.date == Date::of(2026, 11, 25));
    CHECK(world.views().route.layout == DiaryLayout::Day);
    CHECK(world.views().diary.week.value->monday == Date::of(2026, 11, 23));
    CHECK(world.address == link);
    CHECK(world.history.empty());
}

TEST_CASE("an unknown child in the address is the first one, garbage is today") {
    FakeWorld world;
    world.signed_in("parent", "#/diary/2026-11-17?child=5");
    CHECK(world.views().children.chosen == FakeSchool::kSonya);
    CHECK(world.address == "#/diary/2026-11-17?child=1000002283077");
    world.start("#/nonsense");
    CHECK(world.views().route.date == kToday);
    CHECK(world.address == "#/diary/2026-11-18?child=1000002283077");
    world.start("#/marks");
    CHECK(world.views().route.screen == Screen::Marks);
    CHECK(world.views().diary.week.value);
    CHECK(world.views().badges.homework == 3);
}

TEST_CASE("back and forward are followed and never echoed") {
    FakeWorld world;
    auto& app = world.signed_in();
    world.history.clear();
    app.address_changed("#/diary/2026-11-10");
    CHECK(world.views().route.date == Date::of(2026, 11, 10));
    CHECK(world.views().diary.week.value.has_value() == false);
    app.address_changed("#/more");
    CHECK(world.views().route.screen == Screen::More);
    app.address_changed("#/rubbish");
    CHECK(world.views().route.screen == Screen::More);
    app.address_changed("#/login");
    CHECK(world.views().route.screen == Screen::More);
    CHECK(world.history.empty());
    app.carry_out(app::Go{.route = diary({})});
    CHECK(world.views().route.date == kToday);
    CHECK(world.history.size() == 1);
}

TEST_CASE("the clock is the server's, whatever the device thinks, also after a cached start") {
    FakeWorld world;
    world.school.clock_ahead_ms = -400LL * 86'400'000;
    world.signed_in();
    CHECK(world.views().now.date == kToday - 400);
    CHECK(world.views().route.date == kToday - 400);
    world.http.connected = false;
    world.start();
    CHECK(world.views().now.date == kToday - 400);
    CHECK(world.views().diary.week.value->monday == (kToday - 400).monday());
}

TEST_CASE("a clock that is put back while the diary is open does not take it back") {
    FakeWorld world;
    world.signed_in();
    world.clock.jump(-30LL * 3'600'000);
    world.school.clock_ahead_ms += 30LL * 3'600'000;
    world.http.connected = false;
    world.advance(60'000);
    CHECK(world.views().now.date == kToday);
    CHECK(world.views().now.time.minutes == 12 * 60 + 35);
    world.start();  // and is known to be wrong from then on
    CHECK(world.views().now.date == kToday);
    CHECK(world.views().now.time.minutes == 12 * 60 + 35);
}

TEST_CASE("a clock that is put forward is corrected by the server within a minute") {
    FakeWorld world;
    world.metered = true;
    world.signed_in();
    world.clock.jump(30LL * 3'600'000);
    world.school.clock_ahead_ms -= 30LL * 3'600'000;
    world.advance(60'000);
    world.settle();
    CHECK(world.views().now.date == kToday);
    CHECK(world.views().route.date == kToday);
    CHECK(world.views().now.time.minutes == 12 * 60 + 35);
}

TEST_CASE("a device that has slept wakes up to the day that it is") {
    FakeWorld world;
    world.signed_in();
    world.clock.jump(24LL * 3'600'000);  // its stopwatch slept too
    world.advance(60'000);
    world.settle();
    CHECK(world.views().now.date == kToday + 1);
    CHECK(world.views().route.date == kToday + 1);
}

TEST_CASE("the minute ticks while the page is seen") {
    FakeWorld world;
    auto& app = world.signed_in();
    const int changes = world.changes;
    world.advance(60'000);
    CHECK(world.changes == changes + 1);
    CHECK(world.views().now.time.minutes == 12 * 60 + 35);
    app.became_hidden();
    world.advance(600'000);
    CHECK(world.changes <= changes + 2);
    CHECK(world.timers.pending() == 0);
    world.http.forget();
    app.became_visible();
    CHECK(world.views().now.time.minutes == 12 * 60 + 45);
    CHECK(world.http.count("/schedules") == 1);
    world.settle();
    app.became_hidden();
    world.advance(60'000);
    app.became_visible();
    CHECK(world.http.count("/schedules") == 1);  // younger than five minutes
}

TEST_CASE("at midnight who looked at today looks at the new day") {
    FakeWorld world;
    auto& app = world.signed_in();
    world.advance(12 * 3'600'000);
    CHECK(world.views().now.date == kToday + 1);
    CHECK(world.views().route.date == kToday + 1);
    CHECK(world.address == "#/diary/2026-11-19?child=1000002283077");
    CHECK(world.history.back().replace);

    app.carry_out(app::Go{.route = diary(kToday - 1)});
    world.advance(24 * 3'600'000);
    CHECK(world.views().now.date == kToday + 2);
    CHECK(world.views().route.date == kToday - 1);
}

TEST_CASE("over the night to Monday the new week is loaded") {
    FakeWorld world;
    auto& app = world.signed_in();
    world.advance(4 * 24 * 3'600'000LL);
    CHECK(world.views().route.date == Date::of(2026, 11, 22));
    world.advance(24 * 3'600'000);
    world.settle();
    CHECK(world.views().diary.week.value->monday == Date::of(2026, 11, 23));
    CHECK(world.views().diary.week.state == State::Fresh);
    static_cast<void>(app);
}

TEST_CASE("the calendar is asked for once a day, and the week does not wait for it") {
    FakeWorld world;
    world.school.rules = {{"reporting-period-group", test::json_response(500, "{}")}};
    auto& app = world.signed_in();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK_FALSE(world.views().diary.week.value->period);
    world.advance(10'000);
    world.school.rules.clear();
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.views().diary.week.value->period);
    world.http.forget();
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.http.count("reporting-period-group") == 0);
    world.advance(25 * 3'600'000LL);
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.http.count("reporting-period-group") == 1);
}

TEST_CASE("notes come with the week, and stay while the server keeps them to itself") {
    FakeWorld world;
    const auto id = std::to_string(world.school.lessons(FakeSchool::kSonya, kToday)[0].id);
    world.school.notes =
        R"([{"lesson": )" + id + R"(, "subgroup": "2-я подгруппа", "corrections": [],
        "change": {"kind": "Replaced", "reason": "Болезнь", "was": {"subject": "Физика"}}}])";
    auto& app = world.signed_in();
    const auto lesson = [&] { return world.views().diary.week.value->days[2].lessons[0]; };
    REQUIRE(lesson().change);
    CHECK(lesson().change->subject == "Физика");
    CHECK(lesson().subgroup == "2-я подгруппа");

    world.school.rules = {{"/lesson-notes/", test::json_response(503, "{}")}};
    world.school.lessons(FakeSchool::kSonya, kToday)[0].marks = {{777, "2"}};
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(lesson().marks.at(0).value == "2");
    CHECK(lesson().change->reason == "Болезнь");

    world.school.rules.clear();
    world.advance(2'000);
    world.school.notes = "[]";
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK_FALSE(lesson().change);
}

TEST_CASE("last year's weeks are those of last year's class") {
    FakeWorld world;
    auto& app = world.signed_in();
    world.http.forget();
    const Date then = kToday - 364;
    app.carry_out(app::Go{.route = diary(then)});
    world.settle();
    REQUIRE(world.views().diary.week.value);
    CHECK(world.views().diary.week.value->group_name == "7 «Б»");
    CHECK(world.views().diary.week.value->days[2].lessons.size() == 6);
    CHECK(world.http.count("/groups/2421882773904846163/schedules") == 1);
    CHECK(world.http.count("/groups/2421882773904846063/schedules") == 0);
    CHECK(world.http.count("edu-groups/2421882773904846163/reporting-period-group") == 1);
    CHECK(world.http.count("/edu-groups/all") == 0);

    // Before the first class there is nothing to ask for.
    world.http.forget();
    app.carry_out(app::Go{.route = diary(kToday - 4 * 364)});
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.http.count("/schedules") == 0);
}

TEST_CASE("who changed class in mid-week has the lessons of both") {
    FakeWorld world;
    auto& classes = world.school.classes;
    classes[1].last = kToday;
    classes.push_back({FakeSchool::kSonya, 555, "8 «А»", 2026, kToday + 1, classes[2].last});
    world.signed_in();
    const auto& week = *world.views().diary.week.value;
    CHECK(week.days[0].lessons.size() == 6);
    CHECK(week.days[2].lessons.size() == 6);
    CHECK(week.days[3].lessons.size() == 6);
    CHECK(week.days[5].lessons.size() == 4);
}

TEST_CASE("lessons that both classes tell of are there once") {
    FakeWorld world;
    auto other = world.school.classes[1];
    other.id = 555;
    world.school.classes.push_back(other);
    auto& app = world.signed_in();
    CHECK(world.http.count("/schedules") == 2);
    CHECK(world.views().diary.week.value->days[2].lessons.size() == 6);
    static_cast<void>(app);
}

TEST_CASE("a server that names no classes still shows this year's") {
    FakeWorld world;
    world.school.rules = {{"/edu-groups/all", test::json_response(404, "{}")}};
    auto& app = world.signed_in();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.views().diary.week.value->days[2].lessons.size() == 6);
    app.carry_out(app::Go{.route = diary(kToday - 364)});
    world.settle();
    CHECK(world.views().diary.week.state == State::Error);
}

TEST_CASE("an answer after the application has ended does no harm") {
    FakeWorld world;
    auto& app = world.signed_in();
    world.storage.delay_ms = 100;
    app.carry_out(app::Go{.route = diary(kToday + 7)});
    app.carry_out(app::SignOut{});
    world.end();
    world.advance(60'000);
    CHECK(world.http.in_flight() == 0);
    CHECK(world.timers.pending() == 0);
}
