#include <algorithm>
#include <fstream>

#include <catch2/catch_test_macros.hpp>

#include "app/device_settings.h"
#include "app/tab_session.h"
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

// Of the week that is shown.
model::WorkId first_work(const FakeWorld& world) {
    for (const auto& day : world.views().diary.week.value->days)
        for (const auto& lesson : day.lessons)
            if (!lesson.homework.empty()) return lesson.homework.front().work;
    return {};
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
    settings.promise_asked = true;
    settings.revocations = {"one", "another"};
    settings.homework_filters = {"7?state=open", "8?year=all&text=%26"};
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
    app.carry_out(app::ChooseRegion{.region = "54"});
    app.carry_out(app::SetTheme{.theme = Theme::Dark});
    app.carry_out(app::SetLanguage{.language = Language::English});
    app.carry_out(app::SetTextPercent{.percent = 115});
    app.carry_out(app::SetTextPercent{.percent = 90});
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
    app.carry_out(app::Dismiss{.notice = Notice::StorageUnavailable});
    CHECK(world.views().notices.empty());
    world.storage.tab.clear();  // another tab
    world.reboot();
    world.settle();
    CHECK(world.views().route.screen == Screen::Login);
    world.app().carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.views().notices.empty());
}

TEST_CASE("where nothing is kept the sign-in lasts as long as the tab, and no longer") {
    FakeWorld world;
    world.storage.available = false;
    world.signed_in("parent", "#/diary/2026-11-17");
    world.reboot();
    world.settle();
    CHECK(world.views().route.screen == Screen::Diary);
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.school.sign_ins == 1);
    // Renewed tokens take the place of the old ones, which serve once.
    const auto first = world.storage.tab;
    world.advance(2 * 24 * 3'600'000LL);
    world.app().carry_out(Refresh{});
    world.settle();
    CHECK(world.storage.tab != first);
    world.reboot();
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.school.sign_ins == 1);
    world.app().carry_out(SignOut{});
    CHECK(world.storage.tab.empty());
    world.reboot();
    world.settle();
    CHECK(world.views().route.screen == Screen::Login);
}

TEST_CASE("on a shared computer the tab keeps no sign-in either") {
    FakeWorld world;
    world.storage.available = false;
    world.start();
    world.settle();
    world.app().carry_out(SetSharedComputer{true});
    world.app().carry_out(SignIn{"parent", FakeSchool::kPassword});
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.storage.tab.empty());
}

TEST_CASE("a tab's sign-in survives its text, and garbage is none") {
    const TabSession tab{"u5", {"vetrova «\"", "a.b", "r", model::Instant{1'763'440'496'789}}};
    const auto again = read_tab_session(write_tab_session(tab));
    REQUIRE(again);
    CHECK(again->account == tab.account);
    CHECK(again->session == tab.session);
    for (const char* garbage : {"", "[]", "{", "{\"account\":\"u5\"}", "{\"refresh\":\"r\"}"})
        CHECK_FALSE(read_tab_session(garbage));
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
    CHECK(world.views().children.all.size() == 2);
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
    CHECK(world.views().account_error == model::Error::Kind::Offline);
    world.http.connected = true;
    world.app().network_changed(true);
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK_FALSE(world.views().account_error);
    CHECK(world.views().children.chosen == FakeSchool::kMisha);
}

