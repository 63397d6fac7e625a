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
    // As open() on disk, from the tab that has the files.
    void take(std::string account, std::function<void()> done);
    // Closes the databases; the files stay. An opening under way still completes.
    void close();
    // Closes and deletes what is open.
    void wipe();

    // Not while another tab has the files.
    bool is_open() const { return cache_.has_value() && outbox_.has_value(); }
    // Open already, and as well as can be.
    bool holds(const std::string& account, bool persistent) const {
        return is_open() && account_ == account && persistent_ == persistent;
    }
    const std::string& account() const { return account_; }
    bool asked_to_persist() const { return persistent_; }
    store::Storage::Opened opened() const { return files_.opened; }
    // A file can't be used, memory stands in for it: written by a newer version; for another
    // reason.
    bool newer() const { return has(store::Fault::Newer); }
    bool failed() const { return has(store::Fault::Failed) || has(store::Fault::Damaged); }
    bool cache_failed() const { return cache_fault_ == store::Fault::Failed; }
    // What is written is here at the next start.
    bool keeps() const {
        return files_.opened == store::Storage::Opened::Persistent && !newer() && !failed();
    }
    // The disk had nothing: nobody has ever used these files, or they were cleared away.
    bool is_new() const { return keeps() && !salvaged_; }
    // The outbox was damaged: this is what could be read of it.
    bool salvaged() const { return salvaged_; }

    // Only while open. Moving with every open() and with cache_to_memory().
    store::CacheDb& cache() { return *cache_; }
    store::OutboxDb& outbox() { return *outbox_; }

    void cache_to_memory();  // after a write failed: what follows is kept for this run only
    // Goes on with the file, after making room in it: weeks before `first` are forgotten. False:
    // there is none yet, or nothing failed. What memory has kept is dropped.
    bool cache_to_disk(model::Date first);

  private:
    void open(std::string account, bool persistent, bool take, std::function<void()> done);
    void enqueue(std::function<void()> work);
    void run_first();
    void next();
    void open_databases();
    void open_outbox();
    bool has(store::Fault fault) const { return cache_fault_ == fault || outbox_fault_ == fault; }

    store::Storage& storage_;
    std::string account_;
    bool persistent_ = false;
    store::Fault cache_fault_ = store::Fault::None;
    store::Fault outbox_fault_ = store::Fault::None;
    bool salvaged_ = false;
    store::Storage::Files files_;
    std::optional<store::CacheDb> cache_;
    std::optional<store::OutboxDb> outbox_;
    std::deque<std::function<void()>> queue_;  // the first is under way
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

}  // namespace ranets::app
