#include <fstream>
#include <sstream>

#include <catch2/catch_test_macros.hpp>

#include "api/codecs.h"
#include "api/endpoints.h"
#include "api/school_codecs.h"

using namespace ranets;
using namespace ranets::model;

namespace {

std::string fixture(const char* name) {
    std::ifstream file(std::string(RANETS_FIXTURES) + "/" + name);
    std::stringstream text;
    text << file.rdbuf();
    REQUIRE(text.str().size() > 2);
    return text.str();
}

template <class T>
bool is_garbled(const Result<T>& result) {
    return !result && result.error().kind == Error::Kind::Garbled;
}

constexpr const char* kGarbage[] = {"", "null", "7", "{", "{\"a\":1}", "\"x\""};

}  // namespace

TEST_CASE("a school's card is put together from two answers") {
    const auto school =
        api::decode_school(fixture("school.json"), fixture("school_parameters.json"));
    REQUIRE(school);
    CHECK(school.value() == School{{1000000004321},
                                   "Школа № 7",
                                   "МБОУ «Средняя школа № 7»",
                                   "630000, Новосибирск, Школьная улица, 1",
                                   "+7 (383) 000-00-10",
                                   "office@school7.example",
                                   "https://school7.example",
                                   "08:00–20:00"});
    const auto bare = api::decode_school(fixture("school.json"), "");
    REQUIRE(bare);
    CHECK(bare.value().address == "Новосибирск");
    CHECK(bare.value().phone.empty());
    CHECK(is_garbled(api::decode_school(R"({"id":5})", "{}")));
    for (const char* garbage : kGarbage) CHECK(is_garbled(api::decode_school(garbage, garbage)));
}

TEST_CASE("teachers come by name, who only manages is not among them") {
    const auto teachers = api::decode_teachers(fixture("school_teachers.json"));
    REQUIRE(teachers);
    REQUIRE(teachers.value().size() == 2);
    CHECK(teachers.value()[0].person == Person{{1000002283500}, "Ольга", "Викторовна", "Дёмина"});
    CHECK(teachers.value()[0].subjects == "Алгебра, Геометрия");
    CHECK(teachers.value()[0].leads_class);
    CHECK(teachers.value()[0].post == "Учитель");
    CHECK(full_name(teachers.value()[1].person) == "Яшин Лев");
    for (const char* garbage : kGarbage) CHECK(is_garbled(api::decode_teachers(garbage)));
}

TEST_CASE("an administrator's contacts are found in the other answers") {
    const auto members = R"([{"id":1000002283600,"id_str":"1000002283600","lastName":"Лебедева",
        "firstName":"Ирина","middleName":"Олеговна"},{"id":0},{"id":5,"lastName":"Никто"}])";
    const auto found = api::decode_administrators(members, fixture("school_parameters.json"),
                                                  fixture("school_teachers.json"));
    REQUIRE(found);
    REQUIRE(found.value().size() == 2);
    CHECK(found.value()[0].post == "Директор");
    CHECK(found.value()[0].email == "director@school7.example");
    CHECK(found.value()[0].phone == "+7 (383) 000-00-11");
    CHECK(found.value()[1].phone.empty());
    CHECK(api::decode_administrators(members, "", "").value()[0].email.empty());
    for (const char* garbage : kGarbage)
        CHECK(is_garbled(api::decode_administrators(garbage, garbage, garbage)));
}

TEST_CASE("classes come by year, subgroups are none") {
    const auto classes = api::decode_classes(
        R"([{"id":3,"name":"10 «А»","parallel":10,"type":"Group"},
            {"id_str":"2421882773904846063","name":"8 «Б»","parallel":8},
            {"id":9,"name":"8 «А»","parallel":8,"type":"Group"},
            {"id":4,"name":"англ","parallel":8,"type":"Subgroup"},{"id":7,"name":""}])");
    REQUIRE(classes);
    CHECK(classes.value() == std::vector<SchoolClass>{{{9}, "8 «А»", 8},
                                                      {{2421882773904846063}, "8 «Б»", 8},
                                                      {{3}, "10 «А»", 10}});
    for (const char* garbage : kGarbage) CHECK(is_garbled(api::decode_classes(garbage)));
}

