// Scroll areas: where they stand, wheel, keys, focus, and the bar over their edge.
#include <algorithm>
#include <cmath>
#include <optional>

#include "kit/ui.h"
#include "kit/ui_impl.h"

namespace ranets::shell {
namespace {

constexpr float kRevealMargin = 8;  // px between what has the focus and the area's edge
constexpr float kArrowStep = 40;
constexpr float kPageOverlap = 40;       // px of the last page that stay in view
constexpr std::int64_t kBarStays = 900;  // ms after the last movement
constexpr int kBarFade = 160;
constexpr float kBarWidth = 6;
constexpr float kBarHit = 14;
constexpr float kBarShortest = 32;

}  // namespace

double Ui::Impl::whole_px(double logical) const {
    const auto device = static_cast<double>(ratio());
    return std::round(logical * device) / device;
}

float thumb_length(const ScrollArea& scroll) {
    const auto view = static_cast<double>(scroll.area.h);
    const double length = std::floor(view * view / std::max(1., scroll.content_h));
    return std::max(kBarShortest, static_cast<float>(length));
}

NodeId thumb_id(NodeId scroll_area) {
    return scroll_area ^ 0x5bd1e995u;
}

ScrollArea* Ui::Impl::area(NodeId id) {
    const auto found = id == 0 ? areas.end() : areas.find(id);
    return found == areas.end() ? nullptr : &found->second;
}

NodeId Ui::Impl::area_at(Point at) const {
    const int floor = layer_at(at);
    for (auto id = last_area_order.rbegin(); id != last_area_order.rend(); ++id) {
        const ScrollArea& scroll = areas.at(*id);
        if (scroll.layer >= floor && contains(scroll.visible, at)) return *id;
    }
    return 0;
}

NodeId Ui::Impl::scrollable(NodeId from, bool vertical, float delta) {
    for (NodeId id = from; id != 0; id = area(id)->parent) {
        const ScrollArea& scroll = *area(id);
        const double at = vertical ? scroll.y : scroll.x;
        const double most = vertical ? scroll.max_y() : scroll.max_x();
        if ((delta > 0 && at < most) || (delta < 0 && at > 0)) return id;
    }
    return 0;
}

bool Ui::Impl::scroll_by(NodeId id, double dx, double dy) {
    ScrollArea* scroll = area(id);
    if (scroll == nullptr) return false;
    const double x = std::clamp(scroll->x + dx, 0., scroll->max_x());
    const double y = std::clamp(scroll->y + dy, 0., scroll->max_y());
    if (x == scroll->x && y == scroll->y) return false;
    scroll->x = x;
    scroll->y = y;
    scroll->moved_at = now;
    return true;
}

void Ui::Impl::wheel(float dx, float dy) {
    if (!mouse) return;
    const NodeId under = area_at(*mouse);
    for (const bool vertical : {true, false}) {
        const float delta = vertical ? dy : dx;
        ScrollArea* scroll = area(scrollable(under, vertical, delta));
        if (scroll == nullptr) continue;
        scroll->vx = scroll->vy = 0;
        scroll_by(scrollable(under, vertical, delta), vertical ? 0 : delta, vertical ? delta : 0);
    }
}

// A key that no widget wanted scrolls what has the focus, else the largest area of the top layer.
void Ui::Impl::scroll_by_key(const KeyEvent& key) {
    if (key.ctrl || key.alt) return;
    const int floor = modal_floor();
    NodeId chosen = 0;
    float largest = 0;
    for (const NodeId id : area_order) {
        const ScrollArea& scroll = areas.at(id);
        const float size = scroll.visible.w * scroll.visible.h;
        if (scroll.layer < floor || scroll.max_y() <= 0 || size <= largest) continue;
        largest = size;
        chosen = id;
    }
    if (focused_area != 0 && area(focused_area)->max_y() > 0) chosen = focused_area;
    const ScrollArea* scroll = area(chosen);
    if (scroll == nullptr) return;
    const float page = std::max(kArrowStep, scroll->area.h - kPageOverlap);
    double delta = 0;
    switch (key.key) {
        case Key::Up:
            delta = -kArrowStep;
            break;
        case Key::Down:
            delta = kArrowStep;
            break;
        case Key::PageUp:
            delta = -page;
            break;
        case Key::PageDown:
            delta = page;
            break;
        case Key::Space:
            delta = key.shift ? -page : page;
            break;
        case Key::Home:
            delta = -scroll->content_h;
            break;
        case Key::End:
            delta = scroll->content_h;
            break;
        default:
            return;
    }
    if (scroll_by(chosen, 0, delta)) redraw = true;
}

// What has the focus moves into view, in every area around it.
void Ui::Impl::reveal(const Rect& whole) {
    Rect rect = whole;
    for (auto id = open_areas.rbegin(); id != open_areas.rend(); ++id) {
        ScrollArea& scroll = *area(*id);
        const auto missing = [](float from, float size, float area_from, float area_size) {
            const float before = from - area_from - kRevealMargin;
            const float after = from + size - area_from - area_size + kRevealMargin;
            if (before < 0) return after > 0 ? 0.f : before;  // larger than the area: it is in view
            return std::clamp(after, 0.f, before);
        };
        const double x = scroll.x, y = scroll.y;
        const float dx = missing(rect.x, rect.w, scroll.area.x, scroll.area.w);
        const float dy =
            missing(rect.y, rect.h, scroll.area.y + scroll.covered, scroll.area.h - scroll.covered);
        if (scroll_by(*id, dx, dy)) redraw = true;
        rect.x -= static_cast<float>(scroll.x - x);
        rect.y -= static_cast<float>(scroll.y - y);
    }
    focus.reveal = 0;
}

void Ui::Impl::draw_scrollbar(NodeId id, ScrollArea& scroll) {
    if (scroll.max_y() <= 0) return;
    const Rect& box = scroll.area;
    const float length = thumb_length(scroll);
    const auto part = static_cast<float>(std::clamp(scroll.y / scroll.max_y(), 0., 1.));
    const float at = box.y + (box.h - length) * part;
    const Rect hit{right(box) - kBarHit, at, kBarHit, length};
    const bool by_mouse = last_pointer == PointerKind::Mouse;
    const NodeId thumb = thumb_id(id);
    const bool held = gesture.mode == Gesture::Mode::Thumb && gesture.scroll == id;
    const bool over = by_mouse && (hovered_area == id || hovered == thumb);
    const bool recent = now < scroll.moved_at + kBarStays;
    if (recent && !over) ui.wake_at(scroll.moved_at + kBarStays);
    const float shown = ui.animate(thumb, held || over || recent ? 1.f : 0.f, kBarFade);
    if (by_mouse && (over || held)) targets.push_back({thumb, hit, hit, layer, true});
    if (shown <= 0) return;
    const float width = held || hovered == thumb ? kBarWidth + 2 : kBarWidth;
    ui.push_alpha(shown * (held || hovered == thumb ? .9f : .5f));
    ui.fill({right(box) - width - 2, at + 2, width, length - 4}, Color::LineStrong, width / 2);
    ui.pop_alpha();
}

Ui::Scroll Ui::begin_scroll(std::string_view key, const Rect& area, double content_height,
                            double content_width) {
    Impl& impl = *impl_;
    const NodeId scroll_id = id(key);
    ScrollArea& scroll = impl.areas[scroll_id];
    scroll.area = area;
    scroll.content_h = content_height;
    scroll.content_w = content_width;
    scroll.layer = impl.layer;
    scroll.parent = impl.open_areas.empty() ? 0 : impl.open_areas.back();
    scroll.frame = impl.frame;
    scroll.x = std::clamp(scroll.x, 0., scroll.max_x());
    // Only a hand, or the way back from it, holds it beyond the top.
    scroll.y = std::min(scroll.y, scroll.max_y());
    impl.area_order.push_back(scroll_id);
    impl.open_areas.push_back(scroll_id);
    push_clip(area);
    scroll.visible = clip();
    const bool moving = scroll.dragged || scroll.running();
    // Whole device px: text that is scrolled stays as sharp as text that stands.
    return {static_cast<float>(impl.whole_px(scroll.x)),
            static_cast<float>(impl.whole_px(scroll.y)), moving};
}

void Ui::end_scroll() {
    Impl& impl = *impl_;
    const NodeId scroll_id = impl.open_areas.back();
    impl.draw_scrollbar(scroll_id, impl.areas.at(scroll_id));
    impl.open_areas.pop_back();
    pop_clip();
}

float Ui::lacking_height(std::string_view key) const {
    const NodeId around = id(key);
    const auto outer = impl_->areas.find(around);
    std::optional<double> most;
    for (const auto& [id, scroll] : impl_->areas) {
        if (scroll.parent != around || scroll.frame != impl_->frame) continue;
        if (outer != impl_->areas.end() && scroll.layer != outer->second.layer) continue;
        const double lacking = scroll.content_h - static_cast<double>(scroll.area.h);
        most = std::max(most.value_or(lacking), lacking);
    }
    return static_cast<float>(most.value_or(0));
}

void Ui::scroll_to(std::string_view key, double y) {
    ScrollArea& scroll = impl_->areas[id(key)];
    scroll.y = std::max(0., y);
    scroll.vy = 0;
    invalidate();
}

void Ui::scroll_sideways_to(std::string_view key, double x) {
    ScrollArea& scroll = impl_->areas[id(key)];
    scroll.x = std::max(0., x);  // cut to the content once that is known
    scroll.vx = 0;
    invalidate();
}

}  // namespace ranets::shell
