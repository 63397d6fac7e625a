#pragma once
// The device's clocks.
#include "model/clock.h"

namespace ranets::web {

class BrowserClock final : public model::Clock {
  public:
    model::Instant now() const override;
    std::int64_t monotonic_ms() const override;
};

// Milliseconds with a fraction, for measuring.
double precise_ms();

}  // namespace ranets::web
