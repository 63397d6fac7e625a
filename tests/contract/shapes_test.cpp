// Every family of the REST API answers in the partner API's shapes.
#include <catch2/catch_test_macros.hpp>

#include "support.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

constexpr std::string_view kPerson =
    "id:i id_str:s userId:i? userId_str:s firstName:s lastName:s middleName:s shortName:s sex:s";
constexpr std::string_view kUser =
    "id:i id_str:s personId:i personId_str:s name:s email:s? login:s? fullName:s "
    "fullNameInverse:s firstName:s lastName:s middleName:s shortName:s locale:s timezone:s sex:s "
    "photoSmall:s? photoMedium:s? photoLarge:s? birthday:s? roles:a phone:s?";
constexpr std::string_view kGroup =
    "id:i id_str:s parentIds:a parentIds_str:a type:s name:s fullName:s parallel:i timetable:i "
    "timetable_str:s status:s studyyear:i educationType:s subjects:a journaltype:s";
constexpr std::string_view kSchool =
    "id:i id_str:s name:s fullName:s avatarSmall:s city:s municipality:s regionId:i regionid:i "
    "markType:s "
    "timeZone:i uses_avg:b uses_weighted_avg:b educationType:s tsoCityId:i tsoRegionTreePath:s";
constexpr std::string_view kSubject = "id:i id_str:s name:s knowledgeArea:s fgosSubjectId:i";
constexpr std::string_view kLessonFull =
    "id:i id_str:s title:s date:s number:i subject:o group:i status:s resultPlaceId:i works:a "
    "teachers:a teachers_str:a";
constexpr std::string_view kLessonShort =
    "id:i title:s date:s number:i subjectId:i status:s resultPlaceId:i building:s place:s "
    "floor:s hours:s works:a teachers:a";
constexpr std::string_view kWork =
    "id:i id_str:s type:s workType:i markType:s markCount:i lesson:i lesson_str:s "
    "displayInJournal:b status:s eduGroup:i eduGroup_str:s tasks:a text:s? periodNumber:i "
    "periodType:s subjectId:i isImportant:b targetDate:s sentDate:s? createdBy:i files:a "
    "oneDriveLinks:a";
constexpr std::string_view kTask =
    "id:i id_str:s person:i person_str:s work:i work_str:s status:s targetDate:s";
constexpr std::string_view kMark =
    "id:i id_str:s type:s value:s textValue:s person:i person_str:s work:i work_str:s lesson:i? "
    "lesson_str:s number:i date:s workType:i mood:s use_avg_calc:b comment:s*";
constexpr std::string_view kWorkType =
    "id:i id_str:s schoolId:i kindId:i kind:s title:s abbr:s weight:i";
constexpr std::string_view kWorkTypeEmbedded =
    "id:i schoolId:i abbreviation:s name:s isFinal:b isImportant:b kindId:i kind:s";
constexpr std::string_view kLogEntry =
    "person:i person_str:s lesson:i lesson_str:s comment:s status:s createdDate:s";
constexpr std::string_view kTerm = "id:i id_str:s start:s finish:s number:i type:s name:s year:i";
constexpr std::string_view kFile =
    "id:i id_str:s name:s typeGroup:s type:s pageUrl:s? downloadUrl:s user:o size:i vote:i "
    "uploadedDate:s? storageType:s";

struct Ids {
    std::string person, user, school, group, subject, lesson, work, homework, task, mark;

    Ids() {
        const KnownSchool& known = known_school();
        const Date wednesday = Date::of(2026, 11, 18);
        const LessonRef algebra = known.lesson(known.demo_class(), wednesday, 1);
        const int sonya = known.pupil().index;
        const int number = known.district.number_in_class(known.pupil().cohort, sonya);
        const WorkRef done{algebra, WorkSlot::Homework};
        person = std::to_string(ids::person(sonya));
        user = std::to_string(ids::user(sonya));
        school = std::to_string(ids::school(0));
        group = std::to_string(ids::group(known.demo_class()));
        subject = std::to_string(ids::subject(Subject::Algebra));
        lesson = std::to_string(ids::lesson(algebra));
        work = std::to_string(ids::work({algebra, WorkSlot::Lesson}));
        homework = std::to_string(ids::work(done));
        task = std::to_string(ids::task({done, number}));
        mark = std::to_string(ids::mark({{algebra, WorkSlot::Lesson}, number, 0}));
    }
};

