#include "sync/back_off.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ranets::sync {

void BackOff::wait(std::function<void()> then) {
    if (timer_) return;
    std::array<std::uint8_t, 4> bytes{};
    rng_.fill(bytes);
    const std::uint32_t random = std::uint32_t{bytes[0]} | std::uint32_t{bytes[1]} << 8 |
                                 std::uint32_t{bytes[2]} << 16 | std::uint32_t{bytes[3]} << 24;
    const int ceiling = std::min(kLongestMs, kFirstMs << std::min(pauses_, 10));
    ++pauses_;
    const int ms =
        ceiling / 2 + static_cast<int>(random % static_cast<std::uint32_t>(ceiling / 2 + 1));
    timer_ = timers_.after(ms, [this, then = std::move(then)] {
        timer_.reset();
        then();
    });
}

void BackOff::reset() {
    pauses_ = 0;
    if (timer_) timers_.cancel(*std::exchange(timer_, std::nullopt));
}

}  // namespace ranets::sync
