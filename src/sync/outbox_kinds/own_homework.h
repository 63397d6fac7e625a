#pragma once
// Homework that somebody sets for themselves: new, changed or taken away. Of two devices' changes
// each part that only one has touched is as that one left it.
#include "model/own_records.h"
#include "sync/outbox_kind.h"

namespace ranets::sync {

extern const OutboxKind kOwnHomeworkKind;

// `shown`: what the change was made upon, of version 0 where it is new. An empty text takes it
// away.
store::OutboxEntry own_homework_entry(model::PersonId child, const model::OwnHomework& wanted,
                                      const model::OwnHomework& shown);

}  // namespace ranets::sync
