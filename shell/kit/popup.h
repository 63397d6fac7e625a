#pragma once
// Where something that drops down from a control goes.
#include "kit/ui.h"

namespace ranets::shell {

inline constexpr float kPopupRadius = 16, kPopupPadding = 8, kPopupRowRadius = 8;
inline constexpr int kPopupFadeMs = 80;

// Of a row in it: larger for a finger.
float popup_row(const Ui& ui);
// Below the control, above it where there is more room, over it where there is none; in the window.
Rect popup_place(const Ui& ui, const Rect& control, float width, float height);

}  // namespace ranets::shell
