#pragma once
// What a stream asks of the change feed, besides its routes.
#include <string_view>

#include "rest/call.h"

namespace ranets::stub::changes {

// What is told after that which was told of up to the cursor.
Answer after(const Call& call, std::string_view cursor);
// The same where time has brought nothing since.
Answer written_after(const Call& call, std::string_view cursor);
// When time alone brings something next, or looked at again: a day ahead at most.
LocalTime next_moment(const Call& call);

}  // namespace ranets::stub::changes
