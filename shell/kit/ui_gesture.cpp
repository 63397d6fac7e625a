// What a finger does: scrolling with its inertia, pulling down, swiping; and the dragged scrollbar.
#include <algorithm>
#include <cmath>
#include <utility>

#include "kit/ui.h"
#include "kit/ui_impl.h"

namespace ranets::shell {
namespace {

constexpr float kPullResistance = .5f;  // an area beyond its top follows the finger at half speed
constexpr float kReturnMs = 60;         // the time constant of its way back
constexpr float kFriction = .002002f;  // e to minus that, .998, of the speed is left after a ms, as
                                       // on an iPhone
constexpr float kSlowest = .02f;       // px per ms
constexpr float kFastest = 8;
constexpr float kLongestStep = 64;  // ms: after a pause it goes on where it was
constexpr float kSwipeLength = 48;  // px that are a swipe however slow
constexpr float kSwipeSpeed = .4f;  // px per ms that are one however short

}  // namespace

Point Ui::Impl::velocity() const {
    const auto& samples = gesture.samples;
    if (samples.size() < 2) return {};
    const auto elapsed = static_cast<float>(samples.back().ms - samples.front().ms);
    // A finger that rested before it left throws nothing.
    if (elapsed <= 0 || now - samples.back().ms > 50) return {};
    const auto speed = [elapsed](float way) {
        return std::clamp(way / elapsed, -kFastest, kFastest);
    };
    return {speed(samples.back().at.x - samples.front().at.x),
            speed(samples.back().at.y - samples.front().at.y)};
}

// Decides, once a finger has clearly moved, what it is doing.
void Ui::Impl::begin_drag(Point at) {
    const float dx = at.x - gesture.start.x;
    const float dy = at.y - gesture.start.y;
    if (std::max(std::abs(dx), std::abs(dy)) <= kThreshold) return;
    using Mode = Gesture::Mode;
    const NodeId under = area_at(gesture.start);
    if (std::abs(dy) >= std::abs(dx)) {
        NodeId found = 0;
        for (NodeId id = under; id != 0 && found == 0; id = area(id)->parent)
            if (area(id)->max_y() > 0) found = id;
        // What has nothing to scroll, nor anything around it, can be pulled still.
        for (NodeId id = under; id != 0 && found == 0; id = area(id)->parent)
            if (area(id)->pullable) found = id;
        if (found == 0) return;  // nothing to scroll: still a press
        gesture.mode = Mode::ScrollY;
        gesture.scroll = found;
    } else {
        NodeId found = 0;
        for (NodeId id = under; id != 0 && found == 0; id = area(id)->parent)
            if (area(id)->max_x() > 0) found = id;
        gesture.mode = found != 0 ? Mode::ScrollX : Mode::Swipe;
        gesture.scroll = found;
    }
    gesture.active = 0;
    // What told a drag from a press is not made up for: no jump. The rest is, or a finger that is
    // faster than the frames would move nothing.
    const float told = kThreshold / std::max(std::abs(dx), std::abs(dy));
    gesture.last = {gesture.start.x + dx * told, gesture.start.y + dy * told};
    if (ScrollArea* scroll = area(gesture.scroll)) scroll->dragged = true;
}

void Ui::Impl::drag(Point at) {
    ScrollArea* scroll = area(gesture.scroll);
    if (scroll == nullptr) return;
    const float dx = at.x - gesture.last.x;
    const float dy = at.y - gesture.last.y;
    using Mode = Gesture::Mode;
    if (gesture.mode == Mode::ScrollX) scroll_by(gesture.scroll, -dx, 0);
    if (gesture.mode == Mode::Thumb) {
        const float room = std::max(1.f, scroll->area.h - thumb_length(*scroll));
        scroll_by(gesture.scroll, 0, static_cast<double>(dy / room) * scroll->max_y());
    }
    if (gesture.mode != Mode::ScrollY) return;
    if (scroll->pullable && (scroll->y < 0 || (scroll->y <= 0 && dy > 0))) {
        scroll->y =
            std::min(scroll->y - static_cast<double>(dy * kPullResistance), scroll->max_y());
        scroll->moved_at = now;
    } else {
        scroll_by(gesture.scroll, 0, -dy);
    }
}

void Ui::Impl::end_drag() {
    using Mode = Gesture::Mode;
    const Point speed = velocity();
    if (gesture.mode == Mode::Swipe) {
        const float way = gesture.last.x - gesture.start.x;
        const bool far = std::abs(way) >= kSwipeLength;
        const bool fast = std::abs(speed.x) >= kSwipeSpeed && speed.x * way > 0;
        if (!far && !fast) return;
        moment.swipe = way < 0 ? -1 : 1;
        moment.swipe_start = gesture.start;
        moment.swipe_layer = gesture.layer;
        return;
    }
    ScrollArea* scroll = area(gesture.scroll);
    if (scroll == nullptr) return;
    scroll->dragged = false;
    if (gesture.mode == Mode::ScrollY && scroll->y < static_cast<double>(-kPull * kPullResistance))
        moment.pulled = gesture.scroll;
    if (preferences.reduced_motion) {
        scroll->y = std::max(0., scroll->y);
        return;
    }
    if (gesture.mode == Mode::ScrollX) scroll->vx = -speed.x;
    if (gesture.mode == Mode::ScrollY && scroll->y >= 0) scroll->vy = -speed.y;
}

void Ui::Impl::run_inertia() {
    const float step = std::clamp(static_cast<float>(now - last_now), 0.f, kLongestStep);
    for (auto& [id, scroll] : areas) {
        if (scroll.dragged || !scroll.running()) continue;
        if (scroll.y < 0) {
            scroll.y *=
                static_cast<double>(preferences.reduced_motion ? 0 : std::exp(-step / kReturnMs));
            if (scroll.y > -.5) scroll.y = 0;
            scroll.moved_at = now;
        }
        if (scroll.vx != 0 || scroll.vy != 0) {
            // The way of a speed that falls exponentially.
            const float kept = std::exp(-kFriction * step);
            const float way = (1 - kept) / kFriction;
            const bool moved = step <= 0 || scroll_by(id, static_cast<double>(scroll.vx * way),
                                                      static_cast<double>(scroll.vy * way));
            scroll.vx *= kept;
            scroll.vy *= kept;
            if (!moved || std::max(std::abs(scroll.vx), std::abs(scroll.vy)) < kSlowest)
                scroll.vx = scroll.vy = 0;
        }
        moving = moving || scroll.running();
    }
}

int Ui::take_swipe(const Rect& area) {
    auto& moment = impl_->moment;
    if (moment.swipe == 0 || moment.swipe_layer > impl_->layer ||
        !contains(area, moment.swipe_start))
        return 0;
    return std::exchange(moment.swipe, 0);
}

bool Ui::take_pull(std::string_view key) {
    const NodeId scroll_id = id(key);
    if (ScrollArea* scroll = impl_->area(scroll_id)) scroll->pullable = true;
    if (impl_->moment.pulled != scroll_id || scroll_id == 0) return false;
    impl_->moment.pulled = 0;
    return true;
}

}  // namespace ranets::shell
