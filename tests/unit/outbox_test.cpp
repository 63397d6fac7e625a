// The outbox by itself: whatever its kinds are, in which order they go, and what the disk does.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "model/own_records.h"
#include "store/payload.h"
#include "store/schema.h"
#include "store/topics/week_cache.h"
#include "support/fake_device.h"
#include "sync/outbox.h"
#include "sync/outbox_kinds/note.h"
#include "sync/outbox_kinds/seen_marks.h"
#include "sync/outbox_kinds/tick.h"

using namespace ranets;
using namespace ranets::sync;
using store::OutboxEntry;

namespace {

const model::Date kDay = model::Date::of(2026, 11, 18);
const model::PersonId kChild{7};

// Two kinds of tomorrow: a file that is sent up, and a message that names it.
namespace trial {

Request post(const char* url, std::string body) {
    Request request;
    request.method = Method::Post;
    request.url = url;
    request.body = std::move(body);
    return request;
}
Request file_request(const OutboxEntry& entry) {
    return post("/files", entry.payload);
}
Request message_request(const OutboxEntry& entry) {
    return post("/messages", entry.payload);
}
void show_nothing(const OutboxEntry& /*entry*/, Overlay& /*shown*/) {}
Landing file_landed(store::CacheDb& /*cache*/, const OutboxEntry& /*entry*/,
                    std::string_view /*answer*/) {
    return {{}, {}, "55"};
}
Landing message_landed(store::CacheDb& /*cache*/, const OutboxEntry& /*entry*/,
                       std::string_view /*answer*/) {
    return {};
}
bool names_the_file(OutboxEntry& message, const OutboxEntry& landed, const Landing& landing) {
    const auto at = message.payload.find(landed.object);
    if (at == std::string::npos) return false;
    message.payload.replace(at, landed.object.size(), landing.id);
    return true;
}

constinit const OutboxKind kFile = complete({
    .name = "file",
    .counts = Choice::No,
    .supersedes = Choice::No,
    .typed = Choice::No,
    .kept_when_refused = Choice::No,
    .request = file_request,
    .overlay = show_nothing,
    .land = file_landed,
    .follow = follows_nothing,
    .succeed = nothing_to_change,
    .conflict = conflict_is_refusal,
});
constinit const OutboxKind kMessage = complete({
    .name = "message",
    .counts = Choice::Yes,
    .supersedes = Choice::No,
    .typed = Choice::No,
    .kept_when_refused = Choice::Yes,
    .request = message_request,
    .overlay = show_nothing,
    .land = message_landed,
    .follow = follows_nothing,
    .succeed = names_the_file,
    .conflict = conflict_is_refusal,
});
constexpr const OutboxKind* kKinds[] = {&kFile, &kMessage, &kTickKind};

OutboxEntry entry(const char* kind, const char* object, const char* depends_on,
                  const char* payload) {
    OutboxEntry entry;
    entry.kind = kind;
    entry.object = object;
    entry.depends_on = depends_on;
    entry.payload = payload;
    return entry;
}

}  // namespace trial

struct Device {
    test::FakeClock clock;
    test::EventQueue events{clock};
    test::FakeTimers timers{events};
    test::FakeRng rng{3};
    test::FakeHttp http{events};
    test::FakeStorage storage{events};
    store::Storage::Files files;
    ServerClock server_clock{clock, 0};
    Fetcher fetcher{http, timers, rng, server_clock};
    Session session{fetcher, server_clock, rng, "https://school.test"};
    std::optional<store::CacheDb> cache;
    std::optional<store::OutboxDb> file;
    std::vector<std::string> sent;  // "/url body"
    std::optional<sync::Response> answer = test::json_response(200, "{}");
    int refused = 0;
    int failed = 0;

    Device() {
        storage.open_account("a", true, [this](auto opened) { files = opened; });
        session.resume({"access", "refresh", {std::numeric_limits<std::int64_t>::max() / 2}, {}});
        http.server = [this](const Request& request) {
            sent.push_back(request.url + " " + request.body);
            return answer;
        };
    }
    void open() {
        cache.emplace(std::move(store::CacheDb::open(files).value()));
        file.emplace(std::move(store::OutboxDb::open(files).value()));
    }
    void attach(Outbox& outbox) {
        if (!file) open();
        outbox.on_refused = [this](const OutboxKind&) { ++refused; };
        outbox.on_storage_failed = [this] { ++failed; };
        outbox.attach(*file, *cache);
    }
    void advance(std::int64_t ms) { events.run_until(clock.monotonic_ms() + ms); }
    void execute(const char* sql) {
        auto raw = store::Database::open(nullptr, files.outbox_path, store::Durability::Full);
        REQUIRE(raw.value().execute(sql));
    }
};

}  // namespace

