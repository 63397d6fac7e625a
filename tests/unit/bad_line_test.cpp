// The whole application on a line that fails: how often it asks, and what it says.
#include <catch2/catch_test_macros.hpp>

#include "support/fake_world.h"

using namespace ranets;
using namespace ranets::app;
using model::Date;
using test::FakeSchool;
using test::FakeWorld;
using Connection = LineView::Connection;
using State = Resource<model::Week>::State;

namespace {

constexpr std::int64_t kTenMinutesMs = 600'000;
const Date kToday = Date::of(2026, 11, 18);

sync::Response portal() {
    auto page = test::json_response(200, "<html><form>Wi-Fi</form></html>");
    page.headers = {{"content-type", "text/html"}};
    return page;
}

void fail_all(FakeWorld& world, std::optional<sync::Response> response) {
    world.http.server = [response](const sync::Request&) { return response; };
}

void mend(FakeWorld& world) {
    world.http.server = [&world](const sync::Request& request) {
        return world.school.answer(request);
    };
}

// Of ten minutes with the diary open, from the moment of the trouble on.
std::size_t requests_in_trouble(FakeWorld& world) {
    world.http.forget();
    world.app().carry_out(app::Refresh{});
    world.advance(kTenMinutesMs);
    return world.http.requests.size();
}

}  // namespace

TEST_CASE("a server that answers 503 to all is asked a dozen times in ten minutes, not more") {
    for (const bool with_feed : {false, true}) {
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            FakeWorld world(seed);
            if (with_feed) world.school.features = {"lesson-notes", "changes", "events"};
            world.signed_in();
            world.advance(60'000);
            fail_all(world, test::json_response(503, "{}"));
            const auto requests = requests_in_trouble(world);
            INFO("seed " << seed << ", feed " << with_feed);
            CHECK(requests <= 12);
            CHECK(requests >= 4);
            CHECK(world.views().diary.sync.state == SyncView::State::Failed);
            CHECK(world.views().line.connection == Connection::Failing);
            CHECK(world.views().diary.week.value);
        }
    }
}

TEST_CASE("so it is from the very start, and for somebody who is not signed in") {
    FakeWorld world;
    world.signed_in();
    world.end();
    fail_all(world, test::json_response(503, "{}"));
    world.http.forget();
    world.reboot();
    world.advance(kTenMinutesMs);
    CHECK(world.http.requests.size() <= 12);

    FakeWorld stranger;
    fail_all(stranger, test::json_response(503, "{}"));
    stranger.start();
    stranger.advance(kTenMinutesMs);
    CHECK(stranger.http.requests.size() <= 12);
}

TEST_CASE("a captive portal is no server: few tries, said plainly, nothing replaced") {
    FakeWorld world;
    world.signed_in();
    const auto week = world.views().diary.week.value;
    fail_all(world, portal());
    CHECK(requests_in_trouble(world) <= 12);
    CHECK(world.views().line.connection == Connection::Failing);
    CHECK(world.views().diary.week.value == week);
    CHECK(world.views().account);
    mend(world);
    world.app().became_visible();
    world.settle();
    CHECK(world.views().line.connection == Connection::Good);
    CHECK(world.views().diary.week.state == State::Fresh);
}

TEST_CASE("a server that never answers is waited for, longer each time") {
    FakeWorld world;
    world.signed_in();
    fail_all(world, std::nullopt);
    CHECK(requests_in_trouble(world) <= 12);
    CHECK(world.views().diary.week.error == model::Error::Kind::Timeout);
    CHECK(world.views().line.connection == Connection::Failing);
}

TEST_CASE("every answer that is none is a failed try and keeps what is here") {
    auto plain = test::json_response(200, "{}");
    plain.headers = {{"content-type", "text/plain"}};
    const sync::Response faults[] = {
        test::json_response(200, R"({"type":"apiServerError","description":"x"})"),
        test::json_response(200, R"({"type":"parameterInvalid","description":"x"})"),
        test::json_response(200, R"({"days":[{"date":"2026-11-)"),
        test::json_response(200, std::string(10u << 20, ' ')),
        test::json_response(429, "{}"),
        test::json_response(500, "{}"),
        plain,
    };
    for (const auto& fault : faults) {
        FakeWorld world;
        world.signed_in();
        const auto week = world.views().diary.week.value;
        fail_all(world, fault);
        CHECK(requests_in_trouble(world) <= 12);
        CHECK(world.views().diary.week.state == State::ErrorWithCached);
        CHECK(world.views().diary.week.value == week);
        CHECK(world.views().diary.sync.state == SyncView::State::Failed);
    }
}

