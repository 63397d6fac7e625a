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

CacheFeed::Take CacheFeed::current(Take take) const {
    return [this, epoch = epoch_, take = std::move(take)](model::Result<std::string> body) {
        if (epoch == epoch_) take(std::move(body));
    };
}

Gathering::Ask CacheFeed::asking(Priority priority) {
    return [this, epoch = epoch_, priority](std::string path, std::string etag, auto done) {
        session_.ask({std::move(path), priority, std::move(etag)},
                     [this, epoch, done = std::move(done)](model::Result<Answer> answer) {
                         if (epoch == epoch_) done(std::move(answer));
                     });
    };
}

store::Tags CacheFeed::tags(const store::Thing& thing) {
    return cache_ != nullptr ? cache_->tags(thing) : store::Tags();
}

void CacheFeed::gather(const store::Thing& thing, const std::vector<std::string>& paths,
                       Gathering::Done done) {
    const auto gathering = Gathering::start(asking(Priority::Screen), tags(thing), std::move(done));
    for (const auto& path : paths) gathering->ask(path);
    gathering->close();
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
