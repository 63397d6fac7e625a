// What makes the made-up school as varied as a real one: subgroups, shifts, long days, changes of
// the timetable, corrected marks, a pupil who changed class, years back to the first grade.
#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch_test_macros.hpp>

#include "support.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

const District& district() {
    return known_school().district;
}
const Journal& journal() {
    return known_school().journal;
}
const Group kClass = known_school().demo_class();

std::string id_of(int person) {
    return std::to_string(ids::person(person));
}

Json ask(Client& client, const std::string& path) {
    INFO(path);
    const Got got = client.get(path);
    INFO(got.body.substr(0, 300));
    REQUIRE(got.status == 200);
    check_answer(got.json());
    return got.json();
}

std::string in_class(int pupil, Group group) {
    return "persons/" + id_of(pupil) + "/groups/" + std::to_string(ids::group(group));
}

// All days' lists of one kind in one.
Json schedule(Client& client, int pupil, Group group, const std::string& from,
              const std::string& to, const char* list = "lessons") {
    const Json days = ask(client, "/v2/" + in_class(pupil, group) + "/schedules?startDate=" + from +
                                      "&endDate=" + to)["days"];
    Json all = Json::array();
    for (const Json& day : days) {
        for (const Json& item : day[list]) all.push_back(item);
    }
    return all;
}

Json notes(Client& client, int pupil, Group group, const std::string& from, const std::string& to) {
    return ask(client, "/ext/v1/" + in_class(pupil, group) + "/lesson-notes/" + from + "/" + to);
}

std::map<std::int64_t, Json> by_id(const Json& list, const char* key) {
    std::map<std::int64_t, Json> map;
    for (const Json& item : list) map[item[key]] = item;
    return map;
}

// The lesson's place in the week, and nothing else of it.
std::pair<std::string, int> place_of(const Json& lesson) {
    return {lesson["date"].get<std::string>().substr(0, 10), lesson["number"].get<int>()};
}

Group class_of_grade(int grade) {
    for (const Cohort& cohort : district().cohorts()) {
        if (cohort.school == 0 && cohort.grade == grade) return {cohort.index, 0};
    }
    FAIL("no such grade");
    return {};
}

int newcomer() {
    return district().demo().newcomer;
}

// In the demo school, a mark that is given and will be corrected.
struct Coming {
    Group group;
    int pupil = kNone;
    LessonRef lesson;
    MarkFact mark;
};

Coming coming_correction(LocalTime now, LocalTime until) {
    for (const Cohort& cohort : district().cohorts()) {
        if (cohort.school != 0) continue;
        const Group group{cohort.index, 0};
        for (const int pupil : cohort.pupils) {
            for (const LessonRef lesson : journal().lessons_of(pupil, now.date - 4, now.date)) {
                for (const MarkFact& mark : journal().marks(lesson, pupil)) {
                    const bool fits = mark.was != 0 && mark.given_at <= now &&
                                      mark.corrected_at > now && mark.corrected_at <= until;
                    if (fits && lesson.group == group) return {group, pupil, lesson, mark};
                }
            }
        }
    }
    FAIL("no correction to come");
    return {};
}

const LocalTime kNow{Date::of(2026, 11, 18), {12 * 60 + 34}};

}  // namespace

