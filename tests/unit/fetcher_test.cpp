#include <catch2/catch_test_macros.hpp>

#include "support/fake_device.h"
#include "sync/fetcher.h"

using namespace ranets;
using namespace ranets::sync;
using Kind = model::Error::Kind;

namespace {

struct Net {
    test::FakeClock device;
    test::EventQueue events{device};
    test::FakeTimers timers{events};
    test::FakeRng rng{3};
    test::FakeHttp http{events};
    ServerClock clock{device, 0};
    Fetcher fetcher{http, timers, rng, clock};
    std::vector<Reply> replies;
    std::vector<std::int64_t> told_at;  // of get()

    Ticket get(std::string url, Priority priority = Priority::Screen) {
        Call call;
        call.request.url = std::move(url);
        call.priority = priority;
        return fetcher.send(std::move(call), [this](Reply reply) {
            replies.push_back(std::move(reply));
            told_at.push_back(device.monotonic_ms());
        });
    }
    Ticket post(std::string url, bool repeatable = false) {
        Call call;
        call.request.method = Method::Post;
        call.request.url = std::move(url);
        call.repeatable = repeatable;
        return fetcher.send(std::move(call),
                            [this](Reply reply) { replies.push_back(std::move(reply)); });
    }
    void run() {
        while (events.run_next()) {
        }
    }
    // Answers every request so.
    void serve(Response response) {
        http.server = [response](const Request&) { return response; };
    }
};

Response answer(int status, std::string body, std::string type = "application/json") {
    Response response;
    response.status = status;
    response.headers = {{"content-type", std::move(type)}};
    response.body = std::move(body);
    return response;
}

}  // namespace

TEST_CASE("four requests fly at a time, the screen's before the rest") {
    Net net;
    net.serve(answer(200, "{}"));
    for (int i = 0; i < 6; ++i) net.get("/later/" + std::to_string(i), Priority::Background);
    net.get("/now");
    CHECK(net.http.in_flight() == 4);
    net.run();
    CHECK(net.http.most_in_flight == 4);
    REQUIRE(net.http.requests.size() == 7);
    CHECK(net.http.requests[4].url == "/now");
    CHECK(net.http.requests[5].url == "/later/4");
    CHECK(net.replies.size() == 7);
}

TEST_CASE("a cancelled call is never answered and makes room") {
    Net net;
    net.serve(answer(200, "{}"));
    std::vector<Ticket> tickets;
    for (int i = 0; i < 6; ++i) tickets.push_back(net.get("/" + std::to_string(i)));
    net.fetcher.cancel(tickets[0]);
    net.fetcher.cancel(tickets[5]);
    net.fetcher.cancel(12345);
    CHECK(net.http.in_flight() == 4);
    net.run();
    CHECK(net.replies.size() == 4);
    CHECK(net.http.count("/5") == 0);
}

TEST_CASE("what the screen waits for is tried three times with growing, random pauses") {
    Net net;
    net.serve(answer(503, "busy", "text/plain"));
    net.get("/a");
    net.run();
    CHECK(net.http.requests.size() == 3);
    REQUIRE(net.replies.size() == 1);
    CHECK(net.replies[0].error->kind == Kind::Server);
    CHECK(net.replies[0].error->retryable);
    CHECK(net.replies[0].error->status == 503);
    CHECK(net.fetcher.line().down());

    Net other;  // another seed waits otherwise
    other.rng = test::FakeRng{99};
    other.serve(answer(503, "", "text/plain"));
    other.get("/a");
    other.run();
    CHECK(other.told_at.at(0) != net.told_at.at(0));
    CHECK(other.told_at.at(0) <= 1'000 + 4'000 + 3 * net.http.latency_ms);
}

TEST_CASE("what nobody waits for is tried once") {
    Net net;
    net.serve(answer(503, "", "text/plain"));
    net.get("/a", Priority::Background);
    net.run();
    CHECK(net.http.requests.size() == 1);
    CHECK(net.replies.size() == 1);
    CHECK_FALSE(net.fetcher.line().down());
}

