#include "store/outbox_db.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "store/salvage.h"
#include "store/schema.h"

namespace ranets::store {
namespace {

using model::OwnWrite;

std::string value_of(const OwnWrite& write) {
    switch (write.kind) {
        case OwnWrite::Kind::Tick:
            return write.done ? "1" : "0";
        case OwnWrite::Kind::Note:
            return write.note;
        case OwnWrite::Kind::SeenMarks:
            break;
    }
    std::string marks;
    for (const auto mark : write.marks) {
        if (!marks.empty()) marks += ',';
        marks += std::to_string(mark.value);
    }
    return marks;
}

void read_value(OwnWrite& write, std::string value) {
    if (write.kind == OwnWrite::Kind::Tick) write.done = value == "1";
    if (write.kind == OwnWrite::Kind::Note) write.note = std::move(value);
    if (write.kind != OwnWrite::Kind::SeenMarks) return;
    for (std::size_t at = 0; at < value.size();) {
        std::int64_t number = 0;
        const auto end = std::min(value.find(',', at), value.size());
        std::from_chars(value.data() + at, value.data() + end, number);
        if (number != 0) write.marks.push_back({number});
        at = end + 1;
    }
}

}  // namespace

namespace {

model::Result<model::Done> run_step(Database& database, int step) {
    const std::string stamp = "PRAGMA user_version = " + std::to_string(step + 1);
    auto done = database.execute(kOutboxSteps[step]);
    return done ? database.execute(stamp.c_str()) : done;
}

model::Result<model::Done> migrate(Database& database, int version) {
    for (int step = version; step < kOutboxVersion; ++step) {
        Transaction transaction(database);
        auto done = run_step(database, step);
        if (done) done = transaction.commit();
        if (!done) return done;
    }
    return model::Done{};
}

// A file without tables becomes what the damaged one was, as far as that can be read, all at once:
// whoever is interrupted begins again.
model::Result<model::Done> take_over(Database& database, const char* vfs, const std::string& path) {
    auto damaged = Database::open(vfs, path, Durability::Full);
    if (!damaged) return migrate(database, 0);
    const int known = damaged.value().user_version();
    const int version = known > 0 && known <= kOutboxVersion ? known : kOutboxVersion;
    // What a row belongs to may be among what can't be read.
    static_cast<void>(database.execute("PRAGMA foreign_keys = OFF"));
    Transaction transaction(database);
    model::Result<model::Done> done = model::Done{};
    for (int step = 0; step < version && done; ++step) done = run_step(database, step);
    if (done)
        if (auto rows = salvage(damaged.value(), database); !rows) done = rows.error();
    for (int step = version; step < kOutboxVersion && done; ++step) done = run_step(database, step);
    if (done) done = transaction.commit();
    static_cast<void>(database.execute("PRAGMA foreign_keys = ON"));
    return done;
}

}  // namespace

model::Result<OutboxDb> OutboxDb::open(const Storage::Files& files, Fault* fault) {
    Fault ignored;
    if (fault == nullptr) fault = &ignored;
    *fault = Fault::Failed;
    auto opened = Database::open(files.vfs, files.outbox_path, Durability::Full);
    if (!opened) return opened.error();
    auto& database = opened.value();
    const int version = database.user_version();
    if (version > kOutboxVersion) {
        *fault = Fault::Newer;
        return model::Error{model::Error::Kind::Storage, "the outbox is of a newer version", false};
    }
    if (version < 0 || !database.intact()) {
        *fault = Fault::Damaged;
        return model::Error{model::Error::Kind::Storage, "the outbox is damaged", false};
    }
    const bool takes_over = version == 0 && !files.damaged_path.empty();
    auto done = takes_over ? take_over(database, files.vfs, files.damaged_path)
                           : migrate(database, version);
    if (!done) return done.error();
    *fault = Fault::None;
    return OutboxDb(std::move(database));
}

std::optional<SavedSession> OutboxDb::session() {
    auto row = database_.prepare(
        "SELECT login, access_token, refresh_token, expires_at FROM session WHERE one = 1");
    if (!row.step()) return std::nullopt;
    return SavedSession{row.text(0), row.text(1), row.text(2), {row.integer(3)}};
}

model::Result<model::Done> OutboxDb::save_session(const SavedSession& session) {
    return database_.prepare("INSERT OR REPLACE INTO session VALUES (1, ?, ?, ?, ?)")
        .bind(session.login)
        .bind(session.access_token)
        .bind(session.refresh_token)
        .bind(session.expires_at.ms)
        .run();
}

model::Result<model::Done> OutboxDb::forget_session() {
    return database_.execute("DELETE FROM session");
}

std::vector<StoredWrite> OutboxDb::writes() {
    std::vector<StoredWrite> writes;
    auto row = database_.prepare(
        "SELECT number, key, kind, child, day, work, value, base, tried, refused FROM own_write "
        "ORDER BY number");
    while (row.step()) {
        StoredWrite stored;
        stored.number = row.integer(0);
        stored.key = row.text(1);
        stored.write.kind = static_cast<OwnWrite::Kind>(row.integer(2));
        stored.write.child = row.id<model::PersonId>(3);
        stored.write.day = row.date(4);
        stored.write.work = row.id<model::WorkId>(5);
        read_value(stored.write, row.text(6));
        stored.base = row.text(7);
        stored.tried = row.integer(8) != 0;
        stored.refused = row.integer(9) != 0;
        writes.push_back(std::move(stored));
    }
    return writes;
}

model::Result<model::Done> OutboxDb::add(const StoredWrite& stored) {
    const OwnWrite& write = stored.write;
    Transaction transaction(database_);
    model::Result<model::Done> done = model::Done{};
    // Marks that were seen are added to each other; of all else the last word counts.
    if (write.kind != OwnWrite::Kind::SeenMarks) {
        done = database_
                   .prepare(
                       "DELETE FROM own_write WHERE kind = ? AND child = ? AND work = ? AND "
                       "(tried = 0 OR refused = 1)")
                   .bind(static_cast<std::int64_t>(write.kind))
                   .bind(write.child)
                   .bind(write.work)
                   .run();
    }
    if (done) {
        done = database_
                   .prepare(
                       "INSERT INTO own_write (key, kind, child, day, work, value, base) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?)")
                   .bind(stored.key)
                   .bind(static_cast<std::int64_t>(write.kind))
                   .bind(write.child)
                   .bind(write.day)
                   .bind(write.work)
                   .bind(value_of(write))
                   .bind(stored.base)
                   .run();
    }
    if (done) done = transaction.commit();
    return done;
}

model::Result<model::Done> OutboxDb::set_tried(std::int64_t number) {
    return database_.prepare("UPDATE own_write SET tried = 1 WHERE number = ?").bind(number).run();
}

model::Result<model::Done> OutboxDb::set_refused(std::int64_t number) {
    return database_.prepare("UPDATE own_write SET refused = 1 WHERE number = ?")
        .bind(number)
        .run();
}

model::Result<model::Done> OutboxDb::rewrite(const StoredWrite& stored) {
    return database_
        .prepare("UPDATE own_write SET key = ?, value = ?, base = ?, tried = 0 WHERE number = ?")
        .bind(stored.key)
        .bind(value_of(stored.write))
        .bind(stored.base)
        .bind(stored.number)
        .run();
}

model::Result<model::Done> OutboxDb::remove(const StoredWrite& stored, std::string_view version) {
    Transaction transaction(database_);
    auto done =
        database_.prepare("DELETE FROM own_write WHERE number = ?").bind(stored.number).run();
    if (done && stored.write.kind == OwnWrite::Kind::Note) {
        done = database_
                   .prepare(
                       "UPDATE own_write SET base = ? WHERE kind = ? AND child = ? AND "
                       "work = ? AND number > ?")
                   .bind(version)
                   .bind(static_cast<std::int64_t>(stored.write.kind))
                   .bind(stored.write.child)
                   .bind(stored.write.work)
                   .bind(stored.number)
                   .run();
    }
    if (done) done = transaction.commit();
    return done;
}

}  // namespace ranets::store
