// A pupil's marks on the screen, and how they come there.
#include <algorithm>
#include <map>

#include <catch2/catch_test_macros.hpp>

#include "support/fake_school_facts.h"
#include "support/fake_school_people.h"
#include "support/fake_world.h"

using namespace ranets;
using namespace ranets::app;
using model::Date;
using test::FakeSchool;
using test::FakeWorld;
using State = Resource<model::MarksYear>::State;

namespace {

const Date kToday = Date::of(2026, 11, 18);
constexpr std::int64_t kDayMs = 24 * 3'600'000LL;
constexpr model::SubjectId kAlgebra{900};
constexpr model::SubjectId kMusic{999};

Route marks(int study_year = 0, int term = kUsualTerm) {
    Route route;
    route.screen = Screen::Marks;
    route.study_year = study_year;
    route.term = term;
    return route;
}

Route diary() {
    Route route;
    route.screen = Screen::Diary;
    return route;
}

const MarksView& view(const FakeWorld& world) {
    return world.views().marks;
}

const model::SubjectMarks& row(const FakeWorld& world, model::SubjectId subject) {
    const auto& rows = view(world).table.rows;
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const auto& one) { return one.subject.id == subject; });
    REQUIRE(found != rows.end());
    return *found;
}

// What the lessons of some days come to.
model::MarksTable expected(FakeWorld& world, Date first, Date last) {
    model::MarksTable table;
    for (auto date = first; date <= last; date = date + 1) {
        for (const auto& lesson : world.school.lessons(FakeSchool::kSonya, date)) {
            for (const auto& mark : lesson.marks) {
                ++table.marks;
                if (const auto number = model::numeric_mark(mark.value))
                    table.average.add(*number, 1);
            }
        }
    }
    return table;
}

int unseen(const FakeWorld& world) {
    int count = 0;
    for (const auto& row : view(world).table.rows) {
        count += static_cast<int>(std::count_if(row.marks.begin(), row.marks.end(),
                                                [](const auto& one) { return one.mark.unseen; }));
    }
    return count;
}

void with_own_records(FakeWorld& world) {
    world.school.features = {"lesson-notes", "changes", "own-records"};
    world.school.marks_since = model::instant_of({*Date::parse("2026-11-16"), {}}, {});
}

}  // namespace

TEST_CASE("the marks of the running term are shown, subject by subject") {
    FakeWorld world;
    world.signed_in("parent", "#/marks");
    CHECK(view(world).study_year == 2026);
    CHECK(view(world).years == std::vector{2026, 2025});
    CHECK(view(world).terms.size() == 3);
    CHECK(view(world).term == 2);
    CHECK(view(world).year.state == State::Fresh);
    CHECK(view(world).sync.state == SyncView::State::Fresh);
    const auto should = expected(world, Date::of(2026, 11, 2), kToday);
    CHECK(view(world).table.marks == should.marks);
    CHECK(view(world).table.average == should.average);
    CHECK(view(world).table.whole);
    // A subject that is taught, and never marked.
    CHECK(row(world, kMusic).marks.empty());
    CHECK(row(world, kMusic).average.empty());
    const auto& first = row(world, kAlgebra).marks.front();
    CHECK(first.teacher == "Котова Мария Ивановна");
    CHECK(first.mark.work_name == "Ответ на уроке");
    CHECK(world.address == "#/marks");
}

TEST_CASE("in holidays it is the term that has ended, and at midnight the one that begins") {
    FakeWorld world;
    // Sunday, the first of November: the last day of the holidays.
    world.clock.jump(-17 * kDayMs);
    world.signed_in("parent", "#/marks");
    CHECK(view(world).term == 1);
    CHECK(view(world).table.average ==
          expected(world, Date::of(2026, 9, 1), Date::of(2026, 10, 25)).average);
    world.advance(kDayMs / 2);
    CHECK(view(world).term == 2);
}

TEST_CASE("year and term stand in the address, and hold over a reload") {
    FakeWorld world;
    auto& app = world.signed_in("parent", "#/marks");
    app.carry_out(app::Go{.route = marks(0, 1)});
    world.settle();
    CHECK(world.address == "#/marks?term=1");
    CHECK(view(world).table.average ==
          expected(world, Date::of(2026, 9, 1), Date::of(2026, 10, 25)).average);
    app.carry_out(app::Go{.route = marks(2025, 0)});
    CHECK(view(world).year.state == State::Loading);
    world.settle();
    CHECK(world.address == "#/marks?year=2025&term=0");
    CHECK(view(world).study_year == 2025);
    CHECK(view(world).year.state == State::Fresh);
    CHECK(world.http.count(std::to_string(test::facts::kLastClassSonya) + "/recentmarks") == 1);
    const auto average = view(world).table.average;
    CHECK_FALSE(average.empty());
    world.http.connected = false;
    world.reboot();
    world.settle();
    CHECK(view(world).study_year == 2025);
    CHECK(view(world).term == 0);
    CHECK(view(world).table.average == average);
    // What the menu leads to is now.
    world.app().carry_out(app::Go{.route = marks()});
    CHECK(view(world).study_year == 2026);
    CHECK(view(world).term == 2);
}

