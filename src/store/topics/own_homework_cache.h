#pragma once
// Topic of the cache: homework that people set for themselves. It comes with a week's own records
// and is kept apart from the lessons: whatever the school's answers say, it stays.
#include <vector>

#include "model/own_records.h"
#include "model/result.h"
#include "store/cache_db.h"
#include "store/cache_topic.h"

namespace ranets::store {

extern const CacheTopic kOwnHomeworkTopic;

class OwnHomeworkCache {
  public:
    explicit OwnHomeworkCache(CacheDb& cache) : cache_(cache) {}

    // Due on [first, last], by day.
    std::vector<model::OwnHomework> between(model::PersonId child, model::Date first,
                                            model::Date last);
    // All that the server has for the week.
    model::Result<model::Done> replace_week(model::PersonId child, model::Date monday,
                                            const std::vector<model::OwnHomework>& homework);
    // The server has taken a change: it is so from now on, or gone where its text is empty.
    model::Result<model::Done> save(model::PersonId child, const model::OwnHomework& homework);

  private:
    Database& database() { return cache_.database(); }
    model::Result<model::Done> put(model::PersonId child, const model::OwnHomework& homework);
    CacheDb& cache_;
};

}  // namespace ranets::store
