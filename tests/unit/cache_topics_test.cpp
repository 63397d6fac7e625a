// What must hold for every topic of the cache, those of tomorrow among them.
#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "store/cache_db.h"
#include "store/cache_topic.h"
#include "store/schema.h"
#include "store/topics/account_cache.h"
#include "store/topics/school_cache.h"
#include "store/topics/week_cache.h"
#include "support/fake_device.h"
#include "unit/memory_cache.h"

using namespace ranets;
using namespace ranets::store;
using model::Date;
using test::memory_cache;

namespace {

const Date kMonday = Date::of(2026, 11, 16);
const model::PersonId kChild{1};

std::vector<std::string> tables_of(Database& database) {
    std::vector<std::string> names;
    auto rows = database.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'");
    while (rows.step()) names.push_back(rows.text(0));
    std::sort(names.begin(), names.end());
    return names;
}

std::int64_t count(Database& database, const std::string& table) {
    return database.pragma(("SELECT count(*) FROM " + table).c_str());
}

bool has_day(Database& database, const std::string& table) {
    return database.pragma(
               ("SELECT count(*) FROM pragma_table_info('" + table + "') WHERE name = 'day'")
                   .c_str()) > 0;
}

// A row into whatever table: ones, and texts of one letter. `day` is 1970-01-02.
void fill(Database& database, const std::string& table) {
    std::string values;
    auto columns = database.prepare("SELECT type FROM pragma_table_info('" + table + "')");
    while (columns.step())
        values +=
            std::string(values.empty() ? "" : ", ") + (columns.text(0) == "INTEGER" ? "1" : "'x'");
    INFO(table);
    REQUIRE(database.execute(("INSERT INTO " + table + " VALUES (" + values + ")").c_str()));
}

void fill_topics(CacheDb& cache) {
    for (const auto* topic : cache_topics()) {
        for (const char* table : topic->tables) fill(cache.database(), table);
        for (const auto kind : topic->resources)
            REQUIRE(cache.record({kind, 1, Date{1}}, {5}, true, {{"/path", "etag"}}));
    }
}

}  // namespace

TEST_CASE("each table of the cache is one topic's, which makes it by itself") {
    auto cache = memory_cache();
    std::map<std::string, int> owners;
    for (const char* table : kCacheTables) ++owners[table];
    for (const auto* topic : cache_topics()) {
        INFO(topic->name);
        auto opened = Database::open(nullptr, ":memory:", Durability::Normal);
        REQUIRE(opened.value().execute(topic->schema));
        std::vector<std::string> listed(topic->tables.begin(), topic->tables.end());
        std::sort(listed.begin(), listed.end());
        CHECK(tables_of(opened.value()) == listed);
        for (const auto& table : listed) ++owners[table];
    }
    for (const auto& table : tables_of(cache.database())) {
        INFO(table);
        CHECK(owners[table] == 1);
    }
    CHECK(owners.size() == tables_of(cache.database()).size());
}

TEST_CASE("no two topics share a name or a kind of resource") {
    std::set<std::string> names;
    std::set<ResourceKind> kinds;
    for (const auto* topic : cache_topics()) {
        CHECK(names.insert(topic->name).second);
        for (const auto kind : topic->resources) CHECK(kinds.insert(kind).second);
    }
}