// What waits to be sent may be the one that finds out that the line is well again.
TEST_CASE("an account that was lost on the line at the start is asked for again") {
    for (std::uint64_t seed = 1; seed <= 16; ++seed) {
        INFO(seed);
        FakeWorld world{seed};
        world.school.features = {"own-records", "changes"};
        world.signed_in();
        world.http.connected = false;
        world.app().carry_out(SetDone{.work = first_work(world), .done = true});
        world.settle();
        world.end();
        std::filesystem::remove(world.storage.path(kAccount, "cache.db"));
        world.http.connected = true;
        world.advance(2 * 24 * 3'600'000LL);  // the session is to be renewed
        bool lost = false;
        world.http.server = [&lost, server = world.http.server](
                                const sync::Request& request) -> std::optional<sync::Response> {
            if (request.url.ends_with("/config.json")) return test::json_response(200, "<html>");
            if (!std::exchange(lost, true)) return std::nullopt;
            return server(request);
        };
        world.reboot();
        world.advance(5 * 60'000);
        CHECK(world.views().diary.week.state == State::Fresh);
        CHECK(world.views().line.waiting == 0);
        CHECK(world.http.count("/ext/v1/changes") > 0);
    }
}

TEST_CASE("a destroyed outbox is put aside and told, and the user signs in again") {
    FakeWorld world;
    world.signed_in();
    world.end();
    const auto outbox = world.storage.path(kAccount, "outbox.db");
    std::ofstream(outbox, std::ios::trunc) << std::string(5000, 'x');
    std::filesystem::remove(outbox.string() + "-wal");
    world.reboot();
    world.settle();
    CHECK(world.views().route.screen == Screen::Login);
    CHECK_FALSE(world.views().login.data_gone);
    CHECK(world.views().notices == std::vector{Notice::Salvaged});
    CHECK(std::filesystem::file_size(world.storage.path(kAccount, "outbox.damaged-1.db")) == 5000);
    world.app().carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    world.reboot();
    world.settle();
    CHECK(world.views().route.screen == Screen::Diary);
    CHECK(world.views().notices.empty());
}

namespace {

void execute(const std::filesystem::path& file, const char* script) {
    auto opened = store::Database::open(nullptr, file.string(), store::Durability::Normal);
    REQUIRE(opened);
    REQUIRE(opened.value().execute(script));
}

// Something of no interest is on its last page, which is spoiled: the rest can be read.
void damage(const std::filesystem::path& database) {
    execute(database, "CREATE TABLE IF NOT EXISTS filler (x); INSERT INTO filler VALUES (1)");
    std::fstream file(database, std::ios::in | std::ios::out | std::ios::binary | std::ios::ate);
    file.seekp(file.tellp() - std::streamoff{4096});
    file << std::string(4096, 'x');
}

void damage_outbox(FakeWorld& world) {
    damage(world.storage.path(kAccount, "outbox.db"));
}

bool is_intact(const std::filesystem::path& database) {
    auto opened = store::Database::open(nullptr, database.string(), store::Durability::Normal);
    return opened && opened.value().intact();
}

std::vector<std::string> asides(const FakeWorld& world) {
    auto names = world.storage.files();
    std::erase_if(names, [](const auto& name) {
        return name.find("damaged") == std::string::npos || name.ends_with("-wal");
    });
    return names;
}

}  // namespace

TEST_CASE("damage of the cache that the start does not meet is found soon after it") {
    FakeWorld world;
    world.signed_in();
    world.end();
    const auto cache = world.storage.path(kAccount, "cache.db");
    damage(cache);
    REQUIRE_FALSE(is_intact(cache));
    world.reboot();
    world.settle();
    CHECK(world.views().diary.week.value);
    world.advance(5'000);
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.views().notices.empty());
    world.end();
    CHECK(is_intact(cache));
    world.http.connected = false;
    world.reboot();
    world.settle();
    CHECK(world.views().diary.week.value);
    CHECK(world.views().children.all.size() == 2);
}

TEST_CASE("what can be read of a damaged outbox goes on, and the last three are kept") {
    FakeWorld world;
    world.signed_in();
    world.storage.delay_ms = 10;
    for (int round = 0; round < 5; ++round) {
        world.end();
        damage_outbox(world);
        world.reboot();
        world.settle();
        CHECK(world.views().route.screen == Screen::Diary);
        CHECK(world.views().diary.week.value.has_value());
        CHECK(world.views().notices == std::vector{Notice::Salvaged});
        CHECK(asides(world).size() == static_cast<std::size_t>(std::min(round + 1, 3)));
    }
    CHECK(asides(world).back() == kAccount + "/outbox.damaged-5.db");
    CHECK(world.school.sign_ins == 1);
    world.reboot();
    world.settle();
    CHECK(world.views().notices.empty());
}

TEST_CASE("who was interrupted while saving a damaged outbox begins again") {
    FakeWorld world;
    world.signed_in();
    world.end();
    const auto outbox = world.storage.path(kAccount, "outbox.db");
    std::filesystem::rename(outbox, world.storage.path(kAccount, "outbox.damaged-1.db"));
    std::filesystem::remove(outbox.string() + "-wal");
    world.reboot();
    world.settle();
    CHECK(world.views().route.screen == Screen::Diary);
    CHECK(world.views().notices == std::vector{Notice::Salvaged});
    CHECK(world.school.sign_ins == 1);
}

TEST_CASE("files of a newer version are left alone, and memory serves") {
    for (const char* name : {"cache.db", "outbox.db"}) {
        FakeWorld world;
        world.signed_in();
        world.end();
        const auto file = world.storage.path(kAccount, name);
        execute(file, "PRAGMA user_version = 99");
        const auto size = std::filesystem::file_size(file);
        world.reboot();
        world.settle();
        CHECK(world.views().notices == std::vector{Notice::NewerFiles});
        if (world.views().route.screen == Screen::Login) {
            CHECK_FALSE(world.views().login.data_gone);
            world.app().carry_out(
                app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
            world.settle();
        }
        CHECK(world.views().diary.week.state == State::Fresh);
        CHECK(world.views().notices == std::vector{Notice::NewerFiles});
        world.end();
        CHECK(std::filesystem::file_size(file) == size);
        execute(file, "CREATE TABLE still_there (x)");
        auto opened = store::Database::open(nullptr, file.string(), store::Durability::Normal);
        CHECK(opened.value().user_version() == 99);
    }
}

TEST_CASE("a cache of an older version is rebuilt from the server, and nobody is told") {
    FakeWorld world;
    world.signed_in();
    world.end();
    execute(world.storage.path(kAccount, "cache.db"), "DROP TABLE lesson; PRAGMA user_version = 1");
    world.reboot();
    world.settle();
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.views().notices.empty());
}

TEST_CASE("the browser has cleared everything: the login says so") {
    FakeWorld world;
    world.signed_in();
    world.end();
    std::filesystem::remove_all(world.storage.path(kAccount, ""));
    world.reboot();
    world.settle();
    CHECK(world.views().route.screen == Screen::Login);
    CHECK(world.views().login.data_gone);
    CHECK(world.views().notices.empty());
    world.app().carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    CHECK_FALSE(world.views().login.data_gone);
    CHECK(world.views().diary.week.state == State::Fresh);
    world.app().carry_out(app::SignOut{});
    CHECK_FALSE(world.views().login.data_gone);
}

TEST_CASE("when the user has written something the browser is asked, once, to keep it") {
    using Promise = DeviceView::Promise;
    FakeWorld world;
    world.school.features.push_back("own-records");
    world.start();
    world.settle();
    CHECK(world.storage.promises_asked == 0);
    CHECK(world.views().device.promise == Promise::Unknown);
    world.app().carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.storage.promises_asked == 0);
    CHECK(world.views().device.promise == Promise::Refused);
    world.app().carry_out(SetDone{.work = first_work(world), .done = true});
    CHECK(world.storage.promises_asked == 1);
    CHECK(world.views().device.promise == Promise::Given);
    world.settle();
    world.reboot();
    CHECK(world.views().device.promise == Promise::Given);
    world.app().carry_out(app::SignOut{});
    world.storage.promises = false;
    world.app().carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.storage.promises_asked == 1);
    CHECK(world.views().device.promise == Promise::Refused);
}

