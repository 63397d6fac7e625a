#pragma once
// The core's queries behind a screen; those of the topics stand with them. Each is served by the
// primary key of its table: a test asks SQLite for the plans and refuses full scans.
#include <array>

namespace ranets::store::queries {

// freshness: kind, owner, start.
inline constexpr const char* kFreshness =
    "SELECT as_of, revision, validity FROM freshness WHERE kind = ? AND owner = ? AND start = ?";
// answer: kind, owner, start, path.
inline constexpr const char* kAnswers =
    "SELECT path, etag FROM answer WHERE kind = ? AND owner = ? AND start = ?";
// feed: its only row.
inline constexpr const char* kFeed = "SELECT cursor, as_of FROM feed WHERE one = 1";

inline constexpr std::array kCore{kFreshness, kAnswers, kFeed};

}  // namespace ranets::store::queries
