#pragma once
// «Школа»: its card, whom to ask, who teaches, who is in the class, bells and holidays.
#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

void draw_school(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area);

}  // namespace ranets::shell
