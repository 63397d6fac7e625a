// Addresses at which calendar programs ask for timetables, and what they get there.
#include <catch2/catch_test_macros.hpp>

#include "support.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

constexpr std::string_view kSecret = "abcdefghijklmnopqrstuvwxyz0123456789ABC-_xY";

Json children_of(Client& parent) {
    const Json context = parent.get("/v2/users/me/context").json();
    Json persons = Json::array();
    for (const auto& child : context["children"])
        persons.push_back(std::to_string(child["personId"].get<std::int64_t>()));
    return persons;
}

Got make(Client& client, const Json& persons, int key, std::string_view secret = kSecret) {
    return client.post_json("/ext/v1/calendar-addresses",
                            {{"secret", secret}, {"persons", persons}}, idempotency_key(key));
}

std::string path_of(std::string_view secret = kSecret) {
    return "/ext/v1/calendars/" + std::string(secret) + ".ics";
}

int count(const std::string& text, std::string_view part) {
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("whoever has the address reads timetable and homework, without a token") {
    TestServer server;
    Client parent(server.port(), sign_in(server, "parent").access);
    const Json children = children_of(parent);
    REQUIRE(children.size() == 2);
    const Got made = make(parent, children, 1);
    CHECK(made.status == 201);
    check_shape(made.json(), "id:s persons:a created:i");
    CHECK(made.json()["persons"] == children);
    CHECK(made.body.find(kSecret) == std::string::npos);

    Client program(server.port());
    const Got got = program.get(path_of());
    CHECK(got.status == 200);
    CHECK(got.header("Content-Type") == "text/calendar; charset=utf-8");
    CHECK(got.body.starts_with("BEGIN:VCALENDAR\r\n"));
    CHECK(count(got.body, "BEGIN:VEVENT") > 500);
    CHECK(count(got.body, "BEGIN:VEVENT") == count(got.body, "UID:"));
    CHECK(count(got.body, "STATUS:CANCELLED") > 0);
    CHECK(count(got.body, "UID:homework-") > 50);
    // Of 2026-11-18, at 8:30 in Novosibirsk.
    CHECK(got.body.find("DTSTART:20261118T013000Z") != std::string::npos);
    // A program that asks again soon is told that nothing is new.
    CHECK(program.get(path_of(), {{"If-None-Match", got.header("ETag")}}).status == 304);
}

TEST_CASE("an address is the owner's, of own pupils, and gone once it is taken back") {
    TestServer server;
    Client parent(server.port(), sign_in(server, "parent").access);
    Client pupil(server.port(), sign_in(server, "pupil").access);
    const Json children = children_of(parent);
    const Got made = make(parent, Json::array({children[0]}), 1);
    REQUIRE(made.status == 201);
    const std::string id = made.json()["id"];
    CHECK(make(parent, Json::array({children[0]}), 1).json()["id"] == id);  // the answer was lost
    CHECK(parent.get("/ext/v1/calendar-addresses").json() == Json::array({made.json()}));
    CHECK(pupil.get("/ext/v1/calendar-addresses").json() == Json::array());
    CHECK(pupil.remove("/ext/v1/calendar-addresses/" + id).status == 404);
    Client program(server.port());
    CHECK(program.get(path_of()).status == 200);
    CHECK(parent.remove("/ext/v1/calendar-addresses/" + id).status == 200);
    CHECK(program.get(path_of()).status == 404);
    CHECK(parent.get("/ext/v1/calendar-addresses").json() == Json::array());
}

TEST_CASE("what is no secret, nobody's pupil or one address too many is refused") {
    TestServer server;
    Client parent(server.port(), sign_in(server, "parent").access);
    Client pupil(server.port(), sign_in(server, "pupil").access);
    Client teacher(server.port(), sign_in(server, "teacher").access);
    const Json children = children_of(parent);
    const std::string bad = std::string(42, 'a') + "/";
    for (const std::string& secret : {std::string(), std::string("short"), bad})
        CHECK(is_problem(make(parent, children, 1, secret), 400, "parameterInvalid"));
    CHECK(make(parent, Json::array(), 1).status == 400);
    CHECK(make(parent, Json::array({"7"}), 1).status == 403);
    CHECK(make(pupil, children, 1).status == 403);
    CHECK(make(teacher, children, 1).status == 403);
    CHECK(Client(server.port()).get("/ext/v1/calendar-addresses").status == 401);
    for (int i = 0; i < 10; ++i) {
        const std::string secret = std::string(42, 'a') + static_cast<char>('a' + i);
        CHECK(make(parent, children, 10 + i, secret).status == 201);
    }
    CHECK(is_problem(make(parent, children, 30), 409, "quotaExceeded"));
    CHECK(make(pupil, Json::array({children[0]}), 31, std::string(43, 'a')).status == 400);
    CHECK(Client(server.port()).get(path_of(std::string(43, 'z'))).status == 404);
}
