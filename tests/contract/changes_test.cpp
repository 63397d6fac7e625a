// What a returning client is told, and ticks on homework.
#include <catch2/catch_test_macros.hpp>

#include "chats/chats.h"
#include "clock.h"
#include "rest/changes.h"
#include "support.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

Json changes_since(Client& client, const std::string& cursor) {
    const Got got = client.get("/ext/v1/changes?since=" + cursor);
    REQUIRE(got.status == 200);
    check_shape(got.json(), "cursor:s changes:a");
    return got.json();
}

// A cursor as it was handed out the given minutes ago.
std::string earlier(Client& client, int minutes) {
    const std::string now = client.get("/ext/v1/changes").json()["cursor"];
    const auto dash = now.find('-');
    return std::to_string(std::stoll(now.substr(0, dash)) - minutes) + now.substr(dash);
}

bool tells(const Json& feed, const std::string& kind, const std::string& key) {
    for (const Json& change : feed["changes"]) {
        if (change["kind"] == kind && change["key"] == key) return true;
    }
    return false;
}

struct Homework {
    LessonRef lesson;
    std::string work;
    std::string path;

    Homework() {
        lesson = known_school().lesson(known_school().demo_class(), Date::of(2026, 11, 20), 1);
        work = std::to_string(ids::work({lesson, WorkSlot::Homework}));
        path = "/ext/v1/homework/" + work + "/done";
    }
};

std::string tick(Client& client, const std::string& work) {
    const Json json = client.get("/v2/works/" + work + "/tasks").json();
    REQUIRE(json.size() == 1);
    return json[0]["status"];
}

const std::string kSonya = std::to_string(ids::person(known_school().district.demo().pupil));

}  // namespace

TEST_CASE("a first question is answered with a cursor, and nothing has changed since") {
    Client parent = signed_in("parent");
    const Json first = parent.get("/ext/v1/changes").json();
    CHECK(first["changes"].empty());
    CHECK(changes_since(parent, first["cursor"])["changes"].empty());
}

TEST_CASE("what the morning brought is told to those whom it concerns") {
    Client parent = signed_in("parent");
    const Json morning = changes_since(parent, earlier(parent, 6 * 60));
    CHECK(tells(morning, "marks", kSonya + "/2026-11-18"));
    for (const Json& change : morning["changes"]) check_shape(change, "kind:s key:s version:s");
    const Json week = changes_since(parent, earlier(parent, 7 * 24 * 60));
    CHECK(tells(week, "marks", kSonya + "/2026-11-17"));
    CHECK(tells(week, "homework", kSonya + "/2026-11-19"));
    CHECK(week["changes"].size() > morning["changes"].size());
    Client teacher = signed_in("teacher");
    CHECK(changes_since(teacher, earlier(teacher, 6 * 60))["changes"].empty());
}

TEST_CASE("a cursor that is too old or of another school is gone, a garbled one malformed") {
    Client parent = signed_in("parent");
    CHECK(is_problem(parent.get("/ext/v1/changes?since=" + earlier(parent, 31 * 24 * 60)), 410,
                     "cursorTooOld"));
    CHECK(is_problem(parent.get("/ext/v1/changes?since=" + earlier(parent, -60)), 410,
                     "cursorTooOld"));
    for (const char* bad : {"x", "1", "-", "1-x", "99999999999999999999-0"}) {
        CHECK(is_problem(parent.get("/ext/v1/changes?since=" + std::string(bad)), 400,
                         "parameterInvalid"));
    }
}

TEST_CASE("a tick is seen by pupil and parent at once and told by the feed") {
    TestServer server;
    Client pupil(server.port(), sign_in(server, "pupil").access);
    Client parent(server.port(), sign_in(server, "parent").access);
    const Homework homework;
    const std::string before = parent.get("/ext/v1/changes").json()["cursor"];
    CHECK(tick(parent, homework.work) == "New");

    const Got got = pupil.put_json(homework.path, {{"done", true}}, idempotency_key(1));
    REQUIRE(got.status == 200);
    check_shape(got.json(), "work:s person:s done:b");
    CHECK(tick(pupil, homework.work) == "Done");
    CHECK(tick(parent, homework.work) == "Done");
    CHECK(tells(changes_since(parent, before), "homework", kSonya + "/2026-11-20"));

    CHECK(parent.put_json(homework.path, {{"done", false}}, idempotency_key(2)).status == 200);
    CHECK(tick(pupil, homework.work) == "New");
}

