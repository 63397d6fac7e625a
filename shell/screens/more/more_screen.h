#pragma once
// «Ещё»: who is signed in, how it looks, the way out.
#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

void draw_more(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area);

}  // namespace ranets::shell
