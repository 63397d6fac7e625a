#include "shell.h"

#include <imgui.h>

#include <algorithm>
#include <utility>

#include "kit/ui.h"
#include "kit/ui_impl.h"
#include "kit/words.h"
#include "screens/frame/app_screen.h"
#include "text_runs.h"

namespace ranets::shell {
namespace {

// More sub-frames than any burst of input needs; what is left over comes in the next frame.
constexpr int kMostSubFrames = 32;

const Palette& palette_for(app::Theme theme, const Preferences& system) {
    // Who forces colours has chosen light or dark by that.
    if (system.forced_colors) return contrast_palette(system.dark);
    switch (theme) {
        case app::Theme::Light:
            return light_palette();
        case app::Theme::Dark:
            return dark_palette();
        case app::Theme::System:
            break;
    }
    return system.dark ? dark_palette() : light_palette();
}

std::uint32_t argb_of(std::uint32_t packed) {
    return (packed & 0xff00ff00) | (packed & 0xff) << 16 | (packed >> 16 & 0xff);
}

}  // namespace

class Shell::Impl {
  public:
    Impl(const app::Views& views_, CarryOut carry_out_, Fonts fonts, TextRuns* runs)
        : views(views_),
          carry_out(std::move(carry_out_)),
          ui(fonts, runs),
          text_runs(runs),
          kit(ui.impl()) {
        follow_settings();
    }

    Frame frame(std::int64_t now_ms);
    void sub_frame(std::int64_t now_ms);
    bool carry_out_commands();  // those of the sub-frame; whether there were any
    void follow_settings();
    void tell_page();

    void push(InputEvent event) { kit.push(std::move(event)); }

