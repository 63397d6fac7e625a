#include "screens/search/search_window.h"

#include <algorithm>
#include <string>
#include <vector>

#include "kit/widgets.h"
#include "screens/common/offline_banner.h"
#include "screens/search/search_parts.h"

namespace ranets::shell {

using model::SearchGroup;
using Connection = app::LineView::Connection;
using Word = strings::Key;

namespace {

constexpr float kWidth = 800, kTop = 40, kRadius = 16;
constexpr float kField = 60, kChips = 56, kFoot = 48, kPhoneFoot = 40;
constexpr float kLeastRows = 120;
constexpr float kOwner = 140;
constexpr int kInMs = 220;

// In the order of the chips: all of them, then a group each.
constexpr SearchGroup kGroups[] = {SearchGroup::Lessons, SearchGroup::Homework, SearchGroup::Marks,
                                   SearchGroup::People, SearchGroup::Messages};

void take_keys(Search& search) {
    Ui& ui = search.ui;
    auto& memory = search.memory;
    const auto rows = static_cast<int>(search.view().rows.size());
    const auto step = [&](int by) {
        memory.chosen = std::clamp(memory.chosen + by, 0, std::max(0, rows - 1));
        memory.moved = true;
        ui.invalidate();
    };
    if (ui.take_key(Key::Down)) step(1);
    if (ui.take_key(Key::Up)) step(-1);
    memory.chosen = std::clamp(memory.chosen, 0, std::max(0, rows - 1));
}

void head(Search& search, const Rect& area) {
    Ui& ui = search.ui;
    const bool phone = ui.phone();
    Rect row = inset(area, phone ? 8 : 20, 0);
    row = centred(row, row.w, 44);
    ButtonSpec leave;
    leave.name = text_of(Word::kActionClose);
    leave.look = ButtonLook::Ghost;
    leave.icon = phone ? Icon::ArrowLeft : Icon::Close;
    leave.icon_only = true;
    // In reading order the field is the first: it gets the focus.
    const Rect leave_place = phone ? cut_left(row, 44) : cut_right(row, 44);
    if (phone)
        cut_left(row, 4);
    else
        cut_right(row, 4);
    FieldSpec field;
    field.name = field.placeholder = text_of(Word::kSearchField);
    field.role = Role::SearchField;
    field.icon = Icon::Search;
    const bool filled = !search.memory.text.empty();
    field.reserve_right = filled ? 44.f : 0.f;
    const Rect whole = row;
    if (text_field(ui, "text", row, field, search.memory.text)) search.look_for(search.memory.text);
    const auto& rows = search.view().rows;
    const auto chosen = static_cast<std::size_t>(search.memory.chosen);
    if (field_submitted(ui, "text") && chosen < rows.size()) search.open(rows[chosen]);
    if (filled) {
        ButtonSpec clear;
        clear.name = text_of(Word::kSearchClear);
        clear.look = ButtonLook::Ghost;
        clear.icon = Icon::Close;
        clear.icon_only = true;
        clear.icon_size = 16;
        Rect inside = whole;
        if (button(ui, "clear", centred(cut_right(inside, 44), 36, 36), clear)) {
            search.look_for("");
            ui.request_focus(ui.id("text"));
        }
    }
    if (button(ui, "close", leave_place, leave)) search.close();
}

void narrow(Search& search, const Rect& area) {
    Ui& ui = search.ui;
    const auto& view = search.view();
    Rect row = inset(area, ui.phone() ? 12 : 20, 0);
    row = centred(row, row.w, kChipsHeight);
    const auto& all = search.views.children.all;
    if (all.size() > 1) {
        std::vector<Option> options;
        int chosen = -1;
        for (std::size_t i = 0; i < all.size(); ++i) {
            options.push_back({{}, all[i].first_name});
            if (all[i].person == view.child) chosen = static_cast<int>(i);
        }
        const float width = std::min(kOwner, row.w * 0.4f);
        const Rect place = cut_right(row, width);
        cut_right(row, 8);
        const int picked = combobox(ui, "owner", centred(place, width, 40),
                                    text_of(Word::kSearchWhose), options, chosen, {}, {});
        if (picked >= 0)
            search.commands.give(app::SearchIn{all[static_cast<std::size_t>(picked)].person});
    }
    if (!view.looked) return;
    std::vector<std::string> names{format(Word::kSearchAll, {std::to_string(search.found())})};
    std::vector<std::optional<SearchGroup>> groups{std::nullopt};
    for (const auto group : kGroups) {
        const int found = view.found[static_cast<std::size_t>(group)];
        if (found == 0 && view.group != group) continue;
        names.push_back(
            format(Word::kSearchChip, {search_group_name(group), std::to_string(found)}));
        groups.push_back(group);
    }
    const std::vector<std::string_view> shown(names.begin(), names.end());
    const auto at = std::find(groups.begin(), groups.end(), view.group) - groups.begin();
    const int pressed =
        filter_chips(ui, "groups", row, text_of(Word::kSearchWhere), shown, static_cast<int>(at));
    if (pressed < 0) return;
    search.memory.chosen = 0;
    search.commands.give(app::NarrowSearch{groups[static_cast<std::size_t>(pressed)]});
}

// «Нет сети: ищем в сохранённом, данные на 12:10», «Поиск готовится, 40 %»; else how many there
// are.
void state(Search& search, const Rect& box) {
    Ui& ui = search.ui;
    const auto& views = search.views;
    std::string words;
    Color color = Color::Text2;
    if (views.line.connection == Connection::Gone) {
        const auto as_of = views.diary.sync.as_of;
        words = as_of ? format(Word::kSearchOfflineAsOf, {as_of_text(views, *as_of)})
                      : std::string(text_of(Word::kSearchOffline));
        color = Color::WarnText;
    } else if (search.view().percent < 100) {
        words = format(Word::kSearchPreparing, {std::to_string(search.view().percent)});
    }
    if (!words.empty()) {
        ui.text(box, words, kCaptionStrong, color, Align::Right);
        ui.say("state", Role::Text, words, box);
    }
    if (!search.view().looked) return;
    const auto found = format(Word::kSearchTotal, {std::to_string(search.found())});
    if (words.empty()) ui.text(box, found, kCaption, Color::Text2, Align::Right);
    ui.say("total", Role::Status, found, box);
}

void foot(Search& search, const Rect& area) {
    Ui& ui = search.ui;
    ui.fill(area, Color::Bg, kRadius, ui.phone() ? 0 : kBottomCorners);
    ui.horizontal_line(area.x, area.y, area.w);
    Rect row = inset(area, ui.phone() ? 12 : 20, 0);
    if (ui.phone()) return state(search, row);
    const auto keys = [&](std::initializer_list<std::string_view> caps, Word word) {
        for (const auto cap : caps) {
            const Rect place = cut_left(row, key_cap_width(ui, cap));
            key_cap(ui, {place.x, centre(place).y}, cap);
            cut_left(row, 6);
        }
        const auto words = text_of(word);
        ui.text(cut_left(row, ui.text_width(words, kCaption) + 1), words, kCaption, Color::Text2);
        cut_left(row, 20);
    };
    if (ui.wide()) {
        keys({"Enter"}, Word::kSearchKeyOpen);
        keys({"Esc"}, Word::kSearchKeyClose);
        keys({"Ctrl", "K"}, Word::kSearchKeyEverywhere);
    }
    state(search, row);
}

float rows_height(const Search& search) {
    const auto& view = search.view();
    if (!view.looked) return 24 + 40 * static_cast<float>(view.recent.size() + 2);
    if (view.rows.empty()) return kSearchEmptyHeight;
    return std::max(kLeastRows, search_rows_height(search));
}

}  // namespace

int Search::found() const {
    int sum = 0;
    for (const int one : view().found) sum += one;
    return sum;
}

const model::DiaryOwner* Search::child() const {
    for (const auto& one : views.children.all) {
        if (one.person == view().child) return &one;
    }
    return nullptr;
}

void Search::look_for(std::string_view text) const {
    memory.text = text;
    memory.chosen = 0;
    commands.give(app::LookFor{std::string(text)});
}

void Search::go(app::Route route) const {
    close();
    commands.give(app::Go{.route = std::move(route)});
}

void Search::open(const app::SearchRow& row) const {
    app::Route route;
    const auto* owner = child();
    const bool is_class = owner != nullptr && owner->kind == model::DiaryOwner::Kind::Class;
    if (row.group == SearchGroup::People) {
        route.screen = app::Screen::School;
        if (owner != nullptr) route.group = owner->group;
        return go(std::move(route));
    }
    route.screen = app::Screen::Diary;
    route.child = row.child;
    route.date = row.date;
    route.layout = views.route.layout;
    route.lesson = row.lesson;
    if (is_class) route.group = owner->group;
    go(std::move(route));
}

void marked_line(Ui& ui, const Rect& box, const model::MarkedText& text, Type type, Color color) {
    const auto until = [&](std::size_t at) {
        return ui.text_width(std::string_view(text.text).substr(0, at), type);
    };
    ui.push_clip(box);
    for (const auto& mark : text.marks) {
        const float from = until(mark.begin);
        if (from >= box.w) break;
        const float to = std::min(until(mark.end), box.w);
        ui.fill({box.x + from, box.y + 1, to - from, box.h - 2}, Color::Mark3Bg, 4);
    }
    ui.pop_clip();
    ui.text(box, text.text, type, color);
}

float key_cap_width(Ui& ui, std::string_view key) {
    return std::max(22.f, ui.text_width(key, kCaptionStrong) + 12);
}

float key_cap(Ui& ui, Point left_middle, std::string_view key) {
    const Rect rect{left_middle.x, left_middle.y - 11, key_cap_width(ui, key), 22};
    ui.fill(rect, Color::Surface, 6);
    ui.border(rect, Color::LineStrong, 6);
    ui.text(rect, key, kCaptionStrong, Color::Text2, Align::Centre);
    return rect.w;
}

void draw_search(Ui& ui, const app::Views& views, app::Commands& commands) {
    const IdScope scope(ui, "search");
    auto& memory = ui.keep<SearchMemory>("memory");
    if (memory.session != views.search.session)
        memory = {views.search.session, views.search.text, 0, false};
    Search search{ui, views, commands, memory};
    const bool phone = ui.phone();
    const float foot_height = phone ? kPhoneFoot + ui.safe_bottom() : kFoot;
    Rect rect = ui.window();
    if (!phone) {
        const float needed = kField + kChips + rows_height(search) + foot_height;
        const float width = std::min(kWidth, rect.w - 40);
        rect = {(rect.w - width) / 2, kTop, width, std::min(needed, rect.h - 2 * kTop)};
        if (ui.low()) rect = inset(ui.window(), 20, 8);
    }
    const bool closes =
        ui.begin_layer("window", rect, Role::Dialog, text_of(Word::kSearchOpen), true);
    ui.push_alpha(ui.appear(ui.id("in"), kInMs));
    if (!phone) ui.shadow(rect, kRadius, Elevation::Floating);
    ui.fill(rect, Color::Surface, phone ? 0 : kRadius);
    take_keys(search);
    Rect rest = rect;
    const Rect foot_place = cut_bottom(rest, foot_height);
    head(search, cut_top(rest, kField));
    ui.horizontal_line(rest.x, rest.y, rest.w);
    narrow(search, cut_top(rest, kChips));
    ui.horizontal_line(rest.x, rest.y - 1, rest.w);
    const auto& view = search.view();
    if (!view.rows.empty())
        search_rows(search, rest);
    else if (!view.looked)
        search_start(search, rest);
    else if (!view.working)
        search_nothing(search, rest);
    foot(search, foot_place);
    ui.pop_alpha();
    ui.end_layer();
    // Esc empties the field first.
    if (closes && !memory.text.empty())
        search.look_for("");
    else if (closes)
        search.close();
    if (!view.working) return;
    commands.give(app::ContinueSearch{});
    ui.invalidate();
}

}  // namespace ranets::shell
