#include "auth/scopes.h"

#include <algorithm>
#include <array>

namespace ranets::stub {
namespace {

constexpr std::array<std::string_view, 8> kNames{
    "CommonInfo", "ContactInfo", "FriendsAndRelatives", "EducationalInfo", "SocialInfo", "Files",
    "Wall",       "Messages"};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_word(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

unsigned parse_scopes(std::string_view text) {
    unsigned scopes = 0;
    bool any = false;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find_first_of(", "));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        any = any || !word.empty();
        for (std::size_t i = 0; i < kNames.size(); ++i) {
            if (same_word(word, kNames[i])) scopes |= 1u << i;
        }
    }
    return any ? scopes : static_cast<unsigned>(kAllScopes);
}

std::string scope_text(unsigned scopes) {
    std::string text;
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if ((scopes & (1u << i)) == 0) continue;
        if (!text.empty()) text += ',';
        text += kNames[i];
    }
    return text;
}

}  // namespace ranets::stub
