#include "screens/sign_out_dialog.h"

#include <algorithm>

#include "kit/sheet.h"
#include "kit/widgets.h"
#include "kit/words.h"

namespace ranets::shell {

using Word = strings::Key;

bool sign_out_dialog(Ui& ui, const app::Views& views, app::Commands& commands) {
    const IdScope scope(ui, "sign-out");
    SheetSpec spec;
    spec.name = text_of(Word::kMoreSignOutName);
    spec.side = SheetSide::Centre;
    spec.size = 400;
    const float width = std::min(spec.size, ui.window().w - 24) - 48;
    std::string text(text_of(Word::kMoreSignOutText));
    if (views.sync.waiting > 0)
        text = format(Word::kOfflineSentence,
                      {plural(Word::kMoreSignOutUnsent, views.sync.waiting), text});
    const auto lines = ui.wrap(text, kLarge, width, 6).size();
    spec.height = 24 + 26 + 8 + 22 * static_cast<float>(lines) + 24 + 44 + 24;
    const Sheet sheet(ui, "dialog", spec);
    Rect rest = inset(sheet.body(), 24, 24);
    const Rect title = cut_top(rest, 26);
    ui.text(title, text_of(Word::kMoreSignOutTitle), kTitle, Color::Text);
    ui.say("title", Role::Heading2, text_of(Word::kMoreSignOutTitle), title);
    cut_top(rest, 8);
    const Rect words = cut_top(rest, 22 * static_cast<float>(lines));
    ui.paragraph(words, text, kLarge, Color::Text2, 6);
    ui.say("text", Role::Text, text, words);

    Rect buttons = cut_bottom(rest, 44);
    const float half = (buttons.w - 12) / 2;
    ButtonSpec cancel;
    cancel.name = text_of(Word::kActionCancel);
    bool stays = !sheet.wants_close();
    if (button(ui, "cancel", cut_left(buttons, half), cancel)) stays = false;
    bool& asked = ui.keep<bool>("asked");
    if (!asked) ui.request_focus(ui.id("cancel"));
    asked = true;
    cut_left(buttons, 12);
    ButtonSpec sign_out;
    sign_out.name = text_of(Word::kMoreSignOut);
    sign_out.look = ButtonLook::Primary;
    if (button(ui, "confirm", buttons, sign_out)) {
        commands.sign_out();
        stays = false;
    }
    if (!stays) asked = false;
    return stays;
}

}  // namespace ranets::shell
