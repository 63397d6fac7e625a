// What a mark was given for, with how the class did; a subject's charts as tables, and its lessons
// that were missed.
#include <algorithm>
#include <string>
#include <vector>

#include "kit/sheet.h"
#include "kit/widgets.h"
#include "screens/common/lesson_words.h"
#include "screens/marks/marks_parts.h"
#include "screens/marks/marks_words.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kPadding = 20;
constexpr float kHead = 64;
constexpr float kLine = 24;
constexpr float kBar = 24;
constexpr float kChart = 148;
constexpr int kLines = 6;
constexpr float kCompared = 48;
constexpr int kLeastCompared = 200;

SheetSpec spec_of(Ui& ui, std::string_view name) {
    const Rect window = ui.window();
    SheetSpec spec;
    spec.name = name;
    spec.side = ui.phone() ? SheetSide::Bottom : SheetSide::Right;
    spec.size = ui.phone() ? window.h * 0.75f : std::min(420.f, window.w * 0.92f);
    return spec;
}

// Title and cross; true when that was pressed.
bool sheet_head(Ui& ui, Rect& rest, std::string_view title, std::string_view below) {
    Rect head = inset(cut_top(rest, kHead), kPadding, 0);
    ButtonSpec close;
    close.name = text_of(Word::kActionClose);
    close.look = ButtonLook::Ghost;
    close.icon = Icon::Close;
    close.icon_only = true;
    const bool closed = button(ui, "close", centred(cut_right(head, 40), 40, 40), close);
    Rect words = centred(head, head.w, line_px(kTitle) + line_px(kCaption));
    const Rect line = cut_top(words, line_px(kTitle));
    ui.text(line, title, kTitle, Color::Text);
    ui.say("title", Role::Heading2, title, line);
    ui.text(words, below, kCaption, Color::Text2);
    ui.say("below", Role::Text, below, words);
    return closed;
}

class Facts {
  public:
    Facts(Ui& ui, const Rect& rect) : ui_(ui), rest_(rect) { rest_.h = 1e6f; }

    void fact(std::string_view key, std::string_view name, std::string_view value) {
        if (value.empty()) return;
        const Rect head = cut_top(rest_, line_px(kCaption));
        ui_.text(head, name, kCaption, Color::Text3);
        const float height = ui_.paragraph_height(value, kLarge, rest_.w, kLines);
        const Rect words = cut_top(rest_, height);
        ui_.paragraph(words, value, kLarge, Color::Text, kLines);
        ui_.say(key, Role::Text, std::string(name) + ": " + std::string(value),
                {head.x, head.y, head.w, head.h + height});
        cut_top(rest_, 12);
    }

    void title(std::string_view key, std::string_view name) {
        const Rect line = cut_top(rest_, line_px(kLarge));
        ui_.text(line, name, kLargeStrong, Color::Text);
        ui_.say(key, Role::Heading3, name, line);
        cut_top(rest_, 8);
    }

    Rect take(float height) { return cut_top(rest_, height); }
    float y() const { return rest_.y; }

  private:
    Ui& ui_;
    Rect rest_;
};

const model::LessonMark* mark_in(const Marks& marks, model::MarkId id) {
    if (!marks.view().year.value) return nullptr;
    for (const auto& given : marks.view().year.value->marks) {
        if (given.mark.id == id) return &given;
    }
    return nullptr;
}

void class_result(Marks& marks, Facts& facts) {
    Ui& ui = marks.ui;
    const auto& histogram = marks.view().histogram;
    facts.title("class", text_of(Word::kMarksOfClass));
    if (!histogram.value || histogram.value->empty()) {
        const auto words = text_of(!histogram.value ? histogram.error ? Word::kMarksOfClassFailed
                                                                      : Word::kListLoading
                                                    : Word::kMarksOfClassTooFew);
        const float width = facts.take(0).w;
        const Rect lines = facts.take(ui.paragraph_height(words, kBody, width, kLines));
        ui.paragraph(lines, words, kBody, Color::Text2, kLines);
        ui.say("class-none", Role::Text, words, lines);
        return;
    }
    int most = 1;
    for (const auto& one : *histogram.value) most = std::max(most, one.count);
    ui.open("class-table", Role::Table, text_of(Word::kMarksOfClass), facts.take(0));
    for (const auto& [value, count] : *histogram.value) {
        const IdScope scope(ui, value);
        Rect line = facts.take(32);
        const auto number = std::to_string(count);
        ui.open("row", Role::Row, value + ": " + number, line);
        const Rect chip = cut_left(line, 32);
        mark_chip(ui, centred(chip, 26, 26), value);
        ui.say("value", Role::RowHeader, value, chip);
        cut_left(line, 8);
        const Rect words = cut_right(line, 32);
        const float part = static_cast<float>(count) / static_cast<float>(most);
        ui.fill(centred({line.x, line.y, line.w * part, line.h}, line.w * part, 16),
                mark_colors(value).back, 6);
        ui.text(words, number, kBodyStrong, Color::Text, Align::Right);
        ui.say("count", Role::Cell, number, words);
        ui.close();
    }
    ui.close();
}

