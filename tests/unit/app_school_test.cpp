// The school on the screen, a teacher's own lessons, the lessons of a class for an administrator.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "support/fake_school_people.h"
#include "support/fake_world.h"

using namespace ranets;
using namespace ranets::app;
using model::Date;
using test::FakeSchool;
using test::FakeWorld;
using CardState = Resource<model::SchoolCard>::State;
using WeekState = Resource<model::Week>::State;

namespace {

const Date kToday = Date::of(2026, 11, 18);
const model::GroupId kSonyasClass{test::facts::kClassSonya};
const model::GroupId kMishasClass{test::facts::kClassMisha};

Route school(model::GroupId group = {}) {
    Route route;
    route.screen = Screen::School;
    route.group = group;
    return route;
}

}  // namespace

TEST_CASE("a family sees its school, and the class of the chosen child") {
    FakeWorld world;
    auto& app = world.signed_in();
    CHECK(world.http.count("/v2/schools/") == 0);
    app.carry_out(app::Go{.route = school()});
    CHECK(world.views().school.card.state == CardState::Loading);
    CHECK(world.views().school.sync.state == SyncView::State::Refreshing);
    world.settle();
    const auto& view = world.views().school;
    REQUIRE(view.card.value);
    CHECK(view.card.state == CardState::Fresh);
    CHECK(view.card.value->school.name == "Школа № 7");
    REQUIRE(view.card.value->administrators.size() == 1);
    CHECK(view.card.value->administrators[0].email == "director@school.test");
    CHECK(view.card.value->teachers.size() == 2);
    REQUIRE(view.class_list.value);
    CHECK(view.class_list.value->pupils.size() == 3);
    CHECK(view.class_list.value->class_teacher.last_name == "Котова");
    CHECK(view.classes.size() == 1);
    CHECK(view.calendar.bells.size() == 7);
    CHECK(view.calendar.holidays.size() == 1);
    CHECK(world.address == "#/school");

    app.carry_out(app::ChooseChild{.child = FakeSchool::kMisha});
    world.settle();
    CHECK(world.views().school.group == kMishasClass);
    CHECK(world.views().school.class_list.value->pupils.size() == 1);
}

TEST_CASE("the school is asked for once an hour, or at a word") {
    FakeWorld world;
    world.metered = true;
    auto& app = world.signed_in("pupil", "#/school");
    CHECK(world.views().school.card.state == CardState::Fresh);
    world.http.forget();
    app.carry_out(app::Go{.route = school()});
    world.settle();
    CHECK(world.http.count("/teachers") == 0);
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.http.count("/teachers") == 1);
    world.advance(3'700'000);
    app.carry_out(app::Go{.route = school()});
    world.settle();
    CHECK(world.http.count("/teachers") == 2);
    CHECK(world.http.count("/schedules") == 0);
}

TEST_CASE("the school once seen is there without network, others never were") {
    FakeWorld world;
    world.signed_in("parent", "#/school");
    const auto card = world.views().school.card.value;
    world.http.connected = false;
    world.advance(4'000'000);
    auto& app = world.reboot();
    world.settle();
    const auto& view = world.views().school;
    CHECK(view.card.value == card);
    CHECK(view.card.state == CardState::ErrorWithCached);
    CHECK(view.sync.state == SyncView::State::Offline);
    CHECK(world.views().line.connection == LineView::Connection::Gone);
    CHECK(view.class_list.value->pupils.size() == 3);
    CHECK(view.calendar.bells.size() == 7);

    app.carry_out(app::ChooseChild{.child = FakeSchool::kMisha});
    world.settle();
    CHECK(view.card.value);
    CHECK_FALSE(view.class_list.value);
    CHECK(view.class_list.state == Resource<model::ClassList>::State::Error);

    world.http.connected = true;
    app.network_changed(true);
    world.settle();
    CHECK(view.card.state == CardState::Fresh);
    CHECK(view.sync.state == SyncView::State::Fresh);
    CHECK(world.views().line.connection == LineView::Connection::Good);
    CHECK(view.class_list.value->pupils.size() == 1);
}

