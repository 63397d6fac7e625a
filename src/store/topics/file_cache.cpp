#include "store/topics/file_cache.h"

#include <utility>

namespace ranets::store {
namespace {

// file: id.
constexpr const char* kFile = "SELECT bytes FROM file WHERE id = ?";
constexpr const char* kHasFile = "SELECT 1 FROM file WHERE id = ?";
// attachment: child, day, work, position; file: id.
constexpr const char* kMissingFiles =
    "SELECT file, name, size FROM attachment WHERE child = ? AND day BETWEEN ? AND ? AND size > 0 "
    "AND size <= ? AND NOT EXISTS (SELECT 1 FROM file WHERE id = attachment.file) ORDER BY child, "
    "day";

constexpr const char* kSchema = R"sql(
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    kept_at INTEGER NOT NULL,
    bytes BLOB NOT NULL
);
)sql";

constexpr const char* kTables[] = {"file"};
constexpr const char* kQueries[] = {kFile, kHasFile};

}  // namespace

constinit const CacheTopic kFileTopic = complete({
    .name = "file",
    .version = 1,
    .tables = kTables,
    .schema = kSchema,
    .migrate = begin_topic_anew,
    .on_clear = OnClear::Empty,
    .check = Check::Later,
    .make_room = kNothingIsOld,
    .resources = {},
    .queries = kQueries,
});

std::optional<std::string> FileCache::file(model::FileId id) {
    auto row = database().prepare(kFile);
    row.bind(id);
    if (!row.step()) return std::nullopt;
    return row.text(0);
}

bool FileCache::has_file(model::FileId id) {
    auto row = database().prepare(kHasFile);
    row.bind(id);
    return row.step();
}

model::Result<model::Done> FileCache::save_file(model::FileId id, std::string_view bytes,
                                                model::Instant now) {
    Transaction transaction(database());
    auto done = database()
                    .prepare("INSERT OR REPLACE INTO file VALUES (?, ?, ?)")
                    .bind(id)
                    .bind(now.ms)
                    .bind_bytes(bytes)
                    .run();
    // Of all that were kept later than a file, and it, there may be so much.
    if (done) {
        done = database()
                   .prepare(
                       "DELETE FROM file WHERE id IN (SELECT id FROM (SELECT id, "
                       "sum(length(bytes)) OVER (ORDER BY kept_at DESC, id) AS total FROM file) "
                       "WHERE total > ?)")
                   .bind(kMostFileBytes)
                   .run();
    }
    if (done) done = transaction.commit();
    if (done) cache_.settle();
    return done;
}

std::vector<model::Attachment> FileCache::missing_files(model::PersonId child, model::Date first,
                                                        model::Date last, std::int64_t most_bytes) {
    std::vector<model::Attachment> files;
    auto row = database().prepare(kMissingFiles);
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
