#include <catch2/catch_test_macros.hpp>

#include "api/marks_codecs.h"

using namespace ranets;
using namespace ranets::model;

namespace {

constexpr const char* kRecent = R"({
  "marks": [
    {"id": 12, "value": "4", "textValue": "4", "person": 7, "work": 32, "lesson": 22, "workType": 2,
     "date": "2026-11-18T05:34:00.123456", "use_avg_calc": null},
    {"id_str": "2330000000000000001", "value": "", "textValue": "н", "work": 31, "lesson": null,
     "date": "2026-11-17T05:34:00.1", "use_avg_calc": false, "comment": "Без тетради"},
    {"id": 13, "value": "5", "work": 33, "lesson": 99, "date": "2026-11-18T05:34:00.1"},
    {"id": 14, "value": "", "textValue": null, "work": 32, "lesson": 22},
    "nonsense"],
  "works": [{"id": 31, "lesson": 21, "workType": 1}, {"id": 32, "lesson": 22, "workType": 2}],
  "subjects": [{"id": 2, "name": "Физика", "knowledgeArea": "Естественные науки"},
               {"id": 1, "name": "Алгебра"}, {"id": 3, "name": ""}],
  "workTypes": [{"id": 1, "name": "Ответ на уроке"}],
  "lessons": [{"id": 21, "date": "2026-11-17T00:00:00", "number": 3, "subjectId": 2,
               "title": "Сила", "teachers": [500, 501]},
              {"id": 22, "date": "2026-11-16T00:00:00", "number": 1, "subjectId": 1,
               "title": null, "teachers": []}],
  "lessonLogEntries": [{"person": 7, "lesson": 21, "status": "Ill"},
                       {"person": 7, "lesson": 22, "status": "Attend"},
                       {"person": 7, "lesson": 99, "status": "Absent"}]
})";

}  // namespace

TEST_CASE("a year's marks are read with their lessons, kinds of work and teachers") {
    api::RecentMarksContext context;
    context.kinds = {{2, {"Контрольная работа", 3}}};
    context.teachers = {{{501}, "Ольга", "Викторовна", "Дёмина"}};
    MarksYear year;
    REQUIRE(api::add_recent_marks(year, kRecent, context));
    api::put_in_order(year);
    REQUIRE(year.marks.size() == 2);
    const auto& test = year.marks[0];
    CHECK(test.mark.value == "4");
    CHECK(test.mark.weight == 3);
    CHECK(test.mark.work_name == "Контрольная работа");
    CHECK(test.subject == SubjectId{1});
    CHECK(test.day == Date::of(2026, 11, 16));
    CHECK(test.lesson_number == 1);
    CHECK(test.averaged);
    const auto& letter = year.marks[1];
    CHECK(letter.mark.id == MarkId{2330000000000000001});
    CHECK(letter.mark.value == "н");
    CHECK(letter.mark.lesson == LessonId{21});
    CHECK(letter.mark.work_name == "Ответ на уроке");
    CHECK(letter.mark.comment == "Без тетради");
    CHECK(letter.topic == "Сила");
    CHECK(letter.teacher == "Дёмина Ольга Викторовна");
    CHECK_FALSE(letter.averaged);
    CHECK(year.subjects ==
          std::vector<Subject>{{{1}, "Алгебра", ""}, {{2}, "Физика", "Естественные науки"}});
    CHECK(year.absences ==
          std::vector<Absence>{{{2}, {21}, Date::of(2026, 11, 17), 3, Attendance::Ill}});

    // Of another class of the same year the same comes once.
    const auto once = year;
    REQUIRE(api::add_recent_marks(year, kRecent, context));
    CHECK(year == once);
    CHECK_FALSE(api::add_recent_marks(year, "[]", context));
    CHECK_FALSE(api::add_recent_marks(year, "<html>", context));
}

