#pragma once
// «Ранец открыт в другой вкладке»: all that a tab shows while another has the account's files.
#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

void draw_other_tab(Ui& ui, const app::Views& views, app::Commands& commands);

}  // namespace ranets::shell
