#include "kit/menu.h"

#include <algorithm>

#include "kit/obstacle_words.h"
#include "kit/popup.h"
#include "kit/tooltip.h"

namespace ranets::shell {
namespace {

constexpr float kNarrowest = 160, kWidest = 320;
constexpr float kPadding = 12, kIcon = 20, kIconGap = 12;

struct MenuState {
    bool open = false;
    bool opened_now = false;
    Point at;
};

float width_of(Ui& ui, std::span<const MenuItem> items) {
    float width = kNarrowest;
    for (const auto& item : items)
        width = std::max(width, ui.text_width(item.label, kBody) + kIcon + kIconGap +
                                    2 * (kPadding + kPopupPadding));
    return std::min(width, kWidest);
}

bool draw_item(Ui& ui, const MenuItem& given, const Rect& rect, bool any_icon, bool first) {
    const MenuItem item = with_obstacle(given);
    const NodeId id = ui.id("item");
    const Press press = ui.press(id, rect, kPopupRowRadius, item.enabled);
    if (press.hovered || press.held)
        ui.fill(rect, press.held ? Color::Sunken : Color::Hover, kPopupRowRadius);
    Color ink = item.danger ? Color::Danger : Color::Text;
    if (!item.enabled) ink = Color::Text3;
    Rect text = inset(rect, kPadding, 0);
    if (any_icon) {
        const Rect place = cut_left(text, kIcon);
        if (item.icon) ui.icon(centre(place), *item.icon, kIcon, ink);
        cut_left(text, kIconGap);
    }
    ui.text(text, item.label, kBody, ink);
    semantics::Node node;
    node.id = id;
    node.role = Role::MenuItem;
    node.name = item.label;
    node.description = item.description;
    node.flags = item.enabled ? 0u : semantics::kDisabled;
    node.rect = rect;
    ui.tree().leaf(std::move(node));
    if (first) ui.request_focus(id);
    if (!item.enabled && !item.description.empty()) tooltip(ui, "why", id, rect, item.description);
    return press.clicked;
}

// Open menus only.
int draw_menu(Ui& ui, MenuState& state, const Rect& control, std::string_view name,
              std::span<const MenuItem> items, NodeId opener) {
    const float row = popup_row(ui);
    const float height = row * static_cast<float>(items.size());
    const Rect rect = popup_place(ui, control, width_of(ui, items), height + 2 * kPopupPadding);
    const bool any_icon = std::any_of(items.begin(), items.end(),
                                      [](const MenuItem& item) { return item.icon.has_value(); });
    const bool closes = ui.begin_layer("popup", rect, Role::Dialog, name, true, false);
    ui.push_alpha(ui.appear(ui.id("fade"), kPopupFadeMs));
    ui.card(rect, kPopupRadius, Elevation::Floating);
    const Rect inner = inset(rect, 0, kPopupPadding);
    const auto scroll = ui.begin_scroll("scroll", inner, height);
    ui.open("menu", Role::Menu, name, inner);
    int chosen = -1;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const IdScope scope(ui, static_cast<std::int64_t>(i));
        const Rect place{rect.x + kPopupPadding, inner.y + static_cast<float>(i) * row - scroll.y,
                         rect.w - 2 * kPopupPadding, row};
        if (draw_item(ui, items[i], place, any_icon, state.opened_now && i == 0))
            chosen = static_cast<int>(i);
    }
    ui.close();
    ui.end_scroll();
    ui.pop_alpha();
    ui.end_layer();
    state.opened_now = false;
    if (chosen >= 0 || closes) {
        state = {};
        ui.request_focus(opener);
        ui.invalidate();
    }
    return chosen;
}

}  // namespace

int menu_button(Ui& ui, std::string_view key, const Rect& rect, ButtonSpec spec,
                std::span<const MenuItem> items) {
    const IdScope scope(ui, key);
    auto& state = ui.keep_for_visit<MenuState>("menu-state");
    spec.flags |= semantics::kHasPopup | semantics::kMenu | semantics::kExpandable |
                  (state.open ? semantics::kExpanded : 0u);
    if (button(ui, "button", rect, spec)) state = {.open = true, .opened_now = true, .at = {}};
    return state.open ? draw_menu(ui, state, rect, spec.name, items, ui.id("button")) : -1;
}

int context_menu(Ui& ui, std::string_view key, NodeId control, std::string_view name,
                 std::span<const MenuItem> items) {
    const IdScope scope(ui, key);
    auto& state = ui.keep_for_visit<MenuState>("menu-state");
    if (const auto at = ui.take_menu(control))
        state = {.open = true, .opened_now = true, .at = *at};
    if (!state.open) return -1;
    return draw_menu(ui, state, {state.at.x, state.at.y, 0, 0}, name, items, control);
}

}  // namespace ranets::shell
