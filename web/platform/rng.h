#pragma once
// The browser's random numbers, of cryptographic strength.
#include "model/clock.h"

namespace ranets::web {

class BrowserRng final : public model::Rng {
  public:
    void fill(std::span<std::uint8_t> bytes) override;
};

}  // namespace ranets::web
