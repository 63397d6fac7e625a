// What goes along: the calendar's file out of the cache, and addresses for calendar programs.
#include <algorithm>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "support/fake_world.h"

using namespace ranets;
using namespace ranets::app;
using test::FakeSchool;
using test::FakeWorld;
using State = Resource<std::vector<model::CalendarAddress>>::State;

namespace {

SaveCalendar calendar(std::vector<model::PersonId> children) {
    return {.children = std::move(children), .file = "Расписание, Соня/Миша", .calendar = "Ранец"};
}

int count(std::string_view text, std::string_view part) {
    int found = 0;
    for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

// As a program reads it: long lines put together again.
std::string unfolded(std::string text) {
    for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at))
        text.erase(at, 3);
    return text;
}

struct Calendars : FakeWorld {
    explicit Calendars(std::string_view login = "parent") {
        metered = true;
        school.features = {"lesson-notes", "calendars"};
        signed_in(login, "#/take");
    }
    const TakeView& take() const { return views().take; }
    Obstacle obstacle(const Command& command) const { return obstacle_to_any(command, views()); }
};

const std::vector<model::PersonId> kBoth{FakeSchool::kSonya, FakeSchool::kMisha};

}  // namespace

TEST_CASE("the weeks that are here make a calendar, without a network too") {
    FakeWorld world;
    world.metered = true;
    auto& app = world.signed_in("parent", "#/diary/2026-11-18?view=week");
    app.address_changed("#/diary/2026-11-25?view=week");
    world.settle();
    world.http.connected = false;
    app.network_changed(false);
    app.address_changed("#/take");
    REQUIRE(world.views().take.kept.size() == 2);
    CHECK(world.views().take.kept[0].child == FakeSchool::kSonya);
    CHECK(world.views().take.kept[0].weeks == 2);
    CHECK(world.views().take.kept[0].from == model::Date::of(2026, 11, 16));
    CHECK(world.views().take.kept[1].weeks == 0);

    app.carry_out(calendar({FakeSchool::kSonya}));
    REQUIRE(world.saved.size() == 1);
    CHECK(world.saved[0].first == "Расписание, Соня-Миша.ics");
    const auto file = unfolded(world.saved[0].second);
    CHECK(file.starts_with("BEGIN:VCALENDAR\r\n"));
    CHECK(file.ends_with("END:VCALENDAR\r\n"));
    // 34 lessons a week, each with homework.
    CHECK(count(file, "UID:lesson-") == 68);
    CHECK(count(file, "UID:homework-") == 68);
    CHECK(count(file, "-1000002283077@ranets") == 136);
    // 8:30 in Novosibirsk.
    CHECK(count(file, "DTSTART:20261118T013000Z") == 1);
    CHECK(count(file, "DTSTART;VALUE=DATE:20261118") == 6);
    CHECK(count(file, "Соня: ") == 0);

    // The same weeks make the same file.
    app.carry_out(calendar({FakeSchool::kSonya}));
    CHECK(world.saved[1] == world.saved[0]);
    CHECK(world.shared.empty());
    auto share = calendar({FakeSchool::kSonya});
    share.share = true;
    app.carry_out(share);
    CHECK(world.shared == std::vector{world.saved[0]});
}

TEST_CASE("of two children each entry says whose it is, a cancelled lesson that it is") {
    FakeWorld world;
    world.metered = true;
    const auto id = world.school.lessons(FakeSchool::kSonya, model::Date::of(2026, 11, 18))[0].id;
    world.school.notes =
        R"([{"lesson": )" + std::to_string(id) +
        R"(, "subgroup": null, "corrections": [], "change": {"kind": "Cancelled", "reason": null,
            "was": {"date": "2026-11-18", "number": 1, "subject": "Химия", "teacher": "",
                    "place": null}}}])";
    auto& app = world.signed_in("parent", "#/diary/2026-11-18?view=week");
    app.carry_out(ChooseChild{.child = FakeSchool::kMisha});
    world.settle();
    app.address_changed("#/take");
    app.carry_out(calendar(kBoth));
    REQUIRE(world.saved.size() == 1);
    const auto file = unfolded(world.saved[0].second);
    CHECK(count(file, "SUMMARY:Соня: ") + count(file, "SUMMARY:Миша: ") ==
          count(file, "BEGIN:VEVENT"));
    CHECK(count(file, "SUMMARY:Миша: ") > 30);
    CHECK(count(file, "STATUS:CANCELLED") == 1);
}

TEST_CASE("without a week that is here, or a child, there is no calendar to save") {
    FakeWorld world;
    world.metered = true;
    auto& app = world.signed_in("parent", "#/take");
    CHECK(obstacle_to(calendar({FakeSchool::kMisha}), world.views()) == Obstacle::NothingToDo);
    CHECK(obstacle_to(calendar({}), world.views()) == Obstacle::NothingToDo);
    CHECK(obstacle_to(calendar(kBoth), world.views()) == Obstacle::None);
    app.carry_out(calendar({}));
    CHECK(world.saved.empty());
}

