#include "auth/attempts.h"

#include <algorithm>

#include "auth/secrets.h"
#include "http/addresses.h"

namespace ranets::stub {
namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kKnownFor = 30 * 24 * kHour;

// Of a fixed size, however long the login.
std::string pair_of(const std::string& address, std::string_view login) {
    return sha256(address + "\n" + std::string(login));
}

}  // namespace

const Attempts::Limit Attempts::kTogether{8, 30 * kSecond, 15 * kMinute};
// A school behind one address mistypes a lot.
const Attempts::Limit Attempts::kOfAddress{60, 30 * kSecond, 15 * kMinute};
// Somebody else's doing, as a rule: the owner at a new address never waits long.
const Attempts::Limit Attempts::kOfAccount{40, 5 * kSecond, 60 * kSecond};

bool Attempts::is_forgotten(const Count& count) const {
    const std::int64_t now = clock_.monotonic_ms();
    return count.pending == 0 && count.blocked_until <= now && now - count.last > kHour;
}

bool Attempts::is_known(const Count& together) const {
    return together.right != kNever && clock_.monotonic_ms() - together.right < kKnownFor;
}

std::size_t Attempts::most_counts() const {
    const std::lock_guard lock(mutex_);
    return std::max({together_.size(), addresses_.size(), accounts_.size()});
}

Attempts::Count& Attempts::at(Counts& counts, const std::string& key) {
    if (counts.size() >= kMostCounts && !counts.contains(key)) {
        std::erase_if(counts, [this](const auto& entry) {
            return is_forgotten(entry.second) && !is_known(entry.second);
        });
        // Still too many: those who were right before come first.
        if (counts.size() >= kMostCounts) {
            std::erase_if(counts, [this](const auto& entry) {
                return entry.second.pending == 0 && !is_known(entry.second);
            });
        }
        if (counts.size() >= kMostCounts) {
            std::erase_if(counts, [](const auto& entry) { return entry.second.pending == 0; });
        }
    }
    Count& count = counts[key];
    if (is_forgotten(count)) count = {.right = count.right};
    return count;
}

std::int64_t Attempts::wait(const Count& count, const Limit& limit) const {
    const std::int64_t now = clock_.monotonic_ms();
    if (count.blocked_until > now) return (count.blocked_until - now + kSecond - 1) / kSecond;
    // Those that are being looked at may all be wrong.
    return count.failures + count.pending >= limit.tries ? 1 : 0;
}

std::int64_t Attempts::begin(std::string_view remote, std::string_view login) {
    const std::string address = network_of(std::string(remote));
    const std::lock_guard lock(mutex_);
    Count& together = at(together_, pair_of(address, login));
    Count& of_address = at(addresses_, address);
    Count& of_account = at(accounts_, sha256(login));
    std::int64_t seconds = wait(together, kTogether);
    if (!is_known(together)) {
        seconds = std::max({seconds, wait(of_address, kOfAddress), wait(of_account, kOfAccount)});
    }
    if (seconds > 0) return seconds;
    for (Count* const count : {&together, &of_address, &of_account}) ++count->pending;
    return 0;
}

void Attempts::end(Count& count, const Limit& limit, Result result) const {
    count.pending = std::max(0, count.pending - 1);
    if (result != Result::Wrong) return;
    count.last = clock_.monotonic_ms();
    if (++count.failures < limit.tries) return;
    const std::int64_t pause = limit.first_pause << std::min(count.pauses, 10);
    count.blocked_until = count.last + std::min(pause, limit.longest_pause);
    count.failures = limit.tries / 2;
    ++count.pauses;
}

void Attempts::end(std::string_view remote, std::string_view login, Result result) {
    const std::string address = network_of(std::string(remote));
    const std::lock_guard lock(mutex_);
    Count& together = at(together_, pair_of(address, login));
    end(together, kTogether, result);
    end(at(addresses_, address), kOfAddress, result);
    end(at(accounts_, sha256(login)), kOfAccount, result);
    if (result == Result::Right) {
        together = {.pending = together.pending, .right = clock_.monotonic_ms()};
    }
}

}  // namespace ranets::stub
