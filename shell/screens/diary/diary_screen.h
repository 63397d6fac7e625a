#pragma once
// The diary: a week of cards, or a day of lessons, by the window's width and the user's choice.
#include <string>

#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

void draw_diary(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area);

// The days that are shown; empty while none are known.
std::string diary_document_title(const Ui& ui, const app::Views& views);

// The layout that the route asks for, else the one that fits the window.
app::DiaryLayout diary_layout(const Ui& ui, const app::Route& route);

}  // namespace ranets::shell