TEST_CASE("an address of no term is that of the running one, of no year of the present one") {
    FakeWorld world;
    world.signed_in("parent", "#/marks?year=2031&term=9");
    CHECK(view(world).study_year == 2026);
    CHECK(view(world).term == 2);
    CHECK_FALSE(route_of("#/marks?term=x"));
    CHECK_FALSE(route_of("#/marks?year=-1"));
    CHECK(route_of(address_of(marks(2024, 0))) == marks(2024, 0));
}

TEST_CASE("the tenth form has half-years") {
    FakeWorld world;
    world.school.rules = {{"/reporting-period-group", test::json_response(200, R"({"id": 1,
        "reportingPeriods": [
          {"id": 1, "number": 0, "name": "1 полугодие", "type": "HalfYear", "year": 2026,
           "start": "2026-09-01T00:00:00", "finish": "2026-12-27T00:00:00"},
          {"id": 2, "number": 1, "name": "2 полугодие", "type": "HalfYear", "year": 2026,
           "start": "2027-01-11T00:00:00", "finish": "2027-05-25T00:00:00"}],
        "holidays": []})")}};
    world.signed_in("parent", "#/marks");
    REQUIRE(view(world).terms.size() == 2);
    CHECK(view(world).terms[0].kind == model::ReportingPeriod::Kind::HalfYear);
    CHECK(view(world).term == 1);
    CHECK(view(world).table.average == expected(world, Date::of(2026, 9, 1), kToday).average);
}

TEST_CASE("what is no number is shown and not averaged; two of a work are two") {
    FakeWorld world;
    for (auto date = Date::of(2026, 9, 1); date <= kToday; date = date + 1) {
        for (auto& lesson : world.school.lessons(FakeSchool::kSonya, date)) {
            if (lesson.subject == 0) lesson.marks.clear();
            if (lesson.subject == 1) lesson.marks = {{lesson.id * 10, "н"}};
        }
    }
    auto& lessons = world.school.lessons(FakeSchool::kSonya, Date::of(2026, 11, 16));
    REQUIRE(lessons[0].subject == 0);
    lessons[0].marks = {{1, "5-"}, {2, "зач"}, {3, "4+"}, {4, "о"}};
    world.signed_in("parent", "#/marks");
    const auto& algebra = row(world, kAlgebra);
    CHECK(algebra.marks.size() == 4);
    CHECK(algebra.average.hundredths() == 450);
    CHECK(algebra.running == std::vector{500, 450});
    const auto& letters = row(world, {901});
    CHECK_FALSE(letters.marks.empty());
    CHECK(letters.average.empty());
    CHECK_FALSE(letters.trend);
}

TEST_CASE("a school that weighs averages by the weights of its kinds of work") {
    FakeWorld world;
    world.school.weighted = true;
    for (auto date = Date::of(2026, 11, 2); date <= kToday; date = date + 1) {
        for (auto& lesson : world.school.lessons(FakeSchool::kSonya, date)) {
            if (lesson.subject == 0) lesson.marks.clear();
        }
    }
    auto& lessons = world.school.lessons(FakeSchool::kSonya, Date::of(2026, 11, 16));
    lessons[0].marks = {{1, "5"}};
    lessons[1].subject = 0;
    lessons[1].test = true;
    lessons[1].marks = {{2, "2"}};
    world.signed_in("parent", "#/marks");
    REQUIRE(row(world, kAlgebra).marks.size() == 2);
    const int weight = row(world, kAlgebra).marks[1].mark.weight;
    CHECK(weight > 1);
    CHECK(row(world, kAlgebra).average.hundredths() ==
          (200 * (5 + 2 * weight) / (1 + weight) + 1) / 2);
}

TEST_CASE("new marks are counted until the screen with them is left, on the next start, too") {
    FakeWorld world;
    with_own_records(world);
    auto& app = world.signed_in("parent", "#/marks");
    const int all = unseen(world);
    REQUIRE(all > 0);
    CHECK(world.views().badges.marks == all);
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(unseen(world) == all);  // one who stays still looks at them
    app.carry_out(app::Go{.route = diary()});
    CHECK(world.views().badges.marks == 0);
    world.settle();
    CHECK(world.school.seen_marks["parent"].size() == static_cast<std::size_t>(all));
    app.carry_out(app::Go{.route = marks()});
    CHECK(unseen(world) == 0);
    // In the diary they are as well.
    for (const auto& day : world.views().diary.week.value->days) {
        for (const auto& lesson : day.lessons) {
            for (const auto& mark : lesson.marks) CHECK_FALSE(mark.unseen);
        }
    }
    world.reboot();
    world.settle();
    CHECK(world.views().badges.marks == 0);
    CHECK(unseen(world) == 0);
    // A later one is new again.
    world.school.lessons(FakeSchool::kSonya, kToday)[1].marks = {{77, "2"}};
    world.school.changed("marks", FakeSchool::kSonya, kToday);
    world.app().carry_out(app::Go{.route = marks()});
    world.app().carry_out(app::Refresh{});
    world.settle();
    CHECK(unseen(world) == 1);
    CHECK(world.views().badges.marks == 1);
}

TEST_CASE("another term has been looked at only once it was chosen") {
    FakeWorld world;
    with_own_records(world);
    world.school.marks_since = model::instant_of({*Date::parse("2026-10-20"), {}}, {});
    auto& app = world.signed_in("parent", "#/marks");
    const int here = unseen(world);
    const int all = world.views().badges.marks;
    REQUIRE(here > 0);
    REQUIRE(all > here);
    app.carry_out(app::Go{.route = marks(0, 1)});
    // With those of the holidays before it, which the fake school gives.
    const int holidays = 6 * 2;
    CHECK(world.views().badges.marks == all - here - holidays);
    CHECK(unseen(world) == all - here - holidays);
    // The whole year has final marks, and nothing to be seen of others.
    app.carry_out(app::Go{.route = marks(0, 0)});
    CHECK(world.views().badges.marks == 0);
}

TEST_CASE("whoever only teaches has no marks of their own") {
    FakeWorld world;
    world.signed_in("teacher", "#/marks");
    CHECK(view(world).study_year == 0);
    CHECK(world.http.count("/recentmarks") == 0);
    CHECK(world.views().badges.marks == 0);
}

TEST_CASE("marks once seen are there without network, others never were") {
    FakeWorld world;
    world.signed_in("parent", "#/marks");
    const auto average = view(world).table.average;
    world.http.connected = false;
    world.advance(120'000);
    world.reboot();
    world.settle();
    CHECK(view(world).table.average == average);
    CHECK(view(world).year.state == State::ErrorWithCached);
    CHECK(view(world).sync.state == SyncView::State::Offline);
    world.app().carry_out(app::ChooseChild{.child = FakeSchool::kMisha});
    world.settle();
    CHECK_FALSE(view(world).year.value);
    CHECK(view(world).year.state == State::Error);
    world.http.connected = true;
    world.app().network_changed(true);
    world.settle();
    world.advance(5'000);
    CHECK(view(world).year.state == State::Fresh);
}

TEST_CASE("what is as before is confirmed, and garbage replaces nothing") {
    FakeWorld world;
    auto& app = world.signed_in("parent", "#/marks");
    const auto before = view(world).year.as_of;
    const auto year = view(world).year.value;
    world.advance(120'000);
    world.http.forget();
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(world.http.count("/recentmarks") == 1);
    CHECK(*view(world).year.as_of > *before);
    CHECK(view(world).year.value == year);
    for (const char* body : {"", "{", "[]", "{}", "7"}) {
        world.school.rules = {{"/recentmarks", test::json_response(200, body)}};
        app.carry_out(app::Refresh{});
        world.settle();
        CHECK(view(world).year.state == State::ErrorWithCached);
        CHECK(view(world).year.value == year);
    }
    // Without weights, teachers and subjects there still are marks.
    world.school.rules = {{"/work-types", test::json_response(200, "[7]")},
                          {"/teachers", test::json_response(200, "{}")},
                          {"/subjects", test::json_response(200, "{}")}};
    app.carry_out(app::Refresh{});
    world.settle();
    CHECK(view(world).year.state == State::Fresh);
    CHECK(view(world).table.average == expected(world, Date::of(2026, 11, 2), kToday).average);
}

TEST_CASE("what the feed tells of is asked for while somebody looks at it, and nothing else") {
    FakeWorld world;
    world.school.features = {"lesson-notes", "changes"};
    auto& app = world.signed_in("parent", "#/marks");
    app.carry_out(app::Refresh{});
    world.settle();
    world.http.forget();
    world.advance(400'000);
    CHECK(world.http.count("/recentmarks") == 0);
    auto& lesson = world.school.lessons(FakeSchool::kSonya, kToday)[0];
    lesson.marks = {{lesson.id * 10 + 1, "2"}};
    world.school.changed("marks", FakeSchool::kSonya, kToday);
    world.advance(400'000);
    CHECK(world.http.count("/recentmarks") == 1);
    CHECK(view(world).table.average == expected(world, Date::of(2026, 11, 2), kToday).average);
    app.carry_out(app::Go{.route = diary()});
    world.http.forget();
    world.school.changed("marks", FakeSchool::kSonya, kToday);
    world.advance(1'000'000);
    CHECK(world.http.count("/recentmarks") == 0);
    app.carry_out(app::Go{.route = marks()});
    world.settle();
    CHECK(world.http.count("/recentmarks") == 1);
}

TEST_CASE("who changed class has the marks of both") {
    FakeWorld world;
    auto& classes = world.school.classes;
    auto& present = classes[1];
    REQUIRE(present.id == test::facts::kClassSonya);
    const Date moved = Date::of(2026, 11, 10);
    auto before = present;
    before.id += 50;
    before.name = "8 «А»";
    before.last = moved - 1;
    present.first = moved;
    classes.push_back(before);
    world.signed_in("parent", "#/marks");
    CHECK(world.http.count("/recentmarks") == 2);
    CHECK(view(world).year.state == State::Fresh);
    CHECK(view(world).table.marks == expected(world, Date::of(2026, 11, 2), kToday).marks);
    CHECK(view(world).table.average == expected(world, Date::of(2026, 11, 2), kToday).average);
}

TEST_CASE("how a class did a work is asked for with the mark that is looked at") {
    FakeWorld world;
    auto& app = world.signed_in("parent", "#/marks");
    const auto id = row(world, kAlgebra).marks.back().mark.id;
    CHECK(world.http.count("/histogram") == 0);
    app.carry_out(app::LookAtMark{.mark = id});
    CHECK(view(world).open == id);
    CHECK_FALSE(view(world).histogram.value);
    world.settle();
    REQUIRE(view(world).histogram.value);
    CHECK(view(world).histogram.value->front() == model::ValueCount{"5", 8});
    app.carry_out(app::LookAtMark{});
    CHECK_FALSE(view(world).open);
    app.carry_out(app::LookAtMark{.mark = id});
    world.settle();
    CHECK(world.http.count("/histogram") == 1);
    // Another's is not this one's.
    world.school.rules = {{"/histogram", test::json_response(403, "{}")}};
    app.carry_out(app::LookAtMark{.mark = row(world, {902}).marks.back().mark.id});
    CHECK_FALSE(view(world).histogram.value);
    world.settle();
    CHECK_FALSE(view(world).histogram.value);
    CHECK(view(world).histogram.error);
    app.carry_out(app::LookAtMark{.mark = {1}});
    CHECK_FALSE(view(world).open);
}

TEST_CASE("lessons that are left are counted to the term's end, by the weeks that are known") {
    FakeWorld world;
    world.metered = true;
    auto& app = world.signed_in("parent", "#/diary");
    app.carry_out(app::Go{.route = marks()});
    world.settle();
    std::map<std::int64_t, int> left;
    for (auto date = kToday + 1; date <= Date::of(2026, 12, 27); date = date + 1) {
        for (const auto& lesson : world.school.lessons(FakeSchool::kSonya, date))
            ++left[900 + lesson.subject];
    }
    const auto& rows = view(world).table.rows;
    REQUIRE(view(world).lessons_left.size() == rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        INFO(rows[i].subject.name);
        CHECK(view(world).lessons_left[i] == left[rows[i].subject.id.value]);
    }
    // Of a term that is over nothing is left, and nobody counts.
    app.carry_out(app::Go{.route = marks(0, 1)});
    CHECK_FALSE(view(world).lessons_left.front());
}

TEST_CASE("lessons that were missed stand in their subject, by kind") {
    FakeWorld world;
    const auto miss = [&](Date day, int at, const char* how) {
        auto& lesson = world.school.lessons(FakeSchool::kSonya, day)[static_cast<std::size_t>(at)];
        lesson.subject = 0;
        lesson.attendance = how;
    };
    miss(Date::of(2026, 11, 9), 0, "Ill");
    miss(Date::of(2026, 11, 10), 1, "Absent");
    miss(Date::of(2026, 11, 11), 2, "Late");
    miss(Date::of(2026, 9, 10), 2, "Absent");
    world.signed_in("parent", "#/marks");
    const auto& algebra = row(world, kAlgebra);
    REQUIRE(algebra.absences.size() == 3);
    CHECK(algebra.absences[0].day == Date::of(2026, 11, 9));
    CHECK(algebra.absences[0].kind == model::Attendance::Ill);
    CHECK(algebra.missed_lessons() == 2);
}
