#pragma once
// What has been written in the demo school before the first start: conversations about its own
// homework and marks.
#include "rest/call.h"

namespace ranets::stub::chats {

// Once for a data file; false where it could not be written.
bool fill_demo_chats(const World& world, model::Instant now);

}  // namespace ranets::stub::chats