TEST_CASE("a subject of which the server may tell no more says from when on its marks are whole") {
    // As the server does, the newest first.
    const auto year_of = [](int marks) {
        std::string list, lessons;
        for (int i = 0; i < marks; ++i) {
            const auto id = std::to_string(i + 1);
            const char* comma = i == 0 ? "" : ",";
            list += comma + (R"({"value": "4", "id": )" + id) + R"(, "lesson": )" + id + "}";
            lessons += comma + (R"({"subjectId": 1, "id": )" + id) + R"(, "date": ")" +
                       (Date::of(2027, 5, 25) - i).iso() + R"(T00:00:00"})";
        }
        MarksYear year;
        REQUIRE(api::add_recent_marks(
            year, R"({"marks": [)" + list + R"(], "lessons": [)" + lessons + "]}", {}));
        return year;
    };
    const auto whole = year_of(99);
    CHECK(whole.whole_from == Date{});
    CHECK(marks_table(whole, Date::of(2026, 9, 1), Date::of(2027, 8, 31)).whole);
    const auto cut = year_of(100);
    CHECK(cut.marks.size() == 100);
    // Of the oldest day that was told another mark may be missing.
    const Date oldest = Date::of(2027, 5, 25) - 99;
    CHECK(cut.whole_from == oldest + 1);
    CHECK_FALSE(marks_table(cut, oldest, Date::of(2027, 8, 31)).whole);
    CHECK(marks_table(cut, oldest + 1, Date::of(2027, 8, 31)).whole);
}

TEST_CASE("final marks are told apart by their works") {
    MarksYear year;
    REQUIRE(api::add_final_marks(year, R"({
      "marks": [{"id": 1, "value": "5", "work": 11, "date": "2026-10-27T05:00:00.0"},
                {"id": 2, "value": "4", "work": 12}, {"id": 3, "value": "3", "work": 13},
                {"id": 4, "textValue": "зач", "work": 14}, {"id": 5, "value": "5", "work": 15},
                {"id": 6, "value": "5", "work": 99}],
      "works": [{"id": 11, "type": "PeriodMark", "periodNumber": 0, "periodType": "Quarter",
                 "subjectId": 1},
                {"id": 12, "type": "PeriodMark", "periodNumber": 0, "periodType": "Year",
                 "subjectId": 1},
                {"id": 13, "type": "Exam", "periodType": "Year", "subjectId": 1},
                {"id": 14, "type": "PeriodFinalMark", "periodType": "Year", "subjectId": 1},
                {"id": 15, "type": "CommonWork", "subjectId": 1}]})"));
    using Kind = FinalMark::Kind;
    REQUIRE(year.finals.size() == 4);
    CHECK(year.finals[0].kind == Kind::Term);
    CHECK(year.finals[0].term == 1);
    CHECK(year.finals[1].kind == Kind::Year);
    CHECK(year.finals[2].kind == Kind::Examination);
    CHECK(year.finals[3].kind == Kind::Certificate);
    CHECK(year.finals[3].value == "зач");
    CHECK_FALSE(api::add_final_marks(year, "{}"));
}

TEST_CASE("kinds of work weigh one where nothing is said, a school weighs where it says so") {
    const auto kinds = api::decode_work_kinds(
        R"([{"id": 1, "title": "Контрольная", "weight": 3}, {"id": 2, "name": "Ответ"}])");
    REQUIRE(kinds);
    CHECK(kinds.value().at(1).weight == 3);
    CHECK(kinds.value().at(2).weight == 1);
    CHECK(kinds.value().at(2).name == "Ответ");
    CHECK_FALSE(api::decode_work_kinds("{}"));
    CHECK(api::decode_weighted(R"({"id": 1, "uses_weighted_avg": true})"));
    CHECK_FALSE(api::decode_weighted(R"({"id": 1})"));
    CHECK_FALSE(api::decode_weighted("<html>"));
}

TEST_CASE("a histogram has the best first, and is empty where too few were marked") {
    const auto counts = api::decode_histogram(R"({"markNumbers": [{"markNumber": 0, "marks": [
        {"value": "3", "count": 2}, {"value": "5", "count": 7}, {"value": "4", "count": 0}]},
        {"markNumber": 1, "marks": [{"value": "2", "count": 9}]}]})");
    REQUIRE(counts);
    CHECK(counts.value() == std::vector<ValueCount>{{"5", 7}, {"3", 2}});
    const auto none = api::decode_histogram(R"({"markNumbers": []})");
    REQUIRE(none);
    CHECK(none.value().empty());
    CHECK_FALSE(api::decode_histogram("[]"));
}
