#pragma once
// Menus: what can be done, in a list that drops down from a button or opens where it was asked for.
#include <span>
#include <string_view>

#include "kit/widgets.h"

namespace ranets::shell {

struct MenuItem {
    std::string_view label;
    std::optional<Icon> icon = {};
    bool enabled = true;
    app::Obstacle obstacle = {};        // as in the other specs
    std::string_view description = {};  // why it is not enabled
    bool danger = false;                // it takes something away
};

// A button that opens a menu; returns the index of what was chosen now, else -1.
int menu_button(Ui& ui, std::string_view key, const Rect& rect, ButtonSpec spec,
                std::span<const MenuItem> items);
// The menu of a control that has just been drawn, by its id: the right button, a long touch or
// Shift+F10 opens it. Whatever it offers must be reached another way, too.
int context_menu(Ui& ui, std::string_view key, NodeId control, std::string_view name,
                 std::span<const MenuItem> items);

}  // namespace ranets::shell
