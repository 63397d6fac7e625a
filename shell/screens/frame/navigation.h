#pragma once
// The main menu: a rail at the left, or a bar at the bottom of a phone.
#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

inline constexpr float kRailWidth = 96;
float bottom_bar_height(const Ui& ui);

void navigation_rail(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& rect);
void bottom_bar(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& rect);

}  // namespace ranets::shell
