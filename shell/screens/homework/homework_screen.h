#pragma once
// «Задания»: the homework of a school year by the day it is due on, narrowed down, with one of it
// open beside or above the list.
#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

void draw_homework(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area);

}  // namespace ranets::shell