TEST_CASE("the people of a class come by name") {
    const auto persons = api::decode_persons(
        R"([{"id":2,"lastName":"Б","firstName":"Б"},{"id":3,"lastName":"А"},{"lastName":"?"}])");
    REQUIRE(persons);
    REQUIRE(persons.value().size() == 2);
    CHECK(persons.value()[0].id == PersonId{3});
    const auto with_yo = api::decode_persons(
        R"([{"id":1,"lastName":"Жуков"},{"id":2,"lastName":"Ёлкин"},{"id":3,"lastName":"Дёмина"},
            {"id":4,"lastName":"Дегтярь"},{"id":5,"lastName":"Абрамов"}])");
    std::vector<std::int64_t> order;
    for (const auto& person : with_yo.value()) order.push_back(person.id.value);
    CHECK(order == std::vector<std::int64_t>{5, 4, 3, 2, 1});
    CHECK(api::decode_person(R"({"id":5,"lastName":"Котова"})").value().last_name == "Котова");
    for (const char* garbage : kGarbage) {
        CHECK(is_garbled(api::decode_persons(garbage)));
        CHECK(is_garbled(api::decode_person(garbage)));
    }
}

TEST_CASE("lessons of a class get hours, tests and teachers from elsewhere") {
    api::LessonsContext context;
    context.class_name = "8 «Б»";
    context.bells = {{2, {565}, {610}, 0}};
    context.work_types =
        api::decode_work_types(R"([{"id":77002,"title":"Контрольная работа"}])").value();
    context.teachers = {{{1000002283500}, "Ольга", "Викторовна", "Дёмина"}};
    const auto days = api::decode_lessons(fixture("class_lessons.json"), context);
    REQUIRE(days);
    REQUIRE(days.value().size() == 2);
    CHECK(days.value()[0].date == Date::of(2026, 11, 18));
    REQUIRE(days.value()[0].lessons.size() == 2);
    const auto& lesson = days.value()[0].lessons[0];
    CHECK(lesson.id == LessonId{9007199254740993});
    CHECK(lesson.number == 2);
    CHECK(lesson.start == TimeOfDay{565});
    CHECK(lesson.finish == TimeOfDay{610});
    CHECK(lesson.subject_name == "Алгебра");
    CHECK(lesson.topic == "Квадратные корни");
    CHECK(lesson.class_name == "8 «Б»");
    CHECK(lesson.teacher == "Дёмина Ольга Викторовна");
    CHECK(lesson.test_name == "Контрольная работа");
    REQUIRE(lesson.homework.size() == 1);
    CHECK(lesson.homework[0].text == "§ 12");
    CHECK_FALSE(lesson.homework[0].done);

    context.only = {1000002283500};
    const auto own = api::decode_lessons(fixture("class_lessons.json"), context);
    REQUIRE(own);
    REQUIRE(own.value().size() == 1);
    CHECK(own.value()[0].lessons.size() == 1);

    for (const char* garbage : kGarbage) CHECK(is_garbled(api::decode_lessons(garbage, context)));
    CHECK(is_garbled(api::decode_lessons(R"([{"id":1}])", {})));
    CHECK(is_garbled(api::decode_lessons(R"([{"date":"2026-11-18T00:00:00"}])", {})));
    CHECK(is_garbled(api::decode_work_types("{}")));
}

TEST_CASE("a teacher's account has the school and the classes taught") {
    const auto account =
        api::decode_account(R"({"id":7,"personId":8})",
                            R"({"roles":["EduStaff"],"schoolIds":[1000000004321],"groupIds":[3,4],
            "eduGroups":[{"id":4,"type":"Group","name":"9 «А»","parallel":9},
                         {"id":3,"type":"Group","name":"8 «Б»","parallel":8}]})");
    REQUIRE(account);
    CHECK(account.value().role == Role::Teacher);
    CHECK(account.value().school == SchoolId{1000000004321});
    CHECK(account.value().classes ==
          std::vector<SchoolClass>{{{3}, "8 «Б»", 8}, {{4}, "9 «А»", 9}});
    CHECK(account.value().children.empty());
    const auto own = own_timetable(account.value());
    CHECK(own.group == GroupId{3});
    CHECK(own.person == PersonId{8});
}

TEST_CASE("paths of the school's parts") {
    CHECK(api::school_part_path({5}, "teachers") == "/v2/schools/5/teachers");
    CHECK(api::class_part_path({5}, "persons") == "/v2/edu-groups/5/persons");
    CHECK(api::work_types_path({5}) == "/v2/work-types/5");
    CHECK(api::lessons_path({5}, Date::of(2026, 11, 16), Date::of(2026, 11, 22)) ==
          "/v2/edu-groups/5/lessons/2026-11-16/2026-11-22");
}
