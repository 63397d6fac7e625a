#include <catch2/catch_test_macros.hpp>

#include "support/fake_world.h"

using namespace ranets;
using namespace ranets::app;
using test::FakeSchool;
using test::FakeWorld;
using State = Resource<model::Week>::State;
using Problem = LoginView::Problem;

TEST_CASE("a first visit shows the login with the demo accounts") {
    FakeWorld world;
    world.start();
    CHECK(world.views().route.screen == Screen::Login);
    CHECK(world.address == "#/login");
    CHECK(world.views().login.demo.empty());
    world.settle();
    CHECK(world.views().login.demo.size() == 3);
    CHECK(world.changes > 0);
    CHECK(world.storage.files().empty());
    CHECK(world.storage.settings.empty());
}

TEST_CASE("signing in leads to this week's diary of the first child") {
    FakeWorld world;
    auto& app = world.start();
    world.settle();
    app.carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    CHECK(world.views().login.busy);
    world.settle();

    const auto& views = world.views();
    CHECK_FALSE(views.login.busy);
    CHECK(views.route.screen == Screen::Diary);
    CHECK(views.route.date == model::Date::of(2026, 11, 18));
    CHECK(world.address == "#/diary/2026-11-18?child=1000002283077");
    CHECK(world.history.back().replace);
    REQUIRE(views.account);
    CHECK(views.account->first_name == "Анна");
    CHECK(views.children.all.size() == 2);
    CHECK(views.children.chosen == FakeSchool::kSonya);
    CHECK(views.diary.week.state == State::Fresh);
    REQUIRE(views.diary.week.value);
    CHECK(views.diary.week.value->monday == model::Date::of(2026, 11, 16));
    CHECK(views.diary.week.value->days[2].lessons.size() == 6);
    CHECK(views.diary.week.value->period->name == "2 четверть");
    CHECK(views.diary.week.value->week_of_period == 3);
    CHECK(views.diary.sync.state == SyncView::State::Fresh);
    CHECK(views.now == model::LocalTime{model::Date::of(2026, 11, 18), {12 * 60 + 34}});
    CHECK(views.notices.empty());
}

TEST_CASE("who is signed in before all of the program is there waits for it") {
    FakeWorld world;
    world.hold_back();
    auto& app = world.start();
    world.settle();
    app.carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.views().login.busy);
    CHECK(world.views().route.screen == Screen::Login);
    CHECK(world.storage.files().empty());
    // Meanwhile it is asked who it is.
    CHECK(world.http.count("/users/me/context") == 1);

    world.arrive();
    CHECK_FALSE(world.views().login.busy);
    CHECK(world.http.count("/users/me/context") == 1);
    world.settle();
    CHECK(world.views().route.screen == Screen::Diary);
    CHECK(world.views().diary.week.state == State::Fresh);
}

