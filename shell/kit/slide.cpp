#include "kit/slide.h"

#include <imgui.h>

#include <cmath>

namespace ranets::shell {

// All layers share the list's vertices, in the order in which they were drawn.
Slide::Slide(Ui& ui, float x, float y)
    : ui_(ui),
      x_(std::round(ui.px(x))),
      y_(std::round(ui.px(y))),
      first_(ui.draw_list().VtxBuffer.Size) {}

Slide::~Slide() {
    if (x_ == 0 && y_ == 0) return;
    auto& vertices = ui_.draw_list().VtxBuffer;
    for (int i = first_; i < vertices.Size; ++i) {
        vertices[i].pos.x += x_;
        vertices[i].pos.y += y_;
    }
}

}  // namespace ranets::shell
