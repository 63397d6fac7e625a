#include "kit/popup.h"

#include <algorithm>

namespace ranets::shell {
namespace {

constexpr float kRow = 40, kTouchRow = 44;
constexpr float kLeastHeight = 160;  // rather over the control than lower than that
constexpr float kGap = 4;            // between the control and what drops down
constexpr float kMargin = 8;         // to the window's edge

}  // namespace

float popup_row(const Ui& ui) {
    return ui.preferences().coarse_pointer ? kTouchRow : kRow;
}

Rect popup_place(const Ui& ui, const Rect& control, float wanted, float height) {
    const Rect window = inset(ui.window(), kMargin);
    const float width = std::min(wanted, window.w);
    const float below = bottom(window) - bottom(control) - kGap;
    const float above = control.y - kGap - window.y;
    const float room = std::min(height, std::max(kLeastHeight, std::max(below, above)));
    Rect rect{std::clamp(control.x, window.x, right(window) - width), bottom(control) + kGap, width,
              std::min(room, window.h)};
    if (below < rect.h && above > below) rect.y = control.y - kGap - rect.h;
    rect.y = std::clamp(rect.y, window.y, std::max(window.y, bottom(window) - rect.h));
    return rect;
}

}  // namespace ranets::shell
