#include "store/topics/own_records.h"

#include <functional>

#include "store/topics/marks_cache.h"
#include "store/topics/own_homework_cache.h"
#include "store/topics/week_cache.h"

namespace ranets::store {

using model::Day;

namespace {

// What stands there from now on is of no answer: it must not be asked for by that one's ETag, and
// the feed, which may have told of a later change already, does not vouch for it.
model::Result<model::Done> doubt_answers(CacheDb& cache, model::PersonId child, model::Date day) {
    const auto week = week_key(child, day.monday());
    Transaction transaction(cache.database());
    auto forgotten = cache.drop_etags(week);
    if (forgotten) forgotten = cache.invalidate(week);
    return forgotten ? transaction.commit() : forgotten;
}

model::Result<model::Done> edit_by_no_answer(CacheDb& cache, model::PersonId child, model::Date day,
                                             const std::function<void(std::vector<Day>&)>& edit) {
    const auto forgotten = doubt_answers(cache, child, day);
    if (!forgotten) return forgotten;
    return WeekCache(cache).edit_week(child, day.monday(), edit);
}

}  // namespace

model::Result<model::Done> save_own_records(CacheDb& cache, model::PersonId child,
                                            model::Date monday, const model::OwnRecords& own) {
    const auto saved = OwnHomeworkCache(cache).replace_week(child, monday, own.homework);
    if (!saved) return saved;
    return WeekCache(cache).edit_week(
        child, monday, [&](std::vector<Day>& days) { model::put_own_records(days, own); });
}

model::Result<model::Done> save_own_homework(CacheDb& cache, model::PersonId child,
                                             model::Date before,
                                             const model::OwnHomework& homework) {
    auto done = doubt_answers(cache, child, before);
    if (done) done = doubt_answers(cache, child, homework.day);
    return done ? OwnHomeworkCache(cache).save(child, homework) : done;
}

model::Result<model::Done> save_tick(CacheDb& cache, model::PersonId child, model::Date day,
                                     model::WorkId work, bool done) {
    return edit_by_no_answer(cache, child, day,
                             [&](std::vector<Day>& days) { model::put_tick(days, work, done); });
}

model::Result<model::Done> save_note(CacheDb& cache, model::PersonId child, model::Date day,
                                     const model::OwnRecords::Note& note) {
    return edit_by_no_answer(cache, child, day,
                             [&](std::vector<Day>& days) { model::put_note(days, note); });
}

// Marks once seen are never unseen, whatever the server is asked.
model::Result<model::Done> save_seen_marks(CacheDb& cache, model::PersonId child,
                                           model::Date monday,
                                           const std::vector<model::MarkId>& marks) {
    auto seen = MarksCache(cache).save_seen(child, marks);
    if (!seen) return seen;
    return WeekCache(cache).edit_week(
        child, monday, [&](std::vector<Day>& days) { model::overlay_seen_marks(days, marks); });
}

}  // namespace ranets::store
