#pragma once
// What an Idempotency-Key looks like.
#include <algorithm>
#include <string_view>

namespace ranets::stub {

inline bool is_uuid(std::string_view text) {
    constexpr std::string_view kForm = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    return std::ranges::equal(text, kForm, [](char c, char form) {
        const bool is_hex =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        return form == 'x' ? is_hex : c == form;
    });
}

}  // namespace ranets::stub
