#pragma once
// How the changes of the accessibility tree are written for the page, which applies them in
// web/page/tree.js. One JSON object; a key is missing when it has nothing to say:
//
//   {"set":  [{"id": 17, "role": "button", "name": "Войти", "r": [725, 451, 374, 48]}, …],
//    "kids": [[0, [3, 17]], …],
//    "gone": [4, 9]}
//
// set   new nodes and those that changed. A new node, or one whose role changed (always with
//       "role"), carries every property that is not at its default; any other carries only what
//       changed, defaults written out. Properties and their defaults:
//         role   one of kRoleNames, in the order of Role
//         name   ""      desc  ""     href  ""
//         flags  0       the bits of Flag
//         size   0       pos   0      aria-setsize, aria-posinset; of a grid, its parts and a
//                progressbar as Node says
//         r      [x, y, w, h]  logical px of the window, rounded to 1/64; never left out of a new
//                node
//         text   null, or [x, y, w, size, line height, weight]: where and how the name is drawn;
//                x and y from the rectangle's corner to the first line's, w as wide as a line may
//                be, 0 where there is one line
//         field  null, or {"value", "rev", "placeholder", "autocomplete", "mode", "size", "inset",
//                "insetRight", "insetY", "line", "limit", "color", "back", "placeholderColor"}: as
//                FieldInfo, whole whenever any of it changed; colours as "#rrggbb"
// kids  the children, in reading order, of each node (0: the tree itself) whose list changed.
// gone  nodes that are no longer there.
#include <span>
#include <string>
#include <string_view>

#include "semantics/semantics.h"

namespace ranets::semantics {

// "group", "region", … "progressbar": lower case, ARIA's names where there is one, else
// "text", "h1", "h2", "h3", "textfield", "searchfield", "passwordfield", "textarea".
std::string_view role_name(Role role);

// Empty when the two frames say the same.
std::string write_changes(std::span<const Tree::Entry> before, std::span<const Tree::Entry> after);

}  // namespace ranets::semantics
