#include "screens/common/date_picker.h"

#include <algorithm>
#include <array>

#include "kit/sheet.h"
#include "kit/widgets.h"
#include "kit/words.h"
#include "screens/common/lesson_words.h"

namespace ranets::shell {

using app::DiaryLayout;
using Word = strings::Key;

namespace {

constexpr float kCell = 44;  // high; less where the window is low
constexpr float kHead = 60;
constexpr float kHeadButtons = 3 * 44;
constexpr float kWeekdays = 24;
constexpr int kWeeks = 6;
constexpr float kMarksState = 28;

model::Date first_of_month(model::Date date) {
    return model::Date::of(date.year(), date.month(), 1);
}
model::Date next_month(model::Date first) {
    return first_of_month(first + 31);
}
model::Date previous_month(model::Date first) {
    return first_of_month(first - 1);
}

// The day that the keyboard is on: it gets the focus as soon as it is drawn.
std::optional<model::Date> moved_by_key(Ui& ui, model::Date from) {
    if (ui.take_key(Key::Left)) return from - 1;
    if (ui.take_key(Key::Right)) return from + 1;
    if (ui.take_key(Key::Up)) return from - 7;
    if (ui.take_key(Key::Down)) return from + 7;
    if (ui.take_key(Key::Home)) return from.monday();
    if (ui.take_key(Key::End)) return from.monday() + 6;
    return std::nullopt;
}

const std::vector<std::string>& marks_of(model::Date date, const DatePickerSpec& spec) {
    static const std::vector<std::string> none;
    if (spec.marks == nullptr) return none;
    for (const auto& day : spec.marks->marks) {
        if (day.date == date) return day.values;
    }
    return none;
}

// As many as fit, the newest first to go.
void draw_marks(Ui& ui, const Rect& line, const std::vector<std::string>& values, bool chosen) {
    constexpr float kGap = 3;
    float width = -kGap;
    std::size_t count = 0;
    for (; count < values.size(); ++count) {
        const float next = ui.text_width(values[count], kCaptionStrong) + kGap;
        if (width + next > line.w) break;
        width += next;
    }
    Rect rest = centred(line, width, line.h);
    for (std::size_t i = 0; i < count; ++i) {
        const Rect place = cut_left(rest, ui.text_width(values[i], kCaptionStrong));
        cut_left(rest, kGap);
        ui.text(place, values[i], kCaptionStrong,
                chosen ? Color::OnPrimary : mark_colors(values[i]).text);
    }
}

std::string cell_name(model::Date date, const DatePickerSpec& spec,
                      const std::vector<std::string>& marks) {
    auto name = day_name(date, spec.today);
    if (const auto words = marks_words(marks); !words.empty()) name += ", " + words;
    return name;
}

bool day_cell(Ui& ui, const Rect& cell, model::Date date, const DatePickerSpec& spec,
              bool other_month) {
    const bool chosen = date == spec.chosen;
    const bool today = date == spec.today;
    const float size = std::min({cell.w, cell.h, 40.f});
    const Rect round = centred(cell, size, size);
    const auto press = ui.press(ui.id("day"), cell, size / 2);
    if (chosen)
        ui.fill(round, Color::PrimaryFill, size / 2);
    else if (press.hovered || press.held)
        ui.fill(round, Color::Hover, size / 2);
    if (today && !chosen) ui.border(round, Color::Accent, size / 2, 2);
    const Color color = chosen        ? Color::OnPrimary
                        : today       ? Color::AccentText
                        : other_month ? Color::Text3
                                      : Color::Text;
    const auto& marks = marks_of(date, spec);
    Rect number = cell;
    if (!marks.empty()) {
        Rect lines = centred(round, size - 6, 32);
        number = cut_top(lines, 18);
        draw_marks(ui, lines, marks, chosen);
    }
    ui.text(number, std::to_string(date.day()), chosen || today ? kBodyStrong : kBody, color,
            Align::Centre);
    ui.say("day", Role::Button, cell_name(date, spec, marks), cell,
           chosen ? semantics::kSelected : 0u);
    return press.clicked;
}

// Days without marks would else look as if none had been given.
void marks_state(Ui& ui, const Rect& line, const app::MonthView* marks, model::Date month) {
    if (marks == nullptr || marks->first != month || !(marks->loading || marks->failed)) return;
    const auto text = text_of(marks->failed ? Word::kPickerFailed : Word::kPickerLoading);
    ui.text(line, text, kCaption, Color::Text2, Align::Centre);
    ui.say("marks-state", Role::Status, text, line);
}

bool icon_button(Ui& ui, const char* key, const Rect& rect, Word name, Icon icon) {
    ButtonSpec spec;
    spec.name = text_of(name);
    spec.look = ButtonLook::Ghost;
    spec.icon = icon;
    spec.icon_only = true;
    return button(ui, key, rect, spec);
}

}  // namespace

DatePicked date_picker(Ui& ui, const DatePickerSpec& spec) {
    const IdScope scope(ui, "date-picker");
    DatePicked picked;
    picked.month =
        spec.month == model::Date{} ? first_of_month(spec.chosen) : first_of_month(spec.month);

    SheetSpec sheet_spec;
    sheet_spec.name = text_of(Word::kDiaryChooseDate);
    sheet_spec.side = ui.phone() ? SheetSide::Bottom : SheetSide::Centre;
    const auto title = format(Word::kPickerMonthYear, {at_start(month_name(picked.month.month())),
                                                       std::to_string(picked.month.year())});
    // As wide as the sheet can be, whatever its side.
    const float room = std::min(ui.window().w - 16, 7 * 52.f) - kHeadButtons - 8;
    const float own_line = ui.text_width(title, kTitle) > room ? line_px(kTitle) + 4 : 0;
    const float around = kHead + own_line + kWeekdays + kMarksState + 44 + 16;
    sheet_spec.height = around + kWeeks * kCell;
    sheet_spec.size = ui.phone() ? sheet_spec.height : 360;
    const Sheet sheet(ui, "sheet", sheet_spec);
    picked.close = sheet.wants_close();
    const float width = std::min(sheet.body().w - 16, 7 * 52.f);
    const float row_height = std::min(kCell, (sheet.body().h - around) / kWeeks);
    Rect rest = centred(sheet.body(), width, sheet.body().h);

    Rect head = cut_top(rest, kHead);
    const Rect close_place = centred(cut_right(head, 44), 44, 44);
    const Rect next_place = centred(cut_right(head, 44), 44, 44);
    const Rect previous_place = centred(cut_right(head, 44), 44, 44);
    cut_left(head, 8);
    if (own_line > 0) head = inset(cut_top(rest, own_line), 8, 0);
    ui.text(head, title, kTitle, Color::Text);
    ui.say("title", Role::Heading2, title, head, semantics::kPolite);
    model::Date turned = picked.month;
    if (icon_button(ui, "previous", previous_place, Word::kPickerPrevious, Icon::ChevronLeft))
        turned = previous_month(picked.month);
    if (icon_button(ui, "next", next_place, Word::kPickerNext, Icon::ChevronRight))
        turned = next_month(picked.month);
    if (icon_button(ui, "close", close_place, Word::kActionClose, Icon::Close)) picked.close = true;
    if (ui.take_key(Key::PageUp)) turned = previous_month(picked.month);
    if (ui.take_key(Key::PageDown)) turned = next_month(picked.month);

    const float cell_width = rest.w / 7;
    Rect names = cut_top(rest, kWeekdays);
    for (int i = 0; i < 7; ++i)
        ui.text(cut_left(names, cell_width), weekday_short(static_cast<model::Weekday>(i)),
                kCaption, Color::Text3, Align::Centre);

    auto& wanted = ui.keep<std::optional<model::Date>>("wanted");
    const Rect grid = cut_top(rest, kWeeks * row_height);
    ui.open("grid", Role::Group, title, grid);
    const model::Date first = picked.month.monday();
    std::optional<model::Date> cursor;
    for (int i = 0; i < kWeeks * 7; ++i) {
        const model::Date date = first + i;
        const IdScope own(ui, static_cast<std::int64_t>(date.days));
        const Rect cell{grid.x + static_cast<float>(i % 7) * cell_width,
                        grid.y + static_cast<float>(i / 7) * row_height, cell_width, row_height};
        const auto id = ui.id("day");
        if (day_cell(ui, cell, date, spec, date.month() != picked.month.month())) {
            picked.date = date;
            picked.close = true;
        }
        if (wanted == date) {
            ui.request_focus(id);
            wanted.reset();
        }
        if (ui.focused(id)) cursor = date;
    }
    ui.close();
    if (const auto moved = cursor ? moved_by_key(ui, *cursor) : std::nullopt) {
        wanted = moved;
        if (moved->month() != picked.month.month()) turned = first_of_month(*moved);
        ui.invalidate();
    }
    if (const int swipe = ui.take_swipe(grid); swipe != 0)
        turned = swipe < 0 ? next_month(picked.month) : previous_month(picked.month);

    marks_state(ui, cut_top(rest, kMarksState), spec.marks, picked.month);
    const std::array<std::string_view, 2> layouts{text_of(Word::kDiaryLayoutDay),
                                                  text_of(Word::kDiaryLayoutWeek)};
    const int layout =
        segmented(ui, "layout", centred(cut_top(rest, 44), rest.w - 16, 44),
                  text_of(Word::kDiaryLayout), layouts, spec.layout == DiaryLayout::Week ? 1 : 0);
    if (layout >= 0) {
        picked.layout = layout == 0 ? DiaryLayout::Day : DiaryLayout::Week;
        picked.close = true;
    }
    if (turned != picked.month) {
        picked.month = turned;
        ui.invalidate();
    }
    return picked;
}

}  // namespace ranets::shell
