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
        : device_(device), offset_ms_(offset_ms) {}

    const model::Clock& device() const { return device_; }
    model::Instant now() const { return device_.now() + offset_ms_; }
    std::int64_t offset_ms() const { return offset_ms_; }

    // Differences under 2 s are the network's delay and the header's whole seconds.
    void observe(std::string_view http_date);
    std::function<void()> on_moved;

  private:
    const model::Clock& device_;
    std::int64_t offset_ms_;
};

}  // namespace ranets::sync
