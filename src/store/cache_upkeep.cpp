// The part of CacheDb that weighs what is kept, and throws it away.
#include <string>

#include "store/cache_db.h"
#include "store/cache_topic.h"

namespace ranets::store {

void CacheDb::settle() {
    static_cast<void>(database_.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
}

model::Result<model::Done> CacheDb::clear() {
    Transaction transaction(database_);
    auto done = database_.execute("DELETE FROM feed");
    auto forget = database_.prepare("DELETE FROM freshness WHERE kind = ?");
    for (const auto* topic : cache_topics()) {
        if (topic->on_clear == OnClear::Keep) continue;
        for (const char* table : topic->tables) {
            if (done) done = database_.execute((std::string("DELETE FROM ") + table).c_str());
        }
        for (const auto kind : topic->resources) {
            if (done) done = forget.bind(static_cast<std::int64_t>(kind)).run();
        }
    }
    if (done) done = transaction.commit();
    // The pages are given back; a failure of that loses nothing.
    if (done) static_cast<void>(database_.execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)"));
    return done;
}

model::Result<model::Done> CacheDb::make_room(model::Date first) {
    {
        Transaction transaction(database_);
        // Their ETags go with them. Day 0 is none.
        auto done = database_.prepare("DELETE FROM freshness WHERE start <> 0 AND start < ?")
                        .bind(first)
                        .run();
        for (const auto* topic : cache_topics()) {
            for (const char* sql : topic->make_room) {
                if (done) done = database_.prepare(sql).bind(first).run();
            }
        }
        if (done) done = transaction.commit();
        if (!done) return done;
    }
    // As much as a few weeks, for the sake of the room that it needs. It is there still where the
    // disk failed before it was dropped.
    return database_.execute(
        "DROP TABLE IF EXISTS room; CREATE TABLE room AS SELECT zeroblob(65536) AS bytes; "
        "DROP TABLE room");
}

}  // namespace ranets::store
