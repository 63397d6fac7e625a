#include "sync/outbox_kind.h"
#include "sync/outbox_kinds/note.h"
#include "sync/outbox_kinds/own_homework.h"
#include "sync/outbox_kinds/seen_marks.h"
#include "sync/outbox_kinds/tick.h"

namespace ranets::sync {

OutboxKinds outbox_kinds() {
    static constexpr const OutboxKind* kKinds[] = {&kTickKind, &kNoteKind, &kSeenMarksKind,
                                                   &kOwnHomeworkKind};
    return kKinds;
}

}  // namespace ranets::sync
