// Small parts without behaviour: chips, pills, avatars, badges, and what stands for missing data.
#include <imgui.h>

#include <algorithm>
#include <cstddef>
#include <numbers>

#include "kit/widgets.h"

namespace ranets::shell {
namespace {

constexpr float kLargeChip = 32;
constexpr float kBadge = 20, kBadgePadding = 6, kBadgeBorder = 2;
constexpr int kMostCounted = 99;
constexpr float kTileIcon = 24, kTileRadius = 12;
constexpr float kEmptyIcon = 24;
constexpr float kEmptyGap = 12;
constexpr float kEmptyButton = 40;
constexpr float kEmptyWidth = 320;
constexpr int kEmptyLines = 4;

std::string_view first_letter(std::string_view word) {
    std::size_t size = word.empty() ? 0 : 1;
    while (size < word.size() && (static_cast<unsigned char>(word[size]) & 0xc0) == 0x80) ++size;
    return word.substr(0, size);
}

}  // namespace

void mark_chip(Ui& ui, const Rect& rect, std::string_view value, bool outlined, bool unseen) {
    MarkColors colors = mark_colors(value);
    if (ui.palette().contrast && !outlined) colors = {Color::Surface, Color::Text};
    const bool large = rect.h >= kLargeChip;
    const float radius = large ? 10 : 8;
    if (outlined)
        ui.border(rect, colors.text, radius);
    else
        ui.fill(rect, colors.back, radius);
    if (unseen) ui.border(rect, Color::Primary, radius, 2);
    // «зач» is wider than a digit.
    Type type = large ? kLargeStrong : kBodyStrong;
    if (ui.text_width(value, type) > rect.w - 4) type = kCaptionStrong;
    ui.text(rect, value, type, colors.text, Align::Centre);
}

float pill(Ui& ui, Point left_middle, std::string_view text, Color back, Color text_color,
           float height, float padding) {
    const float width = pill_width(ui, text, padding);
    const Rect rect{left_middle.x, left_middle.y - height / 2, width, height};
    ui.fill(rect, back, height / 2);
    ui.text(rect, text, kCaptionStrong, text_color, Align::Centre);
    return width;
}

float pill_width(Ui& ui, std::string_view text, float padding) {
    return ui.text_width(text, kCaptionStrong) + 2 * padding;
}

void avatar(Ui& ui, Point centre, float diameter, std::int64_t person, std::string_view initials,
            bool chosen) {
    const AvatarColors colors = avatar_colors(person, ui.palette());
    const float radius = diameter / 2;
    const Rect rect{centre.x - radius, centre.y - radius, diameter, diameter};
    ui.fill_packed(rect, colors.back, radius);
    ui.text_packed(rect, initials, diameter > 44 ? kLargeStrong : kBodyStrong, colors.initials,
                   Align::Centre);
    if (chosen) ui.ring(rect, radius);
}

void badge(Ui& ui, Point centre, int count, Color border) {
    const std::string text =
        count > kMostCounted ? std::to_string(kMostCounted) + "+" : std::to_string(count);
    // A border makes the badge larger by one px on each side, and eats one of its own.
    const bool bordered = border != Color::Transparent;
    const float height = bordered ? kBadge + kBadgeBorder : kBadge;
    const float width = std::max(height, ui.text_width(text, kCaptionStrong) + 2 * kBadgePadding);
    const Rect rect{centre.x - width / 2, centre.y - height / 2, width, height};
    if (bordered) ui.fill(rect, border, height / 2);
    const Rect inner = bordered ? inset(rect, kBadgeBorder) : rect;
    ui.fill(inner, Color::Badge, inner.h / 2);
    ui.text(rect, text, kCaptionStrong, Color::OnBadge, Align::Centre);
}

void tile(Ui& ui, const Rect& rect, Icon icon) {
    ui.fill(rect, Color::PrimarySoft, kTileRadius);
    ui.icon(centre(rect), icon, kTileIcon, Color::OnSoft);
}

void progress_bar(Ui& ui, const Rect& rect, float part) {
    ui.fill(rect, Color::Sunken, rect.h / 2);
    const float width = rect.w * std::clamp(part, 0.f, 1.f);
    if (width > 0) ui.fill({rect.x, rect.y, width, rect.h}, Color::Accent, rect.h / 2);
}

void skeleton_row(Ui& ui, const Rect& rect) {
    ui.fill(rect, Color::Sunken, std::min(8.f, rect.h / 2));
}

void turning_ring(Ui& ui, Point centre, float size) {
    const auto now = ui.now_ms();
    const bool still = ui.preferences().reduced_motion;
    const float turn = still ? 0 : static_cast<float>(now % 1000) / 1000.f;
    const float start = turn * 2 * std::numbers::pi_v<float>;
    ui.draw_list().PathArcTo(ImVec2(ui.px(centre.x), ui.px(centre.y)), ui.px(size / 2 - 2.5f),
                             start, start + 1.5f * std::numbers::pi_v<float>, 24);
    ui.draw_list().PathStroke(ui.palette()[Color::Text2], 0, ui.px(1.75f));
    if (!still) ui.wake_for({centre.x - size / 2, centre.y - size / 2, size, size});
}

bool empty_state(Ui& ui, std::string_view key, const Rect& rect, Icon icon,
                 std::string_view sentence, std::string_view button_label) {
    const IdScope scope(ui, key);
    const float width = std::min(kEmptyWidth, rect.w - 2 * kEmptyGap);
    const auto lines = ui.wrap(sentence, kBody, width, kEmptyLines);
    const float text_height = line_px(kBody) * static_cast<float>(lines.size());
    const float button_height = button_label.empty() ? 0 : kEmptyGap + kEmptyButton;
    const Rect all = centred(rect, width, kEmptyIcon + kEmptyGap + text_height + button_height);
    Rect rest = all;
    // A rectangle too low for all of it cuts the foot, not the icon's head.
    rest.y = std::max(rest.y, rect.y);
    ui.icon(centre(cut_top(rest, kEmptyIcon)), icon, kEmptyIcon, Color::Text3);
    cut_top(rest, kEmptyGap);
    const Rect text = cut_top(rest, text_height);
    ui.paragraph(text, sentence, kBody, Color::Text2, kEmptyLines, Align::Centre);
    ui.say("sentence", Role::Text, sentence, text);
    if (button_label.empty()) return false;
    cut_top(rest, kEmptyGap);
    const ButtonSpec spec{.name = button_label, .look = ButtonLook::Soft};
    const Rect place = cut_top(rest, kEmptyButton);
    return button(ui, "button", centred(place, std::min(width, button_width(ui, spec)), place.h),
                  spec);
}

std::string initials_of(std::string_view first_name, std::string_view last_name) {
    std::string initials(first_letter(first_name));
    initials += first_letter(last_name);
    return initials;
}

}  // namespace ranets::shell
