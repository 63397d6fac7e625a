#include "screens/more/more_screen.h"

#include <algorithm>
#include <vector>

#include "kit/widgets.h"
#include "screens/common/more_parts.h"
#include "screens/frame/screen_table.h"
#include "screens/more/more_about.h"
#include "screens/more/more_settings.h"
#include "screens/more/sign_out_dialog.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kWidest = 560;
constexpr float kAroundProfile = 42;
constexpr float kRole = 4 + 16;  // below the name
constexpr float kBeforeName = 60;
constexpr int kNameLines = 6;
constexpr float kFoot = 16;

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

float name_height(Ui& ui, const model::Account& account, float card) {
    return ui.paragraph_height(full_name(account), kLargeStrong, card - 2 * 20 - kBeforeName,
                               kNameLines);
}

void profile(Ui& ui, const model::Account& account, const Rect& rect) {
    ui.card(rect);
    Rect row = inset(rect, 20, 0);
    avatar(ui, {row.x + 22, centre(row).y}, 44, account.person.value,
           initials_of(account.first_name, account.last_name));
    cut_left(row, kBeforeName);
    const auto name = full_name(account);
    const float height = name_height(ui, account, rect.w);
    Rect words = centred(row, row.w, height + kRole);
    const Rect first = cut_top(words, height);
    ui.paragraph(first, name, kLargeStrong, Color::Text, kNameLines);
    ui.say("name", Role::Text, name, first);
    cut_top(words, 4);
    const Rect second = cut_top(words, 16);
    ui.text(second, text_of(role_word(account.role)), kCaption, Color::Text2);
    ui.say("role", Role::Text, text_of(role_word(account.role)), second);
}

void section(Ui& ui, const app::Views& views, app::Commands& commands, const ScreenRow& row,
             const Rect& rect, bool last) {
    const IdScope scope(ui, static_cast<std::int64_t>(row.screen));
    app::Route route;
    route.screen = row.screen;
    const auto name = screen_name(views, route.screen);
    const auto id = ui.id("section");
    const auto press = more_row(
        ui, id, rect, {.words = name, .icon = row.icon, .last = last, .end = Icon::ChevronRight});
    semantics::Node node;
    node.id = id;
    node.role = Role::Link;
    node.name = name;
    node.href = app::address_of(route);
    node.rect = rect;
    ui.tree().leaf(std::move(node));
    if (press.clicked) commands.give(app::Go{.route = route});
}

// With those that a phone's bar has no room for.
std::vector<const ScreenRow*> sections_of(const Ui& ui, const app::Views& views) {
    const bool office = views.account && views.account->role == model::Role::Administrator;
    std::vector<const ScreenRow*> rows;
    for (const auto& row : screen_table()) {
        if (office && !row.for_administrators) continue;
        if (row.place == Place::More || (row.place == Place::Rail && ui.phone()))
            rows.push_back(&row);
    }
    return rows;
}

float sections_height(const Ui& ui, const app::Views& views) {
    return kMoreRow * static_cast<float>(sections_of(ui, views).size());
}

void sections(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& rect) {
    ui.card(rect);
    Rect rest = inset(rect, 1, 0);
    const auto rows = sections_of(ui, views);
    for (const auto* row : rows)
        section(ui, views, commands, *row, cut_top(rest, kMoreRow), row == rows.back());
}

bool sign_out_row(Ui& ui, const app::Views& views, const Rect& rect) {
    return more_button(
        ui, "sign-out", rect,
        {.words = text_of(Word::kMoreSignOut), .icon = Icon::LogOut, .color = Color::Danger},
        app::obstacle_to(app::SignOut{}, views), semantics::kHasPopup);
}

}  // namespace

void draw_more(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    const IdScope scope(ui, "more");
    Rect rest = area;
    page_head(ui, "page", rest, {.title = screen_name(views, app::Screen::More)});

    const bool phone = ui.phone();
    const float side = phone ? 12.f : 20.f;
    const float top = phone ? 12.f : 4.f;
    const float width = std::min(kWidest, rest.w - 2 * side);
    const float settings = more_settings_height();
    const float about = more_about_height(ui, width);
    const float profile_height =
        views.account ? kAroundProfile + name_height(ui, *views.account, width) + kRole : 0;
    const float content = top + (views.account ? profile_height + kMoreGap : 0) +
                          sections_height(ui, views) + kMoreGap + settings + kMoreGap + about +
                          kMoreGap + kMoreRow + kFoot;
    const auto scroll = ui.begin_scroll("list", rest, content);
    Rect column{rest.x + side, rest.y - scroll.y + top, width, content};
    if (views.account) {
        profile(ui, *views.account, cut_top(column, profile_height));
        cut_top(column, kMoreGap);
    }
    sections(ui, views, commands, cut_top(column, sections_height(ui, views)));
    cut_top(column, kMoreGap);
    more_settings(ui, views, commands, cut_top(column, settings));
    cut_top(column, kMoreGap);
    more_about(ui, views, cut_top(column, about));
    cut_top(column, kMoreGap);
    bool& asking = ui.keep_for_visit<bool>("asking");
    if (sign_out_row(ui, views, cut_top(column, kMoreRow))) asking = true;
    ui.end_scroll();

    if (asking && !sign_out_dialog(ui, views, commands)) {
        asking = false;
        ui.request_focus(ui.id("sign-out"));
    }
}

}  // namespace ranets::shell
