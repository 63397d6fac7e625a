// From events to controls: which one the pointer means, what was pressed, keys, focus, edits.
#include <algorithm>
#include <cmath>
#include <utility>

#include "kit/ui.h"
#include "kit/ui_impl.h"

namespace ranets::shell {
namespace {

constexpr int kRightButton = 2;
constexpr std::int64_t kSpeedOver = 100;  // ms at the end of a drag that tell how fast it was

Rect cut(const Rect& rect, const Rect& clip) {
    const float left = std::max(rect.x, clip.x);
    const float top = std::max(rect.y, clip.y);
    return {left, top, std::max(0.f, std::min(right(rect), right(clip)) - left),
            std::max(0.f, std::min(bottom(rect), bottom(clip)) - top)};
}

Rect at_least(const Rect& rect, float size) {
    return centred(rect, std::max(rect.w, size), std::max(rect.h, size));
}

float distance(Point point, const Rect& rect) {
    const float dx = std::max({rect.x - point.x, point.x - right(rect), 0.f});
    const float dy = std::max({rect.y - point.y, point.y - bottom(rect), 0.f});
    return dx * dx + dy * dy;
}

// A pen is put down as roughly, and scrolls as a finger does; but it can hover.
bool is_finger(PointerKind pointer) {
    return pointer != PointerKind::Mouse;
}

// Widgets see a frame of their own for each of these.
bool ends_sub_frame(InputEvent::Kind kind) {
    using Kind = InputEvent::Kind;
    return kind == Kind::Down || kind == Kind::Up || kind == Kind::Key || kind == Kind::Activate ||
           kind == Kind::Edit || kind == Kind::Submit;
}

}  // namespace

// --- the queue

void Ui::Impl::push(InputEvent event) {
    using Kind = InputEvent::Kind;
    event.at = {event.at.x / zoom, event.at.y / zoom};
    if (event.kind == Kind::Move && events.empty() && !gesture.down()) {
        // Most moves change nothing that is drawn: they cost no frame.
        if (event.pointer == PointerKind::Touch) return;
        const auto* over = hit(event.at, false);
        const NodeId over_id = over != nullptr && over->enabled ? over->id : 0;
        if (over_id == hovered && area_at(event.at) == hovered_area && mouse) {
            mouse = event.at;
            last_pointer = event.pointer;
            return;
        }
    }
    if (event.kind == Kind::Move && !events.empty() && events.back().kind == Kind::Move) {
        events.back() = std::move(event);
        return;
    }
    // Typing faster than frames come: only the last value counts.
    if (event.kind == Kind::Edit && !events.empty() && events.back().kind == Kind::Edit &&
        events.back().node == event.node) {
        events.back() = std::move(event);
        return;
    }
    events.push_back(std::move(event));
}

void Ui::Impl::take_events() {
    while (!events.empty()) {
        const InputEvent event = std::move(events.front());
        events.pop_front();
        handle(event);
        if (!ends_sub_frame(event.kind)) continue;
        // What the widgets make of it may change what was drawn before them.
        redraw = true;
        return;
    }
}

void Ui::Impl::handle(const InputEvent& event) {
    using Kind = InputEvent::Kind;
    switch (event.kind) {
        case Kind::Move:
            pointer_move(event.at, event.pointer);
            break;
        case Kind::Down:
            pointer_down(event);
            break;
        case Kind::Up:
            pointer_up(event);
            break;
        case Kind::Cancel:
            pointer_cancel();
            break;
        case Kind::Wheel:
            wheel(event.at.x, event.at.y);
            break;
        case Kind::Key:
            moment.key = event.key;
            break;
        case Kind::Activate:
            moment.activated = event.node;
            break;
        case Kind::Focus:
            focus = {event.node, event.visible, kRevealFrames};
            break;
        case Kind::Blur:
            focus = {};
            break;
        case Kind::Edit:
            moment.edit = event;
            break;
        case Kind::Submit:
            moment.submitted = event.node;
            break;
    }
}

// --- what is where

const LayerRecord* Ui::Impl::top_layer() const {
    for (auto layer_at = last_layers.rbegin(); layer_at != last_layers.rend(); ++layer_at)
        if (!layer_at->passive) return &*layer_at;
    return nullptr;
}

int Ui::Impl::modal_floor() const {
    int floor = 0;
    for (const auto& record : last_layers)
        if (record.modal) floor = std::max(floor, record.z);
    return floor;
}

int Ui::Impl::layer_at(Point at) const {
    int floor = modal_floor();
    for (const auto& record : last_layers)
        if (contains(record.rect, at)) floor = std::max(floor, record.z);
    return floor;
}

// The topmost target under the pointer. A finger is also taken to mean what it just missed: unless
// it is right on something else, or when what it missed lies inside of that.
const HitTarget* Ui::Impl::hit(Point at, bool finger) const {
    const int floor = layer_at(at);
    const HitTarget* exact = nullptr;
    for (const auto& target : last_targets)
        if (target.layer >= floor && contains(target.rect, at) &&
            (exact == nullptr || target.layer >= exact->layer))
            exact = &target;
    if (!finger) return exact;
    const HitTarget* missed = nullptr;
    for (const auto& target : last_targets) {
        if (target.layer < floor || !target.enabled || !contains(target.grown, at)) continue;
        if (exact != nullptr && (target.layer < exact->layer || &target <= exact ||
                                 !contains(exact->rect, centre(target.rect))))
            continue;
        if (missed == nullptr || distance(at, target.rect) < distance(at, missed->rect))
            missed = &target;
    }
    return missed != nullptr ? missed : exact;
}

const HitTarget* Ui::Impl::target(NodeId id) const {
    const auto found = std::find_if(last_targets.begin(), last_targets.end(),
                                    [id](const HitTarget& target) { return target.id == id; });
    return found == last_targets.end() ? nullptr : &*found;
}

void Ui::Impl::find_hover() {
    hovered = pointed = 0;
    hovered_area = 0;
    if (!mouse) return;
    // While something is held nothing else is hovered.
    if (gesture.down()) {
        const HitTarget* held = gesture.active != 0 ? target(gesture.active) : nullptr;
        if (held != nullptr && contains(held->rect, *mouse)) hovered = held->id;
        hovered_area = gesture.mode == Gesture::Mode::Thumb ? gesture.scroll : 0;
        return;
    }
    const HitTarget* over = hit(*mouse, false);
    if (over != nullptr) pointed = over->id;
    if (over != nullptr && over->enabled) hovered = over->id;
    hovered_area = area_at(*mouse);
}

// --- pointers

void Ui::Impl::pointer_down(const InputEvent& event) {
    const bool finger = is_finger(event.pointer);
    last_pointer = event.pointer;
    mouse = event.pointer == PointerKind::Touch ? std::nullopt : std::optional(event.at);
    if (gesture.down()) {
        // A second finger: neither of them presses anything.
        pointer_cancel();
        gesture.mode = Gesture::Mode::Dead;
        return;
    }
    if (event.button == kRightButton) {
        const HitTarget* found = hit(event.at, false);
        if (found == nullptr || !found->menu) return;
        moment.menu = found->id;
        moment.menu_at = event.at;
    }
    if (event.button != 0) return;
    gesture = {};
    gesture.began = now;
    gesture.mode = Gesture::Mode::Press;
    gesture.pointer = event.pointer;
    gesture.start = gesture.last = event.at;
    gesture.layer = layer_at(event.at);
    gesture.samples.push_back({event.at, now});
    if (const LayerRecord* top = top_layer();
        top != nullptr && !contains(top->rect, event.at) && gesture.layer <= top->z) {
        moment.close_layer = top->id;
        gesture.mode = Gesture::Mode::Dead;
        return;
    }
    // A finger on what still moves only stops it.
    bool stopped = false;
    for (NodeId id = area_at(event.at); id != 0; id = area(id)->parent) {
        ScrollArea& scroll = *area(id);
        stopped = stopped || scroll.vx != 0 || scroll.vy != 0;
        scroll.vx = scroll.vy = 0;
    }
    const HitTarget* found = stopped && finger ? nullptr : hit(event.at, finger);
    if (found != nullptr && !found->enabled) moment.refused = found->id;
    if (found == nullptr || !found->enabled) return;
    gesture.active = found->id;
    for (const auto& [id, scroll] : areas) {
        if (thumb_id(id) != found->id) continue;
        gesture.mode = Gesture::Mode::Thumb;
        gesture.scroll = id;
    }
}

void Ui::Impl::pointer_move(Point at, PointerKind pointer) {
    last_pointer = pointer;
    if (pointer != PointerKind::Touch) mouse = at;
    if (!gesture.down()) return;
    using Mode = Gesture::Mode;
    auto& samples = gesture.samples;
    samples.push_back({at, now});
    while (samples.size() > 2 && now - samples.front().ms > kSpeedOver)
        samples.erase(samples.begin());
    if (gesture.mode == Mode::Press && is_finger(gesture.pointer)) begin_drag(at);
    if (gesture.mode != Mode::Press) drag(at);
    gesture.last = at;
}

void Ui::Impl::pointer_up(const InputEvent& event) {
    if (!gesture.down() || (event.button != 0 && gesture.mode != Gesture::Mode::Dead)) return;
    pointer_move(event.at, event.pointer);
    using Mode = Gesture::Mode;
    if (gesture.mode == Mode::Press && gesture.active != 0) {
        const HitTarget* held = target(gesture.active);
        const bool finger = is_finger(gesture.pointer);
        if (held != nullptr && contains(finger ? held->grown : held->rect, event.at))
            moment.clicked = gesture.active;
    } else {
        end_drag();
    }
    gesture = {};
}

void Ui::Impl::pointer_cancel() {
    if (ScrollArea* scroll = area(gesture.scroll)) scroll->dragged = false;
    gesture = {};
    mouse.reset();
}

// A finger that rests on what has a menu asks for it, and then presses nothing.
void Ui::Impl::find_long_press() {
    if (gesture.mode != Gesture::Mode::Press || !is_finger(gesture.pointer) ||
        now < gesture.began + kLongPressMs)
        return;
    const HitTarget* held = target(gesture.active);
    if (held == nullptr || !held->menu) return;
    moment.menu = held->id;
    moment.menu_at = gesture.last;
    gesture.mode = Gesture::Mode::Dead;
    redraw = true;
}

std::optional<Point> Ui::take_menu(NodeId id) {
    Impl& impl = *impl_;
    const auto own = std::find_if(impl.targets.rbegin(), impl.targets.rend(),
                                  [id](const HitTarget& target) { return target.id == id; });
    if (own == impl.targets.rend()) return std::nullopt;
    own->menu = true;
    const Gesture& gesture = impl.gesture;
    if (gesture.active == id && gesture.mode == Gesture::Mode::Press && is_finger(gesture.pointer))
        wake_at(gesture.began + Impl::kLongPressMs);
    if (impl.focus.id == id && take_key(Key::ContextMenu))
        return Point{own->rect.x, bottom(own->rect)};
    if (impl.moment.menu != id) return std::nullopt;
    impl.moment.menu = 0;
    return impl.moment.menu_at;
}

bool Ui::pointed(NodeId id) const {
    return impl_->pointed == id;
}

bool Ui::refused(NodeId id) const {
    return impl_->moment.refused == id || impl_->moment.activated == id;
}

Press Ui::press(NodeId id, const Rect& rect, float radius, bool enabled) {
    Impl& impl = *impl_;
    const Rect seen = cut(rect, clip());
    if (seen.w > 0 && seen.h > 0)
        impl.targets.push_back(
            {id, seen, cut(at_least(rect, Impl::kFinger), clip()), impl.layer, enabled});
    const bool inert = impl.layer < impl.modal_floor();
    Press press;
    if (impl.focus.id == id) {
        if (!impl.open_areas.empty()) impl.focused_area = impl.open_areas.back();
        if (impl.focus.reveal > 0) impl.reveal(rect);
        press.ring = impl.focus.visible && !inert;
        if (press.ring && radius >= 0)
            impl.focus_ring = {rect, clip(), radius, impl.layer, impl.alpha};
    }
    if (impl.pretended.ring) {
        press.ring = true;
        if (radius >= 0) ring(rect, radius);
    }
    if (!enabled) return press;
    const Gesture& gesture = impl.gesture;
    press.hovered = impl.hovered == id;
    if (gesture.down() && gesture.active == id && gesture.mode == Gesture::Mode::Press)
        press.held = is_finger(gesture.pointer)
                         ? contains(at_least(rect, Impl::kFinger), gesture.last)
                         : contains(seen, gesture.last);
    press.clicked = impl.moment.clicked == id || (impl.moment.activated == id && !inert);
    if (press.hovered) impl.cursor = Cursor::Pointer;
    press.hovered = press.hovered || impl.pretended.hovered;
    press.held = press.held || impl.pretended.held;
    return press;
}

void Ui::pretend(const Press& state) {
    impl_->pretended = state;
}

// --- keys, focus, fields

bool Ui::Impl::hears_key(Key key) const {
    if (layer < modal_floor()) return false;
    const LayerRecord* top = key == Key::Escape ? top_layer() : nullptr;
    return top == nullptr || layer >= top->z;
}

bool Ui::take_key(Key key, bool ctrl) {
    auto& pressed = impl_->moment.key;
    if (!pressed || pressed->key != key || pressed->ctrl != ctrl || !impl_->hears_key(key))
        return false;
    pressed.reset();
    return true;
}

bool Ui::take_letter(char letter, bool ctrl) {
    const auto key = peek_key();
    return key && key->letter == letter && !key->alt && take_key(Key::Letter, ctrl);
}

// The page keeps Ctrl+P from the browser, as some screens have better to print than how they look.
void Ui::Impl::print_by_key(const KeyEvent& key) {
    if (key.key == Key::Letter && key.letter == 'p' && key.ctrl && !key.alt)
        ui.request({.kind = PageRequest::Kind::Print, .text = {}});
}

std::optional<KeyEvent> Ui::peek_key() const {
    const auto& pressed = impl_->moment.key;
    return pressed && impl_->hears_key(pressed->key) ? pressed : std::nullopt;
}

bool Ui::focused(NodeId id) const {
    return impl_->focus.id == id || impl_->pretended.ring;
}

void Ui::set_cursor(Cursor cursor) {
    if (!impl_->pretended.hovered) impl_->cursor = cursor;
}

std::optional<Ui::FieldEdit> Ui::take_edit(NodeId id) {
    auto& edit = impl_->moment.edit;
    if (!edit || edit->node != id) return std::nullopt;
    FieldEdit taken{std::move(edit->text), edit->revision};
    edit.reset();
    return taken;
}

bool Ui::take_submit(NodeId id) {
    if (impl_->moment.submitted != id || id == 0) return false;
    impl_->moment.submitted = 0;
    return true;
}

}  // namespace ranets::shell
