// The tables: a term's marks, and a year's final marks.
#include <algorithm>
#include <string>

#include "kit/widgets.h"
#include "screens/common/lesson_words.h"
#include "screens/marks/marks_parts.h"
#include "screens/marks/marks_words.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kHead = 44;
constexpr float kLeastRow = 44, kMostRow = 55;
constexpr float kSide = 16, kGap = 16;
constexpr float kSubject = 152, kAverage = 58, kTrend = 108, kDistribution = 132;
constexpr float kChip = 26, kChipGap = 4, kTouchGap = 18;
constexpr float kAverageChip = 52, kAverageHeight = 28;
constexpr float kSpark = 60, kSparkHeight = 32;
constexpr float kBar = 24;
constexpr float kRoomForCounts = 560;
constexpr float kFinal = 72, kLeastName = 104, kAverageCell = 58, kNarrowSide = 12;

struct Columns {
    Rect subject, marks, average, trend, counts;
};

Columns columns_of(Rect line) {
    Columns columns;
    line = inset(line, kSide, 0);
    columns.subject = cut_left(line, kSubject);
    cut_left(line, kGap);
    // Where there is little room the distribution is left to the subject's sheet.
    if (line.w >= kRoomForCounts) {
        columns.counts = cut_right(line, kDistribution);
        cut_right(line, 4);
    }
    columns.trend = cut_right(line, kTrend);
    cut_right(line, kGap);
    columns.average = cut_right(line, kAverage);
    cut_right(line, kGap);
    columns.marks = line;
    return columns;
}

// A head that can be pressed to put the rows in its order.
void head_button(Marks& marks, const char* key, const Rect& rect, std::string_view name,
                 MarksOrder order, Align align) {
    Ui& ui = marks.ui;
    ui.open(key, Role::ColumnHeader, name, rect);
    const IdScope scope(ui, key);
    const bool chosen = marks.visit.order == order;
    const auto press = ui.press(ui.id("order"), inset(rect, -4, 6), 8);
    if (press.clicked) marks.visit.order = order;
    ui.text(rect, name, kCaptionStrong,
            press.hovered ? Color::Text
            : chosen      ? Color::OnSoft
                          : Color::Text2,
            align);
    ui.say("order", Role::Button, format(Word::kMarksOrderBy, {name}), rect,
           chosen ? semantics::kSelected : 0u);
    ui.close();
}

void head_words(Ui& ui, const char* key, const Rect& rect, std::string_view name, Align align) {
    ui.text(rect, name, kCaptionStrong, Color::Text2, align);
    ui.say(key, Role::ColumnHeader, name, rect);
}

// A finger needs 44 for each.
float chip_gap(const Ui& ui) {
    return ui.preferences().coarse_pointer ? kTouchGap : kChipGap;
}

std::size_t room_for_chips(const Ui& ui, float width) {
    const float gap = chip_gap(ui);
    return static_cast<std::size_t>(std::max(1.f, (width + gap) / (kChip + gap)));
}

void chip(Marks& marks, const model::LessonMark& given, const Rect& rect) {
    Ui& ui = marks.ui;
    const IdScope scope(ui, given.mark.id.value);
    const auto press = ui.press(ui.id("mark"), rect, 8);
    if (press.clicked) marks.open(given, ui.id("mark"));
    mark_chip(ui, rect, given.mark.value, marks.stale(), given.mark.unseen);
    const auto name = mark_name(given);
    ui.say("mark", Role::Button, given.mark.unseen ? format(Word::kMarksNew, {name}) : name, rect,
           semantics::kHasPopup);
}

