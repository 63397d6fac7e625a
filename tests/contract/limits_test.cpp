// Past each of the server's limits (http/limits.h): a clear status, and others are served on.
#include <sys/resource.h>

#include <chrono>
#include <cstdlib>
#include <thread>

#include <catch2/catch_test_macros.hpp>

#include "http/addresses.h"
#include "http/request_log.h"
#include "program.h"
#include "raw.h"
#include "support.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;
using namespace std::chrono_literals;

namespace {

const std::string kHost = "Host: 127.0.0.1\r\n";
const std::string kRequest = "GET /config.json HTTP/1.1\r\n" + kHost + "\r\n";
const std::string kBegun = "GET /config.json HTTP/1.1\r\n";
constexpr const char* kElsewhere = "127.0.0.2";

Options with(const Limits& limits) {
    Options options = two_schools();
    options.limits = limits;
    return options;
}

void check_served(int port, const char* from = kElsewhere) {
    Raw raw(port, from);
    raw.send(kRequest);
    raw.wait_for("\r\n\r\n");
    CHECK(raw.statuses() == "200");
}

Raw stream_of(int port, const std::string& token, const char* from = "127.0.0.1") {
    Raw raw(port, from);
    raw.send("GET /ext/v1/events HTTP/1.1\r\n" + kHost + "Authorization: Bearer " + token +
             "\r\n\r\n");
    raw.wait_for("\r\n\r\n");
    return raw;
}

}  // namespace

