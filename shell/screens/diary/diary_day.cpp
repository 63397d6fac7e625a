// The day: a strip of the week's days and the lessons of the chosen one, as cards.
#include <algorithm>

#include "kit/widgets.h"
#include "screens/diary/diary_parts.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kStripPhone = 75, kStrip = 60;
constexpr float kGap = 8;
constexpr float kWidestList = 560;    // on a phone held sideways
constexpr float kWidestColumn = 840;  // beside a panel

float list_height(Diary& diary, const model::Day& day, float width, int lines) {
    float height = 0;
    for (const auto& lesson : day.lessons)
        height += lesson_card_height(diary, lesson, width, lines) + kGap;
    return height;
}

void empty_day(Diary& diary, const Rect& rect, const model::Day& day) {
    const auto words =
        day.holiday.empty() ? std::string(text_of(Word::kDiaryNoLessons)) : day.holiday;
    empty_state(diary.ui, "none", rect, Icon::CalendarDays, words);
}

void lesson_list(Diary& diary, const Rect& area, const model::Day& day) {
    Ui& ui = diary.ui;
    const float side = ui.phone() ? 12.f : 20.f;
    const float width = std::min(area.w - 2 * side, ui.phone() ? kWidestList : kWidestColumn);
    const float x = ui.phone() ? area.x + (area.w - width) / 2 : area.x + side;
    const bool next = diary.views.diary.next_day.has_value();
    const float next_height = next ? next_day_height(diary, width) : 0.f;
    const float around = 12 + (next ? next_height + kGap : 0.f) + 12;

    const float empty = day.lessons.empty() ? std::max(120.f, area.h - around - kGap) : 0.f;
    int lines = 2;
    float content = list_height(diary, day, width, lines) + empty + around;
    if (content > area.h) {
        lines = 1;
        content = list_height(diary, day, width, lines) + empty + around;
    }
    const auto scroll = ui.begin_scroll("lessons", area, content);
    float y = area.y - scroll.y + 12;
    if (!day.lessons.empty()) ui.open("list", Role::List, text_of(Word::kDiaryLessons), area);
    for (const auto& lesson : day.lessons) {
        const float height = lesson_card_height(diary, lesson, width, lines);
        lesson_card(diary, {x, y, width, height}, lesson, day.date, lines);
        y += height + kGap;
    }
    if (!day.lessons.empty()) ui.close();
    if (day.lessons.empty()) {
        empty_day(diary, {x, y, width, empty}, day);
        y += empty + kGap;
    }
    if (next) next_day_card(diary, {x, y, width, next_height});
    ui.end_scroll();
    if (ui.take_pull("lessons")) diary.commands.give(app::Refresh{});
}

void turned_list(Diary& diary, const Rect& area, const model::Day& day) {
    const Turn turn(diary);
    lesson_list(diary, area, day);
}

// A column at the left; the lesson, or the week's figures, at its right.
void with_panel(Diary& diary, Rect area, const model::Day& day) {
    Rect panel = cut_right(area, lesson_panel_width(diary) + 20);
    const float unused = std::max(0.f, area.w - 20 - kWidestColumn);
    area.w -= unused;
    panel.x -= std::max(0.f, unused - 16);
    panel.w -= 20;
    panel.h -= 14;
    area.w += unused > 0 ? 0.f : 4.f;
    Rect column = area;
    day_strip(diary, cut_top(column, kStrip));
    turned_list(diary, column, day);
    if (diary.views.diary.open_lesson != nullptr) return lesson_panel(diary, panel);
    if (!diary.loaded()) return;
    week_summary(diary, {panel.x, panel.y, panel.w, 117});
}

}  // namespace

void day_strip(Diary& diary, const Rect& area) {
    Ui& ui = diary.ui;
    const bool phone = ui.phone();
    Rect row = inset(area, phone ? 12.f : 20.f, 0);
    if (phone) {
        ui.fill(area, Color::Surface);
        ui.horizontal_line(area.x, bottom(area) - 1, area.w);
    }
    if (phone) row.y += 4;
    row.h = 60;
    const auto& days = diary.week().days;
    const auto count = static_cast<float>(days.size());
    const float width = (row.w - 4 * (count - 1)) / count;
    const auto today = diary.views.now.date;
    ui.open("days", Role::TabList, text_of(Word::kDiaryDays), row);
    for (const auto& day : days) {
        const IdScope scope(ui, static_cast<std::int64_t>(day.date.days));
        Rect place = cut_left(row, width);
        cut_left(row, 4);
        const bool chosen = day.date == diary.date;
        const bool undone = diary.of_pupil() && has_undone(day);
        const auto id = ui.id("tab");
        const auto press = ui.press(id, place, 14);
        if (press.clicked && !chosen) diary.show(day.date);
        if (chosen) {
            ui.fill(place, Color::PrimaryFill, 14);
        } else if (!phone) {
            ui.fill(place, press.hovered ? Color::Hover : Color::Surface, 14);
            ui.border(place, Color::Line, 14);
        } else if (press.held) {
            ui.fill(place, Color::Hover, 14);
        }

        std::string name = day_name(day.date, today);
        if (undone) name += ", " + std::string(text_of(Word::kDiaryUndone));
        ui.say("tab", Role::Tab, name, place, chosen ? semantics::kSelected : 0u);

        const Color quiet = chosen ? Color::OnPrimary : Color::Text2;
        const Color number = chosen              ? Color::OnPrimary
                             : day.date == today ? Color::AccentText
                                                 : Color::Text2;
        Rect words = place;
        cut_top(words, 7);
        ui.text(cut_top(words, 16), weekday_short(day.date.weekday()), kCaption, quiet,
                Align::Centre);
        ui.text(cut_top(words, 22), std::to_string(day.date.day()), kLargeStrong, number,
                Align::Centre);
        if (undone)
            ui.circle({centre(place).x, words.y + 5}, 3, chosen ? Color::OnPrimary : Color::Accent);
    }
    ui.close();
}

void diary_day(Diary& diary, const Rect& area) {
    Ui& ui = diary.ui;
    Rect rest = area;
    const bool beside = lesson_panel_beside(diary);
    const bool phone = ui.phone();
    if (!beside) day_strip(diary, cut_top(rest, phone ? kStripPhone : kStrip));
    if (const float banner = offline_banner_height(diary); banner > 0) {
        offline_banner(diary, inset(cut_top(rest, banner), phone ? 0.f : 20.f, 0));
        if (!phone) cut_top(rest, 12);
    }
    if (!diary_gate(diary, rest)) return;
    const auto* day = diary.day(diary.date);
    if (day == nullptr) return;
    if (!diary.loaded()) {
        Rect list = inset(rest, phone ? 12.f : 20.f, 12);
        list.w = std::min(list.w, phone ? kWidestList : kWidestColumn);
        if (phone) list.x = rest.x + (rest.w - list.w) / 2;
        if (beside) day_strip(diary, {rest.x, rest.y, list.w + 40, kStrip});
        if (beside) cut_top(list, kStrip);
        return skeleton_rows(diary, list, 70, 6);
    }
    if (beside) return with_panel(diary, rest, *day);
    ui.open("panel", Role::TabPanel, day_name(day->date, diary.views.now.date), rest);
    turned_list(diary, rest, *day);
    ui.close();
    if (const int swipe = ui.take_swipe(rest); swipe != 0) diary.step(-swipe);
}

}  // namespace ranets::shell
