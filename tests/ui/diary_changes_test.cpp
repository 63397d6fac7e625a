// Lessons that are not as the timetable had them, and what else a server notes of them.
#include <catch2/catch_test_macros.hpp>

#include <string>

#include "support/headless.h"

using namespace ranets;
using semantics::Role;
using test::FakeSchool;
using test::Headless;

namespace {

const model::Date kToday = model::Date::of(2026, 11, 18);
constexpr Headless::Options kPhone{.width = 390, .height = 844, .touch = true};

std::string id_of(Headless& page, model::Date day, std::size_t lesson) {
    return std::to_string(page.world.school.lessons(FakeSchool::kSonya, day)[lesson].id);
}

std::string note(const std::string& lesson, const std::string& change) {
    return R"({"lesson": )" + lesson + R"(, "subgroup": null, "corrections": [], "change": )" +
           change + "}";
}

// Today: the first lesson replaced, the third moved here, the last cancelled.
void change_lessons(Headless& page) {
    auto& lessons = page.world.school.lessons(FakeSchool::kSonya, kToday);
    lessons.back().homework.clear();
    page.world.school.notes =
        "[" +
        note(id_of(page, kToday, 0), R"({"kind": "Replaced", "reason": "Болезнь учителя", "was":
            {"date": "2026-11-18", "number": 1, "subject": "Химия", "teacher": "Петров А. И.",
             "place": "112"}})") +
        "," + note(id_of(page, kToday, 2), R"({"kind": "Moved", "reason": null, "was":
            {"date": "2026-11-16", "number": 5, "subject": "Литература", "teacher": "Котова М. И.",
             "place": "203"}})") +
        "," + note(id_of(page, kToday, 5), R"({"kind": "Cancelled", "reason": null, "was":
            {"date": "2026-11-18", "number": 6, "subject": "Химия", "teacher": "", "place": null}})") +
        "]";
}

void open(Headless& page, std::string_view beginning) {
    const std::string name = page.find_like(Role::Button, beginning).node.name;
    page.press(Role::Button, name);
}

}  // namespace

TEST_CASE("changed lessons say in the week what they are and what had been planned") {
    Headless page;
    change_lessons(page);
    page.sign_in();
    CHECK(page.find_like(Role::Button, "1 урок, 8:30, Физика, замена, кабинет 201")
              .node.description == "Было: Химия, Петров А. И., каб.\u00a0112");
    CHECK(page.find_like(Role::Button, "3 урок, 10:25, Литература, перенос, ").node.description ==
          "Было: понедельник, 16 ноября, 5 урок");
    CHECK(page.find_like(Role::Button, "6 урок, 13:15, Химия, отменён, ").node.description ==
          "Урока не будет");
    // What does not take place does not make the day longer.
    CHECK(page.has(Role::Text, "Уроки 8:30–13:05"));
}

TEST_CASE("the lesson's panel tells of the change, its reason and the subgroup") {
    Headless page;
    change_lessons(page);
    auto& notes = page.world.school.notes;
    notes.replace(notes.find("\"subgroup\": null"), 16, "\"subgroup\": \"1-я подгруппа\"");
    page.sign_in();
    open(page, "1 урок, 8:30, Физика, замена");
    CHECK(page.has(Role::Heading3, "Изменение в расписании"));
    CHECK(page.has(Role::Text, "Замена"));
    CHECK(page.has(Role::Text, "Было: Химия, Петров А. И., каб.\u00a0112"));
    CHECK(page.has(Role::Text, "Болезнь учителя"));
    CHECK(page.has(Role::Text, "1-я подгруппа"));
    open(page, "6 урок, 13:15, Химия, отменён");
    CHECK(page.has(Role::Text, "Урока не будет"));
    CHECK_FALSE(page.has(Role::Text, "Болезнь учителя"));
}

TEST_CASE("a phone's cards tell of changes on a line of their own") {
    Headless page(kPhone);
    change_lessons(page);
    page.sign_in();
    const auto& replaced =
        page.find_like(Role::Button, "1 урок, Физика, замена, 8:30–9:15, кабинет 201");
    const float height = replaced.node.rect.h;
    CHECK(replaced.node.description == "Было: Химия, Петров А. И., каб.\u00a0112");
    CHECK(height > page.find_like(Role::Button, "2 урок, История").node.rect.h);
    page.find_like(Role::Button, "6 урок, Химия, отменён");
}

TEST_CASE("a corrected mark says what it was") {
    Headless page;
    const auto lesson = id_of(page, kToday, 0);
    const auto mark =
        std::to_string(page.world.school.lessons(FakeSchool::kSonya, kToday)[0].marks[0].id);
    page.world.school.notes = R"([{"lesson": )" + lesson +
                              R"(, "change": null, "corrections": [{"mark": )" + mark +
                              R"(, "was": "3", "correctedAt": "2026-11-17T20:30:00"}]}])";
    page.sign_in();
    open(page, "1 урок, 8:30, Физика, кабинет 201");
    // By the school's clock it was the 18th already.
    page.find_like(Role::Text, "Оценка 5");
    CHECK(page.find_like(Role::Text, "Оценка 5").node.name.find("была 3, исправлена 18 ноября") !=
          std::string::npos);
}

TEST_CASE("a week of another year is under the class of that year") {
    Headless page;
    page.sign_in();
    app::Route route;
    route.screen = app::Screen::Diary;
    route.date = kToday - 364;
    page.world.app().carry_out(app::Go{.route = route});
    page.settle();
    page.find_like(Role::Button, "1 урок, 8:30, ");
    page.find_like(Role::Text, "Соня Ветрова, 7 «Б»");
}
