#pragma once
// What a refresh token was answered with when it was spent, for whoever sends it again with the
// same Idempotency-Key: the answer was lost on its way. Sealed by the two, which only the asker
// has: the data file alone opens none of them.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "state/database.h"

namespace ranets::stub::renewals {

inline constexpr std::int64_t kLifeMs = 24 * 60 * 60'000;

// `token` is spent within the same transaction; without a key there is no second answer.
void keep(Transaction& transaction, std::string_view token, std::string_view key,
          std::string_view answer, std::int64_t now_ms);

// Nothing for another key, or when it is too late.
std::optional<std::string> find(DatabaseLock& locked, std::string_view token, std::string_view key,
                                std::int64_t now_ms);

void sweep(Transaction& transaction, std::int64_t now_ms);

}  // namespace ranets::stub::renewals