TEST_CASE("whenever the network comes back while the school is asked for, it is had") {
    for (int events = 0; events < 60; ++events) {
        FakeWorld world;
        auto& app = world.signed_in("parent", "#/school");
        world.http.connected = false;
        app.carry_out(app::Refresh{});
        for (int i = 0; i < events; ++i) world.events.run_next();
        world.http.connected = true;
        app.carry_out(app::Refresh{});
        world.settle();
        world.advance(5'000);
        world.settle();
        INFO(events << " events after the network had gone");
        CHECK(world.views().line.connection == LineView::Connection::Good);
        CHECK(world.views().school.sync.state == SyncView::State::Fresh);
    }
}

TEST_CASE("a school that can't be had is an error, and garbage replaces nothing") {
    FakeWorld world;
    world.school.rules = {{"/v2/schools/", test::json_response(403, "{}")}};
    auto& app = world.signed_in("parent", "#/school");
    CHECK(world.views().school.card.state == CardState::Error);
    CHECK(world.views().school.sync.state == SyncView::State::Failed);
    world.school.rules.clear();
    app.carry_out(app::Refresh{});
    world.settle();
    const auto card = world.views().school.card.value;
    REQUIRE(card);
    for (const char* body : {"", "{", "[]", "{}", "7"}) {
        world.school.rules = {{"/parameters", test::json_response(200, "{}")},
                              {"/v2/schools/", test::json_response(200, body)}};
        app.carry_out(app::Refresh{});
        world.settle();
        CHECK(world.views().school.card.state == CardState::ErrorWithCached);
        CHECK(world.views().school.card.value == card);
    }
}

TEST_CASE("a teacher's diary has their own lessons of all their classes") {
    FakeWorld world;
    world.signed_in("teacher");
    const auto& diary = world.views().diary;
    REQUIRE(world.views().children.all.size() == 1);
    CHECK(world.views().children.all[0].kind == model::DiaryOwner::Kind::Teacher);
    CHECK(world.address == "#/diary/2026-11-18");
    CHECK(world.http.count("/schedules") == 0);
    CHECK(diary.week.state == WeekState::Fresh);
    REQUIRE(diary.week.value);
    int lessons = 0;
    for (const auto& day : diary.week.value->days) {
        for (const auto& lesson : day.lessons) {
            ++lessons;
            CHECK((lesson.class_name == "8 «Б»" || lesson.class_name == "4 «А»"));
            CHECK((lesson.subject.value - 900) % 2 == 0);
            CHECK(lesson.start.minutes > 0);
        }
    }
    CHECK(lessons > 20);
    CHECK(diary.summary.lessons == lessons);
    CHECK(diary.summary.classes == 2);
    CHECK(diary.summary.tests == 2);
    CHECK(world.views().badges.homework == 0);
    CHECK(diary.week.value->period);
}

TEST_CASE("each class has the hours of its own shift") {
    FakeWorld world;
    auto bells = test::facts::bells();
    for (auto& bell : bells["Items"]) {
        bell["Start"] = "1" + std::to_string(bell["LessonNumber"].get<int>()) + ":00";
        bell["Finish"] = "1" + std::to_string(bell["LessonNumber"].get<int>()) + ":40";
    }
    world.school.rules = {
        {"/edu-groups/" + std::to_string(test::facts::kClassMisha) + "/timetables",
         test::json_response(200, bells.dump())}};
    world.signed_in("teacher");
    REQUIRE(world.views().diary.week.value);
    int seen = 0;
    for (const auto& day : world.views().diary.week.value->days) {
        for (const auto& lesson : day.lessons) {
            const bool late = lesson.start.minutes == (10 + lesson.number) * 60;
            CHECK(late == (lesson.class_name == "4 «А»"));
            seen |= late ? 1 : 2;
        }
        CHECK(std::is_sorted(day.lessons.begin(), day.lessons.end(),
                             [](const auto& a, const auto& b) { return a.start < b.start; }));
    }
    CHECK(seen == 3);
}

TEST_CASE("a teacher's weeks are turned, kept and there without network") {
    FakeWorld world;
    auto& app = world.signed_in("teacher");
    Route next = world.views().route;
    next.date = kToday + 7;
    app.carry_out(app::Go{.route = next});
    world.settle();
    CHECK(world.views().diary.week.value->monday == Date::of(2026, 11, 23));
    const auto week = world.views().diary.week.value;
    world.http.connected = false;
    world.reboot();
    world.settle();
    CHECK(world.views().diary.week.value == week);
    CHECK(world.views().diary.week.state == WeekState::ErrorWithCached);
    next.date = kToday + 21;
    world.app().carry_out(app::Go{.route = next});
    world.settle();
    CHECK(world.views().diary.week.state == WeekState::Error);
}

TEST_CASE("one class that fails fails the teacher's week") {
    FakeWorld world;
    world.school.rules = {
        {std::to_string(kMishasClass.value) + "/lessons", test::json_response(403, "{}")}};
    auto& app = world.signed_in("teacher");
    CHECK(world.views().diary.week.state == WeekState::Error);
    world.school.rules.clear();
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.views().diary.week.state == WeekState::Fresh);
}

