// Nobody reads what is not theirs: every route of the table is tried by every role with ids of
// their own, of others, and of nothing.
#include <algorithm>
#include <set>

#include <catch2/catch_test_macros.hpp>

#include "auth/scopes.h"
#include "route_ids.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

// The route's path with a query that suits all.
std::string address_of(const Route& route, const Ids& own, std::size_t changed,
                       const std::string& other) {
    return path_of(route, own, changed, other) + usual_query(own);
}

// Whose marks, tasks and absences an answer holds.
void collect_records(const Json& json, std::set<std::int64_t>& persons) {
    if (json.is_array()) {
        for (const Json& item : json) collect_records(item, persons);
    }
    if (!json.is_object()) return;
    const bool is_record = json.contains("person") && json["person"].is_number() &&
                           (json.contains("value") || json.contains("status"));
    if (is_record) persons.insert(json["person"].get<std::int64_t>());
    for (const auto& item : json.items()) collect_records(item.value(), persons);
}

const std::vector<std::string> kRoles{"parent", "pupil", "teacher", "admin"};

// With a pupil's ids, of those who read the pupil's record.
int expected_of_owner(const Route& route, const std::string& role) {
    const bool for_pupil_only =
        route.rule == rules::own_user || route.rule == rules::own_user_in_school;
    if (route.rule == rules::own_teacher || route.rule == rules::own_organization) return 403;
    const bool for_family_only = route.rule == rules::own_pupil;
    if (for_family_only && role != "pupil" && role != "parent") return 403;
    if (for_pupil_only && role != "pupil") return 403;
    // Who is not in a chat is not told that there is one.
    const bool is_of_chat = route.pattern.find("{chat}") != std::string_view::npos;
    if (is_of_chat && role != "pupil" && role != "teacher") return 404;
    // These take ids from the query, and none are there.
    for (const std::string_view pattern : {"persons", "works"}) {
        if (route.pattern == pattern) return 400;
    }
    for (const std::string_view place : {"{section}", "{thematic}", "{upload}"}) {
        if (route.pattern.find(place) != std::string_view::npos) return 404;
    }
    return 200;
}

}  // namespace

TEST_CASE("every route answers its owner and turns others away, in every role") {
    const Ids own = ids_of(known_school().pupil().index);
    const Ids foreign = ids_of(stranger());
    for (const std::string& role : kRoles) {
        Client client = signed_in(role);
        for (const Route& route : read_routes()) {
            const auto parts = steps(route.pattern);
            INFO(role << " " << route.pattern);
            const Got mine = client.get(address_of(route, own, parts.size(), ""));
            INFO(mine.body.substr(0, 200));
            CHECK(mine.status == expected_of_owner(route, role));
            for (std::size_t i = 0; i < parts.size(); ++i) {
                if (!is_id(parts[i])) continue;
                const Got absent = client.get(address_of(route, own, i, std::to_string(kNothing)));
                CHECK(is_problem(absent, 404, "apiResourceUnavailable"));
                if (!is_private(parts[i])) continue;
                const Got other = client.get(
                    address_of(route, own, i, std::to_string(id_for(parts[i], foreign))));
                INFO(other.body.substr(0, 200));
                // There is no section: where one is asked for, that is seen first. Nor are there
                // chats of others.
                const bool absent_anyway =
                    route.pattern.find("{section}") != std::string::npos || parts[i] == "{chat}";
                CHECK(other.status == (absent_anyway ? 404 : 403));
            }
        }
    }
}

TEST_CASE("nonsense in place of an id is a malformed request, never a fault of the server") {
    const Ids own = ids_of(known_school().pupil().index);
    Client client = signed_in("admin");
    for (const Route& route : read_routes()) {
        const auto parts = steps(route.pattern);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (!is_id(parts[i])) continue;
            for (const char* bad : {"-1", "0", "9223372036854775807", "99999999999999999999999",
                                    "1e9", "%27", "2300000000004999999"}) {
                const Got got = client.get(address_of(route, own, i, bad));
                INFO(route.pattern << " " << bad << " " << got.body.substr(0, 100));
                CHECK((got.status == 400 || got.status == 404));
            }
        }
    }
}