TEST_CASE("an address is made, told once, and taken back") {
    Calendars world;
    auto& app = world.app();
    CHECK(world.take().offered);
    CHECK(world.take().addresses.state == State::Fresh);
    CHECK(world.take().addresses.value->empty());
    app.carry_out(MakeCalendarAddress{kBoth});
    CHECK(world.obstacle(MakeCalendarAddress{kBoth}) == Obstacle::Busy);
    world.settle();
    REQUIRE(world.school.calendars.size() == 1);
    const auto& made = world.school.calendars[0];
    CHECK(made.secret.size() == 43);
    CHECK(made.persons == std::vector<std::string>{"1000002283077", "1000002283078"});
    CHECK(world.take().made == "https://school.test/ext/v1/calendars/" + made.secret + ".ics");
    REQUIRE(world.take().addresses.value->size() == 1);
    CHECK(world.take().addresses.value->front().persons == kBoth);

    app.address_changed("#/more");
    app.address_changed("#/take");
    world.settle();
    CHECK(world.take().made.empty());
    REQUIRE(world.take().addresses.value->size() == 1);
    const RevokeCalendarAddress revoke{world.take().addresses.value->front().id};
    app.carry_out(revoke);
    world.settle();
    CHECK(world.school.calendars.empty());
    CHECK(world.take().addresses.value->empty());
    CHECK(world.obstacle(revoke) == Obstacle::NothingToDo);
}

TEST_CASE("an answer that is lost makes no second address") {
    Calendars world;
    auto& app = world.app();
    // The server makes it; its word does not arrive.
    const auto server = world.http.server;
    bool lost = true;
    world.http.server = [&](const sync::Request& request) {
        auto answer = server(request);
        if (request.method == sync::Method::Post && lost) return std::optional<sync::Response>();
        return answer;
    };
    app.carry_out(MakeCalendarAddress{{FakeSchool::kSonya}});
    world.advance(600'000);
    REQUIRE(world.take().problem);
    CHECK_FALSE(world.take().busy);
    REQUIRE(world.school.calendars.size() == 1);
    lost = false;
    app.network_changed(true);
    world.settle();
    app.carry_out(MakeCalendarAddress{{FakeSchool::kSonya}});
    world.settle();
    CHECK(world.school.calendars.size() == 1);
    CHECK_FALSE(world.take().problem);
    CHECK(world.take().made.ends_with(world.school.calendars[0].secret + ".ics"));
    // Another wish is another address.
    app.carry_out(MakeCalendarAddress{{FakeSchool::kSonya}});
    world.settle();
    CHECK(world.school.calendars.size() == 2);
    CHECK(world.school.calendars[0].secret != world.school.calendars[1].secret);
}

TEST_CASE("addresses need the server, and are a family's") {
    Calendars world;
    const MakeCalendarAddress make{kBoth};
    CHECK(world.obstacle(make) == Obstacle::None);
    CHECK(world.obstacle(MakeCalendarAddress{}) == Obstacle::NothingToDo);
    world.http.connected = false;
    world.app().network_changed(false);
    CHECK(world.obstacle(make) == Obstacle::Offline);
    world.app().carry_out(make);
    world.settle();
    CHECK(world.school.calendars.empty());

    Calendars teacher("teacher");
    CHECK_FALSE(teacher.take().offered);
    CHECK(teacher.obstacle(make) == Obstacle::NotPermitted);
    CHECK(teacher.http.count("calendar-addresses") == 0);

    FakeWorld old;  // a server that has none
    old.signed_in("parent", "#/take");
    CHECK(obstacle_to(make, old.views()) == Obstacle::NotPermitted);
    CHECK(old.http.count("calendar-addresses") == 0);
}

TEST_CASE("who was signed out while an address was made can make one again") {
    Calendars world;
    auto& app = world.app();
    world.http.latency_ms = 5'000;
    app.carry_out(MakeCalendarAddress{kBoth});
    world.school.end_sessions();
    world.http.latency_ms = 50;
    world.advance(60'000);
    REQUIRE(world.views().stage == Stage::SignedOut);
    app.carry_out(SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    CHECK_FALSE(world.take().busy);
    app.address_changed("#/take");
    world.settle();
    CHECK(world.obstacle(MakeCalendarAddress{kBoth}) == Obstacle::None);
}

TEST_CASE("which addresses there are is asked again once there is a line") {
    Calendars world;
    auto& app = world.app();
    app.address_changed("#/more");
    world.http.connected = false;
    app.network_changed(false);
    auto& again = world.reboot();
    again.address_changed("#/take");
    world.advance(10'000);
    CHECK(world.take().addresses.state == State::Error);
    world.http.connected = true;
    again.network_changed(true);
    world.settle();
    CHECK(world.take().addresses.state == State::Fresh);
}

TEST_CASE("a file that a screen has made is saved under a safe name") {
    FakeWorld world;
    auto& app = world.signed_in();
    app.carry_out(SaveFile{.name = "Оценки 2026/27", .ending = ".csv", .bytes = "x"});
    CHECK(world.saved ==
          std::vector<std::pair<std::string, std::string>>{{"Оценки 2026-27.csv", "x"}});
}