TEST_CASE("a write that comes twice under one key happens once") {
    TestServer server;
    Client pupil(server.port(), sign_in(server, "pupil").access);
    const Homework homework;
    const Got first = pupil.put_json(homework.path, {{"done", true}}, idempotency_key(3));
    CHECK(pupil.put_json(homework.path, {{"done", false}}, idempotency_key(4)).status == 200);
    const Got again = pupil.put_json(homework.path, {{"done", true}}, idempotency_key(3));
    CHECK(again.status == first.status);
    CHECK(again.body == first.body);
    CHECK(tick(pupil, homework.work) == "New");
    CHECK(is_problem(pupil.put_json(homework.path, {{"done", false}}, idempotency_key(3)), 422,
                     "idempotencyKeyReused"));
}

TEST_CASE("ticks are refused to strangers, without a key and without a value") {
    const Homework homework;
    Client parent = signed_in("parent");
    for (const char* bad :
         {"", "first", "7b0e6c1a5f434d8e9a2b000000000001", "7b0e6c1a-5f43-4d8e-9a2b-00000000000g",
          "7b0e6c1a-5f43-4d8e-9a2b-0000000000011"}) {
        const Got got =
            parent.put_json(homework.path, {{"done", true}}, {{"Idempotency-Key", bad}});
        CHECK(is_problem(got, 400, "parameterInvalid"));
    }
    CHECK(parent.put_json(homework.path, {{"done", true}}).status == 400);
    CHECK(parent.put_json(homework.path, {{"done", "yes"}}, idempotency_key(5)).status == 400);
    CHECK(parent.put_json(homework.path, Json::array(), idempotency_key(6)).status == 400);
    Client teacher = signed_in("teacher");
    CHECK(teacher.put_json(homework.path, {{"done", true}}, idempotency_key(7)).status == 403);
    const std::string lesson_work = std::to_string(ids::work({homework.lesson, WorkSlot::Lesson}));
    CHECK(parent
              .put_json("/ext/v1/homework/" + lesson_work + "/done", {{"done", true}},
                        idempotency_key(8))
              .status == 404);
}

TEST_CASE("nothing is brought by time before the moment that is foretold") {
    const KnownSchool& known = known_school();
    const SystemClock real;
    const auto database = std::move(Database::open("").value());
    Writes writes(*database, known.district, real);
    Records records(*database, real);
    Uploads uploads(*database);
    CalendarAddresses calendars(*database);
    Chats chats(*database, known.district, real, real);
    const World world{known.district, known.journal, writes, records, uploads, calendars, chats};
    const Request nothing;
    const auto at = [&](int person, std::int64_t minute) {
        const LocalTime now{{static_cast<int>(minute / (24 * 60))},
                            {static_cast<int>(minute % (24 * 60))}};
        return Call{world, {&known.district.person(person), ~0u}, nothing, now, {}};
    };
    const auto minute_of = [](LocalTime time) {
        return std::int64_t{time.date.days} * 24 * 60 + time.time.minutes;
    };
    const auto& demo = known.district.demo();
    for (const int person : {demo.pupil, demo.parent, demo.teacher}) {
        const std::int64_t begin = minute_of({Date::of(2026, 11, 12), {0}});
        int told = 0;
        for (std::int64_t minute = begin; minute < begin + 9 * 24 * 60;) {
            const std::string cursor =
                changes::after(at(person, minute), {}).json["cursor"].get<std::string>();
            const std::int64_t next = minute_of(changes::next_moment(at(person, minute)));
            REQUIRE(next > minute);
            REQUIRE(next <= minute + 24 * 60);
            CHECK(changes::after(at(person, next - 1), cursor).json["changes"].empty());
            told += changes::after(at(person, next), cursor).json["changes"].empty() ? 0 : 1;
            minute = next;
        }
        CHECK((told > 20) == (person != demo.teacher));
    }
}
