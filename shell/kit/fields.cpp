// Text fields: the drawing of what the page's <input> holds.
#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

#include "kit/field_frame.h"
#include "kit/obstacle_words.h"
#include "kit/widgets.h"

namespace ranets::shell {
namespace {

constexpr std::string_view kDot = "•";  // what Chromium shows of a password

// Remembers a hash, not the text: a password must not outlive the screen that asked for it.
struct FieldState {
    std::uint32_t revision = 0;
    std::size_t told = 0;
    bool known = false;
};

std::string dots_for(std::string_view value) {
    std::string dots;
    for (const char byte : value) {
        const bool starts_letter = (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
        if (starts_letter) dots += kDot;
    }
    return dots;
}

// The page's text falls where the drawn one does only from whole device px on, and in the middle of
// an even number of them: others a browser rounds in its own way.
Rect whole(Ui& ui, const Rect& rect) {
    const float x = whole_px(ui, rect.x);
    return {x, whole_px(ui, rect.y), whole_px(ui, right(rect)) - x, 2 * whole_px(ui, rect.h / 2)};
}

// What the page said wins; what the screen put in is told to the page.
bool follow(Ui& ui, NodeId id, FieldState& state, std::string& value) {
    bool changed = false;
    if (auto edit = ui.take_edit(id)) {
        changed = edit->value != value;
        value = std::move(edit->value);
        state.revision = edit->revision;
    } else if (state.known && state.told != std::hash<std::string>{}(value)) {
        ui.request({.kind = PageRequest::Kind::SetField,
                    .node = id,
                    .text = value,
                    .revision = state.revision});
    }
    state.known = true;
    state.told = std::hash<std::string>{}(value);
    return changed;
}

}  // namespace

float whole_px(Ui& ui, float logical) {
    return std::round(ui.px(logical)) / ui.px(1);
}

void field_frame(Ui& ui, const Rect& rect, const FieldFrame& frame) {
    ui.fill(rect, frame.enabled ? Color::Surface : Color::Sunken, kFieldRadius);
    Color line = frame.hovered ? Color::Text2 : Color::LineStrong;
    if (frame.active) line = Color::Primary;
    if (frame.invalid) line = Color::Danger;
    ui.border(rect, line, kFieldRadius, frame.active ? 2.f : 1.f);
    if (!frame.icon) return;
    const Color color = frame.active ? Color::Primary : Color::Text3;
    ui.icon({rect.x + kFieldPadding + kFieldIcon / 2, centre(rect).y}, *frame.icon, kFieldIcon,
            color);
}

float field_inset(bool has_icon) {
    return has_icon ? kFieldPadding + kFieldIcon + kFieldIconGap : kFieldPadding;
}

FieldPass begin_field(Ui& ui, NodeId id, const Rect& place, const FieldSpec& spec,
                      std::string& value) {
    FieldPass pass{.id = id, .rect = whole(ui, place)};
    auto& state = ui.keep<FieldState>("state");
    pass.changed = follow(ui, id, state, value);

    const Press press = ui.press(id, pass.rect, kFieldRadius, spec.enabled);
    if (press.hovered) ui.set_cursor(Cursor::Text);
    pass.icon = spec.icon.has_value() && pass.rect.w >= kFieldWithIcon;
    field_frame(ui, pass.rect,
                {.icon = pass.icon ? spec.icon : std::nullopt,
                 .active = spec.enabled && ui.focused(id),
                 .hovered = press.hovered,
                 .enabled = spec.enabled,
                 .invalid = spec.invalid});

    auto& info = pass.info;
    info.value = value;
    info.value_revision = state.revision;
    info.placeholder = spec.placeholder;
    info.autocomplete = spec.autocomplete;
    info.input_mode = spec.input_mode;
    info.text_size = kFieldText;
    info.inset = whole_px(ui, field_inset(pass.icon));
    info.inset_right = spec.reserve_right > 0 ? spec.reserve_right : kFieldPadding;
    const Palette& palette = ui.palette();
    info.text_color = argb(palette[spec.enabled ? Color::Text : Color::Text3]);
    info.back_color = argb(palette[spec.enabled ? Color::Surface : Color::Sunken]);
    info.placeholder_color = argb(palette[Color::Text3]);
    return pass;
}

void end_field(Ui& ui, const FieldSpec& spec, FieldPass pass) {
    semantics::Node node;
    node.id = pass.id;
    node.role = spec.role;
    node.name = spec.name;
    node.description = spec.description;
    node.flags =
        (spec.invalid ? semantics::kInvalid : 0u) | (spec.enabled ? 0u : semantics::kDisabled);
    node.rect = pass.rect;
    ui.tree().field(std::move(node), std::move(pass.info));
}

bool text_field(Ui& ui, std::string_view key, const Rect& place, const FieldSpec& given,
                std::string& value) {
    const FieldSpec spec = with_obstacle(given);
    // The page's own fields drop the ends of lines, and words would grow together.
    std::replace(value.begin(), value.end(), '\n', ' ');
    const NodeId id = ui.id(key);
    const IdScope scope(ui, key);
    FieldPass pass = begin_field(ui, id, place, spec, value);
    const Rect& rect = pass.rect;
    // The page's text lies in the same box: its padding is these insets.
    const Rect box{rect.x + pass.info.inset, rect.y + kFieldInsetY,
                   std::max(0.f, rect.w - pass.info.inset - pass.info.inset_right),
                   std::max(0.f, rect.h - 2 * kFieldInsetY)};
    const Color ink = spec.enabled ? Color::Text : Color::Text3;
    if (value.empty() && !spec.placeholder.empty())
        ui.field_text(box, ui.wrap(spec.placeholder, kLarge, box.w, 1).front(), kFieldText,
                      Color::Text3);
    else if (spec.role == Role::PasswordField)
        ui.field_text(box, dots_for(value), kFieldText, ink);
    else
        ui.field_text(box, value, kFieldText, ink);
    const bool changed = pass.changed;
    end_field(ui, spec, std::move(pass));
    return changed;
}

bool field_submitted(Ui& ui, std::string_view key) {
    return ui.take_submit(ui.id(key));
}

}  // namespace ranets::shell
