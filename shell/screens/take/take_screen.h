#pragma once
// «Взять с собой»: the timetable as a calendar's file, and the addresses at which calendar programs
// ask for it.
#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

void draw_take(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area);

}  // namespace ranets::shell
