#include "screens/login/login_screen.h"

#include <algorithm>

#include "kit/toast.h"
#include "kit/widgets.h"
#include "kit/words.h"
#include "screens/login/login_card.h"

namespace ranets::shell {
namespace {

using Word = strings::Key;

constexpr std::string_view kId = "login_screen";

constexpr float kPictureColumn = 480, kPicture = 420, kPictureGap = 20;
constexpr float kPromiseSide = 96, kPromiseGap = 4;
constexpr int kPromiseLines = 4;
constexpr float kCard = 440, kCardRadius = 24, kColumnGap = 64;
// The card's padding, and its border.
constexpr float kSide = 32 + 1, kTop = 28 + 1, kFoot = 24 + 1;
constexpr float kLogo = 64, kLogoGap = 16;
constexpr float kPhoneSide = 16;
constexpr float kMargin = 24;  // above and below, at least
constexpr float kLowWindow = 700;

float promise_height(Ui& ui) {
    const float width = kPictureColumn - 2 * kPromiseSide;
    return line_px(kDisplay) + kPromiseGap +
           ui.paragraph_height(text_of(Word::kLoginPromise), kLarge, width, kPromiseLines);
}

float picture_height(Ui& ui) {
    return kPicture + kPictureGap + promise_height(ui);
}

void draw_promise(Ui& ui, Rect column) {
    column = centred(column, column.w, picture_height(ui));
    const Rect picture = centred(cut_top(column, kPicture), kPicture, kPicture);
    login_picture(ui, picture);
    ui.say("picture", Role::Image, text_of(Word::kLoginPicture), picture);
    cut_top(column, kPictureGap);
    const Rect name = cut_top(column, line_px(kDisplay));
    ui.text(name, text_of(Word::kAppName), kDisplay, Color::Text, Align::Centre);
    ui.say("product", Role::Text, text_of(Word::kAppName), name);
    cut_top(column, kPromiseGap);
    const auto promise = text_of(Word::kLoginPromise);
    const Rect words = inset(column, kPromiseSide, 0);
    ui.paragraph(words, promise, kLarge, Color::Text2, kPromiseLines, Align::Centre);
    ui.say("promise", Role::Text, promise, words);
}

void draw_logo(Ui& ui, const Rect& row) {
    const Rect picture = centred(row, kLogo, kLogo);
    logo(ui, picture);
    ui.say("picture", Role::Image, text_of(Word::kAppName), picture);
}

LoginSpace card_space(const Ui& ui) {
    LoginSpace space;
    const bool phone = ui.phone();
    space.width = std::min(kCard, ui.window().w);
    space.side = phone ? kPhoneSide : kSide;
    space.top = phone ? 0 : kTop;
    space.foot = phone ? 0 : kFoot;
    space.tight = ui.window().h < kLowWindow;
    return space;
}

// Picture at left and card at right, or the card alone under the logo.
void draw_page(Ui& ui, LoginCard& card) {
    const Rect window = ui.window();
    const bool wide = ui.wide();
    const bool phone = ui.phone();
    const LoginSpace space = card_space(ui);
    const float card_height = card.measure(space);
    const float head = wide ? 0 : kLogo + kLogoGap;
    const float tallest = std::max(head + card_height, wide ? picture_height(ui) : 0);
    const float content = tallest + 2 * kMargin + ui.safe_bottom();

    if (phone) ui.fill(window, Color::Surface);
    const auto scroll = ui.begin_scroll("scroll", window, content);
    Rect page{window.x, window.y - scroll.y, window.w, std::max(window.h, content)};
    cut_bottom(page, ui.safe_bottom());
    if (wide) {
        page = centred(page, kPictureColumn + kColumnGap + kCard, page.h);
        draw_promise(ui, cut_left(page, kPictureColumn));
        cut_left(page, kColumnGap);
    }
    Rect column = centred(page, space.width, head + card_height);
    if (!wide) draw_logo(ui, cut_top(column, kLogo));
    const Rect rect = cut_bottom(column, card_height);
    if (!phone) {
        ui.card(rect, kCardRadius, Elevation::Floating);
        if (!ui.palette().dark) ui.border(rect, Color::Line, kCardRadius);
    }
    card.draw(rect);
    ui.end_scroll();
}

void draw_toast(Ui& ui, LoginState& state) {
    if (!state.toast) return;
    const ToastSpec spec{.text = text_of(*state.toast), .number = state.toasts};
    if (toast(ui, "toast", spec) != ToastPress::None) state.toast.reset();
}

}  // namespace

void draw_login(Ui& ui, const app::Views& views, app::Commands& commands) {
    auto& state = ui.keep<LoginState>(kId);
    const IdScope scope(ui, kId);
    const app::LoginView& view = views.login;
    if (!state.begun) {
        state.begun = true;
        state.login = view.login;
    }
    ui.open("main", Role::Main, {}, ui.window());
    LoginCard card(ui, views, commands, state);
    if (state.asked && !view.busy) {
        state.asked = false;
        card.focus_problem();
    }
    draw_page(ui, card);
    draw_toast(ui, state);
    ui.close();
}

void forget_login(Ui& ui) {
    auto& state = ui.keep<LoginState>(kId);
    if (!state.begun) return;
    // The memory, too: assigning an empty string leaves the old letters in it.
    for (volatile char& letter : state.password) letter = 0;
    state = {};
}

}  // namespace ranets::shell
