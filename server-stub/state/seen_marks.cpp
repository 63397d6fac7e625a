#include "state/seen_marks.h"

namespace ranets::stub::seen_marks {
namespace {

std::optional<model::Instant> kept(DatabaseLock& locked, const RecordKey& key) {
    const Record record = Records::find(locked, key);
    if (record.version == 0 || !record.body.is_object()) return std::nullopt;
    return model::Instant{record.body.value("since", std::int64_t{0})};
}

}  // namespace

model::Result<model::Instant> since(Records& records, int owner, int person, model::Instant now) {
    const RecordKey key{RecordKind::MarksSince, owner, person, 0};
    {
        DatabaseLock locked = records.database().read();
        if (const auto before = kept(locked, key)) return *before;
    }
    Transaction transaction = records.database().write();
    if (const auto before = kept(transaction, key)) return *before;
    records.put(transaction, key, {}, {{"since", now.ms}});
    if (!transaction.commit()) return not_kept();
    return now;
}

}  // namespace ranets::stub::seen_marks
