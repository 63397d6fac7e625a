// The part of CacheDb that knows how fresh each resource is, of which answers it was made, and what
// the change feed says.
#include <algorithm>

#include "store/cache_db.h"
#include "store/cache_queries.h"
#include "store/cache_topic.h"

namespace ranets::store {
namespace {

Statement& bind(Statement& row, const ResourceKey& key) {
    return row.bind(static_cast<std::int64_t>(key.kind)).bind(key.owner).bind(key.start);
}

bool is_of_a_topic(ResourceKind kind) {
    const auto topics = cache_topics();
    return std::any_of(topics.begin(), topics.end(), [&](const CacheTopic* topic) {
        const auto kinds = topic->resources;
        return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    });
}

}  // namespace

std::optional<Freshness> CacheDb::freshness(const ResourceKey& key) {
    auto row = database_.prepare(queries::kFreshness);
    bind(row, key);
    if (!row.step()) return std::nullopt;
    return Freshness{{row.integer(0)}, row.integer(1), static_cast<Validity>(row.integer(2))};
}

std::optional<model::Instant> CacheDb::as_of(const ResourceKey& key) {
    const auto fresh = freshness(key);
    return fresh ? std::optional(fresh->as_of) : std::nullopt;
}

std::int64_t CacheDb::revision(const ResourceKey& key) {
    const auto fresh = freshness(key);
    return fresh ? fresh->revision : 0;
}

Validity CacheDb::validity(const ResourceKey& key) {
    const auto fresh = freshness(key);
    return fresh ? fresh->validity : Validity::Unknown;
}

ETags CacheDb::etags(const ResourceKey& key) {
    ETags etags;
    auto rows = database_.prepare(queries::kAnswers);
    bind(rows, key);
    while (rows.step()) etags.emplace(rows.text(0), rows.text(1));
    return etags;
}

model::Result<model::Done> CacheDb::record(const ResourceKey& key, model::Instant as_of,
                                           bool changed, const ETags& etags) {
    // Nothing would ever forget it.
    if (!is_of_a_topic(key.kind))
        return model::Error{model::Error::Kind::Storage, "a resource of no topic", false};
    auto row = database_.prepare(
        "INSERT INTO freshness (kind, owner, start, as_of, revision) "
        "VALUES (?, ?, ?, ?, 1) ON CONFLICT (kind, owner, start) "
        "DO UPDATE SET as_of = excluded.as_of, revision = revision + ?, validity = 0");
    auto done = bind(row, key).bind(as_of.ms).bind(std::int64_t{changed ? 1 : 0}).run();
    if (done) done = drop_etags(key);
    auto insert = database_.prepare("INSERT INTO answer VALUES (?, ?, ?, ?, ?)");
    for (const auto& [path, etag] : etags) {
        if (done) done = bind(insert, key).bind(path).bind(etag).run();
    }
    return done;
}

model::Result<model::Done> CacheDb::touch(const ResourceKey& key) {
    auto row = database_.prepare(
        "UPDATE freshness SET revision = revision + 1 WHERE kind = ? AND owner = ? AND start = ?");
    return bind(row, key).run();
}

model::Result<model::Done> CacheDb::confirm(const ResourceKey& key, model::Instant as_of,
                                            const ETags& asked) {
    const model::Error absent{model::Error::Kind::Storage, "nothing is here that could hold", true};
    if (etags(key) != asked) return absent;
    auto row = database_.prepare(
        "UPDATE freshness SET as_of = ?, validity = 0 "
        "WHERE kind = ? AND owner = ? AND start = ? RETURNING 1");
    row.bind(as_of.ms);
    const bool is_here = bind(row, key).step();
    auto done = row.run();
    if (done && !is_here) return absent;
    return done;
}

model::Result<model::Done> CacheDb::drop_etags(const ResourceKey& key) {
    auto row = database_.prepare("DELETE FROM answer WHERE kind = ? AND owner = ? AND start = ?");
    return bind(row, key).run();
}

std::optional<CacheDb::Feed> CacheDb::feed() {
    auto row = database_.prepare(queries::kFeed);
    if (!row.step()) return std::nullopt;
    return Feed{row.text(0), {row.integer(1)}};
}

model::Result<model::Done> CacheDb::set_validity(const ResourceKey& key, Validity validity) {
    auto row = database_.prepare(
        "UPDATE freshness SET validity = ? WHERE kind = ? AND owner = ? AND start = ?");
    return bind(row.bind(static_cast<std::int64_t>(validity)), key).run();
}

model::Result<model::Done> CacheDb::save_feed(const Feed& feed,
                                              std::span<const ResourceKey> changed) {
    Transaction transaction(database_);
    auto done = database_.prepare("INSERT OR REPLACE INTO feed VALUES (1, ?, ?)")
                    .bind(feed.cursor)
                    .bind(feed.as_of.ms)
                    .run();
    for (const auto& key : changed) {
        if (done) done = set_validity(key, Validity::Stale);
    }
    if (done) done = transaction.commit();
    return done;
}

model::Result<model::Done> CacheDb::forget_feed() {
    Transaction transaction(database_);
    auto done = database_.execute("DELETE FROM feed");
    if (done) done = invalidate_all();
    if (done) done = transaction.commit();
    return done;
}

model::Result<model::Done> CacheDb::set_valid(const ResourceKey& key) {
    return set_validity(key, Validity::Valid);
}

model::Result<model::Done> CacheDb::invalidate(const ResourceKey& key) {
    if (validity(key) != Validity::Valid) return model::Done{};
    return set_validity(key, Validity::Stale);
}

model::Result<model::Done> CacheDb::invalidate_all() {
    return database_.prepare("UPDATE freshness SET validity = ?")
        .bind(static_cast<std::int64_t>(Validity::Stale))
        .run();
}

}  // namespace ranets::store
