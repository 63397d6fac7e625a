#pragma once
#include "app/commands.h"
#include "kit/ui.h"

namespace ranets::shell {

// Asks before it signs out. False once it is to be closed.
bool sign_out_dialog(Ui& ui, app::Commands& commands);

}  // namespace ranets::shell
