// The part of CacheDb that weighs what is kept, and throws it away.
#include "store/cache_db.h"
#include "store/cache_queries.h"

namespace ranets::store {

std::optional<CacheDb::KeptWeeks> CacheDb::kept_weeks(model::PersonId child) {
    auto row = database_.prepare(queries::kKeptWeeks);
    row.bind(static_cast<std::int64_t>(Kind::Week)).bind(child);
    if (!row.step() || row.integer(0) == 0) return std::nullopt;
    return KeptWeeks{static_cast<int>(row.integer(0)), row.date(1)};
}

void CacheDb::settle() {
    static_cast<void>(database_.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
}

model::Result<model::Done> CacheDb::clear() {
    Transaction transaction(database_);
    auto done = database_.execute(
        "DELETE FROM enrolment; DELETE FROM period; DELETE FROM holiday; DELETE FROM bell;"
        "DELETE FROM lesson; DELETE FROM homework; DELETE FROM attachment; DELETE FROM mark;"
        "DELETE FROM file;"
        "DELETE FROM school; DELETE FROM staff; DELETE FROM school_class;"
        "DELETE FROM class_member; DELETE FROM feed;"
        "DELETE FROM freshness WHERE kind <> 0; DELETE FROM answer WHERE kind <> 0");
    static_assert(static_cast<int>(Kind::Account) == 0);
    if (done) done = transaction.commit();
    // The pages are given back; a failure of that loses nothing.
    if (done) static_cast<void>(database_.execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)"));
    return done;
}

}  // namespace ranets::store
