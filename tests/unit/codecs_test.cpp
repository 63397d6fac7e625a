#include <fstream>
#include <sstream>

#include <catch2/catch_test_macros.hpp>

#include "api/codecs.h"
#include "api/endpoints.h"
#include "api/errors.h"
#include "api/json.h"
#include "api/repair.h"

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

constexpr PersonId kSonya{1000002283077};

template <class T>
bool is_garbled(const Result<T>& result) {
    return !result && result.error().kind == Error::Kind::Garbled;
}

}  // namespace

TEST_CASE("a parent's account has its children with their classes") {
    const auto account = api::decode_account(fixture("user.json"), fixture("context_parent.json"));
    REQUIRE(account);
    const auto& value = account.value();
    CHECK(value.user == UserId{1000004681001});
    CHECK(value.person == PersonId{1000002283001});
    CHECK(value.role == Role::Parent);
    CHECK(value.first_name == "Анна");
    CHECK(value.middle_name.empty());
    CHECK(value.zone == ZoneOffset{420});
    REQUIRE(value.children.size() == 2);
    CHECK(value.children[0] == DiaryOwner{kSonya,
                                          {1000000004321},
                                          {2421882773904846063},  // beyond 2^53, no digit lost
                                          "Соня",
                                          "Ветрова",
                                          "8 «Б»"});
    CHECK(value.children[1].group == GroupId{2421882773904846065});
    CHECK(value.children[1].group_name == "4 «А»");
}

TEST_CASE("a pupil is their own child") {
    const auto account = api::decode_account(
        R"({"id_str":"9007199254740993","timezone":"-03:30","lastName":"Ветрова"})",
        R"({"personId":7,"firstName":"Соня","roles":["EduStudent"],"groupIds":[3,4],"schoolIds":[],
            "eduGroups":[{"id":3,"type":"Subgroup","name":"англ"},{"id":4,"type":"Group","name":"8Б"}]})");
    REQUIRE(account);
    CHECK(account.value().user == UserId{9007199254740993});
    CHECK(account.value().role == Role::Pupil);
    CHECK(account.value().zone == ZoneOffset{-210});
    REQUIRE(account.value().children.size() == 1);
    CHECK(account.value().children[0] == DiaryOwner{{7}, {}, {4}, "Соня", "Ветрова", "8Б"});
}

TEST_CASE("roles without children have none") {
    const char* user = R"({"id":1,"personId":2,"timezone":null})";
    const auto role = [&](const char* context) {
        const auto account = api::decode_account(user, context);
        REQUIRE(account);
        CHECK(account.value().children.empty());
        CHECK(account.value().person == PersonId{2});
        CHECK(account.value().zone == ZoneOffset{180});
        return account.value().role;
    };
    CHECK(role(R"({"roles":["EduStaff"]})") == Role::Teacher);
    CHECK(role(R"({"roles":["EduStaff","EduSchoolAdministrator"]})") == Role::Administrator);
    CHECK(role(R"({"Roles":["EduParent"],"children":null})") == Role::Parent);
}

TEST_CASE("an account without its essentials is garbled") {
    CHECK(is_garbled(api::decode_account("{}", R"({"roles":["EduStaff"]})")));
    CHECK(is_garbled(api::decode_account(R"({"id":1})", R"({"roles":["EduStaff"]})")));
    CHECK(is_garbled(api::decode_account(R"({"id":1,"personId":2})", R"({"roles":[]})")));
    CHECK(is_garbled(api::decode_account(R"({"id":1,"personId":2})", R"({"roles":"EduStaff"})")));
    CHECK(is_garbled(api::decode_account("[]", "{}")));
    CHECK(is_garbled(api::decode_account(R"({"id":1,"personId":2})", "<html>")));
}

