#include "state/uploads.h"

#include <algorithm>
#include <utility>

namespace ranets::stub {

std::optional<Upload> Uploads::find(std::int64_t number) {
    DatabaseLock locked = database_.read();
    Statement row = locked.prepare(
        "SELECT owner, name, media_type, tag, size, received, holder FROM upload WHERE id = ?");
    row.bind(number);
    if (!row.step()) return std::nullopt;
    return Upload{number,         static_cast<int>(row.integer(0)),
                  row.text(1),    row.text(2),
                  row.text(3),    row.integer(4),
                  row.integer(5), row.integer(6)};
}

namespace {

// Bytes as announced, and how many files are unfinished.
std::optional<std::pair<std::int64_t, std::int64_t>> use_of(Transaction& transaction, int owner) {
    Statement own = transaction.prepare(  // upload_by_owner
        "SELECT coalesce(sum(size), 0), count(*) FILTER (WHERE received < size) FROM upload "
        "WHERE owner = ?");
    own.bind(owner);
    if (!own.step()) return std::nullopt;
    return std::pair(own.integer(0), own.integer(1));
}

}  // namespace

Uploads::Room Uploads::make_room(Transaction& transaction, int owner, std::int64_t size,
                                 model::Instant now) {
    transaction
        .prepare(  // upload_unheld
            "DELETE FROM upload WHERE holder <= 0 AND touched < ?1 AND "
            "(received < size OR touched < iif(holder < 0, ?2, ?3))")
        .bind(now.ms - kUnfinishedMs)
        .bind(now.ms - kLetGoMs)
        .bind(now.ms - kUnheldMs)
        .run();
    auto use = use_of(transaction, owner);
    if (use && use->first + size > kMostBytesAPerson) {
        transaction
            .prepare(  // upload_by_owner
                "DELETE FROM upload WHERE owner = ? AND holder < 0")
            .bind(owner)
            .run();
        use = use_of(transaction, owner);
    }
    if (!use || use->first + size > kMostBytesAPerson) return Room::PersonFull;
    if (use->second >= kMostUnfinishedAPerson) return Room::TooManyUnfinished;
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
        Statement row =
            transaction.prepare("DELETE FROM upload WHERE id = ? AND holder <= 0 RETURNING id");
        row.bind(number);
        row.run();
    }
    return transaction.commit();
}

std::optional<std::vector<Upload>> Uploads::hold(Transaction& transaction, int owner,
                                                 std::int64_t holder,
                                                 std::span<const std::int64_t> numbers,
                                                 model::Instant now) {
    transaction
        .prepare(  // upload_by_owner
            "UPDATE upload SET holder = -1, touched = ? WHERE owner = ? AND holder = ?")
        .bind(now.ms)
        .bind(owner)
        .bind(holder)
        .run();
    std::vector<Upload> held;
    for (const std::int64_t number : numbers) {
        Statement row = transaction.prepare(
            "UPDATE upload SET holder = ?, touched = ? WHERE id = ? AND owner = ? AND "
            "received = size AND holder <= 0 RETURNING name, media_type, tag, size");
        row.bind(holder).bind(now.ms).bind(number).bind(owner);
        if (!row.step()) return std::nullopt;
        const std::int64_t size = row.integer(3);
        held.push_back({number, owner, row.text(0), row.text(1), row.text(2), size, size, holder});
    }
    return held;
}

}  // namespace ranets::stub
