#pragma once
// What a person adds to a diary, as far as the server has it: it is kept with the weeks.
#include <vector>

#include "model/own_records.h"
#include "model/result.h"
#include "store/cache_db.h"

namespace ranets::store {

// Replaces all own records of the week; nothing happens when it has never been loaded.
model::Result<model::Done> save_own_records(CacheDb& cache, model::PersonId child,
                                            model::Date monday, const model::OwnRecords& own);
// Their homework, as the server has it now; `before`: the day on which it was due.
model::Result<model::Done> save_own_homework(CacheDb& cache, model::PersonId child,
                                             model::Date before,
                                             const model::OwnHomework& homework);
// The server has taken a change of the user's on homework of that day, or has the marks of that
// week as seen: the week shows it from now on by itself.
model::Result<model::Done> save_tick(CacheDb& cache, model::PersonId child, model::Date day,
                                     model::WorkId work, bool done);
model::Result<model::Done> save_note(CacheDb& cache, model::PersonId child, model::Date day,
                                     const model::OwnRecords::Note& note);
model::Result<model::Done> save_seen_marks(CacheDb& cache, model::PersonId child,
                                           model::Date monday,
                                           const std::vector<model::MarkId>& marks);

}  // namespace ranets::store
