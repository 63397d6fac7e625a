// The demo's switches: a bad line on purpose, and the school's clock.
#include <chrono>
#include <filesystem>
#include <fstream>

#include <catch2/catch_test_macros.hpp>

#include "support.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

constexpr const char* kFaults = "/ext/v1/demo/faults";

Options with(const Faults& faults) {
    Options options = two_schools();
    options.faults = faults;
    return options;
}

// Asks without the checks that answers of a good line bear, and each time on a new connection.
struct Asker {
    int port;
    std::string token;

    httplib::Result get(const std::string& path) const { return client().Get(path, headers({})); }
    httplib::Result put(const std::string& path, const Json& body, const Headers& more) const {
        return client().Put(path, headers(more), body.dump(), "application/json");
    }

  private:
    httplib::Client client() const {
        httplib::Client http("127.0.0.1", port);
        http.set_read_timeout(30);
        return http;
    }
    httplib::Headers headers(const Headers& more) const {
        httplib::Headers all{{"Authorization", "Bearer " + token}};
        for (const auto& [name, value] : more) all.emplace(name, value);
        return all;
    }
};

void set_faults(TestServer& server, const Json& faults) {
    REQUIRE(Client(server.port()).put_json(kFaults, faults).status == 200);
}

std::string tick_path() {
    const LessonRef lesson =
        known_school().lesson(known_school().demo_class(), Date::of(2026, 11, 20), 1);
    return "/ext/v1/homework/" + std::to_string(ids::work({lesson, WorkSlot::Homework})) + "/done";
}

// How many writes the server has kept: the last number of its log.
int kept_writes(Client& client) {
    const std::string cursor = client.get("/ext/v1/changes").json()["cursor"];
    return std::stoi(cursor.substr(cursor.find('-') + 1));
}

// A page of one large file.
struct Site {
    std::filesystem::path directory;
    explicit Site(std::size_t size) {
        std::string name = (std::filesystem::temp_directory_path() / "ranets-site-XXXXXX").string();
        directory = mkdtemp(name.data());
        std::ofstream(directory / "file.txt") << std::string(size, 'x');
    }
    ~Site() { std::filesystem::remove_all(directory); }
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;
};

double seconds_since(steady_clock::time_point start) {
    return std::chrono::duration<double>(steady_clock::now() - start).count();
}

}  // namespace

TEST_CASE("faults are told, set one by one and taken back to those of the start") {
    TestServer server(with({.latency = 5, .cut = 0}));
    Client client(server.port());
    const Json start{{"latency", 5},     {"loss", 0.0},    {"cut", 0.0},
                     {"errorRate", 0.0}, {"garbage", 0.0}, {"bandwidth", 0}};
    CHECK(client.get(kFaults).json() == start);
    const Got got = client.put_json(kFaults, {{"loss", 0.25}, {"bandwidth", 5000}});
    CHECK(got.status == 200);
    check_shape(got.json(), "latency:i loss:n cut:n errorRate:n garbage:n bandwidth:i");
    CHECK(got.json()["loss"] == 0.25);
    CHECK(got.json()["bandwidth"] == 5000);
    CHECK(got.json()["latency"] == 5);
    CHECK(client.get(kFaults).json() == got.json());
    CHECK(client.remove(kFaults).json() == start);
    CHECK(client.get(kFaults).json() == start);
}

