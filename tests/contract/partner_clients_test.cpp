// What client libraries of the partner API were seen to send and to expect, each library's habit a
// test. Sources stand with the facts in the API's notes.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "route_ids.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

std::string person() {
    return std::to_string(ids::person(known_school().pupil().index));
}
std::string group() {
    return std::to_string(ids::group(known_school().demo_class()));
}
std::string school() {
    return std::to_string(ids::school(0));
}

Json ask(Client& client, const std::string& path) {
    INFO(path);
    const Got got = client.get("/v2/" + path);
    REQUIRE(got.status == 200);
    return got.json();
}

bool holds(const Json& list, const Json& item) {
    return std::ranges::find(list, item) != list.end();
}

// Looks through everything within, however deep.
void check_no_null(const Json& json, const std::string& where) {
    INFO(where);
    CHECK_FALSE(json.is_null());
    if (!json.is_structured()) return;
    for (const auto& [key, value] : json.items()) check_no_null(value, where + "/" + key);
}

}  // namespace

TEST_CASE("the older, finer scopes open context, marks and lessons") {
    const Tokens tokens = sign_in(shared_server(), "parent",
                                  "Schools,Relatives,EduGroups,Lessons,marks,EduWorks,Avatar");
    Client client(shared_server().port(), tokens.access);
    ask(client, "users/me/context");
    ask(client, "persons/" + person() + "/schools/" + school() + "/marks/2026-11-01/2026-11-18");
    ask(client, "edu-groups/" + group() + "/lessons/2026-11-16/2026-11-18");

    const Tokens narrow = sign_in(shared_server(), "parent", "Avatar");
    Client few(shared_server().port(), narrow.access);
    CHECK(few.get("/v2/users/me/context").status == 403);
}

TEST_CASE("fields that clients read by type are never null") {
    Client admin = signed_in("admin");
    for (const Json& teacher : ask(admin, "schools/" + school() + "/teachers")) {
        check_no_null(teacher, "teacher");
    }
    const Json card = ask(admin, "schools/" + school());
    check_no_null(card, "school");
    CHECK(card["regionId"] == card["regionid"]);

    Client parent = signed_in("parent");
    CHECK(ask(parent, "users/me/context")["splitId"].is_string());
    // The last days before the summer, too, which nothing follows for long.
    for (const char* range :
         {"startDate=2026-11-16&endDate=2026-11-22", "startDate=2026-05-25&endDate=2026-06-07"}) {
        const std::string path = "persons/" + person() + "/groups/" + group() + "/schedules?";
        const Json schedule = ask(parent, path + range);
        for (const Json& day : schedule["days"]) {
            check_no_null(day["nextDate"], "nextDate");
            check_no_null(day["lessons"], "lessons");
            check_no_null(day["lessonLogEntries"], "lessonLogEntries");
        }
    }
}

TEST_CASE("a subject without marks is left out of the averages") {
    Client parent = signed_in("parent");
    const std::size_t taught = ask(parent, "edu-groups/" + group() + "/subjects").size();
    const std::string path = "edu-groups/" + group() + "/avg-marks/2026-11-09/2026-11-11";
    for (const Json& of : ask(parent, path)) {
        CHECK_FALSE(of["per-subject-averages"].empty());
        CHECK(of["per-subject-averages"].size() < taught);
        for (const Json& subject : of["per-subject-averages"]) {
            CHECK(subject["avg-mark-value"].is_string());
        }
    }
    // In the summer nobody has any.
    for (const Json& of :
         ask(parent, "edu-groups/" + group() + "/avg-marks/2026-08-01/2026-08-02")) {
        CHECK(of["per-subject-averages"].empty());
    }
}

TEST_CASE("groups are asked for by users, by ids in a body and in the query") {
    Client parent = signed_in("parent");
    const std::string user = std::to_string(ids::user(known_school().pupil().index));
    const Json groups = ask(parent, "users/" + user + "/groups");
    CHECK(groups == ask(parent, "users/" + user + "/edu-groups"));
    CHECK(holds(groups, ids::group(known_school().demo_class())));
    CHECK(ask(parent, "users/me/groups").is_array());

    const Got posted = parent.post_json("/v2/edu-groups/students",
                                        Json::array({ids::group(known_school().demo_class())}));
    REQUIRE(posted.status == 200);
    REQUIRE(posted.json().size() == 1);
    CHECK(posted.json()[0]["students"].size() > 10);
    CHECK(posted.json() == ask(parent, "edu-groups/students?groups=" + group()));
    CHECK(is_problem(parent.get("/v2/edu-groups/students?groups=x"), 400, "parameterInvalid"));
}

TEST_CASE("who is in a school is asked for in any case, or of all at once") {
    Client parent = signed_in("parent");
    const std::string path = "schools/" + school() + "/membership";
    const Json admins = ask(parent, path + "?schoolMembershipType=ADMINS");
    const Json staff = ask(parent, path + "?schoolMembershipType=staff");
    CHECK(admins.size() == 1);
    CHECK(ask(parent, path).size() == admins.size() + staff.size());
    CHECK(is_problem(parent.get("/v2/" + path + "?schoolMembershipType=Cooks"), 400,
                     "parameterInvalid"));
}

