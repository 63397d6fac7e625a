// The cards of a day: a lesson, and what the next school day brings.
#include <algorithm>

#include "kit/widgets.h"
#include "screens/diary/diary_parts.h"
#include "screens/diary/lesson_chips.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kTime = 58;
constexpr float kSubject = 22;    // line_px(kLargeStrong)
constexpr int kSubjectLines = 3;  // of the longest, in the largest letters on the smallest phone
constexpr float kBeside = 8;      // before what stands beside the subject
constexpr float kPillSide = 7;
constexpr float kLine = 20;
constexpr float kNow = kLine + 10;  // «Идёт сейчас…» and the bar below it

constexpr float kNextDay = 58;  // with a line of each, and with one alone
constexpr float kNextDayAround = 94;
constexpr int kNextDayLines = 3;  // of each: all of it, in the narrowest window

struct NextDayHeights {
    float title, detail;
    float sum() const { return title + detail; }
};
NextDayHeights next_day_heights(Ui& ui, const NextDayWords& words, float width) {
    return {ui.paragraph_height(words.title, kBodyStrong, width, kNextDayLines),
            ui.paragraph_height(words.detail, kCaption, width, kNextDayLines)};
}

// What is left of a card for words.
float words_width(Diary& diary, const model::Lesson& lesson, float card) {
    const float chips = lesson_chips(diary.ui, lesson, kDayChips).width;
    return card - 1 - kTime - 13 - (chips > 0 ? chips + 8 : 0);
}

constexpr float kHomeworkIcon = 20;  // beside homework, with what is between
constexpr float kLeastHomework = 40;

// What of them there is room for: large letters and three marks leave little in a narrow window.
struct HomeworkIcons {
    bool state = false, files = false;  // the tick or the clock, the paperclip
    float width() const { return (state ? kHomeworkIcon : 0) + (files ? kHomeworkIcon : 0); }
};
HomeworkIcons homework_icons(const Diary& diary, const model::Lesson& lesson, float width) {
    HomeworkIcons icons;
    icons.state =
        (homework_done(lesson) || diary.unsent(lesson)) && width >= kHomeworkIcon + kLeastHomework;
    icons.files = has_files(lesson) && width - icons.width() >= kHomeworkIcon + kLeastHomework;
    return icons;
}

// «Было: …», «Урока не будет»
float change_height(const model::Lesson& lesson, model::Date day) {
    return change_line(lesson, day).empty() ? 0.f : kLine;
}

int homework_lines(Diary& diary, const model::Lesson& lesson, float card, int most) {
    const auto text = homework_line(lesson);
    if (text.empty() && lesson.cancelled()) return 0;
    if (most <= 1) return 1;
    if (text.empty()) return 1;
    const float width = words_width(diary, lesson, card);
    const float left = width - homework_icons(diary, lesson, width).width();
    return std::max<int>(1, static_cast<int>(diary.ui.wrap(text, kBody, left, most).size()));
}

