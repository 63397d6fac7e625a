// Signing in, by both flows, and the ways in which it must not work.
#include <thread>

#include <catch2/catch_test_macros.hpp>

#include "auth/accounts.h"
#include "auth/secrets.h"
#include "raw.h"
#include "support.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

const Headers kAsJson{{"Accept", "application/json"}};
constexpr const char* kThirdParty = "1d7bd1054cd14f6c9ecc394e400b53bd";

std::string code_for(TestServer& server, const std::string& login) {
    Client client(server.port());
    const Got got = client.post_form(
        "/oauth2/authorize", authorize_form(server, login, std::string(kDemoPassword)), kAsJson);
    REQUIRE(got.status == 200);
    CHECK(got.json()["state"] == "a state");
    return got.json()["code"];
}

httplib::Params exchange_form(TestServer& server, const std::string& code) {
    return {{"grant_type", "authorization_code"},
            {"client_id", "ranets"},
            {"redirect_uri", server.origin() + "/"},
            {"code", code},
            {"code_verifier", std::string(kVerifier)}};
}

httplib::Params refresh_form(const std::string& token) {
    return {{"grant_type", "refresh_token"}, {"client_id", "ranets"}, {"refresh_token", token}};
}

bool is_refused(const Got& got, const std::string& error) {
    return is_oauth_error(got, 400, error);
}

bool opens(TestServer& server, const std::string& token) {
    return Client(server.port(), token).get("/v2/users/me").status == 200;
}

httplib::Params with(httplib::Params form, const std::string& name, const std::string& value) {
    form.erase(name);
    form.emplace(name, value);
    return form;
}

}  // namespace

TEST_CASE("a code is exchanged for tokens of which the access token opens the API") {
    TestServer& server = shared_server();
    Client client(server.port());
    const Got got =
        client.post_form("/oauth2/token", exchange_form(server, code_for(server, "parent")));
    REQUIRE(got.status == 200);
    check_shape(got.json(), "access_token:s token_type:s expires_in:i refresh_token:s scope:s");
    CHECK(got.json()["token_type"] == "Bearer");
    CHECK(got.json()["access_token"].get<std::string>().size() == 32);
    CHECK(got.header("Cache-Control") == "no-store");
    CHECK(opens(server, got.json()["access_token"]));
}

TEST_CASE("a wrong password and an unknown login are refused alike") {
    TestServer& server = shared_server();
    Client client(server.port());
    const Got wrong =
        client.post_form("/oauth2/authorize", authorize_form(server, "admin", "no"), kAsJson);
    const Got unknown =
        client.post_form("/oauth2/authorize", authorize_form(server, "nobody", "no"), kAsJson);
    CHECK(is_oauth_error(wrong, 401, "access_denied"));
    CHECK(wrong.body == unknown.body);
}

TEST_CASE("of sixty guesses at once eight are looked at, and others may sign in") {
    TestServer server;
    constexpr int kGuesses = 60;
    std::vector<Got> got(kGuesses);
    std::vector<std::thread> guessers;
    for (int i = 0; i < kGuesses; ++i) {
        guessers.emplace_back([&, i] {
            httplib::Client http("127.0.0.1", server.port());
            http.set_read_timeout(60);
            const auto answer = http.Post("/oauth2/authorize", {{"Accept", "application/json"}},
                                          authorize_form(server, "pupil", std::to_string(i)));
            if (answer)
                got[static_cast<std::size_t>(i)] = {answer->status, answer->body, answer->headers};
        });
    }
    for (std::thread& guesser : guessers) guesser.join();
    CHECK(std::ranges::count(got, 401, &Got::status) <= 8);
    CHECK(std::ranges::count(got, 429, &Got::status) >= kGuesses - 8);
    Client client(server.port());
    const Got now =
        client.post_form("/oauth2/authorize", authorize_form(server, "pupil", "no"), kAsJson);
    CHECK(is_oauth_error(now, 429, "temporarily_unavailable"));
    CHECK(std::atoi(now.header("Retry-After").c_str()) > 0);
    CHECK(client
              .post_form("/oauth2/authorize",
                         authorize_form(server, "pupil", std::string(kDemoPassword)), kAsJson)
              .status == 429);
    CHECK_FALSE(sign_in(server, "parent").access.empty());
}