TEST_CASE("a teacher chooses among the classes taught") {
    FakeWorld world;
    auto& app = world.signed_in("teacher", "#/school");
    const auto& view = world.views().school;
    REQUIRE(view.classes.size() == 2);
    CHECK(view.group == kMishasClass);  // the fourth year comes first
    app.carry_out(app::Go{.route = school(kSonyasClass)});
    world.settle();
    CHECK(view.class_list.value->pupils.size() == 3);
    CHECK(world.address == "#/school?class=" + std::to_string(kSonyasClass.value));
    app.carry_out(app::Go{.route = school({77})});  // nobody's
    world.settle();
    CHECK(view.group == kSonyasClass);
}

TEST_CASE("an administrator comes to the school, and reads the lessons of any class from there") {
    FakeWorld world;
    auto& app = world.signed_in("admin");
    CHECK(world.views().route.screen == Screen::School);
    CHECK(world.address == "#/school");
    const auto& view = world.views().school;
    REQUIRE(view.classes.size() == 2);
    CHECK(view.group == kMishasClass);
    CHECK(view.class_list.value);

    Route lessons;
    lessons.screen = Screen::Diary;
    lessons.group = kSonyasClass;
    app.carry_out(app::Go{.route = lessons});
    world.settle();
    const auto& diary = world.views().diary;
    CHECK(world.address == "#/diary/2026-11-18?class=" + std::to_string(kSonyasClass.value));
    REQUIRE(diary.week.value);
    CHECK(diary.week.state == WeekState::Fresh);
    CHECK(diary.week.value->days[2].lessons.size() == 6);
    CHECK(diary.week.value->days[2].lessons[0].class_name.empty());
    CHECK(diary.week.value->days[2].lessons[0].teacher == "Котова Мария Ивановна");
    CHECK(diary.week.value->days[2].lessons[1].teacher == "Дёмина Ольга Викторовна");
    CHECK(world.views().children.all[0].group_name == "8 «Б»");

    // A reload, even without network, finds the same; what the class is called included.
    world.http.connected = false;
    world.reboot();
    world.settle();
    REQUIRE(world.views().diary.week.value);
    CHECK(world.views().diary.week.value->days[2].lessons.size() == 6);
    CHECK(world.views().children.all[0].group_name == "8 «Б»");
}

TEST_CASE("nobody's school is left behind for the next one") {
    FakeWorld world;
    auto& app = world.signed_in("admin");
    app.carry_out(app::SignOut{});
    world.settle();
    CHECK_FALSE(world.views().school.card.value);
    world.app().carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.views().route.screen == Screen::Diary);
    CHECK(world.views().children.all.size() == 2);
    CHECK(world.views().diary.week.state == WeekState::Fresh);
}