    const app::Views& views;
    CarryOut carry_out;
    app::Commands commands;
    Ui ui;
    TextRuns* text_runs;
    Ui::Impl& kit;
    double (*precise_ms)() = nullptr;
    Screen screen = draw_app;
    std::string title;
    std::optional<app::Language> told_language;
    std::int64_t last_now = 0;
    bool invalid = true;
};

// What the person has chosen for this device.
void Shell::Impl::follow_settings() {
    set_language(views.language);
    kit.palette = &palette_for(views.theme, kit.preferences);
    kit.set_zoom(static_cast<float>(views.text_percent) / 100);
}

void Shell::Impl::sub_frame(std::int64_t now_ms) {
    ImGuiIO& io = ImGui::GetIO();
    const Viewport& viewport = kit.viewport;
    io.DisplaySize = {static_cast<float>(viewport.width) * viewport.ratio,
                      static_cast<float>(viewport.height) * viewport.ratio};
    io.DisplayFramebufferScale = {1, 1};
    io.DeltaTime = std::max(.001f, static_cast<float>(now_ms - last_now) / 1000);
    last_now = now_ms;
    follow_settings();
    ImGui::NewFrame();
    kit.begin_frame(now_ms);
    screen(ui, views, commands);
    kit.end_frame();
}

bool Shell::Impl::carry_out_commands() {
    const auto given = commands.take();
    for (const auto& command : given) carry_out(command);
    return !given.empty();
}

Shell::Frame Shell::Impl::frame(std::int64_t now_ms) {
    invalid = false;
    for (int count = 1;; ++count) {
        sub_frame(now_ms);
        // What a command changed is drawn at once, not a frame later.
        const bool changed = carry_out_commands();
        if (count == kMostSubFrames || !(changed || kit.redraw || kit.has_events())) break;
        ImGui::EndFrame();
    }
    ImGui::Render();
    if (text_runs != nullptr) text_runs->end_frame();
    tell_page();

    Frame frame;
    frame.draw_data = ImGui::GetDrawData();
    const double start = precise_ms != nullptr ? precise_ms() : 0;
    frame.semantics = kit.tree.finish_frame();
    frame.semantics_ms = precise_ms != nullptr ? precise_ms() - start : 0;
    frame.cursor = kit.cursor;
    frame.clear_color = argb_of(ui.palette()[Color::Bg]);
    frame.nodes = static_cast<int>(kit.tree.entries().size());
    return frame;
}

void Shell::Impl::tell_page() {
    if (told_language != language()) {
        told_language = language();
        const bool english = language() == Language::English;
        ui.request({.kind = PageRequest::Kind::Language, .text = english ? "en" : "ru"});
    }
    std::string now = document_title(ui, views);
    if (now == title) return;
    title = now;
    ui.request({.kind = PageRequest::Kind::Title, .text = std::move(now)});
}

// --- the platform's side

Shell::Shell(const app::Views& views, CarryOut carry_out, Fonts fonts, TextRuns* text_runs)
    : impl_(std::make_unique<Impl>(views, std::move(carry_out), fonts, text_runs)) {}
Shell::~Shell() = default;

void Shell::set_viewport(const Viewport& viewport) {
    impl_->kit.viewport = viewport;
    // A phone's keyboard came up, or a window got narrow: the field in use stays in view.
    impl_->kit.focus.reveal = kRevealFrames;
    invalidate();
}

void Shell::set_platform(std::string_view name) {
    impl_->kit.platform = name;
}

void Shell::set_preferences(const Preferences& preferences) {
    impl_->kit.preferences = preferences;
    impl_->kit.tree.set_touch_size(preferences.coarse_pointer ? Ui::Impl::kFinger : 0);
    invalidate();
}

void Shell::pointer_move(float x, float y, PointerKind kind) {
    impl_->push({.kind = InputEvent::Kind::Move, .at = {x, y}, .pointer = kind});
}

void Shell::pointer_down(float x, float y, int button, PointerKind kind) {
    impl_->push({.kind = InputEvent::Kind::Down, .at = {x, y}, .button = button, .pointer = kind});
}

void Shell::pointer_up(float x, float y, int button, PointerKind kind) {
    impl_->push({.kind = InputEvent::Kind::Up, .at = {x, y}, .button = button, .pointer = kind});
}

void Shell::pointer_cancel() {
    impl_->push({.kind = InputEvent::Kind::Cancel});
}

void Shell::wheel(float dx, float dy) {
    impl_->push({.kind = InputEvent::Kind::Wheel, .at = {dx, dy}});
}

void Shell::key(const KeyEvent& event) {
    impl_->push({.kind = InputEvent::Kind::Key, .key = event});
}

void Shell::activate(semantics::NodeId node) {
    impl_->push({.kind = InputEvent::Kind::Activate, .node = node});
}

void Shell::focus(semantics::NodeId node, bool visible) {
    impl_->push({.kind = InputEvent::Kind::Focus, .node = node, .visible = visible});
}

void Shell::blur() {
    impl_->push({.kind = InputEvent::Kind::Blur});
}

void Shell::edit(semantics::NodeId node, std::string_view value, std::uint32_t revision) {
    impl_->push({.kind = InputEvent::Kind::Edit,
                 .node = node,
                 .text = std::string(value),
                 .revision = revision});
}

void Shell::submit(semantics::NodeId node) {
    impl_->push({.kind = InputEvent::Kind::Submit, .node = node});
}

void Shell::invalidate() {
    impl_->invalid = true;
}

void Shell::set_screen(Screen screen) {
    impl_->screen = std::move(screen);
    invalidate();
}

void Shell::set_precise_clock(double (*precise_ms)()) {
    impl_->precise_ms = precise_ms;
}

bool Shell::wants_frame(std::int64_t now_ms) const {
    return impl_->invalid || impl_->kit.wants_frame(now_ms);
}

std::optional<std::int64_t> Shell::next_wake(std::int64_t now_ms) const {
    if (wants_frame(now_ms)) return now_ms;
    return impl_->kit.wake;
}

Shell::Frame Shell::frame(std::int64_t now_ms) {
    return impl_->frame(now_ms);
}

std::vector<PageRequest> Shell::take_requests() {
    return std::exchange(impl_->kit.requests, {});
}

void Shell::set_text_log(std::vector<DrawnText>* log) {
    impl_->kit.text_log = log;
    invalidate();
}

const semantics::Tree& Shell::tree() const {
    return impl_->kit.tree;
}

}  // namespace ranets::shell
