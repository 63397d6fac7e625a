#pragma once
// «Данные и память»: what is kept on this device, what is fetched before anybody asks, and less of
// both.
#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

void draw_data(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area);

}  // namespace ranets::shell
