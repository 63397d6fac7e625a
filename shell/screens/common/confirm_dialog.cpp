#include "screens/common/confirm_dialog.h"

#include <algorithm>

#include "kit/sheet.h"
#include "kit/widgets.h"

namespace ranets::shell {

using Word = strings::Key;

Confirmed confirm_dialog(Ui& ui, std::string_view key, const ConfirmWords& words) {
    const IdScope scope(ui, key);
    SheetSpec spec;
    spec.name = text_of(words.name);
    spec.side = SheetSide::Centre;
    spec.size = 400;
    const float width = std::min(spec.size, ui.window().w - 24) - 48;
    const float text = ui.paragraph_height(words.text, kLarge, width, 6);
    spec.height = 24 + 26 + 8 + text + 24 + 44 + 24;
    const Sheet sheet(ui, "dialog", spec);
    Rect rest = inset(sheet.body(), 24, 24);
    const Rect title = cut_top(rest, 26);
    ui.text(title, text_of(words.title), kTitle, Color::Text);
    ui.say("title", Role::Heading2, text_of(words.title), title);
    cut_top(rest, 8);
    const Rect place = cut_top(rest, text);
    ui.paragraph(place, words.text, kLarge, Color::Text2, 6);
    ui.say("text", Role::Text, words.text, place);

    Rect buttons = cut_bottom(rest, 44);
    const float half = (buttons.w - 12) / 2;
    ButtonSpec cancel;
    cancel.name = text_of(Word::kActionCancel);
    Confirmed answer = sheet.wants_close() ? Confirmed::No : Confirmed::NotYet;
    if (button(ui, "cancel", cut_left(buttons, half), cancel)) answer = Confirmed::No;
    bool& asked = ui.keep_for_visit<bool>("asked");
    if (!asked) ui.request_focus(ui.id("cancel"));
    asked = true;
    cut_left(buttons, 12);
    ButtonSpec confirm;
    confirm.name = text_of(words.confirm);
    confirm.look = ButtonLook::Primary;
    if (button(ui, "confirm", buttons, confirm)) answer = Confirmed::Yes;
    if (answer != Confirmed::NotYet) asked = false;
    return answer;
}

}  // namespace ranets::shell
