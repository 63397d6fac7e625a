// Notes on homework and marks already seen: each person's own, on all their devices.
#include <catch2/catch_test_macros.hpp>

#include "route_ids.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

const Person& sonya() {
    return known_school().pupil();
}

std::string person_id(int person) {
    return std::to_string(ids::person(person));
}

// Homework of the demo class, due on a day ahead.
struct Homework {
    LessonRef lesson =
        known_school().lesson(known_school().demo_class(), Date::of(2026, 11, 20), 1);
    std::int64_t work = ids::work({lesson, WorkSlot::Homework});
    std::string path = "/ext/v1/homework/" + std::to_string(work) + "/note";
};

Headers based_on(int version, int key) {
    Headers headers = idempotency_key(key);
    headers.emplace_back("If-Match", "\"" + std::to_string(version) + "\"");
    return headers;
}

std::string own_path(int person, const std::string& from = "2026-11-16",
                     const std::string& to = "2026-11-22") {
    return "/ext/v1/persons/" + person_id(person) + "/own/" + from + "/" + to;
}

std::string seen_path(int person) {
    return "/ext/v1/persons/" + person_id(person) + "/seen-marks";
}

Json own_records(Client& client, int person = sonya().index) {
    const Got got = client.get(own_path(person));
    INFO(got.body);
    REQUIRE(got.status == 200);
    Json json = got.json();
    check_answer(json);
    check_shape(json, "notes:a homework:a marksSince:s seenMarks:a");
    for (const Json& note : json["notes"]) check_shape(note, "work:i work_str:s note:s version:s");
    return json;
}

Json changes_since(Client& client, const std::string& cursor) {
    return client.get("/ext/v1/changes?since=" + cursor).json()["changes"];
}

std::string cursor(Client& client) {
    return client.get("/ext/v1/changes").json()["cursor"];
}

// Ids of the pupil's marks at lessons of a week, as the API tells them.
std::vector<std::string> marks_of_week(Client& client, int person) {
    const Person& pupil = known_school().district.person(person);
    std::vector<std::string> marks;
    const Json list =
        client
            .get("/v2/persons/" + person_id(person) + "/edu-groups/" +
                 std::to_string(ids::group({pupil.cohort, 0})) + "/marks/2026-11-16/2026-11-18")
            .json();
    for (const Json& mark : list) marks.push_back(mark["id_str"]);
    REQUIRE(marks.size() >= 2);
    return marks;
}

struct Devices {
    TestServer server;
    Client pupil{server.port(), sign_in(server, "pupil").access};
    Client parent{server.port(), sign_in(server, "parent").access};
    Client other_device{server.port(), sign_in(server, "pupil").access};
};

}  // namespace

TEST_CASE("a note is kept for its writer alone and told to the writer's other devices") {
    Devices family;
    const Homework homework;
    const std::string pupils = cursor(family.pupil);
    const std::string parents = cursor(family.parent);
    const Got got =
        family.pupil.put_json(homework.path, {{"note", "Взять циркуль 📐"}}, based_on(0, 1));
    REQUIRE(got.status == 200);
    check_shape(got.json(), "note:s version:s");
    CHECK(got.json()["version"] == "1");

    const Json notes = own_records(family.other_device)["notes"];
    REQUIRE(notes.size() == 1);
    CHECK(notes[0]["work"] == homework.work);
    CHECK(notes[0]["note"] == "Взять циркуль 📐");
    CHECK(notes[0]["version"] == "1");
    CHECK(own_records(family.parent)["notes"].empty());

    const Json told = changes_since(family.other_device, pupils);
    REQUIRE(told.size() == 1);
    CHECK(told[0]["kind"] == "own");
    CHECK(told[0]["key"] == person_id(sonya().index) + "/2026-11-20");
    CHECK(changes_since(family.parent, parents).empty());

    // A parent's note on the same homework is another one.
    CHECK(family.parent.put_json(homework.path, {{"note", "Проверить"}}, based_on(0, 1))
              .json()["version"] == "1");
    CHECK(own_records(family.parent)["notes"][0]["note"] == "Проверить");
    CHECK(own_records(family.pupil)["notes"][0]["note"] == "Взять циркуль 📐");
}

TEST_CASE("a note changes only from the version that its writer saw") {
    Devices family;
    const Homework homework;
    const auto put = [&](const char* text, int version, int key) {
        return family.pupil.put_json(homework.path, {{"note", text}}, based_on(version, key));
    };
    CHECK(put("первая", 0, 1).json()["version"] == "1");
    CHECK(put("вторая", 1, 2).json()["version"] == "2");
    const Got stale = put("третья", 1, 3);
    CHECK(stale.status == 409);
    check_shape(stale.json(), "type:s description:s current:o");
    CHECK(stale.json()["type"] == "versionConflict");
    CHECK(stale.json()["current"] == Json{{"note", "вторая"}, {"version", "2"}});
    CHECK(put("третья", 0, 4).status == 409);
    // The key of a refused write is still unused: here for the version that is current.
    CHECK(put("третья", 2, 3).json()["version"] == "3");

    const Got removed = put("", 3, 5);
    CHECK(removed.json() == Json{{"note", nullptr}, {"version", "4"}});
    CHECK(own_records(family.pupil)["notes"].empty());
    CHECK(put("снова", 0, 6).json()["current"] == Json{{"note", nullptr}, {"version", "4"}});
    CHECK(put("снова", 4, 7).json()["version"] == "5");
}

