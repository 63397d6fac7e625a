// What the feed vouches for when its word crosses an answer, or an answer is lost.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/fake_world.h"

using namespace ranets;
using namespace ranets::app;
using model::Date;
using test::FakeSchool;
using test::FakeWorld;

namespace {

const Date kToday = Date::of(2026, 11, 18);
constexpr std::int64_t kFiveMinutesMs = 300'000;

// Signed in, with the week on the screen followed by the feed.
App& followed(FakeWorld& world, std::vector<std::string> features) {
    world.school.features = std::move(features);
    auto& app = world.signed_in();
    app.carry_out(app::Refresh{});
    world.settle();
    world.http.forget();
    return app;
}

test::FakeLesson& lesson_at_school(FakeWorld& world) {
    return world.school.lessons(FakeSchool::kSonya, kToday)[0];
}

const model::Lesson& lesson(const FakeWorld& world) {
    return world.views().diary.week.value->days[2].lessons[0];
}

// Nothing but the stream's heart for so long.
void beat(FakeWorld& world, std::int64_t ms) {
    for (std::int64_t at = 0; at < ms; at += 15'000) {
        world.advance(15'000);
        world.http.push(":\n\n");
    }
}

// The new mark is there, and from here on the stream is enough.
void has_the_mark_and_asks_no_more(FakeWorld& world) {
    CHECK(lesson(world).marks.at(0).value == "2");
    CHECK(world.http.streams() == 1);
    world.http.forget();
    beat(world, 3 * kFiveMinutesMs);
    CHECK(world.http.requests.empty());
}

// As if the tab had been away for a moment: the feed is asked.
void look_again(FakeWorld& world) {
    world.app().became_hidden();
    world.clock.jump(20'000);
    world.app().became_visible();
}

}  // namespace

TEST_CASE("a week that was on its way when the stream told of it is asked for once more") {
    FakeWorld world;
    world.metered = true;
    auto& app = followed(world, {"lesson-notes", "changes", "events"});
    world.http.latency_ms = 400;
    app.carry_out(app::Refresh{});
    world.advance(100);
    world.school.changed("marks", FakeSchool::kSonya, kToday);
    world.http.push(world.school.last_event());
    world.advance(350);  // the answer is that of before
    lesson_at_school(world).marks = {{777, "2"}};
    world.settle();
    has_the_mark_and_asks_no_more(world);
}

TEST_CASE("a week that was on its way when the cursor grew too old is asked for once more") {
    FakeWorld world;
    auto& app = followed(world, {"lesson-notes", "changes"});
    world.http.latency_ms = 1000;
    app.carry_out(app::Refresh{});
    world.advance(100);
    world.school.forget_changes();
    world.http.latency_ms = 50;
    look_again(world);
    world.advance(920);  // the answer is that of before
    lesson_at_school(world).marks = {{777, "2"}};
    world.settle();
    CHECK(lesson(world).marks.at(0).value == "2");
}

TEST_CASE("the week of a sign-in is asked for once more, though the stream is on") {
    FakeWorld world;
    world.school.features = {"lesson-notes", "changes", "events"};
    world.signed_in();
    REQUIRE(world.http.streams() == 1);
    lesson_at_school(world).marks = {{777, "2"}};  // between the week and the first cursor
    beat(world, kFiveMinutesMs + 15'000);
    has_the_mark_and_asks_no_more(world);
}

TEST_CASE("a week is not vouched for while the own records of it are missing") {
    FakeWorld world;
    world.metered = true;
    followed(world, {"lesson-notes", "changes", "own-records"});
    world.school.own_notes["parent"][lesson(world).homework[0].work.value] = {"с другого", 1};
    world.school.changed("own", FakeSchool::kSonya, kToday);
    SECTION("their answer was lost") {
        world.school.rules = {{"/own/", test::json_response(503, "{}"), 1}};
        world.advance(kFiveMinutesMs);
        world.settle();
    }
    SECTION("the program ended before it came") {
        world.school.rules = {{"/own/", std::nullopt, 1}};
        world.advance(kFiveMinutesMs);
        world.advance(1'000);
        world.reboot();
        world.settle();
    }
    CHECK(lesson(world).homework[0].note.text.empty());
    world.advance(2 * kFiveMinutesMs);
    world.settle();
    CHECK(lesson(world).homework[0].note.text == "с другого");
}

TEST_CASE("a week is not vouched for while what belongs to it could not be had") {
    FakeWorld world;
    world.metered = true;
    followed(world, {"lesson-notes", "changes"});
    const char* const lost = GENERATE("/lesson-notes/", "/homeworks");
    INFO(lost);
    world.school.changed("marks", FakeSchool::kSonya, kToday);
    lesson_at_school(world).files = {{901, "план", "PDF"}};
    world.school.rules = {{lost, test::json_response(403, "{}"), 1}};
    world.advance(kFiveMinutesMs);
    world.settle();
    REQUIRE(world.school.rules.front().times == 0);
    world.http.forget();
    world.advance(2 * kFiveMinutesMs);
    world.settle();
    CHECK(world.http.count(lost) >= 1);
    world.http.forget();
    world.advance(4 * kFiveMinutesMs);
    world.settle();
    CHECK(world.http.count("/schedules") == 0);  // now it is
}

TEST_CASE("a change that lands late does not hide for good what was written after it") {
    FakeWorld world;
    auto& app = followed(world, {"lesson-notes", "changes", "own-records"});
    const auto work = lesson(world).homework[0].work;
    bool lost = false;
    world.http.server = [&](const sync::Request& request) {
        auto answer = world.school.answer(request);
        if (request.method != sync::Method::Put || lost) return answer;
        lost = true;
        return std::optional<sync::Response>();
    };
    app.carry_out(app::SetNote{.work = work, .text = "отсюда", .begun = {}});
    world.advance(3'000);
    REQUIRE(lost);
    world.school.own_notes["parent"][work.value] = {"отсюда и с другого", 2};
    world.school.changed("own", FakeSchool::kSonya, kToday);
    look_again(world);
    world.advance(1'000);
    CHECK(lesson(world).homework[0].note.text == "отсюда");
    world.advance(60'000);  // it is sent again, and the server knows its key
    CHECK(world.views().line.waiting == 0);
    world.advance(kFiveMinutesMs);
    world.settle();
    CHECK(lesson(world).homework[0].note.text == "отсюда и с другого");
}
