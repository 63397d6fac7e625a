// The open lesson: beside the days where there is room, else a sheet above them.
#include <algorithm>

#include "kit/sheet.h"
#include "kit/widgets.h"
#include "screens/diary/diary_parts.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kPadding = 20;
constexpr float kHead = 44;
constexpr float kBelowHead = 12;
constexpr float kCross = 40;
constexpr int kTitleLines = 6, kTeacherLines = 3;
constexpr float kLowestSheet = 320;

model::Date day_of(const Diary& diary, const model::Lesson& lesson) {
    for (const auto& day : diary.week().days) {
        for (const auto& other : day.lessons) {
            if (other.id == lesson.id) return day.date;
        }
    }
    return diary.date;
}

// The panel is where names stand whole: as many lines as they take.
struct HeadHeights {
    float title, teacher;
    float words() const { return title + teacher; }
    float head() const { return std::max(kHead, words()); }
    float above_details() const { return kPadding + head() + kBelowHead; }
};
HeadHeights head_heights(Ui& ui, const model::Lesson& lesson, float width) {
    const float words = width - 2 * kPadding - kHead - 12 - kCross - 8;
    return {ui.paragraph_height(lesson.subject_name, kTitle, words, kTitleLines),
            ui.paragraph_height(lesson.teacher, kCaption, words, kTeacherLines)};
}

float details_height(Diary& diary, const model::Lesson& lesson, float width) {
    const Rect inside{0, 0, width - 2 * kPadding, 0};
    return lesson_details(diary, lesson, day_of(diary, lesson), inside, false) + kPadding;
}

// Draws the inside in `rect`; true when the cross was pressed.
bool contents(Diary& diary, Rect rect, const model::Lesson& lesson) {
    Ui& ui = diary.ui;
    const IdScope scope(ui, "lesson-panel");
    const auto heights = head_heights(ui, lesson, rect.w);
    Rect head = cut_top(rect, heights.above_details());
    cut_top(head, kPadding);
    head = inset(head, kPadding, 0);
    head.h = heights.head();

    Rect beside = cut_left(head, kHead);
    tile(ui, cut_top(beside, kHead), subject_icon(lesson.subject_name));
    cut_left(head, 12);
    beside = cut_right(head, kCross);
    const Rect cross = centred(cut_top(beside, kHead), kCross, kCross);
    cut_right(head, 8);

    Rect words = centred(head, head.w, heights.words());
    const Rect title = cut_top(words, heights.title);
    ui.paragraph(title, lesson.subject_name, kTitle, Color::Text, kTitleLines);
    ui.say("title", Role::Heading2, lesson.subject_name, title);
    if (!lesson.teacher.empty()) {
        ui.paragraph(words, lesson.teacher, kCaption, Color::Text2, kTeacherLines);
        ui.say("teacher", Role::Text, lesson.teacher, words);
    }
    ButtonSpec close;
    close.name = text_of(Word::kLessonClose);
    close.look = ButtonLook::Ghost;
    close.icon = Icon::Close;
    close.icon_only = true;
    const bool closed = button(ui, "close", cross, close);
    if (diary.memory.lesson != lesson.id) ui.request_focus(ui.id("close"));

    const IdScope own(ui, lesson.id.value);
    const auto scroll = ui.begin_scroll("details", rect, details_height(diary, lesson, rect.w));
    const Rect inside{rect.x + kPadding, rect.y - scroll.y, rect.w - 2 * kPadding, rect.h};
    lesson_details(diary, lesson, day_of(diary, lesson), inside, true);
    ui.end_scroll();
    return closed;
}

std::string panel_name(const model::Lesson& lesson) {
    return format(Word::kLessonPanel, {lesson.subject_name});
}

}  // namespace

bool lesson_panel_beside(const Diary& diary) {
    return diary.ui.wide();
}

float lesson_panel_width(const Diary& diary) {
    const float window = diary.ui.window().w;
    return window >= 1600 ? 480.f : window >= 1280 ? 384.f : 352.f;
}

void lesson_panel(Diary& diary, const Rect& rect) {
    Ui& ui = diary.ui;
    const auto* lesson = diary.views.diary.open_lesson;
    if (lesson == nullptr) return;
    ui.open("lesson-region", Role::Region, panel_name(*lesson), rect);
    ui.card(rect);
    if (contents(diary, rect, *lesson)) diary.close_lesson();
    ui.close();
}

void lesson_sheet(Diary& diary) {
    Ui& ui = diary.ui;
    const auto* lesson = diary.views.diary.open_lesson;
    if (lesson == nullptr) return;
    const Rect window = ui.window();
    SheetSpec spec;
    const auto name = panel_name(*lesson);
    spec.name = name;
    spec.side = ui.phone() ? SheetSide::Bottom : SheetSide::Right;
    // As high as what it tells.
    const float content = head_heights(ui, *lesson, window.w).above_details() +
                          details_height(diary, *lesson, window.w);
    spec.size = ui.phone() ? std::clamp(content, kLowestSheet, window.h * 0.92f)
                           : std::min(420.f, window.w * 0.92f);
    const Sheet sheet(ui, "lesson-sheet", spec);
    const bool closed = contents(diary, sheet.body(), *lesson);
    if (closed || sheet.wants_close()) diary.close_lesson();
}

}  // namespace ranets::shell
