#pragma once
// Notes on homework, each for its writer alone. Body: {"text": "…"}, empty where it was taken away.
#include <string>

#include "state/records.h"

namespace ranets::stub {

struct OwnNote {
    std::int64_t work = 0;
    std::string text;
    std::int64_t version = 0;  // 0: there never was one
};

namespace notes {

inline RecordKey key(int owner, int person, std::int64_t work) {
    return {RecordKind::Note, owner, person, work};
}

inline OwnNote from(const Record& record) {
    const bool is_there = record.body.is_object();
    return {record.object, is_there ? record.body.value("text", "") : "", record.version};
}

inline OwnNote find(DatabaseLock& locked, int owner, int person, std::int64_t work) {
    return from(Records::find(locked, key(owner, person, work)));
}

// As it stands then, with its version.
inline OwnNote set(Records& records, Transaction& transaction, int owner, int person,
                   std::int64_t work, model::Date day, const std::string& text) {
    const std::int64_t version =
        records.put(transaction, key(owner, person, work), day, {{"text", text}});
    return {work, text, version};
}

}  // namespace notes
}  // namespace ranets::stub
