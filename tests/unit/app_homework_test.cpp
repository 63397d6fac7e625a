// The list of homework on the screen: what it shows, asks for and keeps.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "app/device_settings.h"
#include "support/fake_world.h"

using namespace ranets;
using namespace ranets::app;
using model::Date;
using model::HomeworkFilter;
using test::FakeSchool;
using test::FakeWorld;
using ListState = Resource<model::HomeworkList>::State;

namespace {

const Date kToday = Date::of(2026, 11, 18);

Route homework(const HomeworkFilter& filter = {}, model::WorkId work = {}) {
    Route route;
    route.screen = Screen::Homework;
    route.homework = filter;
    route.work = work;
    return route;
}

const HomeworkView& view(const FakeWorld& world) {
    return world.views().homework;
}

const model::HomeworkGroup* group_of(const FakeWorld& world, Date due) {
    const auto& groups = view(world).list.value->groups;
    const auto found = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
        return !group.overdue && group.due == due;
    });
    return found == groups.end() ? nullptr : &*found;
}

model::HomeworkItem first_of(const FakeWorld& world, Date due) {
    const auto* group = group_of(world, due);
    REQUIRE(group != nullptr);
    return view(world).list.value->items[group->first];
}

}  // namespace

TEST_CASE(
    "the homework of the weeks around today is there, and opens at the "
    "next day") {
    FakeWorld world;
    world.signed_in("parent", "#/homework");
    CHECK(view(world).list.state == ListState::Fresh);
    REQUIRE(view(world).list.value);
    const auto& list = *view(world).list.value;
    REQUIRE(list.opening);
    CHECK(list.groups[*list.opening].due == kToday);  // the last lesson has not begun
    const auto* tomorrow = group_of(world, kToday + 1);
    REQUIRE(tomorrow != nullptr);
    CHECK(tomorrow->count == 6);
    CHECK(static_cast<int>(tomorrow->count) - tomorrow->done == world.views().badges.homework);
    CHECK(world.views().badges.homework_due == kToday + 1);
    CHECK(list.groups.front().overdue);
    CHECK(view(world).subjects.size() == 8);
    CHECK(view(world).running_year == 2026);
    CHECK(view(world).weeks_kept == 4);
    CHECK(world.address == "#/homework?child=" + std::to_string(FakeSchool::kSonya.value));
}

TEST_CASE("a tick in the list is the diary's, too, and stays in its place") {
    FakeWorld world;
    world.school.features = {"lesson-notes", "own-records"};
    auto& app = world.signed_in("parent", "#/homework?state=open");
    const auto work = first_of(world, kToday + 1).homework->work;
    const int undone = world.views().badges.homework;
    const auto before = view(world).list.value->items.size();
    app.carry_out(app::SetDone{.work = work, .done = true});
    CHECK(world.views().badges.homework == undone - 1);
    CHECK(first_of(world, kToday + 1).homework->done);
    world.settle();
    CHECK(view(world).list.value->items.size() == before);
    CHECK(first_of(world, kToday + 1).homework->work == work);
    CHECK_FALSE(first_of(world, kToday + 1).homework->unsent);
    CHECK(group_of(world, kToday + 1)->done == 1);

    app.carry_out(app::SetHomeworkFilter{.filter = {.text = ""}});
    app.carry_out(app::SetHomeworkFilter{.filter = {.state = HomeworkFilter::State::Open}});
    CHECK(view(world).list.value->items.size() == before - 1);
    Route diary;
    diary.screen = Screen::Diary;
    app.carry_out(app::Go{.route = diary});
    world.settle();
    const auto& week = *world.views().diary.week.value;
    CHECK(week.days[3].lessons[0].homework[0].done);
}

TEST_CASE("a tick that the server refuses is taken back in the list") {
    FakeWorld world;
    world.school.features = {"lesson-notes", "own-records"};
    auto& app = world.signed_in("parent", "#/homework");
    const auto work = first_of(world, kToday + 1).homework->work;
    world.school.rules = {{"/done", test::json_response(403, R"({"type":"x","description":"y"})")}};
    app.carry_out(app::SetDone{.work = work, .done = true});
    CHECK(first_of(world, kToday + 1).homework->unsent);
    world.settle();
    CHECK_FALSE(first_of(world, kToday + 1).homework->done);
    CHECK_FALSE(first_of(world, kToday + 1).homework->unsent);
    CHECK(world.views().notices == std::vector<Notice>{Notice::TickRefused});
}

