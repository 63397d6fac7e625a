#include "screens/frame/child_switcher.h"

#include <algorithm>

#include "kit/sheet.h"
#include "kit/widgets.h"
#include "kit/words.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kKid = 66;
constexpr float kGap = 4;
constexpr float kRow = 60;
constexpr float kHeadButton = 58, kHeadGap = 12;
constexpr std::size_t kPlaces = 3;

struct Shown {
    std::vector<const model::DiaryOwner*> children;
    bool others = false;
};

// Up to three; of more, two with the chosen one among them, and a button for the others.
Shown shown_children(const app::Views& views) {
    Shown shown;
    const auto& all = views.children.all;
    shown.others = all.size() > kPlaces;
    const std::size_t places = shown.others ? kPlaces - 1 : all.size();
    for (std::size_t i = 0; i < places; ++i) shown.children.push_back(&all[i]);
    for (std::size_t i = places; i < all.size(); ++i) {
        if (all[i].person == views.children.chosen) shown.children.back() = &all[i];
    }
    return shown;
}

void kid(Ui& ui, const app::Views& views, app::Commands& commands, const model::DiaryOwner& child,
         const Rect& rect) {
    const IdScope scope(ui, child.person.value);
    const bool chosen = child.person == views.children.chosen;
    const auto id = ui.id("kid");
    const auto press = ui.press(id, rect, 16);
    if (chosen)
        ui.fill(rect, Color::Raised, 16);
    else if (press.hovered || press.held)
        ui.fill(rect, Color::Hover, 16);
    Rect rest = rect;
    cut_top(rest, 6);
    const Rect picture = cut_top(rest, 36);
    avatar(ui, centre(picture), 36, child.person.value,
           initials_of(child.first_name, child.last_name), chosen);
    cut_top(rest, 4);
    ui.text(inset(cut_top(rest, 16), 4, 0), child.first_name, chosen ? kCaptionStrong : kCaption,
            chosen ? Color::Text : Color::Text2, Align::Centre);
    ui.say("kid", Role::Radio, child_name(child), rect, chosen ? semantics::kChecked : 0u);
    if (press.clicked && !chosen) commands.give(app::ChooseChild{.child = child.person});
}

bool others_button(Ui& ui, const Rect& rect) {
    const auto press = ui.press(ui.id("others"), rect, 16);
    if (press.hovered || press.held) ui.fill(rect, Color::Hover, 16);
    Rect rest = rect;
    cut_top(rest, 6);
    ui.icon(centre(cut_top(rest, 36)), Icon::Users, 24, Color::Text2);
    cut_top(rest, 4);
    ui.text(cut_top(rest, 16), text_of(Word::kChildOthersShort), kCaption, Color::Text2,
            Align::Centre);
    ui.say("others", Role::Button, text_of(Word::kChildOthers), rect, semantics::kHasPopup);
    return press.clicked;
}

}  // namespace

bool has_child_choice(const app::Views& views) {
    return views.children.all.size() > 1;
}

float child_switcher_height(const app::Views& views) {
    const auto places = static_cast<float>(std::min(views.children.all.size(), kPlaces));
    return 16 + places * kKid + (places - 1) * kGap;
}

void child_switcher(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& rect) {
    const IdScope scope(ui, "children");
    ui.fill(rect, Color::Sunken, 20);
    const auto shown = shown_children(views);
    Rect column = inset(rect, 4, 8);
    ui.open("choice", Role::RadioGroup, text_of(Word::kChildChoice), rect);
    for (const auto* child : shown.children) {
        kid(ui, views, commands, *child, cut_top(column, kKid));
        cut_top(column, kGap);
    }
    ui.close();
    if (!shown.others) return;
    bool& open = ui.keep_for_visit<bool>("open");
    if (others_button(ui, cut_top(column, kKid))) open = true;
    if (open && !child_sheet(ui, views, commands)) open = false;
}