Json ask(Client& client, const std::string& path) {
    INFO(path);
    const Got got = client.get("/v2/" + path);
    REQUIRE(got.status == 200);
    CHECK(got.header("Content-Type").starts_with("application/json"));
    CHECK(got.header("Cache-Control") == "private, no-cache");
    const Json json = got.json();
    check_answer(json);
    return json;
}

// Of a list that has something in it, each item.
void check_list(const Json& list, std::string_view shape) {
    REQUIRE(list.is_array());
    REQUIRE_FALSE(list.empty());
    for (const Json& item : list) check_shape(item, shape);
}

bool is_utc_with_fraction(const std::string& text) {
    return text.size() == 26 && text[10] == 'T' && text[19] == '.';
}

}  // namespace

TEST_CASE("users, persons and families have the partner API's shapes") {
    const Ids id;
    Client parent = signed_in("parent");
    check_shape(ask(parent, "users/me"), kUser);
    check_shape(ask(parent, "users/" + id.user), kUser);
    CHECK(ask(parent, "users/me")["timezone"] == "07:00");
    CHECK(ask(parent, "users/me/roles") == Json::array({"EduParent"}));
    CHECK(ask(parent, "users/me/children").size() == 2);
    for (const char* list : {"schools", "edu-groups", "classmates", "friends", "organizations"}) {
        CHECK(ask(parent, "users/me/" + std::string(list)).is_array());
    }
    check_shape(ask(parent, "persons/" + id.person), kPerson);
    check_list(ask(parent, "persons?eduGroup=" + id.group), kPerson);
    check_list(ask(parent, "persons/search?lastName=%D0%92%D0%B5%D1%82%D1%80%D0%BE%D0%B2"),
               kPerson);
    for (const Json& relative : ask(parent, "users/" + id.user + "/relatives")) {
        check_shape(relative, "type:s person:o");
        check_shape(relative["person"], kPerson);
    }
    for (const Json& child : ask(parent, "users/me/childrenrelatives")) {
        check_shape(child, "type:s person:o relatives:a");
    }
    const std::string mother = ask(parent, "users/me")["personId_str"];
    check_list(ask(parent, "person/" + mother + "/children"), kPerson);
    const Json membership = ask(parent, "persons/" + id.person + "/school-memberships");
    check_shape(membership, "person:i person_str:s schools:a");
    check_shape(membership["schools"][0],
                "school:o roles:a editorRoles:a eduGroupMemberships:a subjects:a");
}

TEST_CASE("the context tells a parent's children and a pupil's class") {
    constexpr std::string_view kContext =
        "userId:i avatarUrl:s? roles:a children:a schools:a eduGroups:a splitId:s personId:i "
        "firstName:s lastName:s middleName:s shortName:s schoolIds:a groupIds:a";
    Client parent = signed_in("parent");
    const Json context = ask(parent, "users/me/context");
    check_shape(context, kContext);
    check_list(context["children"],
               "personId:i firstName:s lastName:s middleName:s shortName:s schoolIds:a groupIds:a");
    check_list(context["eduGroups"], kGroup);
    check_list(context["schools"], "id:i name:s type:s groupIds:a");
    REQUIRE(context["children"].size() == 2);
    CHECK(context["children"][0]["firstName"] == "Соня");
    CHECK(context["children"][1]["firstName"] == "Миша");
    CHECK(context["eduGroups"][0]["name"] == "8 «Б»");
    CHECK(context["eduGroups"][1]["name"] == "4 «А»");

    Client pupil = signed_in("pupil");
    const Json own = ask(pupil, "users/me/context");
    check_shape(own, kContext);
    CHECK(own["children"].empty());
    CHECK(own["groupIds"].size() == 1);
    CHECK(own["eduGroups"][0]["type"] == "Group");
    CHECK(own["schools"][0]["type"] == "Regular");
}

