// What was found, in groups, and what stands in its place.
#include <algorithm>
#include <cmath>
#include <vector>

#include "kit/widgets.h"
#include "screens/common/lesson_words.h"
#include "screens/search/search_parts.h"

namespace ranets::shell {

using model::SearchGroup;
using Word = strings::Key;

namespace {

constexpr float kSide = 20, kPhoneSide = 12;
constexpr float kNames = 120;  // the column of the groups' names
constexpr float kRow = 48, kPhoneRow = 60;
constexpr float kAround = 6;  // rows of a group
constexpr float kHead = 36;   // of a group, above its rows
constexpr float kPicture = 36;
constexpr float kNarrow = 360;  // below it nothing stands at a row's right but a mark's day
constexpr float kMore = 56;

struct Layout {
    bool phone, narrow;
    float row, side;
    explicit Layout(const Ui& ui)
        : phone(ui.phone()),
          narrow(ui.window().w < kNarrow),
          row(phone ? kPhoneRow : kRow),
          side(phone ? kPhoneSide : kSide) {}
};

struct Group {
    SearchGroup group;
    std::size_t first = 0, count = 0;
};

std::vector<Group> groups_of(const app::SearchView& view) {
    std::vector<Group> groups;
    for (std::size_t i = 0; i < view.rows.size(); ++i) {
        if (groups.empty() || groups.back().group != view.rows[i].group)
            groups.push_back({view.rows[i].group, i, 0});
        ++groups.back().count;
    }
    return groups;
}

float group_height(const Layout& layout, const Group& group) {
    const float rows = layout.row * static_cast<float>(group.count);
    // Beside one row there is hardly room for the name and what leads to all.
    return 2 * kAround + (layout.phone ? kHead + rows : std::max(rows, layout.row));
}

void picture(Ui& ui, const app::SearchRow& row, const Rect& place) {
    switch (row.group) {
        case SearchGroup::Lessons:
            return tile(ui, centred(place, kPicture, kPicture), subject_icon(row.subject));
        case SearchGroup::Homework:
            return tile(ui, centred(place, kPicture, kPicture), Icon::ListChecks);
        case SearchGroup::Marks: {
            const float size = ui.phone() ? 32.f : 26.f;
            return mark_chip(ui, centred(place, size, size), row.value);
        }
        default:
            avatar(ui, centre(place), kPicture, row.person.id.value,
                   initials_of(row.person.first_name, row.person.last_name));
    }
}

// Returns what of the row is left.
void at_right(Search& search, const app::SearchRow& row, const Layout& layout, Rect& rest) {
    Ui& ui = search.ui;
    if (layout.narrow && row.group != SearchGroup::Marks) return;
    const auto today = search.views.now.date;
    std::string words;
    if (row.group == SearchGroup::Homework && row.done)
        words = text_of(*row.done ? Word::kSearchDone : Word::kSearchUndone);
    else if (row.group == SearchGroup::Marks)
        words = with_year(day_month(row.date), row.date, today);
    else if (row.group == SearchGroup::Lessons)
        words = search_day(row.date, today);
    if (words.empty()) return;
    const bool tick = row.group == SearchGroup::Homework && row.done.value_or(false);
    Rect place = cut_right(rest, ui.text_width(words, kCaption) + (tick ? 22.f : 1.f));
    cut_right(rest, 12);
    if (tick) ui.icon(centre(cut_left(place, 16)), Icon::Check, 16, Color::Ok);
    ui.text(place, words, kCaption, Color::Text2, Align::Right);
}

void found_row(Search& search, std::size_t index, const Layout& layout, const Rect& rect) {
    Ui& ui = search.ui;
    const auto& row = search.view().rows[index];
    const IdScope scope(ui, static_cast<std::int64_t>(index));
    const bool chosen = static_cast<int>(index) == search.memory.chosen;
    const auto id = ui.id("row");
    const auto press = ui.press(id, rect, 12);
    if (chosen && !layout.phone)
        ui.fill(rect, Color::PrimarySoft, 12);
    else if (press.hovered || press.held)
        ui.fill(rect, press.held ? Color::Sunken : Color::Hover, 12);
    Rect rest = inset(rect, 12, 0);
    picture(ui, row, cut_left(rest, kPicture));
    cut_left(rest, 12);
    if (chosen && !layout.phone) {
        const float width = key_cap_width(ui, "Enter");
        const Rect cap = cut_right(rest, width);
        key_cap(ui, {cap.x, centre(cap).y}, "Enter");
        cut_right(rest, 8);
    }
    at_right(search, row, layout, rest);
    const auto detail = search_detail(search, row);
    Rect words =
        centred(rest, rest.w, line_px(kBodyStrong) + (detail.text.empty() ? 0 : line_px(kCaption)));
    marked_line(ui, cut_top(words, line_px(kBodyStrong)), row.title, kBodyStrong, Color::Text);
    if (!detail.text.empty()) marked_line(ui, words, detail, kCaption, Color::Text2);

    semantics::Node node;
    node.id = id;
    node.role = Role::Option;
    node.name = search_row_name(search, row);
    node.flags = chosen ? semantics::kSelected : 0u;
    node.rect = rect;
    ui.tree().leaf(std::move(node));
    if (press.clicked) search.open(row);
}

// «все 34», where there are more than are shown.
void all_of(Search& search, const Group& group, const Rect& rect) {
    const int found = search.view().found[static_cast<std::size_t>(group.group)];
    if (search.view().group || found <= static_cast<int>(group.count)) return;
    Ui& ui = search.ui;
    const auto number = std::to_string(found);
    const auto id = ui.id("all");
    const auto press = ui.press(id, rect, 8);
    ui.text(rect, format(Word::kSearchAllOf, {number}), kCaption, Color::Primary);
    semantics::Node node;
    node.id = id;
    node.role = Role::Option;
    node.name = format(Word::kSearchShowAll, {search_group_name(group.group), number});
    node.rect = rect;
    ui.tree().leaf(std::move(node));
    if (press.clicked) search.commands.give(app::NarrowSearch{group.group});
}

void found_group(Search& search, const Group& group, const Layout& layout, Rect area) {
    Ui& ui = search.ui;
    const IdScope scope(ui, static_cast<std::int64_t>(group.group));
    const int found = search.view().found[static_cast<std::size_t>(group.group)];
    const auto name = search_group_name(group.group);
    ui.open("group", Role::Group, format(Word::kSearchGroup, {name, std::to_string(found)}), area);
    Rect rows = inset(area, layout.side, kAround);
    if (layout.phone) {
        Rect head = cut_top(rows, kHead);
        ui.text(cut_left(head, ui.text_width(name, kCaptionStrong) + 13), name, kCaptionStrong,
                Color::Text2);
        all_of(search, group, cut_left(head, 80));
    } else {
        Rect names = cut_left(rows, kNames - 12);
        cut_top(names, 4);
        ui.text(cut_top(names, 20), name, kCaptionStrong, Color::Text2);
        all_of(search, group, cut_top(names, 20));
        rows.w += 8;  // the row's own frame stands beside what is written
    }
    for (std::size_t i = 0; i < group.count; ++i)
        found_row(search, group.first + i, layout, cut_top(rows, layout.row));
    ui.close();
}

// The chosen row moves by keys, and is brought into view.
float top_of_row(const Layout& layout, const std::vector<Group>& groups, int row) {
    float y = 0;
    for (const auto& group : groups) {
        const auto at = static_cast<std::size_t>(row);
        if (at < group.first + group.count)
            return y + kAround + (layout.phone ? kHead : 0.f) +
                   layout.row * static_cast<float>(at - group.first);
        y += group_height(layout, group);
    }
    return y;
}

}  // namespace

float search_rows_height(const Search& search) {
    const Layout layout(search.ui);
    float height = search.view().more ? kMore : 0;
    for (const auto& group : groups_of(search.view())) height += group_height(layout, group);
    return height;
}

void search_rows(Search& search, const Rect& area) {
    Ui& ui = search.ui;
    const Layout layout(ui);
    const auto groups = groups_of(search.view());
    const float whole = search_rows_height(search);
    if (std::exchange(search.memory.moved, false)) {
        const float top = top_of_row(layout, groups, search.memory.chosen);
        auto& seen = ui.keep<float>("offset");
        if (top < seen) ui.scroll_to("rows", top - kAround);
        if (top + layout.row > seen + area.h)
            ui.scroll_to("rows", top + layout.row + kAround - area.h);
    }
    const auto scroll = ui.begin_scroll("rows", area, whole);
    ui.keep<float>("offset") = scroll.y;
    ui.open("found", Role::ListBox, text_of(Word::kSearchFoundList), area);
    Rect rest{area.x, area.y - scroll.y, area.w, whole};
    bool first = true;
    for (const auto& group : groups) {
        const Rect place = cut_top(rest, group_height(layout, group));
        if (!std::exchange(first, false)) ui.horizontal_line(place.x, place.y, place.w);
        found_group(search, group, layout, place);
    }
    ui.close();
    if (search.view().more) {
        ButtonSpec more;
        more.name = text_of(Word::kSearchMore);
        more.look = ButtonLook::Text;
        const Rect place = cut_top(rest, kMore);
        if (button(ui, "more", centred(place, button_width(ui, more), 40), more))
            search.commands.give(app::MoreFound{});
    }
    ui.end_scroll();
}

void search_start(Search& search, const Rect& area) {
    Ui& ui = search.ui;
    const IdScope scope(ui, "start");
    const Layout layout(ui);
    Rect rest = inset(area, layout.side, 12);
    const float row = layout.phone ? 44.f : 40.f;
    const auto choice = [&](std::string_view key, std::string_view name, Icon icon) {
        ButtonSpec spec;
        spec.name = name;
        spec.look = ButtonLook::Text;
        spec.icon = icon;
        const Rect line = cut_top(rest, row);
        return button(ui, key, {line.x, line.y, std::min(line.w, button_width(ui, spec)), line.h},
                      spec);
    };
    std::int64_t number = 0;
    for (const auto& text : search.view().recent) {
        const IdScope one(ui, number++);
        if (choice("recent", text, Icon::Clock)) search.look_for(text);
    }
    if (choice("tomorrow", text_of(Word::kNextTomorrow), Icon::CalendarDays)) {
        app::Route route{.screen = app::Screen::Diary, .child = search.view().child};
        route.date = search.views.now.date + 1;
        route.layout = app::DiaryLayout::Day;
        search.go(route);
    }
    if (choice("tests", text_of(Word::kSearchTests), Icon::Pen))
        search.look_for(text_of(Word::kSearchTests));
}

void search_nothing(Search& search, const Rect& area) {
    Ui& ui = search.ui;
    const IdScope scope(ui, "nothing");
    // Another child's diary may have it.
    const auto& all = search.views.children.all;
    const auto other = std::find_if(
        all.begin(), all.end(), [&](const auto& one) { return one.person != search.view().child; });
    const auto action =
        other == all.end() ? std::string() : format(Word::kSearchAlsoIn, {other->first_name});
    const auto sentence = format(Word::kSearchNothing, {search.memory.text}) + ". " +
                          std::string(text_of(Word::kSearchOnDevice));
    if (empty_state(ui, "empty", area, Icon::Search, sentence, action))
        search.commands.give(app::SearchIn{other->person});
}

}  // namespace ranets::shell
