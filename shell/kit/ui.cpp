#include "kit/ui.h"

#include <imgui_internal.h>

#include <utility>

#include "kit/ui_impl.h"

namespace ranets::shell {
namespace {

constexpr float kPhoneBelow = 720;
constexpr float kLowBelow = 480;
constexpr float kWideFrom = 1080;
constexpr std::uint64_t kSweepEvery = 512;  // sub-frames between looks for what is no longer drawn

NodeId hashed(NodeId seed, const void* data, std::size_t size) {
    const NodeId hash = ImHashData(data, size, seed);
    return hash == 0 ? 1 : hash;  // 0 means "none" everywhere
}

}  // namespace

Ui::Ui(Fonts fonts, TextRuns* text_runs) : impl_(std::make_unique<Impl>(*this, fonts, text_runs)) {}
Ui::~Ui() = default;

// --- surroundings

const Preferences& Ui::preferences() const {
    return impl_->preferences;
}
const Viewport& Ui::viewport() const {
    return impl_->viewport;
}
std::string_view Ui::platform() const {
    return impl_->platform;
}
const Palette& Ui::palette() const {
    return *impl_->palette;
}
Rect Ui::window() const {
    const Viewport& viewport = impl_->viewport;
    return {0, 0, static_cast<float>(viewport.width) / impl_->zoom,
            static_cast<float>(viewport.height) / impl_->zoom};
}
float Ui::safe_bottom() const {
    return impl_->viewport.safe_bottom / impl_->zoom;
}
bool Ui::phone() const {
    return window().w < kPhoneBelow;
}
bool Ui::low() const {
    return window().h < kLowBelow;
}
bool Ui::wide() const {
    return window().w >= kWideFrom;
}
std::int64_t Ui::now_ms() const {
    return impl_->now;
}
void Ui::visit(int screen) {
    if (std::exchange(screen_, screen) != screen) ++visit_;
}
void Ui::invalidate() {
    impl_->dirty = true;
}
void Ui::wake_at(std::int64_t ms) {
    if (!impl_->wake || *impl_->wake > ms) impl_->wake = ms;
}

// --- identity

void Ui::push_id(std::string_view key) {
    impl_->ids.push_back(id(key));
}
void Ui::push_id(std::int64_t key) {
    const NodeId seed = impl_->ids.empty() ? 0 : impl_->ids.back();
    impl_->ids.push_back(hashed(seed, &key, sizeof key));
}
void Ui::pop_id() {
    impl_->ids.pop_back();
}
NodeId Ui::id(std::string_view key) const {
    const NodeId seed = impl_->ids.empty() ? 0 : impl_->ids.back();
    return hashed(seed, key.data(), key.size());
}

// --- meaning

semantics::Tree& Ui::tree() {
    return impl_->tree;
}

void Ui::say(std::string_view key, Role role, std::string_view name, const Rect& rect,
             std::uint32_t flags) {
    semantics::Node node{.id = id(key), .role = role, .name = std::string(name)};
    node.flags = flags;
    node.rect = rect;
    // Also what nobody can press may be looked for: the browser's search, a screen reader.
    if (impl_->focus.id == node.id && impl_->focus.reveal > 0) impl_->reveal(rect);
    impl_->tree.leaf(std::move(node));
}

void Ui::open(std::string_view key, Role role, std::string_view name, const Rect& rect,
              std::uint32_t flags) {
    semantics::Node node{.id = id(key), .role = role, .name = std::string(name)};
    node.flags = flags;
    node.rect = rect;
    impl_->tree.open(std::move(node));
}

void Ui::close() {
    impl_->tree.close();
}

void Ui::request(PageRequest request) {
    impl_->requests.push_back(std::move(request));
}

void Ui::request_focus(NodeId id) {
    request({.kind = PageRequest::Kind::Focus, .node = id});
}

// --- a frame

void Ui::Impl::set_zoom(float factor) {
    if (factor == zoom) return;
    // The mouse stays where it is, and what has the focus in view.
    if (mouse) mouse = {mouse->x * zoom / factor, mouse->y * zoom / factor};
    zoom = factor;
    focus.reveal = kRevealFrames;
    tree.set_scale(zoom);
}

void Ui::Impl::begin_frame(std::int64_t now_ms) {
    now = now_ms;
    ++frame;
    moment = {};
    cursor = Cursor::Default;
    // Asked for again by whoever still needs it.
    dirty = false;
    moving = false;
    redraw = false;
    wake.reset();
    take_events();
    find_long_press();
    run_inertia();
    find_hover();
    last_now = now;

    focus_ring.reset();
    targets.clear();
    layers.clear();
    area_order.clear();
    focused_area = 0;
    layer = 0;
    ids.clear();
    open_areas.clear();
    open_layers.clear();
    alphas.clear();
    alpha = 1;
    // Its pictures are of one size of px only.
    if (std::exchange(shapes_ratio, ratio()) != ratio()) shapes.forget();
    if (text_log != nullptr) text_log->clear();
    clips.assign(1, ui.window());
    list = ImGui::GetBackgroundDrawList();
    splitter.Clear();
    splitter.Split(list, kMostLayers);
    tree.begin_frame();
    tree.set_clip(ui.window());
}

void Ui::Impl::end_frame() {
    draw_focus_ring();
    splitter.Merge(list);
    if (moment.key) {
        scroll_by_key(*moment.key);
        print_by_key(*moment.key);
    }
    if (focus.reveal > 0) --focus.reveal;
    std::swap(targets, last_targets);
    std::swap(layers, last_layers);
    std::swap(area_order, last_area_order);
    // The pointer may now be over something else, since that moved or is new.
    const NodeId was = hovered;
    const NodeId was_area = hovered_area;
    find_hover();
    if (hovered != was || hovered_area != was_area) redraw = true;
    if (frame % kSweepEvery == 0) forget_unseen();
}

bool Ui::Impl::wants_frame(std::int64_t now_ms) const {
    return dirty || moving || has_events() || (wake && *wake <= now_ms);
}

void Ui::Impl::forget_unseen() {
    const auto gone = [this](const auto& item) { return item.second.frame + kSweepEvery < frame; };
    std::erase_if(tweens, gone);
    // A scroll position is kept for the way back to its screen; there are few of them.
}

}  // namespace ranets::shell
