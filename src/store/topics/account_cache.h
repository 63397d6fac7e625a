#pragma once
// Topic of the cache: who is signed in.
#include <optional>

#include "model/diary.h"
#include "model/result.h"
#include "store/cache_db.h"
#include "store/cache_topic.h"

namespace ranets::store {

extern const CacheTopic kAccountTopic;
inline constexpr ResourceKind kAccountKind{0};

inline ResourceKey account_key() {
    return {kAccountKind};
}

class AccountCache {
  public:
    explicit AccountCache(CacheDb& cache) : cache_(cache) {}

    std::optional<model::Account> account();
    model::Result<model::Done> save_account(const model::Account& account, model::Instant as_of,
                                            const ETags& etags = {});

  private:
    Database& database() { return cache_.database(); }
    CacheDb& cache_;
};

}  // namespace ranets::store
