// In place of screens/gallery, in the program that ships.
#include "kit/widgets.h"
#include "kit/words.h"
#include "screens/frame/screen_table.h"
#include "screens/gallery/gallery_screen.h"

namespace ranets::shell {

using Word = strings::Key;

void draw_gallery(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    const IdScope scope(ui, "no_gallery");
    Rect rest = area;
    page_head(ui, "page", rest, {.title = screen_name(views, views.route.screen)});
    if (empty_state(ui, "absent", rest, Icon::CircleAlert, text_of(Word::kGalleryAbsent),
                    text_of(Word::kLaterOpenDiary)))
        commands.give(app::Go{.route = {.screen = app::Screen::Diary}});
}

}  // namespace ranets::shell
