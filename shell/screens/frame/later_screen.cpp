#include "screens/frame/later_screen.h"

#include "kit/widgets.h"
#include "kit/words.h"
#include "screens/frame/screen_table.h"

namespace ranets::shell {

using Word = strings::Key;

void draw_later(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area,
                strings::Key sentence) {
    const IdScope scope(ui, "later");
    Rect rest = area;
    page_head(ui, "page", rest, {.title = screen_name(views, views.route.screen)});
    if (!empty_state(ui, "later", rest, row_of(views.route.screen).icon, text_of(sentence),
                     text_of(Word::kLaterOpenDiary)))
        return;
    app::Route route;
    route.screen = app::Screen::Diary;
    route.child = views.children.chosen;
    commands.give(app::Go{.route = route});
}

}  // namespace ranets::shell