TEST_CASE("who it is is asked once more where the answer was lost meanwhile") {
    FakeWorld world;
    world.hold_back();
    auto& app = world.start();
    world.settle();
    app.carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.school.rules = {{"/users/me/context", test::json_response(500, "{}")}};
    world.advance(30'000);
    world.school.rules.clear();
    world.arrive();
    world.settle();
    CHECK(world.views().route.screen == Screen::Diary);
}

TEST_CASE("names of files arrive after the week") {
    FakeWorld world;
    world.school.rules = {{"/school/homeworks", std::nullopt}};
    auto& app = world.start();
    world.settle();
    app.carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.advance(1'000);
    const auto& files = [&]() -> const auto& {
        return world.views().diary.week.value->days[1].lessons[3].homework[0].files;
    };
    REQUIRE(world.views().diary.week.state == State::Fresh);
    CHECK(files().empty());
    world.school.rules.clear();
    app.carry_out(app::Refresh{});
    world.settle();
    REQUIRE(files().size() == 1);
    CHECK(files()[0].name == "Практикум.docx");
}

TEST_CASE("a wrong password is told and can be corrected") {
    FakeWorld world;
    auto& app = world.start();
    world.settle();
    app.carry_out(app::SignIn{.login = "parent", .password = "wrong"});
    world.settle();
    CHECK(world.views().login.problem == Problem::WrongPassword);
    CHECK(world.views().login.login == "parent");
    CHECK_FALSE(world.views().login.busy);
    CHECK(world.views().route.screen == Screen::Login);
    app.carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    CHECK(world.views().login.problem == Problem::None);
    world.settle();
    CHECK(world.views().route.screen == Screen::Diary);
}

TEST_CASE("empty fields are told without asking the server") {
    FakeWorld world;
    auto& app = world.start();
    world.settle();
    world.http.forget();
    app.carry_out(app::SignIn{.login = "", .password = "x"});
    CHECK(world.views().login.problem == Problem::EmptyLogin);
    app.carry_out(app::SignIn{.login = "x", .password = ""});
    CHECK(world.views().login.problem == Problem::EmptyPassword);
    CHECK(world.http.requests.empty());
    CHECK_FALSE(world.views().login.busy);
}

TEST_CASE("troubles of the network are told apart at the login") {
    FakeWorld world;
    auto& app = world.start();
    world.settle();
    const auto problem = [&] {
        app.carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
        world.settle();
        CHECK_FALSE(world.views().login.busy);
        return world.views().login.problem;
    };
    world.school.rules = {{"/oauth2/authorize", test::json_response(500, "{}")}};
    CHECK(problem() == Problem::Server);
    world.school.rules = {{"/oauth2/authorize", test::json_response(429, "{}")}};
    CHECK(problem() == Problem::TooManyTries);
    world.school.rules = {{"/oauth2/authorize", std::nullopt}};
    CHECK(problem() == Problem::Timeout);
    world.school.rules = {{"/users/me/context", test::json_response(200, "[]")}};
    CHECK(problem() == Problem::Garbled);
    CHECK(world.school.revoked.size() == 1);  // the session that led nowhere
    world.http.connected = false;
    CHECK(problem() == Problem::Offline);
}

TEST_CASE("a sign-in before the configuration has come waits for it") {
    FakeWorld world;
    auto& app = world.start();
    app.carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    CHECK(world.views().login.busy);
    CHECK(world.http.count("/oauth2/") == 0);
    world.settle();
    CHECK(world.views().route.screen == Screen::Diary);
}

TEST_CASE("without a configuration the usual places serve") {
    FakeWorld world;
    world.school.configured = false;
    world.signed_in();
    CHECK(world.views().route.screen == Screen::Diary);
    CHECK(world.views().login.demo.empty());
}

TEST_CASE("another base of the API is used and remembered") {
    FakeWorld world;
    std::string base;
    world.http.server = [&](const sync::Request& request) -> std::optional<sync::Response> {
        if (request.url == "/config.json")
            return test::json_response(200, R"({"apiBase":"https://api.test/"})");
        auto local = request;
        if (!local.url.starts_with("https://api.test/")) return test::json_response(404, "{}");
        local.url.erase(0, std::string_view("https://api.test").size());
        return world.school.answer(local);
    };
    world.signed_in();
    CHECK(world.views().route.screen == Screen::Diary);
    world.http.forget();
    world.reboot();
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.http.count("https://api.test/v2/persons/") == 1);
}

TEST_CASE("the demo buttons sign in by role") {
    for (const auto& [role, child_count] :
         {std::pair{model::Role::Parent, 2u}, std::pair{model::Role::Pupil, 1u},
          std::pair{model::Role::Teacher, 1u}}) {
        FakeWorld world;
        auto& app = world.start();
        world.settle();
        app.carry_out(app::SignInDemo{.role = role});
        world.settle();
        REQUIRE(world.views().account);
        CHECK(world.views().account->role == role);
        CHECK(world.views().children.all.size() == child_count);
        CHECK(world.views().route.screen == Screen::Diary);
    }
}

TEST_CASE("the first week is asked for before the files are open") {
    FakeWorld world;
    world.storage.delay_ms = 5'000;
    auto& app = world.start();
    world.settle();
    app.carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.advance(1'000);
    CHECK(world.http.count("/schedules") == 1);
    CHECK(world.views().diary.week.state == State::Loading);
    CHECK(world.storage.files().empty());
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.http.count("/schedules") == 1);
    world.reboot();
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
}

TEST_CASE("a sign-out without a network is told to the server later, after a restart, too") {
    FakeWorld world;
    world.signed_in();
    world.http.connected = false;
    world.app().network_changed(false);
    world.app().carry_out(app::SignOut{});
    world.settle();
    CHECK(world.views().route.screen == Screen::Login);
    CHECK(world.school.revoked.empty());
    SECTION("by the same run") {
        world.http.connected = true;
        world.app().network_changed(true);
    }
    SECTION("by the next one") {
        world.http.connected = true;
        world.reboot();
    }
    world.settle();
    CHECK(world.school.revoked.size() == 1);
    world.http.forget();
    world.reboot();
    world.settle();
    CHECK(world.http.count("/oauth2/revoke") == 0);
}

TEST_CASE("signing out revokes, wipes and shows the login") {
    FakeWorld world;
    auto& app = world.signed_in();
    REQUIRE_FALSE(world.storage.files().empty());
    REQUIRE(world.storage.settings.find("u1000000000101") != std::string::npos);
    app.carry_out(app::SignOut{});
    CHECK(world.views().route.screen == Screen::Login);
    CHECK(world.address == "#/login");
    CHECK_FALSE(world.views().account);
    CHECK_FALSE(world.views().diary.week.value);
    CHECK(world.views().children.all.empty());
    world.settle();
    CHECK(world.storage.files().empty());
    CHECK(world.storage.settings.find("u1000000000101") == std::string::npos);
    CHECK(world.school.revoked.size() == 1);
    world.reboot();
    world.settle();
    CHECK(world.views().route.screen == Screen::Login);
}

TEST_CASE("signing out does not wait for a network") {
    FakeWorld world;
    auto& app = world.signed_in();
    world.http.connected = false;
    app.carry_out(app::SignOut{});
    CHECK(world.views().route.screen == Screen::Login);
    CHECK(world.storage.files().empty());
    world.settle();
    world.http.connected = true;
    app.carry_out(app::SignIn{.login = "pupil", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.views().account->user.value == FakeSchool::kPupilUser);
}

TEST_CASE("answers to somebody who has signed out are not shown to the next") {
    FakeWorld world;
    auto& app = world.signed_in();
    world.storage.delay_ms = 300;
    Route next_week = world.views().route;
    next_week.date = next_week.date + 7;
    app.carry_out(app::Go{.route = next_week});
    app.carry_out(app::SignOut{});
    app.carry_out(app::SignIn{.login = "pupil", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.views().account->user.value == FakeSchool::kPupilUser);
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.views().route.date == model::Date::of(2026, 11, 18));
    CHECK(world.storage.files().front().starts_with("u1000000000102/"));
}

TEST_CASE("on a shared computer nothing is written") {
    FakeWorld world;
    auto& app = world.start();
    world.settle();
    app.carry_out(app::SetSharedComputer{.on = true});
    app.carry_out(app::ChooseRegion{.region = "54"});
    app.carry_out(app::SetTheme{.theme = Theme::Dark});
    app.carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.views().login.region == "54");
    CHECK(world.views().theme == Theme::Dark);
    CHECK(world.views().notices.empty());
    world.advance(120'000);
    CHECK(world.storage.files().empty());
    CHECK(world.storage.settings.empty());
    CHECK(world.storage.settings_kept == 0);
    app.carry_out(app::SignOut{});
    world.settle();
    CHECK(world.storage.settings_kept == 0);
    CHECK(world.school.revoked.size() == 1);
    world.reboot();
    world.settle();
    CHECK(world.views().route.screen == Screen::Login);
}

TEST_CASE("a lost session keeps the data and goes on after signing in again") {
    FakeWorld world;
    auto& app = world.signed_in();
    Route route = world.views().route;
    route.child = FakeSchool::kMisha;
    app.carry_out(app::Go{.route = route});
    world.settle();
    world.school.end_sessions();
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.views().route.screen == Screen::Login);
    CHECK(world.views().login.session_expired);
    CHECK(world.views().login.login == "parent");
    const auto files = world.storage.files();
    CHECK_FALSE(files.empty());

    app.carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    CHECK_FALSE(world.views().login.session_expired);
    CHECK(world.views().route.screen == Screen::Diary);
    CHECK(world.views().children.chosen == FakeSchool::kMisha);
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.storage.files() == files);
    world.school.expire_access();
    world.reboot();
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
}

TEST_CASE("a lost session is still lost after a reload, and the login is filled in") {
    FakeWorld world;
    world.signed_in();
    world.school.end_sessions();
    world.app().carry_out(app::Refresh{});
    world.settle();
    world.http.forget();
    world.reboot();
    world.settle();
    CHECK(world.views().route.screen == Screen::Login);
    CHECK(world.views().login.session_expired);
    CHECK(world.views().login.login == "parent");
    CHECK(world.http.count("/oauth2/") == 0);
    world.app().carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    CHECK(world.views().login.session_expired);  // not before it worked
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
}

TEST_CASE("another account after a lost session gets a directory of its own") {
    FakeWorld world;
    auto& app = world.signed_in();
    world.school.end_sessions();
    app.carry_out(app::Refresh{});
    world.settle();
    app.carry_out(app::SignIn{.login = "pupil", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.views().children.all.size() == 1);
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(std::filesystem::exists(world.storage.path("u1000000000101", "outbox.db")));
    CHECK(std::filesystem::exists(world.storage.path("u1000000000102", "outbox.db")));
    CHECK(world.storage.settings.find("u1000000000102") != std::string::npos);
}

TEST_CASE("the gallery is open to all, and signing in leads from it to the diary") {
    FakeWorld world;
    auto& app = world.start("#/gallery");
    world.settle();
    CHECK(world.views().route.screen == Screen::Gallery);
    app.address_changed("#/login");
    CHECK(world.views().route.screen == Screen::Login);
    app.address_changed("#/gallery");
    CHECK(world.views().route.screen == Screen::Gallery);
    app.address_changed("#/more");
    CHECK(world.views().route.screen == Screen::Login);
    app.address_changed("#/gallery");
    app.carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    // What was wanted before is not forgotten for its sake.
    CHECK(world.views().route.screen == Screen::More);
    app.address_changed("#/gallery");
    CHECK(world.views().route.screen == Screen::Gallery);
    CHECK(world.views().account);
}

TEST_CASE("who goes from the gallery without being signed in comes to the login") {
    FakeWorld world;
    auto& app = world.start("#/gallery");
    world.settle();
    Route diary;
    diary.screen = Screen::Diary;
    app.carry_out(app::Go{.route = diary});
    CHECK(world.views().route.screen == Screen::Login);
    CHECK(world.address == "#/login");
}