// The newest ones, as far as they fit; «+N» before them lets the row wrap.
void chips(Marks& marks, const model::SubjectMarks& row, const Rect& rect) {
    Ui& ui = marks.ui;
    const std::size_t room = room_for_chips(ui, rect.w);
    const float gap = chip_gap(ui);
    const std::size_t count = row.marks.size();
    std::size_t first = 0;
    Rect rest = rect;
    if (count > room && !marks.whole(row.subject.id)) {
        first = count - (room - 1);
        const Rect more = centred(cut_left(rest, kChip), kChip, kChip);
        cut_left(rest, gap);
        const auto label = format(Word::kDiaryMoreMarks, {std::to_string(first)});
        const auto press = ui.press(ui.id("more"), more, 8);
        ui.text(more, label, kCaptionStrong, press.hovered ? Color::Text : Color::Text2,
                Align::Centre);
        ui.say("more", Role::Button, label, more);
        if (press.clicked) marks.visit.whole.push_back(row.subject.id);
    }
    const std::size_t lines = count == 0 ? 1 : (count - first + room - 1) / room;
    const float line = kChip + gap;
    float y = centre(rect).y - (line * static_cast<float>(lines) - gap) / 2;
    float x = rest.x;
    for (std::size_t i = first; i < count; ++i) {
        chip(marks, row.marks[i], {x, y, kChip, kChip});
        x += line;
        if ((i - first + 1) % room == 0) {
            x = rest.x;
            y += line;
        }
    }
}

// A row that shows all its marks is higher where they need it.
float height_of(const Marks& marks, const model::SubjectMarks& row, float width, float least) {
    if (!marks.whole(row.subject.id)) return least;
    const std::size_t room = room_for_chips(marks.ui, width);
    const std::size_t lines = (row.marks.size() + room - 1) / room;
    return std::max(least, 14 + static_cast<float>(lines) * (kChip + chip_gap(marks.ui)));
}

Rect spark_place(Rect trend) {
    return centred(cut_left(trend, kSpark), kSpark, kSparkHeight);
}

void trend(Ui& ui, const Rect& rect, const model::SubjectMarks& row) {
    Rect rest = rect;
    sparkline(ui, spark_place(rect), row);
    cut_left(rest, kSpark + 5);
    if (!row.trend) return;
    const auto words = trend_text(*row.trend);
    ui.text(rest, words, kCaptionStrong, trend_color(*row.trend));
    ui.say("trend", Role::Image, format(Word::kMarksTrendName, {words}), rect);
}

// In two lines where they are enough, and no word is broken; the picture is left out where there is
// hardly room for a name.
void subject(Ui& ui, Rect rect, const model::Subject& subject) {
    if (!ui.phone()) {
        ui.icon({rect.x + 10, centre(rect).y}, subject_icon(subject.name), 20, Color::Text2);
        cut_left(rect, 26);
    }
    const auto lines = ui.wrap(subject.name, kBodyStrong, rect.w, 3);
    const bool between_words = lines.size() == 2 && subject.name[lines.front().size()] == ' ';
    if (!between_words) return void(ui.text(rect, subject.name, kBodyStrong, Color::Text));
    const float height = ui.paragraph_height(subject.name, kBodyStrong, rect.w, 2);
    ui.paragraph(centred(rect, rect.w, height), subject.name, kBodyStrong, Color::Text, 2);
}

std::string row_name(const model::SubjectMarks& row) {
    return format(Word::kMarksRowName, {row.subject.name, average_text(row.average)});
}

