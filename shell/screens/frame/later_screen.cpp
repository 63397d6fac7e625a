#include "screens/frame/later_screen.h"

#include "kit/widgets.h"
#include "kit/words.h"
#include "screens/frame/screen_table.h"

namespace ranets::shell {

using Word = strings::Key;

void plain_head(Ui& ui, std::string_view title, Rect& area) {
    const bool phone = ui.phone();
    const Rect head = cut_top(area, phone ? 60.f : 72.f);
    if (phone) {
        ui.fill(head, Color::Surface);
        ui.horizontal_line(head.x, bottom(head) - 1, head.w);
    }
    const Rect line =
        centred(inset(head, phone ? 16.f : 20.f, 0), head.w - (phone ? 32.f : 40.f), 26);
    ui.text(line, title, kTitle, Color::Text);
    ui.say("title", Role::Heading1, title, line);
}

void draw_later(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area,
                strings::Key sentence) {
    const IdScope scope(ui, "later");
    Rect rest = area;
    plain_head(ui, screen_name(views, views.route.screen), rest);
    if (!empty_state(ui, "later", rest, row_of(views.route.screen).icon, text_of(sentence),
                     text_of(Word::kLaterOpenDiary)))
        return;
    app::Route route;
    route.screen = app::Screen::Diary;
    route.child = views.children.chosen;
    commands.give(app::Go{.route = route});
}

}  // namespace ranets::shell
