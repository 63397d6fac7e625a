#include "screens/frame/other_tab_screen.h"

#include <algorithm>

#include "kit/widgets.h"
#include "kit/words.h"

namespace ranets::shell {

using app::OtherTab;
using Word = strings::Key;

namespace {

constexpr float kCard = 440, kCardRadius = 24;
constexpr float kSide = 32, kPhoneSide = 20, kPadding = 32;
constexpr float kLogo = 64;
constexpr float kLogoGap = 20, kTitleGap = 8, kButtonGap = 24;
constexpr float kButton = 44;
constexpr float kMargin = 24;  // above and below, at least
constexpr int kMostLines = 6;

// Cut off the top of `column`, centred.
void words(Ui& ui, std::string_view key, Rect& column, Role role, std::string_view text, Type type,
           Color color) {
    const Rect rect = cut_top(column, ui.paragraph_height(text, type, column.w, kMostLines));
    ui.paragraph(rect, text, type, color, kMostLines, Align::Centre);
    ui.say(key, role, text, rect);
}

}  // namespace

void draw_other_tab(Ui& ui, const app::Views& views, app::Commands& commands) {
    const IdScope scope(ui, "other-tab");
    const bool stuck = views.other_tab == OtherTab::Stuck;
    const auto title = text_of(Word::kOtherTabTitle);
    const auto sentence = text_of(stuck ? Word::kOtherTabStuck : Word::kOtherTabText);
    const bool phone = ui.phone();
    const Rect window = ui.window();
    const float side = phone ? kPhoneSide : kSide;
    const float width = std::min(kCard, window.w) - 2 * side;
    const float height = kLogo + kLogoGap + ui.paragraph_height(title, kTitle, width, kMostLines) +
                         kTitleGap + ui.paragraph_height(sentence, kBody, width, kMostLines) +
                         kButtonGap + kButton;
    const float card_height = height + (phone ? 0 : 2 * kPadding);

    ui.open("main", Role::Main, {}, window);
    if (phone) ui.fill(window, Color::Surface);
    const float content = card_height + 2 * kMargin + ui.safe_bottom();
    const auto scroll = ui.begin_scroll("scroll", window, content);
    Rect page{window.x, window.y - scroll.y, window.w, std::max(window.h, content)};
    cut_bottom(page, ui.safe_bottom());
    if (!phone) {
        const Rect card = centred(page, kCard, card_height);
        ui.card(card, kCardRadius, Elevation::Floating);
        if (!ui.palette().dark) ui.border(card, Color::Line, kCardRadius);
    }
    Rect column = centred(page, width, height);
    logo(ui, centred(cut_top(column, kLogo), kLogo, kLogo));
    cut_top(column, kLogoGap);
    words(ui, "title", column, Role::Heading1, title, kTitle, Color::Text);
    cut_top(column, kTitleGap);
    // Said aloud when it comes: nobody has asked this tab to step aside.
    words(ui, "sentence", column, Role::Status, sentence, kBody, Color::Text2);
    cut_top(column, kButtonGap);
    const ButtonSpec spec{.name = text_of(Word::kOtherTabUse),
                          .look = ButtonLook::Primary,
                          .obstacle = app::obstacle_to(app::UseHere{}, views)};
    const float button_w = phone ? width : std::min(width, button_width(ui, spec) + 32);
    if (button(ui, "use", centred(cut_top(column, kButton), button_w, kButton), spec))
        commands.give(app::UseHere{});
    ui.end_scroll();
    ui.close();
}

}  // namespace ranets::shell
