#pragma once
// The tables of the two files of an account, and every change they went through.

namespace ranets::store {

// The cache has no migrations: what the server knows is asked for again. Any change of its tables
// raises this number, and so does any change of what is read out of an answer: the server is not
// asked again for what it says has not changed.
inline constexpr int kCacheVersion = 6;
extern const char* const kCacheSchema;

// The outbox is migrated forward, a step a version: step n makes version n + 1 out of n.
inline constexpr int kOutboxVersion = 2;
extern const char* const kOutboxSteps[kOutboxVersion];

}  // namespace ranets::store