TEST_CASE("kinds of marks are named in any case") {
    Client parent = signed_in("parent");
    CHECK(ask(parent, "marks/values/type/Mark5") == ask(parent, "marks/values/type/mark5"));
    CHECK(parent.get("/v2/marks/values/type/Mark7").status == 404);
}

TEST_CASE("teachers have a role of their own, and their classes' pupils for classmates") {
    Client teacher = signed_in("teacher");
    CHECK(holds(ask(teacher, "users/me/roles"), "EduTeacher"));
    CHECK(holds(ask(teacher, "users/me/roles"), "EduStaff"));
    CHECK(ask(teacher, "users/me/classmates").size() > 20);

    Client pupil = signed_in("pupil");
    const Json mates = ask(pupil, "users/me/classmates");
    CHECK(mates.size() > 10);
    CHECK_FALSE(holds(mates, ids::user(known_school().pupil().index)));
}

TEST_CASE("a schedule without dates is that of this week") {
    Client parent = signed_in("parent");
    const std::string path = "persons/" + person() + "/groups/" + group() + "/schedules";
    CHECK(ask(parent, path) == ask(parent, path + "?startDate=2026-11-16&endDate=2026-11-22"));
    CHECK(parent.get("/v2/" + path + "?startDate=2026-11-16").status == 400);
}

TEST_CASE("no text of the school has an apostrophe, which printed lists are split at") {
    Client parent = signed_in("parent");
    for (const char* range :
         {"startDate=2026-09-01&endDate=2026-10-31", "startDate=2026-11-01&endDate=2026-12-31"}) {
        const Got got =
            parent.get("/v2/persons/" + person() + "/groups/" + group() + "/schedules?" + range);
        REQUIRE(got.status == 200);
        CHECK(got.body.find('\'') == std::string::npos);
    }
}

TEST_CASE("the old sign-in takes a form, and an address to return to of who has a session") {
    Client browser(shared_server().port());
    const Got signed_in = browser.post_form("/login", {{"exceededAttempts", "False"},
                                                       {"ReturnUrl", ""},
                                                       {"login", "pupil"},
                                                       {"password", "ranets-demo"},
                                                       {"Captcha.Input", ""},
                                                       {"Captcha.Id", ""}});
    CHECK(signed_in.status == 302);
    CHECK(signed_in.header("Location") == "/");
    const std::string cookie = signed_in.header("Set-Cookie");
    const Headers session{{"Cookie", cookie.substr(0, cookie.find(';'))}};
    const std::string ask =
        "/oauth2?response_type=token&client_id=1d7bd105-4cd1-4f6c-9ecc-394e400b53bd"
        "&scope=CommonInfo,EducationalInfo&redirect_uri=";
    const Got granted = browser.get(ask, session);
    CHECK(granted.status == 302);
    CHECK(granted.header("Location").find("result=success#access_token=") != std::string::npos);

    const Got back = browser.get("/login/?ReturnUrl=%2Foauth2%3Fresponse_type%3Dtoken", session);
    CHECK(back.status == 302);
    CHECK(back.header("Location") == "/oauth2?response_type=token");
    CHECK(browser.get("/login/?ReturnUrl=https%3A%2F%2Fevil.example%2F").status == 400);
}

TEST_CASE("a page of another site reads the API where the configuration names its origin") {
    Options options = two_schools();
    options.cors_origins = {"https://client.example"};
    TestServer server(options);
    const Tokens tokens = sign_in(server, "parent");
    httplib::Client browser("127.0.0.1", server.port());
    const auto question = [&](const char* origin, const char* path) {
        return browser.Options(path, {{"Origin", origin},
                                      {"Access-Control-Request-Method", "GET"},
                                      {"Access-Control-Request-Headers", "access-token"}});
    };
    const auto allowed = question("https://client.example", "/v2/users/me/context");
    REQUIRE(allowed);
    CHECK(allowed->status == 204);
    CHECK(allowed->get_header_value("Access-Control-Allow-Origin") == "https://client.example");
    CHECK(allowed->get_header_value("Access-Control-Allow-Headers").find("Access-Token") !=
          std::string::npos);
    for (const char* stranger : {"https://evil.example", "https://client.example.evil", "null"}) {
        const auto refused = question(stranger, "/v2/users/me/context");
        REQUIRE(refused);
        CHECK_FALSE(refused->has_header("Access-Control-Allow-Origin"));
    }
    // The page itself and the forms of the sign-in are nobody else's.
    CHECK_FALSE(question("https://client.example", "/oauth2/authorize")
                    ->has_header("Access-Control-Allow-Origin"));

    Client client(server.port(), tokens.access);
    const Headers from_page{{"Origin", "https://client.example"}};
    const Got read = client.get("/v2/users/me/context", from_page);
    CHECK(read.status == 200);
    CHECK(read.header("Access-Control-Allow-Origin") == "https://client.example");
    CHECK(read.header("Access-Control-Allow-Credentials").empty());
    CHECK(read.headers.count("Vary") > 0);
    // Errors, too, or the page could not say what was wrong.
    CHECK_FALSE(
        client.get("/v2/persons/1", from_page).header("Access-Control-Allow-Origin").empty());
    CHECK(client.get("/v2/users/me", {{"Origin", "https://evil.example"}})
              .header("Access-Control-Allow-Origin")
              .empty());

    const Got closed = signed_in("parent").get("/v2/users/me", from_page);
    CHECK(closed.header("Access-Control-Allow-Origin").empty());
}