TEST_CASE("a head is counted in bytes and in fields, as it comes", "[limits]") {
    const int port = shared_server().port();
    const auto status = [&](const std::string& fields) {
        Raw raw(port);
        raw.send(kBegun + kHost + fields + "\r\n");
        raw.until_closed();
        return raw.statuses();
    };
    CHECK(status("A: " + std::string(20'000, 'x') + "\r\n") == "431");
    std::string fields;
    for (int i = 0; i < 200; ++i) fields += "A" + std::to_string(i) + ": x\r\n";
    CHECK(status(fields) == "431");
    Raw endless(port);
    endless.send(kBegun + kHost);
    bool goes_on = true;
    for (int i = 0; goes_on && i < 2000; ++i) {
        goes_on = endless.send("A: 0123456789\r\n");
        if (i % 100 == 0) endless.receive(1);  // a reader with its line of its own
    }
    endless.until_closed();
    CHECK(endless.statuses() == "431");
    check_served(port);
}

TEST_CASE("a body is counted as it comes, whatever it was said to be", "[limits]") {
    const int port = shared_server().port();
    const std::string post = "POST /login HTTP/1.1\r\n" + kHost;
    const std::string kilobyte = "400\r\n" + std::string(1024, 'x') + "\r\n";
    Raw declared(port);
    declared.send(post + "Content-Length: 1048577\r\n\r\n");
    declared.until_closed();
    CHECK(declared.statuses() == "413");
    Raw fits(port);
    fits.send(post + "Content-Length: 1048576\r\n\r\n" + std::string(1 << 20, 'x'));
    fits.wait_for("\r\n\r\n");
    CHECK(fits.statuses() != "413");
    Limits limits;
    limits.body_bytes = 100'000;
    TestServer small(with(limits));
    Raw chunked(small.port());
    chunked.send(post + "Transfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 200 && chunked.send(kilobyte); ++i) continue;
    chunked.until_closed();
    CHECK((chunked.statuses() == "413" || chunked.statuses().empty()));  // a reset may win
    Raw one_by_one(small.port());
    one_by_one.send(post + "Transfer-Encoding: chunked\r\n\r\n");
    std::string tiny;
    for (int i = 0; i < 1000; ++i) tiny += "1\r\nx\r\n";
    for (int i = 0; i < 200 && one_by_one.send(tiny); ++i) continue;
    one_by_one.until_closed();
    CHECK((one_by_one.statuses() == "413" || one_by_one.statuses().empty()));
    check_served(small.port());
}

TEST_CASE("a body that grows when it is unpacked is not taken", "[limits]") {
    for (const char* coding : {"gzip", "br", "deflate"}) {
        Raw raw(shared_server().port());
        raw.send("POST /login HTTP/1.1\r\n" + kHost + "Content-Encoding: " + coding +
                 "\r\nContent-Length: 3\r\n\r\nabc");
        raw.until_closed();
        CHECK(raw.statuses() == "415");
    }
}

TEST_CASE("all bodies together have a limit, too", "[limits]") {
    Limits limits;
    limits.body_bytes_in_all = 1'500'000;
    TestServer server(with(limits));
    const std::string begun = "POST /login HTTP/1.1\r\n" + kHost +
                              "Content-Length: 1000000\r\n\r\n" + std::string(999'999, 'x');
    Raw first(server.port());
    first.send(begun);
    first.receive(500);
    Raw second(server.port());
    second.send(begun);
    second.until_closed();
    CHECK(second.statuses() == "503");
    check_served(server.port());
    first.send("x");  // which is whole now, and answered
    first.wait_for("\r\n\r\n");
    CHECK(first.statuses() != "503");
    Raw third(server.port());
    third.send(begun + "x");
    third.wait_for("\r\n\r\n");
    CHECK(third.statuses() != "503");
}

TEST_CASE("a request that drips has a time of its own, and others do not wait for it", "[limits]") {
    Limits limits;
    limits.request_time = 1500ms;
    TestServer server(with(limits));
    std::vector<Raw> dripping;
    for (int i = 0; i < 200; ++i) dripping.emplace_back(server.port());
    const auto started = std::chrono::steady_clock::now();
    for (std::size_t at = 0; at < kBegun.size(); ++at) {
        for (Raw& raw : dripping) raw.send(kBegun.substr(at, 1));
        check_served(server.port());
        std::this_thread::sleep_for(50ms);
        if (std::chrono::steady_clock::now() - started > 10s) break;
    }
    for (Raw& raw : dripping) {
        raw.until_closed();
        CHECK(raw.statuses() == "408");
    }
}

TEST_CASE("a connection that asks for nothing is closed without a word", "[limits]") {
    Limits limits;
    limits.idle_time = 500ms;
    TestServer server(with(limits));
    Raw silent(server.port());
    Raw served(server.port());
    served.send(kRequest);
    CHECK(silent.until_closed().empty());
    served.until_closed();
    CHECK(served.statuses() == "200");
}

TEST_CASE("who takes nothing of an answer is not waited for", "[limits]") {
    Limits limits;
    limits.stall_time = 1s;
    TestServer server(with(limits));
    const std::string token = sign_in(server, "parent").access;
    const std::string get = "GET /v2/users/me/context HTTP/1.1\r\n" + kHost +
                            "Authorization: Bearer " + token + "\r\n\r\n";
    Raw raw(server.port());
    const auto started = std::chrono::steady_clock::now();
    // What is asked for stays in the line, until that is full on both sides.
    while (raw.send(get) && std::chrono::steady_clock::now() - started < 30s) continue;
    CHECK_FALSE(raw.send(get));
    check_served(server.port());
}

TEST_CASE("an address has so many connections, and others have theirs", "[limits]") {
    Limits limits;
    limits.connections_of_address = 5;
    TestServer server(with(limits));
    std::vector<Raw> begun;
    for (int i = 0; i < 5; ++i) {
        begun.emplace_back(server.port()).send(kBegun);
        begun.back().receive(50);
    }
    Raw sixth(server.port());
    sixth.send(kRequest);
    CHECK(sixth.until_closed().find("Retry-After: ") != std::string::npos);
    CHECK(sixth.statuses() == "503");
    check_served(server.port(), kElsewhere);
    begun.front().send(kHost + "\r\n");
    begun.front().wait_for("\r\n\r\n");
    CHECK(begun.front().statuses() == "200");
    // Now it waits for another request, and makes room.
    check_served(server.port(), "127.0.0.1");
    CHECK(begun.front().receive().find("503") == std::string::npos);
    CHECK(begun.front().is_closed());
}

TEST_CASE("all connections together have a limit, and idle ones make room", "[limits]") {
    Limits limits;
    limits.connections = 6;
    TestServer server(with(limits));
    std::vector<Raw> idle;
    for (int i = 0; i < 20; ++i) {
        idle.emplace_back(server.port());
        check_served(server.port());
    }
    std::vector<Raw> begun;
    for (int i = 0; i < 6; ++i) {
        begun.emplace_back(server.port()).send(kBegun);
        begun.back().receive(50);
    }
    Raw late(server.port(), kElsewhere);
    late.until_closed();
    CHECK(late.statuses() == "503");
    for (int i = 0; i < 40; ++i) Raw gone(server.port());
    begun.pop_back();
    begun.back().receive(200);
    check_served(server.port());
}

TEST_CASE("a trusted proxy has as many connections as it likes", "[limits]") {
    Options options = two_schools();
    options.limits.connections_of_address = 2;
    options.trusted_proxies = {"127.0.0.1"};
    TestServer server(options);
    std::vector<Raw> begun;
    for (int i = 0; i < 10; ++i) begun.emplace_back(server.port()).send(kBegun);
    check_served(server.port(), "127.0.0.1");
}

TEST_CASE("a person has so many streams, and all together have so many", "[limits]") {
    Limits limits;
    limits.streams = 5;
    limits.streams_of_person = 3;
    TestServer server(with(limits));
    const std::string parent = sign_in(server, "parent").access;
    const std::string pupil = sign_in(server, "pupil").access;
    std::vector<Raw> streams;
    for (int i = 0; i < 3; ++i) streams.push_back(stream_of(server.port(), parent));
    CHECK(stream_of(server.port(), parent).statuses() == "429");
    for (int i = 0; i < 2; ++i) streams.push_back(stream_of(server.port(), pupil));
    CHECK(stream_of(server.port(), pupil).statuses() == "503");
    for (const Raw& stream : streams) CHECK(stream.statuses() == "200");
    check_served(server.port());
    streams.clear();
    std::string status;
    const auto started = std::chrono::steady_clock::now();
    while (status != "200" && std::chrono::steady_clock::now() - started < 30s) {
        status = stream_of(server.port(), parent).statuses();
        std::this_thread::sleep_for(200ms);
    }
    CHECK(status == "200");  // places are given back
}

TEST_CASE("a stream that is not read is closed", "[limits]") {
    Limits limits;
    limits.stream_backlog = 10;  // less than its first event
    TestServer server(with(limits));
    Raw stream = stream_of(server.port(), sign_in(server, "pupil").access);
    stream.until_closed();
    CHECK(stream.is_closed());
    check_served(server.port());
}

TEST_CASE("with few files the program closes who is idle, and serves on", "[limits]") {
    Program program({"--port", "0", "--date=2026-11-18T12:34"}, [] {
        const rlimit few{256, 256};
        setrlimit(RLIMIT_NOFILE, &few);
    });
    const int port = program.port();
    std::vector<Raw> idle;
    for (int i = 0; i < 400; ++i) idle.emplace_back(port);
    for (int i = 0; i < 10; ++i) check_served(port);
    for (int i = 0; i < 400; ++i) idle.emplace_back(port).send(kBegun);
    Raw refused(port);
    refused.until_closed();
    idle.clear();
    check_served(port);
    program.signal(SIGTERM);
    CHECK(program.exit_code() == 0);
}

TEST_CASE("with few threads the program works with those that it gets, or says so", "[limits]") {
    const auto with_processes = [](rlim_t most) {
        constexpr uid_t kNobodyElse = 54'321;
        const rlimit few{most, most};
        if (setgid(kNobodyElse) != 0 || setuid(kNobodyElse) != 0) _exit(77);
        setrlimit(RLIMIT_NPROC, &few);
        setenv("ASAN_OPTIONS", "detect_leaks=0", 1);  // takes a thread of its own
        if (access(RANETS_STUB_PROGRAM, X_OK) != 0) _exit(77);
    };
    static const auto prepare = with_processes;
    Program none({"--port", "0", "--date=2026-11-18T12:34"}, [] { prepare(1); });
    const std::string text = none.complaint();
    const int code = none.exit_code();
    if (code == 77) SKIP("only root can become somebody who may read the program");
    CHECK(code == 2);
    CHECK(text == "ranets-stub: cannot start a thread.\n");
    Program one({"--port", "0", "--date=2026-11-18T12:34"}, [] { prepare(2); });
    const int port = one.port();
    for (int i = 0; i < 20; ++i) check_served(port);
    one.signal(SIGTERM);
    CHECK(one.exit_code() == 0);
}

TEST_CASE("of X-Forwarded-For only the word of a trusted proxy counts", "[limits]") {
    const TrustedProxies proxies({"10.0.0.1", "::ffff:10.0.0.2", "2001:db8::1"});
    const auto remote = [&](const std::string& peer, const std::vector<std::string>& lines) {
        Request request;
        for (const std::string& line : lines) request.headers.add("x-forwarded-for", line);
        proxies.identify(request, peer);
        return request.remote;
    };
    CHECK(remote("10.0.0.9", {"1.2.3.4"}) == "10.0.0.9");
    CHECK(remote("10.0.0.1", {"1.2.3.4"}) == "1.2.3.4");
    CHECK(remote("10.0.0.2", {"6.6.6.6, 1.2.3.4"}) == "1.2.3.4");  // the first is the client's own
    CHECK(remote("10.0.0.1", {"6.6.6.6", "1.2.3.4"}) == "1.2.3.4");
    CHECK(remote("10.0.0.1", {"1.2.3.4, 10.0.0.2"}) == "1.2.3.4");
    CHECK(remote("2001:db8::1", {"2001:0db8::0005"}) == "2001:db8::5");
    CHECK(remote("10.0.0.1", {}) == "10.0.0.1");
    CHECK(remote("10.0.0.1", {"unknown"}) == "10.0.0.1");
    CHECK(remote("10.0.0.1", {"1.2.3.4, <script>"}) == "10.0.0.1");
    CHECK(network_of("2001:db8:1:2:3::4") == network_of("2001:db8:1:2::9"));
    CHECK(network_of("2001:db8:1:2::9") != network_of("2001:db8:1:3::9"));
    CHECK(network_of("1.2.3.4") != network_of("1.2.3.5"));
}

TEST_CASE("a line of the log holds one request, and nothing that steers a terminal", "[limits]") {
    CHECK(loggable("/v2/users/me") == "/v2/users/me");
    CHECK(loggable("/x\n2026 GET /forged 200") == "/x\\x0a2026\\x20GET\\x20/forged\\x20200");
    CHECK(loggable("/\x1b[2J\x7f\r\t") == "/\\x1b[2J\\x7f\\x0d\\x09");
    CHECK(loggable("/\xe2\x80\xae\xc2\x9b") == "/\\xe2\\x80\\xae\\xc2\\x9b");
    CHECK(loggable("/\\x0a") == "/\\x5cx0a");
    CHECK(loggable("/users/me&access_token=secret") == "/users/me");
    CHECK(loggable("/users/me?access_token=secret") == "/users/me");
    CHECK(loggable("/ext/v1/calendars/secret.ics") == "/ext/v1/calendars/-");
}