void child_button(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& rect) {
    const IdScope scope(ui, "child-button");
    const auto* child = views.children.chosen_child();
    if (child == nullptr) return;
    const auto press = ui.press(ui.id("child"), rect, 16);
    if (press.hovered || press.held) ui.fill(rect, Color::Hover, 16);
    avatar(ui, centre(rect), 40, child->person.value,
           initials_of(child->first_name, child->last_name));
    ui.say("child", Role::Button, format(Word::kChildChoose, {child_name(*child)}), rect,
           semantics::kHasPopup);
    bool& open = ui.keep_for_visit<bool>("open");
    if (press.clicked) open = true;
    if (open && !child_sheet(ui, views, commands)) open = false;
}

bool head_child_button(Ui& ui, const model::DiaryOwner& child, Rect& row) {
    const Rect place = cut_left(row, kHeadButton);
    const auto press = ui.press(ui.id("child"), place, 22);
    avatar(ui, {place.x + 20, centre(place).y}, 40, child.person.value,
           initials_of(child.first_name, child.last_name));
    ui.icon({right(place) - 8, centre(place).y}, Icon::ChevronDown, 16, Color::Text2);
    ui.say("child", Role::Button, format(Word::kChildChoose, {child_name(child)}), place,
           semantics::kHasPopup);
    cut_left(row, kHeadGap);
    return press.clicked;
}

bool child_sheet(Ui& ui, const app::Views& views, app::Commands& commands) {
    const IdScope scope(ui, "child-sheet");
    const auto& children = views.children.all;
    const float rows = static_cast<float>(children.size()) * kRow;
    SheetSpec spec;
    spec.name = text_of(Word::kChildChoice);
    spec.side = ui.phone() ? SheetSide::Bottom : SheetSide::Centre;
    spec.size = ui.phone() ? 64 + rows + 16 : 400;
    spec.height = 64 + rows + 16;
    const Sheet sheet(ui, "sheet", spec);
    bool stays = !sheet.wants_close();

    Rect rest = sheet.body();
    Rect head = inset(cut_top(rest, 64), 20, 0);
    ButtonSpec close;
    close.name = text_of(Word::kActionClose);
    close.look = ButtonLook::Ghost;
    close.icon = Icon::Close;
    close.icon_only = true;
    const Rect cross = centred(cut_right(head, 44), 44, 44);
    ui.text(head, spec.name, kTitle, Color::Text);
    ui.say("title", Role::Heading2, spec.name, head);
    if (button(ui, "close", cross, close)) stays = false;

    const auto scroll = ui.begin_scroll("list", rest, rows + 16);
    ui.open("choice", Role::RadioGroup, spec.name, rest);
    float y = rest.y - scroll.y;
    for (const auto& child : children) {
        const IdScope own(ui, child.person.value);
        const Rect row{rest.x + 8, y, rest.w - 16, kRow};
        y += kRow;
        const bool chosen = child.person == views.children.chosen;
        const auto press = ui.press(ui.id("row"), row, 12);
        if (chosen)
            ui.fill(row, Color::PrimarySoft, 12);
        else if (press.hovered || press.held)
            ui.fill(row, Color::Hover, 12);
        Rect inner = inset(row, 12, 0);
        avatar(ui, {inner.x + 20, centre(inner).y}, 40, child.person.value,
               initials_of(child.first_name, child.last_name));
        cut_left(inner, 52);
        if (chosen) {
            ui.icon({right(inner) - 10, centre(inner).y}, Icon::Check, 20, Color::OnSoft);
            cut_right(inner, 28);
        }
        Rect words = centred(inner, inner.w, 38);
        ui.text(cut_top(words, 22), child.first_name + " " + child.last_name, kLargeStrong,
                chosen ? Color::OnSoft : Color::Text);
        ui.text(cut_top(words, 16), child.group_name, kCaption,
                chosen ? Color::OnSoft : Color::Text2);
        ui.say("row", Role::Radio, child_name(child), row, chosen ? semantics::kChecked : 0u);
        if (press.clicked) {
            if (!chosen) commands.give(app::ChooseChild{.child = child.person});
            stays = false;
        }
    }
    ui.close();
    ui.end_scroll();
    return stays;
}

}  // namespace ranets::shell
