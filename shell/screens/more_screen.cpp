#include "screens/more_screen.h"

#include <algorithm>

#include "kit/sheet.h"
#include "kit/widgets.h"
#include "kit/words.h"
#include "screens/later_screen.h"
#include "screens/navigation.h"

#ifndef RANETS_VERSION
#define RANETS_VERSION "0.1"
#endif

namespace ranets::shell {

using app::Theme;
using Word = strings::Key;

namespace {

constexpr float kWidest = 560;
constexpr float kRow = 52;
constexpr float kProfile = 84;
constexpr float kGap = 24;
constexpr float kLabel = 28;

Word role_word(model::Role role) {
    switch (role) {
        case model::Role::Pupil:
            return Word::kRolePupil;
        case model::Role::Parent:
            return Word::kRoleParent;
        case model::Role::Teacher:
            return Word::kRoleTeacher;
        case model::Role::Administrator:
            break;
    }
    return Word::kRoleAdministrator;
}

std::string full_name(const model::Account& account) {
    std::string name;
    for (const auto* part : {&account.first_name, &account.middle_name, &account.last_name}) {
        if (part->empty()) continue;
        if (!name.empty()) name += ' ';
        name += *part;
    }
    return name;
}

void label(Ui& ui, const char* key, Rect& column, Word word) {
    Rect line = cut_top(column, kLabel);
    line.h = 20;
    ui.text(line, text_of(word), kBodyStrong, Color::Text2);
    ui.say(key, Role::Heading2, text_of(word), line);
}

void profile(Ui& ui, const model::Account& account, const Rect& rect) {
    ui.card(rect);
    Rect row = inset(rect, 20, 0);
    avatar(ui, {row.x + 22, centre(row).y}, 44, account.person.value,
           initials_of(account.first_name, account.last_name));
    cut_left(row, 60);
    Rect words = centred(row, row.w, 42);
    const auto name = full_name(account);
    const Rect first = cut_top(words, 22);
    ui.text(first, name, kLargeStrong, Color::Text);
    ui.say("name", Role::Text, name, first);
    cut_top(words, 4);
    const Rect second = cut_top(words, 16);
    ui.text(second, text_of(role_word(account.role)), kCaption, Color::Text2);
    ui.say("role", Role::Text, text_of(role_word(account.role)), second);
}

struct ThemeChoice {
    Theme theme;
    Word word;
    Icon icon;
};
constexpr ThemeChoice kThemes[] = {{Theme::Light, Word::kThemeLight, Icon::Sun},
                                   {Theme::Dark, Word::kThemeDark, Icon::Moon},
                                   {Theme::System, Word::kThemeSystem, Icon::Settings}};

// A row of a card: an icon and words, pressed as a whole.
Press row_of(Ui& ui, NodeId id, const Rect& rect, Icon icon, std::string_view words, Color color,
             bool last) {
    const auto press = ui.press(id, rect, -1);
    const Rect inner = inset(rect, 4, 4);
    if (press.hovered || press.held) ui.fill(inner, Color::Hover, 12);
    if (press.ring) ui.ring(inset(rect, 6), 8);
    Rect row = inset(rect, 20, 0);
    ui.icon({row.x + 10, centre(row).y}, icon, 20, color == Color::Text ? Color::Text2 : color);
    cut_left(row, 36);
    cut_right(row, 28);
    ui.text(row, words, kBodyStrong, color);
    if (!last) ui.horizontal_line(rect.x, bottom(rect) - 1, rect.w);
    return press;
}

void themes(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& rect) {
    ui.card(rect);
    ui.open("themes", Role::RadioGroup, text_of(Word::kMoreTheme), rect);
    Rect rest = inset(rect, 1, 0);
    for (const auto& choice : kThemes) {
        const IdScope scope(ui, static_cast<std::int64_t>(choice.theme));
        const Rect row = cut_top(rest, kRow);
        const bool chosen = views.theme == choice.theme;
        const auto press = row_of(ui, ui.id("theme"), row, choice.icon, text_of(choice.word),
                                  Color::Text, &choice == std::end(kThemes) - 1);
        if (chosen) ui.icon({right(row) - 30, centre(row).y}, Icon::Check, 20, Color::Primary);
        ui.say("theme", Role::Radio, text_of(choice.word), row, chosen ? semantics::kChecked : 0u);
        if (press.clicked && !chosen) commands.set_theme(choice.theme);
    }
    ui.close();
}

// On a phone the bar has no room for «Школа».
void sections(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& rect) {
    ui.card(rect);
    app::Route route;
    route.screen = app::Screen::School;
    const auto name = screen_name(views, route.screen);
    const auto id = ui.id("school");
    const auto press = row_of(ui, id, inset(rect, 1, 0), Icon::School, name, Color::Text, true);
    ui.icon({right(rect) - 30, centre(rect).y}, Icon::ChevronRight, 20, Color::Text2);
    semantics::Node node;
    node.id = id;
    node.role = Role::Link;
    node.name = name;
    node.href = app::address_of(route);
    node.rect = rect;
    ui.tree().leaf(std::move(node));
    if (press.clicked) commands.go(route);
}

// False once it is to be closed.
bool sign_out_dialog(Ui& ui, app::Commands& commands) {
    const IdScope scope(ui, "sign-out");
    SheetSpec spec;
    spec.name = text_of(Word::kMoreSignOutName);
    spec.side = SheetSide::Centre;
    spec.size = 400;
    const float width = std::min(spec.size, ui.window().w - 24) - 48;
    const auto lines = ui.wrap(text_of(Word::kMoreSignOutText), kLarge, width, 6).size();
    spec.height = 24 + 26 + 8 + 22 * static_cast<float>(lines) + 24 + 44 + 24;
    const Sheet sheet(ui, "dialog", spec);
    Rect rest = inset(sheet.body(), 24, 24);
    const Rect title = cut_top(rest, 26);
    ui.text(title, text_of(Word::kMoreSignOutTitle), kTitle, Color::Text);
    ui.say("title", Role::Heading2, text_of(Word::kMoreSignOutTitle), title);
    cut_top(rest, 8);
    const Rect words = cut_top(rest, 22 * static_cast<float>(lines));
    ui.paragraph(words, text_of(Word::kMoreSignOutText), kLarge, Color::Text2, 6);
    ui.say("text", Role::Text, text_of(Word::kMoreSignOutText), words);

    Rect buttons = cut_bottom(rest, 44);
    const float half = (buttons.w - 12) / 2;
    ButtonSpec cancel;
    cancel.name = text_of(Word::kActionCancel);
    bool stays = !sheet.wants_close();
    if (button(ui, "cancel", cut_left(buttons, half), cancel)) stays = false;
    bool& asked = ui.keep<bool>("asked");
    if (!asked) ui.request_focus(ui.id("cancel"));
    asked = true;
    cut_left(buttons, 12);
    ButtonSpec sign_out;
    sign_out.name = text_of(Word::kMoreSignOut);
    sign_out.look = ButtonLook::Primary;
    if (button(ui, "confirm", buttons, sign_out)) {
        commands.sign_out();
        stays = false;
    }
    if (!stays) asked = false;
    return stays;
}

}  // namespace

void draw_more(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    const IdScope scope(ui, "more");
    Rect rest = area;
    plain_head(ui, screen_name(views, app::Screen::More), rest);

    const bool phone = ui.phone();
    const float side = phone ? 12.f : 20.f;
    const float top = phone ? 12.f : 4.f;
    const float content = top + (views.account ? kProfile + kGap : 0) + (phone ? kRow + kGap : 0) +
                          kLabel + 3 * kRow + kGap + kRow + kGap + kLabel + 20 + 16;
    const auto scroll = ui.begin_scroll("list", rest, content);
    Rect column{rest.x + side, rest.y - scroll.y + top, std::min(kWidest, rest.w - 2 * side),
                content};
    if (views.account) {
        profile(ui, *views.account, cut_top(column, kProfile));
        cut_top(column, kGap);
    }
    if (phone) {
        sections(ui, views, commands, cut_top(column, kRow));
        cut_top(column, kGap);
    }
    label(ui, "theme-label", column, Word::kMoreTheme);
    themes(ui, views, commands, cut_top(column, 3 * kRow));
    cut_top(column, kGap);

    bool& asking = ui.keep<bool>("asking");
    const Rect out = cut_top(column, kRow);
    ui.card(out);
    const auto id = ui.id("sign-out");
    const auto press =
        row_of(ui, id, out, Icon::LogOut, text_of(Word::kMoreSignOut), Color::Danger, true);
    ui.say("sign-out", Role::Button, text_of(Word::kMoreSignOut), out, semantics::kHasPopup);
    if (press.clicked) asking = true;
    cut_top(column, kGap);

    label(ui, "about-label", column, Word::kMoreAbout);
    const auto version = format(Word::kMoreVersion, {RANETS_VERSION});
    const Rect line = cut_top(column, 20);
    ui.text(line, version, kBody, Color::Text2);
    ui.say("version", Role::Text, version, line);
    ui.end_scroll();

    if (asking && !sign_out_dialog(ui, commands)) {
        asking = false;
        ui.request_focus(id);
    }
}

}  // namespace ranets::shell
