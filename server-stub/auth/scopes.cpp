#include "auth/scopes.h"

#include <algorithm>
#include <array>

#include "words.h"

namespace ranets::stub {
namespace {

constexpr std::array<std::string_view, 8> kNames{
    "CommonInfo", "ContactInfo", "FriendsAndRelatives", "EducationalInfo", "SocialInfo", "Files",
    "Wall",       "Messages"};

// Older clients ask by finer names, each of which is a part of what one of today's opens.
struct OldName {
    std::string_view name;
    Scope within;
};
constexpr OldName kOldNames[] = {
    {"Avatar", kCommonInfo},
    {"FullName", kCommonInfo},
    {"Roles", kCommonInfo},
    {"Relatives", kFriendsAndRelatives},
    {"Friends", kFriendsAndRelatives},
    {"Schools", kEducationalInfo},
    {"EduGroups", kEducationalInfo},
    {"Lessons", kEducationalInfo},
    {"Marks", kEducationalInfo},
    {"EduWorks", kEducationalInfo},
};

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
        for (const OldName& old : kOldNames) {
            if (same_word(word, old.name)) scopes |= old.within;
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
