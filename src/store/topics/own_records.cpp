#include "store/topics/own_records.h"

#include "store/topics/week_cache.h"

namespace ranets::store {

using model::Day;

model::Result<model::Done> save_own_records(CacheDb& cache, model::PersonId child,
                                            model::Date monday, const model::OwnRecords& own) {
    return WeekCache(cache).edit_week(
        child, monday, [&](std::vector<Day>& days) { model::put_own_records(days, own); });
}

model::Result<model::Done> take_own_write(CacheDb& cache, const model::OwnWrite& write,
                                          std::string_view note_version) {
    // What stands there from now on is of no answer: it must not be asked for by that one's ETag,
    // and the feed, which may have told of a later change already, does not vouch for it. Marks
    // once seen are never unseen, and need neither.
    const auto monday = write.day.monday();
    if (write.kind != model::OwnWrite::Kind::SeenMarks) {
        const auto week = week_key(write.child, monday);
        Transaction transaction(cache.database());
        auto forgotten = cache.drop_etags(week);
        if (forgotten) forgotten = cache.invalidate(week);
        if (forgotten) forgotten = transaction.commit();
        if (!forgotten) return forgotten;
    }
    return WeekCache(cache).edit_week(write.child, monday, [&](std::vector<Day>& days) {
        model::apply(days, write, note_version);
    });
}

}  // namespace ranets::store
