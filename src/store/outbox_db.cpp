#include "store/outbox_db.h"

#include <string>
#include <utility>

#include "store/schema.h"

namespace ranets::store {

model::Result<OutboxDb> OutboxDb::open(const Storage::Files& files) {
    auto opened = Database::open(files.vfs, files.outbox_path, Durability::Full);
    if (!opened) return opened.error();
    auto& database = opened.value();
    const int version = database.user_version();
    if (version < 0 || !database.intact())
        return model::Error{model::Error::Kind::Storage, "the outbox is damaged", false};
    if (version > kOutboxVersion)
        return model::Error{model::Error::Kind::Storage, "the outbox is of a newer version", false};

    for (int step = version; step < kOutboxVersion; ++step) {
        const std::string stamp = "PRAGMA user_version = " + std::to_string(step + 1);
        Transaction transaction(database);
        auto migrated = database.execute(kOutboxSteps[step]);
        if (migrated) migrated = database.execute(stamp.c_str());
        if (migrated) migrated = transaction.commit();
        if (!migrated) return migrated.error();
    }
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
