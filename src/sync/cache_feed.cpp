#include "sync/cache_feed.h"

#include <utility>

namespace ranets::sync {

void CacheFeed::attach(store::CacheDb& cache) {
    cache_ = &cache;
    for (auto& work : std::exchange(waiting_for_cache_, {})) work();
}

void CacheFeed::detach() {
    cache_ = nullptr;
    waiting_for_cache_.clear();
    ++epoch_;
}

CacheFeed::Answer CacheFeed::current(Answer answer) const {
    return [this, epoch = epoch_, answer = std::move(answer)](model::Result<std::string> body) {
        if (epoch == epoch_) answer(std::move(body));
    };
}

void CacheFeed::when_cache(std::function<void()> work) {
    if (cache_ != nullptr)
        work();
    else
        waiting_for_cache_.push_back(std::move(work));
}

model::Result<model::Done> CacheFeed::write(
    const std::function<model::Result<model::Done>(store::CacheDb&)>& work) {
    auto written = work(*cache_);
    if (!written && on_storage_failed) {
        on_storage_failed();
        if (cache_ != nullptr) written = work(*cache_);
    }
    return written;
}

}  // namespace ranets::sync
