#include "screens/print/print_dialog.h"

#include <algorithm>
#include <array>
#include <string>

#include "kit/sheet.h"
#include "kit/widgets.h"
#include "kit/words.h"
#include "screens/common/lesson_words.h"
#include "screens/marks/marks_words.h"
#include "screens/print/paper.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kWidth = 448, kSide = 20, kHead = 44, kChoice = 44, kButton = 44, kGap = 12;
constexpr int kNoteLines = 3;

// The term that is looked at, else the one that runs or was the last.
const model::ReportingPeriod* term_to_print(const app::Views& views) {
    for (const auto& term : views.marks.terms) {
        if (term.number == views.marks.term) return &term;
    }
    return model::current_term(views.marks.terms, views.now.date);
}

bool is_here(const app::Views& views, Printed what) {
    if (what == Printed::Week) return views.diary.week.value.has_value();
    return views.marks.year.value && (what == Printed::Year || term_to_print(views) != nullptr);
}

// What exactly, or that it is not here.
std::string note(const app::Views& views, Printed what) {
    const bool week = what == Printed::Week;
    if (!is_here(views, what))
        return std::string(text_of(week ? Word::kPrintNoWeek : Word::kPrintNoMarks));
    if (week) return week_title(*views.diary.week.value);
    const auto year = study_year_name(views.marks.study_year);
    return what == Printed::Year ? year : term_name(*term_to_print(views)) + " " + year;
}

std::string paper_of(const app::Views& views, const PrintDialog& dialog) {
    if (dialog.what == Printed::Week) return week_paper(views, dialog.full_texts);
    return marks_paper(views, dialog.what == Printed::Term ? term_to_print(views) : nullptr);
}

void load(app::Commands& commands, Printed what) {
    app::Route route;
    route.screen = what == Printed::Week ? app::Screen::Diary : app::Screen::Marks;
    commands.give(app::Go{.route = route});
}

void head(Ui& ui, const app::Views& views, const Rect& area) {
    Rect words = centred(area, area.w, line_px(kTitle) + line_px(kCaption));
    const Rect title = cut_top(words, line_px(kTitle));
    ui.text(title, text_of(Word::kPrint), kTitle, Color::Text);
    ui.say("title", Role::Heading2, text_of(Word::kPrint), title);
    const auto* child = views.children.chosen_child();
    if (child == nullptr) return;
    const auto name = child_name(*child);
    ui.text(words, name, kCaption, Color::Text2);
    ui.say("whose", Role::Text, name, words);
}

// Of what there is on this screen; a teacher has no marks of one's own.
void choice(Ui& ui, const app::Views& views, PrintDialog& dialog, const Rect& rect) {
    const auto* child = views.children.chosen_child();
    const bool of_pupil = child != nullptr && child->kind == model::DiaryOwner::Kind::Pupil;
    const bool halves = !views.marks.terms.empty() &&
                        views.marks.terms.front().kind == model::ReportingPeriod::Kind::HalfYear;
    const std::array<std::string_view, 3> all{
        text_of(Word::kPrintChoiceWeek),
        text_of(halves ? Word::kPrintChoiceHalf : Word::kPrintChoiceTerm),
        text_of(Word::kPrintChoiceYear)};
    const std::span<const std::string_view> options(all.data(), of_pupil ? all.size() : 1);
    const int picked = segmented(ui, "what", rect, text_of(Word::kPrintWhat), options,
                                 static_cast<int>(dialog.what));
    if (picked >= 0) dialog.what = static_cast<Printed>(picked);
}

}  // namespace

void draw_print_dialog(Ui& ui, const app::Views& views, app::Commands& commands,
                       PrintDialog& dialog) {
    if (!dialog.open) return;
    const IdScope scope(ui, "print-dialog");
    const bool phone = ui.phone();
    const float width = phone ? ui.window().w : std::min(kWidth, ui.window().w - 24);
    const auto what = note(views, dialog.what);
    const float lines = ui.paragraph_height(what, kBody, width - 2 * kSide, kNoteLines);
    const bool week = dialog.what == Printed::Week;
    const float full = week ? kChoice : 0.f;
    SheetSpec spec;
    spec.name = text_of(Word::kPrint);
    spec.side = phone ? SheetSide::Bottom : SheetSide::Centre;
    const float height =
        16 + kHead + kGap + kChoice + kGap + lines + kGap + full + kGap + kButton + kSide;
    spec.size = phone ? height : width;
    spec.height = height;
    const Sheet sheet(ui, "sheet", spec);
    Rect rest = inset(sheet.body(), kSide, 16);
    head(ui, views, cut_top(rest, kHead));
    cut_top(rest, kGap);
    choice(ui, views, dialog, cut_top(rest, kChoice));
    cut_top(rest, kGap);
    const Rect words = cut_top(rest, lines);
    ui.paragraph(words, what, kBody, Color::Text2, kNoteLines);
    ui.say("period", Role::Status, what, words);
    cut_top(rest, kGap);
    if (week && checkbox(ui, "full", cut_top(rest, kChoice),
                         {.name = text_of(Word::kPrintFull), .checked = dialog.full_texts}))
        dialog.full_texts = !dialog.full_texts;
    cut_top(rest, kGap);

    Rect row = cut_top(rest, kButton);
    const bool here = is_here(views, dialog.what);
    const ButtonSpec print{.name = text_of(here ? Word::kPrint : Word::kPrintLoad),
                           .look = ButtonLook::Primary,
                           .icon = here ? Icon::Printer : Icon::Download};
    const ButtonSpec cancel{.name = text_of(Word::kActionCancel)};
    const float each = (row.w - kGap) / 2;
    const bool prints = button(ui, "print", cut_left(row, each), print);
    cut_left(row, kGap);
    const bool cancelled = button(ui, "cancel", row, cancel);
    if (prints && here)
        ui.request({.kind = PageRequest::Kind::Print, .text = paper_of(views, dialog)});
    if (prints && !here) load(commands, dialog.what);
    if (prints || cancelled || sheet.wants_close()) dialog.open = false;
}

}  // namespace ranets::shell
