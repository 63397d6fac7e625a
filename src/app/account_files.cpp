#include "app/account_files.h"

#include <utility>

namespace ranets::app {
namespace {

store::Storage::Files in_memory(const store::Storage::Files& files) {
    return {store::Storage::Opened::Memory, files.vfs, ":memory:", ":memory:"};
}

}  // namespace

void AccountFiles::enqueue(std::function<void()> work) {
    queue_.push_back(std::move(work));
    if (queue_.size() == 1) run_first();
}

void AccountFiles::run_first() {
    const auto work = queue_.front();  // a copy: it may complete, and leave the queue, at once
    work();
}

void AccountFiles::next() {
    queue_.pop_front();
    if (!queue_.empty()) run_first();
}

void AccountFiles::open(std::string account, bool persistent, std::function<void()> done) {
    enqueue([this, account = std::move(account), persistent, done = std::move(done)] {
        close();
        account_ = account;
        persistent_ = persistent;
        storage_.open_account(
            account, persistent,
            [this, alive = std::weak_ptr(alive_), done](store::Storage::Files files) {
                if (alive.expired()) return;
                files_ = std::move(files);
                open_databases();
                done();
                next();
            });
    });
}

void AccountFiles::open_databases() {
    damaged_ = false;
    if (auto cache = store::CacheDb::open(files_)) {
        cache_.emplace(std::move(cache.value()));
    } else {
        cache_to_memory();
    }
    if (auto outbox = store::OutboxDb::open(files_)) {
        outbox_.emplace(std::move(outbox.value()));
    } else if (auto spare = store::OutboxDb::open(in_memory(files_))) {
        outbox_.emplace(std::move(spare.value()));
        damaged_ = true;
    }
}

void AccountFiles::cache_to_memory() {
    damaged_ = true;
    cache_.reset();
    if (auto spare = store::CacheDb::open(in_memory(files_)))
        cache_.emplace(std::move(spare.value()));
}

void AccountFiles::close() {
    cache_.reset();
    outbox_.reset();
}

void AccountFiles::wipe() {
    enqueue([this] {
        close();
        storage_.wipe_account(std::exchange(account_, {}), [this, alive = std::weak_ptr(alive_)] {
            if (!alive.expired()) next();
        });
    });
}

}  // namespace ranets::app