TEST_CASE("a message waits for its file, and names it as the server does") {
    Device device;
    Outbox outbox{device.session, device.timers, device.rng, trial::kKinds};
    device.attach(outbox);
    device.answer.reset();  // nothing gets through
    REQUIRE(outbox.add(trial::entry("file", "file/t1", "", "bytes")));
    REQUIRE(outbox.add(trial::entry("message", "chat/1", "file/t1", "see file/t1")));
    REQUIRE(outbox.add(trial::entry("message", "chat/1", "", "and this")));
    REQUIRE(outbox.add(trial::entry("message", "chat/2", "", "elsewhere")));
    CHECK(outbox.waiting() == 3);
    device.advance(100);
    CHECK(device.sent == std::vector<std::string>{"/files bytes", "/messages elsewhere"});
    device.sent.clear();
    device.answer = test::json_response(200, "{}");
    device.advance(600'000);
    REQUIRE(device.sent.size() >= 4);
    CHECK(device.sent[device.sent.size() - 2] == "/messages see 55");
    CHECK(device.sent.back() == "/messages and this");
    CHECK(outbox.waiting() == 0);
    CHECK(device.file->entries().value().empty());
}

TEST_CASE("what depends on something that was refused is refused with it") {
    Device device;
    Outbox outbox{device.session, device.timers, device.rng, trial::kKinds};
    device.attach(outbox);
    device.answer = test::json_response(413, R"({"type":"tooLarge","description":"No"})");
    REQUIRE(outbox.add(trial::entry("file", "file/t1", "", "bytes")));
    REQUIRE(outbox.add(trial::entry("message", "chat/1", "file/t1", "see file/t1")));
    device.advance(10'000);
    CHECK(device.sent.size() == 1);
    CHECK(device.refused == 2);
    CHECK(outbox.waiting() == 0);
    const auto kept = device.file->entries().value();
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].kind == "message");
    CHECK(kept[0].refused);
    // What comes later of the same chat is not held up by it.
    device.answer = test::json_response(200, "{}");
    REQUIRE(outbox.add(trial::entry("message", "chat/1", "", "without")));
    device.advance(10'000);
    CHECK(device.sent.back() == "/messages without");
}

TEST_CASE("kinds of a newer build are kept for it, and hold nothing else up") {
    Device device;
    device.open();
    REQUIRE(device.file->add({0, "k", "poll", "poll/1", "", "3:abc,"}, {}));
    Outbox outbox{device.session, device.timers, device.rng};
    device.attach(outbox);
    CHECK(outbox.waiting() == 0);
    REQUIRE(outbox.add(tick_entry(kChild, kDay, {5}, true)));
    device.advance(600'000);
    CHECK(device.sent.size() == 1);
    std::vector<model::Day> days;
    outbox.overlay({kChild, days});
    const auto kept = device.file->entries().value();
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].kind == "poll");
    CHECK(kept[0].payload == "3:abc,");
    CHECK_FALSE(kept[0].tried);
}