TEST_CASE("a note that comes twice under one key is written once, whatever came between") {
    Devices family;
    const Homework homework;
    const Got first = family.pupil.put_json(homework.path, {{"note", "раз"}}, based_on(0, 1));
    CHECK(family.pupil.put_json(homework.path, {{"note", "два"}}, based_on(1, 2)).status == 200);
    const Got again = family.pupil.put_json(homework.path, {{"note", "раз"}}, based_on(0, 1));
    CHECK(again.status == 200);
    CHECK(again.body == first.body);
    CHECK(own_records(family.pupil)["notes"][0]["note"] == "два");
    CHECK(is_problem(family.pupil.put_json(homework.path, {{"note", "три"}}, based_on(2, 1)), 422,
                     "idempotencyKeyReused"));
    // Keys are each person's own.
    CHECK(family.parent.put_json(homework.path, {{"note", "раз"}}, based_on(0, 1)).status == 200);
}

TEST_CASE("a note of 2,000 characters is the longest") {
    Devices family;
    const Homework homework;
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "ж";
    CHECK(family.pupil.put_json(homework.path, {{"note", text}}, based_on(0, 1)).status == 200);
    CHECK(is_problem(family.pupil.put_json(homework.path, {{"note", text + "!"}}, based_on(1, 2)),
                     400, "parameterInvalid"));
    CHECK(own_records(family.pupil)["notes"][0]["note"] == text);
}

TEST_CASE("notes are refused malformed, to strangers and on what is no homework") {
    const Homework homework;
    Client pupil = signed_in("pupil");
    const Json body{{"note", "x"}};
    Headers only_version{{"If-Match", "\"0\""}};
    CHECK(is_problem(pupil.put_json(homework.path, body, only_version), 400, "parameterInvalid"));
    CHECK(is_problem(pupil.put_json(homework.path, body, idempotency_key(1)), 400,
                     "parameterInvalid"));
    for (const char* bad : {"0", "\"\"", "\"-1\"", "\"x\"", "*", "W/\"0\""}) {
        Headers headers = idempotency_key(1);
        headers.emplace_back("If-Match", bad);
        CHECK(is_problem(pupil.put_json(homework.path, body, headers), 400, "parameterInvalid"));
    }
    for (const Json& bad : {Json::array(), Json{{"note", 1}}, Json{{"note", nullptr}}, Json(7)}) {
        CHECK(is_problem(pupil.put_json(homework.path, bad, based_on(0, 1)), 400,
                         "parameterInvalid"));
    }
    Client nobody(shared_server().port());
    CHECK(is_problem(nobody.put_json(homework.path, body, based_on(0, 1)), 401, "tokenRequired"));
    const std::string foreign =
        "/ext/v1/homework/" + std::to_string(ids_of(stranger()).homework) + "/note";
    CHECK(is_problem(pupil.put_json(foreign, body, based_on(0, 1)), 403, "notOwner"));
    for (const char* staff : {"teacher", "admin"}) {
        Client client = signed_in(staff);
        CHECK(is_problem(client.put_json(homework.path, body, based_on(0, 1)), 403, "notOwner"));
    }
    const std::string lesson_work = std::to_string(ids::work({homework.lesson, WorkSlot::Lesson}));
    for (const std::string& none : {lesson_work, std::string("7")}) {
        CHECK(pupil.put_json("/ext/v1/homework/" + none + "/note", body, based_on(0, 1)).status ==
              404);
    }
    CHECK(pupil.put_json("/ext/v1/homework/x/note", body, based_on(0, 1)).status == 400);
    CHECK(own_records(pupil)["notes"].empty());
}

TEST_CASE("a mark that was seen is so on all devices of the one who saw it") {
    Devices family;
    const auto marks = marks_of_week(family.pupil, sonya().index);
    const std::string before = cursor(family.pupil);
    const std::string parents = cursor(family.parent);
    const std::string path = seen_path(sonya().index);
    const std::string other = std::to_string(ids_of(classmate()).mark);
    const Got got = family.pupil.put_json(
        path, {{"marks", {marks[0], marks[1], marks[0], other, "7"}}}, idempotency_key(1));
    REQUIRE(got.status == 200);
    CHECK(got.json() == Json{{"seen", 2}});
    const Json seen = own_records(family.other_device)["seenMarks"];
    REQUIRE(seen.size() == 2);
    for (const Json& id : seen) CHECK((id == marks[0] || id == marks[1]));
    CHECK(own_records(family.parent)["seenMarks"].empty());
    CHECK(changes_since(family.parent, parents).empty());
    const Json told = changes_since(family.other_device, before);
    REQUIRE_FALSE(told.empty());
    for (const Json& change : told) {
        CHECK(change["kind"] == "own");
        CHECK(
            change["key"].get<std::string>().starts_with(person_id(sonya().index) + "/2026-11-1"));
    }

    // Sets only grow; a repeated request is answered as before.
    CHECK(family.other_device.put_json(path, {{"marks", {marks.back()}}}, idempotency_key(2))
              .status == 200);
    CHECK(own_records(family.pupil)["seenMarks"].size() == (marks.size() > 2 ? 3 : 2));
    CHECK(family.pupil
              .put_json(path, {{"marks", {marks[0], marks[1], marks[0], other, "7"}}},
                        idempotency_key(1))
              .body == got.body);
    CHECK(is_problem(family.pupil.put_json(path, {{"marks", {marks[0]}}}, idempotency_key(1)), 422,
                     "idempotencyKeyReused"));
    // By the day of the lesson.
    CHECK(family.pupil.get(own_path(sonya().index, "2026-11-09", "2026-11-13"))
              .json()["seenMarks"]
              .empty());
}

