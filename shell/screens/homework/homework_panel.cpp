// The open homework: due, text, files, the person's own note, topic; its button stays at the foot.
#include <algorithm>
#include <string>

#include "kit/sheet.h"
#include "kit/widgets.h"
#include "kit/words.h"
#include "screens/common/homework_parts.h"
#include "screens/common/lesson_words.h"
#include "screens/homework/homework_parts.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kPadding = 20, kHead = 44, kCross = 40, kButton = 44, kPill = 24;
constexpr float kFoot = kButton + 2 * 16;
constexpr int kAllLines = 200, kTitleLines = 6;
constexpr float kLowestSheet = 320;

// A column that grows downwards; asked for its height, it draws nothing.
class Details {
  public:
    Details(HomeworkScreen& screen, const Rect& area, bool draw)
        : screen_(screen), ui_(screen.ui), area_(area), draw_(draw) {}

    float whole() {
        const auto& view = screen_.homework();
        const auto& lesson = *view.open_lesson;
        const auto& homework = *view.open;
        pills(lesson);
        if (homework.done && !screen_.own_records()) {
            space(12);
            const Rect line = take(20);
            if (draw_)
                state_line(ui_, "done", line, text_of(Word::kLessonDone), Icon::Check, Color::Ok);
        }
        if (!homework.text.empty()) {
            space(16);
            paragraph("text", homework.text, kLarge, Color::Text);
        }
        if (!homework.files.empty()) {
            space(16);
            label("files", text_of(Word::kLessonFiles));
        }
        for (std::size_t i = 0; i < homework.files.size(); ++i) {
            if (i > 0) space(8);
            const Rect rect = take(kHomeworkFile);
            if (draw_) homework_file(ui_, screen_.views, screen_.commands, homework.files[i], rect);
        }
        if (view.open_own != nullptr)
            state_of_own(*view.open_own);
        else if (screen_.own_records())
            own(homework);
        if (!lesson.topic.empty()) {
            space(12);
            paragraph("topic", format(Word::kHomeworkTopic, {lesson.topic}), kCaption,
                      Color::Text2);
        }
        return y_;
    }

  private:
    void space(float h) { y_ += h; }
    Rect take(float h) {
        const Rect rect{area_.x, area_.y + y_, area_.w, h};
        y_ += h;
        return rect;
    }
    void label(std::string_view key, std::string_view words) {
        const Rect line = take(16);
        space(8);
        if (!draw_) return;
        ui_.text(line, words, kCaptionStrong, Color::Text2);
        ui_.say(key, Role::Heading3, words, line);
    }
    void paragraph(std::string_view key, std::string_view text, Type type, Color color) {
        const Rect box = take(ui_.paragraph_height(text, type, area_.w, kAllLines));
        if (!draw_) return;
        ui_.paragraph(box, text, type, color, kAllLines);
        ui_.say(key, Role::Text, text, box);
    }

    void pills(const model::Lesson& lesson) {
        const auto& view = screen_.homework();
        const auto today = screen_.views.now.date;
        const bool late = view.open_due < today && !view.open->done;
        struct Pill {
            std::string text;
            Color back, color;
        };
        std::vector<Pill> list;
        auto due = due_word(view.open_due, today);
        if (lesson.start > model::TimeOfDay{})
            due = format(Word::kDiaryDate, {due, time_text(lesson.start)});
        list.push_back({format(Word::kHomeworkDueIs, {due}),
                        late ? Color::Mark2Bg : Color::AccentSoft,
                        late ? Color::Mark2 : Color::AccentText});
        if (view.open_own != nullptr && !lesson.subject_name.empty())
            list.push_back({std::string(text_of(Word::kHomeworkOwn)), Color::Sunken, Color::Text2});
        if (!lesson.class_name.empty())
            list.push_back({lesson.class_name, Color::Sunken, Color::Text2});
        if (!lesson.test_name.empty())
            list.push_back({lesson.test_name, Color::Mark3Bg, Color::Mark3});
        float x = 0;
        std::int64_t index = 0;
        for (const auto& one : list) {
            const float width = std::min(pill_width(ui_, one.text, 10), area_.w);
            if (x > 0 && x + width > area_.w) {
                x = 0;
                space(kPill + 8);
            }
            const Rect rect{area_.x + x, area_.y + y_, width, kPill};
            x += width + 8;
            const IdScope scope(ui_, index++);
            if (!draw_) continue;
            pill(ui_, {rect.x, centre(rect).y}, one.text, one.back, one.color, kPill, 10);
            ui_.say("pill", Role::Text, one.text, rect);
        }
        space(kPill);
    }