TEST_CASE("a schedule is joined by its ids") {
    const auto days = api::decode_schedule(fixture("schedule.json"), kSonya);
    REQUIRE(days);
    REQUIRE(days.value().size() == 2);
    const auto& day = days.value()[0];
    CHECK(day.date == Date::of(2026, 11, 18));
    REQUIRE(day.lessons.size() == 2);

    const auto& algebra = day.lessons[0];
    CHECK(algebra.id == LessonId{2100000000000000001});
    CHECK(algebra.number == 1);
    CHECK(algebra.start == TimeOfDay{510});
    CHECK(algebra.finish == TimeOfDay{555});
    CHECK(algebra.subject == SubjectId{901});
    CHECK(algebra.subject_name == "Алгебра");
    CHECK(algebra.room == "214");
    CHECK(algebra.topic == "Разность квадратов");
    CHECK(algebra.teacher == "Котова Мария Ивановна");
    CHECK(algebra.test_name == "Контрольная работа");
    CHECK(algebra.attendance == Attendance::Late);
    CHECK(algebra.group == GroupId{2421882773904846228});

    REQUIRE(algebra.homework.size() == 1);  // the empty one is none
    CHECK(algebra.homework[0].work == WorkId{2100000000000000012});
    CHECK(algebra.homework[0].text == "№ 351, 353");
    CHECK(algebra.homework[0].done);
    REQUIRE(algebra.homework[0].files.size() == 2);
    CHECK(algebra.homework[0].files[1] == Attachment{{}, 0, {}, {2200000000000000002}});

    REQUIRE(algebra.marks.size() == 2);
    CHECK(algebra.marks[0].value == "4-");
    CHECK(algebra.marks[0].work_name == "Ответ на уроке");
    CHECK(algebra.marks[0].given_at ==
          instant_of({Date::of(2026, 11, 18), {3 * 60 + 5}}, {}) + 9'120);
    CHECK(algebra.marks[0].weight == 1);
    CHECK(algebra.marks[1].value == "5");
    CHECK(algebra.marks[1].id == MarkId{2300000000000000001});
    CHECK(algebra.marks[1].work_name == "Контрольная работа");
    CHECK(algebra.marks[1].weight == 3);
    CHECK(algebra.marks[1].lesson == algebra.id);
    CHECK(algebra.marks[1].comment == "Без помарок");
}

TEST_CASE("a lesson with next to nothing is still a lesson") {
    const auto days = api::decode_schedule(fixture("schedule.json"), kSonya);
    const auto& bare = days.value()[0].lessons[1];
    CHECK(bare.id == LessonId{2100000000000000002});
    CHECK(bare.subject_name.empty());
    CHECK(bare.room.empty());
    CHECK(bare.teacher.empty());
    CHECK(bare.test_name.empty());
    CHECK(bare.start == bare.finish);
    CHECK(bare.homework.empty());
    CHECK(bare.marks.empty());
    CHECK(bare.attendance == Attendance::Present);  // the entry is a classmate's
    CHECK(days.value()[1].lessons.empty());
}

TEST_CASE("every status of attendance is known") {
    const auto status = [](const std::string& word) {
        const auto days = api::decode_schedule(
            R"({"days":[{"date":"2026-11-18","lessons":[{"id":1,"number":1}],
                "lessonLogEntries":[{"lesson":1,"person_str":"1000002283077","status":")" +
                word + R"("}]}]})",
            kSonya);
        REQUIRE(days);
        return days.value()[0].lessons[0].attendance;
    };
    CHECK(status("Attend") == Attendance::Present);
    CHECK(status("Absent") == Attendance::Absent);
    CHECK(status("Ill") == Attendance::Ill);
    CHECK(status("Late") == Attendance::Late);
    CHECK(status("Pass") == Attendance::Excused);
    CHECK(status("Something") == Attendance::Present);
}

TEST_CASE("a schedule cut at any byte is garbled, never a crash") {
    const auto whole = fixture("schedule.json");
    const auto end = whole.find_last_of('}');
    for (std::size_t length = 0; length < end; length += 7)
        CHECK(is_garbled(api::decode_schedule(whole.substr(0, length), kSonya)));
}

TEST_CASE("a schedule with wrong types everywhere is garbled or empty, never a crash") {
    for (const char* text :
         {"", "null", "true", "[]", "{}", "\"days\"", R"({"day":[]})", R"({"days":null})",
          R"({"days":[{"lessons":[]}]})", R"({"days":[{"date":"soon"}]})",
          R"({"days":[{"date":"2026-11-18","lessons":[{"number":1}]}]})",
          R"({"days":[{"date":"2026-11-18","lessons":[{"id":1e300}]}]})",
          R"({"days":[{"date":20261118}]})", "<!DOCTYPE html><html></html>", "\xff\xfe{",
          R"({"days":[{"date":"2026-11-18","lessons":[{"id":"99999999999999999999"}]}]})"}) {
        INFO(text);
        CHECK(is_garbled(api::decode_schedule(text, kSonya)));
    }
    const auto odd = api::decode_schedule(
        R"({"days":[7,{"date":"2026-11-18","lessons":[1,null,{"id":5,"number":"2","hours":7,
            "teachers":{},"works":"x","title":3}],"marks":{"a":1},"works":[[]],"homeworks":[
            {"lesson":5,"text":["x"],"files":[{}],"tasks":7}],"teachers":[{"person":4}]}]})",
        kSonya);
    REQUIRE(odd);
    REQUIRE(odd.value()[0].lessons.size() == 1);
    CHECK(odd.value()[0].lessons[0].number == 2);
    CHECK(odd.value()[0].lessons[0].topic == "3");
    CHECK(odd.value()[0].lessons[0].homework.empty());
}

