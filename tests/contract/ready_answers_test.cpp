// Answers that are kept are given without asking a worker: to whom they may be given, and for as
// long as they hold. What is asked the second time here is kept from the first.
#include <catch2/catch_test_macros.hpp>

#include "support.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

const std::string kMe = "/v2/users/me";
const Headers kPacked{{"Accept-Encoding", "br"}};

// Of the demo's pupil.
std::string week() {
    const KnownSchool& known = known_school();
    return "/v2/persons/" + std::to_string(ids::person(known.pupil().index)) + "/groups/" +
           std::to_string(ids::group(known.demo_class())) +
           "/schedules?startDate=2026-11-16&endDate=2026-11-22";
}

}  // namespace

TEST_CASE("a kept answer is the same in each form, and known by its tag") {
    Client parent = signed_in("parent");
    const std::string path = week();
    const Got plain = parent.get(path);
    const Got packed = parent.get(path, kPacked);
    REQUIRE(plain.status == 200);
    CHECK(packed.header("Content-Encoding") == "br");
    CHECK(packed.body.size() < plain.body.size() / 2);
    for (int i = 0; i < 3; ++i) {
        CHECK(parent.get(path).body == plain.body);
        const Got again = parent.get(path, kPacked);
        CHECK(again.body == packed.body);
        auto lines = again.headers;
        auto before = packed.headers;
        for (auto* each : {&lines, &before}) each->erase("Date");
        CHECK(lines == before);
        for (const Got* known : {&plain, &packed}) {
            const Got same = parent.get(path, {{"If-None-Match", known->header("ETag")}});
            CHECK(same.status == 304);
            CHECK(same.body.empty());
        }
        CHECK(parent.get(path, {{"If-None-Match", "\"other\""}}).body == plain.body);
        CHECK(parent.head(path).status == 200);
        CHECK(parent.post_json(path, {}).status == 405);
    }
}

TEST_CASE("a kept answer is for the person and the scopes that it was made for") {
    TestServer server;
    const std::string path = week();
    const std::string token = sign_in(server, "parent").access;
    Client parent(server.port(), token);
    Client narrow(server.port(), sign_in(server, "parent", "CommonInfo").access);
    Client teacher(server.port(), sign_in(server, "teacher").access);
    Client newcomer(server.port(), sign_in(server, "admin").access);
    Client nobody(server.port());
    for (int i = 0; i < 3; ++i) {
        CHECK(parent.get(path).status == 200);
        CHECK(is_problem(narrow.get(path), 403, "outOfScope"));
        CHECK(parent.get(kMe).body == narrow.get(kMe).body);
        CHECK(teacher.get(kMe).body != parent.get(kMe).body);
        CHECK(newcomer.get(kMe).body != teacher.get(kMe).body);
        CHECK(is_problem(nobody.get(path), 401, "tokenRequired"));
        CHECK(parent.get(kMe + "?access_token=" + token).headers.contains("Warning"));
        CHECK_FALSE(parent.get(kMe).headers.contains("Warning"));
    }
    CHECK(nobody.post_form("/oauth2/revoke", {{"token", token}}).status == 200);
    CHECK(is_problem(parent.get(path), 401, "invalidToken"));
    CHECK(is_problem(parent.get(kMe), 401, "invalidToken"));
}

TEST_CASE("a kept answer is given no longer than nothing was written and the minute lasts") {
    TestServer server;
    const std::string token = sign_in(server, "parent").access;
    Client parent(server.port(), token);
    const LessonRef lesson =
        known_school().lesson(known_school().demo_class(), Date::of(2026, 11, 20), 1);
    const std::string work = std::to_string(ids::work({lesson, WorkSlot::Homework}));
    const std::string tasks = "/v2/works/" + work + "/tasks";
    CHECK(parent.get(tasks).body == parent.get(tasks).body);
    const std::string before = parent.get(tasks).json()[0]["status"];
    CHECK(
        parent.put_json("/ext/v1/homework/" + work + "/done", {{"done", true}}, idempotency_key(1))
            .status == 200);
    CHECK(parent.get(tasks).json()[0]["status"] != before);

    CHECK(parent.get("/ext/v1/changes").body == parent.get("/ext/v1/changes").body);
    const std::string cursor = parent.get("/ext/v1/changes").json()["cursor"];
    CHECK(Client(server.port())
              .put_json("/ext/v1/demo/clock", {{"now", "2026-11-19T08:00:00"}})
              .status == 200);
    CHECK(parent.get("/ext/v1/changes").json()["cursor"] != cursor);
}

TEST_CASE(
    "kept answers are counted, opened to the origins that may read them, and fail on demand") {
    Options options = two_schools();
    options.rate_limit = 9;
    options.cors_origins = {"https://diary.example"};
    TestServer server(options);
    Client parent(server.port(), sign_in(server, "parent").access);
    for (int i = 0; i < 9; ++i) {
        const Got got = parent.get(kMe, {{"Origin", "https://diary.example"}});
        CHECK(got.status == 200);
        CHECK(got.header("Access-Control-Allow-Origin") == "https://diary.example");
    }
    CHECK(is_problem(parent.get(kMe), 429, "apiRequestLimit"));

    TestServer ill;
    Client pupil(ill.port(), sign_in(ill, "pupil").access);
    CHECK(pupil.get(kMe).body == pupil.get(kMe).body);
    Client(ill.port()).put_json("/ext/v1/demo/faults", {{"errorRate", 1}});
    CHECK(pupil.get(kMe).status == 503);
    Client(ill.port()).remove("/ext/v1/demo/faults");
    CHECK(pupil.get(kMe).status == 200);
}
