#include "kit/tooltip.h"

#include <algorithm>

#include "kit/ui_impl.h"

namespace ranets::shell {
namespace {

constexpr std::int64_t kDelayMs = 500;
constexpr std::int64_t kStaysMs = 4'000;  // after somebody tried what is disabled
constexpr int kFadeMs = 80;
constexpr float kWidest = 280, kPaddingX = 10, kPaddingY = 6;
constexpr float kGap = 8, kMargin = 8, kRadius = 8;
constexpr int kMostLines = 5;

struct TooltipState {
    std::int64_t since = 0;  // the pointer has been there; 0: it is not
    std::int64_t until = 0;
};

bool is_wanted(Ui& ui, TooltipState& state, NodeId control, std::string_view words) {
    const auto now = ui.now_ms();
    if (ui.refused(control)) {
        state.until = now + kStaysMs;
        ui.request({.kind = PageRequest::Kind::Announce, .text = std::string(words)});
    }
    if (!ui.pointed(control)) state.since = 0;
    if (ui.pointed(control) && state.since == 0) state.since = now;
    if (state.since != 0 && now < state.since + kDelayMs) ui.wake_at(state.since + kDelayMs);
    if (now < state.until) ui.wake_at(state.until);
    const auto& focus = ui.impl().focus;
    return now < state.until || (state.since != 0 && now >= state.since + kDelayMs) ||
           (focus.visible && focus.id == control);
}

}  // namespace

void tooltip(Ui& ui, std::string_view key, NodeId control, const Rect& rect,
             std::string_view words) {
    const IdScope scope(ui, key);
    auto& state = ui.keep<TooltipState>("state");
    if (!is_wanted(ui, state, control, words)) return;
    const Rect window = inset(ui.window(), kMargin);
    const float widest = std::min(kWidest, window.w) - 2 * kPaddingX;
    const auto lines = ui.wrap(words, kCaption, widest, kMostLines);
    float width = 0;
    for (const auto& line : lines) width = std::max(width, ui.text_width(line, kCaption));
    const float height = line_px(kCaption) * static_cast<float>(lines.size());
    Rect box = centred(rect, width + 2 * kPaddingX, height + 2 * kPaddingY);
    box.x = std::clamp(box.x, window.x, std::max(window.x, right(window) - box.w));
    box.y = rect.y - kGap - box.h;
    if (box.y < window.y) box.y = bottom(rect) + kGap;

    ui.begin_layer("words", box, Role::Group, words, false);
    ui.push_alpha(ui.appear(ui.id("in"), kFadeMs));
    ui.fill(box, Color::Text, kRadius);
    ui.paragraph(inset(box, kPaddingX, kPaddingY), words, kCaption, Color::Surface, kMostLines);
    ui.pop_alpha();
    ui.end_layer();
}

}  // namespace ranets::shell
