#pragma once
// The homework of long stretches of time, out of the weeks that are stored: it is kept there and
// nowhere else, so that a tick or a note is the same wherever it is read.
#include <vector>

#include "model/diary.h"
#include "store/cache_db.h"

namespace ranets::store {

class HomeworkCache {
  public:
    explicit HomeworkCache(CacheDb& cache) : cache_(cache) {}

    // Of days [first, last], by day; lessons have homework and nothing else, by their time.
    // Attachments without names are among them.
    std::vector<model::Day> days(model::PersonId child, model::Date first, model::Date last);

    struct KeptWeek {
        model::Date monday;
        std::int64_t revision = 0;
        Validity validity = Validity::Unknown;
    };
    // Those of [first, last], in order.
    std::vector<KeptWeek> weeks(model::PersonId child, model::Date first, model::Date last);

  private:
    Database& database() { return cache_.database(); }
    CacheDb& cache_;
};

}  // namespace ranets::store
