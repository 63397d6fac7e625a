#include "state/uploads.h"

#include <algorithm>

namespace ranets::stub {

std::optional<Upload> Uploads::find(std::int64_t number) {
    DatabaseLock locked = database_.read();
    Statement row = locked.prepare(
        "SELECT owner, name, media_type, tag, size, received FROM upload WHERE id = ?");
    row.bind(number);
    if (!row.step()) return std::nullopt;
    return Upload{number,        static_cast<int>(row.integer(0)),
                  row.text(1),   row.text(2),
                  row.text(3),   row.integer(4),
                  row.integer(5)};
}

Uploads::Room Uploads::make_room(Transaction& transaction, int owner, std::int64_t size,
                                 model::Instant now) {
    transaction
        .prepare(  // upload_unfinished
            "DELETE FROM upload WHERE received < size AND touched < ?")
        .bind(now.ms - kUnfinishedMs)
        .run();
    Statement own = transaction.prepare(  // upload_by_owner
        "SELECT coalesce(sum(size), 0), count(*) FILTER (WHERE received < size) FROM upload "
        "WHERE owner = ?");
    own.bind(owner);
    if (!own.step() || own.integer(0) + size > kMostBytesAPerson) return Room::PersonFull;
    if (own.integer(1) >= kMostUnfinishedAPerson) return Room::TooManyUnfinished;
    Statement all = transaction.prepare("SELECT coalesce(sum(size), 0) FROM upload");
    const std::int64_t most = database_.in_memory() ? kMostBytesInMemory : kMostBytesInAll;
    return all.step() && all.integer(0) + size <= most ? Room::Yes : Room::SchoolFull;
}

std::optional<std::int64_t> Uploads::add(Transaction& transaction, const Upload& upload,
                                         model::Instant now) {
    Statement row = transaction.prepare(
        "INSERT INTO upload(owner, name, tag, size, touched) VALUES(?, ?, ?, ?, ?) RETURNING id");
    row.bind(upload.owner).bind(upload.name).bind(upload.tag).bind(upload.size).bind(now.ms);
    return row.step() ? std::optional(row.integer(0)) : std::nullopt;
}

bool Uploads::append(const Upload& upload, std::string_view bytes, std::string_view media_type,
                     model::Instant now) {
    Transaction transaction = database_.write();
    {
        Statement row = transaction.prepare(
            "UPDATE upload SET received = received + ?, touched = ?, "
            "media_type = iif(received = 0, ?, media_type) WHERE id = ? AND received = ? "
            "RETURNING id");
        row.bind(static_cast<std::int64_t>(bytes.size())).bind(now.ms).bind(media_type);
        row.bind(upload.number).bind(upload.received);
        if (!row.step()) return false;
    }
    {
        Statement row = transaction.prepare(
            "INSERT INTO upload_piece(upload, first, bytes) VALUES(?, ?, ?) RETURNING first");
        row.bind(upload.number).bind(upload.received).bind_blob(bytes);
        if (!row.step()) return false;
    }
    return transaction.commit();
}

std::string Uploads::read(std::int64_t number, std::int64_t first, std::int64_t count) {
    std::string bytes;
    DatabaseLock locked = database_.read();
    Statement rows = locked.prepare(
        "SELECT first, bytes FROM upload_piece WHERE upload = ? AND first > ? AND first < ? "
        "ORDER BY first");
    rows.bind(number).bind(first - static_cast<std::int64_t>(kMostPieceBytes)).bind(first + count);
    while (rows.step()) {
        const std::string piece = rows.text(1);
        const std::int64_t at = rows.integer(0);
        const auto skipped = static_cast<std::size_t>(std::max<std::int64_t>(first - at, 0));
        if (skipped >= piece.size()) continue;
        bytes.append(piece, skipped, static_cast<std::size_t>(count) - bytes.size());
    }
    return bytes;
}

bool Uploads::remove(std::int64_t number) {
    Transaction transaction = database_.write();
    {
        Statement row = transaction.prepare("DELETE FROM upload WHERE id = ? RETURNING id");
        row.bind(number);
        row.run();
    }
    return transaction.commit();
}

}  // namespace ranets::stub
