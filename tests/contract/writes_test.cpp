// Writes below HTTP: whom they concern, how often they happen, how long they are remembered.
#include <catch2/catch_test_macros.hpp>

#include "chats/chats.h"
#include "rest/access.h"
#include "rest/changes.h"
#include "route_ids.h"
#include "set_clock.h"
#include "state/audience.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

constexpr std::int64_t kDay = 24 * 3'600'000;

struct State {
    SetClock clock;
    std::unique_ptr<Database> database = std::move(Database::open("").value());
    const District& district = known_school().district;
    Writes writes{*database, district, clock};
    Records records{*database, clock};
    Uploads uploads{*database};
    CalendarAddresses calendars{*database};
    Chats chats{*database, district, clock, clock};
    World world{district, known_school().journal, writes, records, uploads, calendars, chats};
    Request request;

    Call call_of(int person) const {
        return {world,
                {&district.person(person), ~0u},
                request,
                {Date::of(2026, 11, 18), {12 * 60}},
                {}};
    }
    Writes::Outcome write(const std::string& key, std::vector<LoggedChange> changes,
                          int status = 200, const std::string& body = "{}") {
        return writes.once({0, key, "request"}, [&](Transaction& transaction) {
            set_meta(transaction, "writes", std::to_string(++acted));
            return Write{status, body, changes};
        });
    }
    int acted = 0;
};

LoggedChange of_record(int person) {
    return {0, "homework", "k", person};
}

}  // namespace

TEST_CASE("a write moves the versions of those who read the record, and of nobody else") {
    State state;
    const District& district = state.district;
    const DemoPeople& demo = district.demo();
    for (const int of : {demo.pupil, demo.newcomer, demo.parent, demo.teacher, stranger()}) {
        std::vector<std::uint64_t> before;
        for (const Person& person : district.people()) {
            before.push_back(state.writes.version(person.index));
        }
        CHECK(state.write("key of " + std::to_string(of), {of_record(of)}).status == 200);
        for (const Person& person : district.people()) {
            const bool moved = state.writes.version(person.index) !=
                               before[static_cast<std::size_t>(person.index)];
            INFO(of << " read by " << person.index);
            // The rule by which the API lets them read it.
            REQUIRE(moved == reads_record(state.call_of(person.index), district.person(of)));
        }
    }
}

TEST_CASE("a change of one reader's own moves nobody else's version") {
    State state;
    const DemoPeople& demo = state.district.demo();
    const std::uint64_t before = state.writes.version(demo.pupil);
    const std::uint64_t parents = state.writes.version(demo.parent);
    state.write("k", {{0, "own", "k", demo.pupil, demo.parent}});
    CHECK(state.writes.version(demo.pupil) == before);
    CHECK(state.writes.version(demo.parent) == parents + 1);
}

TEST_CASE("those whom the feed tells are named once after a write was kept") {
    State state;
    const DemoPeople& demo = state.district.demo();
    std::vector<std::vector<int>> named;
    state.writes.observe(
        [&](std::span<const int> people) { named.emplace_back(people.begin(), people.end()); });
    state.write("1", {of_record(demo.pupil), of_record(demo.pupil), of_record(demo.brother)});
    REQUIRE(named.size() == 1);
    CHECK(std::ranges::count(named[0], demo.pupil) == 1);
    CHECK(std::ranges::count(named[0], demo.brother) == 1);
    CHECK(std::ranges::count(named[0], demo.parent) == 1);
    CHECK(std::ranges::count(named[0], demo.teacher) == 0);
    state.write("1", {of_record(demo.pupil)});             // again
    state.write("2", {of_record(demo.pupil)}, 422, "{}");  // refused
    CHECK(named.size() == 1);
    state.write("3", {{0, "own", "k", demo.pupil, demo.second_parent}});
    REQUIRE(named.size() == 2);
    CHECK(named[1] == std::vector<int>{demo.second_parent});
}

TEST_CASE("what others write moves neither a person's cursor nor the answer with it") {
    State state;
    const DemoPeople& demo = state.district.demo();
    state.write("1", {of_record(demo.pupil)});
    const Json before = changes::after(state.call_of(demo.parent), "").json;
    state.write("2", {of_record(stranger())});
    state.write("3", {{0, "own", "k", demo.pupil, demo.pupil}});
    CHECK(changes::after(state.call_of(demo.parent), "").json == before);
    state.write("4", {of_record(demo.brother)});
    const Answer news =
        changes::after(state.call_of(demo.parent), before["cursor"].get<std::string>());
    CHECK(news.json["cursor"] != before["cursor"]);
    CHECK(news.json["changes"].size() == 1);
}

TEST_CASE("a write happens once for its key, whatever 2xx it is answered with") {
    State state;
    for (const auto& [status, body] :
         {std::pair(200, "{\"a\":1}"), std::pair(201, "{\"id\":\"7\"}"), std::pair(204, "")}) {
        const int before = state.acted;
        const std::string key = "key " + std::to_string(status);
        for (int i = 0; i < 3; ++i) {
            const Writes::Outcome outcome = state.write(key, {}, status, body);
            CHECK(outcome.status == status);
            CHECK(outcome.body == body);
        }
        CHECK(state.acted == before + 1);
        CHECK(state.writes.once({0, key, "another request"}, nullptr).kind ==
              Writes::Outcome::Kind::KeyOfAnotherRequest);
    }
    // A refusal leaves the key unused.
    for (int i = 0; i < 2; ++i) CHECK(state.write("key 409", {}, 409).status == 409);
    CHECK(state.write("key 409", {}, 201).status == 201);
}

TEST_CASE("changes and answers are forgotten with age, and a cursor from before that is too old") {
    State state;
    const DemoPeople& demo = state.district.demo();
    const auto count = [&](std::string_view sql) {
        DatabaseLock locked = state.database->read();
        Statement rows = locked.prepare(sql);
        return rows.step() ? rows.integer(0) : -1;
    };
    constexpr std::string_view kChanges = "SELECT count(*) FROM change";
    constexpr std::string_view kAnswers = "SELECT count(*) FROM answered";
    const auto after = [&](const Json& cursor) {
        return changes::after(state.call_of(demo.parent), cursor.get<std::string>());
    };
    const Json first = after("").json["cursor"];
    state.write("1", {of_record(demo.pupil)});
    state.clock.at.ms += Writes::kChangeDays * kDay;
    CHECK(after(first).json["changes"].size() == 1);  // thirty days later it is still told
    state.write("2", {of_record(stranger())});
    CHECK(count(kChanges) == 2);
    CHECK(after(first).json["changes"].size() == 1);

    state.clock.at.ms += 2 * kDay;
    CHECK(after(first).status == 410);
    const Json second = after("").json["cursor"];
    state.write("3", {});
    CHECK(count(kChanges) == 1);
    CHECK(count(kAnswers) == 3);
    CHECK(after(second).status == 200);

    state.clock.at.ms += 60 * kDay;
    state.write("4", {});
    CHECK(count(kChanges) == 0);
    CHECK(count(kAnswers) == 2);  // the third is sixty days old, and not older
    CHECK(after(second).status == 410);
    // Numbers go on from where they were, also in a new process.
    Writes again(*state.database, state.district, state.clock);
    CHECK(again.last_change() == state.writes.last_change());
    CHECK(again.last_change() == 2);
}
