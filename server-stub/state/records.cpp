#include "state/records.h"

#include <algorithm>
#include <array>
#include <mutex>

#include "school/dice.h"

namespace ranets::stub {
namespace {

struct KindInfo {
    std::string_view name;  // in the table: never changes
    bool is_held;           // in memory: looked at for each lesson of an answer
};

constexpr std::array<KindInfo, static_cast<std::size_t>(RecordKind::Count)> kKinds{{
    {"tick", true},
    {"note", false},
    {"seen-mark", false},
    {"marks-since", false},
    {"own-homework", false},
}};

const KindInfo& info(RecordKind kind) {
    return kKinds[static_cast<std::size_t>(kind)];
}

}  // namespace

std::size_t Records::KeyHash::operator()(const RecordKey& key) const {
    return static_cast<std::size_t>(
        roll(static_cast<std::uint64_t>(key.kind), key.owner, key.person, key.object));
}

Records::Records(Database& database, const model::Clock& real)
    : database_(database), real_(real), is_usable_(load()) {}

bool Records::load() {
    DatabaseLock locked = database_.read();
    for (std::size_t kind = 0; kind < kKinds.size(); ++kind) {
        if (!kKinds[kind].is_held) continue;
        Statement rows =
            locked.prepare("SELECT owner, person, object, body FROM record WHERE kind = ?");
        rows.bind(kKinds[kind].name);
        while (rows.step()) {
            hold({static_cast<RecordKind>(kind), static_cast<int>(rows.integer(0)),
                  static_cast<int>(rows.integer(1)), rows.integer(2)},
                 std::make_shared<const Json>(parse_json(rows.text(3))));
        }
    }
    return locked.ok();
}

void Records::hold(const RecordKey& key, std::shared_ptr<const Json> body) {
    const std::unique_lock lock(mutex_);
    held_[key] = std::move(body);
}

std::shared_ptr<const Json> Records::held(const RecordKey& key) const {
    const std::shared_lock lock(mutex_);
    if (held_.empty()) return nullptr;
    const auto found = held_.find(key);
    return found == held_.end() ? nullptr : found->second;
}

Record Records::find(DatabaseLock& locked, const RecordKey& key) {
    Statement row = locked.prepare(
        "SELECT version, body FROM record "
        "WHERE kind = ? AND owner = ? AND person = ? AND object = ?");
    row.bind(info(key.kind).name).bind(key.owner).bind(key.person).bind(key.object);
    if (!row.step()) return {key.object, 0, nullptr};
    return {key.object, row.integer(0), parse_json(row.text(1))};
}

std::int64_t Records::put(Transaction& transaction, const RecordKey& key, model::Date day,
                          const Json& body) {
    Statement row = transaction.prepare(
        "INSERT INTO record(kind, owner, person, object, day, version, body, changed) "
        "VALUES(?, ?, ?, ?, ?, 1, ?, ?) ON CONFLICT(kind, owner, person, object) DO UPDATE SET "
        "day = excluded.day, version = version + 1, body = excluded.body, "
        "changed = excluded.changed RETURNING version");
    row.bind(info(key.kind).name).bind(key.owner).bind(key.person).bind(key.object).bind(day.days);
    row.bind(body.dump()).bind(real_.now().ms);
    if (!row.step()) return 0;
    if (info(key.kind).is_held) {
        transaction.when_kept([this, key, kept = std::make_shared<const Json>(body)]() mutable {
            hold(key, std::move(kept));
        });
    }
    return row.integer(0);
}

model::Result<std::vector<Record>> Records::between(RecordKind kind, int owner, int person,
                                                    model::Date from, model::Date to) {
    std::vector<Record> records;
    DatabaseLock locked = database_.read();
    Statement rows = locked.prepare(  // record_by_day
        "SELECT object, version, body FROM record WHERE kind = ? AND owner = ? AND person = ? "
        "AND day BETWEEN ? AND ? ORDER BY day, object");
    rows.bind(info(kind).name).bind(owner).bind(person).bind(from.days).bind(to.days);
    while (rows.step()) {
        records.push_back({rows.integer(0), rows.integer(1), parse_json(rows.text(2))});
    }
    if (!locked.ok()) return not_read();
    return records;
}

}  // namespace ranets::stub
