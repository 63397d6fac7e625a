#include "kit/sheet.h"

#include <algorithm>

namespace ranets::shell {
namespace {

constexpr int kInMs = 220;
constexpr float kSlide = 48;
constexpr float kRadius = 24;
constexpr float kHighest = 0.92f;  // of the window

}  // namespace

Sheet::Sheet(Ui& ui, std::string_view key, const SheetSpec& spec) : ui_(ui) {
    const Rect window = ui.window();
    const float there = ui.appear(ui.id(std::string(key) + "/in"), kInMs);
    const float away = ui.preferences().reduced_motion ? 0 : (1 - there) * kSlide;
    Rect rect = window;
    body_ = window;
    switch (spec.side) {
        case SheetSide::Right:
            rect = body_ = cut_right(body_, spec.size);
            break;
        case SheetSide::Bottom: {
            const float safe = ui.safe_bottom();
            rect = body_ = cut_bottom(body_, std::min(spec.size + safe, window.h * kHighest));
            body_.h -= safe;
            break;
        }
        case SheetSide::Centre:
            rect = body_ = centred(window, std::min(spec.size, window.w - 24),
                                   std::min(spec.height, window.h - 24));
            break;
    }
    close_ = ui.begin_layer(key, rect, Role::Dialog, spec.name, true);
    ui.push_alpha(there);
    slide_.emplace(ui, spec.side == SheetSide::Right ? away : 0,
                   spec.side == SheetSide::Bottom ? away : 0);
    // What stands at an edge reaches beyond it, with the corners there.
    if (spec.side == SheetSide::Bottom) rect.h += away + kRadius;
    if (spec.side == SheetSide::Right) rect.w += away + kRadius;
    ui.shadow(rect, kRadius, Elevation::Floating);
    ui.fill(rect, Color::Surface, kRadius);
}

Sheet::~Sheet() {
    slide_.reset();
    ui_.pop_alpha();
    ui_.end_layer();
}

}  // namespace ranets::shell
