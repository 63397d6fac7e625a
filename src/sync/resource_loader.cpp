#include "sync/resource_loader.h"

#include <utility>

namespace ranets::sync {

void ResourceLoader::attach(store::CacheDb& cache) {
    cache_ = &cache;
    for (auto& work : std::exchange(waiting_for_cache_, {})) work();
}

void ResourceLoader::detach() {
    cache_ = nullptr;
    waiting_for_cache_.clear();
    loading_.clear();
    ++epoch_;
}

ResourceLoader::Take ResourceLoader::current(Take take) const {
    return [this, epoch = epoch_, take = std::move(take)](model::Result<std::string> body) {
        if (epoch == epoch_) take(std::move(body));
    };
}

Batch::Ask ResourceLoader::asking(Priority priority) {
    return [this, epoch = epoch_, priority](std::string path, std::string etag, auto done) {
        session_.ask({std::move(path), priority, std::move(etag)},
                     [this, epoch, done = std::move(done)](model::Result<Answer> answer) {
                         if (epoch == epoch_) done(std::move(answer));
                     });
    };
}

store::ETags ResourceLoader::etags(const store::ResourceKey& key) {
    return cache_ != nullptr ? cache_->etags(key) : store::ETags();
}

void ResourceLoader::ask_batch(const store::ResourceKey& key, const std::vector<std::string>& paths,
                               Batch::Done done) {
    const auto batch = Batch::start(asking(Priority::Screen), etags(key), std::move(done));
    for (const auto& path : paths) batch->ask(path);
    batch->close();
}

void ResourceLoader::load(const store::ResourceKey& key, std::vector<std::string> paths, Save save,
                          Finished done) {
    auto& waiting = loading_[key];
    waiting.push_back(std::move(done));
    if (waiting.size() == 1) ask(key, paths, save);
}

void ResourceLoader::ask(const store::ResourceKey& key, const std::vector<std::string>& paths,
                         const Save& save) {
    ask_batch(key, paths, [this, key, paths, save](const BatchResult& result) {
        if (result.error) return finish(key, *result.error);
        when_cache([this, key, paths, save, result, as_of = clock_.now()] {
            const auto written = write([&](store::CacheDb& cache) {
                return result.unchanged ? cache.confirm(key, as_of, result.etags)
                                        : save(cache, result, as_of);
            });
            if (!written && store::is_absent(written.error())) return ask(key, paths, save);
            finish(key, written);
            if (written && on_stored) on_stored();
        });
    });
}

void ResourceLoader::finish(const store::ResourceKey& key,
                            const model::Result<model::Done>& result) {
    const auto waiting = loading_.extract(key);
    if (waiting.empty()) return;
    for (const auto& done : waiting.mapped()) done(result);
}

void ResourceLoader::when_cache(std::function<void()> work) {
    if (cache_ != nullptr)
        work();
    else
        waiting_for_cache_.push_back(std::move(work));
}

model::Result<model::Done> ResourceLoader::write(
    const std::function<model::Result<model::Done>(store::CacheDb&)>& work) {
    auto written = work(*cache_);
    const bool failed = !written && written.error().kind == model::Error::Kind::Storage &&
                        !store::is_absent(written.error());
    if (failed && on_storage_failed) {
        on_storage_failed();
        if (cache_ != nullptr) written = work(*cache_);
    }
    return written;
}

}  // namespace ranets::sync
