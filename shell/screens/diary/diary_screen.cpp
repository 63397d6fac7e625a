#include "screens/diary/diary_screen.h"

#include <algorithm>

#include "kit/widgets.h"
#include "screens/common/date_picker.h"
#include "screens/common/offline_banner.h"
#include "screens/diary/diary_parts.h"
#include "screens/frame/child_switcher.h"

namespace ranets::shell {

using app::DiaryLayout;
using Word = strings::Key;

namespace {

constexpr int kTurnMs = 200;
constexpr float kTurnSlide = 24;

model::Week empty_week(model::Date monday) {
    model::Week week;
    week.monday = monday;
    for (int i = 0; i < 6; ++i) week.days.push_back({monday + i, {}, {}});
    return week;
}

bool layer_is_open(const Diary& diary) {
    const bool sheet = diary.views.diary.open_lesson != nullptr && !lesson_panel_beside(diary);
    return sheet || diary.windows.children || diary.windows.calendar || diary.windows.print.open;
}

void take_keys(const Diary& diary) {
    if (layer_is_open(diary)) return;
    Ui& ui = diary.ui;
    if (ui.take_key(Key::PageUp)) return diary.show(diary.date - 7);
    if (ui.take_key(Key::PageDown)) return diary.show(diary.date + 7);
    if (diary.layout == DiaryLayout::Day) {
        if (ui.take_key(Key::Left)) return diary.step(-1);
        if (ui.take_key(Key::Right)) return diary.step(1);
    }
    if (ui.take_key(Key::Home)) return diary.show(diary.views.now.date);
    if (ui.take_letter('t')) return diary.show(diary.views.now.date);
    if (diary.views.diary.open_lesson != nullptr && ui.take_key(Key::Escape)) diary.close_lesson();
}

void week(Diary& diary, const Rect& area, bool compact) {
    const Turn turn(diary);
    diary_week(diary, area, compact);
}

void days(Diary& diary, Rect area) {
    if (diary.layout == DiaryLayout::Day) return diary_day(diary, area);
    Rect place = area;
    const float banner = offline_banner_height(diary);
    if (banner > 0) {
        const float side = diary.ui.phone() ? 0.f : 20.f;
        offline_banner(diary, inset(cut_top(place, banner), side, 0));
        cut_top(place, diary.ui.phone() ? 0.f : 12.f);
    }
    if (!diary_gate(diary, place)) return;
    if (lesson_panel_beside(diary) && diary.views.diary.open_lesson != nullptr) {
        Rect panel = cut_right(place, lesson_panel_width(diary) + 20);
        panel.w -= 20;
        panel.h -= 14;
        place.w += 4;  // the days' own margin of 20 becomes the gap of 16
        week(diary, place, banner > 0);
        return lesson_panel(diary, panel);
    }
    week(diary, place, banner > 0);
}

}  // namespace

Turn::Turn(Diary& diary) : ui_(diary.ui) {
    auto& memory = diary.memory;
    const auto shown = diary.layout == DiaryLayout::Week ? diary.date.monday() : diary.date;
    if (memory.shown != shown || memory.shown_layout != diary.layout) {
        const bool turned = memory.shown != model::Date{} && memory.shown_layout == diary.layout;
        memory.direction = !turned ? 0 : shown > memory.shown ? 1 : -1;
        memory.shown = shown;
        memory.shown_layout = diary.layout;
        ++memory.turns;
    }
    const IdScope scope(ui_, static_cast<std::int64_t>(memory.turns));
    const float there = memory.direction == 0 ? 1.f : ui_.appear(ui_.id("turn"), kTurnMs);
    const float away = ui_.preferences().reduced_motion ? 0 : (1 - there) * kTurnSlide;
    ui_.push_alpha(there);
    slide_.emplace(ui_, away * static_cast<float>(memory.direction), 0.f);
}

Turn::~Turn() {
    slide_.reset();
    ui_.pop_alpha();
}

Diary::Diary(Ui& ui_, const app::Views& views_, app::Commands& commands_, const Rect& area_)
    : ui(ui_),
      views(views_),
      commands(commands_),
      memory(ui_.keep<DiaryMemory>("diary")),
      windows(ui_.keep_for_visit<DiaryWindows>("windows")),
      area(area_),
      layout(diary_layout(ui_, views_.route)),
      date(views_.route.date == model::Date{} ? views_.now.date : views_.route.date) {
    const auto& loaded_week = views.diary.week.value;
    // A Sunday without lessons is a day of its week only while somebody looks at it.
    const model::Date sunday = date.monday() + 6;
    const bool wants_sunday =
        layout == DiaryLayout::Day && (date == sunday || views.now.date == sunday);
    if (loaded_week && (!wants_sunday || loaded_week->days.back().date == sunday)) {
        week_ = &*loaded_week;
    } else {
        made_ = loaded_week ? *loaded_week : empty_week(date.monday());
        while (wants_sunday && made_.days.back().date < sunday)
            made_.days.push_back({made_.days.back().date + 1, {}, {}});
    }
}

const model::Day* Diary::day(model::Date wanted) const {
    for (const auto& day : week_->days) {
        if (day.date == wanted) return &day;
    }
    return nullptr;
}

std::string Diary::as_of() const {
    return views.diary.week.as_of ? as_of_text(views, *views.diary.week.as_of) : std::string();
}

void Diary::show(model::Date wanted) const {
    app::Route route = views.route;
    route.date = wanted;
    route.lesson = {};
    if (route != views.route) commands.give(app::Go{.route = route});
}

void Diary::show_layout(DiaryLayout wanted) const {
    app::Route route = views.route;
    route.layout = wanted;
    route.lesson = {};
    if (route != views.route) commands.give(app::Go{.route = route});
}

void Diary::step(int direction) const {
    if (layout == DiaryLayout::Week) return show(date + 7 * direction);
    const auto& school_days = week_->days;
    const model::Date next = date + direction;
    if (next > school_days.back().date) return show(week_->monday + 7);
    if (next < week_->monday) {
        const int last = std::min<int>(5, static_cast<int>(school_days.size()) - 1);
        return show(week_->monday - 7 + last);
    }
    show(next);
}

void Diary::open(const model::Lesson& lesson, model::Date day, NodeId node) const {
    memory.lesson_node = node;
    app::Route route = views.route;
    route.date = day;
    route.lesson = lesson.id;
    if (route != views.route) commands.give(app::Go{.route = route});
}

void Diary::close_lesson() const {
    app::Route route = views.route;
    route.lesson = {};
    commands.give(app::Go{.route = route});
}

DiaryLayout diary_layout(const Ui& ui, const app::Route& route) {
    return route.layout.value_or(ui.phone() ? DiaryLayout::Day : DiaryLayout::Week);
}

std::string diary_document_title(const Ui& ui, const app::Views& views) {
    const auto& week = views.diary.week.value;
    if (!week) return {};
    const bool day = diary_layout(ui, views.route) == DiaryLayout::Day;
    return diary_title(day, views.route.date, *week, views.now.date);
}

void draw_diary(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area) {
    const IdScope scope(ui, "diary");
    Diary diary(ui, views, commands, area);
    auto& memory = diary.memory;
    take_keys(diary);

    Rect rest = area;
    if (ui.phone()) {
        diary_top_bar(diary, cut_top(rest, diary_top_bar_height(diary)));
    } else {
        diary_head(diary, cut_top(rest, diary_head_height(diary)));
    }
    days(diary, rest);

    // The focus goes where the lesson is told of, and back to what had opened it.
    const auto* lesson = views.diary.open_lesson;
    if (lesson != nullptr && !lesson_panel_beside(diary)) lesson_sheet(diary);
    const model::LessonId opened = lesson != nullptr ? lesson->id : model::LessonId{};
    if (memory.lesson != opened) {
        if (!opened && memory.lesson_node != 0) ui.request_focus(memory.lesson_node);
        memory.lesson = opened;
    }

    auto& windows = diary.windows;
    if (windows.children && !child_sheet(ui, views, commands)) windows.children = false;
    model::Date looked_at;
    if (windows.calendar) {
        const auto picked = date_picker(
            ui, {diary.date, views.now.date, windows.month, diary.layout, &views.diary.month});
        windows.month = picked.month;
        if (picked.date) diary.show(*picked.date);
        if (picked.layout) diary.show_layout(*picked.layout);
        windows.calendar = !picked.close;
        if (windows.calendar) looked_at = picked.month;
    }
    if (looked_at != views.diary.month.first) commands.give(app::LookAtMonth{.first = looked_at});

    if (views.late_part != app::LatePart::Here) return;
    if (ui.take_letter('p', true)) windows.print.ask(Printed::Week);
    draw_print_dialog(ui, views, commands, windows.print);
}

}  // namespace ranets::shell
