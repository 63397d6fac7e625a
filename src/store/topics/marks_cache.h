#pragma once
// Topic of the cache: the marks of school years, and how a class did a work.
#include <optional>
#include <vector>

#include "model/marks.h"
#include "model/result.h"
#include "store/cache_db.h"
#include "store/cache_topic.h"

namespace ranets::store {

extern const CacheTopic kMarksTopic;
inline constexpr ResourceKind kMarksYearKind{10};
inline constexpr ResourceKind kHistogramKind{11};

// By the calendar year of its September.
ResourceKey marks_year_key(model::PersonId child, int study_year);
inline ResourceKey histogram_key(model::WorkId work) {
    return {kHistogramKind, work.value};
}

class MarksCache {
  public:
    explicit MarksCache(CacheDb& cache) : cache_(cache) {}

    // Nothing when it has never been loaded.
    std::optional<model::MarksYear> year(model::PersonId child, int study_year);
    model::Result<model::Done> save_year(model::PersonId child, int study_year,
                                         const model::MarksYear& year, model::Instant as_of,
                                         const ETags& etags = {});
    // They are new to nobody any more, in whichever year.
    model::Result<model::Done> save_seen(model::PersonId child,
                                         const std::vector<model::MarkId>& marks);
    std::vector<model::MarkId> unseen(model::PersonId child, int study_year);

    std::optional<std::vector<model::ValueCount>> histogram(model::WorkId work);
    model::Result<model::Done> save_histogram(model::WorkId work,
                                              const std::vector<model::ValueCount>& counts,
                                              model::Instant as_of, const ETags& etags = {});

  private:
    Database& database() { return cache_.database(); }
    CacheDb& cache_;
};

}  // namespace ranets::store
