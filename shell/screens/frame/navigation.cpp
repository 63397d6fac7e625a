#include "screens/frame/navigation.h"

#include <algorithm>
#include <span>
#include <vector>

#include "kit/widgets.h"
#include "kit/words.h"
#include "screens/frame/child_switcher.h"

namespace ranets::shell {

using app::Screen;
using Word = strings::Key;

namespace {

constexpr Screen kRail[] = {Screen::Diary, Screen::Homework, Screen::Marks,
                            Screen::Chats, Screen::School,   Screen::More};
constexpr Screen kBar[] = {Screen::Diary, Screen::Homework, Screen::Marks, Screen::Chats,
                           Screen::More};
// An administrator has the school in place of the diary, and reads the lessons of its classes
// there.
constexpr Screen kRailOfSchool[] = {Screen::School, Screen::Homework, Screen::Marks, Screen::Chats,
                                    Screen::More};
constexpr float kItem = 58;
constexpr float kItemGap = 4;
constexpr float kLogo = 48;
constexpr float kPillWidth = 56;
constexpr float kPillHeight = 32;

Icon icon_of(Screen screen) {
    switch (screen) {
        case Screen::Homework:
            return Icon::ListChecks;
        case Screen::Marks:
            return Icon::Chart;
        case Screen::Chats:
            return Icon::Messages;
        case Screen::School:
            return Icon::School;
        case Screen::More:
            return Icon::Ellipsis;
        case Screen::Data:
        case Screen::Gallery:
        case Screen::Login:
        case Screen::Diary:
            break;
    }
    return Icon::NotebookText;
}

bool administers(const app::Views& views) {
    return views.account && views.account->role == model::Role::Administrator;
}

std::span<const Screen> rail_of(const app::Views& views) {
    if (administers(views)) return kRailOfSchool;
    return kRail;
}

std::span<const Screen> bar_of(const app::Views& views) {
    if (administers(views)) return kRailOfSchool;
    return kBar;
}

// On a phone «Школа» lives in «Ещё».
bool is_current(const Ui& ui, const app::Views& views, Screen item) {
    const Screen shown = views.route.screen;
    if (shown == Screen::Data) return item == Screen::More;  // a part of it
    if (administers(views))
        return item == shown || (item == Screen::School && shown == Screen::Diary);
    if (shown == Screen::School && ui.phone()) return item == Screen::More;
    return item == shown;
}

void item(Ui& ui, const app::Views& views, app::Commands& commands, Screen screen,
          const Rect& rect) {
    const IdScope scope(ui, static_cast<std::int64_t>(screen));
    const bool current = is_current(ui, views, screen);
    const int count = screen == Screen::Homework ? views.diary.undone_next_school_day : 0;
    const auto label = screen_name(views, screen);

    const Rect block = centred(rect, rect.w, kPillHeight + 2 + 16);
    const float pill = std::min(kPillWidth, rect.w - 4);  // a narrow item's neighbours are near
    const Rect around{block.x + (block.w - pill) / 2, block.y, pill, kPillHeight};
    const auto id = ui.id("link");
    const auto press = ui.press(id, rect, -1);
    const Color color = current ? Color::OnSoft : Color::Text2;
    if (current)
        ui.fill(around, Color::PrimarySoft, kPillHeight / 2);
    else if (press.hovered || press.held)
        ui.fill(around, Color::Hover, kPillHeight / 2);
    ui.icon(centre(around), icon_of(screen), 24, color);
    ui.text({rect.x, bottom(around) + 2, rect.w, 16}, label, current ? kCaptionStrong : kCaption,
            color, Align::Centre);
    // As wide as the words, not as the menu: the window's edge would cut it.
    if (press.ring) ui.ring(inset(rect, std::max(4.f, (rect.w - 84) / 2), 4), 8);
    if (count > 0) badge(ui, {centre(around).x + 15, around.y + 7}, count, Color::Surface);

    app::Route route;
    route.screen = screen;
    semantics::Node node;
    node.id = id;
    node.role = Role::Link;
    node.name =
        count > 0 ? format(Word::kNavHomeworkUndone, {std::to_string(count)}) : std::string(label);
    node.href = app::address_of(route);
    node.flags = current ? semantics::kCurrent : 0u;
    node.rect = rect;
    ui.tree().leaf(std::move(node));
    if (!press.clicked) return;
    // The layout that was chosen by hand stays while one walks about.
    auto& layout = ui.keep<std::optional<app::DiaryLayout>>("layout");
    if (screen == Screen::Diary) {
        route.child = views.diary.child;
        if (views.route.screen == Screen::Diary) layout = views.route.layout;
        route.layout = layout;
    }
    commands.give(app::Go{.route = route});
}

// Equal where the longest name has room so, else by the names: none is ever cut.
std::vector<float> bar_widths(Ui& ui, const app::Views& views, std::span<const Screen> bar,
                              float width) {
    const float equal = width / static_cast<float>(bar.size());
    std::vector<float> needed;
    float spare = width;
    bool fit = true;
    for (const auto screen : bar) {
        needed.push_back(ui.text_width(screen_name(views, screen), kCaptionStrong) + 2);
        fit = fit && needed.back() <= equal;
        spare -= needed.back();
    }
    for (float& item : needed) item = fit ? equal : item + spare / static_cast<float>(bar.size());
    return needed;
}

}  // namespace

std::string_view screen_name(const app::Views& views, Screen screen) {
    switch (screen) {
        case Screen::Homework:
            return text_of(Word::kNavHomework);
        case Screen::Marks:
            return text_of(Word::kNavMarks);
        case Screen::Chats:
            return text_of(Word::kNavChats);
        case Screen::School:
            return text_of(Word::kNavSchool);
        case Screen::More:
            return text_of(Word::kNavMore);
        case Screen::Data:
            return text_of(Word::kDataTitle);
        case Screen::Gallery:
            return text_of(Word::kGalleryTitle);
        case Screen::Login:
        case Screen::Diary:
            break;
    }
    if (administers(views)) return text_of(Word::kNavTimetable);
    const bool teaches = views.account && views.account->role == model::Role::Teacher;
    return text_of(teaches ? Word::kNavJournal : Word::kNavDiary);
}

float bottom_bar_height(const Ui& ui) {
    return 64 + ui.safe_bottom();
}

void navigation_rail(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& rect) {
    const IdScope scope(ui, "rail");
    ui.fill(rect, Color::Surface);
    ui.vertical_line(right(rect) - 1, rect.y, rect.h);
    ui.open("nav", Role::Navigation, text_of(Word::kNavMain), rect);

    const float items = static_cast<float>(rail_of(views).size()) * (kItem + kItemGap) - kItemGap;
    const float switcher = has_child_choice(views) ? child_switcher_height(views) : 0;
    const float needed = 12 + kLogo + 12 + items + (switcher > 0 ? 12 + switcher : 0) + 12;
    // In a low window the rail scrolls as one.
    const bool scrolls = needed > rect.h;
    const float offset = scrolls ? ui.begin_scroll("rail", rect, needed).y : 0.f;
    float y = rect.y - offset + 12;
    const Rect mark{rect.x + (rect.w - kLogo) / 2, y, kLogo, kLogo};
    logo(ui, mark);
    ui.say("logo", Role::Image, text_of(Word::kAppName), mark);
    y += kLogo + 12;
    for (const auto screen : rail_of(views)) {
        item(ui, views, commands, screen, {rect.x, y, rect.w - 1, kItem});
        y += kItem + kItemGap;
    }
    if (switcher > 0) {
        const float top = scrolls ? y - kItemGap + 12 : bottom(rect) - 12 - switcher;
        child_switcher(ui, views, commands, {rect.x + 8, top, rect.w - 16, switcher});
    }
    if (scrolls) ui.end_scroll();
    ui.close();
}

void bottom_bar(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& rect) {
    const IdScope scope(ui, "bottom");
    ui.fill(rect, Color::Surface);
    ui.horizontal_line(rect.x, rect.y, rect.w);
    ui.open("nav", Role::Navigation, text_of(Word::kNavMain), rect);
    Rect row = inset(rect, 4, 0);
    row.y += 1;
    row.h -= 1 + ui.safe_bottom();
    row.y += 6;
    row.h -= 6;
    const auto bar = bar_of(views);
    const auto widths = bar_widths(ui, views, bar, row.w);
    for (std::size_t i = 0; i < bar.size(); ++i)
        item(ui, views, commands, bar[i], cut_left(row, widths[i]));
    ui.close();
}

}  // namespace ranets::shell
