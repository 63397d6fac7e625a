#pragma once
// A cache in memory, empty.
#include <utility>

#include <catch2/catch_test_macros.hpp>

#include "store/cache_db.h"

namespace ranets::test {

inline store::CacheDb memory_cache() {
    auto cache =
        store::CacheDb::open({store::Storage::Opened::Memory, nullptr, ":memory:", ":memory:"});
    REQUIRE(cache);
    return std::move(cache.value());
}

}  // namespace ranets::test
