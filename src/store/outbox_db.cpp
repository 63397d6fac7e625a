#include "store/outbox_db.h"

#include <string>
#include <utility>

#include "store/salvage.h"
#include "store/schema.h"

namespace ranets::store {
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
    const auto condition = database.condition();
    if (condition == Database::Condition::Damaged) {
        *fault = Fault::Damaged;
        return model::Error{model::Error::Kind::Storage, "the outbox is damaged", false};
    }
    if (version < 0 || condition == Database::Condition::Unreadable)
        return model::Error{model::Error::Kind::Storage, "the outbox can't be read now", false};
    const bool takes_over = version == 0 && !files.damaged_path.empty();
    auto done = takes_over ? take_over(database, files.vfs, files.damaged_path)
                           : migrate(database, version);
    if (!done) return done.error();
    *fault = Fault::None;
    return OutboxDb(std::move(database));
}

std::optional<SavedSession> OutboxDb::session() {
    auto row = database_.prepare(
        "SELECT login, access_token, refresh_token, expires_at, refresh_key FROM session "
        "WHERE one = 1");
    if (!row.step()) return std::nullopt;
    return SavedSession{row.text(0), row.text(1), row.text(2), {row.integer(3)}, row.text(4)};
}

model::Result<model::Done> OutboxDb::save_session(const SavedSession& session) {
    return database_.prepare("INSERT OR REPLACE INTO session VALUES (1, ?, ?, ?, ?, ?)")
        .bind(session.login)
        .bind(session.access_token)
        .bind(session.refresh_token)
        .bind(session.expires_at.ms)
        .bind(session.refresh_key)
        .run();
}

model::Result<model::Done> OutboxDb::forget_session() {
    return database_.execute("DELETE FROM session");
}

model::Result<std::vector<OutboxEntry>> OutboxDb::entries() {
    std::vector<OutboxEntry> entries;
    auto row = database_.prepare(
        "SELECT number, key, kind, object, depends_on, payload, tried, refused FROM entry "
        "ORDER BY number");
    while (row.step()) {
        entries.push_back({row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4),
                           row.text(5), row.integer(6) != 0, row.integer(7) != 0});
    }
    if (row.failed()) return row.error();
    return entries;
}

model::Result<std::int64_t> OutboxDb::add(const OutboxEntry& entry,
                                          std::span<const std::int64_t> superseded) {
    Transaction transaction(database_);
    model::Result<model::Done> done = model::Done{};
    for (const auto number : superseded) {
        if (done) done = delete_entry(number);
    }
    auto insert = database_.prepare(
        "INSERT INTO entry (key, kind, object, depends_on, payload) VALUES (?, ?, ?, ?, ?) "
        "RETURNING number");
    insert.bind(entry.key)
        .bind(entry.kind)
        .bind(entry.object)
        .bind(entry.depends_on)
        .bind(entry.payload);
    const std::int64_t number = done && insert.step() ? insert.integer(0) : 0;
    if (done) done = insert.run();
    if (done) done = transaction.commit();
    if (!done) return done.error();
    return number;
}

model::Result<model::Done> OutboxDb::delete_entry(std::int64_t number) {
    return database_.prepare("DELETE FROM entry WHERE number = ?").bind(number).run();
}

model::Result<model::Done> OutboxDb::set_tried(std::int64_t number) {
    return database_.prepare("UPDATE entry SET tried = 1 WHERE number = ?").bind(number).run();
}

model::Result<model::Done> OutboxDb::set_refused(std::int64_t number) {
    return database_.prepare("UPDATE entry SET refused = 1 WHERE number = ?").bind(number).run();
}

model::Result<model::Done> OutboxDb::update(const OutboxEntry& entry) {
    return database_
        .prepare(
            "UPDATE entry SET key = ?, object = ?, depends_on = ?, payload = ?, tried = 0 "
            "WHERE number = ?")
        .bind(entry.key)
        .bind(entry.object)
        .bind(entry.depends_on)
        .bind(entry.payload)
        .bind(entry.number)
        .run();
}

model::Result<model::Done> OutboxDb::remove(std::int64_t number,
                                            std::span<const OutboxEntry> followers) {
    Transaction transaction(database_);
    auto done = delete_entry(number);
    for (const auto& follower : followers) {
        if (done) done = update(follower);
    }
    if (done) done = transaction.commit();
    return done;
}

}  // namespace ranets::store
