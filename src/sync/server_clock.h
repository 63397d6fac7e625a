#pragma once
// The server's time: the device's clock may be wrong by years, the `Date` of answers is not.
#include <functional>
#include <optional>
#include <string_view>

#include "model/clock.h"

namespace ranets::sync {

// "Wed, 18 Nov 2026 05:34:00 GMT"
std::optional<model::Instant> parse_http_date(std::string_view text);

class ServerClock {
  public:
    ServerClock(const model::Clock& device, std::int64_t offset_ms)
        : device_(device), offset_ms_(offset_ms), apart_ms_(apart_ms()) {}

    const model::Clock& device() const { return device_; }
    model::Instant now() const { return device_.now() + offset_ms_; }
    std::int64_t offset_ms() const { return offset_ms_; }

    // To be called now and then: what the device's clock did against its own stopwatch. One that
    // was put back changes nothing here. One that ran ahead has slept with its device, or was set:
    // then it is true, and the server should be asked for its Date.
    bool ran_ahead();

    // Differences under 2 s are the network's delay and the header's whole seconds.
    void observe(std::string_view http_date);
    std::function<void()> on_moved;

  private:
    std::int64_t apart_ms() const { return device_.now().ms - device_.monotonic_ms(); }

    const model::Clock& device_;
    std::int64_t offset_ms_;
    std::int64_t apart_ms_;  // the clock from the stopwatch, when last looked at
};

}  // namespace ranets::sync
