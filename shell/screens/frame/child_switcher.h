#pragma once
// Whose diary it is: the switcher at the rail's foot, and the phone's sheet of children.
#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

// Only where there is something to choose.
bool has_child_choice(const app::Views& views);
float child_switcher_height(const app::Views& views);
void child_switcher(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& rect);

// The chosen one alone, where there is no room for more: opens the sheet of all.
void child_button(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& rect);

// The same at the left of a phone's head, of which it takes its place; true when all are wanted.
bool head_child_button(Ui& ui, const model::DiaryOwner& child, Rect& row);

// All children; false once it is to be closed.
bool child_sheet(Ui& ui, const app::Views& views, app::Commands& commands);

}  // namespace ranets::shell
