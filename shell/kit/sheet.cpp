#include "kit/sheet.h"

namespace ranets::shell {
namespace {

constexpr int kInMs = 220;
constexpr float kSlide = 48;

}  // namespace

Sheet begin_sheet(Ui& ui, std::string_view key, const SheetSpec& spec) {
    const Rect window = ui.window();
    const float away = 1 - ui.appear(ui.id(std::string(key) + "/in"), kInMs);
    Rect rect = window;
    int corners = kAllCorners;
    Rect drawn;
    switch (spec.side) {
        case SheetSide::Right:
            rect = cut_right(rect, spec.size);
            rect.x += away * kSlide;
            drawn = rect;
            corners = kTopLeft | kBottomLeft;
            break;
        case SheetSide::Bottom: {
            const float safe = ui.viewport().safe_bottom;
            rect = cut_bottom(rect, std::min(spec.size + safe, window.h * 0.92f));
            rect.y += away * kSlide;
            drawn = rect;
            rect.h -= safe;
            corners = kTopCorners;
            break;
        }
        case SheetSide::Centre:
            rect = centred(window, std::min(spec.size, window.w - 24),
                           std::min(spec.height, window.h - 24));
            drawn = rect;
            break;
    }
    Sheet sheet;
    sheet.body = rect;
    sheet.close = ui.begin_layer(key, drawn, Role::Dialog, spec.name, true);
    ui.push_alpha(1 - away);
    constexpr float kRadius = 24;
    ui.shadow(drawn, kRadius, Elevation::Floating);
    ui.fill(drawn, Color::Surface, kRadius, corners);
    if (ui.palette().dark && spec.side == SheetSide::Centre)
        ui.border(drawn, Color::ShadowLine, kRadius);
    return sheet;
}

void end_sheet(Ui& ui) {
    ui.pop_alpha();
    ui.end_layer();
}

}  // namespace ranets::shell
