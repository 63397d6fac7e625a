#pragma once
// What people write: each write happens once for its key, leaves rows in the log of changes, and
// moves the versions of those whom it concerns.
#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/clock.h"
#include "school/district.h"
#include "state/database.h"

namespace ranets::stub {

struct LoggedChange {
    std::int64_t number = 0;  // given by the log
    std::string kind;
    std::string key;
    int person = kNone;              // whose record changed, or below that a chat: see chats/chat.h
    int reader = kNone;              // who alone is told; kNone: everybody who reads the record
    std::vector<int> audience = {};  // of a chat: who is in it
};

// What came of a write. Of a status that is not 2xx nothing is kept, and the key stays unused.
struct Write {
    int status = 200;
    std::string body;
    std::vector<LoggedChange> changes = {};

    bool is_done() const { return status / 100 == 2; }
};

class Writes {
  public:
    // Days of real time for which a change is told of, and for which a write is known again.
    static constexpr int kChangeDays = 30;
    static constexpr int kAnswerDays = 60;  // as long as a device stays signed in by itself

    // Called after a write was kept, with those whom the feed has something to tell of it, each
    // once; on the writer's thread.
    using Observer = std::function<void(std::span<const int> people)>;

    Writes(Database& database, const District& district, const model::Clock& real);

    // Whether the log could be read.
    bool is_usable() const { return is_usable_; }
    void observe(Observer observer) { observer_ = std::move(observer); }  // before any write

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
    // Acts in a transaction, or answers as it did when the key came first. A key without a name is
    // that of a write which may happen again.
    Outcome once(const Key& key, const std::function<Write(Transaction&)>& act);

    // Whether the key has been answered: what was asked then is answered again, whatever is there
    // now.
    bool knows(int writer, std::string_view name);

    // Counts the writes that the person's answers may show; what is worked out for the person is
    // stale when it has moved, and only then.
    std::uint64_t version(int person) const {
        return people_[static_cast<std::size_t>(person)].version.load(std::memory_order_acquire);
    }
    // The newest change that the feed tells the person of, and that it tells anybody of.
    std::int64_t last_change(int person) const {
        return people_[static_cast<std::size_t>(person)].told.load(std::memory_order_acquire);
    }
    std::int64_t last_change() const { return last_change_.load(std::memory_order_acquire); }
    std::int64_t today() const;  // of real time, since 1970
    // Of a person's record, for one reader, oldest first.
    model::Result<std::vector<LoggedChange>> changes_after(std::int64_t number, int person,
                                                           int reader);

  private:
    struct Concern {
        std::atomic<std::uint64_t> version{1};
        std::atomic<std::int64_t> told{0};
    };

    bool load();
    void prune(Transaction& transaction);
    void move_versions(const std::vector<LoggedChange>& changes, std::vector<int>& told);
    std::vector<int> told_of(const LoggedChange& change) const;

    Database& database_;
    const District& district_;
    const model::Clock& real_;
    Observer observer_;
    std::int64_t next_prune_ = 0;  // under the database's lock
    std::atomic<std::int64_t> last_change_{0};
    std::vector<Concern> people_;
    bool is_usable_;
};

}  // namespace ranets::stub
