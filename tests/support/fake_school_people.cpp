#include "support/fake_school_people.h"

#include <string>

#include "support/fake_school.h"

namespace ranets::test::facts {
namespace {

json staff(std::int64_t id, const char* last, const char* first, const char* middle,
           const char* subjects, bool manages) {
    json member{{"Id", id},
                {"IdStr", std::to_string(id)},
                {"LastName", last},
                {"FirstName", first},
                {"MiddleName", middle},
                {"Email", nullptr},
                {"Subjects", subjects},
                {"HouseMaster", !manages},
                {"ManagingEmployee", manages},
                {"NameManagingPosition", nullptr},
                {"TeachingStaff", !manages},
                {"NameTeacherPosition", nullptr}};
    if (manages) {
        member["Email"] = "director@school.test";
        member["NameManagingPosition"] = "Директор";
    } else {
        member["NameTeacherPosition"] = "Учитель";
    }
    return member;
}

json members(std::int64_t group) {
    if (group == kClassMisha)
        return json::array({person(FakeSchool::kMisha.value, "Ветров", "Миша", "Олегович")});
    return json::array({person(FakeSchool::kSonya.value, "Ветрова", "Соня", "Олеговна"),
                        person(1000002283079, "Ёлкин", "Пётр", "Ильич"),
                        person(1000002283080, "Абрамов", "Игорь", "Львович")});
}

std::optional<json> of_school(std::string_view part, std::string_view query) {
    if (part.empty())
        return json{{"id", kSchool},         {"id_str", std::to_string(kSchool)},
                    {"name", "Школа № 7"},   {"fullName", "МБОУ «Средняя школа № 7»"},
                    {"city", "Новосибирск"}, {"regionid", 54}};
    if (part == "/parameters")
        return json{{"address", json::array({"630000, Новосибирск, Школьная улица, 1"})},
                    {"website", "https://school.test"},
                    {"email", "office@school.test"},
                    {"schoolPhone", "+7 (383) 000-00-10"},
                    {"workHours", "08:00–20:00"},
                    {"directorFullName", "Лебедева Ирина Олеговна"},
                    {"directorPhone", "+7 (383) 000-00-11"}};
    if (part == "/membership" && query == "schoolMembershipType=Admins")
        return json::array({person(kAdministrator, "Лебедева", "Ирина", "Олеговна")});
    if (part == "/teachers")
        return json::array(
            {staff(kAdministrator, "Лебедева", "Ирина", "Олеговна", "", true),
             staff(kTeacher, "Котова", "Мария", "Ивановна", "Алгебра, Физика, ОБЗР", false),
             staff(kOtherTeacher, "Дёмина", "Ольга", "Викторовна", "Русский язык", false)});
    if (part == "/edu-groups")
        return json::array(
            {context_of("parent")["eduGroups"][0], context_of("parent")["eduGroups"][1]});
    return std::nullopt;
}

}  // namespace

json person(std::int64_t id, const char* last, const char* first, const char* middle) {
    json object{{"lastName", last}, {"firstName", first}, {"middleName", middle}};
    put_id(object, "id", id);
    return object;
}

std::optional<json> people_at(std::string_view path, std::string_view query) {
    const std::string school = "/v2/schools/" + std::to_string(kSchool);
    if (path.starts_with(school)) return of_school(path.substr(school.size()), query);
    if (path == "/v2/work-types/" + std::to_string(kSchool))
        return json::array({{{"id", kControlType}, {"title", "Контрольная работа"}, {"weight", 2}},
                            {{"id", 77001}, {"title", "Ответ на уроке"}, {"weight", 1}}});
    for (const auto group : {kClassSonya, kClassMisha}) {
        const std::string start = "/v2/edu-groups/" + std::to_string(group);
        if (!path.starts_with(start)) continue;
        const auto part = path.substr(start.size());
        if (part == "/persons") return members(group);
        if (part == "/classteacher") return person(kTeacher, "Котова", "Мария", "Ивановна");
        if (part == "/teachers")
            return json::array({person(kTeacher, "Котова", "Мария", "Ивановна"),
                                person(kOtherTeacher, "Дёмина", "Ольга", "Викторовна")});
    }
    return std::nullopt;
}

}  // namespace ranets::test::facts