TEST_CASE("while the line is in trouble one call at a time is tried, for all") {
    Net net;
    net.serve(answer(503, "", "text/plain"));
    for (int i = 0; i < 8; ++i) net.get("/" + std::to_string(i));
    net.run();
    CHECK(net.replies.size() == 8);
    CHECK(net.http.requests.size() == 6);  // four at first, then two
    for (const auto& reply : net.replies) CHECK(reply.error->kind == Kind::Server);

    // From now on nobody gets through until it is time.
    net.http.forget();
    net.serve(answer(200, "{}"));
    net.fetcher.line().failed({net.device.monotonic_ms()}, Kind::Server, 60'000);
    net.get("/late");
    net.events.run_until(net.device.monotonic_ms() + 1'000);
    CHECK(net.http.requests.empty());
    CHECK(net.replies.back().error->kind == Kind::Server);
    net.fetcher.probe();
    net.get("/asked");
    net.events.run_until(net.device.monotonic_ms() + 1'000);
    CHECK(net.replies.back().ok());
    CHECK_FALSE(net.fetcher.line().in_trouble());
    net.get("/others");
    net.events.run_until(net.device.monotonic_ms() + 1'000);
    CHECK(net.http.count("/others") == 1);
}

TEST_CASE("whoever missed something is told when a try is worth while") {
    Net net;
    int ready = 0;
    net.fetcher.on_ready = [&] { ++ready; };
    net.serve(answer(503, "", "text/plain"));
    net.get("/a");
    net.run();
    CHECK(ready == 1);
    CHECK(net.http.requests.size() == 3);
}

TEST_CASE("a retry that succeeds is a success") {
    Net net;
    int calls = 0;
    net.http.server = [&](const Request&) {
        return ++calls < 3 ? answer(502, "", "text/html") : answer(200, R"({"a":1})");
    };
    net.get("/a");
    net.run();
    REQUIRE(net.replies.size() == 1);
    CHECK(net.replies[0].ok());
    CHECK(net.replies[0].body == R"({"a":1})");
}

TEST_CASE("a writing is tried again only if it is known to be harmless") {
    Net net;
    net.serve(answer(500, "{}"));
    net.post("/a");
    net.run();
    CHECK(net.http.requests.size() == 1);
    Net other;
    other.serve(answer(500, "{}"));
    other.post("/b", true);
    other.run();
    CHECK(other.http.count("/b") == 3);
}

TEST_CASE("what the server asks for is waited, however long") {
    auto busy = answer(429, "{}");
    busy.headers.emplace_back("retry-after", "7");
    Net net;
    net.serve(busy);
    net.get("/a");
    net.events.run_until(6'900);
    CHECK(net.http.requests.size() == 1);
    net.run();
    CHECK(net.http.requests.size() == 3);
    CHECK(net.replies[0].limited);
    CHECK(net.told_at.at(0) >= 14'000);

    // Whoever waits is told at once where it is long, and nobody asks before.
    for (const char* when : {"3600", "Wed, 18 Nov 2026 06:34:00 GMT"}) {
        busy.headers.back().second = when;
        Net far;
        far.serve(busy);
        far.get("/b");
        far.events.run_until(200);
        CHECK(far.replies.size() == 1);
        far.get("/c");
        far.events.run_until(3'590'000);
        CHECK(far.replies.size() == 2);
        CHECK(far.http.requests.size() == 1);
        CHECK(*far.fetcher.line().wait_ms() <= 11'000);
    }
}

TEST_CASE("without a network nothing is tried again until it is back") {
    Net net;
    net.http.connected = false;
    net.get("/a");
    net.run();
    CHECK(net.http.requests.size() == 1);
    REQUIRE(net.replies.size() == 1);
    CHECK(net.replies[0].error->kind == Kind::Offline);
}

TEST_CASE("no answer in time is a time-out") {
    Net net;
    net.http.server = [](const Request&) { return std::nullopt; };
    net.post("/a");
    net.events.run_until(14'999);
    CHECK(net.replies.empty());
    net.events.run_until(15'000);
    REQUIRE(net.replies.size() == 1);
    CHECK(net.replies[0].error->kind == Kind::Timeout);
}

TEST_CASE("statuses and bodies are classified") {
    const auto kind = [](Response response) -> std::optional<Kind> {
        const auto reply = classify(std::move(response));
        return reply.error ? std::optional(reply.error->kind) : std::nullopt;
    };
    CHECK_FALSE(kind(answer(200, "{}")));
    CHECK_FALSE(kind(answer(200, "{}", "application/json; charset=utf-8")));
    CHECK_FALSE(kind(answer(200, R"({"type":"Group"})")));
    CHECK(kind(answer(200, "<html>", "text/html")) == Kind::Garbled);
    CHECK(kind(answer(200, "{}", "application/jsonp")) == Kind::Garbled);
    CHECK(kind(answer(204, "", "")) == Kind::Garbled);
    CHECK(kind(answer(302, "{}")) == Kind::Garbled);
    const std::string blanks(Fetcher::kLargestBody - 2, ' ');
    CHECK(kind(answer(200, '{' + blanks + " }")) == Kind::Garbled);
    CHECK_FALSE(kind(answer(200, '{' + blanks + '}')));
    CHECK(kind(answer(304, "", "")) == Kind::Garbled);
    CHECK(kind(answer(200, R"({"days":[{"date":)")) == Kind::Garbled);
    CHECK(kind(answer(200, R"({"days":[{}]})")) == std::nullopt);
    CHECK(kind(answer(404, "{}")) == Kind::Refused);
    CHECK(kind(answer(500, "")) == Kind::Server);
    CHECK(kind(answer(550, "<html>", "text/html")) == Kind::Server);
    CHECK(kind(answer(433, "")) == Kind::Server);
    CHECK(kind(answer(200, R"({"type":"parameterInvalid","description":"x"})")) == Kind::Refused);
    CHECK(kind(answer(200, R"({"type":"apiServerError","description":"x"})")) == Kind::Server);
}

TEST_CASE("only our server's word says that a token is bad") {
    CHECK(classify(answer(401, "{}")).token_refused);
    CHECK(classify(answer(200, R"({"type":"invalidToken","description":""})")).token_refused);
    CHECK(classify(answer(403, R"({"type":"invalidToken","description":""})")).token_refused);
    CHECK_FALSE(classify(answer(403, R"({"type":"notOwner","description":""})")).token_refused);
    const auto portal = classify(answer(401, "<html>", "text/html"));
    CHECK_FALSE(portal.token_refused);
    CHECK(portal.error->kind == Kind::Garbled);
}

TEST_CASE("nothing arrives after the fetcher is gone") {
    test::FakeClock device;
    test::EventQueue events{device};
    test::FakeTimers timers{events};
    test::FakeRng rng{3};
    test::FakeHttp http{events};
    ServerClock clock{device, 0};
    http.server = [](const Request& request) {
        return answer(request.url == "/waits" ? 503 : 200, "{}");
    };
    int answers = 0;
    {
        Fetcher fetcher{http, timers, rng, clock};
        for (const char* url : {"/waits", "/flies"}) {
            Call call;
            call.request.url = url;
            fetcher.send(std::move(call), [&](const Reply&) { ++answers; });
        }
        events.run_next();  // the first one waits for its next try
        CHECK(timers.pending() == 1);
    }
    while (events.run_next()) {
    }
    CHECK(answers == 0);
    CHECK(timers.pending() == 0);
}

TEST_CASE("only who asked whether an answer still holds is told so") {
    Net net;
    auto same = answer(304, "", "");
    same.headers = {{"etag", "\"a\""}};
    net.serve(same);
    Call call;
    call.request.url = "/a";
    call.request.headers = {{"If-None-Match", "\"a\""}};
    net.fetcher.send(std::move(call), [&](Reply reply) { net.replies.push_back(reply); });
    net.get("/b");
    net.run();
    REQUIRE(net.replies.size() == 2);
    CHECK(net.replies[0].ok());
    CHECK(net.replies[0].unchanged);
    CHECK(net.replies[0].etag == "\"a\"");
    CHECK(net.replies[1].error->kind == Kind::Garbled);
}

TEST_CASE("a body is cut off while it comes in") {
    Net net;
    net.serve(answer(200, '{' + std::string(10u << 20, ' ') + '}'));
    net.get("/a");
    net.run();
    CHECK(net.http.requests.at(0).most_bytes == Fetcher::kLargestBody);
    REQUIRE(net.replies.size() == 1);
    CHECK(net.replies[0].error->kind == Kind::Garbled);
    CHECK(net.replies[0].body.empty());
    CHECK(net.fetcher.line().in_trouble());
}

TEST_CASE("dates of HTTP are read, other texts are not") {
    CHECK(parse_http_date("Wed, 18 Nov 2026 05:34:00 GMT") == test::kDeviceStart);
    CHECK(parse_http_date("Thu, 01 Jan 1970 00:00:09 GMT") == model::Instant{9'000});
    CHECK(parse_http_date("Sun, 31 Dec 2034 23:59:59 GMT")->ms % 86'400'000 == 86'399'000);
    for (const char* wrong : {"", "now", "Wed, 18 Xov 2026 05:34:00 GMT",
                              "Wed, 18 ovD 2026 05:34:00 GMT", "Wed, 31 Nov 2026 05:34:00 GMT",
                              "Wed, 18 Nov 2026 05:34:00 UTC", "Wednesday, 18-Nov-26 05:34:00 GMT",
                              "Wed, 18 Nov 2026 05:34:0x GMT", "Wed, 18 Nov 2026 25:34:00 GMT"}) {
        INFO(wrong);
        CHECK_FALSE(parse_http_date(wrong));
    }
}

TEST_CASE("the server's clock follows its answers but not their rounding") {
    test::FakeClock device;
    ServerClock clock{device, 0};
    int moves = 0;
    clock.on_moved = [&] { ++moves; };
    clock.observe("Wed, 18 Nov 2026 05:34:01 GMT");
    CHECK(moves == 0);
    CHECK(clock.offset_ms() == 0);
    clock.observe("Wed, 18 Nov 2026 05:33:00 GMT");
    CHECK(clock.now() == test::kDeviceStart + -60'000);
    clock.observe("garbage");
    CHECK(moves == 1);
}

TEST_CASE("only answers of our own server set the clock") {
    Net net;
    auto portal = answer(200, "<html>", "text/html");
    portal.headers.emplace_back("date", "Wed, 18 Nov 2020 05:34:00 GMT");
    net.serve(portal);
    net.get("/a");
    net.run();
    CHECK(net.clock.offset_ms() == 0);
    auto ours = answer(404, "{}");
    ours.headers.emplace_back("date", "Thu, 18 Nov 2027 05:34:00 GMT");
    net.serve(ours);
    net.get("/a");
    net.run();
    CHECK(net.clock.offset_ms() > 360LL * 86'400'000);
}

TEST_CASE("what was sent and what of it failed is counted, repetitions too") {
    Net net;
    net.serve(answer(200, "{}"));
    net.get("/well");
    net.run();
    CHECK(net.fetcher.counts().sent == 1);
    CHECK(net.fetcher.counts().failed == 0);
    net.serve(answer(503, "{}"));
    net.get("/ill");
    net.run();
    CHECK(net.fetcher.counts().sent == 1 + Fetcher::kAttempts);
    CHECK(net.fetcher.counts().failed == Fetcher::kAttempts);
}
