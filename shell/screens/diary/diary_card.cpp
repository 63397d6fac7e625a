// A day's card in the week, its rows of lessons, and the week's figures.
#include <algorithm>
#include <string>
#include <vector>

#include "kit/widgets.h"
#include "screens/diary/diary_parts.h"
#include "screens/diary/lesson_chips.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kMarksMargin = 10;
constexpr float kSummarySpace = 72;
constexpr float kAfterChange = 10;
constexpr float kLeastHomework = 100;  // with its tick and its paperclip

// --- a lesson's first line: subject, «идёт сейчас», the test's pill, the room

struct FirstLine {
    LessonPill pill;
    std::string room;
    float going_on = 0;  // the width of «идёт сейчас» with what is before it; 0: not told
};

// The class tells a teacher more than a room tells a pupil.
Type place_type(const model::Lesson& lesson) {
    return lesson.class_name.empty() ? kCaption : kBodyStrong;
}
Color place_color(const model::Lesson& lesson) {
    return lesson.class_name.empty() ? Color::Text3 : Color::Text2;
}

// What does not fit gives way: the room's «каб.», the room, the pill's length, the pill; at last
// the subject is cut by whoever draws it. A teacher's class stays; «идёт сейчас», which the row's
// colour tells too, gives way to it.
FirstLine first_line(Ui& ui, const model::Lesson& lesson, float going_on, float width) {
    FirstLine line{lesson_pill(lesson), place_short(lesson), going_on};
    const float subject = ui.text_width(lesson.subject_name, kBodyStrong);
    const auto fits = [&] {
        float needed = subject + line.going_on;
        if (!line.pill.text.empty()) needed += 8 + pill_width(ui, line.pill.text, 7);
        if (!line.room.empty()) needed += 8 + ui.text_width(line.room, place_type(lesson));
        return needed <= width;
    };
    if (fits()) return line;
    line.room = place_shorter(lesson);
    if (fits()) return line;
    if (lesson.class_name.empty())
        line.room.clear();
    else
        line.going_on = 0;
    if (fits()) return line;
    line.pill.text = line.pill.brief;
    if (8 + pill_width(ui, line.pill.text, 7) > width) line.pill.text.clear();
    return line;
}

void draw_first_line(Ui& ui, Rect box, const model::Lesson& lesson, bool now) {
    const auto going_on = text_of(Word::kDiaryLessonNow);
    const auto line =
        first_line(ui, lesson, now ? 8 + ui.text_width(going_on, kCaptionStrong) : 0, box.w);
    if (!line.room.empty()) {
        const auto type = place_type(lesson);
        const float width = ui.text_width(line.room, type) + 1;
        ui.text(cut_right(box, width), line.room, type, place_color(lesson), Align::Right);
        cut_right(box, 8);
    }
    const auto& mark = line.pill;
    const float pill_space = mark.text.empty() ? 0 : 8 + pill_width(ui, mark.text, 7);
    const float subject = std::min(ui.text_width(lesson.subject_name, kBodyStrong) + 1,
                                   std::max(0.f, box.w - line.going_on - pill_space));
    const Color color = lesson.cancelled() ? Color::Text3 : Color::Text;
    ui.text(cut_left(box, subject), lesson.subject_name, kBodyStrong, color);
    if (!mark.text.empty()) {
        pill(ui, {box.x + 8, centre(box).y}, mark.text, mark.background, mark.color, 18, 7);
        cut_left(box, pill_space);
    }
    if (line.going_on > 0) {
        cut_left(box, 8);
        ui.text(box, going_on, kCaptionStrong, Color::AccentText);
    }
}

