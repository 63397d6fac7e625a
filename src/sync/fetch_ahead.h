#pragma once
// Weeks that nobody has asked for yet, one at a time, and only while nothing else is on its way.
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>

#include "sync/diary_sync.h"
#include "sync/fetcher.h"

namespace ranets::sync {

class FetchAhead {
  public:
    static constexpr int kPauseMs = 400;       // before each, so that whoever looks comes first
    static constexpr int kWantedPauseMs = 20;  // of weeks that somebody waits for

    struct Wish {
        model::DiaryOwner child;
        model::Date monday;
    };

    FetchAhead(Fetcher& fetcher, Timers& timers, DiarySync& sync)
        : fetcher_(fetcher), timers_(timers), sync_(sync) {}
    ~FetchAhead() { stop(); }
    FetchAhead(const FetchAhead&) = delete;
    FetchAhead& operator=(const FetchAhead&) = delete;

    // In place of those that are left.
    void begin(std::deque<Wish> wishes, int pause_ms = kPauseMs);
    void stop();
    bool running() const { return next_.has_value() || loading_; }
    int done() const { return done_; }  // since begin()
    int left() const { return static_cast<int>(wishes_.size()); }

    std::function<void()> on_step;            // a week more is here
    std::function<void(bool well)> on_ended;  // by itself: all are here, or one could not be had

  private:
    void wait();
    void step();

    Fetcher& fetcher_;
    Timers& timers_;
    DiarySync& sync_;
    std::deque<Wish> wishes_;
    int done_ = 0;
    int pause_ms_ = kPauseMs;
    bool loading_ = false;
    unsigned run_ = 0;  // answers of an earlier one are nobody's
    std::optional<std::uint32_t> next_;
};

}  // namespace ranets::sync
