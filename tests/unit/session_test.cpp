#include <catch2/catch_test_macros.hpp>

#include "support/fake_device.h"
#include "support/fake_school.h"
#include "sync/revocations.h"
#include "sync/session.h"

using namespace ranets;
using namespace ranets::sync;
using test::FakeSchool;
using Kind = model::Error::Kind;

namespace {

struct Client {
    test::FakeClock device;
    test::EventQueue events{device};
    test::FakeTimers timers{events};
    test::FakeRng rng{3};
    test::FakeHttp http{events};
    FakeSchool school{device};
    ServerClock clock{device, 0};
    Fetcher fetcher{http, timers, rng, clock};
    Session session{fetcher, clock, rng, "https://school.test"};

    int tokens_kept = 0;
    int lost = 0;
    std::vector<model::Result<std::string>> answers;

    Client() {
        http.server = [this](const Request& request) { return school.answer(request); };
        session.on_tokens = [this](const Tokens&) { ++tokens_kept; };
        session.on_lost = [this] { ++lost; };
    }
    void run() {
        while (events.run_next()) {
        }
    }
    std::optional<SignInProblem> sign_in(std::string_view password = FakeSchool::kPassword) {
        std::optional<SignInProblem> problem;
        bool answered = false;
        session.sign_in("parent", password, [&](auto said) {
            problem = said;
            answered = true;
        });
        run();
        REQUIRE(answered);
        return problem;
    }
    // Signs in and refreshes once; the tokens of before.
    Tokens outlive_tokens() {
        sign_in();
        const Tokens old = *session.tokens();
        school.expire_access();
        get();
        run();
        CHECK(answers.at(0).ok());
        return old;
    }
    void get(const char* path = "/v2/users/me") {
        session.get(path, Priority::Screen,
                    [this](auto body) { answers.push_back(std::move(body)); });
    }
};

}  // namespace

TEST_CASE("signing in exchanges a code that only we can use") {
    Client client;
    CHECK_FALSE(client.sign_in());
    CHECK(client.session.signed_in());
    CHECK(client.tokens_kept == 1);
    CHECK(client.school.sign_ins == 1);
    const auto* authorize = client.http.last("/oauth2/authorize");
    const auto* token = client.http.last("/oauth2/token");
    CHECK(authorize->body.find("code_challenge_method=S256") != std::string::npos);
    CHECK(authorize->body.find("redirect_uri=https%3A%2F%2Fschool.test%2F&") != std::string::npos);
    CHECK(authorize->body.find("client_id=ranets&") != std::string::npos);
    CHECK(token->body.find("ranets-demo") == std::string::npos);
    CHECK(client.session.tokens()->expires_at - client.device.now() == 3'600'000);
}

TEST_CASE("every way not to be let in is told apart") {
    Client client;
    CHECK(client.sign_in("wrong") == SignInProblem::WrongPassword);
    CHECK_FALSE(client.session.signed_in());

    client.school.rules = {{"/oauth2/authorize", test::json_response(429, "{}")}};
    CHECK(client.sign_in() == SignInProblem::TooManyTries);
    client.school.rules = {{"/oauth2/authorize", test::json_response(500, "{}")}};
    CHECK(client.sign_in() == SignInProblem::Server);
    client.school.rules = {{"/oauth2/token", test::json_response(400, R"({"error":"x"})")}};
    CHECK(client.sign_in() == SignInProblem::Server);
    client.school.rules = {{"/oauth2/token", test::json_response(200, "{}")}};
    CHECK(client.sign_in() == SignInProblem::Garbled);
    client.school.rules = {
        {"/oauth2/authorize", test::json_response(200, R"({"code":"c","state":"another"})")}};
    CHECK(client.sign_in() == SignInProblem::Garbled);
    auto portal = test::json_response(401, "<html>");
    portal.headers = {{"content-type", "text/html"}};
    client.school.rules = {{"/oauth2/authorize", portal}};
    CHECK(client.sign_in() == SignInProblem::Garbled);
    client.school.rules = {{"/oauth2/authorize", std::nullopt}};
    CHECK(client.sign_in() == SignInProblem::Timeout);
    client.school.rules.clear();
    client.http.connected = false;
    CHECK(client.sign_in() == SignInProblem::Offline);
    // Only the broken connection was tried again, twice.
    CHECK(client.http.count("/oauth2/authorize") == 8 + 3);
}