TEST_CASE("a code needs the verifier, client and address it was asked for with") {
    TestServer& server = shared_server();
    Client client(server.port());
    for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{
             {"code_verifier", "another verifier of forty-three characters or more"},
             {"code_verifier", ""},
             {"client_id", kThirdParty},
             {"redirect_uri", server.origin() + "/elsewhere"}}) {
        INFO(name << " " << value);
        const auto form = exchange_form(server, code_for(server, "parent"));
        CHECK(is_refused(client.post_form("/oauth2/token", with(form, name, value)),
                         "invalid_grant"));
    }
    CHECK(is_refused(client.post_form("/oauth2/token", exchange_form(server, "nonsense")),
                     "invalid_grant"));
}

TEST_CASE("a code used twice revokes what it was exchanged for") {
    TestServer& server = shared_server();
    Client client(server.port());
    const auto form = exchange_form(server, code_for(server, "parent"));
    const std::string access = client.post_form("/oauth2/token", form).json()["access_token"];
    CHECK(opens(server, access));
    CHECK(is_refused(client.post_form("/oauth2/token", form), "invalid_grant"));
    CHECK_FALSE(opens(server, access));
}

TEST_CASE("refresh tokens rotate, and a spent one revokes the whole family") {
    TestServer& server = shared_server();
    Client client(server.port());
    const Tokens first = sign_in(server, "parent");
    const Json second = client.post_form("/oauth2/token", refresh_form(first.refresh)).json();
    CHECK(second["refresh_token"] != first.refresh);
    CHECK(opens(server, second["access_token"]));
    const Tokens other = sign_in(server, "parent");

    CHECK(is_refused(client.post_form("/oauth2/token", refresh_form(first.refresh)),
                     "invalid_grant"));
    CHECK_FALSE(opens(server, second["access_token"]));
    CHECK_FALSE(opens(server, first.access));
    CHECK(is_refused(client.post_form("/oauth2/token", refresh_form(second["refresh_token"])),
                     "invalid_grant"));
    CHECK(opens(server, other.access));
}

TEST_CASE("a refresh whose answer was lost is repeated with its key") {
    TestServer& server = shared_server();
    Client client(server.port());
    const Tokens first = sign_in(server, "parent");
    const auto refresh = [&](const Headers& key) {
        return client.post_form("/oauth2/token", refresh_form(first.refresh), key);
    };
    const Json second = refresh(idempotency_key(1)).json();
    const Json again = refresh(idempotency_key(1)).json();
    CHECK(again["access_token"] == second["access_token"]);
    CHECK(again["refresh_token"] == second["refresh_token"]);
    CHECK(opens(server, second["access_token"]));

    CHECK(is_refused(refresh(idempotency_key(2)), "invalid_grant"));
    CHECK_FALSE(opens(server, second["access_token"]));
    CHECK(is_refused(refresh(idempotency_key(1)), "invalid_grant"));
}

TEST_CASE(
    "a key that can be worked out of the token is none: a copy of the token ends the family") {
    TestServer& server = shared_server();
    Client client(server.port());
    const Tokens first = sign_in(server, "parent");
    const Headers key{{"Idempotency-Key", base64url(sha256(first.refresh))}};
    const auto form = refresh_form(first.refresh);
    const Json second = client.post_form("/oauth2/token", form, key).json();
    CHECK(opens(server, second["access_token"]));
    CHECK(is_refused(client.post_form("/oauth2/token", form, key), "invalid_grant"));
    CHECK_FALSE(opens(server, second["access_token"]));
}

TEST_CASE("revoking either token ends the sign-in") {
    TestServer& server = shared_server();
    Client client(server.port());
    for (const bool by_refresh : {true, false}) {
        const Tokens tokens = sign_in(server, "pupil");
        const Got got = client.post_form("/oauth2/revoke",
                                         {{"token", by_refresh ? tokens.refresh : tokens.access}});
        CHECK(got.status == 200);
        CHECK(got.body == "{}");
        CHECK_FALSE(opens(server, tokens.access));
        CHECK(is_refused(client.post_form("/oauth2/token", refresh_form(tokens.refresh)),
                         "invalid_grant"));
    }
    CHECK(client.post_form("/oauth2/revoke", {{"token", "nonsense"}}).status == 200);
}

