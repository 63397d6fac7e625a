#include "state/writes.h"

#include <algorithm>

#include "chats/chat_store.h"
#include "state/audience.h"

namespace ranets::stub {
namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kDay = 24 * kHour;

std::int64_t log(Transaction& transaction, const LoggedChange& change, std::int64_t at) {
    if (chats::is_topic(change.person)) {
        // One row tells that there is something new, however much it is.
        transaction
            .prepare(  // change_by_person
                "DELETE FROM change WHERE person = ? AND kind = ?")
            .bind(change.person)
            .bind(change.kind)
            .run();
    }
    Statement insert = transaction.prepare(
        "INSERT INTO change(person, kind, key, reader, at) VALUES(?, ?, ?, ?, ?) "
        "RETURNING number");
    insert.bind(change.person).bind(change.kind).bind(change.key).bind(change.reader).bind(at);
    return insert.step() ? insert.integer(0) : 0;
}

void raise(std::atomic<std::int64_t>& number, std::int64_t to) {
    if (number.load(std::memory_order_relaxed) < to) number.store(to, std::memory_order_release);
}

}  // namespace

Writes::Writes(Database& database, const District& district, const model::Clock& real)
    : database_(database),
      district_(district),
      real_(real),
      people_(district.people().size()),
      is_usable_(load()) {}

bool Writes::load() {
    DatabaseLock locked = database_.read();
    // Numbers go on from there though the newest rows may be pruned.
    Statement last = locked.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'change'");
    if (last.step()) last_change_ = last.integer(0);
    Statement rows =
        locked.prepare("SELECT person, reader, max(number) FROM change GROUP BY person, reader");
    while (rows.step()) {
        LoggedChange change;
        change.person = static_cast<int>(rows.integer(0));
        change.reader = static_cast<int>(rows.integer(1));
        if (chats::is_topic(change.person)) {
            change.audience =
                chats::people_in(locked, district_, chats::chat_of_topic(change.person));
        }
        for (const int person : told_of(change)) {
            raise(people_[static_cast<std::size_t>(person)].told, rows.integer(2));
        }
    }
    return locked.ok();
}

std::vector<int> Writes::told_of(const LoggedChange& change) const {
    const auto is_there = [&](int person) {
        return person >= 0 && person < static_cast<int>(people_.size());
    };
    if (chats::is_topic(change.person)) return change.audience;
    if (is_there(change.reader)) return {change.reader};
    return is_there(change.person) ? family_of(district_, change.person) : std::vector<int>();
}

void Writes::prune(Transaction& transaction) {
    const std::int64_t now = real_.now().ms;
    if (now < next_prune_) return;
    // A day more than cursors live: what a cursor leads to is still there.
    transaction.prepare("DELETE FROM change WHERE at < ?")
        .bind(now - (kChangeDays + 1) * kDay)
        .run();
    transaction.prepare("DELETE FROM answered WHERE at < ?").bind(now - kAnswerDays * kDay).run();
    transaction.when_kept([this, now] { next_prune_ = now + kHour; });
}

void Writes::move_versions(const std::vector<LoggedChange>& changes, std::vector<int>& told) {
    std::vector<int> readers;
    for (const LoggedChange& change : changes) {
        for (const int person : told_of(change)) {
            raise(people_[static_cast<std::size_t>(person)].told, change.number);
            told.push_back(person);
        }
        const auto more = change.reader == kNone && !chats::is_topic(change.person)
                              ? readers_of(district_, change.person)
                              : told_of(change);
        readers.insert(readers.end(), more.begin(), more.end());
        raise(last_change_, change.number);
    }
    for (std::vector<int>* const list : {&readers, &told}) {
        std::ranges::sort(*list);
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    for (const int reader : readers) {
        people_[static_cast<std::size_t>(reader)].version.fetch_add(1, std::memory_order_acq_rel);
    }
}

Writes::Outcome Writes::once(const Key& key, const std::function<Write(Transaction&)>& act) {
    using enum Outcome::Kind;
    std::vector<int> told;
    Outcome outcome{NotKept};
    {
        Transaction transaction = database_.write();
        if (!key.name.empty()) {
            Statement before = transaction.prepare(
                "SELECT request, status, body FROM answered WHERE person = ? AND key = ?");
            before.bind(key.writer).bind(key.name);
            if (before.step()) {
                if (before.text(0) != key.request) return {KeyOfAnotherRequest};
                return {Answered, static_cast<int>(before.integer(1)), before.text(2)};
            }
        }
        Write write = act(transaction);
        // What was refused may have been so for what could not be read.
        if (!transaction.ok()) return {NotKept};
        if (!write.is_done()) return {Answered, write.status, write.body};
        const std::int64_t now = real_.now().ms;
        if (!key.name.empty()) {
            transaction
                .prepare(
                    "INSERT INTO answered(person, key, request, status, body, at) "
                    "VALUES(?, ?, ?, ?, ?, ?)")
                .bind(key.writer)
                .bind(key.name)
                .bind_blob(key.request)
                .bind(write.status)
                .bind(write.body)
                .bind(now)
                .run();
        }
        for (LoggedChange& change : write.changes) change.number = log(transaction, change, now);
        prune(transaction);
        transaction.when_kept([&] { move_versions(write.changes, told); });
        if (!transaction.commit()) return {NotKept};
        outcome = {Answered, write.status, std::move(write.body)};
    }
    if (observer_ && !told.empty()) observer_(told);
    return outcome;
}

bool Writes::knows(int writer, std::string_view name) {
    if (name.empty()) return false;
    DatabaseLock locked = database_.read();
    Statement row = locked.prepare("SELECT 1 FROM answered WHERE person = ? AND key = ?");
    row.bind(writer).bind(name);
    return row.step();
}

std::int64_t Writes::today() const {
    return real_.now().ms / kDay;
}

model::Result<std::vector<LoggedChange>> Writes::changes_after(std::int64_t number, int person,
                                                               int reader) {
    std::vector<LoggedChange> changes;
    if (number >= last_change(reader)) return changes;
    DatabaseLock locked = database_.read();
    Statement rows = locked.prepare(  // change_by_person
        "SELECT number, kind, key, reader FROM change WHERE person = ? AND number > ? "
        "AND reader IN (-1, ?) ORDER BY number");
    rows.bind(person).bind(number).bind(reader);
    while (rows.step()) {
        changes.push_back({rows.integer(0), rows.text(1), rows.text(2), person,
                           static_cast<int>(rows.integer(3))});
    }
    if (!locked.ok()) return not_read();
    return changes;
}

}  // namespace ranets::stub
