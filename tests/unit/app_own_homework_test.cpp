// Homework of one's own: written, changed and taken away, on this account and nowhere else.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "support/fake_world.h"

using namespace ranets;
using namespace ranets::app;
using model::Date;
using model::OwnHomework;
using test::FakeSchool;
using test::FakeWorld;

namespace {

const Date kFriday = Date::of(2026, 11, 20);

App& sign_in(FakeWorld& world) {
    world.school.features = {"lesson-notes", "own-records"};
    return world.signed_in("parent", "#/homework");
}

OwnHomework books(Date day = kFriday) {
    OwnHomework homework;
    homework.day = day;
    homework.text = "Сдать книги в библиотеку";
    return homework;
}

const model::Homework* listed(const FakeWorld& world) {
    const auto& list = world.views().homework.list.value;
    if (!list) return nullptr;
    const auto found = std::find_if(
        list->items.begin(), list->items.end(),
        [](const model::HomeworkItem& item) { return model::is_own(item.homework->work); });
    return found == list->items.end() ? nullptr : found->homework;
}

// As the panel has it.
OwnHomework opened(FakeWorld& world) {
    Route route = world.views().route;
    route.work = listed(world)->work;
    world.app().carry_out(Go{.route = route});
    REQUIRE(world.views().homework.open_own != nullptr);
    return *world.views().homework.open_own;
}

const FakeSchool::OwnHomework& at_school(FakeWorld& world) {
    auto& all = world.school.own_homework["parent"];
    REQUIRE(all.size() == 1);
    return all.begin()->second;
}

}  // namespace

TEST_CASE("own homework is shown at once, sent, and stays when the school's is asked for anew") {
    FakeWorld world;
    auto& app = sign_in(world);
    app.carry_out(SetOwnHomework{books()});
    REQUIRE(listed(world) != nullptr);
    CHECK(listed(world)->unsent);
    CHECK(world.views().line.waiting == 1);
    world.settle();
    REQUIRE(listed(world) != nullptr);
    CHECK_FALSE(listed(world)->unsent);
    CHECK(world.views().line.waiting == 0);
    CHECK(at_school(world).text == books().text);
    CHECK(at_school(world).day == "2026-11-20");

    world.school.lessons(FakeSchool::kSonya, kFriday).clear();
    app.carry_out(Refresh{});
    world.settle();
    REQUIRE(listed(world) != nullptr);
    CHECK(listed(world)->text == books().text);
    world.http.connected = false;
    world.reboot();
    world.settle();
    REQUIRE(listed(world) != nullptr);
    CHECK(listed(world)->text == books().text);
}

TEST_CASE("own homework is of one account and one child") {
    FakeWorld world;
    auto& app = sign_in(world);
    app.carry_out(SetOwnHomework{books()});
    world.settle();
    app.carry_out(ChooseChild{.child = FakeSchool::kMisha});
    world.settle();
    CHECK(listed(world) == nullptr);
    app.carry_out(ChooseChild{.child = FakeSchool::kSonya});
    world.settle();
    CHECK(listed(world) != nullptr);
}

TEST_CASE("own homework is ticked, and counts with the rest of its day") {
    FakeWorld world;
    auto& app = sign_in(world);
    const auto due = world.views().badges.homework_due;
    const int undone = world.views().badges.homework;
    app.carry_out(SetOwnHomework{books(due)});
    CHECK(world.views().badges.homework == undone + 1);
    app.carry_out(SetDone{.work = listed(world)->work, .done = true});
    CHECK(listed(world)->done);
    CHECK(world.views().badges.homework == undone);
    world.settle();
    CHECK(listed(world)->done);
    CHECK(at_school(world).done);
    CHECK(world.views().badges.homework == undone);
}

