// What can be found in a diary, and what is shown of it.
#include "model/search.h"

#include <catch2/catch_test_macros.hpp>

using namespace ranets::model;

namespace {

const Date kMonday = Date::of(2026, 11, 16);

std::string brackets(std::string_view text, std::string_view typed) {
    const auto marked = marked_text(text, searched_words(typed));
    std::string shown;
    std::size_t at = 0;
    for (const auto& mark : marked.marks) {
        shown += marked.text.substr(at, mark.begin - at) + "[" +
                 marked.text.substr(mark.begin, mark.end - mark.begin) + "]";
        at = mark.end;
    }
    return shown + marked.text.substr(at);
}

}  // namespace

TEST_CASE("a place in a week keeps what its number was made of") {
    for (const auto group : {SearchGroup::Lessons, SearchGroup::Homework, SearchGroup::Marks}) {
        const WeekPlace place{group, 6, WeekPlace::kMostLessons - 1, WeekPlace::kMostOfOne - 1};
        const auto back = WeekPlace::of(place.number());
        CHECK(back.group == group);
        CHECK(back.day == 6);
        CHECK(back.lesson == place.lesson);
        CHECK(back.position == place.position);
    }
}

TEST_CASE("lessons, homework, notes, files' names and marks' comments of a week are found") {
    Lesson lesson;
    lesson.subject_name = "Английский язык";
    lesson.topic = "Past Simple";
    lesson.teacher = "Дёмина Ольга";
    lesson.homework = {{.work = {1}, .text = "Диалог", .files = {{"Слова.pdf", 1, "", {5}}}},
                       {.work = {2}, .text = "", .files = {}, .note = {.text = "спросить маму"}}};
    lesson.marks.resize(1);
    lesson.marks[0].comment = "уверенно";
    const std::vector<Day> days{{kMonday + 2, {Lesson(), lesson}, {}}};
    const auto docs = week_docs(days, kMonday);
    const auto found = [&](std::string_view typed) {
        std::vector<SearchGroup> groups;
        for (const auto& doc : docs) {
            if (!fits(doc, searched_words(typed))) continue;
            const auto place = WeekPlace::of(doc.number);
            groups.push_back(place.group);
            CHECK(place.lesson_in(days, kMonday)->subject_name == lesson.subject_name);
        }
        return groups;
    };
    using enum SearchGroup;
    CHECK(found("англ") == std::vector{Lessons, Homework, Homework, Marks});
    CHECK(found("simple") == std::vector{Lessons});
    CHECK(found("слова") == std::vector{Homework});
    CHECK(found("мама") == std::vector{Homework});
    CHECK(found("уверенно") == std::vector{Marks});
    CHECK(found("демина язык") == std::vector{Lessons, Marks});
    CHECK(found("алгебра").empty());
    CHECK(WeekPlace{Marks, 2, 1, 1}.lesson_in(days, kMonday) == nullptr);
    CHECK(WeekPlace{Lessons, 3, 0, 0}.lesson_in(days, kMonday) == nullptr);
    CHECK(WeekPlace{Lessons, 2, 2, 0}.lesson_in(days, kMonday) == nullptr);
}

TEST_CASE("people are found by name, post and subject") {
    SchoolCard card;
    card.administrators.push_back({{{1}, "Анна", "", "Ким"}, "Директор", "", "", "", false});
    card.teachers.push_back({{{2}, "Ольга", "", "Дёмина"}, "", "Английский", "", "", false});
    const auto docs = people_docs(card);
    REQUIRE(docs.size() == 2);
    CHECK(fits(docs[0], searched_words("директору")));
    CHECK(fits(docs[1], searched_words("ольга дем")));
    CHECK(person_in(card, 1)->person.id == PersonId{2});
    CHECK(person_in(card, 2) == nullptr);
    ClassList list;
    list.class_teacher = {{3}, "Марина", "", "Котова"};
    list.pupils.push_back({{4}, "Лев", "", "Яшин"});
    CHECK(fits(people_docs(list)[1], searched_words("яшин")));
    CHECK(person_in(list, 0)->id == PersonId{3});
    CHECK(person_in(list, 1)->id == PersonId{4});
    CHECK(person_in(list, 2) == nullptr);
}

TEST_CASE("what was typed is marked in a text of one line") {
    CHECK(brackets("Английский язык\nанглийскому", "англ") == "[Англ]ийский язык [англ]ийскому");
    CHECK(brackets("По алгебре", "алгебру по") == "[По] [алгебр]е");
    CHECK(brackets("Физика", "англ") == "Физика");
    CHECK(brackets("", "англ").empty());
}

TEST_CASE("a mark far behind is brought to the front") {
    const std::string before =
        "Прочитать параграф и письменно ответить на все вопросы после него, ";
    CHECK(brackets(before + "диалог по английскому", "англ") == "…него, диалог по [англ]ийскому");
    CHECK(brackets(before + std::string(80, 'x') + " диалог", "диал") == "…[диал]ог");
}

TEST_CASE("texts that stand in one line keep their marks") {
    const auto words = searched_words("англ");
    const std::vector<MarkedText> parts{
        marked_text("Англ", words), {}, marked_text("x англ", words)};
    const auto all = joined(parts, " · ");
    CHECK(all.text == "Англ · x англ");
    REQUIRE(all.marks.size() == 2);
    CHECK(all.text.substr(all.marks[1].begin) == "англ");
}