TEST_CASE("authorization requests that can't be trusted are refused") {
    TestServer& server = shared_server();
    Client client(server.port());
    const auto good = authorize_form(server, "parent", std::string(kDemoPassword));
    for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{
             {"client_id", "somebody"},
             {"response_type", "token"},
             {"response_type", "password"},
             {"code_challenge", ""},
             {"code_challenge_method", "plain"},
             {"redirect_uri", ""},
             {"redirect_uri", "https://evil.example/"},
             {"redirect_uri", server.origin() + "@evil.example/"},
             {"redirect_uri", server.origin() + "/#x"},
             {"redirect_uri", "javascript:alert(1)"},
             {"state", std::string(600, 'x')}}) {
        INFO(name << " " << value);
        CHECK(is_refused(client.post_form("/oauth2/authorize", with(good, name, value), kAsJson),
                         "invalid_request"));
    }
    CHECK(client
              .post_form("/oauth2/authorize", good,
                         {{"Accept", "application/json"}, {"Origin", "https://evil.example"}})
              .status == 403);
    CHECK(client
              .post_form("/oauth2/authorize", good,
                         {{"Accept", "application/json"}, {"Sec-Fetch-Site", "cross-site"}})
              .status == 403);
    CHECK(is_refused(client.post_form("/oauth2/token", {{"grant_type", "password"}}),
                     "unsupported_grant_type"));
    CHECK(is_refused(client.post_form("/oauth2/token", {}), "invalid_request"));
}

TEST_CASE("the login page is plain HTML under a policy that lets nothing else in") {
    TestServer& server = shared_server();
    Client client(server.port());
    const std::string query = "?response_type=token&client_id=" + std::string(kThirdParty) +
                              "&scope=CommonInfo,EducationalInfo&state=%22%3E%3Cscript%3E";
    const Got page = client.get("/oauth2/authorize" + query);
    REQUIRE(page.status == 200);
    CHECK(page.header("Content-Type") == "text/html; charset=utf-8");
    CHECK(page.header("Content-Security-Policy").find("script") == std::string::npos);
    CHECK(page.body.find("<script") == std::string::npos);
    CHECK(page.body.find("style=") == std::string::npos);
    CHECK(page.body.find("<code>parent</code>") != std::string::npos);
    CHECK(client.get("/oauth2/style.css").status == 200);
    CHECK(client.get("/oauth2/authorize?response_type=token").status == 400);
}

TEST_CASE("the implicit flow of third-party clients ends in a fragment of the partner API's form") {
    TestServer& server = shared_server();
    Client client(server.port());
    const Got done =
        client.post_form("/oauth2/authorize", {{"response_type", "token"},
                                               {"client_id", kThirdParty},
                                               {"scope", "CommonInfo,EducationalInfo"},
                                               {"login", "parent"},
                                               {"password", std::string(kDemoPassword)}});
    REQUIRE(done.status == 302);
    const std::string to = done.header("Location");
    const auto hash = to.find('#');
    REQUIRE(hash != std::string::npos);
    CHECK(to.find("result=success") < hash);
    CHECK(to.find("client_id=1d7bd105-4cd1-4f6c-9ecc-394e400b53bd") < hash);
    const std::string fragment = to.substr(hash + 1);
    CHECK(fragment.starts_with("access_token="));
    CHECK(fragment.ends_with("&state="));
    CHECK(opens(server, fragment.substr(13, fragment.size() - 13 - 7)));
    CHECK(client.get(to.substr(0, hash)).status == 200);
}

TEST_CASE("the legacy password login leads back to the authorization with a cookie") {
    TestServer& server = shared_server();
    Client client(server.port());
    const std::string back =
        "/oauth2?response_type=token&client_id=" + std::string(kThirdParty) + "&scope=CommonInfo";
    const auto login = [&](const std::string& to, const std::string& password) {
        return client.post_form(
            "/login/?ReturnUrl=" + url_encode(to) + "&login=pupil&password=" + password, {});
    };
    const Got signed_in = login("https://login.dnevnik.ru" + back, std::string(kDemoPassword));
    REQUIRE(signed_in.status == 302);
    CHECK(signed_in.header("Location") == back);
    const std::string cookie = signed_in.header("Set-Cookie");
    CHECK(cookie.find("HttpOnly") != std::string::npos);
    const Got done = client.get(back, {{"Cookie", cookie.substr(0, cookie.find(';'))}});
    CHECK(done.status == 302);
    CHECK(done.header("Location").find("#access_token=") != std::string::npos);

    CHECK(login(back, "wrong").header("Set-Cookie").empty());
    CHECK(client.get(back).status == 200);  // the login page
    for (const char* elsewhere :
         {"https://evil.example/", "//evil.example", "/v2/users/me", "/oauth2/%0d%0aX:y"}) {
        CHECK(login(elsewhere, std::string(kDemoPassword)).status ==
              (std::string_view(elsewhere).starts_with("/oauth2/") ? 302 : 400));
    }
    CHECK(login("/oauth2/\r\nX: y", std::string(kDemoPassword)).status == 400);
    CHECK(login("", std::string(kDemoPassword)).header("Location") == "/");
}

