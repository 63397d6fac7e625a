#include "kit/toast.h"

#include <algorithm>

#include "kit/slide.h"
#include "kit/ui_impl.h"
#include "kit/widgets.h"

namespace ranets::shell {
namespace {

constexpr std::int64_t kStaysMs = 6'000;
constexpr int kInMs = 220;
constexpr std::int64_t kOutMs = 160;
constexpr float kHeight = 48, kRadius = 12, kPadding = 16, kGap = 8;
constexpr float kMargin = 12, kSlide = 24, kWidest = 560;
constexpr int kMostLines = 3;

struct ToastState {
    bool started = false;
    std::int64_t number = 0;
    std::int64_t left = 0;  // ms
    std::int64_t last = 0;  // when it was counted
};

}  // namespace

ToastPress toast(Ui& ui, std::string_view key, const ToastSpec& spec) {
    const IdScope scope(ui, key);
    auto& state = ui.keep<ToastState>("state");
    const IdScope own(ui, spec.number);
    const auto now = ui.now_ms();
    if (!state.started || state.number != spec.number) state = {true, spec.number, kStaysMs, now};

    const Rect window = ui.window();
    const bool acts = !spec.action.empty();
    const ButtonSpec action{.name = spec.action, .look = ButtonLook::Text};
    const float button_room = acts ? button_width(ui, action) + kGap : 0;
    const float widest = std::min(kWidest, window.w - 2 * kMargin) - 2 * kPadding - button_room;
    const float words = std::min(widest, ui.text_width(spec.text, kBody) + 1);
    const float lines = ui.paragraph_height(spec.text, kBody, words, kMostLines);
    Rect rect = centred(window, words + 2 * kPadding + button_room,
                        std::max(kHeight, lines + 2 * kPadding));
    rect.y = bottom(window) - ui.safe_bottom() - spec.above - kMargin - rect.h;

    const auto& impl = ui.impl();
    const bool held = (impl.mouse && contains(rect, *impl.mouse)) || ui.focused(ui.id("action"));
    if (!held) state.left -= now - state.last;
    state.last = now;
    if (state.left <= 0) {
        state = {};
        return ToastPress::Gone;
    }
    if (!held) ui.wake_at(state.left > kOutMs ? now + state.left - kOutMs : now + 16);

    ui.begin_layer("toast", rect, Role::Group, {}, false);
    const float there = ui.appear(ui.id("in"), kInMs);
    const float still = std::min(1.f, static_cast<float>(state.left) / float{kOutMs});
    ui.push_alpha(std::min(there, still));
    bool pressed = false;
    {
        const Slide slide(ui, 0, ui.preferences().reduced_motion ? 0 : (1 - there) * kSlide);
        ui.card(rect, kRadius, Elevation::Floating);
        Rect rest = inset(rect, kPadding, 0);
        const Rect place = cut_right(rest, button_room);
        const Rect text = centred(rest, rest.w, lines);
        ui.paragraph(text, spec.text, kBody, Color::Text, kMostLines);
        ui.say("text", Role::Status, spec.text, text);
        if (acts) {
            Rect side = place;
            cut_left(side, kGap);
            pressed = button(ui, "action", centred(side, side.w, 40), action);
        }
    }
    ui.pop_alpha();
    ui.end_layer();
    if (!pressed) return ToastPress::None;
    state = {};
    return ToastPress::Action;
}

}  // namespace ranets::shell