TEST_CASE("subgroups part a class: each pupil is in one of two, with a teacher of its own") {
    Client admin = signed_in("admin");
    const auto subgroups = district().subgroups(kClass);
    REQUIRE(subgroups.size() == 4);  // English and informatics
    for (std::size_t i = 0; i < subgroups.size(); i += 2) {
        std::set<std::int64_t> pupils;
        std::set<std::int64_t> teachers;
        for (const Subgroup& of : {subgroups[i], subgroups[i + 1]}) {
            const std::string path = "/v2/edu-groups/" + std::to_string(ids::subgroup(of));
            const Json group = ask(admin, path);
            CHECK(group["type"] == "Subgroup");
            CHECK(group["parentIds"] == Json::array({ids::group(kClass)}));
            CHECK(group["parentIds_str"] == Json::array({std::to_string(ids::group(kClass))}));
            CHECK(group["subjects"].size() == 1);
            for (const Json& person : ask(admin, path + "/students")) {
                CHECK(pupils.insert(person["id"].get<std::int64_t>()).second);
            }
            const Json staff = ask(admin, path + "/teachers");
            REQUIRE(staff.size() == 1);
            CHECK(teachers.insert(staff[0]["id"].get<std::int64_t>()).second);
            for (const Json& lesson : ask(admin, path + "/lessons/2026-11-16/2026-11-21")) {
                CHECK(lesson["group"] == ids::subgroup(of));
                CHECK(lesson["teachers"] == Json::array({staff[0]["id"]}));
            }
        }
        CHECK(pupils.size() == district().cohort(kClass.cohort).pupils.size());
    }
}

TEST_CASE("a pupil's schedule has the pupil's own subgroup, a class's lessons have both") {
    Client admin = signed_in("admin");
    const auto& pupils = district().cohort(kClass.cohort).pupils;
    std::set<std::string> places;
    for (const int pupil : {pupils.front(), pupils[pupils.size() - 2]}) {
        std::set<std::pair<std::string, int>> taken;
        for (const Json& lesson : schedule(admin, pupil, kClass, "2026-11-16", "2026-11-21")) {
            CHECK(taken.insert(place_of(lesson)).second);
            if (lesson["subjectId"] == ids::subject(Subject::English)) {
                places.insert(lesson["place"].get<std::string>());
            }
        }
        CHECK(taken.size() == 36);
        std::set<std::string> groups;
        for (const Json& group : ask(admin, "/v2/persons/" + id_of(pupil) + "/edu-groups")) {
            groups.insert(group["fullName"].get<std::string>());
        }
        CHECK(groups.size() == 3);
    }
    CHECK(places.size() == 2);
    const std::string group = std::to_string(ids::group(kClass));
    CHECK(ask(admin, "/v2/edu-groups/" + group + "/lessons/2026-11-16/2026-11-21").size() == 41);
}

TEST_CASE("younger classes have five days, a few come after noon, the eldest have eight lessons") {
    Client admin = signed_in("admin");
    std::map<int, std::set<std::string>> days;
    std::map<int, int> longest;
    std::map<int, std::string> first;
    for (int grade = 1; grade <= 11; ++grade) {
        const Group group = class_of_grade(grade);
        const int pupil = district().cohort(group.cohort).pupils.front();
        for (const Json& lesson : schedule(admin, pupil, group, "2026-11-16", "2026-11-21")) {
            days[grade].insert(place_of(lesson).first);
            longest[grade] = std::max(longest[grade], lesson["number"].get<int>());
            if (lesson["number"] == 1) first[grade] = lesson["hours"].get<std::string>();
        }
        const Json bells =
            ask(admin, "/v2/edu-groups/" + std::to_string(ids::group(group)) + "/timetables");
        const std::string start = bells["Start"].get<std::string>();
        CHECK(first[grade].starts_with(start.substr(11, 5)));
        CHECK(bells["Items"][0]["DaysOfWeek"].size() == days[grade].size());
    }
    CHECK(days[4].size() == 5);
    CHECK(days[8].size() == 6);
    CHECK(first[8] == "08:30 - 09:15");
    CHECK(first[6] == "13:15 - 14:00");
    CHECK(first[3] == first[6]);
    CHECK(longest[10] == 8);
    CHECK(longest[11] == 8);
}