TEST_CASE("schools and classes have the partner API's shapes") {
    const Ids id;
    Client parent = signed_in("parent");
    check_shape(ask(parent, "schools/" + id.school), kSchool);
    check_list(ask(parent, "schools?schools=" + id.school), kSchool);
    check_list(ask(parent, "schools/person-schools"),
               "id:i id_str:s name:s educationType:s tsoCityId:i tsoRegionTreePath:s");
    check_list(ask(parent, "schools/" + id.school + "/membership?schoolMembershipType=Staff"),
               kPerson);
    check_list(ask(parent, "schools/" + id.school + "/edu-groups"), kGroup);
    check_list(ask(parent, "schools/" + id.school + "/subjects"), kSubject);
    const Json teachers = ask(parent, "schools/" + id.school + "/teachers");
    CHECK(teachers.size() == 41);  // who manages the school comes first
    CHECK(teachers[0]["NameManagingPosition"] == "Директор");
    CHECK(teachers[0]["Email"] == "director@school1.example");
    CHECK(teachers[1]["Email"] == "");
    CHECK(teachers[0].contains("IdStr"));
    CHECK(teachers[0]["HouseMaster"].is_boolean());

    const std::string group = "edu-groups/" + id.group;
    check_shape(ask(parent, group), kGroup);
    check_list(ask(parent, "edu-groups?eduGroups=" + id.group), kGroup);
    check_list(ask(parent, group + "/parallel"), kGroup);
    check_list(ask(parent, group + "/persons"), kPerson);
    check_list(ask(parent, group + "/students"), kPerson);
    check_list(ask(parent, group + "/teachers"), kPerson);
    check_list(ask(parent, group + "/subjects"), kSubject);
    check_shape(ask(parent, group + "/classteacher"), kPerson);
    check_list(ask(parent, "persons/" + id.person + "/edu-groups"), kGroup);
    CHECK(ask(parent, "persons/" + id.person + "/edu-groups/all").size() == 8);
    Client teacher = signed_in("teacher");
    const std::string self = ask(teacher, "users/me")["personId_str"];
    check_list(ask(teacher, "persons/" + self + "/schools/" + id.school + "/edu-groups/teacher"),
               kGroup);
    check_list(ask(teacher, "teacher/" + self + "/students"), "id:i id_str:s students:a");
    const Got many = teacher.post_json("/v2/edu-groups", Json::array({id.group}));
    REQUIRE(many.status == 200);
    check_shape(many.json()[0], "group:o students:a");
    check_shape(many.json()[0]["students"][0], "person:o membershipstatus:s");
}

TEST_CASE("terms are counted from nought and holidays stand beside them") {
    const Ids id;
    Client parent = signed_in("parent");
    const Json terms = ask(parent, "edu-groups/" + id.group + "/reporting-periods");
    check_list(terms, kTerm);
    REQUIRE(terms.size() == 4);
    CHECK(terms[0]["number"] == 0);
    CHECK(terms[1]["start"] == "2026-11-02T00:00:00");
    for (const char* name : {"reporting-period-group", "reporting-periods-group"}) {
        const Json group = ask(parent, "edu-groups/" + id.group + "/" + name);
        check_shape(group, "id:i reportingPeriods:a holidays:a");
        check_list(group["holidays"],
                   "id:i reportingPeriodGroupId:i dateStart:s dateFinish:s name:s description:s");
    }
}

TEST_CASE("bells come in the partner API's capitals") {
    const Ids id;
    Client parent = signed_in("parent");
    const Json bells = ask(parent, "edu-groups/" + id.group + "/timetables");
    check_shape(bells, "Name:s Start:s FirstLessonNumber:i Items:a");
    check_list(bells["Items"], "Id:i Start:s Finish:s Name:s Type:s DaysOfWeek:a LessonNumber:i");
    CHECK(bells["Start"] == "2026-09-01T08:30:00");
    CHECK(bells["Items"][1]["Start"] == "2026-09-01T09:25:00");
    CHECK(bells["Items"][1]["Finish"] == "2026-09-01T10:10:00");
    CHECK(bells["Items"][0]["DaysOfWeek"].size() == 6);
    CHECK(ask(parent, "schools/" + id.school + "/timetables").is_array());
}