TEST_CASE("the connection is the whole diary's: a young week does not hide its loss") {
    FakeWorld world;
    auto& app = world.signed_in();
    Route route = world.views().route;
    route.date = kToday + 7;
    app.carry_out(app::Go{.route = route});
    world.settle();
    world.http.connected = false;
    app.network_changed(false);
    CHECK(world.views().line.connection == Connection::Gone);
    route.date = kToday;
    app.carry_out(app::Go{.route = route});  // younger than a minute: not asked for
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.views().diary.sync.state == SyncView::State::Offline);
    CHECK(world.views().line.connection == Connection::Gone);
    world.http.connected = true;
    app.network_changed(true);
    world.settle();
    CHECK(world.views().line.connection == Connection::Good);
    CHECK(world.views().diary.sync.state == SyncView::State::Fresh);
}

TEST_CASE("a line that is gone although the browser does not know is found again by itself") {
    FakeWorld world;
    auto& app = world.signed_in();
    world.http.hidden_loss = true;
    app.carry_out(app::Refresh{});
    world.advance(30'000);
    CHECK(world.views().line.connection == Connection::Gone);
    world.http.hidden_loss = false;
    world.advance(kTenMinutesMs);
    CHECK(world.views().line.connection == Connection::Good);
    CHECK(world.views().diary.week.state == State::Fresh);
}

TEST_CASE("the user's word is tried at once, and only every two seconds") {
    FakeWorld world;
    auto& app = world.signed_in();
    auto busy = test::json_response(503, "{}");
    busy.headers.emplace_back("retry-after", "3600");
    fail_all(world, busy);
    app.carry_out(app::Refresh{});
    world.advance(1'000);
    world.http.forget();
    world.advance(kTenMinutesMs);
    CHECK(world.http.requests.empty());  // as the server asked
    app.carry_out(app::Refresh{});
    for (int i = 0; i < 10; ++i) {
        world.advance(100);
        app.carry_out(app::Refresh{});
    }
    CHECK(world.http.requests.size() == 1);
    world.advance(1'500);
    CHECK(world.http.requests.size() == 2);  // the wish was put off, not forgotten
    world.advance(kTenMinutesMs);
    CHECK(world.http.requests.size() == 2);
    app.carry_out(app::Refresh{});
    world.advance(100);
    CHECK(world.http.requests.size() == 3);
}

TEST_CASE("a hidden tab asks nothing; shown again it asks at once") {
    FakeWorld world;
    auto& app = world.signed_in();
    fail_all(world, test::json_response(503, "{}"));
    app.carry_out(app::Refresh{});
    world.advance(20'000);
    app.became_hidden();
    world.advance(1'000);
    world.http.forget();
    world.advance(kTenMinutesMs);
    CHECK(world.http.requests.size() <= 1);
    mend(world);
    app.became_visible();
    world.settle();
    CHECK(world.views().diary.sync.state == SyncView::State::Fresh);
}

TEST_CASE("a token that the server forgot is refreshed once, then sign-in keeps all that is here") {
    FakeWorld world;
    auto& app = world.signed_in();
    world.school.expire_access();
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.school.refreshes == 1);
    CHECK(world.views().diary.week.state == State::Fresh);

    const auto files = world.storage.files();
    world.school.end_sessions();
    world.http.forget();
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.http.count("/oauth2/token") == 1);
    CHECK(world.views().route.screen == Screen::Login);
    CHECK(world.views().login.session_expired);
    CHECK(world.storage.files() == files);
    world.http.connected = true;
    app.carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.views().diary.week.value);
    CHECK(world.school.sign_ins == 2);
}

TEST_CASE("whenever the network comes back while a week is asked for, it is had") {
    for (int events = 0; events < 60; ++events) {
        FakeWorld world;
        auto& app = world.signed_in();
        world.http.connected = false;
        app.carry_out(app::Refresh{});
        for (int i = 0; i < events; ++i) world.events.run_next();
        world.http.connected = true;
        app.carry_out(app::Refresh{});
        world.settle();
        world.advance(5'000);
        world.settle();
        INFO(events << " events after the network had gone");
        CHECK(world.views().diary.sync.state == SyncView::State::Fresh);
    }
}
