#pragma once
// Screens that are still to come: one honest sentence and the way to what there is.
#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"
#include "kit/words.h"

namespace ranets::shell {

void draw_later(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area,
                strings::Key sentence);

}  // namespace ranets::shell
