#include "frame_loop.h"

#include <emscripten.h>

#include <algorithm>

#include "clock.h"

namespace ranets::web {
namespace {

// A slow graphics driver holds the thread after the frame, until it has room for another.
EM_JS(void, js_request_frame, (void* owner), {
    var after = Module["afterFrame"];
    if (!after) {
        after = Module["afterFrame"] = new MessageChannel();
        after["port1"]["onmessage"] = function() {
            Module["_ranets_frame_shown"](owner);
        };
    }
    requestAnimationFrame(function() {
        Module["_ranets_frame"](owner);
        after["port2"]["postMessage"](0);
    });
});
EM_JS(std::uint32_t, js_wake_after, (void* owner, int ms), {
    return setTimeout(
        function() { Module["_ranets_frame_due"](owner); }, ms);
});
// WebKitGTK shows what was drawn into a worker's canvas one frame late. It is known by what else it
// lacks there; where no frame is late one more does no harm.
EM_JS(bool, js_shows_late, (), {
    var context = self["OffscreenCanvasRenderingContext2D"];
    return !(context && "fontKerning" in context.prototype);
});
EM_JS(void, js_forget_wake, (std::uint32_t timer), { clearTimeout(timer); });

}  // namespace

extern "C" EMSCRIPTEN_KEEPALIVE void ranets_frame(FrameLoop* loop) {
    loop->draw();
}
extern "C" EMSCRIPTEN_KEEPALIVE void ranets_frame_shown(FrameLoop* loop) {
    loop->shown();
}
extern "C" EMSCRIPTEN_KEEPALIVE void ranets_frame_due(FrameLoop* loop) {
    loop->due();
}

void FrameLoop::begin() {
    if (begun_) return;
    begun_ = true;
    shows_late_ = js_shows_late();
    wake();
}

void FrameLoop::wake() {
    if (!begun_ || !visible_ || !renderer_.usable() || requested_) return;
    // While it rests time stands still for the screen, so that only what happens is drawn.
    const bool rests = clock_.monotonic_ms() < rests_until_;
    const std::int64_t now = rests ? drawn_at_ : clock_.monotonic_ms();
    if (!owed_ && !shell_.wants_frame(now)) {
        auto next = shell_.next_wake(now);
        if (next && *next < rests_until_) next = rests_until_;
        return sleep_until(next);
    }
    requested_ = true;
    js_request_frame(this);
}

void FrameLoop::sleep_until(std::optional<std::int64_t> ms) {
    if (wake_at_ == ms) return;
    if (wake_at_) js_forget_wake(timer_);
    wake_at_ = ms;
    if (!ms) return;
    const std::int64_t wait = *ms - clock_.monotonic_ms();
    timer_ = js_wake_after(this, static_cast<int>(std::clamp<std::int64_t>(wait, 1, 3'600'000)));
}

// What moves for its own sake, like the ring of a refresh, takes a quarter of the thread at most:
// where frames are slow the data would have to wait for it.
void FrameLoop::shown() {
    const std::int64_t now = clock_.monotonic_ms();
    rests_until_ = now + 3 * (now - drawn_at_);
    wake();
}

void FrameLoop::due() {
    wake_at_.reset();
    wake();
}

void FrameLoop::set_visible(bool visible) {
    if (visible && !visible_) shell_.invalidate();
    visible_ = visible;
    if (!visible) sleep_until(std::nullopt);
    wake();
}

void FrameLoop::draw() {
    requested_ = false;
    if (!visible_ || !renderer_.usable()) return;
    const double start = precise_ms();
    drawn_at_ = clock_.monotonic_ms();
    owed_ = shows_late_ && shell_.wants_frame(drawn_at_);
    const auto frame = shell_.frame(drawn_at_);
    if (frame.draw_data != nullptr) renderer_.draw(*frame.draw_data, frame.clear_color);
    frame_ms_.add(precise_ms() - start);
    semantics_ms_.add(frame.semantics_ms);
    nodes_ = frame.nodes;
    tell_page(frame);
    wake();
}

void FrameLoop::tell_page(const shell::Shell::Frame& frame) {
    if (!frame.semantics.empty()) page::semantics(frame.semantics);
    if (cursor_ != frame.cursor) page::cursor(frame.cursor);
    cursor_ = frame.cursor;
    for (const auto& request : shell_.take_requests()) page::request(request);

    // Nothing moved in this frame, or nothing will.
    if (fields_hidden_ && (frame.semantics.empty() || !shell_.wants_frame(clock_.monotonic_ms()))) {
        fields_hidden_ = false;
        page::settled();
    }
    const bool first = frames_++ == 0;
    const bool data = !data_told_ && app_.shows_data();
    data_told_ |= data;
    if (first || data) page::frame_drawn(first, data);
    // Not earlier, so that keeping it takes nothing from the first visit.
    if (data && !app_.leaves_no_trace()) page::keep_application();
}

page::Stats FrameLoop::stats() const {
    return {.frames = frames_,
            .frame_ms_median = frame_ms_.quantile(0.5),
            .frame_ms_p99 = frame_ms_.quantile(0.99),
            .nodes = nodes_,
            .semantics_ms_median = semantics_ms_.quantile(0.5)};
}

void FrameLoop::Times::add(double ms) {
    kept_[static_cast<std::size_t>(count_++ % kKept)] = static_cast<float>(ms);
}

double FrameLoop::Times::quantile(double share) const {
    const int size = std::min(count_, kKept);
    if (size == 0) return 0;
    auto sorted = kept_;
    const int rank = std::min(static_cast<int>(share * size), size - 1);
    std::nth_element(sorted.begin(), sorted.begin() + rank, sorted.begin() + size);
    return static_cast<double>(sorted[static_cast<std::size_t>(rank)]);
}

}  // namespace ranets::web
