#pragma once
// The whole window: the login, or the frame (navigation, children, notices) with a screen in it.
// The Shell calls draw_app() once a frame; it dispatches on the route and knows every screen.
#include <string>

#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

void draw_app(Ui& ui, const app::Views& views, app::Commands& commands);

// What the document is called: the screen, then the product.
std::string document_title(const Ui& ui, const app::Views& views);

}  // namespace ranets::shell
