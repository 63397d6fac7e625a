// The part of CacheDb that keeps what the change feed says.
#include "store/cache_db.h"
#include "store/cache_queries.h"

namespace ranets::store {

std::optional<CacheDb::Feed> CacheDb::feed() {
    auto row = database_.prepare(queries::kFeed);
    if (!row.step()) return std::nullopt;
    return Feed{row.text(0), {row.integer(1)}};
}

model::Result<model::Done> CacheDb::set_word(const Thing& thing, Word word) {
    return database_
        .prepare("UPDATE freshness SET word = ? WHERE kind = ? AND owner = ? AND start = ?")
        .bind(static_cast<std::int64_t>(word))
        .bind(static_cast<std::int64_t>(thing.kind))
        .bind(thing.owner)
        .bind(thing.start)
        .run();
}

model::Result<model::Done> CacheDb::save_feed(const Feed& feed,
                                              const std::vector<ChangedDay>& changed) {
    Transaction transaction(database_);
    auto done = database_.prepare("INSERT OR REPLACE INTO feed VALUES (1, ?, ?)")
                    .bind(feed.cursor)
                    .bind(feed.as_of.ms)
                    .run();
    for (const auto& day : changed) {
        if (done) done = set_word(Thing::week(day.child, day.date.monday()), Word::Stale);
    }
    if (done) done = transaction.commit();
    return done;
}

model::Result<model::Done> CacheDb::forget_feed() {
    Transaction transaction(database_);
    auto done = database_.execute("DELETE FROM feed");
    if (done)
        done = database_.prepare("UPDATE freshness SET word = ? WHERE kind = ?")
                   .bind(static_cast<std::int64_t>(Word::Stale))
                   .bind(static_cast<std::int64_t>(Kind::Week))
                   .run();
    if (done) done = transaction.commit();
    return done;
}

CacheDb::Word CacheDb::word_on_week(model::PersonId child, model::Date monday) {
    const auto fresh = freshness(Thing::week(child, monday));
    return fresh ? fresh->word : Word::Nothing;
}

model::Result<model::Done> CacheDb::follow_week(model::PersonId child, model::Date monday) {
    return set_word(Thing::week(child, monday), Word::Holds);
}

model::Result<model::Done> CacheDb::doubt_week(model::PersonId child, model::Date monday) {
    if (word_on_week(child, monday) != Word::Holds) return model::Done{};
    return set_word(Thing::week(child, monday), Word::Stale);
}

}  // namespace ranets::store
