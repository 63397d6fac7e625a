#pragma once
// Marks that are new to nobody any more.
#include "sync/outbox_kind.h"

namespace ranets::sync {

extern const OutboxKind kSeenMarksKind;

// `monday`: of the week that they stand in.
store::OutboxEntry seen_marks_entry(model::PersonId child, model::Date monday,
                                    const std::vector<model::MarkId>& marks);

}  // namespace ranets::sync
