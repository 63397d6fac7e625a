// One of several, in a line: tabs, and the chips of a filter.
#include <algorithm>
#include <cmath>
#include <utility>

#include "kit/reaction.h"
#include "kit/widgets.h"

namespace ranets::shell {
namespace {

constexpr float kTabPadding = 12, kTabGap = 4, kUnderline = 2;
constexpr float kChip = 32, kChipPadding = 14, kChipGap = 8;

struct Choice {
    Role group, item;
    std::uint32_t chosen;  // flag
    Type type;
    float height, padding, gap;
};
constexpr Choice kTab{Role::TabList, Role::Tab, semantics::kSelected, kBodyStrong, kTabsHeight,
                      kTabPadding,   kTabGap};
constexpr Choice kFilter{Role::RadioGroup, Role::Radio, semantics::kChecked, kCaptionStrong, kChip,
                         kChipPadding,     kChipGap};

void draw_tab(Ui& ui, const Rect& rect, std::string_view name, bool on, const Reaction& reacts) {
    const Palette& palette = ui.palette();
    const auto ink = palette[on ? Color::Primary : Color::Text2];
    const auto lit = palette[on ? Color::Primary : Color::Text];
    ui.text_packed(rect, name, kTab.type, reacting(reacts, ink, lit, lit), Align::Centre);
}

void draw_chip(Ui& ui, const Rect& rect, std::string_view name, bool on, const Reaction& reacts) {
    const Palette& palette = ui.palette();
    const auto back = palette[on ? Color::PrimarySoft : Color::Sunken];
    const auto ink = palette[on ? Color::OnSoft : Color::Text2];
    ui.fill_packed(rect, reacting(reacts, back, mixed(back, ink, .08f), mixed(back, ink, .16f)),
                   rect.h / 2);
    if (on && palette.contrast) ui.border(rect, Color::Primary, rect.h / 2, 2);
    ui.text_packed(rect, name, kFilter.type, ink, Align::Centre);
}

int draw_choices(Ui& ui, const Choice& kind, const Rect& area, std::string_view group_name,
                 std::span<const std::string_view> names, int chosen) {
    const auto width_of = [&](std::string_view name) {
        return std::ceil(ui.text_width(name, kind.type)) + 2 * kind.padding;
    };
    float whole = -kind.gap;
    for (const auto name : names) whole += width_of(name) + kind.gap;
    const auto scroll = ui.begin_scroll("scroll", area, area.h, std::max(whole, area.w));
    ui.open("group", kind.group, group_name, area);
    int pressed = -1;
    Rect rect = centred(area, area.w, kind.height);
    rect.x -= scroll.x;
    for (std::size_t i = 0; i < names.size(); ++i) {
        rect.w = width_of(names[i]);
        const IdScope scope(ui, static_cast<std::int64_t>(i));
        const bool on = static_cast<int>(i) == chosen;
        const bool tab = kind.item == Role::Tab;
        const NodeId id = ui.id("item");
        const Press press = ui.press(id, rect, tab ? 8 : rect.h / 2);
        const Reaction reacts = reaction(ui, press);
        (tab ? draw_tab : draw_chip)(ui, rect, names[i], on, reacts);
        semantics::Node node;
        node.id = id;
        node.role = kind.item;
        node.name = names[i];
        node.flags = on ? kind.chosen : 0u;
        node.rect = rect;
        ui.tree().leaf(std::move(node));
        if (press.clicked && !on) pressed = static_cast<int>(i);
        if (tab && on) {
            const Rect line{rect.x + kind.padding, bottom(rect) - kUnderline,
                            rect.w - 2 * kind.padding, kUnderline};
            ui.fill(line, Color::Primary);
        }
        rect.x += rect.w + kind.gap;
    }
    ui.close();
    ui.end_scroll();
    return pressed;
}

}  // namespace

int tabs(Ui& ui, std::string_view key, const Rect& rect, std::string_view group_name,
         std::span<const std::string_view> names, int chosen) {
    const IdScope scope(ui, key);
    ui.horizontal_line(rect.x, bottom(rect) - 1, rect.w);
    return draw_choices(ui, kTab, rect, group_name, names, chosen);
}

int filter_chips(Ui& ui, std::string_view key, const Rect& rect, std::string_view group_name,
                 std::span<const std::string_view> names, int chosen) {
    const IdScope scope(ui, key);
    return draw_choices(ui, kFilter, rect, group_name, names, chosen);
}

}  // namespace ranets::shell