void draw_homework(Ui& ui, Rect box, const model::Lesson& lesson, model::Date day, Type type,
                   bool unsent) {
    const auto text = homework_line(lesson);
    const auto change = change_line(lesson, day);
    if (text.empty()) {
        if (change.empty())
            ui.text(box, text_of(Word::kDiaryNoHomework), type, Color::Text3);
        else
            ui.text(box, change, type, Color::Text2);
        return;
    }
    // What had been planned gives way to the homework: the pill tells of the change, too.
    if (const float needed = ui.text_width(change, type) + kAfterChange;
        !change.empty() && box.w >= needed + kLeastHomework) {
        ui.text(cut_left(box, needed), change, type, Color::Text2);
    }
    if (unsent) {
        ui.icon({box.x + 7, centre(box).y}, Icon::Clock, 14, Color::Mark3);
        cut_left(box, 18);
    } else if (homework_done(lesson)) {
        ui.icon({box.x + 7, centre(box).y}, Icon::Check, 14, Color::Ok);
        cut_left(box, 18);
    }
    const bool clip = has_files(lesson);
    if (clip) box.w = std::max(0.f, box.w - 18);
    const float width = ui.text(box, text, type, Color::Text2);
    if (!clip) return;
    // Those behind a cut text stand below each other.
    const float end = ui.text_width(text, type) > box.w ? box.w : width;
    ui.icon({box.x + end + 4 + 7, centre(box).y}, Icon::Paperclip, 14, Color::Text3);
}

// --- a lesson

struct RowLook {
    float before = 12, after = 10;
    bool marks = false;  // the card has a column of them
    bool last = false;
    bool at_bottom = false;  // touches the card's rounded corners
};

void lesson_row(Diary& diary, const Rect& row, const model::Lesson& lesson, model::Date date,
                const WeekMetrics& metrics, const RowLook& look) {
    Ui& ui = diary.ui;
    const IdScope scope(ui, lesson.id.value);
    const bool now = is_now(lesson, date, diary.views.now);
    const bool chosen =
        diary.views.diary.open_lesson != nullptr && diary.views.diary.open_lesson->id == lesson.id;
    const float corner = look.at_bottom ? 15.f : 0.f;

    const auto id = ui.id("lesson");
    const auto press = ui.press(id, row, -1);  // its ring has its place inside
    if (chosen)
        ui.fill(row, Color::PrimarySoft, corner, kBottomCorners);
    else if (now)
        ui.fill(row, Color::AccentSoft, corner, kBottomCorners);
    else if (press.hovered || press.held)
        ui.fill(row, Color::Hover, corner, kBottomCorners);
    if (now) ui.fill({row.x, row.y + 6, 4, row.h - 13}, Color::Accent, 2);
    if (!look.last) ui.horizontal_line(row.x, bottom(row) - 1, row.w);
    if (press.ring) ui.ring(inset(row, 4), 4);

    Rect rest = row;
    rest.h -= 1;
    cut_left(rest, look.before);
    cut_right(rest, look.after);
    Rect numbers = centred(cut_left(rest, 42), 42, 33);
    ui.text(cut_top(numbers, 18), std::to_string(lesson.number), kBodyStrong, Color::Text);
    ui.text(cut_top(numbers, 15), time_text(lesson.start), kCaption, Color::Text3);
    if (look.marks) {
        const auto chips = lesson_chips(ui, lesson, kWeekChips);
        const float column = std::max(kWeekChips.size, chips.width);
        draw_chips(ui, chips, cut_right(rest, column), diary.offline());
        cut_right(rest, kMarksMargin);
    }
    Rect words = centred(rest, rest.w, 19 + metrics.homework_line);
    draw_first_line(ui, cut_top(words, 19), lesson, now);
    draw_homework(ui, cut_top(words, metrics.homework_line), lesson, date, metrics.homework,
                  diary.unsent(lesson));

    semantics::Node node;
    node.id = id;
    node.role = Role::Button;
    node.name = lesson_name_in_week(lesson, diary.moment(lesson, date));
    node.description = lesson_description(lesson, date);
    node.rect = row;
    ui.open("item", Role::ListItem, {}, row);
    ui.tree().leaf(std::move(node));
    ui.close();
    if (press.clicked) diary.open(lesson, date, id);
}

