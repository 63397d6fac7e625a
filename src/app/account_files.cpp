#include "app/account_files.h"

#include <utility>

namespace ranets::app {
namespace {

store::Storage::Files in_memory(const store::Storage::Files& files) {
    return {store::Storage::Opened::Memory, files.vfs, ":memory:", ":memory:", {}};
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
    open(std::move(account), persistent, false, std::move(done));
}

void AccountFiles::take(std::string account, std::function<void()> done) {
    open(std::move(account), true, true, std::move(done));
}

void AccountFiles::open(std::string account, bool persistent, bool take,
                        std::function<void()> done) {
    enqueue([this, account = std::move(account), persistent, take, done = std::move(done)] {
        close();
        account_ = account;
        persistent_ = persistent;
        auto opened = [this, alive = std::weak_ptr(alive_), done](store::Storage::Files files) {
            if (alive.expired()) return;
            files_ = std::move(files);
            open_databases();
            if (outbox_fault_ != store::Fault::Damaged) {
                done();
                return next();
            }
            outbox_.reset();
            storage_.set_outbox_aside([this, alive, done](store::Storage::Files again) {
                if (alive.expired()) return;
                files_ = std::move(again);
                open_outbox();
                done();
                next();
            });
        };
        if (take)
            storage_.take_account(account, std::move(opened));
        else
            storage_.open_account(account, persistent, std::move(opened));
    });
}

void AccountFiles::open_databases() {
    cache_fault_ = outbox_fault_ = store::Fault::None;
    salvaged_ = false;
    if (files_.opened == store::Storage::Opened::Busy) return;
    if (auto cache = store::CacheDb::open(files_, &cache_fault_)) {
        cache_.emplace(std::move(cache.value()));
    } else if (auto spare = store::CacheDb::open(in_memory(files_))) {
        cache_.emplace(std::move(spare.value()));
    }
    open_outbox();
}

void AccountFiles::open_outbox() {
    if (auto outbox = store::OutboxDb::open(files_, &outbox_fault_)) {
        outbox_.emplace(std::move(outbox.value()));
        salvaged_ = !files_.damaged_path.empty();
    } else if (auto spare = store::OutboxDb::open(in_memory(files_))) {
        outbox_.emplace(std::move(spare.value()));
    }
}

void AccountFiles::cache_to_memory() {
    cache_fault_ = store::Fault::Failed;
    cache_.reset();
    if (auto spare = store::CacheDb::open(in_memory(files_)))
        cache_.emplace(std::move(spare.value()));
}

bool AccountFiles::cache_to_disk(model::Date first) {
    if (cache_fault_ != store::Fault::Failed || !is_open()) return false;
    store::Fault fault;
    auto cache = store::CacheDb::open(files_, &fault);
    if (!cache || !cache.value().make_room(first)) return false;
    // What the feed has told meanwhile, memory was told.
    if (!cache.value().invalidate_all()) return false;
    cache_fault_ = fault;
    cache_.emplace(std::move(cache.value()));
    return true;
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