void row(Marks& marks, const model::SubjectMarks& of, const Rect& line, bool last) {
    Ui& ui = marks.ui;
    const IdScope scope(ui, of.subject.id.value);
    const bool chosen = marks.visit.chosen == of.subject.id;
    ui.open("row", Role::Row, row_name(of), line);
    // Beside the marks, which are buttons of their own.
    const auto columns = columns_of(line);
    const auto press = ui.press(ui.id("choose"), columns.subject, 8);
    if (press.clicked) {
        marks.visit.chosen = of.subject.id;
        if (!ui.wide()) marks.visit.subject = of.subject.id;
    }
    if (chosen)
        ui.fill(line, Color::PrimarySoft);
    else if (press.hovered)
        ui.fill(line, Color::Hover);
    subject(ui, columns.subject, of.subject);
    ui.open("subject", Role::RowHeader, of.subject.name, columns.subject);
    ui.say("choose", Role::Button, of.subject.name, columns.subject,
           chosen ? semantics::kSelected : 0u);
    ui.close();
    ui.open("marks", Role::Cell, {}, columns.marks);
    chips(marks, of, columns.marks);
    ui.close();
    ui.open("average", Role::Cell, average_text(of.average), columns.average);
    ui.close();
    average_chip(ui, centred(columns.average, kAverageChip, kAverageHeight), of.average);
    // The small charts lead to the large ones.
    const float end = right(columns.counts.w > 0 ? columns.counts : columns.trend);
    const Rect charts{columns.trend.x, line.y + 2, end - columns.trend.x, line.h - 4};
    const auto open = ui.press(ui.id("charts"), charts, 8);
    const auto point = small_chart(marks, spark_place(columns.trend), of);
    Press counts;
    if (columns.counts.w > 0) counts = small_distribution(marks, columns.counts, of);
    if (open.clicked || point.clicked || counts.clicked) marks.visit.subject = of.subject.id;
    if (open.hovered || point.hovered || counts.hovered)
        ui.fill(charts, chosen ? Color::Surface : Color::Hover, 8);
    ui.open("dynamics", Role::Cell, {}, columns.trend);
    trend(ui, columns.trend, of);
    ui.say("charts", Role::Button, format(Word::kMarksCharts, {of.subject.name}), charts,
           semantics::kHasPopup);
    ui.close();
    if (columns.counts.w > 0) {
        ui.open("counts", Role::Cell, {}, columns.counts);
        distribution(ui, "distribution", centred(columns.counts, columns.counts.w, kBar), of);
        ui.close();
    }
    if (!last) ui.horizontal_line(line.x, bottom(line) - 1, line.w);
    ui.close();
}

float row_height(float room, std::size_t rows) {
    if (rows == 0) return kMostRow;
    return std::clamp(room / static_cast<float>(rows), kLeastRow, kMostRow);
}

// The head of the card, rounded where the card is.
Rect card_head(Ui& ui, Rect& rest) {
    const Rect head = cut_top(rest, kHead);
    ui.fill(head, Color::Hover, 16, kTopCorners);
    ui.horizontal_line(head.x, bottom(head) - 1, head.w);
    return head;
}

const model::FinalMark* final_mark(const model::MarksYear& year, model::SubjectId subject,
                                   model::FinalMark::Kind kind, int term) {
    for (const auto& mark : year.finals) {
        if (mark.subject == subject && mark.kind == kind &&
            (kind != model::FinalMark::Kind::Term || mark.term == term))
            return &mark;
    }
    return nullptr;
}

}  // namespace

void marks_table(Marks& marks, const Rect& area) {
    Ui& ui = marks.ui;
    const IdScope scope(ui, "table");
    const auto order = marks.order();
    const float height = row_height(area.h - kHead, order.size());
    const float width = columns_of(area).marks.w;
    float all = 0;
    for (const auto at : order) all += height_of(marks, marks.table().rows[at], width, height);
    Rect card = area;
    card.h = std::min(area.h, kHead + all);
    ui.card(card);
    ui.open("table", Role::Table, table_name(marks.term()), card);
    Rect rest = card;
    const Rect head = card_head(ui, rest);
    const auto columns = columns_of(head);
    ui.open("heads", Role::Row, {}, head);
    head_button(marks, "by-subject", columns.subject, text_of(Word::kMarksSubject),
                MarksOrder::Subject, Align::Left);
    head_words(ui, "marks-head", columns.marks, text_of(Word::kMarksNewestRight), Align::Left);
    head_button(marks, "by-average", columns.average,
                text_of(marks.weighted() ? Word::kMarksWeighted : Word::kMarksAverage),
                MarksOrder::Average, Align::Centre);
    head_button(marks, "by-trend", columns.trend, text_of(Word::kMarksTrend), MarksOrder::Trend,
                Align::Left);
    if (columns.counts.w > 0)
        head_words(ui, "counts-head", columns.counts, text_of(Word::kMarksCounts), Align::Left);
    ui.close();
    const auto scroll = ui.begin_scroll("rows", rest, all);
    float y = rest.y - scroll.y;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto& of = marks.table().rows[order[i]];
        const Rect line{rest.x, y, rest.w, height_of(marks, of, width, height)};
        row(marks, of, line, i + 1 == order.size());
        y += line.h;
    }
    ui.end_scroll();
    ui.close();
}

