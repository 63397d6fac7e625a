#pragma once
// Homework that was done, or is not after all.
#include "sync/outbox_kind.h"

namespace ranets::sync {

extern const OutboxKind kTickKind;

// `day`: of its lesson.
store::OutboxEntry tick_entry(model::PersonId child, model::Date day, model::WorkId work,
                              bool done);

}  // namespace ranets::sync
