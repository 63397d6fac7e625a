// Questions that the server need not answer in full, because what it said last is still here.
#include <catch2/catch_test_macros.hpp>

#include "support/fake_world.h"
#include "sync/batch.h"

using namespace ranets;
using namespace ranets::app;
using model::Date;
using test::FakeSchool;
using test::FakeWorld;
using State = Resource<model::Week>::State;

namespace {

const Date kToday = Date::of(2026, 11, 18);

bool asked_conditionally(const sync::Request* request) {
    REQUIRE(request);
    for (const auto& [name, value] : request->headers) {
        if (name == "If-None-Match") return true;
    }
    return false;
}

}  // namespace

TEST_CASE("a week that has not changed costs no body, and is fresh again") {
    FakeWorld world;
    auto& app = world.signed_in();
    const auto before = *world.views().diary.week.as_of;
    const auto week = world.views().diary.week.value;
    world.advance(90'000);
    world.http.forget();
    world.http.bytes_in = 0;
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.http.count("/schedules") == 1);
    CHECK(asked_conditionally(world.http.last("/schedules")));
    CHECK(asked_conditionally(world.http.last("/lesson-notes/")));
    CHECK(world.http.bytes_in == 0);
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.views().diary.week.value == week);
    CHECK(*world.views().diary.week.as_of - before >= 90'000);
}

TEST_CASE("marks that were seen do not make their week unknown") {
    FakeWorld world;
    world.school.features = {"lesson-notes", "own-records"};
    world.school.marks_since = model::instant_of({*Date::parse("2026-11-17"), {}}, {});
    auto& app = world.signed_in();
    auto route = world.views().route;
    route.date = route.date + 7;
    app.carry_out(app::Go{.route = route});
    world.settle();
    REQUIRE_FALSE(world.school.seen_marks["parent"].empty());
    route.date = route.date - 7;
    app.carry_out(app::Go{.route = route});
    world.settle();
    world.http.forget();
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.http.count("/schedules") == 1);
    CHECK(asked_conditionally(world.http.last("/schedules")));
}

TEST_CASE("a change is told in full, and what follows is asked about its mark") {
    FakeWorld world;
    auto& app = world.signed_in();
    world.school.lessons(FakeSchool::kSonya, kToday)[0].marks = {{777, "2"}};
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.views().diary.week.value->days[2].lessons[0].marks.at(0).value == "2");
    world.http.bytes_in = 0;
    world.reboot();
    world.settle();
    CHECK(world.http.count("/schedules") == 3);
    CHECK(world.views().diary.week.value->days[2].lessons[0].marks.at(0).value == "2");
}

TEST_CASE("notes are read anew with a week that has changed") {
    FakeWorld world;
    auto& app = world.signed_in();
    // The note is there before the lesson that it is of.
    auto& lessons = world.school.lessons(FakeSchool::kSonya, kToday);
    auto lesson = lessons.back();
    lessons.pop_back();
    world.school.notes = R"([{"lesson": )" + std::to_string(lesson.id) +
                         R"(, "subgroup": "2-я подгруппа", "corrections": []}])";
    app.carry_out(app::Refresh{});
    world.settle();
    lessons.push_back(lesson);
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.views().diary.week.value->days[2].lessons.at(5).subgroup == "2-я подгруппа");
}

TEST_CASE("where one of two classes has changed, both are asked in full") {
    FakeWorld world;
    auto& classes = world.school.classes;
    classes[1].last = kToday;
    classes.push_back({FakeSchool::kSonya, 555, "8 «А»", 2026, kToday + 1, classes[2].last});
    auto& app = world.signed_in();
    world.school.lessons(FakeSchool::kSonya, kToday + 1)[0].topic = "Иное";
    world.http.forget();
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.http.count("/schedules") == 3);
    const auto& week = *world.views().diary.week.value;
    CHECK(week.days[0].lessons.size() == 6);
    CHECK(week.days[3].lessons.at(0).topic == "Иное");
}

