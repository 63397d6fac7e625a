#pragma once
// What a token may be used for, in the partner API's words.
#include <string>
#include <string_view>

namespace ranets::stub {

enum Scope : unsigned {
    kCommonInfo = 1u << 0,
    kContactInfo = 1u << 1,
    kFriendsAndRelatives = 1u << 2,
    kEducationalInfo = 1u << 3,
    kSocialInfo = 1u << 4,
    kFiles = 1u << 5,
    kWall = 1u << 6,
    kMessages = 1u << 7,
    kAllScopes = (1u << 8) - 1,
};

// Separated by commas or spaces, in any case; unknown words are passed over, and the older, finer
// names stand for the scope that holds them. Empty asks for all.
unsigned parse_scopes(std::string_view text);
std::string scope_text(unsigned scopes);  // comma-separated

}  // namespace ranets::stub
