#pragma once
// Time and randomness come from outside, so that the whole program can run in a simulated world.
#include <cstdint>
#include <span>

#include "model/date.h"

namespace ranets::model {

class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;                // the device's wall clock, may jump
    virtual std::int64_t monotonic_ms() const = 0;  // never goes back; origin unspecified
};

// Cryptographic strength in production (PKCE verifiers, idempotency keys), seeded in tests.
class Rng {
  public:
    virtual ~Rng() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

}  // namespace ranets::model