TEST_CASE("a connection that breaks while signing in is no reason to ask the person again") {
    for (const std::string path : {"/oauth2/authorize", "/oauth2/token"}) {
        Client client;
        int breaks = 2;
        client.http.server = [&](const Request& request) -> std::optional<Response> {
            if (request.url.find(path) != std::string::npos && breaks-- > 0)
                return Response{.outcome = Response::Outcome::Offline, .headers = {}, .body = {}};
            return client.school.answer(request);
        };
        CHECK_FALSE(client.sign_in());
        CHECK(client.session.signed_in());
        breaks = 3;
        CHECK(client.sign_in() == SignInProblem::Offline);
    }
}

TEST_CASE("any number of refused requests makes one refresh, and all are answered") {
    Client client;
    client.sign_in();
    client.school.expire_access();
    for (int i = 0; i < 9; ++i) client.get();
    client.run();
    CHECK(client.school.refreshes == 1);
    REQUIRE(client.answers.size() == 9);
    for (const auto& answer : client.answers) CHECK(answer.ok());
    CHECK(client.tokens_kept == 3);
    CHECK(client.lost == 0);
}

TEST_CASE("a refusal that arrives after the refresh uses the new token") {
    Client client;
    client.sign_in();
    client.school.expire_access();
    // The second answer is slow: by then the first one's refresh is over.
    client.get();
    client.events.run_until(client.device.monotonic_ms() + 10);
    client.http.latency_ms = 400;
    client.get("/v2/users/me/context");
    client.http.latency_ms = 50;
    client.run();
    CHECK(client.school.refreshes == 1);
    CHECK(client.answers.size() == 2);
    CHECK(client.answers[1].ok());
}

