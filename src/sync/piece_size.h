#pragma once
// How much of a file goes at once: what the line carries in a few seconds, so that a cut costs
// little and whoever else waits for the line waits no longer than that.
#include <algorithm>
#include <cstdint>

namespace ranets::sync {

class PieceSize {
  public:
    static constexpr std::int64_t kLeast = 16 << 10;
    static constexpr std::int64_t kFirst = 64 << 10;
    static constexpr std::int64_t kMost = 256 << 10;  // the server takes no larger one
    static constexpr std::int64_t kQuickMs = 1'500;
    static constexpr std::int64_t kSlowMs = 5'000;

    std::int64_t bytes() const { return bytes_; }
    void arrived(std::int64_t took_ms) {
        if (took_ms < kQuickMs) bytes_ = std::min(bytes_ * 2, kMost);
        if (took_ms > kSlowMs) failed();
    }
    void failed() { bytes_ = std::max(bytes_ / 2, kLeast); }

  private:
    std::int64_t bytes_ = kFirst;
};

}  // namespace ranets::sync
