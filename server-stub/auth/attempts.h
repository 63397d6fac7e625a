#pragma once
// Slows down who guesses passwords, and locks nobody out: tries are counted by address and account
// together, by address, and by account; each pause is longer than the one before, up to a bound. An
// address from which the account was signed in to before waits for its own failures only, whatever
// others do. Any number of threads; forgets with the process.
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/clock.h"

namespace ranets::stub {

class Attempts {
  public:
    explicit Attempts(const model::Clock& clock) : clock_(clock) {}

    // 0: the try may be looked at, and counts from now on until `end` says what it was. Otherwise
    // the seconds to wait. `remote` is the client's address.
    std::int64_t begin(std::string_view remote, std::string_view login);
    enum class Result { Right, Wrong, NotSeen };
    void end(std::string_view remote, std::string_view login, Result result);

    // Counts of each kind, at most: however many guess, at however long logins.
    static constexpr std::size_t kMostCounts = 10'000;
    std::size_t most_counts() const;  // of any kind, now

  private:
    struct Limit {
        int tries;  // failures before a pause; half as many before the next
        std::int64_t first_pause;
        std::int64_t longest_pause;
    };
    struct Count {
        int failures = 0;
        int pending = 0;
        int pauses = 0;
        std::int64_t blocked_until = 0;
        std::int64_t last = 0;  // when something failed
        std::int64_t right = kNever;
    };
    using Counts = std::unordered_map<std::string, Count>;

    static constexpr std::int64_t kNever = -1;
    static const Limit kTogether;
    static const Limit kOfAddress;
    static const Limit kOfAccount;

    Count& at(Counts& counts, const std::string& key);
    std::int64_t wait(const Count& count, const Limit& limit) const;
    void end(Count& count, const Limit& limit, Result result) const;
    bool is_known(const Count& together) const;
    bool is_forgotten(const Count& count) const;

    const model::Clock& clock_;
    mutable std::mutex mutex_;
    Counts together_;
    Counts addresses_;
    Counts accounts_;
};

}  // namespace ranets::stub