TEST_CASE("a wrong fault is named, and none of its request is set") {
    TestServer server;
    Client client(server.port());
    const auto refused = [&](const Json& body, const std::string& name) {
        const Got got = client.put_json(kFaults, body);
        INFO(got.body);
        CHECK(is_problem(got, 400, "parameterInvalid"));
        CHECK(got.json()["description"].get<std::string>().ends_with(": " + name));
    };
    refused({{"latency", 100}, {"loss", 1.5}}, "loss");
    refused({{"loss", -0.1}}, "loss");
    refused({{"loss", "0.5"}}, "loss");
    refused({{"latency", 60'001}}, "latency");
    refused({{"latency", 0.5}}, "latency");
    refused({{"bandwidth", -1}}, "bandwidth");
    refused({{"colour", 1}}, "colour");
    refused(Json::array(), "body");
    CHECK(client.get(kFaults).json()["latency"] == 0);
}

TEST_CASE(
    "a lost request has no answer, and its write happened or not; repeated, it happens once") {
    constexpr int kWrites = 16;
    TestServer server;
    const std::string token = sign_in(server, "pupil").access;
    const Asker asker{server.port(), token};
    Client client(server.port(), token);
    set_faults(server, {{"loss", 1}});
    const auto tick = [&](int i) {
        return asker.put(tick_path(), {{"done", i % 2 == 0}}, idempotency_key(i));
    };
    for (int i = 0; i < kWrites; ++i) CHECK_FALSE(tick(i));
    CHECK(Client(server.port()).get("/config.json").status == 200);  // the page is not lost
    CHECK(Client(server.port()).remove(kFaults).status == 200);
    const int kept = kept_writes(client);
    CHECK(kept > 0);
    CHECK(kept < kWrites);
    for (int i = 0; i < kWrites; ++i) CHECK(tick(i)->status == 200);
    CHECK(kept_writes(client) == kWrites);
}

TEST_CASE("errors come with and without a time to come again, and nothing was done") {
    TestServer server;
    const std::string token = sign_in(server, "pupil").access;
    const Asker asker{server.port(), token};
    set_faults(server, {{"errorRate", 1}});
    int with_time = 0;
    constexpr int kTries = 20;
    for (int i = 0; i < kTries; ++i) {
        const auto got = asker.put(tick_path(), {{"done", true}}, idempotency_key(i));
        REQUIRE(got);
        CHECK(got->status == 503);
        CHECK(parse_json(got->body)["type"] == "apiServerError");
        with_time += got->has_header("Retry-After") ? 1 : 0;
    }
    CHECK(with_time > 0);
    CHECK(with_time < kTries);
    set_faults(server, {{"errorRate", 0}});
    Client client(server.port(), token);
    CHECK(kept_writes(client) == 0);
}

TEST_CASE("garbage is a stranger's page, or JSON that is none, with status 200") {
    TestServer server;
    const Asker asker{server.port(), sign_in(server, "pupil").access};
    set_faults(server, {{"garbage", 1}});
    int pages = 0;
    int broken = 0;
    for (int i = 0; i < 20; ++i) {
        const auto got = asker.get("/v2/users/me");
        REQUIRE(got);
        CHECK(got->status == 200);
        const std::string type = got->get_header_value("Content-Type");
        pages += type.starts_with("text/html") ? 1 : 0;
        if (!type.starts_with("application/json")) continue;
        ++broken;
        CHECK(parse_json(got->body).is_discarded());
    }
    CHECK(pages > 0);
    CHECK(broken > 0);
    CHECK(pages + broken == 20);
}

TEST_CASE("a cut answer ends in the middle of its body") {
    TestServer server;
    const Asker asker{server.port(), sign_in(server, "pupil").access};
    const std::size_t whole = asker.get("/v2/users/me/context")->body.size();
    set_faults(server, {{"cut", 1}});
    httplib::Client http("127.0.0.1", server.port());
    std::size_t length = 0;
    std::size_t got = 0;
    const auto result = http.Get(
        "/v2/users/me/context", {{"Authorization", "Bearer " + asker.token}},
        [&](const httplib::Response& response) {
            CHECK(response.status == 200);
            length =
                static_cast<std::size_t>(std::stoul(response.get_header_value("Content-Length")));
            return true;
        },
        [&](const char*, std::size_t size) {
            got += size;
            return true;
        });
    CHECK_FALSE(result);
    CHECK(length == whole);
    CHECK(got == whole / 2);
    // Streams, too: within their first event.
    const auto stream = http.Get("/ext/v1/events", {{"Authorization", "Bearer " + asker.token}});
    CHECK_FALSE(stream);
}

TEST_CASE("latency holds back the API and the page, the switches never") {
    TestServer server(with({.latency = 400, .bandwidth = 2'000}));
    Client client(server.port());
    const auto lasts = [&](const char* path) {
        const auto start = steady_clock::now();
        client.get(path);
        return seconds_since(start);
    };
    CHECK(lasts("/config.json") >= 0.4);
    CHECK(lasts("/v2/users/me") >= 0.4);
    set_faults(server, {{"latency", 60'000}});
    CHECK(lasts("/demo") < 30);
    CHECK(lasts(kFaults) < 30);
}

TEST_CASE("all connections share one bandwidth") {
    const Site site(10'000);
    Options options = with({.bandwidth = 20'000});
    options.site = site.directory.string();
    TestServer server(options);
    const auto start = steady_clock::now();
    std::vector<std::thread> threads;
    for (int i = 0; i < 3; ++i) {
        threads.emplace_back([&] {
            httplib::Client http("127.0.0.1", server.port());
            const auto got = http.Get("/file.txt");
            if (got) CHECK(got->body.size() == 10'000);
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(seconds_since(start) >= 1.4);  // 30 KB at 20 KB a second
}

TEST_CASE("what befalls requests follows from the seed and their number") {
    constexpr int kRequests = 40;
    const auto fate = [](TestServer& server) {
        const Asker asker{server.port(), ""};
        std::string text;
        for (int i = 0; i < kRequests; ++i) {
            const auto got = asker.get("/v2/users/me");
            text += !got ? 'l' : got->status == 503 ? 'e' : '.';
        }
        return text;
    };
    const Options options = with({.loss = 0.3, .error_rate = 0.3});
    TestServer one(options);
    const std::string first = fate(one);
    INFO(first);
    for (const char each : {'l', 'e', '.'}) CHECK(std::ranges::count(first, each) > 3);
    TestServer same(options);
    CHECK(fate(same) == first);
    set_faults(one, Json::object());  // counts anew
    CHECK(fate(one) == first);
    Options other = options;
    other.seed = 2;
    TestServer second(other);
    CHECK(fate(second) != first);
}

TEST_CASE("the switches are closed to pages of other sites and to other machines") {
    TestServer server;
    Client client(server.port());
    const Json body{{"latency", 0}};
    for (const Headers& elsewhere :
         {Headers{{"Sec-Fetch-Site", "cross-site"}}, Headers{{"Sec-Fetch-Site", "same-site"}},
          Headers{{"Origin", "http://school.example"}}}) {
        CHECK(is_problem(client.put_json(kFaults, body, elsewhere), 403, "systemForbidden"));
        CHECK(is_problem(client.get(kFaults, elsewhere), 403, "systemForbidden"));
        CHECK(is_problem(client.put_json("/ext/v1/demo/clock", body, elsewhere), 403,
                         "systemForbidden"));
    }
    CHECK(client
              .put_json(kFaults, body,
                        {{"Origin", server.origin()}, {"Sec-Fetch-Site", "same-origin"}})
              .status == 200);
    const Headers proxied{{"Host", "school.example"}};
    CHECK(is_problem(client.get(kFaults, proxied), 404, "apiResourceUnavailable"));
    CHECK(client.get("/demo", proxied).status == 404);

    Options anywhere = two_schools();
    anywhere.host = "0.0.0.0";
    anywhere.demo = true;
    TestServer open(anywhere);
    CHECK(Client(open.port()).get(kFaults, proxied).status == 200);
    CHECK(Client(open.port()).get("/demo", proxied).status == 200);
}

TEST_CASE("what a proxy passes on opens no switches, whatever host it names") {
    const Json faults{{"loss", 0}};
    const Json now{{"now", "2026-11-18T12:34"}};
    for (const char* host : {"127.0.0.1", "0.0.0.0"}) {
        Options options = two_schools();
        options.host = host;
        TestServer server(options);
        Client client(server.port());
        for (const char* header : {"Forwarded", "X-Forwarded-For", "X-Forwarded-Proto",
                                   "X-Forwarded-Host", "X-Real-IP", "Via"}) {
            INFO(header);
            const Headers proxied{{header, "127.0.0.1"}};
            CHECK(client.put_json(kFaults, faults, proxied).status == 404);
            CHECK(client.put_json("/ext/v1/demo/clock", now, proxied).status == 404);
            CHECK(client.get("/demo", proxied).status == 404);
        }
        CHECK(client.put_json(kFaults, faults).status == 200);
    }
}

TEST_CASE("the page of the switches has presets, a script of its own and a strict policy") {
    TestServer server;
    Client client(server.port());
    const Got page = client.get("/demo");
    CHECK(page.status == 200);
    CHECK(page.header("Content-Type").starts_with("text/html"));
    CHECK(page.header("Content-Security-Policy").starts_with("default-src 'none'; script-src"));
    CHECK(page.header("Content-Security-Policy").find("unsafe") == std::string::npos);
    for (const char* preset : {"Обычная связь", "2G в автобусе", "Обрывы", "Сервер болен",
                               "Портал гостиницы", "Сети нет"}) {
        CHECK(page.body.find(preset) != std::string::npos);
    }
    CHECK(client.get("/demo/page.js").header("Content-Type").starts_with("text/javascript"));
    CHECK(client.get("/demo/style.css").header("Content-Type").starts_with("text/css"));
    CHECK(client.get("/demo/other").status == 404);
    CHECK(client.put_json("/demo", Json::object()).status == 405);
    CHECK(client.post_json(kFaults, Json::object()).status == 405);
    CHECK(client.get("/ext/v1/demo/clock").status == 405);
    CHECK(client.get("/ext/v1/demo/other").status == 404);
}

TEST_CASE("the school's clock is set while the server runs, and goes on from there") {
    TestServer server;
    Client client(server.port(), sign_in(server, "pupil").access);
    const auto set = [&](const Json& now) {
        return client.put_json("/ext/v1/demo/clock", {{"now", now}});
    };
    const Got got = set("2026-11-20T08:05");
    CHECK(got.status == 200);
    CHECK(got.json() == Json{{"now", "2026-11-20T08:05"}});
    const Got own = client.get("/ext/v1/persons/me/own/2026-11-20/2026-11-20");
    CHECK(own.header("Date").starts_with("Fri, 20 Nov 2026 01:05:"));
    CHECK(own.json()["marksSince"] == "2026-11-19T17:00:00.000Z");
    CHECK(set("2026-11-18T12:34:59").status == 200);
    CHECK(client.get("/config.json").header("Date").starts_with("Wed, 18 Nov 2026 05:3"));
    for (const Json& bad : {Json("2026-11-18"), Json("2026-13-18T12:34"), Json("2026-11-18T25:00"),
                            Json("2026-11-18T12:34:60"), Json("2026-11-18T12:34Z"), Json(7),
                            Json("now"), Json("x2026-11-18T12:34T99")}) {
        CHECK(is_problem(set(bad), 400, "parameterInvalid"));
    }
    CHECK(
        is_problem(client.put_json("/ext/v1/demo/clock", Json::array()), 400, "parameterInvalid"));
}

TEST_CASE("a server ends at once, however bad its line") {
    const Site site(10'000);
    Options options = with({.bandwidth = 10});
    options.site = site.directory.string();
    auto server = std::make_unique<TestServer>(options);
    const int port = server->port();
    std::vector<std::thread> threads;
    const auto begun = steady_clock::now();
    threads.emplace_back([=] { httplib::Client("127.0.0.1", port).Get("/file.txt"); });
    std::this_thread::sleep_for(300ms);
    set_faults(*server, {{"latency", 60'000}});  // which is not kept waiting by the line
    CHECK(seconds_since(begun) < 8);             // which 80 bytes at 10 a second would take
    threads.emplace_back([=] { httplib::Client("127.0.0.1", port).Get("/config.json"); });
    std::this_thread::sleep_for(300ms);
    const auto start = steady_clock::now();
    server.reset();
    CHECK(seconds_since(start) < 30);
    for (std::thread& thread : threads) thread.join();
}
