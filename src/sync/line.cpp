#include "sync/line.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ranets::sync {
namespace {

using Kind = model::Error::Kind;

constexpr double kWeight = 0.25;          // of what was seen last
constexpr std::size_t kSmall = 4 * 1024;  // such an answer tells of the round trip alone
// As much as any of our answers: each may take so long.
constexpr double kUsualBytes = 128 * 1024;

void average(std::optional<double>& into, double seen) {
    into = into ? *into + kWeight * (seen - *into) : seen;
}

}  // namespace

void Line::measure(const Exchange& exchange) {
    const auto took = static_cast<double>(clock_.monotonic_ms() - exchange.sent_ms);
    if (exchange.bytes <= kSmall || !round_trip_ms_) {
        const double expected = round_trip_ms_.value_or(took);
        average(round_trip_ms_, took);
        deviation_ms_ += kWeight * (std::abs(took - expected) - deviation_ms_);
    } else if (const double transfer = took - *round_trip_ms_; transfer > 1) {
        average(bytes_per_ms_, static_cast<double>(exchange.bytes) / transfer);
    }
}

int Line::timeout_ms(std::int64_t expects) const {
    double ms = kFirstTimeoutMs;
    if (round_trip_ms_) {
        ms = 3 * *round_trip_ms_ + 4 * deviation_ms_;
        if (bytes_per_ms_) ms += 2 * kUsualBytes / *bytes_per_ms_;
        ms = std::max(ms, double{kShortestTimeoutMs});
    }
    // What was measured does not hold any more.
    ms *= 1 << std::min(timeouts_, 4);
    const double speed = bytes_per_ms_.value_or(kAssumedSpeed) / 2;
    const double longer = std::min(static_cast<double>(expects) / speed, double{kLongestFileMs});
    return static_cast<int>(std::min(ms, double{kLongestTimeoutMs}) + longer);
}

void Line::succeeded(const Exchange& exchange) {
    measure(exchange);
    const bool changed = in_trouble() || lost_;
    failures_ = 0;
    timeouts_ = 0;
    down_ = lost_ = false;
    failed_at_.clear();
    if (changed && on_changed) on_changed();
}

void Line::failed(const Exchange& exchange, Kind kind, std::optional<std::int64_t> retry_after_ms) {
    const auto now = clock_.monotonic_ms();
    const bool of_the_same = failures_ > 0 && exchange.sent_ms < last_failure_ms_;
    failed_at_.push_back(now);
    while (failed_at_.front() <= now - kWindowMs) failed_at_.pop_front();
    trouble_ = {kind, "the line is in trouble", true};

    if (!of_the_same) {
        if (failures_ == 0) trouble_since_ = exchange.sent_ms;
        const std::int64_t ceiling = std::int64_t{kFirstPauseMs} << 2 * std::min(failures_, 10);
        const auto pause = random_part(std::min(ceiling, std::int64_t{kLongestPauseMs}));
        ++failures_;
        timeouts_ += kind == Kind::Timeout ? 1 : 0;
        last_failure_ms_ = now;
        // Who has asked since this was sent has had no try yet.
        const bool asked_since = probed_ms_ && *probed_ms_ > exchange.sent_ms;
        next_try_ms_ = asked_since ? std::max(now, *probed_ms_) : now + pause;
    }
    if (retry_after_ms) next_try_ms_ = std::max(next_try_ms_, now + *retry_after_ms);
    if (failed_at_.size() >= kMostFailures)
        next_try_ms_ = std::max(next_try_ms_, failed_at_.front() + kWindowMs);
    // A stranger's answer and a long wait say enough at once.
    const int enough = kind == Kind::Offline ? kRefusalsToDown : kFailuresToDown;
    down_ = down_ || failures_ >= enough || kind == Kind::Garbled ||
            now - trouble_since_ >= kPatienceMs || next_try_ms_ - now >= kPatienceMs;
    if (on_changed) on_changed();
}

void Line::lost() {
    if (failures_ == 0) trouble_since_ = clock_.monotonic_ms();
    failures_ = std::max(failures_, 1);
    lost_ = down_ = true;
    last_failure_ms_ = clock_.monotonic_ms();
    trouble_ = {Kind::Offline, "no connection", true};
    if (on_changed) on_changed();
}

bool Line::probe() {
    const auto now = clock_.monotonic_ms();
    lost_ = false;
    if (!probed_ms_ || now - *probed_ms_ >= kProbeEveryMs) {
        probed_ms_ = now;
    } else if (*probed_ms_ <= now) {
        *probed_ms_ += kProbeEveryMs;
    }
    next_try_ms_ = *probed_ms_;
    return *probed_ms_ == now;
}

Line::State Line::state() const {
    if (!in_trouble()) return State::Good;
    return trouble_.kind == Kind::Offline ? State::Gone : State::Bad;
}

std::optional<std::int64_t> Line::wait_ms() const {
    if (!in_trouble()) return 0;
    if (lost_) return std::nullopt;
    return std::max<std::int64_t>(0, next_try_ms_ - clock_.monotonic_ms());
}

std::int64_t Line::random_part(std::int64_t most) {
    std::array<std::uint8_t, 4> bytes{};
    rng_.fill(bytes);
    const std::uint32_t random = std::uint32_t{bytes[0]} | std::uint32_t{bytes[1]} << 8 |
                                 std::uint32_t{bytes[2]} << 16 | std::uint32_t{bytes[3]} << 24;
    return static_cast<std::int64_t>(random % static_cast<std::uint32_t>(most + 1));
}

}  // namespace ranets::sync