float mark_facts(Marks& marks, const model::LessonMark& given, const Rect& rect) {
    Ui& ui = marks.ui;
    Facts facts(ui, rect);
    const auto& mark = given.mark;
    facts.fact("work", text_of(Word::kMarksWork), mark.work_name);
    if (marks.weighted())
        facts.fact("weight", text_of(Word::kMarksWeight), std::to_string(mark.weight));
    if (!model::counted(given, marks.weighted()))
        facts.fact("uncounted", text_of(Word::kMarksAverage), text_of(Word::kMarksUncounted));
    facts.fact("topic", text_of(Word::kMarksTopic), given.topic);
    facts.fact("teacher", text_of(Word::kMarksTeacher), given.teacher);
    facts.fact("comment", text_of(Word::kMarksComment), mark.comment);
    const auto zone = marks.views.account ? marks.views.account->zone : model::ZoneOffset{};
    const auto day = [&](model::Instant at) { return day_month(model::local_time(at, zone).date); };
    facts.fact("given", text_of(Word::kMarksGiven), day(mark.given_at));
    if (!mark.corrected_from.empty())
        facts.fact(
            "corrected", text_of(Word::kMarksCorrected),
            format(Word::kMarksCorrectedFrom, {mark.corrected_from, day(mark.corrected_at)}));
    if (mark.work) class_result(marks, facts);
    return facts.y() - rect.y;
}

// A chart whose values are read as a table: the running average, mark by mark.
void running_table(Marks& marks, const model::SubjectMarks& row, Facts& facts) {
    Ui& ui = marks.ui;
    if (row.running.empty()) return;
    facts.title("running", text_of(Word::kMarksRunning));
    running_chart(marks, facts.take(kChart), row);
    facts.take(8);
    ui.open("running-table", Role::Table, text_of(Word::kMarksRunning), facts.take(0));
    std::size_t at = 0;
    for (const auto& given : row.marks) {
        if (!model::counted(given, marks.weighted())) continue;
        const IdScope scope(ui, given.mark.id.value);
        Rect line = facts.take(36);
        const auto average = hundredths_text(row.running[at++]);
        ui.open("row", Role::Row, mark_name(given), line);
        const Rect chip = cut_left(line, 32);
        const auto press = ui.press(ui.id("mark"), centred(chip, 26, 26), 8);
        if (press.clicked) marks.open(given, ui.id("mark"));
        mark_chip(ui, centred(chip, 26, 26), given.mark.value, marks.stale(), given.mark.unseen);
        ui.open("head", Role::RowHeader, mark_name(given), chip);
        ui.say("mark", Role::Button, mark_name(given), chip, semantics::kHasPopup);
        ui.close();
        cut_left(line, 8);
        const Rect number = cut_right(line, 60);
        ui.text(line, day_month(given.day), kBody, Color::Text2);
        ui.text(number, average, kBodyStrong, Color::Text, Align::Right);
        ui.say("average", Role::Cell, average, number);
        ui.close();
    }
    ui.close();
    facts.take(16);
}

// «Пропущено 3 урока: болел 2, не был 1, опоздал 1»
std::string absence_words(const model::SubjectMarks& row) {
    std::string words = plural(Word::kMarksMissed, row.missed_lessons());
    const char* separator = ": ";
    for (std::size_t kind = 1; kind < row.missed.size(); ++kind) {
        if (row.missed[kind] == 0) continue;
        words += separator + in_sentence(attendance_word(static_cast<model::Attendance>(kind))) +
                 " " + std::to_string(row.missed[kind]);
        separator = ", ";
    }
    return words;
}

void absences(Ui& ui, const model::SubjectMarks& row, Facts& facts) {
    facts.title("absences", text_of(Word::kMarksAbsences));
    if (row.absences.empty()) {
        const Rect line = facts.take(kLine);
        ui.text(line, text_of(Word::kMarksNoAbsences), kBody, Color::Text2);
        ui.say("none", Role::Text, text_of(Word::kMarksNoAbsences), line);
        return;
    }
    const auto words = absence_words(row);
    const Rect sum = facts.take(kLine);
    ui.text(sum, words, kBodyStrong, Color::Text);
    ui.say("sum", Role::Text, words, sum);
    ui.open("absence-list", Role::List, text_of(Word::kMarksAbsences), facts.take(0));
    for (const auto& absence : row.absences) {
        const IdScope scope(ui, absence.lesson.value);
        const Rect line = facts.take(kLine + 4);
        const auto words = day_month(absence.day) + " · " +
                           format(Word::kLessonNumber, {std::to_string(absence.lesson_number)}) +
                           " · " + attendance_word(absence.kind);
        ui.text(line, words, kBody, Color::Text);
        ui.say("absence", Role::ListItem, words, line);
    }
    ui.close();
}

