// Whatever depends on today, whoever is the first to see that another day has begun.
#include <catch2/catch_test_macros.hpp>

#include "support/fake_world.h"

using namespace ranets;
using namespace ranets::app;
using test::FakeWorld;

namespace {

const model::Date kToday = *model::Date::parse("2026-11-18");
constexpr std::int64_t kHour = 3'600'000;

void check_thursday(FakeWorld& world) {
    CHECK(world.views().now.date == kToday + 1);
    CHECK(world.views().route.date == kToday + 1);
    CHECK(world.address == "#/diary/2026-11-19?child=1000002283077");
    // As if the application had been started on that day.
    const auto badges = world.views().badges;
    const auto next = world.views().diary.next_day;
    world.start("#/diary");
    world.settle();
    CHECK(world.views().badges.homework == badges.homework);
    CHECK(world.views().diary.next_day == next);
}

}  // namespace

TEST_CASE(
    "a day that begins in a hidden tab is there when an answer comes, and when it is looked at") {
    FakeWorld world;
    auto& app = world.signed_in();
    app.became_hidden();
    world.advance(12 * kHour);
    app.network_changed(false);  // whatever happens: the views are told of
    app.network_changed(true);
    world.settle();
    SECTION("hidden still") {
        check_thursday(world);
    }
    SECTION("looked at") {
        app.became_visible();
        world.settle();
        check_thursday(world);
    }
}

TEST_CASE("a command after midnight finds the new day") {
    FakeWorld world;
    auto& app = world.signed_in();
    app.became_hidden();
    world.advance(12 * kHour);
    app.carry_out(app::SetTheme{.theme = Theme::Dark});
    app.became_visible();
    world.settle();
    check_thursday(world);
}

TEST_CASE("another day that is looked at stays, and so does a screen without days") {
    FakeWorld world;
    auto& app = world.signed_in("parent", "#/diary/2026-11-17");
    world.advance(12 * kHour);
    CHECK(world.views().route.date == kToday - 1);
    app.carry_out(app::Go{.route = *route_of("#/more")});
    world.advance(24 * kHour);
    CHECK(world.address == "#/more");
    app.carry_out(app::Go{.route = *route_of("#/diary")});
    CHECK(world.views().route.date == kToday + 2);
}