TEST_CASE("own homework that was taken away comes back where that is undone") {
    FakeWorld world;
    auto& app = sign_in(world);
    app.carry_out(SetOwnHomework{books()});
    world.settle();
    const auto shown = opened(world);
    auto gone = shown;
    gone.text.clear();
    app.carry_out(SetOwnHomework{gone, shown});
    CHECK(listed(world) == nullptr);
    world.settle();
    CHECK(listed(world) == nullptr);
    CHECK(at_school(world).text.empty());
    app.carry_out(SetOwnHomework{shown, shown});
    world.settle();
    REQUIRE(listed(world) != nullptr);
    CHECK(at_school(world).text == books().text);
}

TEST_CASE("own homework whose answer was lost is there once") {
    FakeWorld world;
    auto& app = sign_in(world);
    const auto server = world.http.server;
    int lost = 1;
    world.http.server = [&](const sync::Request& request) {
        auto answer = server(request);
        const bool written = request.url.find("/own-homework/") != std::string::npos;
        if (written && lost-- > 0) return std::optional<sync::Response>();
        return answer;
    };
    app.carry_out(SetOwnHomework{books()});
    world.settle();
    CHECK(listed(world)->unsent);
    world.advance(300'000);
    world.settle();
    CHECK_FALSE(listed(world)->unsent);
    CHECK(at_school(world).version == 1);
}

TEST_CASE("own homework changed on two devices keeps what each of them changed") {
    FakeWorld world;
    auto& app = sign_in(world);
    app.carry_out(SetOwnHomework{books()});
    world.settle();
    auto& there = world.school.own_homework["parent"].begin()->second;
    there.done = true;
    ++there.version;
    const auto shown = opened(world);
    auto wanted = shown;
    wanted.text = "Сдать книги до обеда";
    wanted.day = kFriday + 7;
    app.carry_out(SetOwnHomework{wanted, shown});
    world.settle();
    CHECK(at_school(world).done);
    CHECK(at_school(world).text == wanted.text);
    CHECK(at_school(world).day == "2026-11-27");
    REQUIRE(listed(world) != nullptr);
    CHECK(listed(world)->done);
}

TEST_CASE("own homework is written without a network, and sent once it is back") {
    FakeWorld world;
    auto& app = sign_in(world);
    world.http.connected = false;
    app.network_changed(false);
    app.carry_out(SetOwnHomework{books()});
    auto shown = opened(world);
    auto wanted = shown;
    wanted.text = "Сдать все книги";
    app.carry_out(SetOwnHomework{wanted, shown});
    CHECK(world.views().line.waiting > 0);
    world.http.connected = true;
    world.reboot().network_changed(true);
    world.settle();
    world.advance(60'000);
    CHECK(world.views().line.waiting == 0);
    CHECK(at_school(world).text == wanted.text);
}

TEST_CASE("own homework of a lesson's subject stands in the diary, too, and is ticked there") {
    FakeWorld world;
    auto& app = sign_in(world);
    const auto& subjects = world.views().homework.subjects;
    const auto algebra = std::find_if(subjects.begin(), subjects.end(),
                                      [](const auto& one) { return one.name == "Алгебра"; });
    REQUIRE(algebra != subjects.end());
    auto homework = books(Date::of(2026, 11, 19));
    homework.subject = algebra->id;
    homework.subject_name = algebra->name;
    app.carry_out(SetOwnHomework{homework});
    world.settle();
    Route diary;
    diary.screen = Screen::Diary;
    app.carry_out(Go{.route = diary});
    world.settle();
    const auto in_diary = [&]() -> const model::Homework* {
        for (const auto& lesson : world.views().diary.week.value->days[3].lessons) {
            for (const auto& one : lesson.homework) {
                if (model::is_own(one.work))
                    return lesson.subject == homework.subject ? &one : nullptr;
            }
        }
        return nullptr;
    };
    REQUIRE(in_diary() != nullptr);
    CHECK(in_diary()->text == homework.text);
    const int undone = world.views().badges.homework;
    app.carry_out(SetDone{.work = in_diary()->work, .done = true});
    CHECK(in_diary()->done);
    CHECK(world.views().badges.homework == undone - 1);
    world.settle();
    CHECK(at_school(world).done);
    CHECK_FALSE(in_diary()->unsent);
}