TEST_CASE("a named day goes without lessons, and the eldest count half-years") {
    Client admin = signed_in("admin");
    const std::string base = "/v2/edu-groups/";
    const Json terms =
        ask(admin, base + std::to_string(ids::group(kClass)) + "/reporting-period-group");
    std::string day;
    for (const Json& holiday : terms["holidays"]) {
        if (holiday["name"] == "День здоровья" && day.empty()) day = holiday["dateStart"];
    }
    REQUIRE(day == "2026-12-04T00:00:00");
    CHECK(schedule(admin, district().demo().pupil, kClass, "2026-12-04", "2026-12-04").empty());
    CHECK(terms["reportingPeriods"].size() == 4);
    const Json halves =
        ask(admin, base + std::to_string(ids::group(class_of_grade(10))) + "/reporting-periods");
    CHECK(halves.size() == 2);
    CHECK(halves[0]["type"] == "HalfYear");
}

TEST_CASE("next week the demo pupil has a lesson of each kind of change") {
    Client parent = signed_in("parent");
    const int pupil = district().demo().pupil;
    std::set<std::string> kinds;
    for (const Json& note : notes(parent, pupil, kClass, "2026-11-23", "2026-11-28")) {
        if (!note["change"].is_null()) kinds.insert(note["change"]["kind"].get<std::string>());
    }
    CHECK(kinds == std::set<std::string>{"Replaced", "Moved", "Cancelled"});
}

TEST_CASE("lesson notes have their shape and agree with the schedule") {
    Client admin = signed_in("admin");
    std::map<std::string, int> kinds;
    for (const int pupil : {district().demo().pupil, district().demo().brother, newcomer(),
                            district().cohort(class_of_grade(10).cohort).pupils.front()}) {
        const Group group{district().person(pupil).cohort, 0};
        const std::string from = "2026-10-01", to = "2026-11-28";
        const auto lessons = by_id(schedule(admin, pupil, group, from, to), "id");
        const Json works = schedule(admin, pupil, group, from, to, "works");
        const Json homework = schedule(admin, pupil, group, from, to, "homeworks");
        const auto marks = by_id(schedule(admin, pupil, group, from, to, "marks"), "id");
        const Json list = notes(admin, pupil, group, from, to);
        const auto noted = by_id(list, "lesson");
        std::pair<std::string, int> before;
        for (const Json& note : list) {
            check_shape(note, "lesson:i lesson_str:s subgroup:s? change:o? corrections:a");
            REQUIRE(lessons.contains(note["lesson"]));
            const Json& lesson = lessons.at(note["lesson"]);
            CHECK(before < place_of(lesson));
            before = place_of(lesson);
            for (const Json& correction : note["corrections"]) {
                check_shape(correction, "mark:i mark_str:s was:s correctedAt:s");
                const Json& mark = marks.at(correction["mark"]);
                CHECK(mark["lesson"] == note["lesson"]);
                CHECK(mark["value"] != correction["was"]);
                CHECK(mark["date"].get<std::string>() <
                      correction["correctedAt"].get<std::string>());
                ++kinds["correction"];
            }
            CHECK((!note["change"].is_null() || !note["subgroup"].is_null() ||
                   !note["corrections"].empty()));
            if (note["change"].is_null()) continue;
            const Json& change = note["change"];
            check_shape(change, "kind:s reason:s? was:o");
            const Json& was = change["was"];
            check_shape(was, "date:s number:i subject:s teacher:s place:s?");
            CHECK(lesson["status"] == change["kind"]);
            ++kinds[change["kind"]];
            const std::pair<std::string, int> planned{was["date"], was["number"]};
            CHECK((planned == place_of(lesson)) == (change["kind"] != "Moved"));
            for (const auto& [id, other] : lessons) {
                CHECK((id == note["lesson"] || planned != place_of(other)));
            }
            if (change["kind"] != "Cancelled") continue;
            CHECK(lesson["works"].empty());
            for (const Json& of : works) CHECK(of["lesson"] != note["lesson"]);
            for (const Json& of : homework) CHECK(of["lesson"] != note["lesson"]);
            for (const auto& [id, mark] : marks) CHECK(mark["lesson"] != note["lesson"]);
        }
        for (const auto& [id, lesson] : lessons) {
            if (lesson["status"] != "Regular") CHECK(noted.contains(id));
        }
    }
    CHECK(kinds["Replaced"] > 5);
    CHECK(kinds["Moved"] > 2);
    CHECK(kinds["Cancelled"] > 3);
    CHECK(kinds["correction"] > 3);
}

