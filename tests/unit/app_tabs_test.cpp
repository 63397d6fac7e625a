// One tab at a time has the account's files.
#include <catch2/catch_test_macros.hpp>

#include "app/device_settings.h"
#include "support/fake_world.h"

using namespace ranets;
using namespace ranets::app;
using test::FakeSchool;
using test::FakeWorld;
using State = Resource<model::Week>::State;

namespace {

constexpr std::string_view kAddress = "#/diary/2026-11-17?child=1000002283078";

// Somebody is signed in, and this tab is opened while another has the files.
void open_second(FakeWorld& world) {
    world.signed_in("parent", kAddress);
    world.storage.busy = true;
    world.reboot();
    world.settle();
}

std::string without_account(const std::string& settings) {
    auto changed = read_settings(settings);
    changed.account.clear();
    return write_settings(changed);
}

}  // namespace

TEST_CASE("a second tab says that there is a first one, asks for nothing and keeps nothing") {
    FakeWorld world;
    world.signed_in();
    world.storage.busy = true;
    world.http.forget();
    const auto settings = world.storage.settings;
    world.reboot();
    world.settle();
    CHECK(world.views().other_tab == OtherTab::Active);
    CHECK(world.views().notices.empty());
    CHECK(world.http.count("/v2/") == 0);
    world.app().network_changed(false);
    world.app().network_changed(true);
    world.app().became_hidden();
    world.app().became_visible();
    world.app().carry_out(app::Refresh{});
    world.settle();
    CHECK(world.http.count("/v2/") == 0);
    CHECK(world.storage.settings == settings);
}

TEST_CASE("a second tab is used at a word, at its own address") {
    FakeWorld world;
    open_second(world);
    world.app().address_changed("#/diary/2026-11-24?child=1000002283078");
    CHECK(world.views().other_tab == OtherTab::Active);
    world.app().carry_out(app::UseHere{});
    CHECK(world.views().other_tab == OtherTab::None);
    world.settle();
    CHECK(world.views().route.date == model::Date::of(2026, 11, 24));
    CHECK(world.views().children.chosen == FakeSchool::kMisha);
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.school.sign_ins == 1);
}

TEST_CASE("another tab that gives nothing up is told of, and can be asked again") {
    FakeWorld world;
    open_second(world);
    world.storage.yields = false;
    world.storage.delay_ms = 100;
    world.app().carry_out(app::UseHere{});
    CHECK(world.views().other_tab == OtherTab::Asked);
    world.app().carry_out(app::UseHere{});  // a second press asks no second time
    world.settle();
    CHECK(world.views().other_tab == OtherTab::Stuck);
    world.storage.yields = true;
    world.app().carry_out(app::UseHere{});
    world.settle();
    CHECK(world.views().other_tab == OtherTab::None);
    CHECK(world.views().diary.week.value.has_value());
}

TEST_CASE("a tab steps aside at once, and shows the same when it is used again") {
    FakeWorld world;
    world.signed_in("parent", "#/school");
    world.app().carry_out(app::ChooseChild{.child = FakeSchool::kMisha});
    world.settle();
    const auto children = world.views().children.all.size();
    world.storage.take_away();
    CHECK(world.views().other_tab == OtherTab::Active);
    world.http.forget();
    world.app().carry_out(app::Refresh{});
    world.advance(3 * 60'000);
    CHECK(world.http.count("/v2/") == 0);

    world.app().carry_out(app::UseHere{});
    CHECK(world.views().other_tab == OtherTab::None);
    CHECK(world.views().route.screen == Screen::School);
    CHECK(world.views().children.chosen == FakeSchool::kMisha);
    CHECK(world.views().children.all.size() == children);
    CHECK(world.views().school.card.value.has_value());
    world.settle();
    world.app().address_changed("#/diary");
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.school.sign_ins == 1);
}

TEST_CASE("a tab that stepped aside does not spend the other's session") {
    FakeWorld world;
    world.signed_in();
    world.storage.take_away();
    world.http.forget();
    world.advance(48 * 3'600'000LL);  // the access token has long expired
    world.settle();
    CHECK(world.http.count("/oauth") == 0);
    world.app().carry_out(app::UseHere{});
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.views().route.screen == Screen::Diary);
}

TEST_CASE("answers that come after stepping aside come to nothing") {
    FakeWorld world;
    world.signed_in();
    world.app().carry_out(app::Refresh{});
    REQUIRE(world.http.in_flight() > 0);
    world.storage.take_away();
    world.settle();
    CHECK(world.views().other_tab == OtherTab::Active);
    world.app().carry_out(app::UseHere{});
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
}

TEST_CASE("signed out in the other tab, this one shows the login") {
    FakeWorld world;
    open_second(world);
    world.app().settings_changed(without_account(world.storage.settings));
    CHECK(world.views().other_tab == OtherTab::None);
    CHECK(world.views().route.screen == Screen::Login);
    CHECK_FALSE(world.views().account);
    CHECK(world.views().login.login.empty());
    CHECK(world.address.find("diary") == std::string::npos);
    world.storage.busy = false;
    world.app().carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
}

TEST_CASE("somebody else signed in in the other tab is who is shown here next") {
    FakeWorld world;
    world.signed_in("parent");
    const auto parents = world.storage.settings;
    world.app().carry_out(app::SignOut{});
    world.settle();
    world.app().carry_out(app::SignIn{.login = "teacher", .password = FakeSchool::kPassword});
    world.settle();
    const auto teachers = world.storage.settings;
    REQUIRE(parents != teachers);
    const auto teacher = world.views().account->user;

    world.storage.take_away();
    world.app().settings_changed(teachers);
    world.app().carry_out(app::UseHere{});
    world.settle();
    CHECK(world.views().account->user == teacher);
    CHECK(world.views().diary.week.value.has_value());
}

TEST_CASE("who signs in while another tab has the files waits for them, and is signed in then") {
    FakeWorld world;
    world.start();
    world.settle();
    world.storage.busy = true;
    world.app().carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.views().other_tab == OtherTab::Active);
    CHECK(world.storage.files().empty());

    SECTION("at a word") {
        world.app().carry_out(app::UseHere{});
    }
    SECTION("when it is signed out there") {
        world.app().settings_changed(without_account(world.storage.settings));
    }
    world.settle();
    CHECK(world.views().other_tab == OtherTab::None);
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.school.sign_ins == 1);
    world.reboot();
    CHECK(world.views().diary.week.state == State::CachedRefreshing);
}

TEST_CASE("what another tab sets for the device is set here") {
    FakeWorld world;
    world.signed_in();
    const auto account = read_settings(world.storage.settings).account;
    DeviceSettings theirs;
    theirs.theme = Theme::Dark;
    theirs.language = Language::English;
    world.app().settings_changed(write_settings(theirs));
    CHECK(world.views().theme == Theme::Dark);
    CHECK(world.views().language == Language::English);
    CHECK(world.views().account);
    // Who has the files stays who is signed in.
    world.app().carry_out(app::SetTheme{.theme = Theme::Light});
    CHECK(read_settings(world.storage.settings).account == account);
    CHECK(read_settings(world.storage.settings).language == Language::English);
}

TEST_CASE("memory needs no turn: on a shared computer a tab never waits") {
    FakeWorld world;
    world.storage.busy = true;
    auto& app = world.start();
    world.settle();
    app.carry_out(app::SetSharedComputer{.on = true});
    app.carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.views().other_tab == OtherTab::None);
    CHECK(world.views().diary.week.state == State::Fresh);
}
