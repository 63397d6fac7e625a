#include <catch2/catch_test_macros.hpp>

#include "api/codecs.h"
#include "store/topics/marks_cache.h"
#include "store/topics/week_cache.h"
#include "support/fake_world.h"
#include "sync/change_kinds.h"
#include "sync/event_stream.h"

using namespace ranets;
using namespace ranets::app;
using model::Date;
using test::FakeSchool;
using test::FakeWorld;
using State = Resource<model::Week>::State;

namespace {

const Date kToday = Date::of(2026, 11, 18);
constexpr std::int64_t kFiveMinutesMs = 300'000;

Route diary(Date date, model::PersonId child = {}) {
    Route route;
    route.screen = Screen::Diary;
    route.date = date;
    route.child = child;
    return route;
}

// Signed in, with the week on the screen followed by the feed.
App& followed(FakeWorld& world, std::vector<std::string> features = {"lesson-notes", "changes"}) {
    world.school.features = std::move(features);
    auto& app = world.signed_in();
    app.carry_out(app::Refresh{});  // the week of a sign-in is asked for before there is a cursor
    world.settle();
    world.http.forget();
    return app;
}

}  // namespace

TEST_CASE("changes of days are read, other kinds are left out") {
    const auto changes = api::decode_changes(R"({"cursor":"29-4","changes":[
        {"kind":"marks","key":"7/2026-11-18","version":"1"},
        {"kind":"own","key":"7/2026-11-18","version":"2"},
        {"kind":"lesson-day","key":"8/2026-11-20","version":"1"},
        {"kind":"chat","key":"12","version":"1"},
        {"kind":"homework","key":"garbage","version":"1"}]})");
    REQUIRE(changes);
    CHECK(changes.value().cursor == "29-4");
    REQUIRE(changes.value().list.size() == 5);
    std::vector<store::ResourceKey> changed;
    for (const auto& change : changes.value().list) {
        for (const auto& key : sync::changed_resources(change.kind, change.key))
            changed.push_back(key);
    }
    const auto monday = kToday.monday();
    CHECK(changed == std::vector{store::week_key({7}, monday), store::marks_year_key({7}, 2026),
                                 store::week_key({7}, monday), store::marks_year_key({7}, 2026),
                                 store::week_key({8}, monday), store::marks_year_key({8}, 2026)});
    CHECK_FALSE(api::decode_changes("{}"));
    CHECK_FALSE(api::decode_changes("[]"));
}

TEST_CASE("a start asks one question where nothing has changed") {
    FakeWorld world;
    followed(world);
    world.advance(3 * 3'600'000LL);
    world.http.forget();
    world.reboot();
    CHECK(world.views().diary.sync.state == SyncView::State::Refreshing);
    world.settle();
    CHECK(world.http.count("/v2/") == 0);
    CHECK(world.http.count("/ext/v1/changes?since=") == 1);
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.views().diary.sync.state == SyncView::State::Fresh);
    const auto now = model::instant_of(world.views().now, {7 * 60});
    CHECK(now - *world.views().diary.week.as_of < 60'000);
}

TEST_CASE("what changed on the screen is fetched at once, the rest when it is turned to") {
    FakeWorld world;
    world.metered = true;
    auto& app = followed(world);
    app.carry_out(app::Go{.route = diary(kToday + 7)});
    world.settle();
    app.carry_out(app::Go{.route = diary(kToday)});
    world.settle();
    world.school.lessons(FakeSchool::kSonya, kToday)[0].marks = {{777, "2"}};
    world.school.changed("marks", FakeSchool::kSonya, kToday);
    world.school.changed("homework", FakeSchool::kSonya, kToday + 8);
    world.http.forget();
    world.advance(kFiveMinutesMs);
    world.settle();
    CHECK(world.http.count("/ext/v1/changes") == 1);
    CHECK(world.http.count("/schedules") == 1);
    CHECK(world.views().diary.week.value->days[2].lessons[0].marks.at(0).value == "2");

    world.http.forget();
    app.carry_out(app::Go{.route = diary(kToday + 7)});
    CHECK(world.views().diary.week.state == State::CachedRefreshing);
    world.settle();
    CHECK(world.http.count("/schedules") == 1);
    app.carry_out(app::Go{.route = diary(kToday)});
    app.carry_out(app::Go{.route = diary(kToday + 7)});
    world.settle();
    CHECK(world.http.count("/schedules") == 1);
}

