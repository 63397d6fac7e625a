#include "state/writes.h"

namespace ranets::stub {
namespace {

std::int64_t log(Session& session, const LoggedChange& change) {
    Statement insert = session.prepare(
        "INSERT INTO change(person, kind, key, reader) VALUES(?, ?, ?, ?) RETURNING number");
    insert.bind(change.person).bind(change.kind).bind(change.key).bind(change.reader);
    return insert.step() ? insert.integer(0) : 0;
}

}  // namespace

Writes::Writes(Database& database) : database_(database) {
    Session session = database_.read();
    Statement last = session.prepare("SELECT coalesce(max(number), 0) FROM change");
    if (last.step()) last_change_ = last.integer(0);
}

Writes::Outcome Writes::once(const Key& key, const std::function<Write(Session&)>& act) {
    using enum Outcome::Kind;
    Session session = database_.write();
    {
        Statement before = session.prepare(
            "SELECT request, status, body FROM answered WHERE person = ? AND key = ?");
        before.bind(key.writer).bind(key.name);
        if (before.step()) {
            if (before.text(0) != key.request) return {KeyOfAnotherRequest};
            return {Answered, static_cast<int>(before.integer(1)), before.text(2)};
        }
    }
    const Write write = act(session);
    if (write.status >= 300) return {Answered, write.status, write.body};
    session
        .prepare("INSERT INTO answered(person, key, request, status, body) VALUES(?, ?, ?, ?, ?)")
        .bind(key.writer)
        .bind(key.name)
        .bind_blob(key.request)
        .bind(write.status)
        .bind(write.body)
        .run();
    std::int64_t last = last_change();
    for (const LoggedChange& change : write.changes) {
        last = log(session, change);
        if (last == 0) return {NotKept};
    }
    if (!session.commit()) return {NotKept};
    if (write.when_kept) write.when_kept();
    last_change_.store(last, std::memory_order_release);
    version_.fetch_add(1, std::memory_order_acq_rel);
    return {Answered, write.status, write.body};
}

std::vector<LoggedChange> Writes::changes_after(std::int64_t number, int person, int reader) {
    std::vector<LoggedChange> changes;
    if (number >= last_change()) return changes;
    Session session = database_.read();
    Statement rows = session.prepare(  // change_by_person
        "SELECT number, kind, key, reader FROM change WHERE person = ? AND number > ? "
        "AND reader IN (-1, ?) ORDER BY number");
    rows.bind(person).bind(number).bind(reader);
    while (rows.step()) {
        changes.push_back({rows.integer(0), rows.text(1), rows.text(2), person,
                           static_cast<int>(rows.integer(3))});
    }
    return changes;
}

}  // namespace ranets::stub
