// A field with a list that drops down from it.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "kit/field_frame.h"
#include "kit/obstacle_words.h"
#include "kit/popup.h"
#include "kit/tooltip.h"
#include "kit/widgets.h"
#include "kit/words.h"
#include "model/text.h"

namespace ranets::shell {
namespace {

constexpr std::size_t kMostWithoutSearch = 10;
constexpr float kMostRows = 8;
constexpr float kSearch = 40;

struct ComboState {
    bool open = false;
    bool opened_now = false;
    std::string filter;
};

struct Combo {
    Ui& ui;
    ComboState& state;
    std::string_view name;
    std::span<const Option> options;
    int chosen;
    bool searches;
    std::vector<int> shown;  // indexes of the options that the filter lets through

    float row_height() const { return popup_row(ui); }
    NodeId option_id(int index) const {
        const IdScope scope(ui, options[static_cast<std::size_t>(index)].id);
        return ui.id("option");
    }
};

void close(Ui& ui, ComboState& state, NodeId field) {
    state = {};
    ui.request_focus(field);
    ui.invalidate();
}

std::vector<int> filtered(std::span<const Option> options, std::string_view filter) {
    const std::string wanted = model::folded(filter);
    std::vector<int> shown;
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (model::folded(options[i].label).find(wanted) != std::string::npos)
            shown.push_back(static_cast<int>(i));
    }
    return shown;
}

// The list's focus when it opens. A phone's keyboard stays away until the search is touched.
void focus_first(const Combo& combo) {
    if (combo.searches && !combo.ui.preferences().coarse_pointer)
        combo.ui.request_focus(combo.ui.id("search"));
    else if (!combo.shown.empty())
        combo.ui.request_focus(
            combo.option_id(combo.chosen >= 0 ? combo.chosen : combo.shown.front()));
}

// Of a field that shows any of them uncut.
float width_with_icon(Ui& ui, std::span<const Option> options) {
    float widest = 0;
    for (const auto& option : options)
        widest = std::max(widest, ui.text_width(option.label, kLarge));
    return std::ceil(field_inset(true) + widest + kFieldIconGap + kFieldIcon + kFieldPadding);
}

// What is too long for a line gets two.
void label_text(Ui& ui, const Rect& box, std::string_view text, Type type, Color color) {
    if (ui.text_width(text, type) <= box.w) {
        ui.text(box, text, type, color);
        return;
    }
    const float height = ui.paragraph_height(text, kBody, box.w, 2);
    ui.paragraph(centred(box, box.w, height), text, kBody, color, 2);
}

// Returns whether Enter was pressed in it.
bool draw_search(Combo& combo, const Rect& rect) {
    Ui& ui = combo.ui;
    text_field(ui, "search", rect,
               {.name = text_of(strings::Key::kCommonSearchInList),
                .placeholder = text_of(strings::Key::kCommonSearchInList),
                .role = Role::SearchField,
                .icon = Icon::Search},
               combo.state.filter);
    combo.shown = filtered(combo.options, combo.state.filter);
    // From there on the page's list box moves the focus.
    if (ui.focused(ui.id("search")) && !combo.shown.empty() && ui.take_key(Key::Down))
        ui.request_focus(combo.option_id(combo.shown.front()));
    return field_submitted(ui, "search");
}

bool draw_option(const Combo& combo, int index, const Rect& rect, int position) {
    Ui& ui = combo.ui;
    const bool chosen = index == combo.chosen;
    const Option& option = combo.options[static_cast<std::size_t>(index)];
    const NodeId id = combo.option_id(index);
    const Press press = ui.press(id, rect, kPopupRowRadius);
    if (chosen)
        ui.fill(rect, Color::PrimarySoft, kPopupRowRadius);
    else if (press.hovered || press.held)
        ui.fill(rect, press.held ? Color::Sunken : Color::Hover, kPopupRowRadius);
    Rect text = inset(rect, kFieldPadding, 0);
    if (chosen) {
        const Rect tick = cut_right(text, kFieldIcon);
        ui.icon(centre(tick), Icon::Check, kFieldIcon, Color::OnSoft);
        cut_right(text, kFieldIconGap);
    }
    label_text(ui, text, option.label, kBody, chosen ? Color::OnSoft : Color::Text);

    semantics::Node node;
    node.id = id;
    node.role = Role::Option;
    node.name = option.label;
    node.flags = chosen ? semantics::kSelected : 0u;
    node.level_set_size = static_cast<int>(combo.shown.size());
    node.position_in_set = position + 1;
    node.rect = rect;
    ui.tree().leaf(std::move(node));
    return press.clicked;
}

int draw_options(const Combo& combo, const Rect& area) {
    Ui& ui = combo.ui;
    int pressed = -1;
    const float row = combo.row_height();
    const float height = row * static_cast<float>(combo.shown.size());
    if (combo.state.opened_now && combo.chosen >= 0)
        ui.scroll_to("scroll", static_cast<float>(combo.chosen) * row - (area.h - row) / 2);
    const auto scroll = ui.begin_scroll("scroll", area, height);
    ui.open("list", Role::ListBox, combo.name, area);
    for (std::size_t i = 0; i < combo.shown.size(); ++i) {
        const Rect rect{area.x + kPopupPadding, area.y + static_cast<float>(i) * row - scroll.y,
                        area.w - 2 * kPopupPadding, row};
        if (draw_option(combo, combo.shown[i], rect, static_cast<int>(i))) pressed = combo.shown[i];
    }
    ui.close();
    ui.end_scroll();
    return pressed;
}

struct Popup {
    bool closes = false;
    int pressed = -1;
};

Popup draw_popup(Combo& combo, const Rect& field) {
    Ui& ui = combo.ui;
    const float search = combo.searches ? kSearch + kPopupPadding : 0;
    const float rows = std::min(static_cast<float>(combo.options.size()), kMostRows);
    const Rect rect =
        popup_place(ui, field, field.w, search + rows * combo.row_height() + 2 * kPopupPadding);
    Popup popup;
    popup.closes = ui.begin_layer("popup", rect, Role::Dialog, combo.name, true, false);
    ui.push_alpha(ui.appear(ui.id("fade"), kPopupFadeMs));
    ui.card(rect, kPopupRadius, Elevation::Floating);
    Rect inner = inset(rect, 0, kPopupPadding);
    if (combo.searches) {
        const Rect line = inset(cut_top(inner, kSearch), kPopupPadding, 0);
        cut_top(inner, kPopupPadding);
        if (draw_search(combo, line) && !combo.state.filter.empty() && !combo.shown.empty())
            popup.pressed = combo.shown.front();
    }
    if (combo.state.opened_now) focus_first(combo);
    if (combo.shown.empty()) {
        const auto nothing = text_of(strings::Key::kCommonNothingFound);
        const Rect line = inset(cut_top(inner, combo.row_height()), 2 * kPopupPadding, 0);
        ui.text(line, nothing, kBody, Color::Text2);
        ui.say("nothing", Role::Status, nothing, line);
    } else if (const int pressed = draw_options(combo, inner); pressed >= 0) {
        popup.pressed = pressed;
    }
    ui.pop_alpha();
    ui.end_layer();
    combo.state.opened_now = false;
    return popup;
}

}  // namespace

