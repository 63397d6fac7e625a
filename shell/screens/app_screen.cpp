#include "screens/app_screen.h"

#include "screens/login_screen.h"

namespace ranets::shell {

void draw_app(Ui& ui, const app::Views& views, app::Commands& commands) {
    ui.fill(ui.window(), Color::Bg);
    if (views.route.screen == app::Screen::Login) draw_login(ui, views, commands);
}

std::string document_title(const app::Views&) {
    return "Ranets";
}

}  // namespace ranets::shell
