#include "screens/frame/app_screen.h"

#include "kit/widgets.h"
#include "kit/words.h"
#include "screens/common/lesson_words.h"
#include "screens/data/data_screen.h"
#include "screens/diary/diary_screen.h"
#include "screens/frame/later_screen.h"
#include "screens/frame/navigation.h"
#include "screens/frame/notices.h"
#include "screens/frame/other_tab_screen.h"
#include "screens/gallery/gallery_screen.h"
#include "screens/login/login_screen.h"
#include "screens/more/more_screen.h"
#include "screens/school/school_screen.h"

namespace ranets::shell {

using app::Screen;
using Word = strings::Key;
using SyncState = app::SyncView::State;

namespace {

constexpr std::int64_t kPatienceMs = 300;

// Somebody is signed in, but who and with which children is still on its way.
void opening(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    const IdScope scope(ui, "opening");
    auto& since = ui.keep<std::optional<std::int64_t>>("since");
    if (views.sync.state == SyncState::Offline || views.sync.state == SyncState::Failed) {
        since.reset();
        const bool offline = views.sync.state == SyncState::Offline;
        const auto sentence = text_of(Word::kDiaryErrorAccount);
        if (empty_state(ui, "failed", area, offline ? Icon::WifiOff : Icon::CircleAlert, sentence,
                        text_of(Word::kActionRetry)))
            commands.give(app::Refresh{});
        return;
    }
    if (!since) since = ui.now_ms();
    const auto words = text_of(Word::kDiaryOpening);
    const Rect picture = centred(area, 64, 64);
    const Rect line{area.x, bottom(picture) + 12, area.w, 20};
    ui.say("opening", Role::Status, words, line);
    if (ui.now_ms() < *since + kPatienceMs) return ui.wake_at(*since + kPatienceMs);
    logo(ui, picture);
    ui.text(line, words, kBody, Color::Text2, Align::Centre);
}

// A family may have none yet.
void without_children(Ui& ui, const app::Views& views, app::Commands& commands, Rect area) {
    const IdScope scope(ui, "nobody");
    plain_head(ui, screen_name(views, views.route.screen), area);
    if (empty_state(ui, "empty", area, Icon::Users, text_of(Word::kDiaryNoChildren),
                    text_of(Word::kDiaryRefresh)))
        commands.give(app::Refresh{});
}

void screen(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    if (views.route.screen == Screen::Gallery) return draw_gallery(ui, views, commands, area);
    if (!views.account && views.route.screen != Screen::More)
        return opening(ui, views, commands, area);
    switch (views.route.screen) {
        case Screen::Diary:
            if (views.diary.children.empty()) return without_children(ui, views, commands, area);
            return draw_diary(ui, views, commands, area);
        case Screen::School:
            if (!views.school.school) return without_children(ui, views, commands, area);
            return draw_school(ui, views, commands, area);
        case Screen::More:
            return draw_more(ui, views, commands, area);
        case Screen::Data:
            return draw_data(ui, views, commands, area);
        default:
            return draw_later(ui, views, commands, area);
    }
}

void framed(Ui& ui, const app::Views& views, app::Commands& commands) {
    // Of all screens that have a frame the gallery alone is open to those who are not signed in.
    const bool leads_on = views.account || views.route.screen != Screen::Gallery;
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
    screen(ui, views, commands, content);
    draw_notices(ui, views, commands, notices);
    ui.close();
    if (leads_on && phone) bottom_bar(ui, views, commands, bar);
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
    std::string screen(screen_name(views, views.route.screen));
    if (const auto& week = views.diary.week.value; week && views.route.screen == Screen::Diary) {
        const bool day = diary_layout(ui, views.route) == app::DiaryLayout::Day;
        screen = diary_title(day, views.route.date, *week, views.now.date) + ", " + screen;
    }
    return format(Word::kDocumentTitle, {screen, product});
}

}  // namespace ranets::shell
