#pragma once
// Surfaces above the screen: sheets that come from a side, dialogs in the middle.
#include "kit/ui.h"

namespace ranets::shell {

enum class SheetSide : std::uint8_t { Right, Bottom, Centre };

struct SheetSpec {
    std::string_view name;
    SheetSide side = SheetSide::Bottom;
    float size = 320;  // the width from the right and in the middle, the height from the bottom
    float height = 0;  // in the middle only
};
struct Sheet {
    Rect body;
    bool close = false;  // Esc, or a press outside
};
// Modal. Always followed by end_sheet().
Sheet begin_sheet(Ui& ui, std::string_view key, const SheetSpec& spec);
void end_sheet(Ui& ui);

}  // namespace ranets::shell