TEST_CASE("marks of a term are seen like others, on the day they were given") {
    TestServer server;
    Client pupil(server.port(), sign_in(server, "pupil").access);
    const std::string group = std::to_string(ids::group(known_school().demo_class()));
    const Json finals = pupil
                            .get("/v2/persons/" + person_id(sonya().index) + "/edu-groups/" +
                                 group + "/final-marks")
                            .json();
    REQUIRE_FALSE(finals.empty());
    const Json& mark = finals[0]["final-mark"];
    CHECK(
        pupil.put_json(seen_path(sonya().index), {{"marks", {mark["id_str"]}}}, idempotency_key(1))
            .json()["seen"] == 1);
    const std::string day = mark["date"].get<std::string>().substr(0, 10);
    CHECK(pupil.get(own_path(sonya().index, day, day)).json()["seenMarks"] ==
          Json::array({mark["id_str"]}));
}

TEST_CASE("seen marks are refused malformed and to strangers") {
    const std::string path = seen_path(sonya().index);
    Client pupil = signed_in("pupil");
    CHECK(pupil.put_json(path, {{"marks", {"7"}}}).status == 400);
    std::vector<std::string> many(201, "7");
    for (const Json& bad : {Json{{"marks", Json::array()}}, Json{{"marks", many}}, Json::object(),
                            Json{{"marks", {"x"}}}, Json{{"marks", "7"}}, Json(7)}) {
        INFO(bad.dump().substr(0, 100));
        CHECK(is_problem(pupil.put_json(path, bad, idempotency_key(1)), 400, "parameterInvalid"));
    }
    many.pop_back();
    CHECK(pupil.put_json(path, {{"marks", many}}, idempotency_key(2)).json()["seen"] == 0);
    const Json body{{"marks", {"7"}}};
    Client nobody(shared_server().port());
    CHECK(is_problem(nobody.put_json(path, body, idempotency_key(3)), 401, "tokenRequired"));
    for (const char* other : {"teacher", "admin", "parent2"}) {
        Client client = signed_in(other);
        CHECK(is_problem(client.put_json(path, body, idempotency_key(3)), 403, "notOwner"));
        CHECK(is_problem(client.get(own_path(sonya().index)), 403, "notOwner"));
    }
    for (const int other : {classmate(), stranger(), known_school().district.demo().brother}) {
        CHECK(is_problem(pupil.put_json(seen_path(other), body, idempotency_key(4)), 403,
                         "notOwner"));
        CHECK(is_problem(pupil.get(own_path(other)), 403, "notOwner"));
    }
    CHECK(pupil.put_json("/ext/v1/persons/7/seen-marks", body, idempotency_key(5)).status == 404);
    CHECK(pupil.put_json("/ext/v1/persons/x/seen-marks", body, idempotency_key(5)).status == 400);
}

TEST_CASE("own records are told for 62 days at most, of a parent's child or oneself") {
    Client parent = signed_in("parent");
    const int child = known_school().district.demo().brother;
    CHECK(parent.get(own_path(child, "2026-10-01", "2026-12-01")).status == 200);
    CHECK(is_problem(parent.get(own_path(child, "2026-10-01", "2026-12-02")), 400,
                     "parameterInvalid"));
    CHECK(is_problem(parent.get(own_path(child, "2026-11-02", "2026-11-01")), 400,
                     "parameterInvalid"));
    CHECK(is_problem(parent.get(own_path(child, "soon", "2026-11-01")), 400, "parameterInvalid"));
    Client pupil = signed_in("pupil");
    CHECK(pupil.get("/ext/v1/persons/me/own/2026-11-16/2026-11-16").status == 200);
    CHECK(is_problem(parent.get("/ext/v1/persons/me/own/2026-11-16/2026-11-16"), 403, "notOwner"));
}

TEST_CASE("from when on marks are news is settled by each one's first question") {
    Devices family;
    // Midnight in the school's zone, seven hours before Greenwich's.
    CHECK(own_records(family.pupil)["marksSince"] == "2026-11-17T17:00:00.000Z");
    CHECK(own_records(family.other_device)["marksSince"] == "2026-11-17T17:00:00.000Z");
}
