// On a phone: a card a subject.
#include <utility>

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

// They scroll sideways; the newest, at the right, is in view until somebody moves them.
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
    const float whole = static_cast<float>(row.marks.size()) * (kChip + kChipGap) - kChipGap;
    auto& newest = ui.keep_for_visit<std::size_t>("newest");
    if (std::exchange(newest, row.marks.size()) != row.marks.size())
        ui.scroll_sideways_to("marks", whole);
    const auto scroll = ui.begin_scroll("marks", line, line.h, whole);
    float x = line.x - scroll.x;
    for (const auto& given : row.marks) {
        const IdScope scope(ui, given.mark.id.value);
        const Rect chip = centred({x, line.y, kChip, line.h}, kChip, kChip);
        x += kChip + kChipGap;
        if (ui.press(ui.id("mark"), chip, 10).clicked) marks.open(given, ui.id("mark"));
        mark_chip(ui, chip, given.mark.value, marks.stale(), given.mark.unseen);
        const auto name = mark_name(given);
        ui.say("mark", Role::Button, given.mark.unseen ? format(Word::kMarksNew, {name}) : name,
               chip, semantics::kHasPopup);
    }
    ui.end_scroll();
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
