#pragma once
// Ever longer pauses after failures, of each a random part.
#include <cstdint>
#include <functional>
#include <optional>

#include "model/clock.h"
#include "sync/http_transport.h"

namespace ranets::sync {

class BackOff {
  public:
    static constexpr int kFirstMs = 2'000;  // doubles each time; at least half of it is waited
    static constexpr int kLongestMs = 300'000;

    BackOff(Timers& timers, model::Rng& rng) : timers_(timers), rng_(rng) {}
    ~BackOff() { reset(); }
    BackOff(const BackOff&) = delete;
    BackOff& operator=(const BackOff&) = delete;

    void wait(std::function<void()> then);  // does nothing while it waits already
    bool waiting() const { return timer_.has_value(); }
    void reset();  // waits no more; the next pause is the first

  private:
    Timers& timers_;
    model::Rng& rng_;
    int pauses_ = 0;
    std::optional<std::uint32_t> timer_;
};

}  // namespace ranets::sync