void card_head(Diary& diary, const Rect& head, const model::Day& day, float side) {
    Ui& ui = diary.ui;
    Rect row = inset(head, side, 0);
    row.h -= 1;
    const auto held = lessons_held(day);
    const auto hours =
        held.empty() ? std::string() : time_range(held.front()->start, held.back()->finish);
    Rect place;
    if (!hours.empty()) {
        place = cut_right(row, ui.text_width(hours, kCaption) + 1);
        cut_right(row, 8);
    }
    ui.say("heading", Role::Heading2, day_name(day.date, diary.views.now.date), row);
    if (!hours.empty()) {
        ui.text(place, hours, kCaption, Color::Text3, Align::Right);
        ui.say("hours", Role::Text, format(Word::kDiaryHours, {hours}), place);
    }
    const auto weekday = weekday_name(day.date.weekday());
    const auto date = day_month(day.date);
    const auto today = text_of(Word::kDiaryToday);
    const bool is_today = day.date == diary.views.now.date;
    const float pill_space = is_today ? 8 + pill_width(ui, today, 10) : 0;
    // Of a narrow card's head the weekday stays longest.
    float weekday_width = ui.text_width(weekday, kBodyStrong) + 1;
    const float date_width = ui.text_width(date, kBody) + 1;
    const bool with_date = weekday_width + 7 + date_width + pill_space <= row.w;
    const bool with_pill = with_date || weekday_width + pill_space <= row.w;
    weekday_width = std::min(weekday_width, row.w);
    ui.text(cut_left(row, weekday_width), weekday, kBodyStrong, Color::Text);
    if (with_date) {
        cut_left(row, 7);
        ui.text(cut_left(row, date_width), date, kBody, Color::Text2);
    }
    if (is_today && with_pill)
        pill(ui, {row.x + 8, centre(row).y}, today, Color::Badge, Color::OnBadge, 22, 10);
}

void no_lessons(Diary& diary, const Rect& rect, const model::Day& day) {
    const auto words =
        day.holiday.empty() ? std::string(text_of(Word::kDiaryNoLessons)) : day.holiday;
    const Rect line = centred(inset(rect, 12, 0), std::max(0.f, rect.w - 24), 40);
    diary.ui.paragraph({line.x, centre(line).y - 10, line.w, 40}, words, kBody, Color::Text3, 2,
                       Align::Centre);
    diary.ui.say("none", Role::Text, words, line);
}

struct Figure {
    std::string value;
    std::string label;
    float width(Ui& ui) const {
        return std::max(ui.text_width(value, kTitle), ui.text_width(label, kCaption)) + 1;
    }
};
constexpr float kBetweenFigures = 33;  // with a line in the middle

void draw_figure(Ui& ui, Rect& row, const Figure& figure, bool last) {
    Rect place = cut_left(row, figure.width(ui));
    ui.text(cut_top(place, 26), figure.value, kTitle, Color::OnSoft);
    ui.text(cut_top(place, 16), figure.label, kCaption, Color::OnSoft);
    if (last) return;
    const Rect between = cut_left(row, kBetweenFigures);
    ui.push_alpha(0.25f);
    ui.fill({between.x + 16, between.y + 3, 1, 36}, Color::OnSoft);
    ui.pop_alpha();
}

// Where they don't fit beside one another: a line each.
void draw_figure_line(Ui& ui, Rect line, const Figure& figure) {
    cut_left(line, ui.text(line, figure.value, kBodyStrong, Color::OnSoft) + 6);
    ui.text(line, figure.label, kCaption, Color::OnSoft);
}

Figure counted(Word word, int count) {
    return {std::to_string(count), plural(word, count)};
}

std::vector<Figure> figures_of(const Diary& diary) {
    const auto& summary = diary.views.diary.summary;
    // Where no homework is set and no marks are given, as in the first grade, there are lessons.
    if (!diary.of_pupil() || summary.marks + summary.homework_total == 0) {
        std::vector<Figure> figures{counted(Word::kDiarySummaryLessons, summary.lessons)};
        if (summary.classes > 0)
            figures.push_back(counted(Word::kDiarySummaryClasses, summary.classes));
        figures.push_back(counted(Word::kDiarySummaryTests, summary.tests));
        return figures;
    }
    return {{summary.average ? decimal(*summary.average, 1) : std::string("\u2013"),
             std::string(text_of(Word::kDiarySummaryAverage))},
            counted(Word::kDiarySummaryMarks, summary.marks),
            {format(Word::kDiarySummaryDone, {std::to_string(summary.homework_done),
                                              std::to_string(summary.homework_total)}),
             std::string(text_of(Word::kDiarySummaryDoneLabel))}};
}

}  // namespace

