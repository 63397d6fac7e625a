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

}  // namespace ranets::store