TEST_CASE("a week that the feed vouches for is not asked for, whatever its age") {
    FakeWorld world;
    auto& app = followed(world);
    app.carry_out(app::Go{.route = diary(kToday + 7)});
    world.settle();
    world.advance(12 * kFiveMinutesMs);
    world.http.forget();
    app.carry_out(app::Go{.route = diary(kToday)});
    CHECK(world.views().diary.week.state == State::Fresh);
    world.settle();
    CHECK(world.http.count("/schedules") == 0);
}

TEST_CASE("one question every few minutes while somebody looks, none while nobody does") {
    FakeWorld world;
    world.metered = true;
    auto& app = followed(world);
    for (int i = 0; i < 6; ++i) {
        world.advance(kFiveMinutesMs + 500);
        app.carry_out(app::Go{.route = diary(kToday + i % 2)});
    }
    CHECK(world.http.count("/changes") == 6);
    CHECK(world.http.count("/schedules") == 0);

    // Open, but left alone: 1 KB a question.
    world.http.forget();
    world.advance(3'601'000);
    CHECK(world.http.count("/changes") <= 6);
    CHECK(world.http.count("/changes") >= 5);
    CHECK(world.http.count("/schedules") == 0);
    app.became_hidden();
    world.http.forget();
    world.advance(3'600'000);
    CHECK(world.http.requests.empty());
    app.became_visible();
    world.settle();
    CHECK(world.http.count("/changes") == 1);
    app.became_hidden();
    app.became_visible();
    world.settle();
    CHECK(world.http.count("/changes") == 1);  // it has just been asked
}

TEST_CASE("a cursor that is too old makes everything stale") {
    FakeWorld world;
    world.metered = true;
    auto& app = followed(world);
    app.carry_out(app::Go{.route = diary(kToday + 7)});
    world.settle();
    world.school.forget_changes();
    world.http.forget();
    world.advance(kFiveMinutesMs);
    world.settle();
    CHECK(world.http.count("/ext/v1/changes") == 2);
    CHECK(world.http.count("/schedules") == 1);
    app.carry_out(app::Go{.route = diary(kToday)});
    world.settle();
    CHECK(world.http.count("/schedules") == 2);
    // And goes on from there.
    world.http.forget();
    world.advance(kFiveMinutesMs);
    world.settle();
    CHECK(world.http.requests.size() == 1);
}

