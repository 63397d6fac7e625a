#pragma once
// In which form a refusal is told: that of the partner API, or RFC 6749's on the paths of OAuth,
// whoever refuses there.
#include <string_view>

#include "http/message.h"

namespace ranets::stub {

// Gives the reply its body, if it is a refusal.
void word_refusal(std::string_view path, Reply& reply);

}  // namespace ranets::stub