    void state_of_own(const model::OwnHomework& homework) {
        space(12);
        const Rect line = take(20);
        if (!draw_) return;
        if (homework.refused)
            state_line(ui_, "refused", line, text_of(Word::kHomeworkOwnRefused), Icon::Info,
                       Color::Danger);
        else if (homework.unsent && screen_.views.line.slow)
            state_line(ui_, "waits", line, text_of(Word::kLessonUnsent), Icon::Clock, Color::Mark3);
        else
            state_line(ui_, "hint", line, text_of(Word::kHomeworkOwnHint), Icon::Lock,
                       Color::Text2);
    }

    void own(const model::Homework& homework) {
        space(16);
        label("note-label", text_of(Word::kHomeworkOwnNote));
        const Rect field = take(homework_note_height(ui_, screen_.views, homework, area_.w));
        if (draw_) homework_note(ui_, screen_.views, screen_.commands, homework, field);
        const bool slow = screen_.views.line.slow;
        const bool note_waits = homework.note.unsent && slow;
        const bool tick_waits = homework.unsent && slow;
        const Rect below = take(20);
        if (!draw_) return;
        if (homework.note.refused)
            state_line(ui_, "note-refused", below, text_of(Word::kLessonNoteRefused), Icon::Info,
                       Color::Danger);
        else if (note_waits || tick_waits)
            state_line(ui_, "waits", below, text_of(Word::kLessonUnsent), Icon::Clock,
                       Color::Mark3);
    }

    HomeworkScreen& screen_;
    Ui& ui_;
    Rect area_;
    bool draw_;
    float y_ = 0;
};

std::string_view title_of(const HomeworkScreen& screen) {
    const auto& subject = screen.homework().open_lesson->subject_name;
    return subject.empty() ? text_of(Word::kHomeworkOwn) : std::string_view(subject);
}

float title_height(HomeworkScreen& screen, float width) {
    const auto& lesson = *screen.homework().open_lesson;
    const float words = width - 2 * kPadding - kHead - 12 - kCross - 8;
    return screen.ui.paragraph_height(title_of(screen), kTitle, words, kTitleLines) +
           screen.ui.paragraph_height(lesson.teacher, kCaption, words, kTitleLines);
}

float head_height(HomeworkScreen& screen, float width) {
    return kPadding + std::max(kHead, title_height(screen, width)) + 12;
}

float details_height(HomeworkScreen& screen, float width) {
    return Details(screen, {0, 0, width - 2 * kPadding, 0}, false).whole() + kPadding;
}

// True when the cross was pressed.
bool head(HomeworkScreen& screen, const Rect& area) {
    Ui& ui = screen.ui;
    const auto& lesson = *screen.homework().open_lesson;
    Rect row = inset(area, kPadding, 0);
    cut_top(row, kPadding);
    cut_bottom(row, 12);
    tile(ui, centred(cut_left(row, kHead), kHead, kHead), subject_icon(lesson.subject_name));
    cut_left(row, 12);
    Rect beside = cut_right(row, kCross);
    const Rect cross = centred(cut_top(beside, kHead), kCross, kCross);
    cut_right(row, 8);
    Rect words = centred(row, row.w, title_height(screen, area.w));
    const Rect title =
        cut_top(words, ui.paragraph_height(title_of(screen), kTitle, row.w, kTitleLines));
    ui.paragraph(title, title_of(screen), kTitle, Color::Text, kTitleLines);
    ui.say("title", Role::Heading2, title_of(screen), title);
    if (!lesson.teacher.empty()) {
        ui.paragraph(words, lesson.teacher, kCaption, Color::Text2, kTitleLines);
        ui.say("teacher", Role::Text, lesson.teacher, words);
    }
    const ButtonSpec close{.name = text_of(Word::kHomeworkClose),
                           .look = ButtonLook::Ghost,
                           .icon = Icon::Close,
                           .icon_only = true};
    const bool closed = button(ui, "close", cross, close);
    if (screen.memory.work != screen.homework().open->work) ui.request_focus(ui.id("close"));
    return closed;
}

