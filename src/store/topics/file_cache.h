#pragma once
// Topic of the cache: what is in attachments. The oldest make room for a new one.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/diary.h"
#include "model/result.h"
#include "store/cache_db.h"
#include "store/cache_topic.h"

namespace ranets::store {

extern const CacheTopic kFileTopic;

class FileCache {
  public:
    static constexpr std::int64_t kMostFileBytes = 24 << 20;  // of all of them

    explicit FileCache(CacheDb& cache) : cache_(cache) {}

    std::optional<std::string> file(model::FileId id);
    bool has_file(model::FileId id);
    model::Result<model::Done> save_file(model::FileId id, std::string_view bytes,
                                         model::Instant now);
    // Attachments of homework in [first, last] that are not here, smaller ones than `most_bytes`.
    std::vector<model::Attachment> missing_files(model::PersonId child, model::Date first,
                                                 model::Date last, std::int64_t most_bytes);

  private:
    Database& database() { return cache_.database(); }
    CacheDb& cache_;
};

}  // namespace ranets::store
