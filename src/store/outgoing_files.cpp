#include "store/outgoing_files.h"

namespace ranets::store {
namespace {

model::Result<model::Done> drop_pieces(Database& database, std::int64_t number) {
    return database.prepare("DELETE FROM outgoing_piece WHERE file = ?").bind(number).run();
}

}  // namespace

std::vector<OutgoingFile> OutgoingFiles::all() {
    std::vector<OutgoingFile> files;
    auto row = database_->prepare(
        "SELECT number, key, name, size, copied, id, sent, refused FROM outgoing_file "
        "ORDER BY number");
    while (row.step()) {
        files.push_back({row.integer(0), row.text(1), row.text(2), row.integer(3), row.integer(4),
                         row.id<model::FileId>(5), row.integer(6), row.integer(7) != 0});
    }
    return files;
}

model::Result<std::int64_t> OutgoingFiles::add(const OutgoingFile& file) {
    auto row = database_->prepare(
        "INSERT INTO outgoing_file (key, name, size) VALUES (?, ?, ?) RETURNING number");
    row.bind(file.key).bind(file.name).bind(file.size);
    if (!row.step()) return row.error();
    return row.integer(0);
}

model::Result<model::Done> OutgoingFiles::add_piece(std::int64_t number, std::int64_t first,
                                                    std::string_view bytes) {
    Transaction transaction(*database_);
    auto done = database_->prepare("INSERT INTO outgoing_piece VALUES (?, ?, ?)")
                    .bind(number)
                    .bind(first)
                    .bind_bytes(bytes)
                    .run();
    if (done) {
        done = database_->prepare("UPDATE outgoing_file SET copied = ? WHERE number = ?")
                   .bind(first + static_cast<std::int64_t>(bytes.size()))
                   .bind(number)
                   .run();
    }
    if (done) done = transaction.commit();
    if (done) database_->release_pages();
    return done;
}

std::string OutgoingFiles::read(std::int64_t number, std::int64_t first, std::int64_t most) {
    auto row = database_->prepare(  // the primary key
        "SELECT substr(bytes, ?2 - first + 1, ?3) FROM outgoing_piece "
        "WHERE file = ?1 AND first <= ?2 ORDER BY first DESC LIMIT 1");
    row.bind(number).bind(first).bind(most);
    auto bytes = row.step() ? row.text(0) : std::string();
    return bytes;
}

model::Result<model::Done> OutgoingFiles::save(const OutgoingFile& file) {
    Transaction transaction(*database_);
    auto done = database_
                    ->prepare(
                        "UPDATE outgoing_file SET key = ?, id = ?, sent = ?, refused = ? "
                        "WHERE number = ?")
                    .bind(file.key)
                    .bind(file.id)
                    .bind(file.sent)
                    .bind(file.refused ? 1 : 0)
                    .bind(file.number)
                    .run();
    if (done && (file.refused || file.landed())) done = drop_pieces(*database_, file.number);
    if (done) done = transaction.commit();
    return done;
}

model::Result<model::Done> OutgoingFiles::remove(std::int64_t number) {
    Transaction transaction(*database_);
    auto done = drop_pieces(*database_, number);
    if (done)
        done = database_->prepare("DELETE FROM outgoing_file WHERE number = ?").bind(number).run();
    if (done) done = transaction.commit();
    return done;
}

}  // namespace ranets::store
