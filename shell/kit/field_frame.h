#pragma once
// What text fields and comboboxes have in common.
#include <algorithm>
#include <optional>

#include "kit/reaction.h"
#include "kit/ui.h"
#include "kit/widgets.h"

namespace ranets::shell {

// Multiples of 4 px, so that the page's element falls on whole device px at the usual ratios.
inline constexpr float kFieldRadius = 12;
inline constexpr float kFieldPadding = 12;
inline constexpr float kFieldInsetY = 4;  // as in web/page/fields.js
inline constexpr float kFieldIcon = 20;
inline constexpr float kFieldIconGap = 8;
inline constexpr float kFieldWithIcon = 240;  // a narrower one leaves its room to the text
inline constexpr float kFieldText = 16;       // iOS zooms into smaller ones

struct FieldFrame {
    std::optional<Icon> icon = {};
    bool active = false;  // has the focus, or its list is open
    bool hovered = false;
    bool enabled = true;
    bool invalid = false;
};
void field_frame(Ui& ui, const Rect& rect, const FieldFrame& frame);

// From the field's left edge to its text.
float field_inset(bool has_icon);

// A field of any kind between what the page said and what is told to it.
struct FieldPass {
    NodeId id = 0;
    Rect rect;             // on whole device px
    bool changed = false;  // by the person
    bool icon = false;
    semantics::FieldInfo info = {};
};
// Takes the person's edits into `value` and draws the frame; the field's key is on the stack of
// ids.
FieldPass begin_field(Ui& ui, NodeId id, const Rect& place, const FieldSpec& spec,
                      std::string& value);
void end_field(Ui& ui, const FieldSpec& spec, FieldPass pass);

// Whole device px.
float whole_px(Ui& ui, float logical);

}  // namespace ranets::shell
