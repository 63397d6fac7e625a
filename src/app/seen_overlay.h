#pragma once
// Which marks are still new, were the outbox empty.
#include <vector>

#include "model/ids.h"
#include "sync/outbox.h"

namespace ranets::app {

std::vector<model::MarkId> unseen_of(sync::Outbox& outbox, model::PersonId child,
                                     const std::vector<model::MarkId>& marks);

}  // namespace ranets::app
