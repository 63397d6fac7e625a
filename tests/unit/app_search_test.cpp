// Search over what is on this device.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "support/fake_school_people.h"
#include "support/fake_world.h"

using namespace ranets;
using namespace ranets::app;
using model::Date;
using model::SearchGroup;
using test::FakeSchool;
using test::FakeWorld;

namespace {

const Date kToday = Date::of(2026, 11, 18);

const SearchView& view(const FakeWorld& world) {
    return world.views().search;
}

int found(const FakeWorld& world, SearchGroup group) {
    return view(world).found[static_cast<std::size_t>(group)];
}

// Until nothing is left to be done.
void finish(FakeWorld& world) {
    for (int slice = 0; view(world).working; ++slice) {
        REQUIRE(slice < 1'000);
        world.app().carry_out(ContinueSearch{});
    }
}

void look_for(FakeWorld& world, std::string_view text) {
    world.app().carry_out(OpenSearch{});
    world.app().carry_out(LookFor{std::string(text)});
    finish(world);
}

std::vector<Date> days(const FakeWorld& world) {
    std::vector<Date> days;
    for (const auto& row : view(world).rows) days.push_back(row.date);
    return days;
}

}  // namespace

TEST_CASE("what is typed is found in what was stored, a few of each group") {
    FakeWorld world;
    world.signed_in();
    CHECK_FALSE(view(world).open);
    look_for(world, "алгебре");
    CHECK(view(world).open);
    CHECK(view(world).percent == 100);
    REQUIRE(view(world).rows.size() == 5);
    const auto& rows = view(world).rows;
    CHECK(rows[0].group == SearchGroup::Lessons);
    CHECK(rows[1].group == SearchGroup::Lessons);
    CHECK(rows[2].group == SearchGroup::Homework);
    CHECK(rows[4].group == SearchGroup::Marks);
    CHECK(rows[0].subject == "Алгебра");
    CHECK(rows[0].title.text.starts_with("Алгебра · Тема"));
    REQUIRE(rows[0].title.marks.size() == 1);
    CHECK(rows[0].title.marks[0].end == std::string_view("Алгебр").size());
    CHECK(rows[2].title.text.starts_with("Упражнение"));
    CHECK(rows[2].about.text == "Алгебра");
    CHECK(rows[4].value == "5");
    CHECK(found(world, SearchGroup::Lessons) >= 4);
    CHECK(found(world, SearchGroup::People) == 0);
}

TEST_CASE("what comes next is first, then what was, the latest first") {
    FakeWorld world;
    world.signed_in();
    look_for(world, "алгебра");
    world.app().carry_out(NarrowSearch{SearchGroup::Lessons});
    const auto shown = days(world);
    REQUIRE(shown.size() == static_cast<std::size_t>(found(world, SearchGroup::Lessons)));
    CHECK(shown[0] == Date::of(2026, 11, 19));
    CHECK(shown[1] == Date::of(2026, 11, 20));
    const auto past =
        std::find_if(shown.begin(), shown.end(), [](Date day) { return day <= kToday; });
    REQUIRE(past != shown.end());
    CHECK(*past == Date::of(2026, 11, 16));
    CHECK(std::is_sorted(shown.begin(), past));
    CHECK(std::is_sorted(past, shown.end(), std::greater<>()));
    CHECK(std::all_of(past, shown.end(), [](Date day) { return day <= kToday; }));
}

TEST_CASE("a letter more or less finds at once what that text finds, nothing finds nothing") {
    FakeWorld world;
    world.signed_in();
    look_for(world, "ру");
    const int two = found(world, SearchGroup::Lessons);
    CHECK(two > 0);
    look_for(world, "русского языка");
    CHECK(found(world, SearchGroup::Lessons) == two);
    look_for(world, "русского алгебра");
    CHECK(view(world).rows.empty());
    CHECK(view(world).looked);
    look_for(world, " — ");
    CHECK_FALSE(view(world).looked);
}

TEST_CASE("a note that waits for the network is found, a tick is as it is shown") {
    FakeWorld world;
    world.school.features = {"lesson-notes", "changes", "own-records"};
    world.signed_in("parent", "#/diary/2026-11-18");
    const auto& lesson = world.views().diary.week.value->days[2].lessons.front();
    const auto work = lesson.homework.front().work;
    look_for(world, "циркуль");
    CHECK(view(world).rows.empty());
    world.app().carry_out(CloseSearch{});
    world.http.connected = false;
    world.app().carry_out(
        Go{.route = {.screen = Screen::Diary, .date = kToday, .lesson = lesson.id}});
    world.app().carry_out(SetNote{.work = work, .text = "взять циркули", .begun = {}});
    world.app().carry_out(SetDone{.work = work, .done = true});
    CHECK(world.views().line.waiting == 2);
    CHECK(world.views().diary.own_records);
    look_for(world, "циркуль");
    REQUIRE(view(world).rows.size() == 1);
    CHECK(view(world).rows[0].work == work);
    CHECK(view(world).rows[0].done == true);
    CHECK(view(world).rows[0].about.marks.size() == 1);
}

TEST_CASE("what arrives while the window is open is found") {
    FakeWorld world;
    world.signed_in();
    look_for(world, "геликоптер");
    CHECK(view(world).rows.empty());
    world.school.lessons(FakeSchool::kSonya, kToday).front().topic = "Геликоптеры";
    world.app().carry_out(Refresh{});
    world.settle();
    finish(world);
    REQUIRE(view(world).rows.size() == 1);
    CHECK(view(world).rows[0].date == kToday);
}

TEST_CASE("another child's diary is searched at a word, and the text stays") {
    FakeWorld world;
    world.signed_in();
    world.school.lessons(FakeSchool::kMisha, kToday).front().topic = "Снегири";
    world.app().carry_out(ChooseChild{FakeSchool::kMisha});
    world.settle();
    world.app().carry_out(ChooseChild{FakeSchool::kSonya});
    look_for(world, "снегирь");
    CHECK(view(world).rows.empty());
    world.app().carry_out(SearchIn{FakeSchool::kMisha});
    finish(world);
    REQUIRE(view(world).rows.size() == 1);
    CHECK(view(world).rows[0].child == FakeSchool::kMisha);
    CHECK(view(world).text == "снегирь");
}

TEST_CASE("people of the school and the class are found, each once") {
    FakeWorld world;
    world.signed_in("parent", "#/school");
    look_for(world, "котова");
    CHECK(found(world, SearchGroup::People) == 1);
    const auto rows = view(world).rows;
    const auto person = std::find_if(rows.begin(), rows.end(), [](const SearchRow& row) {
        return row.group == SearchGroup::People;
    });
    REQUIRE(person != rows.end());
    CHECK(person->person.last_name == "Котова");
    CHECK(person->title.marks.size() == 1);
}

TEST_CASE("a teacher's homework says of which class it is, and is for nobody here to do") {
    FakeWorld world;
    world.signed_in("teacher");
    look_for(world, "алгебре");
    world.app().carry_out(NarrowSearch{SearchGroup::Homework});
    finish(world);
    REQUIRE_FALSE(view(world).rows.empty());
    for (const auto& row : view(world).rows) {
        INFO(row.about.text);
        CHECK_FALSE(row.done);
        const bool told = row.about.text.ends_with("8 «Б»") || row.about.text.ends_with("4 «А»");
        CHECK(told);
    }
}

TEST_CASE("the texts that led to something are remembered as long as somebody is signed in") {
    FakeWorld world;
    world.signed_in();
    for (const char* text : {"алгебра", "физика", "ничегонет", "алгебра"}) {
        look_for(world, text);
        world.app().carry_out(CloseSearch{});
    }
    CHECK(view(world).recent == std::vector<std::string>{"алгебра", "физика"});
    CHECK(view(world).text.empty());
    CHECK(view(world).rows.empty());
    world.app().carry_out(SignOut{});
    world.settle();
    CHECK(view(world).recent.empty());
}

TEST_CASE("a search that is opened before its part has come begins with it") {
    FakeWorld world;
    world.late_is_held = true;
    world.signed_in();
    CHECK(world.late_wanted == 0);
    world.app().carry_out(OpenSearch{});
    CHECK(world.late_wanted == 1);
    world.app().late_part_came();
    look_for(world, "алгебра");
    CHECK(view(world).rows.size() == 5);
}

TEST_CASE("a cache that is thrown away leaves nothing to be found") {
    FakeWorld world;
    world.signed_in();
    look_for(world, "алгебра");
    CHECK(found(world, SearchGroup::Lessons) > 0);
    world.http.connected = false;
    world.app().carry_out(ClearCache{});
    finish(world);
    CHECK(found(world, SearchGroup::Lessons) == 0);
}