float subject_facts(Marks& marks, const model::SubjectMarks& row, const Rect& rect) {
    Facts facts(marks.ui, rect);
    facts.title("counts-title", text_of(Word::kMarksCounts));
    distribution(marks.ui, "counts", facts.take(kBar), row);
    facts.take(16);
    running_table(marks, row, facts);
    absences(marks.ui, row, facts);
    return facts.y() - rect.y;
}

}  // namespace

void mark_sheet(Marks& marks) {
    Ui& ui = marks.ui;
    const auto* given = mark_in(marks, marks.visit.mark);
    if (given == nullptr) return void(marks.visit.mark = {});
    const auto* row = marks.row_of(given->subject);
    const auto name = mark_name(*given);
    bool closed = false;
    {
        const Sheet sheet(ui, "mark-sheet", spec_of(ui, name));
        const IdScope scope(ui, "mark-details");
        Rect rest = sheet.body();
        cut_top(rest, 8);
        closed =
            sheet_head(ui, rest, name, row == nullptr ? std::string_view() : row->subject.name);
        rest = inset(rest, kPadding, 0);
        float& height = ui.keep_for_visit<float>("height");
        const auto scroll = ui.begin_scroll("facts", rest, height);
        height = mark_facts(marks, *given, {rest.x, rest.y - scroll.y, rest.w, 0}) + kPadding;
        ui.end_scroll();
        closed |= sheet.wants_close();
    }
    if (!closed) return;
    marks.visit.mark = {};
    marks.commands.give(app::LookAtMark{});
    if (marks.visit.opener != 0) ui.request_focus(marks.visit.opener);
}

void subject_sheet(Marks& marks) {
    Ui& ui = marks.ui;
    const auto* row = marks.row_of(marks.visit.subject);
    if (row == nullptr) return void(marks.visit.subject = {});
    const Sheet sheet(ui, "subject-sheet", spec_of(ui, row->subject.name));
    const IdScope scope(ui, "subject-details");
    Rect rest = sheet.body();
    cut_top(rest, 8);
    bool closed = sheet_head(ui, rest, row->subject.name,
                             format(Word::kMarksRowAverage, {average_text(row->average)}));
    rest = inset(rest, kPadding, 0);
    ButtonSpec what_if;
    what_if.name = text_of(Word::kMarksWhatIf);
    what_if.icon = Icon::Calculator;
    cut_bottom(rest, 12);
    const Rect foot = cut_bottom(rest, 52);
    if (button(ui, "what-if", centred(foot, foot.w, 44), what_if)) {
        marks.visit.chosen = row->subject.id;
        marks.visit.what_if_open = true;
        closed = true;
    }
    float& height = ui.keep_for_visit<float>("height");
    const auto scroll = ui.begin_scroll("facts", rest, height);
    height = subject_facts(marks, *row, {rest.x, rest.y - scroll.y, rest.w, 0}) + kPadding;
    ui.end_scroll();
    if (closed || sheet.wants_close()) marks.visit.subject = {};
}

// A bar a subject, from 2 to 5; those without numbers have none.
void comparison_sheet(Marks& marks) {
    Ui& ui = marks.ui;
    const auto title = text_of(Word::kMarksCompare);
    const Sheet sheet(ui, "comparison-sheet", spec_of(ui, title));
    const IdScope scope(ui, "comparison");
    Rect rest = sheet.body();
    cut_top(rest, 8);
    const auto below = format(Word::kMarksRowAverage, {average_text(marks.table().average)});
    const bool closed = sheet_head(ui, rest, title, below);
    rest = inset(rest, kPadding, 0);
    const auto order = marks.order();
    const auto scroll =
        ui.begin_scroll("rows", rest, kCompared * static_cast<float>(order.size()) + kPadding);
    ui.open("table", Role::Table, title, rest);
    float y = rest.y - scroll.y;
    for (const auto at : order) {
        const auto& row = marks.table().rows[at];
        const IdScope own(ui, row.subject.id.value);
        Rect line{rest.x, y, rest.w, kCompared};
        y += kCompared;
        const auto average = average_text(row.average);
        ui.open("row", Role::Row, format(Word::kMarksRowName, {row.subject.name, average}), line);
        Rect words = cut_top(line, line_px(kBody) + 4);
        const Rect number = cut_right(words, 52);
        ui.text(words, row.subject.name, kBody, Color::Text);
        ui.text(number, average, kBodyStrong, average_text_color(row.average), Align::Right);
        ui.say("subject", Role::RowHeader, row.subject.name, words);
        ui.say("average", Role::Cell, average, number);
        Rect bar = cut_top(line, 8);
        ui.fill(bar, Color::Sunken, 4);
        if (!row.average.empty()) {
            const float part = static_cast<float>(row.average.hundredths() - kLeastCompared) /
                               static_cast<float>(100 * model::kBestMark - kLeastCompared);
            bar.w *= std::clamp(part, .02f, 1.f);
            ui.fill(bar, average_solid_color(row.average), 4);
        }
        ui.close();
    }
    ui.close();
    ui.end_scroll();
    if (closed || sheet.wants_close()) marks.visit.comparison_open = false;
}

}  // namespace ranets::shell
