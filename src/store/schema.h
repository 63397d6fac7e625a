#pragma once
// The tables of the cache's core and of the outbox, and every change they went through.
#include <array>

namespace ranets::store {

// Of the core alone; a cache of another version begins anew. Topics have versions of their own.
inline constexpr int kCacheVersion = 7;
inline constexpr std::array kCacheTables{"topic", "freshness", "answer", "feed"};
extern const char* const kCacheSchema;

// The outbox is migrated forward, a step a version: step n makes version n + 1 out of n.
inline constexpr int kOutboxVersion = 4;
extern const char* const kOutboxSteps[kOutboxVersion];

}  // namespace ranets::store