TEST_CASE("a pupil and a parent see no record of a classmate, the class list apart") {
    const Ids own = ids_of(known_school().pupil().index);
    const Ids mate = ids_of(classmate());
    for (const std::string& role : {std::string("parent"), std::string("pupil")}) {
        Client client = signed_in(role);
        for (const Route& route : read_routes()) {
            const auto parts = steps(route.pattern);
            for (std::size_t i = 0; i < parts.size(); ++i) {
                if (parts[i] != "{person}" && parts[i] != "{user}" && parts[i] != "{mark}" &&
                    parts[i] != "{task}") {
                    continue;
                }
                if (route.pattern == "persons/{person}") continue;
                const Got got =
                    client.get(address_of(route, own, i, std::to_string(id_for(parts[i], mate))));
                INFO(role << " " << route.pattern << " " << got.body.substr(0, 200));
                CHECK(got.status == 403);
            }
        }
        CHECK(client.get("/v2/persons/" + std::to_string(mate.person)).status == 200);
    }
}

TEST_CASE("answers about a class hold the records of own children only") {
    const KnownSchool& known = known_school();
    const Ids own = ids_of(known.pupil().index);
    const std::set<std::int64_t> sonya{own.person};
    for (const std::string& role : {std::string("parent"), std::string("pupil")}) {
        Client client = signed_in(role);
        for (const Route& route : read_routes()) {
            const Got got = client.get(address_of(route, own, steps(route.pattern).size(), ""));
            if (got.status != 200) continue;
            std::set<std::int64_t> persons;
            collect_records(got.json(), persons);
            INFO(role << " " << route.pattern);
            CHECK(std::ranges::includes(sonya, persons));
        }
    }
}

TEST_CASE("a teacher reads the classes taught and no others of the school") {
    const KnownSchool& known = known_school();
    const Person& teacher = known.district.person(known.district.demo().teacher);
    Client client = signed_in("teacher");
    int taught = 0;
    for (const Cohort& cohort : known.district.cohorts()) {
        if (cohort.school != 0) continue;
        const Group group{cohort.index, 0};
        const bool teaches = known.district.teaches(teacher, group);
        taught += teaches ? 1 : 0;
        const std::string id = std::to_string(ids::group(group));
        const int expected = teaches ? 200 : 403;
        CHECK(client.get("/v2/edu-groups/" + id + "/students").status == expected);
        CHECK(client.get("/v2/edu-groups/" + id + "/marks/2026-11-09/2026-11-18").status ==
              expected);
    }
    CHECK(taught >= 2);
    CHECK(known.district.teaches(teacher, known.demo_class()));
}

TEST_CASE("batches with anything foreign in them are refused whole") {
    const Ids own = ids_of(known_school().pupil().index);
    const Ids foreign = ids_of(stranger());
    Client parent = signed_in("parent");
    for (const char* path : {"/v2/lessons/many", "/v2/lessons/many/marks", "/v2/lessons/marks"}) {
        CHECK(is_problem(parent.post_json(path, Json::array({own.lesson, foreign.lesson})), 403,
                         "notOwner"));
        CHECK(is_problem(parent.post_json(path, Json::array({kNothing})), 404,
                         "apiResourceUnavailable"));
    }
    CHECK(parent.post_json("/v2/works/many", Json::array({foreign.work})).status == 403);
    CHECK(parent.post_json("/v2/edu-groups", Json::array({foreign.group})).status == 403);
    CHECK(parent.post_json("/v2/users/many", Json::array({foreign.user})).status == 403);
    CHECK(parent.get("/v2/works?lesson=" + std::to_string(foreign.lesson)).status == 403);
    CHECK(parent.get("/v2/tasks?lessons=" + std::to_string(foreign.lesson)).status == 403);
    CHECK(parent.get("/v2/lesson-log-entries?lessons=" + std::to_string(foreign.lesson)).status ==
          403);
    CHECK(parent.get("/v2/edu-groups?eduGroups=" + std::to_string(foreign.group)).status == 403);
    CHECK(parent.get("/v2/persons?eduGroup=" + std::to_string(foreign.group)).status == 403);
    CHECK(parent.get("/v2/schools?schools=" + std::to_string(foreign.school)).status == 403);
    CHECK(parent.get("/v2/users?users=" + std::to_string(foreign.user)).status == 403);
    CHECK(parent
              .get("/v2/lesson-log-entries/person=" + std::to_string(foreign.person) +
                   "&subject=" + std::to_string(own.subject) + "&from=2026-11-01&to=2026-11-18")
              .status == 403);
}