void ask_button(HomeworkScreen& screen, const Rect& rect) {
    const ButtonSpec ask{.name = text_of(Word::kHomeworkAsk),
                         .icon = Icon::MessageCircle,
                         .icon_only = true,
                         .tip = true};
    if (!button(screen.ui, "ask", rect, ask)) return;
    app::Route chats;
    chats.screen = app::Screen::Chats;
    chats.child = screen.views.children.chosen;
    screen.commands.give(app::Go{.route = chats});
}

void foot(HomeworkScreen& screen, const Rect& area) {
    Ui& ui = screen.ui;
    const auto& homework = *screen.homework().open;
    Rect row = centred(inset(area, kPadding, 0), area.w - 2 * kPadding, kButton);
    if (const auto* own = screen.homework().open_own) {
        const ButtonSpec change{.name = text_of(Word::kHomeworkOwnChange),
                                .icon = Icon::Pen,
                                .icon_only = true,
                                .tip = true};
        if (button(ui, "change", cut_right(row, kButton), change)) screen.write_own(*own);
    } else if (!screen.homework().open_lesson->teacher.empty()) {
        ask_button(screen, cut_right(row, kButton));
    } else {
        row.w += 8;
    }
    cut_right(row, 8);
    ButtonSpec done{
        .name = text_of(homework.done ? Word::kHomeworkMarkOpen : Word::kHomeworkMarkDone),
        .look = homework.done ? ButtonLook::Plain : ButtonLook::Primary,
        .icon = homework.done ? Icon::Undo : Icon::Check};
    if (button_width(ui, done) > row.w) done.icon.reset();
    if (button(ui, "done", row, done)) screen.tick(homework);
}

// True when it is to be closed.
bool contents(HomeworkScreen& screen, Rect rect) {
    Ui& ui = screen.ui;
    const IdScope scope(ui, "homework-panel");
    const bool closed = head(screen, cut_top(rect, head_height(screen, rect.w)));
    Rect below{};
    if (screen.own_records()) below = cut_bottom(rect, kFoot);
    {
        const IdScope own(ui, screen.homework().open->work.value);
        const auto scroll = ui.begin_scroll("details", rect, details_height(screen, rect.w));
        const Rect inside{rect.x + kPadding, rect.y - scroll.y, rect.w - 2 * kPadding, rect.h};
        static_cast<void>(Details(screen, inside, true).whole());
        ui.end_scroll();
    }
    if (screen.own_records()) foot(screen, below);
    return closed;
}

std::string panel_name(const HomeworkScreen& screen) {
    return format(Word::kHomeworkPanel, {std::string(title_of(screen))});
}

}  // namespace

float homework_panel_width(const Ui& ui) {
    const float window = ui.window().w;
    return window >= 1600 ? 480.f : window >= 1280 ? 384.f : 352.f;
}

void homework_panel(HomeworkScreen& screen, const Rect& rect) {
    Ui& ui = screen.ui;
    ui.open("region", Role::Region, panel_name(screen), rect);
    ui.card(rect);
    if (contents(screen, rect)) screen.open({});
    ui.close();
}

void homework_sheet(HomeworkScreen& screen) {
    Ui& ui = screen.ui;
    const Rect window = ui.window();
    SheetSpec spec;
    const auto name = panel_name(screen);
    spec.name = name;
    spec.side = ui.phone() ? SheetSide::Bottom : SheetSide::Right;
    const float content = head_height(screen, window.w) + details_height(screen, window.w) +
                          (screen.own_records() ? kFoot : 0) + ui.safe_bottom();
    spec.size =
        ui.phone() ? std::clamp(content, std::min(kLowestSheet, window.h * 0.92f), window.h * 0.92f)
                   : std::min(420.f, window.w * 0.92f);
    const Sheet sheet(ui, "homework-sheet", spec);
    const bool closed = contents(screen, sheet.body());
    if (closed || sheet.wants_close()) screen.open({});
}

}  // namespace ranets::shell
