#pragma once
// What a person adds to a diary, as far as the server has it: it is kept with the weeks.
#include <string_view>

#include "model/own_records.h"
#include "model/result.h"
#include "store/cache_db.h"

namespace ranets::store {

// Replaces all own records of the week; nothing happens when it has never been loaded.
model::Result<model::Done> save_own_records(CacheDb& cache, model::PersonId child,
                                            model::Date monday, const model::OwnRecords& own);
// The server has taken a change of the user's: the week shows it from now on by itself.
model::Result<model::Done> take_own_write(CacheDb& cache, const model::OwnWrite& write,
                                          std::string_view note_version);

}  // namespace ranets::store
