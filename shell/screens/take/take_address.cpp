// Of «Взять с собой»: the addresses at which calendar programs ask.
#include <algorithm>

#include "kit/obstacle_words.h"
#include "kit/words.h"
#include "screens/common/confirm_dialog.h"
#include "screens/common/more_parts.h"
#include "screens/take/take_parts.h"

namespace ranets::shell {

using Word = strings::Key;
using State = app::Resource<std::vector<model::CalendarAddress>>::State;

namespace {

constexpr float kPadding = 20;
constexpr float kAround = 16;
constexpr int kAddressLines = 8;
constexpr float kKnownRow = 56;
constexpr int kKnownLines = 4;
constexpr float kButton = 44;
constexpr std::int64_t kToldMs = 4000;

// Read once: who presses has it in the clipboard.
void made(Take& take) {
    const auto& address = take.views.take.made;
    if (address.empty()) return;
    Ui& ui = take.ui;
    take.note("made-note", Role::Status, text_of(Word::kTakeMade), Color::Ok);
    take.gap(8);
    const float text =
        ui.paragraph_height(address, kBody, take.width() - 2 * kPadding, kAddressLines);
    const Rect card = take.place(2 * kAround + text);
    if (take.draws()) {
        ui.card(card);
        const Rect words = inset(card, kPadding, kAround);
        ui.paragraph(words, address, kBody, Color::Text, kAddressLines);
        ui.say("address", Role::Text, address, words);
    }
    take.gap(8);
    const Rect row = take.place(kMoreRow);
    if (!take.draws()) return;
    auto& told_until = ui.keep<std::int64_t>("told-until");
    const bool told = ui.now_ms() < told_until;
    if (told) ui.wake_at(told_until);
    const auto done = text_of(Word::kTakeCopied), name = text_of(Word::kTakeCopy);
    ui.card(row);
    const auto press =
        more_row(ui, ui.id("copy"), row,
                 {.words = told ? done : name, .icon = told ? Icon::Check : Icon::Copy});
    ui.say("copy", Role::Button, name, row);
    if (!press.clicked) return;
    told_until = ui.now_ms() + kToldMs;
    ui.invalidate();
    ui.request({.kind = PageRequest::Kind::CopyText, .text = address});
    ui.request({.kind = PageRequest::Kind::Announce, .text = std::string(done)});
}

// «Соня и Миша, с 18 ноября»
std::string known_text(const Take& take, const model::CalendarAddress& address) {
    const auto zone = take.views.account ? take.views.account->zone : model::ZoneOffset{};
    const auto day = model::local_time(address.made, zone).date;
    const auto key = day.day() == 2 ? Word::kTakeKnownSecond : Word::kTakeKnown;
    return format(key, {take.names(address.persons), day_month(day)});
}

struct KnownRow {
    std::string words, name;  // the button's
    ButtonSpec revoke;
    float button = 0, height = 0;
};

KnownRow known_row(Take& take, const model::CalendarAddress& address) {
    KnownRow row{.words = known_text(take, address), .name = {}, .revoke = {}};
    row.name = format(Word::kTakeRevokeName, {row.words});
    row.revoke.label = text_of(Word::kTakeRevoke);
    row.revoke.look = ButtonLook::Text;
    row.revoke.flags = semantics::kHasPopup;
    row.revoke.obstacle = app::obstacle_to(app::RevokeCalendarAddress{address.id}, take.views);
    row.button = button_width(take.ui, row.revoke);
    const float width = take.width() - 2 - 2 * kPadding - row.button;
    row.height = std::max(
        kKnownRow, kAround + take.ui.paragraph_height(row.words, kBodyStrong, width, kKnownLines));
    return row;
}

void draw(Take& take, const model::CalendarAddress& address, KnownRow row, const Rect& rect,
          bool last) {
    Ui& ui = take.ui;
    const IdScope scope(ui, std::string_view(address.id));
    Rect rest = inset(rect, kPadding, 0);
    row.revoke.name = row.name;
    const Rect place = cut_right(rest, row.button);
    if (button(ui, "revoke", centred(place, place.w, kButton), row.revoke))
        take.visit.revoking = address.id;
    const float height = ui.paragraph_height(row.words, kBodyStrong, rest.w, kKnownLines);
    const Rect text = centred(rest, rest.w, height);
    ui.paragraph(text, row.words, kBodyStrong, Color::Text, kKnownLines);
    ui.say("known", Role::Text, row.words, text);
    if (!last) ui.horizontal_line(rect.x, bottom(rect) - 1, rect.w);
}

void known(Take& take) {
    const auto& addresses = take.views.take.addresses;
    if (!addresses.value) {
        const bool asks = addresses.state == State::Loading;
        return take.note("known-state", Role::Status,
                         text_of(asks ? Word::kTakeAsking : Word::kTakeUnknown));
    }
    if (addresses.value->empty()) return;
    take.gap(16);
    std::vector<KnownRow> rows;
    float height = 0;
    for (const auto& address : *addresses.value) {
        rows.push_back(known_row(take, address));
        height += rows.back().height;
    }
    const Rect card = take.place(height);
    if (!take.draws()) return;
    take.ui.card(card);
    Rect rest = inset(card, 1, 0);
    for (std::size_t i = 0; i < rows.size(); ++i)
        draw(take, (*addresses.value)[i], rows[i], cut_top(rest, rows[i].height),
             i + 1 == rows.size());
}

}  // namespace

void take_address(Take& take) {
    if (!take.views.take.offered) return;
    Ui& ui = take.ui;
    take.label("address-label", Word::kTakeAddress);
    const app::MakeCalendarAddress make{take.chosen()};
    const auto obstacle = app::obstacle_to(make, take.views);
    const Rect row = take.place(kMoreRow);
    if (take.draws() &&
        more_button(ui, "get", row, {.words = text_of(Word::kTakeGet), .icon = Icon::CalendarPlus},
                    obstacle))
        take.commands.give(make);
    if (obstacle == app::Obstacle::Offline)
        take.note("offline", Role::Status, obstacle_text(obstacle), Color::WarnText);
    if (take.views.take.problem)
        take.note("problem", Role::Status, text_of(Word::kTakeProblem), Color::Danger);
    made(take);
    const auto& known_ones = take.views.take.addresses.value;
    if (known_ones && known_ones->size() >= model::kMostCalendarAddresses)
        take.note("too-many", Role::Status, text_of(Word::kTakeAddressFull), Color::WarnText);
    take.note("address-note", Role::Text, text_of(Word::kTakeAddressNote));
    known(take);
}

void take_questions(Take& take) {
    auto& id = take.visit.revoking;
    if (id.empty()) return;
    const auto answer = confirm_dialog(take.ui, "revoke",
                                       {Word::kTakeRevokeWhole, Word::kTakeRevokeTitle,
                                        text_of(Word::kTakeRevokeText), Word::kTakeRevoke});
    if (answer == Confirmed::NotYet) return;
    if (answer == Confirmed::Yes) take.commands.give(app::RevokeCalendarAddress{id});
    id.clear();
    take.ui.request_focus(take.ui.id("get"));
}

}  // namespace ranets::shell
