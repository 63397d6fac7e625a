#pragma once
// Marks already seen, and from when on marks are news: each person's own. Bodies: {} and
// {"since": 1700000000000}, UTC milliseconds.
#include <optional>

#include "state/records.h"

namespace ranets::stub::seen_marks {

// A set that only grows.
inline void add(Records& records, Transaction& transaction, int owner, int person,
                std::int64_t mark, model::Date day) {
    const RecordKey key{RecordKind::SeenMark, owner, person, mark};
    if (Records::find(transaction, key).version == 0) {
        records.put(transaction, key, day, Json::object());
    }
}

// `now`, when asked for the first time; the same ever after.
model::Result<model::Instant> since(Records& records, int owner, int person, model::Instant now);

}  // namespace ranets::stub::seen_marks