float longest_word(Ui& ui, std::string_view text, Type type) {
    float longest = 0;
    while (!text.empty()) {
        const auto end = text.find(' ');
        longest = std::max(longest, ui.text_width(text.substr(0, end), type));
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    return longest;
}

// A lesson's first line; or as many as its subject needs, and the pill below them.
struct SubjectLine {
    float name_width = 0;
    int name_lines = 1;
    bool pill_below = false;
    LessonPill pill;
    std::string words;  // of the number and the room, what there is room for

    float height() const {
        return kSubject * static_cast<float>(name_lines + (pill_below ? 1 : 0));
    }
};

float pill_space(Ui& ui, const LessonPill& pill) {
    return pill.text.empty() ? 0 : kBeside + pill_width(ui, pill.text, kPillSide);
}

SubjectLine subject_line(Ui& ui, const model::Lesson& lesson, float width) {
    const auto& name = lesson.subject_name;
    const float whole = ui.text_width(name, kLargeStrong) + 1;
    const auto words_space = [&](const std::string& words) {
        return words.empty() ? 0 : kBeside + ui.text_width(words, kCaption) + 1;
    };
    // In the order in which they give way: the pill's length, the number, the room.
    const bool tiny = ui.window().w < 360;
    SubjectLine line;
    line.pill = lesson_pill(lesson);
    const auto room = place_short(lesson);
    std::string about =
        tiny ? std::string() : format(Word::kDiaryLessonShort, {std::to_string(lesson.number)});
    line.words = about.empty() || room.empty() ? about + room
                                               : format(Word::kDiaryLessonAndRoom, {about, room});
    const auto fits = [&] {
        return whole + pill_space(ui, line.pill) + words_space(line.words) <= width;
    };
    if (!fits()) line.words = room;
    if (!fits()) line.pill.text = line.pill.brief;
    if (pill_space(ui, line.pill) > width) line.pill.text.clear();
    const bool keeps = !lesson.class_name.empty();  // a teacher's class stays
    if (!fits() && !keeps) line.words.clear();

    const float row = width - words_space(line.words);
    line.name_width = std::min(whole, std::max(0.f, row - pill_space(ui, line.pill)));
    if (line.name_width == whole) return line;
    line.name_width = row;
    if (longest_word(ui, name, kLargeStrong) <= row)
        line.name_lines = static_cast<int>(ui.wrap(name, kLargeStrong, row, kSubjectLines).size());
    line.pill_below = !line.pill.text.empty();
    return line;
}

void draw_subject(Ui& ui, Rect box, const model::Lesson& lesson, const SubjectLine& line) {
    const auto draw_pill = [&](float x, float y) {
        pill(ui, {x, y}, line.pill.text, line.pill.background, line.pill.color, 18, kPillSide);
    };
    if (line.pill_below) draw_pill(box.x, centre(cut_bottom(box, kSubject)).y);
    ui.paragraph(cut_left(box, line.name_width), lesson.subject_name, kLargeStrong,
                 lesson.cancelled() ? Color::Text3 : Color::Text, line.name_lines);
    box.h = kSubject;
    if (!line.pill_below && !line.pill.text.empty()) {
        draw_pill(box.x + kBeside, centre(box).y);
        cut_left(box, pill_space(ui, line.pill));
    }
    cut_left(box, kBeside);
    box.y += 1;
    if (!line.words.empty()) ui.text(box, line.words, kCaption, Color::Text3);
}

// What is said of the progress comes after its lesson: where, it returns.
Rect draw_progress(Diary& diary, Rect& words, const model::Lesson& lesson,
                   const std::string& text) {
    Ui& ui = diary.ui;
    const int length = lesson.finish.minutes - lesson.start.minutes;
    const int gone = diary.views.now.time.minutes - lesson.start.minutes;
    ui.text(cut_top(words, kLine), text, kCaptionStrong, Color::AccentText);
    cut_top(words, 2);
    const Rect bar = cut_top(words, 4);
    cut_top(words, 4);
    progress_bar(ui, bar, length > 0 ? static_cast<float>(gone) / static_cast<float>(length) : 0);
    return bar;
}

void draw_homework(Diary& diary, Rect box, const model::Lesson& lesson, int lines) {
    Ui& ui = diary.ui;
    const auto text = homework_line(lesson);
    if (text.empty()) {
        ui.text(box, text_of(Word::kDiaryNoHomework), kBody, Color::Text3);
        return;
    }
    const float first = box.y + kLine / 2;
    const HomeworkIcons icons = homework_icons(diary, lesson, box.w);
    if (icons.state) {
        const bool unsent = diary.unsent(lesson);
        ui.icon({box.x + 8, first}, unsent ? Icon::Clock : Icon::Check, 16,
                unsent ? Color::Mark3 : Color::Ok);
        cut_left(box, kHomeworkIcon);
    }
    if (!icons.files) {
        if (lines == 1)
            ui.text(box, text, kBody, Color::Text2);
        else
            ui.paragraph(box, text, kBody, Color::Text2, lines);
        return;
    }
    box.w -= kHomeworkIcon;
    if (lines == 1) {
        const float width = ui.text(box, text, kBody, Color::Text2);
        // Those behind a cut text stand below each other.
        const float end = ui.text_width(text, kBody) > box.w ? box.w : width;
        ui.icon({box.x + end + 12, first}, Icon::Paperclip, 16, Color::Text3);
    } else {
        ui.paragraph(box, text, kBody, Color::Text2, lines);
        ui.icon({right(box) + 12, first}, Icon::Paperclip, 16, Color::Text3);
    }
}

}  // namespace

float lesson_card_height(Diary& diary, const model::Lesson& lesson, float width, int lines) {
    const bool now = is_now(lesson, diary.date, diary.views.now);
    const int homework = homework_lines(diary, lesson, width, lines);
    const float subject =
        subject_line(diary.ui, lesson, words_width(diary, lesson, width)).height();
    return 2 + 18 + subject + kLine * static_cast<float>(homework) + (now ? kNow : 0) +
           change_height(lesson, diary.date);
}

