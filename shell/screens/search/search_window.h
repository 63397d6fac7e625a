#pragma once
// Search, above whatever screen is shown: a dialog, on a phone a page.
#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

void draw_search(Ui& ui, const app::Views& views, app::Commands& commands);

}  // namespace ranets::shell
