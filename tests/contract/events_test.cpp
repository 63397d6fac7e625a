// The change feed as server-sent events.
#include <chrono>

#include <catch2/catch_test_macros.hpp>

#include "listener.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;
using namespace std::chrono_literals;

namespace {

// The lines of one event, from 0.
struct Event {
    std::string id;
    Json data;

    Event(const std::string& stream, int nth) {
        std::size_t at = stream.find("event: change\n");
        for (int i = 0; i < nth; ++i) at = stream.find("event: change\n", at + 1);
        REQUIRE(at != std::string::npos);
        const std::string text = stream.substr(at, stream.find("\n\n", at) - at);
        const auto line = [&](const std::string& name) {
            const auto from = text.find("\n" + name + ": ") + name.size() + 3;
            return text.substr(from, text.find('\n', from) - from);
        };
        id = line("id");
        data = parse_json(line("data"));
        REQUIRE(data.is_object());
    }
};

struct Homework {
    std::string path;
    Homework() {
        const LessonRef lesson =
            known_school().lesson(known_school().demo_class(), Date::of(2026, 11, 20), 1);
        const std::string work = std::to_string(ids::work({lesson, WorkSlot::Homework}));
        path = "/ext/v1/homework/" + work + "/done";
    }
    void tick(TestServer& server, const std::string& token) const {
        Client client(server.port(), token);
        CHECK(client.put_json(path, {{"done", true}}, idempotency_key(1)).status == 200);
    }
};

const std::string kSonya = std::to_string(ids::person(known_school().district.demo().pupil));

}  // namespace

TEST_CASE("a stream begins with a cursor and tells of a change as it happens") {
    TestServer server;
    const std::string token = sign_in(server, "parent").access;
    Listener parent(server.port(), token, "/ext/v1/events");
    const Got first = parent.wait_for("\n\n");
    CHECK(first.status == 200);
    CHECK(first.header("Content-Type").starts_with("text/event-stream"));
    CHECK(first.header("Cache-Control") == "private, no-cache");
    const Event start(first.body, 0);
    CHECK(start.data["cursor"] == start.id);
    CHECK(start.data["changes"].empty());

    Homework().tick(server, sign_in(server, "pupil").access);
    const Event change(parent.wait_for("event: change", 2).body, 1);
    REQUIRE(change.data["changes"].size() == 1);
    check_shape(change.data, "cursor:s changes:a");
    CHECK(change.data["cursor"] == change.id);
    CHECK(change.data["changes"][0]["kind"] == "homework");
    CHECK(change.data["changes"][0]["key"] == kSonya + "/2026-11-20");
    Client client(server.port(), token);
    const Json asked = client.get("/ext/v1/changes?since=" + start.id).json();
    CHECK(asked["changes"] == change.data["changes"]);
}

TEST_CASE("a stream goes on from a cursor, the header's before the address's") {
    TestServer server;
    const std::string token = sign_in(server, "parent").access;
    Client client(server.port(), token);
    const std::string before = client.get("/ext/v1/changes").json()["cursor"];
    Homework().tick(server, token);
    const std::string after = client.get("/ext/v1/changes").json()["cursor"];

    Listener since(server.port(), token, "/ext/v1/events?since=" + before);
    CHECK(Event(since.wait_for("\n\n").body, 0).data["changes"].size() == 1);
    Listener last(server.port(), token, "/ext/v1/events", {{"Last-Event-ID", before}});
    CHECK(Event(last.wait_for("\n\n").body, 0).data["changes"].size() == 1);
    Listener both(server.port(), token, "/ext/v1/events?since=" + before,
                  {{"Last-Event-ID", after}});
    CHECK(Event(both.wait_for("\n\n").body, 0).data["changes"].empty());
}

TEST_CASE("what time alone brings is told by a stream, too") {
    // Marks are given the first time at:
    const KnownSchool& known = known_school();
    std::optional<LocalTime> given;
    for (const LessonRef lesson : known.journal.lessons_of(
             known.pupil().index, Date::of(2026, 11, 18), Date::of(2026, 11, 18))) {
        for (const MarkFact& mark : known.journal.marks(lesson, known.pupil().index)) {
            if (!given || mark.given_at < *given) given = mark.given_at;
        }
    }
    REQUIRE(given);
    TestServer server;
    const auto set_second = [&](const std::string& second) {
        const std::string now =
            given->date.iso() + "T" + clock_text(given->time.minutes - 1) + ":" + second;
        Client(server.port()).put_json("/ext/v1/demo/clock", {{"now", now}});
    };
    set_second("00");
    Listener pupil(server.port(), sign_in(server, "pupil").access, "/ext/v1/events");
    CHECK(Event(pupil.wait_for("\n\n").body, 0).data["changes"].empty());
    set_second("57");
    const Event marks(pupil.wait_for("\"marks\"", 1, 15s).body, 1);
    CHECK(marks.data["changes"][0]["key"] == kSonya + "/" + given->date.iso());
}

TEST_CASE("a cursor too old or garbled and a missing token are refused as by the feed itself") {
    Client parent = signed_in("parent");
    const std::string now = parent.get("/ext/v1/changes").json()["cursor"];
    const auto dash = now.find('-');
    const std::string old =
        std::to_string(std::stoll(now.substr(0, dash)) - 31 * 24 * 60) + now.substr(dash);
    CHECK(is_problem(parent.get("/ext/v1/events?since=" + old), 410, "cursorTooOld"));
    CHECK(is_problem(parent.get("/ext/v1/events", {{"Last-Event-ID", old}}), 410, "cursorTooOld"));
    CHECK(is_problem(parent.get("/ext/v1/events?since=x"), 400, "parameterInvalid"));
    Client nobody(shared_server().port());
    CHECK(is_problem(nobody.get("/ext/v1/events"), 401, "tokenRequired"));
    Client wrong(shared_server().port(), std::string(32, 'x'));
    CHECK(is_problem(wrong.get("/ext/v1/events"), 401, "invalidToken"));
}

TEST_CASE("a stream ends soon after its token is revoked, and shows before that it is alive") {
    TestServer server;
    const std::string token = sign_in(server, "parent").access;
    Listener parent(server.port(), token, "/ext/v1/events");
    parent.wait_for("\n:\n\n", 1, 21s);
    Client(server.port()).post_form("/oauth2/revoke", {{"token", token}});
    CHECK(parent.ends_within(15s));
}

TEST_CASE("hundreds of streams stay open, hear what happens, and end with the server") {
    constexpr int kStreams = 400;
    Options options = two_schools();
    options.limits.streams_of_person = kStreams;
    auto server = std::make_unique<TestServer>(options);
    const std::string token = sign_in(*server, "parent").access;
    std::vector<std::unique_ptr<Listener>> listeners;
    for (int i = 0; i < kStreams; ++i) {
        listeners.push_back(std::make_unique<Listener>(server->port(), token, "/ext/v1/events"));
    }
    for (const auto& listener : listeners) listener->wait_for("\n\n", 1, 20s);
    Homework().tick(*server, token);
    for (const auto& listener : listeners) listener->wait_for("event: change", 2, 20s);
    const auto started = std::chrono::steady_clock::now();
    server.reset();
    CHECK(std::chrono::steady_clock::now() - started < 10s);
    for (const auto& listener : listeners) CHECK(listener->ends_within(5s));
}