TEST_CASE("the sign-in's cookie stays on https where a trusted proxy says that it is") {
    for (const bool is_trusted : {false, true}) {
        Options options = two_schools();
        if (is_trusted) options.trusted_proxies = {"127.0.0.1"};
        TestServer server(options);
        Client client(server.port());
        for (const char* scheme : {"http", "https"}) {
            const Got got = client.post_form(
                "/login/?ReturnUrl=%2Foauth2&login=pupil&password=" + std::string(kDemoPassword),
                {}, {{"X-Forwarded-For", "10.0.0.1"}, {"X-Forwarded-Proto", scheme}});
            const std::string cookie = got.header("Set-Cookie");
            REQUIRE_FALSE(cookie.empty());
            const bool is_secure = cookie.find("; Secure") != std::string::npos;
            CHECK(is_secure == (is_trusted && std::string_view(scheme) == "https"));
        }
    }
}

TEST_CASE("a login is known as phones type it, a password only as it is") {
    TestServer server;
    Client client(server.port());
    const auto status = [&](const std::string& login, const std::string& password) {
        return client
            .post_form("/oauth2/authorize", authorize_form(server, login, password), kAsJson)
            .status;
    };
    const std::string password(kDemoPassword);
    for (const char* login : {"Parent", "PARENT", "parent\u00A0", "\tparent ", "\u2003parent"}) {
        INFO(login);
        CHECK(status(login, password) == 200);
    }
    CHECK(status("par ent", password) == 401);
    CHECK(status("parent\u200B", password) == 401);
    CHECK(status("parent", password + " ") == 401);
    CHECK(status("parent", "Ranets-demo") == 401);

    // However it is written, tries are of one login.
    int looked_at = 0;
    for (int i = 0; i < 20; ++i) {
        looked_at += status(i % 2 == 0 ? "Teacher" : "teacher ", "wrong") == 401 ? 1 : 0;
    }
    CHECK(looked_at <= 8);
}

TEST_CASE("every refusal on a path of OAuth is in RFC 6749's form, whoever refuses") {
    Options options = two_schools();
    options.rate_limit = 4;
    TestServer server(options);
    Client client(server.port());
    CHECK(is_refused(client.get("/oauth2/authorize?state=%ff"), "invalid_request"));
    CHECK(is_refused(client.get("/oauth2/authorize?response_type=x"), "invalid_request"));
    CHECK(is_oauth_error(client.get("/oauth2/token"), 404, "invalid_request"));
    CHECK(is_oauth_error(client.get("/oauth2/nothing"), 404, "invalid_request"));
    const httplib::Params form = authorize_form(server, "pupil", std::string(kDemoPassword));
    CHECK(is_oauth_error(client.post_form("/oauth2/authorize", form,
                                          {{"Sec-Fetch-Site", "cross-site"}, {"Accept", "*/*"}}),
                         403, "access_denied"));
    const Got limited = client.post_form("/oauth2/token", {});
    CHECK(is_oauth_error(limited, 429, "temporarily_unavailable"));
    CHECK_FALSE(limited.header("Retry-After").empty());
    CHECK(is_problem(client.get("/v2/users/me"), 429, "apiRequestLimit"));

    // What could be read of a request that can't be served says where it went.
    const std::string much = std::to_string(2 << 20);
    const std::string lines(20'000, 'x');
    for (const auto& [fields, status] : std::vector<std::pair<std::string, int>>{
             {"Content-Length: " + much + "\r\n\r\n", 413},
             {"Content-Length: 1\r\nContent-Length: 1\r\n\r\n", 400},
             {"Content-Length: one\r\n\r\n", 400},
             {"Content-Length: 1\r\nContent-Encoding: gzip\r\n\r\n", 415},
             {"Content-Length: 1\r\nExpect: a miracle\r\n\r\n", 417},
             {"X: " + lines + "\r\n\r\n", 431}}) {
        for (const char* path : {"/oauth2/token", "/oauth2/revoke?x=1", "/login"}) {
            INFO(path << " " << fields.substr(0, 80));
            Raw raw(server.port());
            raw.send("POST " + std::string(path) + " HTTP/1.1\r\nHost: x\r\n" + fields);
            const std::string& answer = raw.until_closed();
            const Got got{
                std::atoi(raw.statuses().c_str()), answer.substr(answer.find("\r\n\r\n") + 4), {}};
            CHECK((path == std::string_view("/login")
                       ? is_problem(got, status, "invalidRequest")
                       : is_oauth_error(got, status, "invalid_request")));
        }
    }
}