TEST_CASE("a replaced lesson has another teacher or subject than it was planned with") {
    Client parent = signed_in("parent");
    const int pupil = district().demo().pupil;
    const std::string from = "2026-09-28", to = "2026-11-28";
    const auto lessons = by_id(schedule(parent, pupil, kClass, from, to), "id");
    int seen = 0;
    for (const Json& note : notes(parent, pupil, kClass, from, to)) {
        if (note["change"].is_null() || note["change"]["kind"] != "Replaced") continue;
        const Json full = ask(parent, "/v2/lessons/" + note["lesson_str"].get<std::string>());
        const auto teacher = ids::person_index(full["teachers"][0]);
        REQUIRE(teacher);
        CHECK(district().person(*teacher).short_name() != note["change"]["was"]["teacher"]);
        const bool same = full["subject"]["name"] == note["change"]["was"]["subject"];
        if (same) CHECK(lessons.at(note["lesson"])["place"] == note["change"]["was"]["place"]);
        ++seen;
    }
    CHECK(seen > 3);
}

TEST_CASE("before it is told a change is nowhere to be seen") {
    Options options = two_schools();
    options.date = LocalTime{Date::of(2026, 11, 16), {9 * 60}};
    TestServer server(options);
    Client early(server.port(), sign_in(server, "parent").access);
    Client parent = signed_in("parent");
    const int pupil = district().demo().pupil;
    const Json planned = schedule(early, pupil, kClass, "2026-11-23", "2026-11-28");
    std::set<std::pair<std::string, int>> places;
    for (const Json& lesson : planned) {
        CHECK(lesson["status"] == "Regular");
        places.insert(place_of(lesson));
    }
    CHECK(places.size() == 36);
    for (const Json& note : notes(early, pupil, kClass, "2026-11-23", "2026-11-28")) {
        CHECK(note["change"].is_null());
    }
    for (const Json& note : notes(parent, pupil, kClass, "2026-11-23", "2026-11-28")) {
        if (note["change"].is_null()) continue;
        const Json& was = note["change"]["was"];
        CHECK(places.contains({was["date"], was["number"]}));
        const std::string lesson = "/v2/lessons/" + note["lesson_str"].get<std::string>();
        const bool moved = note["change"]["kind"] == "Moved";
        CHECK(early.get(lesson).status == (moved ? 404 : 200));
    }
}

TEST_CASE("changes of the timetable and corrections make the feed name their days") {
    Client parent = signed_in("parent");
    const int pupil = district().demo().pupil;
    const std::string now = ask(parent, "/ext/v1/changes")["cursor"];
    const auto since = [&](int days) {
        const auto dash = now.find('-');
        const std::string cursor =
            std::to_string(std::stoll(now.substr(0, dash)) - days * 24 * 60) + now.substr(dash);
        const Json changes = ask(parent, "/ext/v1/changes?since=" + cursor)["changes"];
        std::set<std::string> keys;
        for (const Json& change : changes) {
            keys.insert(change["kind"].get<std::string>() + " " + change["key"].get<std::string>());
        }
        return keys;
    };
    const std::string who = id_of(pupil) + "/";
    const auto yesterday = since(1);
    const auto lessons = by_id(schedule(parent, pupil, kClass, "2026-11-23", "2026-11-28"), "id");
    for (const Json& note : notes(parent, pupil, kClass, "2026-11-23", "2026-11-28")) {
        if (note["change"].is_null()) continue;
        const std::string day = place_of(lessons.at(note["lesson"])).first;
        CHECK(yesterday.contains("lesson-day " + who + day));
        CHECK(yesterday.contains("lesson-day " + who +
                                 note["change"]["was"]["date"].get<std::string>()));
    }
    // Corrected three days after the lesson, and the marks themselves were told before.
    int told = 0;
    const auto lately = since(6);
    for (const LessonRef lesson :
         journal().lessons_of(pupil, Date::of(2026, 11, 9), Date::of(2026, 11, 11))) {
        for (const MarkFact& mark : journal().marks(lesson, pupil)) {
            if (mark.was == 0 || mark.corrected_at.date <= Date::of(2026, 11, 12)) continue;
            CHECK(lately.contains("marks " + who + journal().lesson(lesson).date.iso()));
            ++told;
        }
    }
    CHECK(told > 0);
}

