#pragma once
// «Оценки»: a row a subject with its marks, average, trend and distribution, of a term or a year.
#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

void draw_marks(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area);

}  // namespace ranets::shell
