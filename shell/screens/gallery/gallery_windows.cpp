// Sheets from each side, and the calendar.
#include <algorithm>

#include "kit/sheet.h"
#include "kit/widgets.h"
#include "screens/common/date_picker.h"
#include "screens/gallery/gallery_sections.h"

namespace ranets::shell {

using Word = strings::Key;

using Kind = GalleryWindow::Kind;

namespace {

constexpr float kSheetHeight = 140;

struct Opener {
    Kind kind;
    std::string_view key;
    Word name;
};
constexpr Opener kOpeners[] = {
    {Kind::Right, "right", Word::kGalleryRight},
    {Kind::Bottom, "bottom", Word::kGalleryBottom},
    {Kind::Centre, "centre", Word::kGalleryCentre},
    {Kind::Calendar, "calendar", Word::kDiaryChooseDate},
};

SheetSide side_of(Kind kind) {
    if (kind == Kind::Right) return SheetSide::Right;
    return kind == Kind::Bottom ? SheetSide::Bottom : SheetSide::Centre;
}

std::string_view name_of(Kind kind) {
    for (const auto& opener : kOpeners)
        if (opener.kind == kind) return text_of(opener.name);
    return {};
}

// These return whether they stay.
bool sheet(Ui& ui, GalleryWindow& window) {
    const auto name = name_of(window.kind);
    const float width = std::min(320.f, ui.window().w * .92f);
    const bool bottom = window.kind == Kind::Bottom;
    const Sheet sheet(ui, "sheet",
                      {.name = name,
                       .side = side_of(window.kind),
                       .size = bottom ? kSheetHeight : width,
                       .height = kSheetHeight});
    Rect rest = inset(sheet.body(), 24);
    const Rect title = cut_top(rest, line_px(kTitle));
    ui.text(title, name, kTitle, Color::Text);
    ui.say("title", Role::Heading2, name, title);
    cut_top(rest, 20);
    ButtonSpec close;
    close.name = text_of(Word::kActionClose);
    close.look = ButtonLook::Primary;
    if (!window.focused) ui.request_focus(ui.id("close"));
    window.focused = true;
    const bool pressed = button(ui, "close", cut_top(rest, 44), close);
    return !pressed && !sheet.wants_close();
}

bool calendar(Gallery& gallery) {
    auto& window = gallery.window;
    const auto today = gallery.views.now.date;
    if (window.chosen == model::Date{}) window.chosen = today;
    const auto picked =
        date_picker(gallery.ui, {window.chosen, today, window.month, window.layout, nullptr});
    window.month = picked.month;
    if (picked.date) window.chosen = *picked.date;
    if (picked.layout) window.layout = *picked.layout;
    return !picked.close && !picked.date;
}

}  // namespace

void gallery_windows(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    for (const auto& opener : kOpeners) {
        ButtonSpec spec;
        spec.name = text_of(opener.name);
        spec.flags = semantics::kHasPopup;
        if (!button(ui, opener.key, flow.place(button_width(ui, spec), 40), spec)) continue;
        gallery.window.kind = opener.kind;
        gallery.window.opener = ui.id(opener.key);
        gallery.window.focused = false;
        ui.invalidate();
    }
}

void gallery_open_window(Gallery& gallery) {
    auto& window = gallery.window;
    if (window.kind == Kind::None) return;
    const IdScope scope(gallery.ui, "window");
    const bool stays =
        window.kind == Kind::Calendar ? calendar(gallery) : sheet(gallery.ui, window);
    if (stays) return;
    window.kind = Kind::None;
    gallery.ui.request_focus(window.opener);
    gallery.ui.invalidate();
}

}  // namespace ranets::shell
