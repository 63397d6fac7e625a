#include "store/topics/file_cache.h"

#include <utility>

namespace ranets::store {
namespace {

// file: id.
constexpr const char* kFile = "SELECT size, etag, received FROM file WHERE id = ?";
constexpr const char* kHasFile = "SELECT 1 FROM file WHERE id = ? AND received = size";
// file_piece: file, first.
constexpr const char* kPiece = "SELECT bytes FROM file_piece WHERE file = ? AND first = ?";
// attachment: child, day, work, position; file: id.
constexpr const char* kMissingFiles =
    "SELECT file, name, size FROM attachment WHERE child = ? AND day BETWEEN ? AND ? AND size > 0 "
    "AND size <= ? AND NOT EXISTS (SELECT 1 FROM file WHERE id = attachment.file AND received = "
    "file.size) ORDER BY child, day";

constexpr const char* kSchema = R"sql(
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    size INTEGER NOT NULL,
    etag TEXT NOT NULL,
    received INTEGER NOT NULL,  -- bytes from the front
    wanted INTEGER NOT NULL,    -- somebody has asked for it: it goes on by itself
    kept_at INTEGER NOT NULL    -- the last piece
);
-- Without gaps: each begins where the one before it ends.
CREATE TABLE file_piece (
    file INTEGER NOT NULL,
    first INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (file, first)
);
)sql";

constexpr const char* kTables[] = {"file", "file_piece"};
constexpr const char* kQueries[] = {kFile, kHasFile, kPiece};

}  // namespace

constinit const CacheTopic kFileTopic = complete({
    .name = "file",
    .version = 2,
    .tables = kTables,
    .schema = kSchema,
    .migrate = begin_topic_anew,
    .on_clear = OnClear::Empty,
    .check = Check::Later,
    .make_room = kNothingIsOld,
    .resources = kNoResources,
    .queries = kQueries,
});

std::optional<StoredFile> FileCache::file(model::FileId id) {
    auto row = database().prepare(kFile);
    row.bind(id);
    if (!row.step()) return std::nullopt;
    return StoredFile{row.integer(0), row.text(1), row.integer(2)};
}

bool FileCache::has_file(model::FileId id) {
    auto row = database().prepare(kHasFile);
    row.bind(id);
    return row.step();
}

std::vector<model::FileId> FileCache::unfinished_files() {
    std::vector<model::FileId> files;
    auto row = database().prepare("SELECT id FROM file WHERE wanted <> 0 AND received < size");
    while (row.step()) files.push_back(row.id<model::FileId>(0));
    return files;
}

model::Result<model::Done> FileCache::begin_file(model::FileId id, const StoredFile& file,
                                                 bool wanted, std::string_view bytes,
                                                 model::Instant now) {
    Transaction transaction(database());
    auto done = drop_file(id);
    if (done) {
        // Of all that were kept later than a file, it and the new one, there may be so much.
        done = database()
                   .prepare(
                       "DELETE FROM file WHERE id IN (SELECT id FROM (SELECT id, "
                       "sum(size) OVER (ORDER BY kept_at DESC, id) AS total FROM file) "
                       "WHERE total > ?)")
                   .bind(kMostFileBytes - file.size)
                   .run();
    }
    if (done)
        done = database().execute("DELETE FROM file_piece WHERE file NOT IN (SELECT id FROM file)");
    if (done) {
        done = database()
                   .prepare("INSERT INTO file VALUES (?, ?, ?, 0, ?, 0)")
                   .bind(id)
                   .bind(file.size)
                   .bind(file.etag)
                   .bind(wanted ? 1 : 0)
                   .run();
    }
    if (done) done = insert_piece(id, 0, bytes, now);
    if (done) done = transaction.commit();
    return done;
}

model::Result<model::Done> FileCache::add_piece(model::FileId id, std::int64_t first,
                                                std::string_view bytes, model::Instant now) {
    Transaction transaction(database());
    auto done = insert_piece(id, first, bytes, now);
    if (done) done = transaction.commit();
    // Neither the pages that were written nor a long log are needed any more.
    database().release_pages();
    if (done && has_file(id)) cache_.settle();
    return done;
}

model::Result<model::Done> FileCache::insert_piece(model::FileId id, std::int64_t first,
                                                   std::string_view bytes, model::Instant now) {
    auto joined = database().prepare(
        "UPDATE file SET received = ?, kept_at = ? WHERE id = ? AND received = ? RETURNING id");
    joined.bind(first + static_cast<std::int64_t>(bytes.size())).bind(now.ms).bind(id).bind(first);
    if (!joined.step()) {
        if (joined.failed()) return joined.error();
        // What came before was thrown away meanwhile.
        return model::Error{model::Error::Kind::Storage, "the piece joins nothing", false};
    }
    return database()
        .prepare("INSERT INTO file_piece VALUES (?, ?, ?)")
        .bind(id)
        .bind(first)
        .bind_bytes(bytes)
        .run();
}

std::string FileCache::piece(model::FileId id, std::int64_t first) {
    auto row = database().prepare(kPiece);
    row.bind(id).bind(first);
    return row.step() ? row.text(0) : std::string();
}

model::Result<model::Done> FileCache::set_wanted(model::FileId id, bool wanted) {
    return database()
        .prepare("UPDATE file SET wanted = ? WHERE id = ?")
        .bind(wanted ? 1 : 0)
        .bind(id)
        .run();
}

model::Result<model::Done> FileCache::drop_file(model::FileId id) {
    auto done = database().prepare("DELETE FROM file_piece WHERE file = ?").bind(id).run();
    if (done) done = database().prepare("DELETE FROM file WHERE id = ?").bind(id).run();
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
