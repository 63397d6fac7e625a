#include "screens/frame/navigation.h"

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "app/screens.h"
#include "kit/widgets.h"
#include "kit/words.h"
#include "screens/frame/child_switcher.h"
#include "screens/frame/screen_table.h"

namespace ranets::shell {

using app::Screen;
using Word = strings::Key;

namespace {

constexpr float kItem = 58;
constexpr float kLowestItem = 50;  // with its words
constexpr float kChildButton = 52;
constexpr float kBar = 64, kLowBar = 45;  // the low one without words
constexpr float kItemGap = 4;
constexpr float kLogo = 48;
constexpr float kPillWidth = 56;
constexpr float kPillHeight = 32;

bool administers(const app::Views& views) {
    return views.account && views.account->role == model::Role::Administrator;
}

// The screens of the menu, of those who work in the school's office theirs first.
std::vector<const ScreenRow*> menu_of(const Ui& ui, const app::Views& views) {
    std::vector<const ScreenRow*> menu;
    const bool office = administers(views);
    const auto home = office ? Screen::School : Screen::Diary;
    if (office) menu.push_back(&row_of(home));
    for (const auto& row : screen_table()) {
        if (row.place != Place::Menu && row.place != Place::Rail) continue;
        if (office && (!row.for_administrators || row.screen == home)) continue;
        if (row.place == Place::Rail && ui.phone()) continue;
        menu.push_back(&row);
    }
    return menu;
}

// What is not in the menu is a part of what is.
bool is_current(const app::Views& views, std::span<const ScreenRow* const> menu, Screen item) {
    const Screen shown = views.route.screen;
    if (item == shown) return true;
    const bool listed = std::any_of(menu.begin(), menu.end(),
                                    [&](const ScreenRow* row) { return row->screen == shown; });
    if (listed || row_of(shown).place == Place::Hidden) return false;
    if (row_of(shown).place == Place::Menu) return item == menu.front()->screen;
    return item == Screen::More;
}

struct Menu {
    Menu(Ui& ui, const app::Views& views) : rows(menu_of(ui, views)) {
        // The layout of days that was chosen by hand stays while one walks about.
        auto& kept = ui.keep<std::optional<app::DiaryLayout>>("days-layout");
        if (views.route.layout) kept = views.route.layout;
        layout = kept;
    }
    std::vector<const ScreenRow*> rows;
    std::optional<app::DiaryLayout> layout;
};

void item(Ui& ui, const app::Views& views, app::Commands& commands, const Menu& menu,
          const ScreenRow& row, const Rect& rect) {
    const auto screen = row.screen;
    const bool current = is_current(views, menu.rows, screen);
    const IdScope scope(ui, static_cast<std::int64_t>(screen));
    const int count = row.badge != nullptr ? row.badge(views) : 0;
    const auto label = screen_name(views, screen);

    const bool labelled = rect.h >= kLowestItem;
    const Rect block = centred(rect, rect.w, labelled ? kPillHeight + 2 + 16 : kPillHeight);
    const float pill = std::min(kPillWidth, rect.w - 4);  // a narrow item's neighbours are near
    const Rect around{block.x + (block.w - pill) / 2, block.y, pill, kPillHeight};
    const auto id = ui.id("link");
    const auto press = ui.press(id, rect, -1);
    const Color color = current ? Color::OnSoft : Color::Text2;
    if (current)
        ui.fill(around, Color::PrimarySoft, kPillHeight / 2);
    else if (press.hovered || press.held)
        ui.fill(around, Color::Hover, kPillHeight / 2);
    ui.icon(centre(around), row.icon, 24, color);
    if (labelled)
        ui.text({rect.x, bottom(around) + 2, rect.w, 16}, label,
                current ? kCaptionStrong : kCaption, color, Align::Centre);
    // As wide as the words, not as the menu: the window's edge would cut it.
    if (press.ring) ui.ring(inset(rect, std::max(4.f, (rect.w - 84) / 2), 4), 8);
    if (count > 0) badge(ui, {centre(around).x + 15, around.y + 7}, count, Color::Surface);

    app::Route route;
    route.screen = screen;
    semantics::Node node;
    node.id = id;
    node.role = Role::Link;
    node.name = count > 0 ? format(row.badge_name, {std::to_string(count)}) : std::string(label);
    node.href = app::address_of(route);
    node.flags = current ? semantics::kCurrent : 0u;
    node.rect = rect;
    ui.tree().leaf(std::move(node));
    if (!press.clicked) return;
    if (app::info_of(screen).has_day) {
        route.child = views.children.chosen;
        route.layout = menu.layout;
    }
    commands.give(app::Go{.route = route});
}

// Equal where the longest name has room so, else by the names: none is ever cut.
std::vector<float> bar_widths(Ui& ui, const app::Views& views,
                              std::span<const ScreenRow* const> bar, float width) {
    const float equal = width / static_cast<float>(bar.size());
    std::vector<float> needed;
    float spare = width;
    bool fit = true;
    for (const auto* row : bar) {
        needed.push_back(ui.text_width(screen_name(views, row->screen), kCaptionStrong) + 2);
        fit = fit && needed.back() <= equal;
        spare -= needed.back();
    }
    for (float& item : needed) item = fit ? equal : item + spare / static_cast<float>(bar.size());
    return needed;
}

struct RailLayout {
    bool roomy = true;  // with the logo, and the children one below the other
    float item = kItem, gap = kItemGap, margin = 12;
    float needed = 0;
};

// A low window, like a phone's held sideways, has all of it in view as long as that can be.
RailLayout rail_layout(const app::Views& views, std::size_t items, float height) {
    const auto count = static_cast<float>(items);
    const bool choice = has_child_choice(views);
    RailLayout layout;
    const float switcher = choice ? 12 + child_switcher_height(views) : 0;
    layout.needed = 12 + kLogo + 12 + count * (kItem + kItemGap) - kItemGap + switcher + 12;
    if (layout.needed <= height) return layout;
    layout.roomy = false;
    layout.gap = 0;
    layout.margin = 6;
    const float child = choice ? kChildButton : 0;
    layout.item = std::clamp((height - 2 * layout.margin - child) / count, kLowestItem, kItem);
    layout.needed = 2 * layout.margin + count * layout.item + child;
    return layout;
}

}  // namespace

float bottom_bar_height(const Ui& ui) {
    return (ui.low() ? kLowBar : kBar) + ui.safe_bottom();
}

void navigation_rail(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& rect) {
    const Menu menu(ui, views);
    const IdScope scope(ui, "rail");
    ui.fill(rect, Color::Surface);
    ui.vertical_line(right(rect) - 1, rect.y, rect.h);
    ui.open("nav", Role::Navigation, text_of(Word::kNavMain), rect);

    const auto layout = rail_layout(views, menu.rows.size(), rect.h);
    const bool scrolls = layout.needed > rect.h;
    const float offset = scrolls ? ui.begin_scroll("rail", rect, layout.needed).y : 0.f;
    float y = rect.y - offset + layout.margin;
    if (layout.roomy) {
        const Rect mark{rect.x + (rect.w - kLogo) / 2, y, kLogo, kLogo};
        logo(ui, mark);
        ui.say("logo", Role::Image, text_of(Word::kAppName), mark);
        y += kLogo + 12;
    }
    for (const auto* row : menu.rows) {
        item(ui, views, commands, menu, *row, {rect.x, y, rect.w - 1, layout.item});
        y += layout.item + layout.gap;
    }
    if (has_child_choice(views)) {
        const float height = layout.roomy ? child_switcher_height(views) : kChildButton;
        const float foot = bottom(rect) - layout.margin - height;
        const Rect place{rect.x + 8, scrolls ? y : foot, rect.w - 16, height};
        if (layout.roomy)
            child_switcher(ui, views, commands, place);
        else
            child_button(ui, views, commands, place);
    }
    if (scrolls) ui.end_scroll();
    ui.close();
}

void bottom_bar(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& rect) {
    const Menu menu(ui, views);
    const IdScope scope(ui, "bottom");
    ui.fill(rect, Color::Surface);
    ui.horizontal_line(rect.x, rect.y, rect.w);
    ui.open("nav", Role::Navigation, text_of(Word::kNavMain), rect);
    Rect row = inset(rect, 4, 0);
    cut_top(row, ui.low() ? 1.f : 7.f);
    cut_bottom(row, ui.safe_bottom());
    const auto widths = bar_widths(ui, views, menu.rows, row.w);
    for (std::size_t i = 0; i < menu.rows.size(); ++i)
        item(ui, views, commands, menu, *menu.rows[i], cut_left(row, widths[i]));
    ui.close();
}

}  // namespace ranets::shell
