#pragma once
// Every widget of the kit in every state, for those who make and test them: nothing leads here but
// its address. Signed in or not; the data on it are made up.
#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

void draw_gallery(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area);

}  // namespace ranets::shell
