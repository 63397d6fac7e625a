#pragma once
// Ticks on homework that differ from what the seed says, and the log of such changes.
#include <atomic>
#include <cstdint>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "school/ids.h"
#include "state/database.h"

namespace ranets::stub {

struct LoggedChange {
    std::int64_t number = 0;
    std::string kind;
    std::string key;
};

struct StoredAnswer {
    std::string request;  // digest of what was asked
    int status = 0;
    std::string body;
};

class Ticks {
  public:
    explicit Ticks(Database& database);

    std::optional<bool> find(int person, WorkRef work) const;

    // Counts writes; what is worked out from the ticks is stale when it has moved.
    std::uint64_t version() const { return version_.load(std::memory_order_acquire); }
    std::int64_t last_change() const { return last_change_.load(std::memory_order_acquire); }
    std::vector<LoggedChange> changes_after(std::int64_t number, int person);

    // Sets the tick, logs the change and keeps the answer, all or nothing. False: the store failed.
    struct Write {
        int writer = kNone;
        std::string idempotency_key;
        StoredAnswer answer;
        int person = kNone;
        WorkRef work;
        bool done = false;
        LoggedChange change;  // its number is given by the log
    };
    bool set(const Write& write);
    std::optional<StoredAnswer> answered(int writer, std::string_view idempotency_key);

  private:
    using Key = std::pair<int, std::int64_t>;
    struct KeyHash {
        std::size_t operator()(const Key& key) const {
            return static_cast<std::size_t>(roll_key(key.first, key.second));
        }
        static std::uint64_t roll_key(int person, std::int64_t work);
    };

    Database& database_;
    mutable std::shared_mutex mutex_;
    std::unordered_map<Key, bool, KeyHash> ticks_;
    std::atomic<std::uint64_t> version_{1};
    std::atomic<std::int64_t> last_change_{0};
};

}  // namespace ranets::stub