TEST_CASE("marks and homework of the future are not told") {
    const KnownSchool& known = known_school();
    Client admin = signed_in("admin");
    const std::string group = std::to_string(ids::group(known.demo_class()));
    CHECK(admin.get("/v2/edu-groups/" + group + "/marks/2026-11-19/2026-12-26").json().empty());
    const Json lessons =
        admin.get("/v2/edu-groups/" + group + "/lessons/2026-12-21/2026-12-26").json();
    REQUIRE_FALSE(lessons.empty());
    for (const Json& lesson : lessons) {
        for (const Json& work : lesson["works"]) CHECK(work["type"] != "Homework");
    }
}

TEST_CASE("without a token, with a bad one or too narrow a one there is nothing to read") {
    Client nobody(shared_server().port());
    CHECK(is_problem(nobody.get("/v2/users/me"), 401, "tokenRequired"));
    CHECK(is_problem(nobody.get("/v2/users/me", {{"Access-Token", "nonsense"}}), 401,
                     "invalidToken"));
    CHECK(is_problem(nobody.get("/v2/nothing-here"), 401, "tokenRequired"));
    CHECK(is_problem(nobody.get("/ext/v1/changes"), 401, "tokenRequired"));

    Client narrow(shared_server().port(), sign_in(shared_server(), "parent", "CommonInfo").access);
    CHECK(narrow.get("/v2/users/me").status == 200);
    CHECK(is_problem(narrow.get("/v2/users/me/context"), 403, "outOfScope"));
    CHECK(is_problem(narrow.get("/v2/marks/values"), 403, "outOfScope"));
}

TEST_CASE("unknown paths and methods are told apart") {
    Client parent = signed_in("parent");
    CHECK(is_problem(parent.get("/v2/nothing-here"), 404, "apiResourceUnavailable"));
    CHECK(is_problem(parent.get("/v2/users/many"), 400, "parameterInvalid"));
    CHECK(is_problem(parent.get("/v2/lessons/many/marks"), 400, "parameterInvalid"));
    CHECK(is_problem(parent.post_json("/v2/users/me", {}), 405, "apiMethodNotSupported"));
    CHECK(is_problem(parent.put_json("/v2/nothing-here", {}), 404, "apiResourceUnavailable"));
}

TEST_CASE("the token is taken from either header, and from the query with a warning") {
    const std::string token = sign_in(shared_server(), "pupil").access;
    Client nobody(shared_server().port());
    CHECK(token.size() == 32);
    CHECK(nobody.get("/v2/users/me", {{"Access-Token", token}}).status == 200);
    CHECK(nobody.get("/v2/users/me", {{"access-token", token}}).status == 200);
    CHECK(nobody.get("/v2/users/me", {{"Authorization", "Bearer " + token}}).status == 200);
    CHECK(nobody.get("/v2.0/users/me?access_token=" + token).status == 200);
    CHECK_FALSE(nobody.get("/v2/users/me?access_token=" + token).header("Warning").empty());
    CHECK(nobody.get("/v2/users/me?access_token=" + token.substr(1)).status == 401);
}
