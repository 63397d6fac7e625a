// What surrounds the partner API's resources: its own ways to a token, odd paths, maintenance,
// limits, many connections.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>

#include <catch2/catch_test_macros.hpp>

#include "auth/accounts.h"
#include "route_ids.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

constexpr const char* kClient = "1d7bd105-4cd1-4f6c-9ecc-394e400b53bd";
constexpr const char* kSameClient = "1D7BD1054CD14F6C9ECC394E400B53BD";

Json credentials(const std::string& password) {
    return {{"client_id", kClient},
            {"client_secret", "secret"},
            {"username", "pupil"},
            {"password", password},
            {"scope", "CommonInfo,EducationalInfo"}};
}

bool opens(const std::string& token) {
    return Client(shared_server().port(), token).get("/v2/users/me").status == 200;
}

// A plain socket that asks and leaves the connection open.
class Connection {
  public:
    explicit Connection(int port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        timeval patience{20, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        open_ = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~Connection() { close(socket_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    bool send_text(std::string_view text) {
        return open_ && send(socket_, text.data(), text.size(), MSG_NOSIGNAL) ==
                            static_cast<ssize_t>(text.size());
    }
    bool ask() { return send_text("GET /config.json HTTP/1.1\r\nHost: x\r\n\r\n"); }
    // Reads the answer whole: it ends with the configuration's closing brace.
    bool answered() {
        char buffer[4096];
        std::string text;
        while (!text.ends_with("}}") && text.find("}]}}") == std::string::npos) {
            const ssize_t count = recv(socket_, buffer, sizeof buffer, 0);
            if (count <= 0) return false;
            text.append(buffer, static_cast<std::size_t>(count));
        }
        return text.starts_with("HTTP/1.1 200");
    }
    // All that comes until the server ends the connection.
    std::string rest() {
        char buffer[4096];
        std::string text;
        while (true) {
            const ssize_t count = recv(socket_, buffer, sizeof buffer, 0);
            if (count <= 0) return text;
            text.append(buffer, static_cast<std::size_t>(count));
        }
    }

  private:
    int socket_;
    bool open_ = false;
};

}  // namespace

TEST_CASE("a password is exchanged for the partner API's tokens") {
    Client client(shared_server().port());
    const std::string path = "/v2/authorizations/bycredentials";
    const Got got = client.post_json(path, credentials(std::string(kDemoPassword)));
    REQUIRE(got.status == 200);
    check_shape(
        got.json(),
        "accessToken:s expiresIn:i expiresIn_str:s refreshToken:s scope:s user:i user_str:s");
    CHECK(got.json()["scope"] == "CommonInfo,EducationalInfo");
    CHECK(opens(got.json()["accessToken"]));
    const Got wrong = client.post_json(path, credentials("no"));
    CHECK(wrong.json() ==
          Json{{"type", "authorizationFailed"}, {"description", "Can't authorize"}});
    CHECK(client.post_json(path, {{"client_id", "ranets"}}).status == 400);
    CHECK(is_problem(client.post_text(path, "[", "application/json"), 400, "invalidRequest"));
    CHECK(is_problem(client.get(path), 405, "apiMethodNotSupported"));

    const Got renewed =
        client.post_json("/v2.0/authorizations", {{"client_id", kSameClient},
                                                  {"client_secret", "secret"},
                                                  {"grant_type", "RefreshToken"},
                                                  {"refreshToken", got.json()["refreshToken"]}});
    REQUIRE(renewed.status == 200);
    CHECK(opens(renewed.json()["accessToken"]));
}

TEST_CASE("a third-party client's code is exchanged by its secret, once") {
    Client client(shared_server().port());
    const Got asked = client.post_form("/oauth2",
                                       {{"response_type", "code"},
                                        {"client_id", kSameClient},
                                        {"redirect_uri", "http://127.0.0.1:9/"},
                                        {"login", "parent"},
                                        {"password", std::string(kDemoPassword)}},
                                       {{"Accept", "application/json"}});
    REQUIRE(asked.status == 200);
    const Json body{{"client_id", kClient},
                    {"client_secret", "secret"},
                    {"grant_type", "AuthorizationCode"},
                    {"code", asked.json()["code"]}};
    Json nameless = body;
    nameless.erase("client_secret");
    CHECK(client.post_json("/v2/authorizations", nameless).status == 400);
    const Got got = client.post_json("/v2/authorizations", body);
    REQUIRE(got.status == 200);
    const std::string token = got.json()["accessToken"];
    CHECK(opens(token));
    CHECK(is_problem(client.post_json("/v2/authorizations", body), 401, "authorizationFailed"));
    CHECK_FALSE(opens(token));
}

TEST_CASE("a code that was asked for with a challenge needs its verifier") {
    Client client(shared_server().port());
    httplib::Params form = authorize_form(shared_server(), "parent", std::string(kDemoPassword));
    form.erase("client_id");
    form.emplace("client_id", kClient);
    const Got asked = client.post_form("/oauth2", form, {{"Accept", "application/json"}});
    REQUIRE(asked.status == 200);
    CHECK(client
              .post_json("/v2/authorizations", {{"client_id", kClient},
                                                {"client_secret", "secret"},
                                                {"code", asked.json()["code"]}})
              .status == 401);
}

TEST_CASE("the partner API's odd paths lead to the same as the straight ones") {
    const Ids id = ids_of(known_school().pupil().index);
    const std::string person = std::to_string(id.person);
    Client pupil = signed_in("pupil");
    const std::string days = "from=2026-09-01&to=2026-11-18";
    const Got straight = pupil.get("/v2/persons/" + person +
                                   "/lesson-log-entries?startDate=2026-09-01&endDate=2026-11-18");
    CHECK(straight.status == 200);
    CHECK(pupil.get("/v2/persons/" + person + "/lesson-log-entries&" + days).body == straight.body);
    CHECK(pupil.get("/v2/persons/me/lesson-log-entries&" + days).body == straight.body);
    CHECK(pupil.get("/v2/persons/me").json()["id"] == id.person);
    CHECK(pupil.get("/v2/schools").json().size() == 1);
}

TEST_CASE("an administrator's school is an organisation") {
    Client admin = signed_in("admin");
    const Json own = admin.get("/v2/users/me/organizations").json();
    REQUIRE(own == Json::array({ids::school(0)}));
    check_shape(admin.get("/v2/users/me/organizations/" + std::to_string(ids::school(0))).json(),
                "OrganizationId:i OrganizationType:i RegionId:i DistrictId:i CityId:i");
    const std::string teacher = std::to_string(ids::person(known_school().district.demo().teacher));
    CHECK(admin.get("/v2/teacher/" + teacher + "/students").status == 200);
    CHECK(admin
              .get("/v2/persons/" + teacher + "/schools/" + std::to_string(ids::school(0)) +
                   "/edu-groups/teacher")
              .status == 200);
}

TEST_CASE("under maintenance the API answers with the partner's page") {
    Options options = two_schools();
    options.maintenance = true;
    TestServer server(options);
    Client client(server.port());
    for (const char* path : {"/v2/users/me", "/v2.0/marks/values", "/ext/v1/changes", "/oauth2"}) {
        const Got got = client.get(path);
        CHECK(got.status == 503);
        CHECK(got.header("Content-Type") == "text/html");
        CHECK(got.header("Retry-After") == "120");
        CHECK(got.body.find("<div class=\"error__description\"><p>") != std::string::npos);
    }
    CHECK(client.get("/config.json").status == 200);
}

TEST_CASE("a client that asks too often waits, others do not") {
    Options options = two_schools();
    options.rate_limit = 12;
    TestServer server(options);
    Client parent(server.port(), sign_in(server, "parent").access);
    Got got;
    for (int i = 0; i < 12; ++i) CHECK(parent.get("/v2/users/me").status == 200);
    got = parent.get("/v2/users/me");
    CHECK(is_problem(got, 429, "apiRequestLimit"));
    const int wait = std::atoi(got.header("Retry-After").c_str());
    CHECK((wait > 0 && wait <= 60));
    CHECK(Client(server.port(), sign_in(server, "pupil").access).get("/v2/users/me").status == 200);
}

TEST_CASE("invented tokens are one client: that of their address") {
    Options options = two_schools();
    options.rate_limit = 20;
    TestServer server(options);
    Client parent(server.port(), sign_in(server, "parent").access);  // two requests
    int refused = 0;
    for (int i = 0; i < 30; ++i) {
        Client inventor(server.port(), std::string(30, 'x') + std::to_string(10 + i));
        refused += inventor.get("/v2/users/me").status == 429 ? 1 : 0;
    }
    CHECK(refused == 12);
    CHECK(parent.get("/v2/users/me").status == 200);  // a true one has its own count
}

TEST_CASE("text that is not UTF-8 is refused wherever it stands, and nothing fails of it") {
    TestServer& server = shared_server();
    Client client = signed_in("pupil");
    const Headers as_json{{"Accept", "application/json"}};
    const auto is_refused = [](const Got& got, std::string_view path) {
        return path.starts_with("/oauth2/") ? is_oauth_error(got, 400, "invalid_request")
                                            : is_problem(got, 400, "invalidRequest");
    };
    for (const char* bad :
         {"%ff", "%C3", "%C3%28", "%E0%80%80", "%ED%A0%80", "%F4%90%80%80", "%C0%AF", "a%80"}) {
        const std::string text(bad);
        INFO(text);
        for (const std::string& path :
             {"/oauth2/authorize?response_type=token&state=" + text, "/v2/users?users=" + text,
              "/v2/users/me?" + text + "=1", "/v2/marks/values/type/" + text, "/v2/" + text,
              "/ext/v1/changes?since=" + text, "/" + text, "/config.json?" + text,
              "/v2/persons/search?lastName=" + text}) {
            INFO(path);
            CHECK(is_refused(client.get(path), path));
        }
        const std::string type = "application/x-www-form-urlencoded";
        for (const char* path : {"/oauth2/authorize", "/oauth2/token", "/oauth2/revoke", "/login",
                                 "/v2/authorizations", "/v2/users/many"}) {
            INFO(path);
            CHECK(is_refused(client.post_text(path, "state=" + text, type), path));
        }
        CHECK(is_problem(client.post_form("/login/?ReturnUrl=/oauth2&login=" + text, {}), 400,
                         "invalidRequest"));
    }
    // In JSON it is no JSON.
    CHECK(client.post_text("/v2/users/many", "[\"\xff\"]", "application/json").status == 400);
    CHECK(client.post_text("/v2/authorizations", "{\"client_id\":\"\\ud800\"}", "application/json")
              .status == 400);
    // All that is text passes, up to the last of its characters.
    auto form = authorize_form(server, "parent", std::string(kDemoPassword));
    form.erase("state");
    form.emplace("state", "\u00e9 \u0436 \u20ac \U0001F4D0 \U0010FFFF \x7f");
    CHECK(client.post_form("/oauth2/authorize", form, as_json).status == 200);
}

TEST_CASE("a thousand connections are held and still answered") {
    constexpr int kMany = 1'000;
    rlimit files{};
    REQUIRE(getrlimit(RLIMIT_NOFILE, &files) == 0);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    REQUIRE(files.rlim_cur > 2 * kMany + 200);

    TestServer server;
    std::vector<std::unique_ptr<Connection>> connections;
    for (int i = 0; i < kMany; ++i) {
        connections.push_back(std::make_unique<Connection>(server.port()));
    }
    for (int round = 0; round < 2; ++round) {
        int answered = 0;
        for (auto& connection : connections) REQUIRE(connection->ask());
        for (auto& connection : connections) answered += connection->answered() ? 1 : 0;
        CHECK(answered == kMany);
    }
    std::printf("held: %d keep-alive connections\n", kMany);

    // Idle ones sleep: within a second none wakes more often than a few times.
    const auto wakes = [] {
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        return usage.ru_nvcsw;
    };
    const long before = wakes();
    std::this_thread::sleep_for(std::chrono::seconds(1));
    CHECK(wakes() - before < 5L * kMany);
}

TEST_CASE(
    "requests that come in one go are answered in order, and the last may end the connection") {
    Connection connection(shared_server().port());
    REQUIRE(
        connection.send_text("GET /v2/users/me HTTP/1.1\r\nHost: x\r\n\r\n"
                             "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n"
                             "POST /oauth2/token HTTP/1.1\r\nHost: x\r\n"
                             "Content-Length: 2\r\nConnection: close\r\n\r\n{}"
                             "GET /never HTTP/1.1\r\nHost: x\r\n\r\n"));
    const std::string text = connection.rest();
    std::vector<std::string> statuses;
    for (auto at = text.find("HTTP/1.1 "); at != std::string::npos;
         at = text.find("HTTP/1.1 ", at + 1)) {
        statuses.push_back(text.substr(at + 9, 3));
    }
    CHECK(statuses == std::vector<std::string>{"401", "404", "400"});
}
