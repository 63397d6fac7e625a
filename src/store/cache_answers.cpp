// The part of CacheDb that knows how fresh each thing is, and of which answers it was made.
#include "store/cache_db.h"
#include "store/cache_queries.h"

namespace ranets::store {
namespace {

Statement& bind(Statement& row, const Thing& thing) {
    return row.bind(static_cast<std::int64_t>(thing.kind)).bind(thing.owner).bind(thing.start);
}

}  // namespace

std::optional<CacheDb::Freshness> CacheDb::freshness(const Thing& thing) {
    auto row = database_.prepare(queries::kFreshness);
    bind(row, thing);
    if (!row.step()) return std::nullopt;
    return Freshness{{row.integer(0)}, row.integer(1), static_cast<Word>(row.integer(2))};
}

model::Result<model::Done> CacheDb::touch(const Thing& thing, model::Instant as_of, bool changed) {
    auto row = database_.prepare(
        "INSERT INTO freshness (kind, owner, start, as_of, revision) "
        "VALUES (?, ?, ?, ?, 1) ON CONFLICT (kind, owner, start) "
        "DO UPDATE SET as_of = excluded.as_of, revision = revision + ?");
    return bind(row, thing).bind(as_of.ms).bind(std::int64_t{changed ? 1 : 0}).run();
}

model::Result<model::Done> CacheDb::set_tags(const Thing& thing, const Tags& tags) {
    auto forget =
        database_.prepare("DELETE FROM answer WHERE kind = ? AND owner = ? AND start = ?");
    auto done = bind(forget, thing).run();
    auto insert = database_.prepare("INSERT INTO answer VALUES (?, ?, ?, ?, ?)");
    for (const auto& [path, etag] : tags) {
        if (done) done = bind(insert, thing).bind(path).bind(etag).run();
    }
    return done;
}

model::Result<model::Done> CacheDb::stored(const Thing& thing, model::Instant as_of, bool changed,
                                           const Tags& tags) {
    auto done = touch(thing, as_of, changed);
    if (done) done = set_word(thing, Word::Nothing);
    if (done) done = set_tags(thing, tags);
    return done;
}

Tags CacheDb::tags(const Thing& thing) {
    Tags tags;
    auto rows = database_.prepare(queries::kAnswers);
    bind(rows, thing);
    while (rows.step()) tags.emplace(rows.text(0), rows.text(1));
    return tags;
}

model::Result<model::Done> CacheDb::hold(const Thing& thing, model::Instant as_of) {
    return database_
        .prepare(
            "UPDATE freshness SET as_of = ?, word = 0 WHERE kind = ? AND owner = ? AND start = ?")
        .bind(as_of.ms)
        .bind(static_cast<std::int64_t>(thing.kind))
        .bind(thing.owner)
        .bind(thing.start)
        .run();
}

}  // namespace ranets::store
