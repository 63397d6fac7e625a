#include "http/pool.h"

#include <algorithm>
#include <chrono>

namespace ranets::stub {
namespace {

constexpr std::chrono::seconds kPatience{20};

}  // namespace

void ElasticPool::enqueue(std::function<void()> task) {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
    reap();
    if (idle_ < tasks_.size() && threads_.size() < limit_) {
        threads_.emplace_back([this] { work(); });
    }
    ready_.notify_one();
}

void ElasticPool::shutdown() {
    std::list<std::thread> threads;
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        threads.swap(threads_);
        ready_.notify_all();
    }
    for (std::thread& thread : threads) thread.join();
}

void ElasticPool::work() {
    std::unique_lock lock(mutex_);
    while (true) {
        ++idle_;
        ready_.wait_for(lock, kPatience, [this] { return stopping_ || !tasks_.empty(); });
        --idle_;
        if (tasks_.empty()) break;  // idle for long, or the end
        const std::function<void()> task = std::move(tasks_.front());
        tasks_.pop_front();
        lock.unlock();
        task();
        lock.lock();
    }
    ended_.push_back(std::this_thread::get_id());
}

void ElasticPool::reap() {
    for (const std::thread::id id : ended_) {
        const auto thread = std::ranges::find(threads_, id, &std::thread::get_id);
        if (thread == threads_.end()) continue;
        thread->join();  // it has nothing left to do but to return
        threads_.erase(thread);
    }
    ended_.clear();
}

}  // namespace ranets::stub
