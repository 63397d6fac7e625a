// On a phone: a card a subject.
#include <algorithm>

#include "kit/widgets.h"
#include "screens/common/lesson_words.h"
#include "screens/marks/marks_parts.h"
#include "screens/marks/marks_words.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kSide = 12, kPadding = 12, kGap = 8;
constexpr float kName = 44, kMarks = 44;
constexpr float kChip = 32, kChipGap = 12;  // 44 for a finger
constexpr float kTrend = 64;
constexpr float kNarrow = 360;

void name_line(Marks& marks, const model::SubjectMarks& row, Rect line) {
    Ui& ui = marks.ui;
    const auto press = ui.press(ui.id("subject"), line, 12);
    if (press.clicked) marks.visit.chosen = marks.visit.subject = row.subject.id;
    ui.say("subject", Role::Button,
           format(Word::kMarksRowName, {row.subject.name, average_text(row.average)}), line,
           semantics::kHasPopup);
    average_chip(ui, centred(cut_right(line, 60), 52, 28), row.average);
    ui.icon({line.x + 10, centre(line).y}, subject_icon(row.subject.name), 20, Color::Text2);
    cut_left(line, 28);
    ui.text(line, row.subject.name, kLargeStrong, Color::Text);
}

// They scroll sideways, the newest in view: so they stand from the right.
void mark_line(Marks& marks, const model::SubjectMarks& row, Rect line) {
    Ui& ui = marks.ui;
    if (ui.window().w >= kNarrow) {
        const Rect trend = cut_right(line, kTrend);
        cut_right(line, 8);
        if (row.trend) {
            const auto words = trend_text(*row.trend);
            ui.text(trend, words, kCaptionStrong, trend_color(*row.trend), Align::Right);
            ui.say("trend", Role::Image, format(Word::kMarksTrendName, {words}), trend);
        }
    }
    const auto room =
        static_cast<std::size_t>(std::max(1.f, (line.w + kChipGap) / (kChip + kChipGap)));
    const std::size_t first = row.marks.size() > room ? row.marks.size() - (room - 1) : 0;
    if (first > 0) {
        const Rect more = centred(cut_left(line, kChip), kChip, kChip);
        cut_left(line, kChipGap);
        const auto label = format(Word::kDiaryMoreMarks, {std::to_string(first)});
        if (ui.press(ui.id("more"), more, 10).clicked) marks.visit.subject = row.subject.id;
        ui.text(more, label, kCaptionStrong, Color::Text2, Align::Centre);
        ui.say("more", Role::Button, label, more, semantics::kHasPopup);
    }
    for (std::size_t i = first; i < row.marks.size(); ++i) {
        const auto& given = row.marks[i];
        const IdScope scope(ui, given.mark.id.value);
        const Rect chip = centred(cut_left(line, kChip), kChip, kChip);
        cut_left(line, kChipGap);
        if (ui.press(ui.id("mark"), chip, 10).clicked) marks.open(given, ui.id("mark"));
        mark_chip(ui, chip, given.mark.value, marks.stale(), given.mark.unseen);
        const auto name = mark_name(given);
        ui.say("mark", Role::Button, given.mark.unseen ? format(Word::kMarksNew, {name}) : name,
               chip, semantics::kHasPopup);
    }
}

float height_of(const model::SubjectMarks& row) {
    return kPadding + kName - 8 + (row.marks.empty() ? 0.f : kMarks) + 4;
}

}  // namespace

void marks_cards(Marks& marks, const Rect& area) {
    Ui& ui = marks.ui;
    const IdScope scope(ui, "cards");
    const auto order = marks.order();
    float all = kGap;
    for (const auto at : order) all += height_of(marks.table().rows[at]) + kGap;
    const auto scroll = ui.begin_scroll("page", area, all);
    ui.open("list", Role::List, table_name(marks.term()), area);
    float y = area.y - scroll.y + kGap;
    for (const auto at : order) {
        const auto& row = marks.table().rows[at];
        const IdScope own(ui, row.subject.id.value);
        const Rect card{area.x + kSide, y, area.w - 2 * kSide, height_of(row)};
        y += card.h + kGap;
        ui.open("card", Role::ListItem, row.subject.name, card);
        ui.card(card);
        Rect inside = inset(card, kPadding, 4);
        name_line(marks, row, cut_top(inside, kName));
        if (!row.marks.empty()) mark_line(marks, row, cut_top(inside, kMarks));
        ui.close();
    }
    ui.close();
    ui.end_scroll();
    if (ui.take_pull("page")) marks.commands.give(app::Refresh{});
}

}  // namespace ranets::shell
