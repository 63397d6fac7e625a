// Homework that people set themselves: for its writer alone, on all their devices.
#include <catch2/catch_test_macros.hpp>

#include "route_ids.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

const std::string kRoute = "/ext/v1/persons/me/own-homework/";

Headers based_on(int version, int key) {
    Headers headers = idempotency_key(key);
    headers.emplace_back("If-Match", "\"" + std::to_string(version) + "\"");
    return headers;
}

Json books(const char* day = "2026-11-20") {
    return {{"day", day}, {"text", "Сдать книги"}, {"done", false}};
}

Json homework_of_week(Client& client, const std::string& from = "2026-11-16",
                      const std::string& to = "2026-11-22") {
    const Got got = client.get("/ext/v1/persons/me/own/" + from + "/" + to);
    INFO(got.body);
    REQUIRE(got.status == 200);
    return got.json()["homework"];
}

std::string cursor(Client& client) {
    return client.get("/ext/v1/changes").json()["cursor"];
}

std::string person_id() {
    return std::to_string(ids::person(known_school().pupil().index));
}

struct Devices {
    TestServer server;
    Client pupil{server.port(), sign_in(server, "pupil").access};
    Client other_device{server.port(), sign_in(server, "pupil").access};
    Client parent{server.port(), sign_in(server, "parent").access};
};

}  // namespace

TEST_CASE("homework that one sets oneself is on all own devices, and nobody else's") {
    Devices family;
    const std::string before = cursor(family.pupil);
    const std::string parents = cursor(family.parent);
    Json body = books();
    body["subject"] = std::to_string(ids::subject(Subject::Algebra));
    const Got got = family.pupil.put_json(kRoute + "17", body, based_on(0, 1));
    REQUIRE(got.status == 200);
    const Json expected{{"id", "17"},
                        {"version", "1"},
                        {"day", "2026-11-20"},
                        {"subject", body["subject"]},
                        {"subjectName", "Алгебра"},
                        {"text", "Сдать книги"},
                        {"done", false},
                        {"files", Json::array()}};
    CHECK(got.json() == expected);
    CHECK(homework_of_week(family.other_device) == Json::array({expected}));

    const Json told = family.other_device.get("/ext/v1/changes?since=" + before).json()["changes"];
    REQUIRE(told.size() == 1);
    CHECK(told[0]["kind"] == "own");
    CHECK(told[0]["key"] == person_id() + "/2026-11-20");
    CHECK(family.parent.get("/ext/v1/changes?since=" + parents).json()["changes"].empty());
    CHECK(family.parent.get("/ext/v1/persons/" + person_id() + "/own/2026-11-16/2026-11-22")
              .json()["homework"]
              .empty());
}

TEST_CASE("own homework that moves to another day is told for both") {
    Devices family;
    CHECK(family.pupil.put_json(kRoute + "17", books(), based_on(0, 1)).status == 200);
    const std::string before = cursor(family.pupil);
    CHECK(family.pupil.put_json(kRoute + "17", books("2026-11-27"), based_on(1, 2)).status == 200);
    CHECK(homework_of_week(family.pupil).empty());
    CHECK(homework_of_week(family.pupil, "2026-11-23", "2026-11-29").size() == 1);
    CHECK(family.pupil.get("/ext/v1/changes?since=" + before).json()["changes"].size() == 2);
}

TEST_CASE("own homework changes only from the version that its writer saw, and goes") {
    Devices family;
    const auto put = [&](int version, int key) {
        return family.pupil.put_json(kRoute + "17", books(), based_on(version, key));
    };
    CHECK(put(0, 1).json()["version"] == "1");
    CHECK(put(0, 1).json()["version"] == "1");  // the answer was lost
    CHECK(put(1, 2).json()["version"] == "2");
    const Got stale = put(1, 3);
    CHECK(stale.status == 409);
    check_shape(stale.json(), "type:s description:s current:o");
    CHECK(stale.json()["current"]["version"] == "2");

    CHECK(family.pupil.remove(kRoute + "17", based_on(1, 4)).status == 409);
    const Got gone = family.pupil.remove(kRoute + "17", based_on(2, 5));
    CHECK(gone.status == 200);
    CHECK(gone.json()["version"] == "3");
    CHECK(gone.json()["text"].is_null());
    CHECK(family.pupil.remove(kRoute + "17", based_on(2, 5)).body == gone.body);
    CHECK(homework_of_week(family.pupil).empty());
    CHECK(put(3, 6).json()["version"] == "4");
    // Nobody can tell a writing that was lost from one that never was.
    CHECK(family.pupil.remove(kRoute + "18", based_on(0, 7)).status == 200);
}

TEST_CASE("own homework is refused malformed, and to who is neither the pupil nor a parent") {
    Client pupil = signed_in("pupil");
    const std::string path = kRoute + "17";
    for (const char* part : {"day", "text", "done"}) {
        Json body = books();
        body.erase(part);
        CHECK(is_problem(pupil.put_json(path, body, based_on(0, 1)), 400, "parameterInvalid"));
    }
    std::string longest;
    for (int i = 0; i < 2001; ++i) longest += "ж";
    for (const auto& [part, bad] : {std::pair<const char*, Json>{"day", "2026-13-01"},
                                    {"day", "2028-01-01"},
                                    {"text", " \n"},
                                    {"text", longest},
                                    {"done", 1},
                                    {"subject", "7"},
                                    {"subject", 7}}) {
        Json body = books();
        body[part] = bad;
        CHECK(is_problem(pupil.put_json(path, body, based_on(0, 1)), 400, "parameterInvalid"));
    }
    CHECK(is_problem(pupil.put_json(path, books(), idempotency_key(1)), 400, "parameterInvalid"));
    CHECK(pupil.put_json(kRoute + "0", books(), based_on(0, 1)).status == 404);
    CHECK(pupil.put_json(kRoute + "9007199254740992", books(), based_on(0, 1)).status == 404);
    CHECK(pupil.put_json(kRoute + "x", books(), based_on(0, 1)).status == 400);
    const std::string childs = "/ext/v1/persons/" + person_id() + "/own-homework/17";
    Client nobody(shared_server().port());
    CHECK(is_problem(nobody.put_json(childs, books(), based_on(0, 1)), 401, "tokenRequired"));
    for (const char* other : {"teacher", "admin", "parent2"}) {
        Client client = signed_in(other);
        CHECK(is_problem(client.put_json(childs, books(), based_on(0, 1)), 403, "notOwner"));
    }
    CHECK(homework_of_week(pupil).empty());
}
