#pragma once
// Proof Key for Code Exchange (RFC 7636), method S256, and other random names.
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "model/clock.h"

namespace ranets::api {

using Sha256 = std::array<std::uint8_t, 32>;

Sha256 sha256(std::string_view data);
std::string base64url(std::span<const std::uint8_t> bytes);  // without padding

std::string random_token(model::Rng& rng);  // 32 random bytes as 43 URL-safe characters
std::string random_uuid(model::Rng& rng);   // version 4 (RFC 9562)
std::string code_challenge(std::string_view verifier);

}  // namespace ranets::api
