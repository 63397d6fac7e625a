#include "store/cache_db.h"

#include <algorithm>
#include <map>
#include <utility>

#include "store/cache_topic.h"
#include "store/schema.h"

namespace ranets::store {
namespace {

model::Error storage_error(const char* message) {
    return {model::Error::Kind::Storage, message, false};
}

model::Result<model::Done> create_core(Database& database) {
    const std::string stamp = "PRAGMA user_version = " + std::to_string(kCacheVersion);
    auto made = database.execute(kCacheSchema);
    return made ? database.execute(stamp.c_str()) : made;
}

// By name; of topics that this build does not know, too.
std::map<std::string, int> topic_versions(Database& database) {
    std::map<std::string, int> versions;
    auto rows = database.prepare("SELECT name, version FROM topic");
    while (rows.step()) versions[rows.text(0)] = static_cast<int>(rows.integer(1));
    return versions;
}

bool is_newer(Database& database) {
    if (database.user_version() != kCacheVersion) return database.user_version() > kCacheVersion;
    const auto topics = cache_topics();
    const auto versions = topic_versions(database);
    return std::any_of(versions.begin(), versions.end(), [&](const auto& known) {
        return std::none_of(topics.begin(), topics.end(), [&](const CacheTopic* topic) {
            return topic->name == known.first && topic->version >= known.second;
        });
    });
}

// Makes what is missing, and brings on what is of an older version.
model::Result<model::Done> migrate(Database& database) {
    const bool has_core = database.user_version() == kCacheVersion;
    auto versions = has_core ? topic_versions(database) : std::map<std::string, int>();
    const auto topics = cache_topics();
    const bool current =
        has_core && std::all_of(topics.begin(), topics.end(), [&](const CacheTopic* topic) {
            return versions[topic->name] == topic->version;
        });
    if (current) return model::Done{};

    Transaction transaction(database);
    model::Result<model::Done> done = model::Done{};
    if (!has_core) done = create_core(database);
    for (const auto* topic : topics) {
        const int from = versions[topic->name];
        if (from == topic->version) continue;
        if (done) done = topic->migrate(database, *topic, from);
        if (done)
            done = database.prepare("INSERT OR REPLACE INTO topic VALUES (?, ?)")
                       .bind(topic->name)
                       .bind(std::int64_t{topic->version})
                       .run();
    }
    if (done) done = transaction.commit();
    return done;
}

bool can_start(Database& database) {
    const auto intact = [&](const char* table) { return database.intact(table); };
    if (!std::all_of(kCacheTables.begin(), kCacheTables.end(), intact)) return false;
    const auto topics = cache_topics();
    return std::all_of(topics.begin(), topics.end(), [&](const CacheTopic* topic) {
        return topic->check == Check::Later ||
               std::all_of(topic->tables.begin(), topic->tables.end(), intact);
    });
}

}  // namespace

model::Result<CacheDb> CacheDb::open(const Storage::Files& files, Fault* fault) {
    Fault ignored;
    if (fault == nullptr) fault = &ignored;
    *fault = Fault::Failed;
    auto opened = Database::open(files.vfs, files.cache_path, Durability::Normal);
    if (!opened) return opened.error();
    auto& database = opened.value();

    const int version = database.user_version();  // -1: no database at all
    if (is_newer(database)) {
        *fault = Fault::Newer;
        return storage_error("the cache is of a newer version");
    }
    const bool usable = version == kCacheVersion && migrate(database).ok() && can_start(database);
    if (!usable) {
        if (version != 0 && !database.make_empty()) return storage_error("the cache is damaged");
        auto made = migrate(database);
        if (!made && database.make_empty()) made = migrate(database);
        if (!made) return made.error();
    }
    *fault = Fault::None;
    return CacheDb(std::move(database));
}

std::vector<std::string> CacheDb::tables() {
    std::vector<std::string> names;
    auto rows = database_.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'");
    while (rows.step()) names.push_back(rows.text(0));
    return names;
}

bool CacheDb::intact(std::string_view table) {
    return database_.intact(table);
}

model::Result<model::Done> CacheDb::begin_anew() {
    if (!database_.make_empty()) return storage_error("the cache is damaged");
    return migrate(database_);
}

}  // namespace ranets::store
