#pragma once
// Threads for a server that keeps one busy for as long as a connection lives: a new one is started
// when none is idle, up to a limit; those idle for long end.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <thread>

#include <httplib.h>

namespace ranets::stub {

class ElasticPool final : public httplib::TaskQueue {
  public:
    explicit ElasticPool(std::size_t limit) : limit_(limit) {}
    ~ElasticPool() override { shutdown(); }

    void enqueue(std::function<void()> task) override;
    void shutdown() override;  // runs what is queued, then joins every thread

  private:
    void work();
    void reap();  // joins threads that have ended; with the lock held

    std::size_t limit_;
    std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<std::function<void()>> tasks_;
    std::list<std::thread> threads_;
    std::list<std::thread::id> ended_;
    std::size_t idle_ = 0;
    bool stopping_ = false;
};

}  // namespace ranets::stub
