#include "support/fake_school_facts.h"

#include "support/fake_school.h"
#include "support/fake_school_people.h"

namespace ranets::test::facts {
namespace {

json group(std::int64_t id, const char* name, int year) {
    json object{{"type", "Group"},
                {"name", name},
                {"parallel", year},
                {"studyyear", 2026},
                {"journaltype", "x"}};
    put_id(object, "id", id);
    return object;
}

json child(model::PersonId person, const char* name, const char* surname, std::int64_t group_id) {
    return {{"personId", person.value},
            {"firstName", name},
            {"lastName", surname},
            {"middleName", nullptr},
            {"schoolIds", json::array({kSchool})},
            {"groupIds", json::array({group_id})}};
}

}  // namespace

void put_id(json& object, const std::string& key, std::int64_t id) {
    object[key] = id;
    object[key + "_str"] = std::to_string(id);
}

json user_of(const std::string& login) {
    json user{{"timezone", "07:00"}, {"email", nullptr}, {"sex", "Female"}};
    if (login == "parent") {
        put_id(user, "id", FakeSchool::kParentUser);
        user.update({{"firstName", "Анна"}, {"middleName", "Сергеевна"}, {"lastName", "Ветрова"}});
    } else if (login == "pupil") {
        put_id(user, "id", FakeSchool::kPupilUser);
        user.update({{"firstName", "Соня"}, {"middleName", nullptr}, {"lastName", "Ветрова"}});
    } else if (login == "admin") {
        put_id(user, "id", FakeSchool::kAdministratorUser);
        user.update({{"firstName", "Ирина"}, {"middleName", "Олеговна"}, {"lastName", "Лебедева"}});
    } else {
        put_id(user, "id", FakeSchool::kTeacherUser);
        user.update({{"firstName", "Мария"}, {"middleName", "Ивановна"}, {"lastName", "Котова"}});
    }
    return user;
}

json context_of(const std::string& login) {
    json context{{"schools", json::array({{{"id", kSchool}, {"type", "Regular"}}})},
                 {"eduGroups", json::array()},
                 {"children", json::array()},
                 {"splitId", nullptr}};
    if (login == "parent") {
        context["personId"] = 1000002283070;
        context["roles"] = {"EduParent"};
        context["children"] = {child(FakeSchool::kSonya, "Соня", "Ветрова", kClassSonya),
                               child(FakeSchool::kMisha, "Миша", "Ветров", kClassMisha)};
        context["eduGroups"] = {group(kClassSonya, "8 «Б»", 8), group(kClassMisha, "4 «А»", 4)};
    } else if (login == "pupil") {
        context["roles"] = {"EduStudent"};
        context.update(child(FakeSchool::kSonya, "Соня", "Ветрова", kClassSonya));
        context["eduGroups"] = {group(kClassSonya, "8 «Б»", 8)};
    } else if (login == "admin") {
        context["personId"] = kAdministrator;
        context["roles"] = {"EduStaff", "EduSchoolAdministrator"};
        context["schoolIds"] = json::array({kSchool});
    } else {
        context["personId"] = kTeacher;
        context["roles"] = {"EduStaff"};
        context["schoolIds"] = json::array({kSchool});
        context["groupIds"] = json::array({kClassSonya, kClassMisha});
        context["eduGroups"] = {group(kClassSonya, "8 «Б»", 8), group(kClassMisha, "4 «А»", 4)};
    }
    return context;
}

json periods() {
    const auto period = [](int number, const char* name, const char* start, const char* finish) {
        json object{{"number", number},
                    {"name", name},
                    {"type", "Quarter"},
                    {"start", std::string(start) + "T00:00:00"},
                    {"finish", std::string(finish) + "T00:00:00"},
                    {"year", 2026}};
        put_id(object, "id", 5000 + number);
        return object;
    };
    return {{"id", 1},
            {"reportingPeriods",
             {period(0, "1 четверть", "2026-09-01", "2026-10-25"),
              period(1, "2 четверть", "2026-11-02", "2026-12-27"),
              period(2, "3 четверть", "2027-01-11", "2027-03-21")}},
            {"holidays",
             {{{"id", 1},
               {"name", "Осенние каникулы"},
               {"dateStart", "2026-10-26"},
               {"dateFinish", "2026-11-01"},
               {"description", nullptr}}}}};
}

json bells() {
    json items = json::array();
    for (std::size_t i = 0; i < kHours.size(); ++i) {
        items.push_back(
            {{"Id", i + 1},
             {"LessonNumber", i + 1},
             {"Start", std::string(kHours[i]).substr(0, 5)},
             {"Finish", std::string(kHours[i]).substr(8)},
             {"DaysOfWeek", {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}}});
    }
    return {{"Name", "Звонки"}, {"FirstLessonNumber", 1}, {"Items", items}};
}

}  // namespace ranets::test::facts