TEST_CASE("a token is refreshed before it expires") {
    Client client;
    client.sign_in();
    client.device.advance(3'600'000 - Session::kRefreshAheadMs - 1'000);
    client.get();
    client.run();
    CHECK(client.school.refreshes == 0);
    client.device.advance(1'000);
    client.http.forget();
    client.get();
    client.get();
    client.run();
    CHECK(client.school.refreshes == 1);
    CHECK(client.http.requests.size() == 3);
    CHECK(client.http.requests[0].url == "/oauth2/token");
    CHECK(client.answers.size() == 3);
}

TEST_CASE("a refused refresh loses the session, once, and says so to all who wait") {
    Client client;
    client.sign_in();
    client.school.end_sessions();
    for (int i = 0; i < 3; ++i) client.get();
    client.run();
    CHECK(client.lost == 1);
    CHECK_FALSE(client.session.signed_in());
    REQUIRE(client.answers.size() == 3);
    for (const auto& answer : client.answers) CHECK(answer.error().kind == Kind::SignedOut);
    CHECK(client.http.count("/oauth2/token") == 2);  // the sign-in's and one refresh
}

TEST_CASE("a refresh that could not be made keeps the session") {
    Client client;
    client.sign_in();
    client.school.expire_access();
    client.school.rules = {{"/oauth2/token", test::json_response(503, "{}")}};
    client.get();
    client.run();
    REQUIRE(client.answers.size() == 1);
    CHECK(client.answers[0].error().kind == Kind::Server);
    CHECK(client.lost == 0);
    CHECK(client.session.signed_in());
    client.school.rules.clear();
    client.get();
    client.run();
    CHECK(client.answers[1].ok());
}

TEST_CASE("a fresh token that is refused too loses the session instead of going in circles") {
    Client client;
    client.sign_in();
    client.school.rules = {
        {"/v2/", test::json_response(401, R"({"type":"invalidToken","description":""})")}};
    client.get();
    client.run();
    CHECK(client.school.refreshes == 1);
    CHECK(client.lost == 1);
    REQUIRE(client.answers.size() == 1);
    CHECK(client.answers[0].error().kind == Kind::SignedOut);
}

TEST_CASE("a spent refresh token ends the whole family") {
    Client client;
    auto old = client.outlive_tokens();
    old.refresh_key.clear();
    client.session.resume(old);  // as after a restore from a backup, or by a thief
    client.school.expire_access();
    client.get();
    client.run();
    CHECK(client.lost == 1);
}

TEST_CASE("a refresh whose answer was lost is answered to whoever bears its key, hours later") {
    Client client;
    client.sign_in();
    client.school.expire_access();
    Tokens kept;  // as they are on the disk
    client.session.on_tokens = [&](const Tokens& tokens) { kept = tokens; };
    const auto server = client.http.server;
    client.http.server = [&](const Request& request) {
        auto answer = server(request);
        if (request.url != "/oauth2/token") return answer;
        CHECK_FALSE(kept.refresh_key.empty());  // before it was sent
        return std::optional<sync::Response>();
    };
    client.get();
    client.run();
    CHECK_FALSE(client.answers.at(0).ok());
    CHECK(client.school.refreshes == 1);
    const auto key = kept.refresh_key;

    client.http.server = server;
    client.device.advance(10 * 60'000);
    SECTION("by the same run") {}
    SECTION("by the next one") {
        client.session.resume(kept);
    }
    client.get();
    client.run();
    CHECK(client.answers.at(1).ok());
    CHECK(client.lost == 0);
    CHECK(client.school.refreshes == 1);
    CHECK(client.session.tokens()->refresh_key.empty());
    CHECK(kept == *client.session.tokens());

    client.school.expire_access();
    std::string next;
    client.session.on_tokens = [&](const Tokens& tokens) {
        if (!tokens.refresh_key.empty()) next = tokens.refresh_key;
    };
    client.get();
    client.run();
    CHECK(next.size() == 36);
    CHECK(next != key);
}

TEST_CASE("a session of an earlier run goes on") {
    Client client;
    client.sign_in();
    const auto tokens = *client.session.tokens();
    Session again{client.fetcher, client.clock, client.rng, "https://school.test"};
    again.resume(tokens);
    std::optional<model::Result<std::string>> body;
    again.get("/v2/users/me", Priority::Screen, [&](auto answer) { body = std::move(answer); });
    client.run();
    REQUIRE(body);
    CHECK(body->ok());
    CHECK(client.http.last("/v2/users/me")->headers[1].second == "Bearer " + tokens.access);
}

TEST_CASE("signing out revokes and answers nobody any more") {
    Client client;
    sync::Revocations revocations{client.fetcher, client.timers, client.session};
    client.session.on_signed_out = [&](auto refresh) { revocations.add(std::move(refresh)); };
    client.sign_in();
    const auto refresh = client.session.tokens()->refresh;
    client.get();
    client.session.sign_out();
    CHECK_FALSE(client.session.signed_in());
    client.run();
    CHECK(client.answers.empty());
    CHECK(client.school.revoked == std::vector<std::string>{refresh});
    CHECK(revocations.waiting().empty());
    client.get();
    CHECK(client.answers.at(0).error().kind == Kind::SignedOut);
    client.session.sign_out();
    client.run();
    CHECK(client.school.revoked.size() == 1);
}

TEST_CASE("signing out while a refresh is under way leaves nobody signed in") {
    Client client;
    client.sign_in();
    client.school.expire_access();
    client.get();
    while (client.http.count("/oauth2/token") < 2) REQUIRE(client.events.run_next());
    client.session.sign_out();
    client.run();
    CHECK_FALSE(client.session.signed_in());
    CHECK(client.answers.empty());
    CHECK_FALSE(client.sign_in());
    client.get();
    client.run();
    CHECK(client.answers.size() == 1);
}
