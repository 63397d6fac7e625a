#pragma once
#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

// Asks before it signs out, and tells what would be lost. False once it is to be closed.
bool sign_out_dialog(Ui& ui, const app::Views& views, app::Commands& commands);

}  // namespace ranets::shell
