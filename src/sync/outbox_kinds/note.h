#pragma once
// A person's own words on a homework. They may write on two devices: what neither has seen of the
// other is put together, and nothing is written over unread.
#include "sync/outbox_kind.h"

namespace ranets::sync {

extern const OutboxKind kNoteKind;

// What stood there when the user began to change it, as it was shown. A text that the server does
// not have as such, like one that was just typed, has no version.
struct ShownNote {
    std::string text;
    std::string version;
};
// `day`: of its lesson.
store::OutboxEntry note_entry(model::PersonId child, model::Date day, model::WorkId work,
                              std::string_view text, const ShownNote& shown);

}  // namespace ranets::sync
