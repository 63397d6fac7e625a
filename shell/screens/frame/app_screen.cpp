#include "screens/frame/app_screen.h"

#include <algorithm>
#include <cmath>

#include "app/screens.h"
#include "kit/gate.h"
#include "kit/sheet.h"
#include "kit/widgets.h"
#include "kit/words.h"
#include "screens/frame/navigation.h"
#include "screens/frame/notices.h"
#include "screens/frame/other_tab_screen.h"
#include "screens/frame/screen_table.h"
#include "screens/login/login_screen.h"
#include "screens/search/search_window.h"

namespace ranets::shell {

using app::Screen;
using Word = strings::Key;

namespace {

// Somebody is signed in, but who and with which children is still on its way.
void opening(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    const IdScope scope(ui, "opening");
    const auto sentence = text_of(Word::kDiaryErrorAccount);
    const Gate waits = gate(ui, "account", area,
                            {.failed = views.account_error.has_value(),
                             .offline = views.account_error == model::Error::Kind::Offline},
                            {.row = 0, .offline = sentence, .failed = sentence});
    if (waits.retry) commands.give(app::Refresh{});
    if (views.account_error) return;
    const auto words = text_of(Word::kDiaryOpening);
    const Rect picture = centred(area, 64, 64);
    const Rect line{area.x, bottom(picture) + 12, area.w, 20};
    ui.say("opening", Role::Status, words, line);
    if (!waits.awaited) return;
    logo(ui, picture);
    ui.text(line, words, kBody, Color::Text2, Align::Centre);
}

// What draws it is on its way.
void awaited(Ui& ui, const app::Views& views, app::Commands& commands, Rect rest) {
    const auto sentence = text_of(Word::kScreenMissing);
    const Gate waits = gate(ui, "part", rest,
                            {.loading = views.late_part == app::LatePart::Wanted,
                             .failed = views.late_part == app::LatePart::Missing,
                             .offline = views.line.connection == app::LineView::Connection::Gone},
                            {.page = true, .offline = sentence, .failed = sentence});
    if (waits.retry) commands.give(app::LoadScreen{});
}

void awaited_screen(Ui& ui, const app::Views& views, app::Commands& commands, Rect area) {
    const IdScope scope(ui, "late");
    page_head(ui, "page", area, {.title = screen_name(views, views.route.screen)});
    awaited(ui, views, commands, area);
}

// Ctrl+K and / open it, whatever screen is shown; the page keeps the second one from fields.
void search(Ui& ui, const app::Views& views, app::Commands& commands) {
    if (views.search.open) {
        if (views.late_part == app::LatePart::Here) return draw_search(ui, views, commands);
        const IdScope scope(ui, "late-search");
        const Sheet sheet(ui, "window", {.name = text_of(Word::kSearchOpen)});
        awaited(ui, views, commands, sheet.body());
        if (sheet.wants_close()) commands.give(app::CloseSearch{});
        return;
    }
    const bool asks = ui.take_letter('k', true) || ui.take_letter('/');
    if (asks && app::obstacle_to(app::OpenSearch{}, views) == app::Obstacle::None)
        commands.give(app::OpenSearch{});
}

// A family may have none yet.
void without_children(Ui& ui, const app::Views& views, app::Commands& commands, Rect area) {
    const IdScope scope(ui, "nobody");
    page_head(ui, "page", area, {.title = screen_name(views, views.route.screen)});
    if (empty_state(ui, "empty", area, Icon::Users, text_of(Word::kDiaryNoChildren),
                    text_of(Word::kDiaryRefresh)))
        commands.give(app::Refresh{});
}

void screen(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    const auto& row = row_of(views.route.screen);
    const bool late = app::info_of(views.route.screen).late;
    if (late && views.late_part != app::LatePart::Here)
        return awaited_screen(ui, views, commands, area);
    if (!views.account && row.needs_account) return opening(ui, views, commands, area);
    if (row.empty != nullptr && row.empty(views))
        return without_children(ui, views, commands, area);
    row.draw(ui, views, commands, area);
}

// In a low window a screen is as high as what it tells, and scrolls with its head: else the head
// would leave no room for the rest. The height is known once all is drawn, so it is the last
// frame's; a new one asks for another frame.
void scrolled_screen(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    struct Height {
        app::Route route;
        float width = 0, beyond = 0;
    };
    auto& height = ui.keep<Height>("height");
    app::Route shown = views.route;
    shown.lesson = {};
    shown.homework = {};
    shown.work = {};
    if (height.route != shown || height.width != area.w) {
        height = {shown, area.w, 0};
        ui.scroll_to("low", 0);
    }
    const float whole = area.h + height.beyond;
    const auto scroll = ui.begin_scroll("low", area, whole);
    screen(ui, views, commands, {area.x, area.y - scroll.y, area.w, whole});
    ui.end_scroll();
    const float beyond = std::max(0.f, height.beyond + ui.lacking_height("low"));
    if (std::abs(beyond - height.beyond) > 1) ui.invalidate();
    height.beyond = beyond;
}

void framed(Ui& ui, const app::Views& views, app::Commands& commands) {
    // Of all screens that have a frame the gallery alone is open to those who are not signed in.
    const bool leads_on = views.account || !app::info_of(views.route.screen).open_to_all;
    const bool phone = ui.phone();
    Rect content = ui.window();
    Rect bar;
    if (!leads_on)
        cut_bottom(content, ui.safe_bottom());
    else if (phone)
        bar = cut_bottom(content, bottom_bar_height(ui));
    else
        navigation_rail(ui, views, commands, cut_left(content, kRailWidth));
    ui.open("main", Role::Main, {}, content);
    const Rect notices = cut_bottom(content, notices_height(ui, views, content.w));
    if (ui.low())
        scrolled_screen(ui, views, commands, content);
    else
        screen(ui, views, commands, content);
    draw_notices(ui, views, commands, notices);
    ui.close();
    if (leads_on && phone) bottom_bar(ui, views, commands, bar);
    if (leads_on) search(ui, views, commands);
}

// The login fills its window; what there is to tell floats above it.
void login(Ui& ui, const app::Views& views, app::Commands& commands) {
    draw_login(ui, views, commands);
    Rect area = ui.window();
    const float height = notices_height(ui, views, area.w);
    if (height == 0) return;
    area = cut_bottom(area, height);
    ui.begin_layer("notices", area, Role::Group, text_of(Word::kNoticeRegion), false);
    draw_notices(ui, views, commands, area);
    ui.end_layer();
}

}  // namespace

void draw_app(Ui& ui, const app::Views& views, app::Commands& commands) {
    ui.visit(static_cast<int>(views.route.screen));
    // Each frame begins with the background.
    if (views.other_tab != app::OtherTab::None) return draw_other_tab(ui, views, commands);
    if (views.route.screen == Screen::Login) return login(ui, views, commands);
    forget_login(ui);
    framed(ui, views, commands);
}

std::string document_title(const Ui& ui, const app::Views& views) {
    if (views.other_tab != app::OtherTab::None) return std::string(text_of(Word::kOtherTabTitle));
    const auto product = text_of(Word::kAppName);
    if (views.route.screen == Screen::Login)
        return format(Word::kDocumentTitle, {text_of(Word::kLoginTitle), product});
    const auto& row = row_of(views.route.screen);
    std::string screen = row.title != nullptr ? row.title(ui, views) : std::string();
    if (!screen.empty()) screen += ", ";
    screen += screen_name(views, views.route.screen);
    return format(Word::kDocumentTitle, {screen, product});
}

}  // namespace ranets::shell