int combobox(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
             std::span<const Option> options, int chosen, std::string_view placeholder,
             std::optional<Icon> icon, app::Obstacle obstacle) {
    if (rect.w < kFieldWithIcon && rect.w < width_with_icon(ui, options)) icon.reset();
    const bool enabled = obstacle == app::Obstacle::None;
    const auto why = obstacle_text(obstacle);
    const NodeId id = ui.id(key);
    const IdScope scope(ui, key);
    auto& state = ui.keep_for_visit<ComboState>("state");
    if (chosen >= static_cast<int>(options.size())) chosen = -1;
    const std::string_view label =
        chosen >= 0 ? options[static_cast<std::size_t>(chosen)].label : std::string_view();

    const Press press = ui.press(id, rect, kFieldRadius, enabled);
    if (press.clicked) state = {.open = true, .opened_now = true, .filter = {}};
    if (!enabled) state.open = false;
    field_frame(ui, rect,
                {.icon = icon, .active = state.open, .hovered = press.hovered, .enabled = enabled});
    Rect text = rect;
    cut_left(text, field_inset(icon.has_value()));
    cut_right(text, kFieldPadding);
    ui.icon(centre(cut_right(text, kFieldIcon)), Icon::ChevronDown, 18,
            enabled ? Color::Text2 : Color::Text3);
    cut_right(text, kFieldIconGap);
    const bool bright = !label.empty() && enabled;
    label_text(ui, text, label.empty() ? placeholder : label, kLarge,
               bright ? Color::Text : Color::Text3);

    semantics::Node node;
    node.id = id;
    node.role = Role::ComboBox;
    node.name = name;
    node.description = label.empty() ? placeholder : label;
    if (!why.empty()) node.description.append(node.description.empty() ? "" : ". ").append(why);
    node.flags = semantics::kHasPopup | semantics::kExpandable |
                 (state.open ? semantics::kExpanded : 0u) | (enabled ? 0u : semantics::kDisabled);
    node.rect = rect;
    ui.tree().leaf(std::move(node));
    if (!why.empty()) tooltip(ui, "why", id, rect, why);

    if (!state.open) return -1;
    Combo combo{ui,
                state,
                name,
                options,
                chosen,
                options.size() > kMostWithoutSearch,
                filtered(options, state.filter)};
    const Popup popup = draw_popup(combo, rect);
    if (popup.pressed >= 0 || popup.closes) close(ui, state, id);
    return popup.pressed == chosen ? -1 : popup.pressed;
}

}  // namespace ranets::shell