TEST_CASE("a mark has its old value until it is corrected") {
    const LocalTime later{Date::of(2026, 11, 21), {20 * 60}};
    const Coming coming = coming_correction(kNow, later);
    Options options = two_schools();
    options.date = later;
    TestServer server(options);
    Client admin = signed_in("admin");
    Client after(server.port(), sign_in(server, "admin").access);
    const int number = district().number_in_class(coming.group.cohort, coming.pupil);
    const std::int64_t id = ids::mark({{coming.lesson, coming.mark.slot}, number, coming.mark.nth});
    const std::string path = "/v2/marks/" + std::to_string(id);
    const std::string day = journal().lesson(coming.lesson).date.iso();
    const auto corrections = [&](Client& client) {
        int count = 0;
        for (const Json& note : notes(client, coming.pupil, coming.group, day, day)) {
            for (const Json& of : note["corrections"]) {
                if (of["mark"] != id) continue;
                CHECK(of["was"] == std::to_string(coming.mark.was));
                ++count;
            }
        }
        return count;
    };
    CHECK(ask(admin, path)["value"] == std::to_string(coming.mark.was));
    CHECK(corrections(admin) == 0);
    CHECK(ask(after, path)["value"] == std::to_string(coming.mark.value));
    CHECK(corrections(after) == 1);
}

TEST_CASE("lesson notes are for those who may see the schedule, two months at a time") {
    Client parent = signed_in("parent");
    const int pupil = district().demo().pupil;
    const std::string base = "/ext/v1/" + in_class(pupil, kClass) + "/lesson-notes/";
    CHECK(parent.get(base + "2026-09-01/2026-11-01").status == 200);
    CHECK(is_problem(parent.get(base + "2026-09-01/2026-11-02"), 400, "parameterInvalid"));
    CHECK(is_problem(parent.get(base + "2026-11-02/2026-11-01"), 400, "parameterInvalid"));
    CHECK(is_problem(parent.get(base + "soon/2026-11-01"), 400, "parameterInvalid"));
    Client other = signed_in("parent2");
    CHECK(is_problem(other.get(base + "2026-11-01/2026-11-02"), 403, "notOwner"));
    for (const char* login : {"pupil", "teacher", "admin"}) {
        Client client = signed_in(login);
        CHECK(client.get(base + "2026-11-16/2026-11-21").status == 200);
    }
    Client nobody(shared_server().port());
    CHECK(nobody.get(base + "2026-11-16/2026-11-21").status == 401);
}

