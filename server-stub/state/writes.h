#pragma once
// What people write: each write happens once for its key, and leaves rows in the log of changes.
#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "school/district.h"
#include "state/database.h"

namespace ranets::stub {

struct LoggedChange {
    std::int64_t number = 0;  // given by the log
    std::string kind;
    std::string key;
    int person = kNone;  // whose record changed
    int reader = kNone;  // who alone is told; kNone: everybody who reads the record
};

// What came of a write. Of a status that is no success nothing is kept, and the key stays unused.
struct Write {
    int status = 200;
    std::string body;
    std::vector<LoggedChange> changes = {};
    std::function<void()> when_kept = {};  // runs before any other write
};

class Writes {
  public:
    explicit Writes(Database& database);

    struct Key {
        int writer = kNone;
        std::string_view name;  // the client's
        std::string request;    // digest of what is asked
    };
    struct Outcome {
        enum class Kind { Answered, KeyOfAnotherRequest, NotKept } kind = Kind::Answered;
        int status = 0;
        std::string body = {};
    };
    // Acts in a transaction, or answers as it did when the key came first.
    Outcome once(const Key& key, const std::function<Write(Session&)>& act);

    // Counts writes; what is worked out from what people wrote is stale when it has moved.
    std::uint64_t version() const { return version_.load(std::memory_order_acquire); }
    std::int64_t last_change() const { return last_change_.load(std::memory_order_acquire); }
    // Of a person's record, for one reader, oldest first.
    std::vector<LoggedChange> changes_after(std::int64_t number, int person, int reader);

  private:
    Database& database_;
    std::atomic<std::uint64_t> version_{1};
    std::atomic<std::int64_t> last_change_{0};
};

}  // namespace ranets::stub
