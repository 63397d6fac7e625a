#pragma once
// Real time for tests below HTTP, which they move.
#include "model/clock.h"

namespace ranets::stub::testing {

struct SetClock final : model::Clock {
    model::Instant at{1'790'000'000'000};
    model::Instant now() const override { return at; }
    std::int64_t monotonic_ms() const override { return at.ms; }
};

}  // namespace ranets::stub::testing