TEST_CASE("one bad character spoils itself alone") {
    const auto topic = [](const std::string& text) {
        const auto days =
            api::decode_schedule(R"({"days":[{"date":"2026-11-18","lessons":[{"id":5,"title":")" +
                                     text + R"("},{"id":6,"title":"Тема"}]}]})",
                                 kSonya);
        REQUIRE(days);
        REQUIRE(days.value()[0].lessons.size() == 2);
        CHECK(days.value()[0].lessons[1].topic == "Тема");
        return days.value()[0].lessons[0].topic;
    };
    CHECK(topic(R"(a\ud83db)") == "a\ufffdb");
    CHECK(topic(R"(a\ude00b)") == "a\ufffdb");
    CHECK(topic(R"(\ud83d\ud83d\ude00)") == "\ufffd\U0001f600");
    CHECK(topic(R"(\ud83d\n\ud83d)") == "\ufffd\n\ufffd");
    CHECK(topic("a\xff\xd0z") == "a\ufffd\ufffdz");
    CHECK(topic("\xed\xa0\xbd|") == "\ufffd\ufffd\ufffd|");
    CHECK(topic("\xc0\xaf\xf5") == "\ufffd\ufffd\ufffd");
    CHECK(topic("a\tb\x01") == "a\tb\x01");
    CHECK(topic(R"(\\ud83d\"\u0041)" + std::string("\xff")) == "\\ud83d\"A\ufffd");
}

TEST_CASE("an endless text is cut between two letters") {
    std::string endless;
    while (endless.size() < 1'000'000) endless += "дело ";
    const api::Document document(R"({"text": "!)" + endless + R"(", "short": "дело"})");
    const auto text = api::text(document.root(), "text");
    CHECK(text.size() < 66'000);
    CHECK(text.ends_with("…"));
    CHECK(api::repaired(text) == text);
    CHECK(api::text(document.root(), "short") == "дело");
}

TEST_CASE("a bad lesson or day is left out, the others are there") {
    const auto days = api::decode_schedule(
        R"({"days":[{"date":"2026-11-18","lessons":[{"number":1},{"id":6},{"id":"x"}]},
            {"date":"soon","lessons":[{"id":7}]},{"date":"2026-11-19","lessons":[{"id":8}]}]})",
        kSonya);
    REQUIRE(days);
    REQUIRE(days.value().size() == 2);
    CHECK(days.value()[0].lessons.size() == 1);
    CHECK(days.value()[1].lessons[0].id == LessonId{8});
}

TEST_CASE("deep nesting does not overflow the stack") {
    const std::string deep(200'000, '[');
    CHECK(is_garbled(api::decode_schedule(deep, kSonya)));
    std::string closed =
        R"({"days":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}";
    const auto days = api::decode_schedule(closed, kSonya);
    CHECK((!days || days.value().empty()));
}

TEST_CASE("periods are counted from one, holidays keep their ends") {
    const auto calendar = api::decode_periods(fixture("periods.json"));
    REQUIRE(calendar);
    using Kind = ReportingPeriod::Kind;
    const auto& periods = calendar.value().periods;
    REQUIRE(periods.size() == 4);
    CHECK(periods[0].number == 1);
    CHECK(periods[0].name == "1 четверть");
    CHECK(periods[0].kind == Kind::Quarter);
    CHECK(periods[0].start == Date::of(2026, 9, 1));
    CHECK(periods[0].finish == Date::of(2026, 10, 25));
    CHECK(periods[1].kind == Kind::HalfYear);
    CHECK(periods[2].kind == Kind::Trimester);
    CHECK(periods[3].kind == Kind::Year);
    REQUIRE(calendar.value().holidays.size() == 1);
    CHECK(calendar.value().holidays[0] ==
          Holiday{"Осенние каникулы", Date::of(2026, 10, 26), Date::of(2026, 11, 1)});
    CHECK(is_garbled(api::decode_periods("{}")));
    CHECK(is_garbled(api::decode_periods("oops")));
    CHECK(api::decode_periods("[]"));
}

TEST_CASE("bells come in capitals, one timetable or many") {
    const char* items =
        R"("Items":[{"LessonNumber":1,"Start":"08:30","Finish":"2026-09-01T09:15:00",
           "DaysOfWeek":["Monday","Saturday"]},{"LessonNumber":2,"Start":"x","Finish":"y"},
           {"LessonNumber":3,"Start":"10:25:00","Finish":"11:10:00"}]})";
    const auto one = api::decode_bells("{" + std::string(items));
    REQUIRE(one);
    REQUIRE(one.value().size() == 2);
    CHECK(one.value()[0] == Bell{1, {510}, {555}, 0b100001});
    CHECK(one.value()[1] == Bell{3, {625}, {670}, 0});
    const auto many = api::decode_bells("[{" + std::string(items) + "]");
    REQUIRE(many);
    CHECK(many.value() == one.value());
    CHECK(is_garbled(api::decode_bells("7")));
}

