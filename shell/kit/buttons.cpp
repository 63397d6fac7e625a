// What is pressed: buttons, links, segments, checkboxes.
#include <algorithm>
#include <utility>

#include "kit/obstacle_words.h"
#include "kit/reaction.h"
#include "kit/tooltip.h"
#include "kit/widgets.h"

namespace ranets::shell {
namespace {

using semantics::kBusy;
using semantics::kChecked;
using semantics::kDisabled;

constexpr float kIconGap = 8;
constexpr float kTextPadding = 8;  // of buttons without a frame
constexpr float kIconButton = 40;
constexpr float kBox = 24;
constexpr float kBoxRadius = 8;
constexpr float kTick = 18;
constexpr float kTroughPadding = 3;
constexpr float kSegmentGap = 2;
constexpr float kSegmentPadding = 14;
constexpr float kSegmentRadius = 9;
constexpr float kTroughRadius = 12;
constexpr int kTickMs = 160;

struct ButtonColors {
    std::uint32_t back, hovered, held, ink;
};

// The same colour unseen, so that fading in has its hue from the start.
std::uint32_t clear(std::uint32_t color) {
    return color & 0x00ffffff;
}

ButtonColors colors_of(const Palette& palette, const ButtonSpec& spec) {
    const std::uint32_t ink = palette[Color::Text];
    const bool busy = (spec.flags & kBusy) != 0;
    if (!spec.enabled && !busy) {
        const bool framed = spec.look != ButtonLook::Text && spec.look != ButtonLook::Ghost;
        const auto rest = palette[spec.look == ButtonLook::Plain ? Color::Surface : Color::Sunken];
        const auto back = framed ? rest : clear(rest);
        return {back, back, back, palette[Color::Text3]};
    }
    switch (spec.look) {
        case ButtonLook::Plain:
            break;
        case ButtonLook::Primary: {
            const auto rest = palette[Color::PrimaryFill];
            return {rest, mixed(rest, 0xff000000, .1f), mixed(rest, 0xff000000, .2f),
                    palette[Color::OnPrimary]};
        }
        case ButtonLook::Soft: {
            const auto rest = palette[Color::PrimarySoft];
            const auto on = palette[Color::OnSoft];
            return {rest, mixed(rest, on, .08f), mixed(rest, on, .16f), on};
        }
        case ButtonLook::Text: {
            const auto soft = palette[Color::PrimarySoft];
            return {clear(soft), soft, mixed(soft, palette[Color::OnSoft], .08f),
                    palette[Color::Primary]};
        }
        case ButtonLook::Ghost: {
            const auto sunken = palette[Color::Sunken];
            return {clear(sunken), sunken, mixed(sunken, ink, .08f), ink};
        }
    }
    return {palette[Color::Surface], palette[Color::Hover], palette[Color::Sunken], ink};
}

std::string_view label_of(const ButtonSpec& spec) {
    if (spec.icon_only) return {};
    return spec.label.empty() ? spec.name : spec.label;
}

// Icons take a token, inks are packed: the token that goes with the look.
Color icon_color_of(const ButtonSpec& spec) {
    const bool busy = (spec.flags & kBusy) != 0;
    if (!spec.enabled && !busy) return Color::Text3;
    if (spec.icon_color) return *spec.icon_color;
    switch (spec.look) {
        case ButtonLook::Primary:
            return Color::OnPrimary;
        case ButtonLook::Soft:
            return Color::OnSoft;
        case ButtonLook::Text:
            return Color::Primary;
        case ButtonLook::Plain:
        case ButtonLook::Ghost:
            break;
    }
    return Color::Text;
}

void draw_button(Ui& ui, const Rect& rect, const ButtonSpec& spec, const Reaction& reacts) {
    const ButtonColors colors = colors_of(ui.palette(), spec);
    ui.fill_packed(rect, reacting(reacts, colors.back, colors.hovered, colors.held), spec.radius);
    if (spec.look == ButtonLook::Plain) ui.border(rect, spec.border, spec.radius);

    const std::string_view label = label_of(spec);
    if (spec.icon_only) {
        if (spec.icon) ui.icon(centre(rect), *spec.icon, spec.icon_size, icon_color_of(spec));
        return;
    }
    const float icon = spec.icon ? spec.icon_size + kIconGap : 0;
    const float width = std::min(ui.text_width(label, spec.type), std::max(0.f, rect.w - icon - 8));
    float x = rect.x + (rect.w - icon - width) / 2;
    if (spec.icon) {
        ui.icon({x + spec.icon_size / 2, centre(rect).y}, *spec.icon, spec.icon_size,
                icon_color_of(spec));
        x += icon;
    }
    ui.text_packed({x, rect.y, width, rect.h}, label, spec.type, colors.ink);
}

}  // namespace

bool button(Ui& ui, std::string_view key, const Rect& rect, const ButtonSpec& given) {
    const ButtonSpec spec = with_obstacle(given);
    const NodeId id = ui.id(key);
    const IdScope scope(ui, key);
    const Press press = ui.press(id, rect, spec.radius, spec.enabled);
    draw_button(ui, rect, spec, reaction(ui, press));

    semantics::Node node;
    node.id = id;
    node.role = Role::Button;
    node.name = spec.name;
    node.description = spec.description;
    node.flags = spec.flags | (spec.enabled ? 0u : kDisabled);
    node.rect = rect;
    ui.tree().leaf(std::move(node));
    // What is under way says so itself.
    const bool busy = (spec.flags & kBusy) != 0;
    if (!spec.enabled && !busy && !spec.description.empty())
        tooltip(ui, "why", id, rect, spec.description);
    else if (spec.tip)
        tooltip(ui, "what", id, rect, spec.name);
    return press.clicked;
}

void say_button(Ui& ui, std::string_view key, const Rect& rect, const ButtonWords& words) {
    const ButtonWords told = with_obstacle(words);
    const NodeId id = ui.id(key);
    const IdScope scope(ui, key);
    semantics::Node node;
    node.id = id;
    node.role = Role::Button;
    node.name = told.name;
    node.description = told.description;
    node.flags = told.flags | (told.enabled ? 0u : kDisabled);
    node.rect = rect;
    ui.tree().leaf(std::move(node));
    if (!told.enabled && !told.description.empty()) tooltip(ui, "why", id, rect, told.description);
}

float button_width(Ui& ui, const ButtonSpec& spec) {
    if (spec.icon_only) return kIconButton;
    const float padding = spec.look == ButtonLook::Text ? kTextPadding : spec.padding;
    const float icon = spec.icon ? spec.icon_size + kIconGap : 0;
    return ui.text_width(label_of(spec), spec.type) + icon + 2 * padding;
}

bool link(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
          std::string_view href, Type type) {
    const NodeId id = ui.id(key);
    const Press press = ui.press(id, rect, 4);
    const float width = ui.text(rect, name, type, Color::Primary);
    if (press.hovered || press.held)
        ui.horizontal_line(rect.x, centre(rect).y + font_px(type) / 2 + 1, width, Color::Primary);

    semantics::Node node;
    node.id = id;
    node.role = Role::Link;
    node.name = name;
    node.href = href;
    node.rect = rect;
    ui.tree().leaf(std::move(node));
    return press.clicked;
}

float segmented_width(Ui& ui, std::span<const std::string_view> options) {
    float width = 2 * kTroughPadding;
    for (const auto option : options)
        width += ui.text_width(option, kBodyStrong) + 2 * kSegmentPadding;
    return width + kSegmentGap * static_cast<float>(options.empty() ? 0 : options.size() - 1);
}

int segmented(Ui& ui, std::string_view key, const Rect& rect, std::string_view group_name,
              std::span<const std::string_view> options, int chosen,
              std::span<const std::string_view> names) {
    if (options.empty()) return -1;
    ui.open(key, Role::RadioGroup, group_name, rect);
    const IdScope scope(ui, key);
    ui.fill(rect, Color::Sunken, kTroughRadius);

    // What is over or short is shared by all.
    const float spare =
        (rect.w - segmented_width(ui, options)) / static_cast<float>(options.size());
    std::vector<Rect> parts;
    Rect rest = inset(rect, kTroughPadding);
    for (const auto option : options) {
        const float width = ui.text_width(option, kBodyStrong) + 2 * kSegmentPadding + spare;
        parts.push_back(cut_left(rest, width));
        cut_left(rest, kSegmentGap);
    }
    if (chosen >= 0 && chosen < static_cast<int>(parts.size())) {
        Rect thumb = parts[static_cast<std::size_t>(chosen)];
        // Relative to the group: scrolling moves it at once.
        thumb.x = rect.x + ui.animate(ui.id("x"), thumb.x - rect.x, kTickMs);
        thumb.w = ui.animate(ui.id("w"), thumb.w, kTickMs);
        if (!ui.palette().dark && !ui.palette().contrast)
            ui.fill_packed({thumb.x, thumb.y + 1, thumb.w, thumb.h},
                           mixed(ui.palette()[Color::Sunken], ui.palette()[Color::Text], .1f),
                           kSegmentRadius);
        ui.fill(thumb, Color::Raised, kSegmentRadius);
    }

    int pressed = -1;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const bool on = static_cast<int>(i) == chosen;
        const IdScope part_scope(ui, static_cast<std::int64_t>(i));
        const NodeId id = ui.id("part");
        const Press press = ui.press(id, parts[i], kSegmentRadius);
        const Reaction reacts = reaction(ui, press);
        const auto ink = ui.palette()[Color::Text];
        const auto rest_ink = on ? ink : ui.palette()[Color::Text2];
        ui.text_packed(parts[i], options[i], kBodyStrong, reacting(reacts, rest_ink, ink, ink),
                       Align::Centre);
        semantics::Node node;
        node.id = id;
        node.role = Role::Radio;
        node.name = names.empty() ? options[i] : names[i];
        node.flags = on ? kChecked : 0u;
        node.rect = parts[i];
        ui.tree().leaf(std::move(node));
        if (press.clicked && !on) pressed = static_cast<int>(i);
    }
    ui.close();
    return pressed;
}

