#include <string>

#include <catch2/catch_test_macros.hpp>

#include "app/login_name.h"
#include "model/own_records.h"
#include "model/text.h"
#include "support/fake_world.h"

using namespace ranets;
using namespace ranets::app;
using test::FakeSchool;
using test::FakeWorld;

TEST_CASE("a command says what stands in its way") {
    FakeWorld world;
    auto& app = world.start();
    world.settle();
    const auto obstacle = [&](const Command& command) {
        return obstacle_to_any(command, world.views());
    };
    CHECK(obstacle(SignIn{}) == Obstacle::None);
    CHECK(obstacle(SignInDemo{.role = model::Role::Administrator}) == Obstacle::NotPermitted);
    CHECK(obstacle(SignOut{}) == Obstacle::SignedOut);
    CHECK(obstacle(ClearCache{}) == Obstacle::SignedOut);
    CHECK(obstacle(UseHere{}) == Obstacle::NothingToDo);
    app.carry_out(SignIn{.login = "parent", .password = FakeSchool::kPassword});
    CHECK(obstacle(SignIn{}) == Obstacle::Busy);
    CHECK(obstacle(ChooseRegion{.region = "77"}) == Obstacle::Busy);
    CHECK(obstacle(SetSharedComputer{.on = true}) == Obstacle::Busy);
    world.settle();

    CHECK(obstacle(SignIn{}) == Obstacle::NothingToDo);
    CHECK(obstacle(SetDone{}) == Obstacle::NotPermitted);  // this server keeps no ticks
    CHECK(obstacle(OpenFile{.file = {1}}) == Obstacle::NothingToDo);
    CHECK(obstacle(SetTextPercent{.percent = 90}) == Obstacle::NothingToDo);
    CHECK(obstacle(DownloadTerm{}) == Obstacle::None);
    app.carry_out(DownloadTerm{});
    CHECK(obstacle(DownloadTerm{}) == Obstacle::Busy);
    world.advance(120'000);
    world.http.connected = false;
    app.network_changed(false);
    CHECK(obstacle(DownloadTerm{}) == Obstacle::Offline);
    CHECK(obstacle(Refresh{}) == Obstacle::None);  // a try is how one finds out
    world.storage.take_away();
    CHECK(obstacle(ClearCache{}) == Obstacle::OtherTab);
    CHECK(obstacle(SetDone{}) == Obstacle::OtherTab);
}

TEST_CASE("a note that the server would refuse is not taken, counted as the server does") {
    FakeWorld world;
    world.school.features = {"lesson-notes", "own-records"};
    auto& app = world.signed_in();
    const auto homework = [&]() -> const model::Homework& {
        return world.views().diary.week.value->days[3].lessons[0].homework.front();
    };
    // One letter to whoever sees it, seven code points: a family of four.
    const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466";
    CHECK(model::code_points(family) == 7);
    std::string text;
    while (model::code_points(text) + 7 <= model::kLongestNote) text += family;
    text += std::string(model::kLongestNote - model::code_points(text), 'x');
    app.carry_out(SetNote{.work = homework().work, .text = text, .begun = {}});
    CHECK(homework().note.text == text);
    app.carry_out(SetNote{.work = homework().work, .text = text + "y", .begun = {}});
    CHECK(homework().note.text == text);
    CHECK(obstacle_to(SetNote{.work = homework().work, .text = text + "y", .begun = {}},
                      world.views()) == Obstacle::TooLong);
}

TEST_CASE("a change under way is not told to be waiting, one that lasts is") {
    FakeWorld world;
    world.school.features = {"lesson-notes", "own-records"};
    auto& app = world.signed_in();
    const auto work = world.views().diary.week.value->days[3].lessons[0].homework.front().work;
    app.carry_out(SetNote{.work = work, .text = "ручка", .begun = {}});
    CHECK(world.views().line.waiting == 1);
    CHECK_FALSE(world.views().line.slow);
    world.advance(3'000);
    CHECK_FALSE(world.views().line.slow);
    world.settle();
    CHECK(world.views().line.waiting == 0);
    world.school.rules = {{"/note", std::nullopt}};  // never answered
    app.carry_out(SetNote{.work = work, .text = "тетрадь", .begun = {}});
    world.advance(6'000);
    CHECK(world.views().line.slow);
    world.http.connected = false;
    app.network_changed(false);
    app.carry_out(SetNote{.work = work, .text = "ручка и тетрадь", .begun = {}});
    CHECK(world.views().line.slow);  // at once
}

TEST_CASE("a login is taken as phones type it") {
    CHECK(model::without_outer_blanks("parent") == "parent");
    CHECK(model::without_outer_blanks(" \t\u00A0parent\u2003\u3000 ") == "parent");
    CHECK(model::without_outer_blanks("Анна Мария ") == "Анна Мария");
    CHECK(model::without_outer_blanks(" \u00A0").empty());
    CHECK(model::without_outer_blanks("").empty());
    CHECK(doubt_about("parent") == LoginDoubt::None);
    CHECK(doubt_about("родитель-7") == LoginDoubt::None);
    CHECK(doubt_about("par\u200Bent") == LoginDoubt::Invisible);
    CHECK(doubt_about("p\u0430rent") == LoginDoubt::MixedLetters);

    FakeWorld world;
    auto& app = world.start();
    world.settle();
    app.carry_out(SignIn{.login = "p\u0430rent", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.views().login.problem == LoginView::Problem::MixedLetters);
    // Of a password every letter counts.
    app.carry_out(SignIn{.login = "parent", .password = std::string(FakeSchool::kPassword) + " "});
    world.settle();
    CHECK(world.views().login.problem == LoginView::Problem::WrongPassword);
    app.carry_out(SignIn{.login = "\u00A0parent\t", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.views().account.has_value());
    CHECK(world.views().login.login == "parent");
}

TEST_CASE("letters are taken apart, and what is none of them does no harm") {
    const auto all = [](std::string_view text) {
        std::u32string codes;
        while (!text.empty()) codes += model::take_code_point(text);
        return codes;
    };
    CHECK(all("aя\u20BD\U0001F600") == U"aя\u20BD\U0001F600");
    CHECK(all("\xD1") == U"\uFFFD");
    CHECK(all("\xF0\x9F\x98z") == U"\uFFFD\uFFFD\uFFFDz");
    CHECK(all("\x80x") == U"\uFFFDx");
}
