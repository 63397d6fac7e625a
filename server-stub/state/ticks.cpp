#include "state/ticks.h"

#include <mutex>

#include "school/dice.h"

namespace ranets::stub {

std::uint64_t Ticks::KeyHash::roll_key(int person, std::int64_t work) {
    return roll(person, work);
}

Ticks::Ticks(Database& database) : database_(database) {
    Session session = database_.read();
    {
        Statement rows = session.prepare("SELECT person, work, done FROM done");
        while (rows.step()) {
            ticks_[{static_cast<int>(rows.integer(0)), rows.integer(1)}] = rows.integer(2) != 0;
        }
    }
    Statement last = session.prepare("SELECT coalesce(max(number), 0) FROM change");
    if (last.step()) last_change_ = last.integer(0);
}

std::optional<bool> Ticks::find(int person, WorkRef work) const {
    const std::shared_lock lock(mutex_);
    if (ticks_.empty()) return std::nullopt;
    const auto found = ticks_.find({person, ids::work(work)});
    return found == ticks_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<LoggedChange> Ticks::changes_after(std::int64_t number, int person) {
    std::vector<LoggedChange> changes;
    if (number >= last_change()) return changes;
    Session session = database_.read();
    Statement rows = session.prepare(  // change_by_person
        "SELECT number, kind, key FROM change WHERE person = ? AND number > ? ORDER BY number");
    rows.bind(person).bind(number);
    while (rows.step()) changes.push_back({rows.integer(0), rows.text(1), rows.text(2)});
    return changes;
}

bool Ticks::set(const Write& write) {
    Session session = database_.write();
    session.prepare("INSERT OR REPLACE INTO done(person, work, done) VALUES(?, ?, ?)")
        .bind(write.person)
        .bind(ids::work(write.work))
        .bind(write.done ? 1 : 0)
        .run();
    session
        .prepare("INSERT INTO answered(person, key, request, status, body) VALUES(?, ?, ?, ?, ?)")
        .bind(write.writer)
        .bind(write.idempotency_key)
        .bind_blob(write.answer.request)
        .bind(write.answer.status)
        .bind(write.answer.body)
        .run();
    std::int64_t number = 0;
    {
        Statement insert = session.prepare(
            "INSERT INTO change(person, kind, key) VALUES(?, ?, ?) RETURNING number");
        insert.bind(write.person).bind(write.change.kind).bind(write.change.key);
        if (insert.step()) number = insert.integer(0);
    }
    if (number == 0 || !session.commit()) return false;
    {
        const std::unique_lock lock(mutex_);
        ticks_[{write.person, ids::work(write.work)}] = write.done;
    }
    last_change_.store(number, std::memory_order_release);
    version_.fetch_add(1, std::memory_order_acq_rel);
    return true;
}

std::optional<StoredAnswer> Ticks::answered(int writer, std::string_view idempotency_key) {
    Session session = database_.read();
    Statement row =
        session.prepare("SELECT request, status, body FROM answered WHERE person = ? AND key = ?");
    row.bind(writer).bind(idempotency_key);
    if (!row.step()) return std::nullopt;
    return StoredAnswer{row.text(0), static_cast<int>(row.integer(1)), row.text(2)};
}

}  // namespace ranets::stub