TEST_CASE("classes of all years are read, subgroups are not classes") {
    const auto read = api::decode_enrolments(R"([
        {"id": 1, "id_str": "1", "type": "Group", "name": "8 «Б»", "studyyear": 2026, "status": "Active"},
        {"id": 2, "type": "Subgroup", "name": "Английский, 1", "studyyear": 2026, "status": "Active"},
        {"id_str": "2421882773904846109", "type": "Group", "name": "7 «Б»", "studyyear": 2025,
         "status": "Archive"},
        {"type": "Group", "name": "без номера"}])");
    REQUIRE(read);
    CHECK(read.value() == std::vector<model::Enrolment>{{{1}, "8 «Б»", 2026},
                                                        {{2421882773904846109}, "7 «Б»", 2025}});
    CHECK_FALSE(api::decode_enrolments(R"({"type": "x", "description": "y"})"));
}

TEST_CASE("notes tell of changes, subgroups and corrections") {
    const auto read = api::decode_lesson_notes(R"([
        {"lesson": 7, "lesson_str": "7", "subgroup": "1-я подгруппа", "change": null, "corrections": [
            {"mark": 70, "mark_str": "70", "was": "3", "correctedAt": "2026-11-17T09:30:00"}]},
        {"lesson": 8, "subgroup": null, "corrections": [], "change": {"kind": "Moved", "reason": null,
            "was": {"date": "2026-11-16", "number": 4, "subject": "Физика", "teacher": "Котова М. И.",
                    "place": "112"}}},
        {"lesson": 9, "change": {"kind": "Abolished"}}])");
    REQUIRE(read);
    REQUIRE(read.value().size() == 3);
    const auto& [first, second, third] =
        std::tie(read.value()[0], read.value()[1], read.value()[2]);
    CHECK(first.subgroup == "1-я подгруппа");
    CHECK_FALSE(first.change);
    REQUIRE(first.corrections.size() == 1);
    CHECK(first.corrections[0].was == "3");
    CHECK(first.corrections[0].at.ms % 86'400'000 == (9 * 60 + 30) * 60'000);
    CHECK(second.change == model::LessonChange{model::LessonChange::Kind::Moved, "",
                                               model::Date::of(2026, 11, 16), 4, "Физика",
                                               "Котова М. И.", "112"});
    CHECK_FALSE(third.change);  // a kind of another time
    CHECK_FALSE(api::decode_lesson_notes("{}"));
}

TEST_CASE("files of homework get their extension") {
    const auto files = api::decode_homework_files(
        R"({"files":[{"id":2200000000000000002,"name":"План","type":"DOCX","size":48200,
            "downloadUrl":"https://f/1"},{"id_str":"5","name":"a.pdf","type":"PDF","pageUrl":"p"},
            {"id":6},{"name":"x"}]})");
    REQUIRE(files);
    REQUIRE(files.value().size() == 2);
    CHECK(files.value()[0] == Attachment{"План.docx", 48200, "https://f/1", {2200000000000000002}});
    CHECK(files.value()[1] == Attachment{"a.pdf", 0, "p", {5}});
    CHECK(is_garbled(api::decode_homework_files("[]")));
    CHECK(api::decode_homework_files("{}").value().empty());
}

