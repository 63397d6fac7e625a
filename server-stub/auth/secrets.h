#pragma once
// Random words, digests and passwords.
#include <optional>
#include <string>
#include <string_view>

namespace ranets::stub {

inline constexpr std::size_t kTokenLength = 32;

std::string random_token();  // 32 letters and digits: 190 bits
std::string random_bytes(std::size_t count);
std::string sha256(std::string_view text);      // 32 bytes
std::string base64url(std::string_view bytes);  // without padding
std::string password_hash(std::string_view password, std::string_view salt, int iterations);

// AES-256-GCM under a key that is made of `secret`; opened by nobody without it, and unchanged.
std::string seal(std::string_view text, std::string_view secret);
std::optional<std::string> unseal(std::string_view sealed, std::string_view secret);

bool same(std::string_view a, std::string_view b);  // in time that does not depend on where

}  // namespace ranets::stub
