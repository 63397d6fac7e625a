#pragma once
// The demo's present: real time, or a given moment from which it ticks on.
#include <chrono>
#include <optional>

#include "model/clock.h"
#include "school/calendar.h"

namespace ranets::stub {

class SystemClock final : public model::Clock {
  public:
    model::Instant now() const override {
        using namespace std::chrono;
        return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
    }
    std::int64_t monotonic_ms() const override {
        using namespace std::chrono;
        return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
    }
};

class DemoClock final : public model::Clock {
  public:
    DemoClock(const model::Clock& real, std::optional<model::LocalTime> start)
        : real_(real),
          ahead_ms_(start ? model::instant_of(*start, kSchoolZone).ms - real.monotonic_ms() : 0),
          is_set_(start.has_value()) {}

    model::Instant now() const override {
        return is_set_ ? model::Instant{real_.monotonic_ms() + ahead_ms_} : real_.now();
    }
    std::int64_t monotonic_ms() const override { return real_.monotonic_ms(); }
    model::LocalTime local_now() const { return model::local_time(now(), kSchoolZone); }

  private:
    const model::Clock& real_;
    std::int64_t ahead_ms_;
    bool is_set_;
};

}  // namespace ranets::stub
