#include "screens/take/take_screen.h"

#include <algorithm>

#include "kit/words.h"
#include "screens/common/kept_words.h"
#include "screens/common/lesson_words.h"
#include "screens/common/more_parts.h"
#include "screens/frame/screen_table.h"
#include "screens/take/take_parts.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kWidest = 560;
constexpr float kFoot = 16;
constexpr float kNoteGap = 8;
constexpr float kButtonGap = 8;
constexpr int kNoteLines = 8;

const model::DiaryOwner* owner_of(const app::Views& views, model::PersonId person) {
    for (const auto& child : views.children.all) {
        if (child.person == person) return &child;
    }
    return nullptr;
}

void back(Take& take) {
    const Rect rect = take.place(kMoreRow);
    if (!take.draws()) return;
    app::Route route;
    route.screen = app::Screen::More;
    const auto name = screen_name(take.views, route.screen);
    if (more_back(take.ui, rect, name, app::address_of(route)))
        take.commands.give(app::Go{.route = route});
}

void content(Take& take) {
    back(take);
    take.gap(kMoreGap);
    take_children(take);
    take_file(take);
    take_paper(take);
    take_address(take);
    take.gap(kFoot);
}

}  // namespace

void Take::label(std::string_view key, Word word) {
    Rect rect = place(kMoreLabel);
    if (draws()) more_label(ui, key, rect, word);
}

void Take::note(std::string_view key, Role role, std::string_view text, Color color) {
    if (text.empty()) return;
    gap(kNoteGap);
    const Rect rect = place(ui.paragraph_height(text, kCaption, width(), kNoteLines));
    if (!draws()) return;
    ui.paragraph(rect, text, kCaption, color, kNoteLines);
    ui.say(key, role, text, rect);
}

std::vector<model::PersonId> Take::chosen() const {
    std::vector<model::PersonId> chosen;
    for (const auto& kept : views.take.kept) {
        const bool out = std::find(visit.left_out.begin(), visit.left_out.end(), kept.child) !=
                         visit.left_out.end();
        if (!out) chosen.push_back(kept.child);
    }
    return chosen;
}

std::string Take::names(const std::vector<model::PersonId>& persons) const {
    std::vector<std::string> names;
    for (const auto person : persons) {
        const auto* child = owner_of(views, person);
        if (child != nullptr && !child->first_name.empty()) names.push_back(child->first_name);
    }
    if (names.empty()) return {};
    std::string all = names.front();
    for (std::size_t i = 1; i + 1 < names.size(); ++i) all.append(", ").append(names[i]);
    return names.size() == 1 ? all : format(Word::kTakeAnd, {all, names.back()});
}

void take_children(Take& take) {
    const auto& kept = take.views.take.kept;
    if (kept.size() < 2) return;
    take.label("whose-label", Word::kTakeWhose);
    const Rect card = take.place(kMoreRow * static_cast<float>(kept.size()));
    take.gap(kMoreGap);
    if (!take.draws()) return;
    Ui& ui = take.ui;
    ui.card(card);
    ui.open("whose", Role::Group, text_of(Word::kTakeWhose), card);
    Rect rest = inset(card, 1, 0);
    for (const auto& [person, weeks, from] : kept) {
        const IdScope scope(ui, person.value);
        const auto* child = owner_of(take.views, person);
        if (child == nullptr) continue;
        const Rect row = cut_top(rest, kMoreRow);
        auto& out = take.visit.left_out;
        const auto found = std::find(out.begin(), out.end(), person);
        const auto name = child_name(*child);
        if (checkbox(ui, "child", inset(row, 20, 4),
                     {.name = name, .checked = found == out.end()})) {
            if (found == out.end())
                out.push_back(person);
            else
                out.erase(found);
        }
        if (person != kept.back().child) ui.horizontal_line(row.x, bottom(row) - 1, row.w);
    }
    ui.close();
}

namespace {

std::string kept_note(const Take& take) {
    const auto chosen = take.chosen();
    std::string words;
    bool any = false;
    for (const auto& [person, weeks, from] : take.views.take.kept) {
        if (std::find(chosen.begin(), chosen.end(), person) == chosen.end()) continue;
        any |= weeks > 0;
        auto name = take.names({person});
        if (name.empty()) name = text_of(Word::kTakeFilePlain);
        if (!words.empty()) words += ' ';
        words += format(Word::kTakeSentence, {name, in_sentence(kept_text(weeks, from))});
    }
    if (!any) words = text_of(Word::kTakeFileNone);
    return format(Word::kTakeFileNote, {words});
}

}  // namespace

void take_file(Take& take) {
    Ui& ui = take.ui;
    take.label("file-label", Word::kTakeFile);
    const auto name = take.names(take.chosen());
    app::SaveCalendar save{.children = take.chosen(),
                           .file = name.empty() ? std::string(text_of(Word::kTakeFilePlain))
                                                : format(Word::kTakeFileName, {name}),
                           .calendar = std::string(text_of(Word::kTakeCalendar))};
    const auto obstacle = app::obstacle_to(save, take.views);
    const auto button = [&](std::string_view key, Word word, Icon icon) {
        const Rect rect = take.place(kMoreRow);
        return take.draws() &&
               more_button(ui, key, rect, {.words = text_of(word), .icon = icon}, obstacle);
    };
    if (button("save", Word::kTakeSave, Icon::Download)) {
        take.commands.give(save);
        ui.request(
            {.kind = PageRequest::Kind::Announce, .text = std::string(text_of(Word::kTakeSaved))});
    }
    if (ui.preferences().shares_files) {
        take.gap(kButtonGap);
        save.share = true;
        if (button("share", Word::kTakeShare, Icon::Share)) take.commands.give(save);
    }
    take.note("file-note", Role::Text, kept_note(take));
    take.gap(kMoreGap);
}

void take_paper(Take& take) {
    take.label("paper-label", Word::kPrintPaper);
    const Rect row = take.place(kMoreRow);
    const MoreRow print{.words = text_of(Word::kPrintOpen), .icon = Icon::Printer};
    if (take.draws() &&
        more_button(take.ui, "print", row, print, app::Obstacle::None, semantics::kHasPopup))
        take.visit.print.ask(Printed::Week);
    take.note("paper-note", Role::Text, text_of(Word::kPrintNote));
    take.gap(kMoreGap);
}

void draw_take(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    const IdScope scope(ui, "take");
    Rect rest = area;
    page_head(ui, "page", rest, {.title = screen_name(views, app::Screen::Take)});

    const float side = ui.phone() ? 12.f : 20.f;
    const float top = ui.phone() ? 12.f : 4.f;
    const float width = std::min(kWidest, rest.w - 2 * side);
    Take measured(ui, views, commands, {0, 0, width, 0}, false);
    content(measured);
    const auto scroll = ui.begin_scroll("list", rest, top + measured.height());
    Take drawn(ui, views, commands,
               {rest.x + side, rest.y - scroll.y + top, width, measured.height()}, true);
    content(drawn);
    ui.end_scroll();
    take_questions(drawn);
    draw_print_dialog(ui, views, commands, drawn.visit.print);
}

}  // namespace ranets::shell
