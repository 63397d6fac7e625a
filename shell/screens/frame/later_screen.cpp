#include "screens/frame/later_screen.h"

#include "kit/widgets.h"
#include "kit/words.h"
#include "screens/frame/navigation.h"

namespace ranets::shell {

using app::Screen;
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

void draw_later(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    const IdScope scope(ui, "later");
    Word sentence = Word::kLaterHomework;
    Icon icon = Icon::ListChecks;
    switch (views.route.screen) {
        case Screen::Marks:
            sentence = Word::kLaterMarks;
            icon = Icon::Chart;
            break;
        case Screen::Chats:
            sentence = Word::kLaterChats;
            icon = Icon::Messages;
            break;
        default:
            break;
    }
    Rect rest = area;
    plain_head(ui, screen_name(views, views.route.screen), rest);
    if (!empty_state(ui, "later", rest, icon, text_of(sentence), text_of(Word::kLaterOpenDiary)))
        return;
    app::Route route;
    route.screen = Screen::Diary;
    route.child = views.diary.child;
    commands.give(app::Go{.route = route});
}

}  // namespace ranets::shell
