// The head of a page: back, title, what it is about, and room for what can be done.
#include <algorithm>

#include "kit/widgets.h"

namespace ranets::shell {
namespace {

constexpr float kHeight = 72, kPhoneHeight = 60, kLowHeight = 44;
constexpr float kLowWindow = 480;  // px: a phone on its side, a page zoomed far in
constexpr float kSide = 20, kPhoneSide = 16;
constexpr float kBack = 40, kGap = 12;

}  // namespace

PageHeadPress page_head(Ui& ui, std::string_view key, Rect& area, const PageHead& head) {
    const IdScope scope(ui, key);
    const bool low = ui.window().h < kLowWindow;
    const bool phone = ui.phone();
    const Rect whole = cut_top(area, low ? kLowHeight : phone ? kPhoneHeight : kHeight);
    if (phone) {
        ui.fill(whole, Color::Surface);
        ui.horizontal_line(whole.x, bottom(whole) - 1, whole.w);
    }
    Rect rest = inset(whole, phone ? kPhoneSide : kSide, 0);
    PageHeadPress press;
    if (!head.back.empty()) {
        const ButtonSpec back{.name = head.back,
                              .look = ButtonLook::Ghost,
                              .icon = Icon::ArrowLeft,
                              .icon_only = true,
                              .tip = true};
        press.back = button(ui, "back", centred(cut_left(rest, kBack), kBack, kBack), back);
        cut_left(rest, kGap);
    }
    press.actions = cut_right(rest, head.actions);
    if (head.actions > 0) cut_right(rest, kGap);

    // In a low window one line holds both.
    const float title_width = std::min(rest.w, ui.text_width(head.title, kTitle) + 1);
    Rect title{rest.x, rest.y, rest.w, rest.h}, subtitle;
    const bool has_subtitle = !head.subtitle.empty();
    if (low && has_subtitle) {
        title = cut_left(rest, title_width);
        cut_left(rest, kGap);
        subtitle = rest;
    } else if (has_subtitle) {
        Rect words = centred(rest, rest.w, line_px(kTitle) + line_px(kCaption));
        title = cut_top(words, line_px(kTitle));
        subtitle = words;
    }
    ui.text(title, head.title, kTitle, Color::Text);
    ui.say("title", Role::Heading1, head.title, title);
    if (has_subtitle) {
        ui.text(subtitle, head.subtitle, kCaption, Color::Text2);
        ui.say("subtitle", Role::Text, head.subtitle, subtitle);
    }
    return press;
}

}  // namespace ranets::shell
