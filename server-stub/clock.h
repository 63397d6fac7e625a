#pragma once
// The demo's present: real time, or a given moment from which it ticks on. It may be set anew at
// any time, from any thread.
#include <atomic>
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
    DemoClock(const model::Clock& real, std::optional<model::LocalTime> start) : real_(real) {
        if (start) set(model::instant_of(*start, kSchoolZone));
    }

    void set(model::Instant now) {
        ahead_ms_ = now.ms - real_.monotonic_ms();
        is_set_ = true;
    }

    model::Instant now() const override {
        return is_set_ ? model::Instant{real_.monotonic_ms() + ahead_ms_} : real_.now();
    }
    std::int64_t monotonic_ms() const override { return real_.monotonic_ms(); }
    model::LocalTime local_now() const { return model::local_time(now(), kSchoolZone); }

  private:
    const model::Clock& real_;
    std::atomic<std::int64_t> ahead_ms_{0};
    std::atomic<bool> is_set_{false};
};

}  // namespace ranets::stub