TEST_CASE("what changes while a week is on its way is not taken for known") {
    FakeWorld world;
    auto& app = followed(world);
    world.http.latency_ms = 400;
    app.carry_out(app::Refresh{});
    world.advance(100);
    world.school.changed("marks", FakeSchool::kSonya, kToday);
    world.http.latency_ms = 50;
    world.school.lessons(FakeSchool::kSonya, kToday)[0].marks = {{777, "2"}};
    app.became_hidden();
    world.clock.jump(20'000);
    app.became_visible();
    world.settle();
    world.advance(kFiveMinutesMs);
    world.settle();
    CHECK(world.views().diary.week.value->days[2].lessons[0].marks.at(0).value == "2");
    world.http.forget();
    world.advance(kFiveMinutesMs);
    CHECK(world.http.count("/schedules") == 0);
}

TEST_CASE("a server without the feed is asked as before") {
    FakeWorld world;
    world.school.features = {"lesson-notes", "changes"};
    world.school.rules = {
        {"/ext/v1/changes", test::json_response(404, R"({"type":"x","description":"y"})")}};
    auto& app = world.signed_in();
    world.advance(kFiveMinutesMs);
    world.http.forget();
    app.became_hidden();
    world.advance(kFiveMinutesMs);
    app.became_visible();
    world.settle();
    CHECK(world.http.count("/schedules") == 1);
    CHECK(world.http.count("/changes") == 0);
    CHECK(world.views().diary.sync.state == SyncView::State::Fresh);
}

TEST_CASE("offline, the feed's question fails as everything else does, and is made up for") {
    FakeWorld world;
    followed(world);
    world.http.connected = false;
    world.reboot();
    world.settle();
    CHECK(world.views().diary.sync.state == SyncView::State::Offline);
    CHECK(world.views().diary.week.value);
    world.school.lessons(FakeSchool::kSonya, kToday)[0].marks = {{777, "2"}};
    world.school.changed("marks", FakeSchool::kSonya, kToday);
    world.http.connected = true;
    world.app().network_changed(true);
    world.settle();
    CHECK(world.views().diary.sync.state == SyncView::State::Fresh);
    CHECK(world.views().diary.week.value->days[2].lessons[0].marks.at(0).value == "2");
}

TEST_CASE("events are taken apart, whatever pieces they come in") {
    for (const char* end : {"\n", "\r\n", "\r"}) {
        std::string text =
            ": hello|event: change|id: 5|data: {\"a\":|data: 1}||data: x||event: y||";
        for (auto at = text.find('|'); at != std::string::npos; at = text.find('|'))
            text.replace(at, 1, end);
        for (std::size_t piece = 1; piece <= text.size(); piece += 3) {
            std::vector<std::string> seen;
            sync::EventStream stream;
            stream.on_event = [&](std::string_view name, std::string_view data) {
                seen.push_back(std::string(name) + "=" + std::string(data));
            };
            for (std::size_t at = 0; at < text.size(); at += piece)
                CHECK(stream.take(std::string_view(text).substr(at, piece)));
            stream.take("\n");
            CHECK(seen == std::vector<std::string>{"change={\"a\":\n1}", "message=x"});
        }
    }
    sync::EventStream endless;
    CHECK_FALSE(endless.take(std::string(sync::EventStream::kLongest + 1, 'x')));
}

TEST_CASE("while the stream is on, changes come by themselves and nothing is asked") {
    FakeWorld world;
    world.metered = true;
    followed(world, {"lesson-notes", "changes", "events"});
    REQUIRE(world.http.streams() == 1);
    world.http.bytes_in = 0;
    for (int i = 0; i < 240; ++i) {
        world.advance(15'000);
        world.http.push(":\n\n");
    }
    CHECK(world.http.requests.empty());
    CHECK(world.http.bytes_in < 1'000);
    // And the week is as young as the stream's last sign of life.
    const auto now = world.clock.now();
    CHECK(now - *world.views().diary.sync.as_of < 60'000 + 15'000);

    world.school.lessons(FakeSchool::kSonya, kToday)[0].marks = {{777, "2"}};
    world.school.changed("marks", FakeSchool::kSonya, kToday);
    world.http.push(world.school.last_event());
    world.settle();
    CHECK(world.http.count("/schedules") == 1);
    CHECK(world.views().diary.week.value->days[2].lessons[0].marks.at(0).value == "2");
}

TEST_CASE("a stream that falls silent is dropped, and questions take its place") {
    FakeWorld world;
    world.metered = true;
    followed(world, {"lesson-notes", "changes", "events"});
    const auto as_of = *world.views().diary.sync.as_of;
    world.advance(34'000);
    CHECK(world.http.streams() == 1);
    CHECK(world.http.requests.empty());
    CHECK(*world.views().diary.sync.as_of == as_of);  // it grows old, as nothing came
    world.advance(2'000);
    CHECK(world.http.streams() == 0);
    CHECK(world.http.count("/changes") == 1);
    CHECK(*world.views().diary.sync.as_of > as_of);
    // What changes is seen within the minute from then on, the first time and the next.
    for (const char* mark : {"2", "3"}) {
        world.school.lessons(FakeSchool::kSonya, kToday)[0].marks = {{777, mark}};
        world.school.changed("marks", FakeSchool::kSonya, kToday);
        world.advance(62'000);
        world.settle();
        CHECK(world.views().diary.week.value->days[2].lessons[0].marks.at(0).value == mark);
    }
    CHECK(world.http.streams() == 0);
    world.advance(15 * 60'000);
    world.http.forget();
    world.advance(60 * 60'000);  // left alone, it costs no more than without a stream
    CHECK(world.http.count("/changes") <= 8);
}

TEST_CASE("a stream lives no longer than somebody looks, is signed in, and the line is good") {
    FakeWorld world;
    auto& app = followed(world, {"lesson-notes", "changes", "events"});
    app.became_hidden();
    CHECK(world.http.streams() == 0);
    world.advance(60'000);
    app.became_visible();
    world.settle();
    CHECK(world.http.streams() == 1);
    world.school.rules = {{"/schedules", test::json_response(503, "{}")}};
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.http.streams() == 0);
    world.school.rules.clear();
    for (int i = 0; i < 40; ++i) {
        world.advance(15'000);
        world.http.push(":\n\n");
    }
    CHECK(world.http.streams() == 1);
    app.carry_out(app::SignOut{});
    CHECK(world.http.streams() == 0);
}

TEST_CASE("a server that has no events after all is asked every few minutes") {
    FakeWorld world;
    world.school.rules = {{"/ext/v1/events", test::json_response(404, "{}")}};
    followed(world, {"lesson-notes", "changes", "events"});
    world.advance(3'602'000);
    CHECK(world.http.count("/changes") >= 5);
    CHECK(world.http.count("/events") <= 7);
    CHECK(world.views().diary.sync.state == SyncView::State::Fresh);
}