TEST_CASE("what has landed and can't be removed from a full disk is not sent again") {
    Device device;
    { REQUIRE(store::OutboxDb::open(device.files)); }
    device.execute(
        "CREATE TRIGGER full BEFORE DELETE ON entry WHEN (SELECT count(*) FROM session) = 0 "
        "BEGIN SELECT RAISE(FAIL, 'full'); END");
    Outbox outbox{device.session, device.timers, device.rng};
    device.attach(outbox);
    REQUIRE(outbox.add(tick_entry(kChild, kDay, {5}, true)));
    device.advance(600'000);
    CHECK(device.sent.size() == 1);
    CHECK(device.failed > 0);
    CHECK(device.failed < 15);  // it backs off
    CHECK(outbox.waiting() == 0);
    CHECK(device.file->entries().value().size() == 1);
    REQUIRE(device.file->save_session({}));  // there is room again
    device.advance(300'000);
    CHECK(device.file->entries().value().empty());
    CHECK(device.sent.size() == 1);
    REQUIRE(outbox.add(tick_entry(kChild, kDay, {5}, false)));
    device.advance(1'000);
    CHECK(device.sent.size() == 2);
}

TEST_CASE("what waits behind an entry that could not be removed goes once it is") {
    Device device;
    { REQUIRE(store::OutboxDb::open(device.files)); }
    device.execute(
        "CREATE TRIGGER full BEFORE DELETE ON entry WHEN (SELECT count(*) FROM session) = 0 "
        "BEGIN SELECT RAISE(FAIL, 'full'); END");
    Outbox outbox{device.session, device.timers, device.rng};
    device.attach(outbox);
    REQUIRE(outbox.add(tick_entry(kChild, kDay, {5}, true)));
    REQUIRE(outbox.add(tick_entry(kChild, kDay, {5}, false)));
    device.advance(60'000);
    CHECK(device.failed > 0);
    CHECK(device.sent.size() == 1);
    CHECK(outbox.waiting() == 1);
    REQUIRE(device.file->save_session({}));  // there is room again
    device.advance(300'000);
    CHECK(device.sent.size() == 2);
    CHECK(outbox.waiting() == 0);
    CHECK(device.file->entries().value().empty());
}

TEST_CASE("a disk that has failed and works again is told of, whoever was attached meanwhile") {
    Device device;
    { REQUIRE(store::OutboxDb::open(device.files)); }
    device.execute("ALTER TABLE entry RENAME TO unreadable");
    Outbox outbox{device.session, device.timers, device.rng};
    int recovered = 0;
    outbox.on_storage_recovered = [&recovered] { ++recovered; };
    device.attach(outbox);
    CHECK(device.failed == 1);
    CHECK(recovered == 0);
    outbox.detach();
    device.file.reset();
    device.cache.reset();
    device.execute("ALTER TABLE unreadable RENAME TO entry");
    device.attach(outbox);
    CHECK(recovered == 1);
    device.advance(600'000);
    CHECK(device.failed == 1);
    CHECK(recovered == 1);
}

TEST_CASE("what was refused is not sent again where a full disk does not let that be written") {
    Device device;
    { REQUIRE(store::OutboxDb::open(device.files)); }
    device.execute(
        "CREATE TRIGGER full_of_all BEFORE DELETE ON entry WHEN (SELECT count(*) FROM session) = 0 "
        "BEGIN SELECT RAISE(FAIL, 'full'); END;"
        "CREATE TRIGGER full BEFORE UPDATE OF refused ON entry "
        "WHEN (SELECT count(*) FROM session) = 0 BEGIN SELECT RAISE(FAIL, 'full'); END");
    device.answer = test::json_response(GENERATE(400, 409), R"({"type":"no","description":"No"})");
    Outbox outbox{device.session, device.timers, device.rng, trial::kKinds};
    device.attach(outbox);
    // One that is kept to be read, one that is gone, and one that can't be without it.
    REQUIRE(outbox.add(trial::entry("message", "chat/1", "", "a")));
    REQUIRE(outbox.add(tick_entry(kChild, kDay, {5}, true)));
    REQUIRE(outbox.add(trial::entry("message", "chat/2", "chat/1", "b")));
    const auto shown = [&] {
        std::vector<model::Day> days{{kDay, {{}}, {}}};
        days[0].lessons[0].homework = {{{5}, "", false, {}, {}}};
        outbox.overlay({kChild, days});
        return days[0].lessons[0].homework[0].done;
    };
    REQUIRE(shown());
    device.advance(600'000);
    CHECK(device.sent.size() == 2);
    CHECK(device.refused == 2);
    CHECK(device.failed > 0);
    CHECK(device.failed < 15);  // it backs off
    CHECK(outbox.waiting() == 1);
    CHECK_FALSE(shown());
    REQUIRE(device.file->save_session({}));  // there is room again
    device.advance(300'000);
    CHECK(device.sent.size() == 2);
    CHECK(device.refused == 3);
    CHECK(outbox.waiting() == 0);
    const auto kept = device.file->entries().value();
    REQUIRE(kept.size() == 2);
    CHECK(kept[0].refused);
    CHECK(kept[1].refused);
    device.answer = test::json_response(200, "{}");
    REQUIRE(outbox.add(tick_entry(kChild, kDay, {5}, true)));
    device.advance(1'000);
    CHECK(device.sent.size() == 3);
}

TEST_CASE("an entry that can't be marked as tried is not sent, and tried again later") {
    Device device;
    { REQUIRE(store::OutboxDb::open(device.files)); }
    device.execute(
        "CREATE TRIGGER full BEFORE UPDATE ON entry WHEN (SELECT count(*) FROM session) = 0 "
        "BEGIN SELECT RAISE(FAIL, 'full'); END");
    Outbox outbox{device.session, device.timers, device.rng};
    device.attach(outbox);
    REQUIRE(outbox.add(tick_entry(kChild, kDay, {5}, true)));
    device.advance(60'000);
    CHECK(device.sent.empty());
    CHECK(outbox.waiting() == 1);
    REQUIRE(device.file->save_session({}));
    device.advance(300'000);
    CHECK(device.sent.size() == 1);
    CHECK(device.file->entries().value().empty());
}

TEST_CASE("an outbox of the version before is read as it was meant") {
    Device device;
    {
        auto raw =
            store::Database::open(nullptr, device.files.outbox_path, store::Durability::Full);
        auto& database = raw.value();
        REQUIRE(database.execute(store::kOutboxSteps[0]));
        REQUIRE(database.execute(store::kOutboxSteps[1]));
        REQUIRE(database.execute(
            "INSERT INTO session VALUES (1, 'parent', 'a', 'r', 5);"
            "INSERT INTO own_write VALUES (3, 'k3', 0, 7, 20775, 50, '1', '', 0, 0);"
            "INSERT INTO own_write VALUES (4, 'k4', 1, 7, 20775, 50, 'Тетрадь, «ручка»', '3', 1, "
            "1);"
            "INSERT INTO own_write VALUES (9, 'k9', 2, 7, 20773, 0, '11,12', '', 0, 0);"
            "PRAGMA user_version = 2"));
    }
    device.open();
    CHECK(device.file->session() == store::SavedSession{"parent", "a", "r", {5}, ""});
    const auto entries = device.file->entries().value();
    REQUIRE(entries.size() == 3);
    auto tick = tick_entry(kChild, {20775}, {50}, true);
    tick.number = 3;
    tick.key = "k3";
    CHECK(entries[0] == tick);
    auto note = note_entry(kChild, {20775}, {50}, "Тетрадь, «ручка»", {"", "3"});
    note.number = 4;
    note.key = "k4";
    note.tried = note.refused = true;
    CHECK(entries[1] == note);
    auto seen = seen_marks_entry(kChild, {20773}, {{11}, {12}});
    seen.number = 9;
    seen.key = "k9";
    CHECK(entries[2] == seen);
    // Numbers go on where they were: none is ever given twice.
    CHECK(device.file->add(tick_entry(kChild, kDay, {5}, true), {}).value() == 10);
}

TEST_CASE("a long queue costs as much as it holds") {
    constexpr std::int64_t kEntries = 20'000;
    SendQueue queue;
    for (std::int64_t i = 0; i < kEntries; ++i) {
        queue.add(3 * i, "chat/1", "");
        queue.add(3 * i + 1, "file/" + std::to_string(i), "");
        queue.add(3 * i + 2, "chat/" + std::to_string(i + 2), "file/" + std::to_string(i));
    }
    std::int64_t sent = 0;
    while (!queue.ready().empty()) {
        queue.remove(*queue.ready().begin());
        ++sent;
    }
    CHECK(sent == 3 * kEntries);
}

TEST_CASE("fields of a payload come back as they were, whatever is in them") {
    const auto text = store::PayloadWriter().add("а, 5:б").add(-3).add("").add("\n").text();
    store::PayloadReader reader(text);
    CHECK(reader.next() == "а, 5:б");
    CHECK(reader.next_integer() == -3);
    CHECK(reader.next().empty());
    CHECK(reader.next() == "\n");
    CHECK(reader.at_end());
    for (const char* garbage :
         {"", "5", "5:ab,", "x:ab,", ":,", "-1:a,", "99999999999999999999:a,", "2:abc", "2:ab"}) {
        store::PayloadReader bad(garbage);
        CHECK(bad.next().empty());
        CHECK(bad.next_integer() == 0);
    }
}

TEST_CASE("two texts of a note are put together, and what was put together is told apart") {
    using model::merge_notes;
    CHECK(merge_notes("", "ours", "") == "ours");
    CHECK(merge_notes("was", "ours", "was") == "ours");
    CHECK(merge_notes("", "ours", "theirs") == "theirs \u00b7 ours");
    CHECK(merge_notes("was", "ours", "theirs") == "theirs \u00b7 ours");
    CHECK(merge_notes("our", "ours", "theirs \u00b7 our") == "theirs \u00b7 ours");
    CHECK(merge_notes("our", "ours", "our \u00b7 theirs") == "ours \u00b7 theirs");
    CHECK(merge_notes("our", "ours", "a \u00b7 our \u00b7 b") == "a \u00b7 ours \u00b7 b");
    CHECK(merge_notes("our", "ours", "theirs \u00b7 ours") == "theirs \u00b7 ours");
    // A piece of another word is no part.
    CHECK(merge_notes("а", "аб", "карта") == "карта \u00b7 аб");
    // Deleted here, added there.
    CHECK(merge_notes("our", "", "our") == "");
    CHECK(merge_notes("our", "", "theirs \u00b7 our") == "theirs");
    CHECK(merge_notes("our", "", "our \u00b7 theirs") == "theirs");
    CHECK(merge_notes("our", "", "theirs") == "theirs");
}
