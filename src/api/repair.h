#pragma once
// JSON text with characters in it that are none.
#include <string>
#include <string_view>

namespace ranets::api {

// The text with U+FFFD in place of bytes that are no UTF-8 and of escaped halves of surrogate
// pairs, and raw control characters within strings escaped. What is well-formed stays as it is.
std::string repaired(std::string_view text);

}  // namespace ranets::api
