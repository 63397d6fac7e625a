#pragma once
// Ticks on homework that differ from what the seed says: one for the pupil and the parents.
// Body: {"done": true}
#include <optional>

#include "school/ids.h"
#include "state/records.h"

namespace ranets::stub::ticks {

inline RecordKey key(int person, WorkRef work) {
    return {RecordKind::Tick, kNone, person, ids::work(work)};
}

inline std::optional<bool> find(const Records& records, int person, WorkRef work) {
    const auto body = records.held(key(person, work));
    return body ? std::optional(body->value("done", false)) : std::nullopt;
}

inline void set(Records& records, Transaction& transaction, int person, WorkRef work,
                model::Date day, bool done) {
    records.put(transaction, key(person, work), day, {{"done", done}});
}

}  // namespace ranets::stub::ticks
