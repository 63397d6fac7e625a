// Homework of one's own: new, or changed.
#include <algorithm>
#include <string>
#include <vector>

#include "kit/sheet.h"
#include "kit/widgets.h"
#include "kit/words.h"
#include "model/text.h"
#include "screens/homework/homework_parts.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kSide = 20, kHead = 44, kField = 44, kGap = 12, kWidth = 448, kHint = 20;

void subject_choice(HomeworkScreen& screen, model::OwnHomework& wanted, const Rect& rect) {
    // One that is of no lesson any more stays where it stands.
    std::vector<app::HomeworkView::Subject> subjects = screen.homework().subjects;
    const bool known = std::any_of(subjects.begin(), subjects.end(),
                                   [&](const auto& one) { return one.id == wanted.subject; });
    if (wanted.subject && !known) subjects.push_back({wanted.subject, wanted.subject_name});
    subjects.insert(subjects.begin(), {{}, std::string(text_of(Word::kHomeworkNoSubject))});
    std::vector<Option> options;
    int chosen = 0;
    for (const auto& subject : subjects) {
        if (subject.id == wanted.subject) chosen = static_cast<int>(options.size());
        options.push_back({subject.name, subject.name});
    }
    const int picked = combobox(screen.ui, "subject", rect, text_of(Word::kHomeworkSubject),
                                options, chosen, {}, Icon::BookOpen);
    if (picked < 0) return;
    const auto& subject = subjects[static_cast<std::size_t>(picked)];
    wanted.subject = subject.id;
    wanted.subject_name = picked == 0 ? std::string() : subject.name;
}

TextAreaSpec text_spec(const HomeworkWindows::Form& form, const app::Views& views) {
    return {.field = {.name = text_of(Word::kHomeworkOwnText),
                      .placeholder = text_of(Word::kHomeworkOwnText),
                      .obstacle = app::obstacle_to(app::SetOwnHomework{form.shown}, views),
                      .description = text_of(Word::kHomeworkOwnHint)},
            .least = 3,
            .most = 8,
            .limit = static_cast<int>(model::kLongestNote)};
}

// What is asked for, from top to bottom; what the text takes is the text's.
void fields(HomeworkScreen& screen, Rect& rest, const TextAreaSpec& text, float text_height) {
    Ui& ui = screen.ui;
    auto& form = screen.windows.form;
    subject_choice(screen, form.wanted, cut_top(rest, kField));
    cut_top(rest, kGap);
    const FieldSpec due{.name = text_of(Word::kHomeworkDueDay),
                        .placeholder = text_of(Word::kHomeworkDayHint),
                        .input_mode = "decimal",
                        .icon = Icon::CalendarDays,
                        .invalid = form.wanted.day == model::Date{} && !ui.focused(ui.id("due")),
                        .description = text_of(Word::kHomeworkDayHint)};
    if (text_field(ui, "due", cut_top(rest, kField), due, form.due))
        form.wanted.day = day_in(form.due, screen.homework().running_year).value_or(model::Date{});
    cut_top(rest, kGap);
    text_area(ui, "text", cut_top(rest, text_height), text, form.wanted.text);
    const Rect hint = cut_top(rest, kHint);
    ui.text(hint, text.field.description, kCaption, Color::Text2);
    cut_top(rest, kGap);
}

void buttons(HomeworkScreen& screen, Rect row) {
    Ui& ui = screen.ui;
    auto& form = screen.windows.form;
    const auto& wanted = form.wanted;
    if (form.shown.work) {
        const ButtonSpec remove{.name = text_of(Word::kHomeworkRemove), .icon = Icon::Trash};
        if (button(ui, "remove", cut_left(row, button_width(ui, remove)), remove)) {
            screen.remove_own(form.shown);
            form = {};
            return;
        }
        cut_left(row, kGap);
    }
    const bool whole =
        wanted.day != model::Date{} && !model::without_outer_blanks(wanted.text).empty();
    const app::SetOwnHomework command{wanted, form.shown};
    const ButtonSpec save{.name = text_of(Word::kHomeworkSave),
                          .look = ButtonLook::Primary,
                          .enabled = whole,
                          .obstacle = app::obstacle_to(command, screen.views)};
    if (!button(ui, "save", row, save)) return;
    if (wanted != form.shown) screen.commands.give(command);
    form = {};
}

}  // namespace

void homework_form(HomeworkScreen& screen) {
    Ui& ui = screen.ui;
    auto& form = screen.windows.form;
    if (!form.open) return;
    const bool phone = ui.phone();
    const IdScope scope(ui, "form");
    const auto text = text_spec(form, screen.views);
    const float width = phone ? ui.window().w : std::min(kWidth, ui.window().w - 24);
    const float text_height =
        text_area_height(ui, "text", width - 2 * kSide, text, form.wanted.text);
    SheetSpec spec;
    const bool is_new = !form.shown.work;
    spec.name = text_of(is_new ? Word::kHomeworkOwnNew : Word::kHomeworkOwnChange);
    spec.side = phone ? SheetSide::Bottom : SheetSide::Centre;
    const float height =
        16 + kHead + kGap + 2 * (kField + kGap) + text_height + kHint + kGap + kField + kSide;
    spec.size = phone ? height : width;
    spec.height = height;
    const Sheet sheet(ui, "sheet", spec);
    Rect rest = inset(sheet.body(), kSide, 16);
    Rect head = cut_top(rest, kHead);
    const Rect cross = cut_right(head, 40);
    ui.text(head, spec.name, kTitle, Color::Text);
    ui.say("title", Role::Heading2, spec.name, head);
    const ButtonSpec close{.name = text_of(Word::kActionClose),
                           .look = ButtonLook::Ghost,
                           .icon = Icon::Close,
                           .icon_only = true};
    const bool closed = button(ui, "close", centred(cross, 40, 40), close);
    cut_top(rest, kGap);
    fields(screen, rest, text, text_height);
    buttons(screen, cut_top(rest, kField));
    if (closed || sheet.wants_close()) form = {};
}

}  // namespace ranets::shell
