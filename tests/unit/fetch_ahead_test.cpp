#include <catch2/catch_test_macros.hpp>

#include "support/fake_world.h"

using namespace ranets;
using namespace ranets::app;
using model::Date;
using test::FakeSchool;
using test::FakeWorld;
using Download = DataView::Download;
using State = Resource<model::Week>::State;

namespace {

const Date kToday = Date::of(2026, 11, 18);

Route diary(Date date, model::PersonId child) {
    Route route;
    route.screen = Screen::Diary;
    route.date = date;
    route.child = child;
    return route;
}

App& on_free_line(FakeWorld& world, std::string_view login = "parent") {
    world.school.features = {"lesson-notes", "changes"};
    return world.signed_in(login);
}

}  // namespace

TEST_CASE("what is on and due, and the marks of the term, are here before anybody asks") {
    FakeWorld world;
    auto& app = on_free_line(world);
    world.advance(60'000);
    world.http.connected = false;
    app.network_changed(false);
    for (const auto child : {FakeSchool::kSonya, FakeSchool::kMisha}) {
        // The quarter began on the 2nd; homework is set up to two weeks ahead.
        for (const Date date :
             {Date::of(2026, 11, 4), kToday - 7, kToday, kToday + 7, kToday + 14}) {
            INFO(child.value << " " << date.iso());
            app.carry_out(app::Go{.route = diary(date, child)});
            CHECK(world.views().diary.week.value);
        }
        app.carry_out(app::Go{.route = diary(kToday + 21, child)});
        CHECK_FALSE(world.views().diary.week.value);
    }
}

TEST_CASE("it is done once: what the feed vouches for is not fetched again") {
    FakeWorld world;
    auto& app = on_free_line(world);
    world.advance(60'000);
    world.http.forget();
    world.advance(3'600'000);
    // The week on the screen was asked for before there was a cursor.
    CHECK(world.http.count("/schedules") <= 2);
    world.http.forget();
    world.school.changed("marks", FakeSchool::kMisha, kToday - 7);
    world.advance(600'000);
    CHECK(world.http.count("/schedules") == 1);
    static_cast<void>(app);
}

TEST_CASE("one at a time, after what the screen waits for") {
    FakeWorld world;
    auto& app = on_free_line(world);
    world.http.forget();
    world.http.most_in_flight = 0;
    world.advance(1'500);
    CHECK(world.http.count("/schedules") > 0);
    CHECK(world.http.most_in_flight <= 4);
    app.carry_out(app::Go{.route = diary(kToday + 70, FakeSchool::kSonya)});
    world.http.forget();
    world.advance(60);
    CHECK(world.views().diary.week.state == State::Fresh);
}

TEST_CASE("nothing is fetched ahead where it costs, or is not wanted, or nobody looks") {
    FakeWorld world;
    world.metered = true;
    world.school.features = {"lesson-notes", "changes"};
    auto& app = world.signed_in();
    world.http.forget();
    world.advance(60'000);
    CHECK(world.http.count("/schedules") == 0);
    app.carry_out(app::SetFetchAhead{.when = FetchAhead::Never});
    app.line_costs(false);
    world.advance(60'000);
    CHECK(world.http.count("/schedules") == 0);
    app.became_hidden();
    app.carry_out(app::SetFetchAhead{.when = FetchAhead::AnyLine});
    world.advance(60'000);
    CHECK(world.http.count("/schedules") == 0);
    app.line_costs(true);
    app.became_visible();
    world.advance(60'000);
    CHECK(world.http.count("/schedules") > 5);

    world.reboot();
    CHECK(world.views().data.fetch_ahead == FetchAhead::AnyLine);
}

TEST_CASE("fetching ahead stops with the line, and goes on with it") {
    FakeWorld world;
    on_free_line(world);
    world.advance(1'000);
    world.http.connected = false;
    world.app().network_changed(false);
    world.http.forget();
    world.advance(600'000);
    CHECK(world.http.requests.size() <= 4);
    world.http.connected = true;
    world.app().network_changed(true);
    world.advance(60'000);
    world.app().carry_out(app::Go{.route = diary(kToday + 14, FakeSchool::kMisha)});
    CHECK(world.views().diary.week.state == State::Fresh);
}

TEST_CASE("the whole term is fetched at the user's word, whatever the line") {
    FakeWorld world;
    auto& app = world.signed_in("parent", "#/data");
    CHECK(world.views().data.kept.size() == 2);
    app.carry_out(app::DownloadTerm{});
    CHECK(world.views().data.download == Download::Running);
    world.advance(120'000);
    CHECK(world.views().data.download == Download::Done);
    CHECK(world.views().data.weeks_done == world.views().data.weeks_wanted);
    // 2 November to 28 December.
    CHECK(world.views().data.kept[0].weeks >= 8);
    CHECK(world.views().data.kept[1].weeks == world.views().data.kept[0].weeks);
    CHECK(world.views().data.kept[0].from == Date::of(2026, 11, 2));
    CHECK(world.views().data.cache_bytes > 10'000);
    CHECK(world.views().data.outbox_bytes > 0);
}

TEST_CASE("a download that is cut off says so and can be taken up again") {
    FakeWorld world;
    auto& app = world.signed_in("parent", "#/data");
    app.carry_out(app::DownloadTerm{});
    world.advance(1'500);
    world.http.connected = false;
    world.advance(60'000);
    CHECK(world.views().data.download == Download::Failed);
    const int kept = world.views().data.kept[0].weeks;
    world.http.connected = true;
    app.network_changed(true);
    world.settle();
    app.carry_out(app::DownloadTerm{});
    world.advance(120'000);
    CHECK(world.views().data.download == Download::Done);
    CHECK(world.views().data.kept[0].weeks > kept);
}

TEST_CASE("clearing leaves who is here and what only this device knows") {
    FakeWorld world;
    auto& app = on_free_line(world);
    world.advance(60'000);
    Route data;
    data.screen = Screen::Data;
    app.carry_out(app::Go{.route = data});
    app.carry_out(app::SetFetchAhead{.when = FetchAhead::Never});
    const auto before = world.views().data;
    REQUIRE(before.kept[1].weeks > 3);
    app.carry_out(app::ClearCache{});
    CHECK(world.views().data.kept[1].weeks == 0);
    CHECK(world.views().data.cache_bytes < before.cache_bytes);
    CHECK(world.views().data.outbox_bytes == before.outbox_bytes);
    world.settle();
    CHECK(world.views().data.kept[0].weeks == 1);  // what is on the screen comes again
    world.reboot();
    CHECK(world.views().account);
    world.settle();
    CHECK(world.school.sign_ins == 1);
}
