#pragma once
// Topic of the cache: what is in files of the server, in pieces as they came.
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

struct StoredFile {
    std::int64_t size = 0;  // bytes, of the whole
    std::string etag;
    std::int64_t received = 0;  // bytes from the front that are here

    bool whole() const { return received == size; }

    friend bool operator==(const StoredFile&, const StoredFile&) = default;
};

class FileCache {
  public:
    static constexpr std::int64_t kMostFileBytes = 24 << 20;  // of all of them

    explicit FileCache(CacheDb& cache) : cache_(cache) {}

    std::optional<StoredFile> file(model::FileId id);
    bool has_file(model::FileId id);  // the whole
    // Those that somebody wants, and that are not whole.
    std::vector<model::FileId> unfinished_files();
    // In place of what was here of it, with its first bytes. The oldest make room for all of it.
    model::Result<model::Done> begin_file(model::FileId id, const StoredFile& file, bool wanted,
                                          std::string_view bytes, model::Instant now);
    model::Result<model::Done> add_piece(model::FileId id, std::int64_t first,
                                         std::string_view bytes, model::Instant now);
    // The piece that begins there; empty: none does.
    std::string piece(model::FileId id, std::int64_t first);
    model::Result<model::Done> set_wanted(model::FileId id, bool wanted);
    model::Result<model::Done> drop_file(model::FileId id);
    // Attachments of homework in [first, last] that are not here, smaller ones than `most_bytes`.
    std::vector<model::Attachment> missing_files(model::PersonId child, model::Date first,
                                                 model::Date last, std::int64_t most_bytes);

  private:
    Database& database() { return cache_.database(); }
    model::Result<model::Done> insert_piece(model::FileId id, std::int64_t first,
                                            std::string_view bytes, model::Instant now);
    CacheDb& cache_;
};

}  // namespace ranets::store
