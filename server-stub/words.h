#pragma once
// Words of protocols, which are ASCII.
#include <algorithm>
#include <string_view>

namespace ranets::stub {

constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// The same but for the case of letters.
constexpr bool same_word(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace ranets::stub
