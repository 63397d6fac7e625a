#include "sync/live.h"

#include <utility>

#include "api/endpoints.h"

namespace ranets::sync {

void Live::begin() {
    if (on() || mute() || !session_.endpoints().events) return;
    const auto cursor = feed_.cursor();
    auto request = session_.authorised(api::events_path(cursor), "text/event-stream");
    if (cursor.empty() || !request) return;

    events_ = {};
    events_.on_event = [this](std::string_view name, std::string_view data) {
        if (name == "change" && feed_.take(data) && on_news) on_news();
    };
    alive_ = std::make_shared<bool>(true);
    const auto alive = std::weak_ptr(alive_);
    request_ = http_.stream(
        std::move(*request),
        [this, alive](std::string_view bytes) {
            if (!alive.expired()) heard(bytes);
        },
        [this, alive](const Response&) {
            if (!alive.expired()) closed();
        });
    watch();
}

Live::~Live() {
    end();
    if (mute_) timers_.cancel(*mute_);
}

void Live::end() {
    alive_.reset();
    if (silence_) timers_.cancel(*std::exchange(silence_, std::nullopt));
    if (request_) http_.cancel(*std::exchange(request_, std::nullopt));
}

void Live::watch() {
    if (silence_) timers_.cancel(*silence_);
    silence_ = timers_.after(kSilenceMs, [this] {
        silence_.reset();
        silent();
    });
}

void Live::silent() {
    mute_ = timers_.after(kMuteMs, [this] { mute_.reset(); });
    closed();
}

void Live::heard(std::string_view bytes) {
    if (bytes.empty()) return;
    watch();
    const auto alive = std::weak_ptr(alive_);
    const bool sensible = events_.take(bytes);
    if (alive.expired()) return;
    if (!sensible) return closed();
    feed_.heard();
}

void Live::closed() {
    end();
    if (on_ended) on_ended();
}

}  // namespace ranets::sync