TEST_CASE("what was stored out of more answers than are asked for now is asked for in full") {
    std::vector<std::string> asked;
    std::vector<std::function<void()>> answers;
    const sync::Batch::Ask ask = [&](const std::string& path, const std::string& etag,
                                     const auto& done) {
        asked.push_back(path + etag);
        answers.emplace_back([etag, done] { done(sync::Answer{"{}", "e", !etag.empty()}); });
    };
    const auto gather = [&](const store::ETags& known) {
        std::optional<sync::BatchResult> result;
        const auto batch =
            sync::Batch::start(ask, known, [&](sync::BatchResult all) { result = all; });
        batch->ask("/a");
        batch->ask("/b", sync::Batch::Needed::No);
        batch->close();
        for (std::size_t i = 0; i < answers.size(); ++i) {
            const auto answer = answers[i];  // a copy: more may be asked for
            answer();
        }
        answers.clear();
        REQUIRE(result);
        return *result;
    };
    CHECK(gather({{"/a", "1"}, {"/b", "2"}}).unchanged);
    asked.clear();
    CHECK_FALSE(gather({{"/a", "1"}, {"/b", "2"}, {"/c", "3"}}).unchanged);
    CHECK(asked == std::vector<std::string>{"/a1", "/b2", "/a", "/b"});
    asked.clear();
    const auto partly = gather({{"/a", "1"}});
    CHECK_FALSE(partly.unchanged);
    CHECK(partly.bodies.size() == 2);
    CHECK(partly.etags.size() == 2);
    CHECK(asked == std::vector<std::string>{"/a1", "/b", "/a"});
}

TEST_CASE("account, classes and calendar are asked whether they hold, once a day") {
    FakeWorld world;
    world.signed_in();
    world.advance(25 * 3'600'000LL);
    world.reboot();
    world.settle();  // the account of a sign-in was stored without marks
    world.advance(25 * 3'600'000LL);
    world.http.forget();
    world.reboot();
    world.settle();
    for (const char* part : {"/v2/users/me", "/users/me/context", "/edu-groups/all",
                             "reporting-period-group", "/timetables"}) {
        INFO(part);
        CHECK(asked_conditionally(world.http.last(part)));
    }
    CHECK(world.views().children.all.size() == 2);
    CHECK(world.views().diary.week.value->period->name == "2 четверть");
}

TEST_CASE("the school and its people are asked whether they hold") {
    FakeWorld world;
    auto& app = world.signed_in("parent", "#/school");
    const auto card = world.views().school.card.value;
    world.http.forget();
    world.http.bytes_in = 0;
    app.carry_out(app::Refresh{});
    world.settle();
    for (const char* part :
         {"/parameters", "/membership", "/teachers", "/persons", "/classteacher"})
        CHECK(asked_conditionally(world.http.last(part)));
    CHECK(world.http.bytes_in == 0);
    CHECK(world.views().school.card.value == card);
    CHECK(world.views().school.sync.state == SyncView::State::Fresh);
}

TEST_CASE("a teacher's week is asked whether it holds") {
    FakeWorld world;
    auto& app = world.signed_in("teacher");
    const auto week = world.views().diary.week.value;
    world.http.bytes_in = 0;
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.http.bytes_in == 0);
    CHECK(world.views().diary.week.value == week);
    world.school.lessons(FakeSchool::kSonya, kToday)[0].topic = "Иное";
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.views().diary.week.value != week);
}

TEST_CASE("signing out leaves no mark of what was here") {
    FakeWorld world;
    auto& app = world.signed_in();
    app.carry_out(app::SignOut{});
    world.settle();
    world.http.forget();
    app.carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    for (const auto& request : world.http.requests)
        for (const auto& header : request.headers) CHECK(header.first != "If-None-Match");
}

TEST_CASE("what was thrown away while it was asked about is asked for in full") {
    FakeWorld world;
    auto& app = world.signed_in();
    app.carry_out(app::Refresh{});
    CHECK(asked_conditionally(world.http.last("/schedules")));
    app.carry_out(app::ClearCache{});
    world.settle();
    REQUIRE(world.views().diary.week.value);
    CHECK(world.views().diary.week.value->days[0].lessons.size() == 6);
    CHECK(world.views().diary.week.state == State::Fresh);
    CHECK(world.views().notices.empty());
}
