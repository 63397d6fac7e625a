#include "state/ticks.h"

#include <mutex>

#include "school/dice.h"

namespace ranets::stub {

std::uint64_t Ticks::KeyHash::roll_key(int person, std::int64_t work) {
    return roll(person, work);
}

Ticks::Ticks(Database& database) {
    Session session = database.read();
    Statement rows = session.prepare("SELECT person, work, done FROM done");
    while (rows.step()) {
        ticks_[{static_cast<int>(rows.integer(0)), rows.integer(1)}] = rows.integer(2) != 0;
    }
}

std::optional<bool> Ticks::find(int person, WorkRef work) const {
    const std::shared_lock lock(mutex_);
    if (ticks_.empty()) return std::nullopt;
    const auto found = ticks_.find({person, ids::work(work)});
    return found == ticks_.end() ? std::nullopt : std::optional(found->second);
}

void Ticks::set(Session& session, int person, WorkRef work, bool done) {
    session.prepare("INSERT OR REPLACE INTO done(person, work, done) VALUES(?, ?, ?)")
        .bind(person)
        .bind(ids::work(work))
        .bind(done ? 1 : 0)
        .run();
}

void Ticks::remember(int person, WorkRef work, bool done) {
    const std::unique_lock lock(mutex_);
    ticks_[{person, ids::work(work)}] = done;
}

}  // namespace ranets::stub
