#include "sync/fetch_ahead.h"

#include <utility>

namespace ranets::sync {

void FetchAhead::begin(std::deque<Wish> wishes, int pause_ms) {
    stop();
    pause_ms_ = pause_ms;
    wishes_ = std::move(wishes);
    done_ = 0;
    wait();
}

void FetchAhead::stop() {
    ++run_;
    loading_ = false;
    wishes_.clear();
    if (next_) timers_.cancel(*std::exchange(next_, std::nullopt));
}

void FetchAhead::wait() {
    next_ = timers_.after(pause_ms_, [this] {
        next_.reset();
        step();
    });
}

void FetchAhead::step() {
    if (wishes_.empty()) {
        if (on_ended) on_ended(true);
        return;
    }
    if (!fetcher_.idle()) return wait();
    const auto wish = std::move(wishes_.front());
    wishes_.pop_front();
    loading_ = true;
    sync_.load_week(
        wish.child, wish.monday,
        [this, run = run_](const auto& result) {
            if (run != run_) return;
            loading_ = false;
            if (!result) {
                stop();
                if (on_ended) on_ended(false);
                return;
            }
            ++done_;
            wait();
            if (on_step) on_step();
        },
        Priority::Background);
}

}  // namespace ranets::sync
