// The part of CacheDb that keeps what is in files of homework.
#include "store/cache_db.h"
#include "store/cache_queries.h"

namespace ranets::store {

std::optional<std::string> CacheDb::file(model::FileId id) {
    auto row = database_.prepare(queries::kFile);
    row.bind(id);
    if (!row.step()) return std::nullopt;
    return row.text(0);
}

bool CacheDb::has_file(model::FileId id) {
    auto row = database_.prepare(queries::kHasFile);
    row.bind(id);
    return row.step();
}

model::Result<model::Done> CacheDb::save_file(model::FileId id, std::string_view bytes,
                                              model::Instant now) {
    Transaction transaction(database_);
    auto done = database_.prepare("INSERT OR REPLACE INTO file VALUES (?, ?, ?)")
                    .bind(id)
                    .bind(now.ms)
                    .bind_bytes(bytes)
                    .run();
    // Of all that were kept later than a file, and it, there may be so much.
    if (done) {
        done = database_
                   .prepare(
                       "DELETE FROM file WHERE id IN (SELECT id FROM (SELECT id, "
                       "sum(length(bytes)) OVER (ORDER BY kept_at DESC, id) AS total FROM file) "
                       "WHERE total > ?)")
                   .bind(kMostFileBytes)
                   .run();
    }
    if (done) done = transaction.commit();
    if (done) settle();
    return done;
}

std::vector<model::Attachment> CacheDb::missing_files(model::PersonId child, model::Date first,
                                                      model::Date last, std::int64_t most_bytes) {
    std::vector<model::Attachment> files;
    auto row = database_.prepare(queries::kMissingFiles);
    row.bind(child).bind(first).bind(last).bind(most_bytes);
    while (row.step()) {
        model::Attachment file;
        file.id = row.id<model::FileId>(0);
        file.name = row.text(1);
        file.size = row.integer(2);
        files.push_back(std::move(file));
    }
    return files;
}

}  // namespace ranets::store
