#pragma once
// Screens that are still to come: one honest sentence and the way to what there is.
#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"
#include "kit/words.h"

namespace ranets::shell {

void draw_later(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area,
                strings::Key sentence);

// A title at the top of a screen that has no other head; the rest of `area` is left.
void plain_head(Ui& ui, std::string_view title, Rect& area);

}  // namespace ranets::shell