TEST_CASE("filters are of the child, and stand in the address") {
    FakeWorld world;
    auto& app = world.signed_in("parent", "#/homework");
    const auto subject = view(world).subjects.front().id;
    app.carry_out(app::SetHomeworkFilter{.filter = {.subject = subject}});
    const auto child = std::to_string(FakeSchool::kSonya.value);
    CHECK(world.address ==
          "#/homework?child=" + child + "&subject=" + std::to_string(subject.value));
    for (const auto& item : view(world).list.value->items) CHECK(item.lesson->subject == subject);

    app.carry_out(app::ChooseChild{.child = FakeSchool::kMisha});
    world.settle();
    CHECK(world.views().route.homework == HomeworkFilter{});
    app.carry_out(app::ChooseChild{.child = FakeSchool::kSonya});
    world.settle();
    CHECK(world.views().route.homework.subject == subject);
    Route diary;
    diary.screen = Screen::Diary;
    app.carry_out(app::Go{.route = diary});
    app.carry_out(app::Go{.route = homework()});
    CHECK(world.views().route.homework.subject == subject);
    app.carry_out(app::SetHomeworkFilter{.filter = {}});
    app.carry_out(app::Go{.route = diary});
    app.carry_out(app::Go{.route = homework()});
    CHECK(world.views().route.homework == HomeworkFilter{});
}

TEST_CASE("filters are as they were left after a reload, and gone with who has signed out") {
    FakeWorld world;
    auto& app = world.signed_in("parent", "#/homework");
    const HomeworkFilter filter{.state = HomeworkFilter::State::Open, .text = "№ 5 & ё"};
    app.carry_out(app::SetHomeworkFilter{.filter = filter});
    Route diary;
    diary.screen = Screen::Diary;
    app.carry_out(app::Go{.route = diary});
    world.reboot();
    world.settle();
    world.app().carry_out(app::Go{.route = homework()});
    CHECK(world.views().route.homework == filter);
    world.app().carry_out(app::ChooseChild{.child = FakeSchool::kMisha});
    world.settle();
    CHECK(world.views().route.homework == HomeworkFilter{});
    world.app().carry_out(app::SignOut{});
    CHECK(read_settings(world.storage.settings).homework_filters.empty());
}

TEST_CASE("a school year is fetched at a word, with progress, and kept") {
    FakeWorld world;
    auto& app = world.signed_in("parent", "#/homework?year=2025");
    CHECK_FALSE(view(world).list.value);
    CHECK(view(world).weeks_kept == 0);
    CHECK(view(world).weeks_in_all == 44);
    app.carry_out(app::DownloadYear{});
    CHECK(view(world).download == HomeworkView::Download::Running);
    CHECK(view(world).weeks_wanted == 44);
    for (int i = 0; i < 400 && view(world).download == HomeworkView::Download::Running; ++i)
        world.advance(50);
    CHECK(view(world).download == HomeworkView::Download::Done);
    CHECK(view(world).weeks_done == 44);
    CHECK(view(world).weeks_kept == 44);
    REQUIRE(view(world).list.value);
    CHECK_FALSE(view(world).list.value->groups.empty());

    world.http.connected = false;
    world.reboot();
    world.settle();
    CHECK(view(world).weeks_kept == 44);
    CHECK(view(world).list.value->items.size() > 500);
}

TEST_CASE("a teacher reads the homework of the own classes") {
    FakeWorld world;
    world.signed_in("teacher", "#/homework");
    REQUIRE(view(world).list.value);
    CHECK_FALSE(view(world).list.value->items.empty());
    CHECK_FALSE(view(world).list.value->items.front().lesson->class_name.empty());
    CHECK_FALSE(view(world).list.value->groups.front().overdue);
    CHECK_FALSE(world.views().diary.own_records);
}