TEST_CASE("a pupil who changed class has the old one's lessons up to the day, then the new one's") {
    REQUIRE(newcomer() != kNone);
    Client parent = signed_in("parent2");
    const Person& person = district().person(newcomer());
    const Group present{person.cohort, 0};
    const Group former{person.former_cohort, 0};
    CHECK(person.moved_on == Date::of(2026, 11, 2));
    for (const Group asked : {present, former}) {
        int before = 0;
        int after = 0;
        for (const Json& lesson : schedule(parent, newcomer(), asked, "2026-10-19", "2026-11-14")) {
            const auto ref = ids::to_lesson(lesson["id"]);
            REQUIRE(ref);
            const bool moved = place_of(lesson).first >= "2026-11-02";
            CHECK(ref->group == (moved ? present : former));
            ++(moved ? after : before);
        }
        CHECK(before > 20);
        CHECK(after > 60);
    }
    const std::string who = "/v2/persons/" + id_of(newcomer());
    const std::string range = "/marks/2026-09-01/2026-11-18";
    const Json old_marks =
        ask(parent, who + "/edu-groups/" + std::to_string(ids::group(former)) + range);
    CHECK_FALSE(old_marks.empty());
    for (const Json& mark : old_marks) CHECK(mark["date"].get<std::string>() < "2026-11-02");
    CHECK_FALSE(
        ask(parent, who + "/edu-groups/" + std::to_string(ids::group(present)) + range).empty());
    const Json all = ask(parent, who + "/edu-groups/all");
    CHECK(all[0]["id"] == ids::group(present));
    CHECK(all[1]["id"] == ids::group(former));
    CHECK(all[1]["studyyear"] == all[0]["studyyear"]);
    CHECK(ask(parent, who + "/edu-groups/" + std::to_string(ids::group(former)) + "/final-marks")
              .size() > 5);
}

TEST_CASE("the former class lists who left as archived, and nobody else") {
    Client admin = signed_in("admin");
    const Person& person = district().person(newcomer());
    const auto status_in = [&](int cohort) {
        const Got got = admin.post_json("/v2/edu-groups", Json::array({ids::group({cohort, 0})}));
        REQUIRE(got.status == 200);
        std::map<std::string, int> count;
        std::string of_newcomer;
        const Json students = got.json()[0]["students"];
        for (const Json& student : students) {
            const std::string status = student["membershipstatus"];
            ++count[status];
            if (student["person"]["id"] == ids::person(newcomer())) of_newcomer = status;
        }
        return std::pair{of_newcomer, count["Archive"]};
    };
    CHECK(status_in(person.former_cohort) == std::pair<std::string, int>{"Archive", 1});
    CHECK(status_in(person.cohort) == std::pair<std::string, int>{"Active", 0});
    const std::string group = std::to_string(ids::group({person.former_cohort, 0}));
    for (const Json& student : ask(admin, "/v2/edu-groups/" + group + "/students")) {
        CHECK(student["id"] != ids::person(newcomer()));
    }
}

TEST_CASE("school years go back to the first one") {
    Client parent = signed_in("parent");
    const int pupil = district().demo().pupil;
    const Json all = ask(parent, "/v2/persons/" + id_of(pupil) + "/edu-groups/all");
    REQUIRE(all.size() == 8);
    CHECK(all.back()["name"] == "1 «Б»");
    CHECK(all.back()["studyyear"] == 2019);
    CHECK(all.back()["status"] == "Archive");
    const Group first{kClass.cohort, 7};
    CHECK(schedule(parent, pupil, first, "2019-09-09", "2019-09-13").size() > 15);
    CHECK_FALSE(
        schedule(parent, pupil, {kClass.cohort, 6}, "2020-09-14", "2020-09-18", "marks").empty());
}

TEST_CASE("marks come several to a lesson, with comments, in kinds of work that weigh") {
    int several = 0;
    int comments = 0;
    std::set<WorkKind> kinds;
    for (const LessonRef lesson :
         journal().lessons_of(newcomer(), Date::of(2026, 9, 1), Date::of(2026, 12, 20))) {
        const auto marks = journal().marks(lesson, newcomer());
        several += marks.size() > 1 ? 1 : 0;
        for (const MarkFact& mark : marks) {
            comments += mark.comment.empty() ? 0 : 1;
            if (mark.slot == WorkSlot::Special) kinds.insert(journal().special_kind(lesson));
        }
    }
    CHECK(several > 2);
    CHECK(comments > 5);
    CHECK(kinds.size() > 4);
}