TEST_CASE("an error is an object with both type and description") {
    using Meaning = api::ApiError::Meaning;
    const auto meaning = [](const std::string& type) {
        const auto error = api::error_in(R"({"description":"text","type":")" + type + R"("})");
        REQUIRE(error);
        CHECK(error->type == type);
        CHECK(error->description == "text");
        return error->meaning;
    };
    CHECK(meaning("invalidToken") == Meaning::Token);
    CHECK(meaning("authorizationInvalidToken") == Meaning::Token);
    CHECK(meaning("tokenRequired") == Meaning::Token);
    CHECK(meaning("apiRequestLimit") == Meaning::Limit);
    CHECK(meaning("apiServerError") == Meaning::Server);
    CHECK(meaning("apiUnknownError") == Meaning::Server);
    CHECK(meaning("parameterInvalid") == Meaning::Refused);
    CHECK(meaning("authorizationFailed") == Meaning::Refused);
    for (const char* fine :
         {R"({"type":"Group"})", R"({"description":"x"})", "[]", "", "{",
          R"([{"type":"a","description":"b"}])", R"({"type":"a","description":null})"}) {
        INFO(fine);
        CHECK_FALSE(api::error_in(fine));
    }
}

TEST_CASE("tokens are all there or the answer is garbled") {
    const auto tokens = api::decode_tokens(
        R"({"access_token":"a","token_type":"Bearer","expires_in":3600,"refresh_token":"r"})");
    REQUIRE(tokens);
    CHECK(tokens.value().access_token == "a");
    CHECK(tokens.value().refresh_token == "r");
    CHECK(tokens.value().expires_in == 3600);
    CHECK(is_garbled(api::decode_tokens(R"({"access_token":"a","expires_in":3600})")));
    CHECK(is_garbled(api::decode_tokens(R"({"access_token":"a","refresh_token":"r"})")));
    CHECK(is_garbled(api::decode_tokens("")));
    CHECK(is_garbled(api::decode_authorize("{}")));
    CHECK(api::oauth_error_in(R"({"error":"invalid_grant"})") == "invalid_grant");
    CHECK(api::oauth_error_in("nonsense").empty());
}

TEST_CASE("what the configuration does not say stays usual") {
    const auto usual = api::decode_configuration("{}");
    REQUIRE(usual);
    CHECK(usual.value().endpoints == api::Endpoints{});
    CHECK(usual.value().demo.empty());
    const auto full = api::decode_configuration(
        R"({"apiBase":"https://api.school.example/","oauth":{"token":"https://id.example/t"},
            "demo":{"accounts":[{"role":"parent","login":"p","password":"x"},{"role":"cook"},
            {"role":"teacher","login":""}]}})");
    REQUIRE(full);
    CHECK(full.value().endpoints.base == "https://api.school.example");
    CHECK(full.value().endpoints.token == "https://id.example/t");
    CHECK(full.value().endpoints.revoke == "/oauth2/revoke");
    REQUIRE(full.value().demo.size() == 1);
    CHECK(full.value().demo[0].role == Role::Parent);
    CHECK(is_garbled(api::decode_configuration("<html>")));
}

TEST_CASE("instants are read with or without fraction and zone") {
    const auto at = [](const std::string& text) {
        const api::Document document(R"({"at":")" + text + R"("})");
        return api::instant(document.root(), "at");
    };
    const Instant noon = instant_of({Date::of(2026, 11, 18), {12 * 60}}, {});
    CHECK(at("2026-11-18T12:00:00") == noon);
    CHECK(at("2026-11-18T12:00:00Z") == noon);
    CHECK(at("2026-11-18T12:00:01.5") == noon + 1'500);
    CHECK(at("2026-11-18T12:00:00.1234567Z") == noon + 123);
    CHECK(at("2026-11-18T19:00:00+07:00") == noon);
    CHECK(at("2026-11-18T08:30:00.000-03:30") == noon);
    CHECK(at("2026-11-18") == noon + -43'200'000);
    CHECK_FALSE(at("yesterday"));
    CHECK_FALSE(at("2026-11-18Tnoon12345"));
    CHECK_FALSE(at("2026-11-18T12:00:xx"));
}

TEST_CASE("what a writer wrote is read back, whatever the characters") {
    const std::string odd = "\"\\/\n\x01 Ё «»";
    const auto json = api::ObjectWriter().text("a", odd).integer("b", -5).flag("c", true).take();
    const api::Document document(json);
    REQUIRE(document.is_object());
    CHECK(api::text(document.root(), "a") == odd);
    CHECK(api::integer(document.root(), "b") == -5);
    CHECK(api::flag(document.root(), "c"));
}
