#pragma once
// The two databases of whoever is signed in. Opening and wiping take their turns, in the order in
// which they were asked for.
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "store/cache_db.h"
#include "store/outbox_db.h"
#include "store/storage.h"

namespace ranets::app {

class AccountFiles {
  public:
    explicit AccountFiles(store::Storage& storage) : storage_(storage) {}

    // What is open is closed before. With `persistent` false nothing touches the disk.
    void open(std::string account, bool persistent, std::function<void()> done);
    // Closes the databases; the files stay. An opening under way still completes.
    void close();
    // Closes and deletes what is open.
    void wipe();

    bool is_open() const { return cache_.has_value() && outbox_.has_value(); }
    // Open already, and as well as can be.
    bool holds(const std::string& account, bool persistent) const {
        return is_open() && account_ == account && persistent_ == persistent &&
               files_.opened != store::Storage::Opened::Busy;
    }
    const std::string& account() const { return account_; }
    bool asked_to_persist() const { return persistent_; }
    store::Storage::Opened opened() const { return files_.opened; }
    bool damaged() const { return damaged_; }  // a file can't be used, memory stands in for it

    // Only while open. Moving with every open() and with cache_to_memory().
    store::CacheDb& cache() { return *cache_; }
    store::OutboxDb& outbox() { return *outbox_; }

    void cache_to_memory();  // after a write failed: what follows is kept for this run only

  private:
    void enqueue(std::function<void()> work);
    void run_first();
    void next();
    void open_databases();

    store::Storage& storage_;
    std::string account_;
    bool persistent_ = false;
    bool damaged_ = false;
    store::Storage::Files files_;
    std::optional<store::CacheDb> cache_;
    std::optional<store::OutboxDb> outbox_;
    std::deque<std::function<void()>> queue_;  // the first is under way
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace ranets::app