float checkbox_width(Ui& ui, std::string_view name) {
    return kBox + kIconGap + ui.text_width(name, kBody);
}

bool checkbox(Ui& ui, std::string_view key, const Rect& rect, const CheckboxSpec& given) {
    const CheckboxSpec spec = with_obstacle(given);
    const NodeId id = ui.id(key);
    const IdScope scope(ui, key);
    Rect rest = rect;
    const Rect box = centred(cut_left(rest, kBox), kBox, kBox);
    cut_left(rest, kIconGap);
    const Press press = ui.press(id, rect, kBoxRadius, spec.enabled);
    const Reaction reacts = reaction(ui, press);

    const Palette& palette = ui.palette();
    const float ticked = ui.animate(ui.id("tick"), spec.checked ? 1.f : 0.f, kTickMs);
    const auto rest_back = palette[spec.enabled ? Color::Surface : Color::Sunken];
    ui.fill_packed(box, reacting(reacts, rest_back, palette[Color::Hover], palette[Color::Sunken]),
                   kBoxRadius);
    ui.border(box, reacts.hover > .5f ? Color::Text2 : Color::LineStrong, kBoxRadius, 2);
    if (ticked > 0) {
        ui.push_alpha(ticked);
        ui.fill(box, spec.enabled ? Color::PrimaryFill : Color::LineStrong, kBoxRadius);
        ui.icon(centre(box), Icon::Check, kTick, Color::OnPrimary);
        ui.pop_alpha();
    }
    if (rest.w > 0)
        ui.text(rest, spec.label.empty() ? spec.name : spec.label, kBody,
                spec.enabled ? Color::Text : Color::Text3);

    semantics::Node node;
    node.id = id;
    node.role = Role::CheckBox;
    node.name = spec.name;
    node.description = spec.description;
    node.flags = (spec.checked ? kChecked : 0u) | (spec.enabled ? 0u : kDisabled);
    node.rect = rect;
    ui.tree().leaf(std::move(node));
    if (!spec.enabled && !spec.description.empty()) tooltip(ui, "why", id, rect, spec.description);
    return press.clicked;
}

}  // namespace ranets::shell
