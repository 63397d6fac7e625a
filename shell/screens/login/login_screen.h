#pragma once
// The sign-in: region, login, password, and the way in without a password where the server has a
// demonstration school. What was typed is kept by the Ui, not here.
#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

void draw_login(Ui& ui, const app::Views& views, app::Commands& commands);

// Forgets what was typed. Called while any other screen is shown, so that a password outlives the
// sign-in by no more than a frame.
void forget_login(Ui& ui);

}  // namespace ranets::shell