TEST_CASE("a schedule's days hold all that their lessons mention") {
    const Ids id;
    Client parent = signed_in("parent");
    const Json days = ask(parent, "persons/" + id.person + "/groups/" + id.group +
                                      "/schedules?startDate=2026-11-16&endDate=2026-11-22");
    check_shape(days, "days:a");
    REQUIRE(days["days"].size() == 7);
    CHECK(days["days"][6]["lessons"].empty());
    for (const Json& day : days["days"]) {
        check_shape(day,
                    "date:s lessons:a marks:a works:a homeworks:a subjects:a workTypes:a "
                    "lessonLogEntries:a teachers:a nextDate:s?");
        for (const Json& lesson : day["lessons"]) check_shape(lesson, kLessonShort);
        for (const Json& mark : day["marks"]) {
            check_shape(mark, kMark);
            CHECK(is_utc_with_fraction(mark["date"]));
        }
        for (const Json& work : day["works"]) check_shape(work, kWork);
        for (const Json& type : day["workTypes"]) check_shape(type, kWorkTypeEmbedded);
        for (const Json& subject : day["subjects"]) {
            check_shape(subject, "id:i name:s knowledgeAreaId:i");
        }
        for (const Json& teacher : day["teachers"]) check_shape(teacher, "person:o role:s");
        for (const Json& entry : day["lessonLogEntries"]) check_shape(entry, kLogEntry);
        for (const Json& homework : day["homeworks"]) {
            check_shape(homework, kWork);
            CHECK(homework["type"] == "Homework");
            REQUIRE(homework["tasks"].size() == 1);
            check_shape(homework["tasks"][0], kTask);
            CHECK(homework["tasks"][0]["person_str"] == id.person);
        }
    }
}

TEST_CASE("the partner API's spellings of dates are understood") {
    const Ids id;
    Client parent = signed_in("parent");
    const std::string schedule =
        "persons/" + id.person + "/groups/" + id.group + "/schedules?startDate=";
    for (const std::string dates :
         {"2026-11-16&endDate=2026-11-16", "2026-11-16T00:00:00&endDate=2026-11-16T12:00:00",
          "2026-11-16+12%3A00%3A00.123456&endDate=2026-11-16+12%3A00%3A00.123456",
          "2026-11-16T9:5:3&endDate=2026-11-16T9%3A5%3A3",
          "2026-11-16T00:00:00.0000000Z&endDate=2026-11-16T00:00:00.0000000Z"}) {
        CHECK(ask(parent, schedule + dates)["days"].size() == 1);
    }
    CHECK(ask(parent, schedule + "2026-9-1&endDate=2026-9-1")["days"].size() == 1);
    const std::string range = "persons/" + id.person + "/schools/" + id.school + "/marks/";
    CHECK(ask(parent, range + "2026-11-07%2012:00:00.123456/2026-11-18").is_array());
    CHECK(is_problem(parent.get("/v2/" + schedule + "soon&endDate=2026-11-16"), 400,
                     "parameterInvalid"));
    CHECK(is_problem(parent.get("/v2/" + schedule + "2020-01-01&endDate=2026-11-16"), 400,
                     "parameterInvalid"));
}

TEST_CASE("lessons, works and tasks have the partner API's shapes") {
    const Ids id;
    Client parent = signed_in("parent");
    check_shape(ask(parent, "lessons/" + id.lesson), kLessonFull);
    check_list(ask(parent, "edu-groups/" + id.group + "/lessons/2026-11-16/2026-11-21"),
               kLessonFull);
    check_list(ask(parent, "edu-groups/" + id.group + "/subjects/" + id.subject +
                               "/lessons/2026-11-16/2026-11-21"),
               kLessonFull);
    check_list(ask(parent, "works?lesson=" + id.lesson), kWork);
    check_list(ask(parent, "lessons/" + id.lesson + "/works"), kWork);
    check_shape(ask(parent, "works/" + id.homework), kWork);
    check_list(ask(parent, "work-types/" + id.school), kWorkType);
    check_shape(ask(parent, "tasks/" + id.task), kTask);
    check_list(ask(parent, "tasks?lessons=" + id.lesson), kTask);
    check_list(ask(parent, "lessons/" + id.lesson + "/tasks"), kTask);
    check_list(ask(parent, "works/" + id.homework + "/tasks"), kTask);
    CHECK(ask(parent, "works/" + id.homework + "/tasks?persons=1").empty());
    check_list(ask(parent, "persons/" + id.person + "/tasks?from=2026-11-16&to=2026-11-21"), kTask);
    CHECK(ask(parent, "tasks/" + id.person + "/undone").is_array());

    const Json one = Json::array({id.lesson});
    check_list(parent.post_json("/v2/lessons/many", one).json(), kLessonFull);
    check_list(parent.post_json("/v2/lessons/many", {{"lessons", one}}).json(), kLessonFull);
    check_list(parent.post_form("/v2/lessons/many", {{"lessons", id.lesson}}).json(), kLessonFull);
    check_list(parent.post_json("/v2/works/many", Json::array({id.work})).json(), kWork);
    CHECK(is_problem(parent.post_form("/v2/lessons/many", {{"no", id.lesson}}), 400,
                     "parameterInvalid"));
    CHECK(is_problem(parent.post_json("/v2/lessons/many", Json{{"no", "ids"}}), 400,
                     "parameterInvalid"));
}