void week_summary(Diary& diary, const Rect& rect) {
    Ui& ui = diary.ui;
    ui.fill(rect, Color::PrimarySoft, 12);
    const auto figures = figures_of(diary);
    const Rect inner = inset(rect, 16, 0);
    float needed = kBetweenFigures * static_cast<float>(figures.size() - 1);
    for (const auto& figure : figures) needed += figure.width(ui);
    const bool beside = needed <= inner.w;

    Rect block = centred(inner, inner.w, beside ? 66.f : 72.f);
    ui.open("summary", Role::Group, text_of(Word::kDiarySummary), rect);
    const auto title = text_of(Word::kDiarySummaryTitle);
    const Rect line = cut_top(block, 16);
    ui.text(line, title, kCaptionStrong, Color::OnSoft);
    ui.say("summary-title", Role::Text, title, line);
    cut_top(block, beside ? 8.f : 2.f);
    for (const auto& figure : figures) {
        const IdScope scope(ui, static_cast<std::int64_t>(&figure - figures.data()));
        const Rect place = beside ? Rect{block.x, block.y, figure.width(ui), 42}
                                  : Rect{block.x, block.y, block.w, 18};
        ui.say("figure", Role::Text, figure.value + " " + figure.label, place);
        if (beside)
            draw_figure(ui, block, figure, &figure == &figures.back());
        else
            draw_figure_line(ui, cut_top(block, 18), figure);
    }
    ui.close();
}

void day_card(Diary& diary, const Rect& rect, const model::Day& day, const WeekMetrics& metrics,
              bool with_summary) {
    Ui& ui = diary.ui;
    const IdScope scope(ui, static_cast<std::int64_t>(day.date.days));
    const bool today = day.date == diary.views.now.date;
    const float line = today ? 2 : 1;
    std::uint32_t flags = today ? semantics::kCurrent : 0u;
    if (!diary.loaded()) flags |= semantics::kBusy;
    ui.open("day", Role::Group, day_name(day.date, diary.views.now.date), rect, flags);

    ui.card(rect);
    Rect inner = inset(rect, line);
    const Rect head = cut_top(inner, metrics.head + 1 - line);
    if (today) ui.fill(head, Color::AccentSoft, 14, kTopCorners);
    ui.horizontal_line(inner.x, bottom(head) - 1, inner.w);
    card_head(diary, head, day, today ? 11.f : 12.f);

    if (!diary.loaded()) {
        skeleton_rows(diary, inset(inner, 12, 0), metrics.row, 6);
    } else if (day.lessons.empty()) {
        no_lessons(diary, inner, day);
    } else {
        const auto count = static_cast<float>(day.lessons.size());
        const float content = count * metrics.row;
        // Half a pixel of rounding is no reason to scroll.
        const bool scrolls = content > inner.h + 1.5f;
        const float offset = scrolls ? ui.begin_scroll("lessons", inner, content).y : 0.f;
        ui.open("list", Role::List, text_of(Word::kDiaryLessons), inner);
        const bool marks = std::any_of(day.lessons.begin(), day.lessons.end(), has_chips);
        RowLook look{today ? 11.f : 12.f, today ? 9.f : 10.f, marks, false, false};
        for (std::size_t i = 0; i < day.lessons.size(); ++i) {
            const Rect row{inner.x, inner.y - offset + static_cast<float>(i) * metrics.row, inner.w,
                           metrics.row};
            look.last = i + 1 == day.lessons.size();
            look.at_bottom = look.last && !scrolls && bottom(row) > bottom(inner) - 8;
            lesson_row(diary, row, day.lessons[i], day.date, metrics, look);
        }
        ui.close();
        if (scrolls) ui.end_scroll();
        const float used = std::min(content, inner.h);
        cut_top(inner, used);
        if (with_summary && inner.h >= kSummarySpace) {
            ui.horizontal_line(inner.x, inner.y - 1, inner.w);
            week_summary(diary, {inner.x + 11, inner.y + 10, inner.w - 22, inner.h - 22});
        }
    }
    if (today) ui.border(rect, Color::Accent, 16, 2);
    ui.close();
}

}  // namespace ranets::shell
