#include <algorithm>
#include <fstream>

#include <catch2/catch_test_macros.hpp>

#include "app/device_settings.h"
#include "store/database.h"
#include "support/fake_world.h"

using namespace ranets;
using namespace ranets::app;
using test::FakeSchool;
using test::FakeWorld;
using State = Resource<model::Week>::State;

namespace {

bool has(const Views& views, Notice notice) {
    return std::find(views.notices.begin(), views.notices.end(), notice) != views.notices.end();
}

const std::string kAccount = "u" + std::to_string(FakeSchool::kParentUser);

}  // namespace

TEST_CASE("settings of the device survive their text, and garbage is none") {
    DeviceSettings settings;
    CHECK(write_settings(settings) == "{}");
    settings.account = "u5";
    settings.region = "54 «»\"";
    settings.theme = Theme::Dark;
    settings.language = Language::English;
    settings.text_percent = 130;
    settings.storage_told = true;
    settings.server_offset_ms = -123'456'789'000;
    settings.endpoints = {"https://a", "/b", "/c", "/d"};
    CHECK(read_settings(write_settings(settings)) == settings);
    for (const char* garbage :
         {"", "null", "[]", "{", "{\"theme\":7,\"account\":null}",
          "{\"language\":\"tlh\",\"text\":400}", "{\"language\":1,\"text\":\"big\"}"})
        CHECK(read_settings(garbage) == DeviceSettings{});
}

TEST_CASE("theme, language, text size and region are remembered by the device") {
    FakeWorld world;
    auto& app = world.start();
    app.choose_region("54");
    app.set_theme(Theme::Dark);
    app.set_language(Language::English);
    app.set_text_percent(115);
    app.set_text_percent(90);
    world.reboot();
    CHECK(world.views().login.region == "54");
    CHECK(world.views().language == Language::English);
    CHECK(world.views().text_percent == 115);
    CHECK(world.views().theme == Theme::Dark);
}

TEST_CASE("a browser that keeps nothing is told of once a device") {
    FakeWorld world;
    world.storage.available = false;
    auto& app = world.signed_in();
    CHECK(has(world.views(), Notice::StorageUnavailable));
    CHECK(world.views().diary.week.state == State::Fresh);
    app.dismiss(Notice::StorageUnavailable);
    CHECK(world.views().notices.empty());
    world.reboot();
    world.settle();
    CHECK(world.views().route.screen == Screen::Login);
    world.app().sign_in("parent", FakeSchool::kPassword);
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.views().notices.empty());
}

TEST_CASE("a second tab says that there is a first one and works without files") {
    FakeWorld world;
    world.signed_in();
    world.storage.busy = true;
    const auto settings = world.storage.settings;
    world.reboot();
    world.settle();
    CHECK(has(world.views(), Notice::OpenInAnotherTab));
    CHECK(world.views().route.screen == Screen::Login);
    world.app().sign_in("parent", FakeSchool::kPassword);
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.storage.settings == settings);

    world.storage.busy = false;  // the first tab was closed
    world.reboot();
    CHECK(world.views().diary.week.state == State::CachedRefreshing);
}

TEST_CASE("a destroyed cache is rebuilt from the server, the session goes on") {
    FakeWorld world;
    world.signed_in();
    world.end();
    std::ofstream(world.storage.path(kAccount, "cache.db"), std::ios::trunc) << "not a database";
    world.reboot();
    CHECK(world.views().route.screen == Screen::Diary);
    CHECK(world.views().diary.week.state == State::Loading);
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.views().diary.children.size() == 2);
    CHECK(world.views().notices.empty());
    CHECK(world.school.sign_ins == 1);
}

TEST_CASE("without cache and network the diary is an error until the network is back") {
    FakeWorld world;
    world.signed_in("parent", "#/diary/2026-11-17?child=1000002283078");
    world.end();
    std::filesystem::remove(world.storage.path(kAccount, "cache.db"));
    world.http.connected = false;
    world.reboot();
    world.settle();
    CHECK(world.views().diary.week.state == State::Error);
    CHECK(world.views().diary.week.error == model::Error::Kind::Offline);
    world.http.connected = true;
    world.app().network_changed(true);
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.views().diary.child == FakeSchool::kMisha);
}

TEST_CASE("a destroyed outbox is told, kept, and the user signs in again") {
    FakeWorld world;
    world.signed_in();
    world.end();
    const auto outbox = world.storage.path(kAccount, "outbox.db");
    std::ofstream(outbox, std::ios::trunc) << std::string(5000, 'x');
    std::filesystem::remove(outbox.string() + "-wal");
    world.reboot();
    world.settle();
    CHECK(world.views().route.screen == Screen::Login);
    CHECK(has(world.views(), Notice::StorageFailed));
    world.app().sign_in("parent", FakeSchool::kPassword);
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(has(world.views(), Notice::StorageFailed));
    CHECK(std::filesystem::file_size(outbox) == 5000);
}

TEST_CASE("a cache that can't be written is told, and memory serves for this run") {
    FakeWorld world;
    world.signed_in();
    world.end();
    const auto cache = world.storage.path(kAccount, "cache.db");
    {
        auto opened = store::Database::open(nullptr, cache.string(), store::Durability::Normal);
        REQUIRE(opened);
        REQUIRE(opened.value().execute(
            // As on a full disk: what is there can be read, nothing can be added.
            "CREATE TRIGGER full BEFORE INSERT ON lesson BEGIN SELECT RAISE(FAIL, 'full'); END"));
    }
    world.reboot();
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    Route route = world.views().route;
    route.date = route.date + 7;
    world.app().go(route);
    world.settle();
    CHECK(has(world.views(), Notice::StorageFailed));
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.views().diary.week.value->days[0].lessons.size() == 6);
}

TEST_CASE("the account is looked up again once a day") {
    FakeWorld world;
    world.signed_in();
    world.http.forget();
    world.reboot();
    world.settle();
    CHECK(world.http.count("/context") == 0);
    world.advance(25 * 3'600'000LL);
    world.reboot();
    world.settle();
    CHECK(world.http.count("/context") == 1);
    CHECK(world.views().diary.week.state == State::Fresh);
}

TEST_CASE("a newer version is told of once, stays through a sign-in, and is started at a word") {
    FakeWorld world;
    auto& app = world.start();
    world.settle();
    app.update_waits();
    app.update_waits();
    CHECK(world.views().notices == std::vector{Notice::NewVersion});
    app.sign_in("parent", FakeSchool::kPassword);
    world.settle();
    CHECK(world.views().notices == std::vector{Notice::NewVersion});
    CHECK(world.restarts == 0);
    app.apply_update();
    CHECK(world.restarts == 1);
    CHECK(world.views().notices.empty());
}