TEST_CASE("on a shared computer nothing is to be kept") {
    FakeWorld world;
    world.start();
    world.settle();
    world.app().carry_out(app::SetSharedComputer{.on = true});
    world.app().carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    world.app().carry_out(SetDone{.work = first_work(world), .done = true});
    CHECK(world.storage.promises_asked == 0);
}

TEST_CASE("while the browser asks the user it is said what for") {
    FakeWorld world;
    world.signed_in();
    world.storage.on_user_asked();
    CHECK(has(world.views(), Notice::BrowserAsks));
    world.storage.on_promise(true);
    CHECK(world.views().notices.empty());
}

TEST_CASE("once there is room again, everything is written to the disk again") {
    FakeWorld world;
    world.signed_in("parent", "#/diary/2026-11-18");
    world.end();
    const auto cache = world.storage.path(kAccount, "cache.db");
    execute(cache,
            "CREATE TRIGGER full BEFORE INSERT ON lesson BEGIN SELECT RAISE(FAIL, 'full'); END");
    world.reboot();
    world.settle();
    world.app().address_changed("#/diary/2026-11-25");
    world.settle();
    CHECK(has(world.views(), Notice::StorageFailed));
    CHECK(world.views().device.storage == DeviceView::Storage::Memory);
    execute(cache, "DROP TRIGGER full");
    world.advance(3'000);
    world.settle();
    CHECK(world.views().notices.empty());
    CHECK(world.views().device.storage == DeviceView::Storage::Disk);
    CHECK(world.views().diary.week.state == State::Fresh);
    world.http.connected = false;
    world.start("#/diary/2026-11-25");
    world.settle();
    CHECK(world.views().route.date == model::Date::of(2026, 11, 25));
    CHECK(world.views().diary.week.state == State::ErrorWithCached);
}

TEST_CASE("a disk that stays full is not asked for ever, and weeks long past give it room") {
    FakeWorld world;
    world.signed_in("parent", "#/diary/2026-10-14");
    world.app().address_changed("#/diary/2026-11-18");
    world.settle();
    world.end();
    const auto cache = world.storage.path(kAccount, "cache.db");
    execute(cache,
            "CREATE TRIGGER full BEFORE INSERT ON lesson BEGIN SELECT RAISE(FAIL, 'full'); END");
    world.reboot();
    world.settle();
    world.app().address_changed("#/diary/2026-11-25");
    world.settle();
    world.http.forget();
    world.advance(10 * 60'000);
    CHECK(world.http.count("/v2/") <= 4 * 30);
    world.end();
    auto opened = store::Database::open(nullptr, cache.string(), store::Durability::Normal);
    CHECK(opened.value().pragma("SELECT count(*) FROM lesson WHERE day < 20760") == 0);
    CHECK(opened.value().pragma("SELECT count(*) FROM lesson") > 0);
}

TEST_CASE("a week that gave room to others is asked for in full when somebody turns to it") {
    FakeWorld world;
    world.signed_in("parent", "#/diary/2026-10-14");
    world.app().address_changed("#/diary/2026-11-18");
    world.settle();
    world.end();
    const auto cache = world.storage.path(kAccount, "cache.db");
    execute(cache,
            "CREATE TRIGGER full BEFORE INSERT ON lesson BEGIN SELECT RAISE(FAIL, 'full'); END");
    world.reboot();
    world.settle();
    world.app().address_changed("#/diary/2026-11-25");
    world.settle();
    execute(cache, "DROP TRIGGER full");
    world.advance(3'000);
    world.settle();
    world.app().address_changed("#/diary/2026-10-14");
    world.settle();
    const auto& week = world.views().diary.week;
    CHECK(week.state == State::Fresh);
    REQUIRE(week.value);
    CHECK(week.value->days.at(0).lessons.size() == 6);
}

TEST_CASE("what the feed has told while memory served is not forgotten when the disk is back") {
    FakeWorld world;
    world.school.features = {"changes"};
    world.signed_in("parent", "#/diary/2026-11-25");
    world.app().address_changed("#/diary/2026-11-18");
    world.settle();
    world.end();
    const auto cache = world.storage.path(kAccount, "cache.db");
    execute(cache,
            "CREATE TRIGGER full BEFORE INSERT ON lesson BEGIN SELECT RAISE(FAIL, 'full'); END");
    world.reboot();
    world.settle();
    world.app().address_changed("#/diary/2026-12-02");
    world.settle();
    REQUIRE(has(world.views(), Notice::StorageFailed));
    const auto ask_the_feed = [&] {
        world.app().network_changed(true);
        world.settle();
    };
    ask_the_feed();
    const auto date = model::Date::of(2026, 11, 25);
    world.school.lessons(FakeSchool::kSonya, date).front().topic = "Новая тема";
    world.school.changed("lesson-day", FakeSchool::kSonya, date);
    ask_the_feed();
    execute(cache, "DROP TRIGGER full");
    world.http.connected = false;
    world.advance(3'000);
    world.settle();
    REQUIRE(world.views().notices.empty());
    world.app().address_changed("#/diary/2026-11-25");
    CHECK(world.views().diary.week.value);
    CHECK(world.views().diary.week.state != State::Fresh);
    world.settle();
    CHECK(world.views().diary.week.state == State::ErrorWithCached);
    world.http.connected = true;
    ask_the_feed();
    world.advance(60'000);
    const auto& week = world.views().diary.week;
    CHECK(week.state == State::Fresh);
    CHECK(week.value->days.at(2).lessons.front().topic == "Новая тема");
}

TEST_CASE("a renewed session that could not be kept is kept once the disk lets it") {
    FakeWorld world;
    world.school.features.emplace_back("own-records");
    world.signed_in("parent", "#/diary/2026-11-18");
    world.end();
    // Until something else waits there.
    execute(world.storage.path(kAccount, "outbox.db"),
            "CREATE TRIGGER full BEFORE INSERT ON session WHEN (SELECT count(*) FROM entry) = 0 "
            "BEGIN SELECT RAISE(FAIL, 'full'); END");
    world.reboot();
    world.settle();
    world.advance(2 * 24 * 3'600'000LL);
    world.app().carry_out(Refresh{});
    world.settle();
    CHECK(has(world.views(), Notice::StorageFailed));
    world.advance(60'000);
    CHECK(has(world.views(), Notice::StorageFailed));
    world.http.connected = false;
    world.app().carry_out(SetDone{.work = first_work(world), .done = true});
    world.advance(30'000);
    CHECK(world.views().notices.empty());
    world.end();
    world.http.connected = true;
    world.reboot();
    world.settle();
    CHECK(world.views().route.screen == Screen::Diary);
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.school.sign_ins == 1);
}

TEST_CASE("small files for which there is no room are not fetched over and over") {
    FakeWorld world;
    world.signed_in();
    world.end();
    execute(world.storage.path(kAccount, "cache.db"),
            "CREATE TRIGGER full BEFORE INSERT ON file BEGIN SELECT RAISE(FAIL, 'full'); END");
    world.school.features = {"files"};
    world.reboot();
    world.settle();
    world.advance(120'000);
    const auto asked = world.http.count("/ext/v1/files/");
    CHECK(asked > 0);
    CHECK(asked <= 4);
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
    world.app().carry_out(app::Go{.route = route});
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
    app.carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.views().notices == std::vector{Notice::NewVersion});
    CHECK(world.restarts == 0);
    app.carry_out(app::ApplyUpdate{});
    CHECK(world.restarts == 1);
    CHECK(world.views().notices.empty());
}