TEST_CASE("a kind of resource that no topic has is not kept: nothing would ever forget it") {
    auto cache = memory_cache();
    const ResourceKey nobodys{ResourceKind{1'000}, 1, {}};
    CHECK_FALSE(cache.record(nobodys, {5}, true, {}));
    CHECK_FALSE(cache.as_of(nobodys));
}

TEST_CASE("clearing leaves nothing but who is signed in") {
    auto cache = memory_cache();
    fill_topics(cache);
    REQUIRE(cache.save_feed({"c", {1}}, {}));
    REQUIRE(cache.clear());
    for (const auto* topic : cache_topics()) {
        const bool kept = topic->on_clear == OnClear::Keep;
        for (const char* table : topic->tables) {
            INFO(table);
            CHECK(count(cache.database(), table) == (kept ? 1 : 0));
        }
        for (const auto kind : topic->resources) {
            CHECK(cache.as_of({kind, 1, Date{1}}).has_value() == kept);
            CHECK(cache.etags({kind, 1, Date{1}}).empty() != kept);
        }
    }
    CHECK_FALSE(cache.feed());
}

TEST_CASE("making room throws away every row of an old day, and all that is known of it") {
    auto cache = memory_cache();
    fill_topics(cache);
    REQUIRE(cache.make_room(kMonday));
    for (const auto* topic : cache_topics()) {
        for (const char* table : topic->tables) {
            INFO(table);
            CHECK(count(cache.database(), table) == (has_day(cache.database(), table) ? 0 : 1));
        }
    }
    CHECK(count(cache.database(), "freshness") == 0);
    CHECK(count(cache.database(), "answer") == 0);
}

TEST_CASE("making room leaves what has no day, and the days that are not old") {
    auto cache = memory_cache();
    REQUIRE(cache.record(school_key({7}), {5}, true, {{"/s", "e"}}));
    REQUIRE(cache.record(week_key(kChild, kMonday), {5}, true, {{"/w", "e"}}));
    REQUIRE(cache.record(notes_key(kChild, kMonday - 7), {5}, true, {{"/n", "e"}}));
    REQUIRE(cache.make_room(kMonday));
    CHECK(cache.etags(school_key({7})).size() == 1);
    CHECK(cache.etags(week_key(kChild, kMonday)).size() == 1);
    CHECK(cache.etags(notes_key(kChild, kMonday - 7)).empty());
}

TEST_CASE("making room that was broken off by the disk is made again") {
    auto cache = memory_cache();
    REQUIRE(cache.database().execute("CREATE TABLE room AS SELECT zeroblob(65536) AS bytes"));
    REQUIRE(cache.make_room(kMonday));
    CHECK(cache.make_room(kMonday));
}

TEST_CASE("what is not here can't be confirmed, nor have ETags") {
    auto cache = memory_cache();
    const auto confirmed = cache.confirm(week_key(kChild, kMonday), {5}, {{"/p", "e"}});
    REQUIRE_FALSE(confirmed);
    CHECK(is_absent(confirmed.error()));
    CHECK_FALSE(cache.database().execute("INSERT INTO answer VALUES (2, 1, 1, '/p', 'e')"));
    REQUIRE(cache.record(week_key(kChild, kMonday), {5}, true, {{"/p", "e"}}));
    CHECK(cache.confirm(week_key(kChild, kMonday), {6}, {{"/p", "e"}}));
    CHECK(cache.as_of(week_key(kChild, kMonday)) == model::Instant{6});
    REQUIRE(cache.database().execute("DELETE FROM freshness"));
    CHECK(cache.etags(week_key(kChild, kMonday)).empty());
}

TEST_CASE("an answer confirms nothing but what was made of it") {
    auto cache = memory_cache();
    REQUIRE(cache.record(week_key(kChild, kMonday), {5}, true, {{"/p", "old"}}));
    // Asked for while another file served.
    for (const ETags& asked : {ETags{{"/p", "new"}}, ETags{{"/p", "old"}, {"/q", "e"}}, ETags{}}) {
        const auto confirmed = cache.confirm(week_key(kChild, kMonday), {6}, asked);
        REQUIRE_FALSE(confirmed);
        CHECK(is_absent(confirmed.error()));
    }
    CHECK(cache.as_of(week_key(kChild, kMonday)) == model::Instant{5});
}

TEST_CASE("a topic of an older version begins anew, alone") {
    test::FakeClock clock;
    test::EventQueue events{clock};
    test::FakeStorage storage{events};
    Storage::Files files;
    storage.open_account("a", true, [&](auto opened) { files = opened; });
    {
        auto cache = CacheDb::open(files);
        fill_topics(cache.value());
        auto& database = cache.value().database();
        SECTION("older") {
            REQUIRE(
                database.execute("UPDATE topic SET version = 0 WHERE name = 'school';"
                                 "DROP TABLE staff; CREATE TABLE staff (of_another_time TEXT)"));
        }
        SECTION("unknown as yet") {
            REQUIRE(database.execute(
                "DELETE FROM topic WHERE name = 'school'; DROP TABLE school; DROP TABLE staff;"
                "DROP TABLE school_class; DROP TABLE class_member"));
        }
    }
    auto cache = CacheDb::open(files);
    REQUIRE(cache);
    auto& database = cache.value().database();
    const model::SchoolId school{1};
    CHECK(count(database, "school") == 0);
    CHECK(count(database, "lesson") == 1);
    CHECK_FALSE(cache.value().as_of({kSchoolKind, 1, Date{1}}));
    CHECK(cache.value().as_of({kWeekKind, 1, Date{1}}));
    model::SchoolCard card;
    card.school.id = school;
    card.teachers.push_back({{{3}, "Лев", "", "Яшин"}, "", "", "", "", false});
    CHECK(SchoolCache(cache.value()).save_school(card, {5}));
}

TEST_CASE("a topic of a newer version, or that nobody knows, makes the file a newer one") {
    test::FakeClock clock;
    test::EventQueue events{clock};
    test::FakeStorage storage{events};
    Storage::Files files;
    storage.open_account("a", true, [&](auto opened) { files = opened; });
    {
        auto cache = CacheDb::open(files);
        const char* sql = GENERATE("UPDATE topic SET version = 1000 WHERE name = 'week'",
                                   "INSERT INTO topic VALUES ('chat', 1)");
        REQUIRE(cache.value().database().execute(sql));
    }
    Fault fault;
    CHECK_FALSE(CacheDb::open(files, &fault));
    CHECK(fault == Fault::Newer);
}