void year_table(Marks& marks, const Rect& area) {
    Ui& ui = marks.ui;
    if (!marks.view().year.value) return;
    const IdScope scope(ui, "year");
    using Kind = model::FinalMark::Kind;
    const auto& year = *marks.view().year.value;
    struct Column {
        std::string name;
        std::optional<Kind> kind;  // none: the average of the year's marks
        int term = 0;
    };
    std::vector<Column> columns;
    for (const auto& term : marks.view().terms)
        columns.push_back({term_short(term), Kind::Term, term.number});
    columns.push_back({std::string(text_of(Word::kMarksYearAverage)), {}, 0});
    columns.push_back({std::string(text_of(Word::kMarksWholeYear)), Kind::Year, 0});
    for (const auto kind : {Kind::Examination, Kind::Certificate}) {
        const bool any = std::any_of(year.finals.begin(), year.finals.end(),
                                     [&](const auto& mark) { return mark.kind == kind; });
        const auto word = kind == Kind::Examination ? Word::kMarksExam : Word::kMarksCertificate;
        if (any) columns.push_back({std::string(text_of(word)), kind, 0});
    }
    const auto order = marks.order();
    const float height = row_height(area.h - kHead, order.size());
    const float all = height * static_cast<float>(order.size());
    Rect card = area;
    card.h = std::min(area.h, kHead + all);
    ui.card(card);
    ui.open("table", Role::Table, table_name(nullptr), card);
    Rect rest = card;
    // The average needs most; what is left of a narrow window is shared by the others.
    const float side = ui.phone() ? kNarrowSide : kSide;
    const auto others = static_cast<float>(columns.size() - 1);
    const float room = area.w - 2 * side - kLeastName - kAverageCell;
    const float least = std::clamp(room / others, kChip, kFinal);
    const auto cut = [&](Rect line) {
        line = inset(line, side, 0);
        std::vector<Rect> cells(columns.size() + 1);
        for (std::size_t i = columns.size(); i > 0; --i)
            cells[i] = cut_right(line, columns[i - 1].kind ? least : std::max(least, kAverageCell));
        cells[0] = line;
        return cells;
    };
    const Rect head = card_head(ui, rest);
    const auto heads = cut(head);
    ui.open("heads", Role::Row, {}, head);
    head_button(marks, "by-subject", heads[0], text_of(Word::kMarksSubject), MarksOrder::Subject,
                Align::Left);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto key = "head" + std::to_string(i);
        head_words(ui, key.c_str(), heads[i + 1], columns[i].name, Align::Centre);
    }
    ui.close();
    const auto scroll = ui.begin_scroll("rows", rest, all);
    float y = rest.y - scroll.y;
    for (const auto at : order) {
        const auto& of = marks.table().rows[at];
        const IdScope own(ui, of.subject.id.value);
        const Rect line{rest.x, y, rest.w, height};
        y += height;
        ui.open("row", Role::Row, row_name(of), line);
        const auto cells = cut(line);
        subject(ui, cells[0], of.subject);
        ui.say("subject", Role::RowHeader, of.subject.name, cells[0]);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto& column = columns[i];
            const auto key = "cell" + std::to_string(i);
            const Rect& cell = cells[i + 1];
            std::string value;
            if (!column.kind) {
                value = average_text(of.average);
                average_chip(ui, centred(cell, kAverageChip, kAverageHeight), of.average);
            } else if (const auto* mark =
                           final_mark(year, of.subject.id, *column.kind, column.term)) {
                value = mark->value;
                mark_chip(ui, centred(cell, kChip, kChip), value, marks.stale());
            } else {
                value = text_of(Word::kMarksNoAverage);
                ui.text(cell, value, kBody, Color::Text3, Align::Centre);
            }
            ui.say(key, Role::Cell, value, cell);
        }
        ui.horizontal_line(line.x, bottom(line) - 1, line.w);
        ui.close();
    }
    ui.end_scroll();
    ui.close();
}

}  // namespace ranets::shell