TEST_CASE("a homework set comes with its files, lessons, subjects and teachers") {
    const Ids id;
    Client parent = signed_in("parent");
    for (const std::string& path :
         {"users/me/school/" + id.school + "/homeworks?startDate=2026-11-16&endDate=2026-11-21",
          "persons/" + id.person + "/school/" + id.school +
              "/homeworks?startDate=2026-11-16&endDate=2026-11-21"}) {
        const Json set = ask(parent, path);
        check_shape(set, "works:a subjects:a lessons:a files:a teachers:a");
        check_list(set["works"], kWork);
        check_list(set["subjects"], kSubject);
        check_list(set["lessons"], kLessonShort);
        check_list(set["files"], kFile);
        check_list(set["teachers"], kPerson);
        check_shape(set["files"][0]["user"], kUser);
    }
    const Json one = ask(parent, "users/me/school/homeworks?homeworkId=" + id.homework);
    CHECK(one["works"].size() == 1);
    CHECK(one["works"][0]["id_str"] == id.homework);
}

TEST_CASE("marks have the partner API's shapes by every way to them") {
    const Ids id;
    Client parent = signed_in("parent");
    check_shape(ask(parent, "marks/" + id.mark), kMark);
    const std::string range = "/marks/2026-11-02/2026-11-21";
    const std::string person = "persons/" + id.person;
    for (const std::string& path :
         {"works/" + id.work + "/marks", "lessons/" + id.lesson + "/marks",
          person + "/works/" + id.work + "/marks", person + "/lessons/" + id.lesson + "/marks",
          "edu-groups/" + id.group + range,
          "edu-groups/" + id.group + "/subjects/" + id.subject + range,
          person + "/schools/" + id.school + range, person + "/edu-groups/" + id.group + range,
          person + "/subjects/" + id.subject + range, "lessons/2026-11-18/" + person + "/marks",
          person + "/marks/2026-11-18"}) {
        INFO(path);
        check_list(ask(parent, path), kMark);
    }
    check_list(parent.post_json("/v2/lessons/many/marks", Json::array({id.lesson})).json(), kMark);
    CHECK(ask(parent, "marks/values")["mark5"].size() == 15);
    CHECK(ask(parent, "marks/values/type/mark5").size() == 15);
    CHECK(ask(parent, "persons/" + id.person + "/subjects/" + id.subject + range).size() == 8);
}

TEST_CASE("attendance has the partner API's shapes by every way to it") {
    const Ids id;
    Client parent = signed_in("parent");
    const Json year =
        ask(parent,
            "persons/" + id.person + "/lesson-log-entries?startDate=2025-09-01&endDate=2026-05-31");
    check_shape(year, "logEntries:a lessons:a");
    check_list(year["logEntries"], kLogEntry);
    check_list(year["lessons"], kLessonFull);
    CHECK(is_utc_with_fraction(year["logEntries"][0]["createdDate"]));
    check_shape(ask(parent, "lesson-log-entries/lesson/" + id.lesson + "/person/" + id.person),
                kLogEntry);
    CHECK(ask(parent, "lesson-log-entries/statuses") ==
          Json::array({"Attend", "Absent", "Ill", "Late", "Pass"}));
    for (const std::string& path :
         {"lessons/" + id.lesson + "/log-entries", "lesson-log-entries?lessons=" + id.lesson,
          "lesson-log-entries/group/" + id.group + "?subject=" + id.subject +
              "&from=2026-09-01&to=2026-11-18",
          "lesson-log-entries/person/" + id.person + "/subject/" + id.subject +
              "?from=2026-09-01&to=2026-11-18",
          "lesson-log-entries/person=" + id.person + "&subject=" + id.subject +
              "&from=2026-09-01&to=2026-11-18"}) {
        INFO(path);
        for (const Json& entry : ask(parent, path)) check_shape(entry, kLogEntry);
    }
}

TEST_CASE("both prefixes of the partner API lead to the same") {
    Client parent = signed_in("parent");
    CHECK(parent.get("/v2/users/me").body == parent.get("/v2.0/users/me").body);
}