void lesson_card(Diary& diary, const Rect& rect, const model::Lesson& lesson, model::Date day,
                 int lines) {
    Ui& ui = diary.ui;
    const IdScope scope(ui, lesson.id.value);
    const bool now = is_now(lesson, day, diary.views.now);
    const bool chosen =
        diary.views.diary.open_lesson != nullptr && diary.views.diary.open_lesson->id == lesson.id;
    const auto id = ui.id("lesson");
    ui.open("item", Role::ListItem, {}, rect);
    ui.card(rect);
    const auto press = ui.press(id, rect, 16);
    if (chosen)
        ui.fill(inset(rect, 1), Color::PrimarySoft, 15);
    else if (press.hovered || press.held)
        ui.fill(inset(rect, 1), Color::Hover, 15);
    if (now) ui.border(rect, Color::Accent, 16, 2);

    Rect inner = inset(rect, 1, 10);
    Rect time = cut_left(inner, kTime);
    ui.text(cut_top(time, 22), time_text(lesson.start), kLargeStrong, Color::Text, Align::Centre);
    ui.text(cut_top(time, 16), time_text(lesson.finish), kCaption, Color::Text3, Align::Centre);
    cut_right(inner, 12);
    const auto chips = lesson_chips(ui, lesson, kDayChips);
    draw_chips(ui, chips, {inner.x, rect.y, inner.w, rect.h}, diary.offline());
    if (chips.width > 0) cut_right(inner, chips.width + 8);

    const auto subject = subject_line(ui, lesson, inner.w);
    draw_subject(ui, cut_top(inner, subject.height()), lesson, subject);
    const int left = lesson.finish.minutes - diary.views.now.time.minutes;
    const auto progress = format(Word::kDiaryLessonNowLeft, {std::to_string(left)});
    const Rect bar = now ? draw_progress(diary, inner, lesson, progress) : Rect{};
    ui.text(cut_top(inner, change_height(lesson, day)), change_line(lesson, day), kBody,
            Color::Text2);
    if (const int most = homework_lines(diary, lesson, rect.w, lines); most > 0)
        draw_homework(diary, inner, lesson, most);

    semantics::Node node;
    node.id = id;
    node.role = Role::Button;
    node.name = lesson_name_in_day(lesson, diary.moment(lesson, day));
    node.description = lesson_description(lesson, day);
    node.rect = rect;
    ui.tree().leaf(std::move(node));
    if (now) ui.say("progress", Role::ProgressBar, progress, bar);
    ui.close();
    if (press.clicked) diary.open(lesson, day, id);
}

float next_day_height(Diary& diary, float width) {
    const auto words = next_day_words(*diary.views.diary.next_day, diary.views.now.date);
    const auto heights = next_day_heights(diary.ui, words, width - kNextDayAround);
    return std::max(kNextDay, heights.sum() + 22);
}

void next_day_card(Diary& diary, const Rect& rect) {
    Ui& ui = diary.ui;
    const auto& next = *diary.views.diary.next_day;
    const auto words = next_day_words(next, diary.views.now.date, diary.of_pupil());
    const auto press = ui.press(ui.id("next"), rect, 16);
    ui.fill(rect, Color::PrimarySoft, 16);
    if (press.hovered || press.held) ui.border(rect, Color::Primary, 16);
    Rect row = inset(rect, 1, 0);
    cut_left(row, 16);
    cut_right(row, 12);
    static_assert(kNextDayAround == 2 + 16 + 12 + 24 + 12 + 20 + 8);
    ui.icon({row.x + 12, centre(row).y}, Icon::CalendarClock, 24, Color::OnSoft);
    cut_left(row, 24 + 12);
    ui.icon({right(row) - 10, centre(row).y}, Icon::ChevronRight, 20, Color::OnSoft);
    cut_right(row, 20 + 8);
    const auto heights = next_day_heights(ui, words, row.w);
    Rect lines = centred(row, row.w, heights.sum());
    const Rect title = cut_top(lines, heights.title);
    ui.paragraph(title, words.title, kBodyStrong, Color::OnSoft, kNextDayLines);
    ui.paragraph(lines, words.detail, kCaption, Color::OnSoft, kNextDayLines);
    ui.say("next", Role::Button, words.name, rect);
    if (press.clicked) diary.show(next.date);
}

}  // namespace ranets::shell
