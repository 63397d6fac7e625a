// What there is to know of a lesson, from top to bottom: when and where, topic, homework with its
// files, attendance, marks.
#include <algorithm>
#include <utility>
#include <vector>

#include "kit/widgets.h"
#include "screens/common/homework_parts.h"
#include "screens/diary/diary_parts.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr float kGap = 16;
constexpr int kAllLines = 200;

// A column that grows downwards: every part says what it took.
class Column {
  public:
    Column(Diary& diary, const Rect& area, bool draw)
        : diary_(diary), ui_(diary.ui), area_(area), draw_(draw) {}

    float height() const { return y_; }
    void space(float h) { y_ += h; }
    Rect take(float h) {
        const Rect rect{area_.x, area_.y + y_, area_.w, h};
        y_ += h;
        return rect;
    }

    void label(const char* key, Word word) {
        const Rect line = take(16);
        space(8);
        if (!draw_) return;
        ui_.text(line, text_of(word), kCaptionStrong, Color::Text2);
        ui_.say(key, Role::Heading3, text_of(word), line);
    }

    void paragraph(const char* key, std::string_view text, Type type, Color color) {
        const Rect box = take(ui_.paragraph_height(text, type, area_.w, kAllLines));
        if (!draw_) return;
        ui_.paragraph(box, text, type, color, kAllLines);
        ui_.say(key, Role::Text, text, box);
    }

    // Pills from left to right, as many lines as they need.
    void pills(const std::vector<std::pair<std::string, std::pair<Color, Color>>>& list) {
        constexpr float kHeight = 24;
        float x = 0;
        int index = 0;
        for (const auto& [text, colors] : list) {
            const float width = pill_width(ui_, text, 10);
            if (x > 0 && x + width > area_.w) {
                x = 0;
                y_ += kHeight + 8;
            }
            const Rect rect{area_.x + x, area_.y + y_, std::min(width, area_.w), kHeight};
            x += width + 8;
            if (!draw_) continue;
            const IdScope scope(ui_, static_cast<std::int64_t>(index++));
            pill(ui_, {rect.x, rect.y + kHeight / 2}, text, colors.first, colors.second, kHeight,
                 10);
            ui_.say("pill", Role::Text, text, rect);
        }
        y_ += kHeight;
    }

    void file(const model::Attachment& file) {
        const Rect rect = take(kHomeworkFile);
        if (draw_) homework_file(ui_, diary_.views, diary_.commands, file, rect);
    }

    void state(const char* key, const Rect& line, Word word, Icon icon, Color color) {
        if (draw_) state_line(ui_, key, line, text_of(word), icon, color);
    }

    void note(const model::Homework& homework) {
        const Rect field = take(homework_note_height(ui_, diary_.views, homework, area_.w));
        if (draw_) homework_note(ui_, diary_.views, diary_.commands, homework, field);
    }

    // A person's own tick and words.
    void own(const model::Lesson& lesson, const model::Homework& homework) {
        // A sending takes a moment: that is no waiting, and moves nothing when it is one.
        const bool slow = diary_.views.line.slow;
        const bool tick_waits = homework.unsent && slow;
        space(12);
        const Rect tick = take(32);
        const float box = std::min(tick.w, checkbox_width(ui_, text_of(Word::kLessonDone)) + 16);
        if (draw_) {
            const auto name = format(Word::kLessonTick, {lesson.subject_name});
            const auto waits = text_of(Word::kLessonUnsent);
            const app::SetDone flip{.work = homework.work, .done = !homework.done};
            if (checkbox(ui_, "tick", {tick.x, tick.y, box, tick.h},
                         {.name = name,
                          .label = text_of(Word::kLessonDone),
                          .checked = homework.done,
                          .obstacle = app::obstacle_to(flip, diary_.views),
                          .description = tick_waits ? waits : std::string_view()}))
                diary_.commands.give(flip);
        }
        if (tick_waits)
            state("tick-waits", {tick.x + box, tick.y + 6, tick.w - box, 20}, Word::kLessonUnsent,
                  Icon::Clock, Color::Mark3);
        space(8);
        if (model::is_own(homework.work))
            return state("own", take(20), Word::kHomeworkOwnHint, Icon::Lock, Color::Text2);
        note(homework);
        const Rect below = take(20);
        if (homework.note.refused) {
            state("note-refused", below, Word::kLessonNoteRefused, Icon::Info, Color::Danger);
        } else if (homework.note.unsent && slow) {
            state("note-waits", below, Word::kLessonUnsent, Icon::Clock, Color::Mark3);
        }
    }

    void done(const Rect& line) {
        if (!draw_) return;
        ui_.icon({line.x + 8, centre(line).y}, Icon::Check, 16, Color::Ok);
        Rect words = line;
        cut_left(words, 22);
        ui_.text(words, text_of(Word::kLessonDone), kBodyStrong, Color::Ok);
        ui_.say("done", Role::Text, text_of(Word::kLessonDone), line);
    }

    void homework(const model::Lesson& lesson, const model::Homework& homework) {
        const bool own_records = diary_.views.diary.own_records;
        if (homework.done && !own_records) {
            done(take(20));
            space(4);
        }
        if (!homework.text.empty()) paragraph("homework-text", homework.text, kLarge, Color::Text);
        if (!homework.files.empty()) {
            space(12);
            label("files", Word::kLessonFiles);
        }
        for (std::size_t i = 0; i < homework.files.size(); ++i) {
            if (i > 0) space(8);
            file(homework.files[i]);
        }
        if (own_records) own(lesson, homework);
    }

    void mark(const model::Mark& mark) {
        std::string about = mark.work_name;
        const auto append = [&](std::string_view part) {
            if (part.empty()) return;
            if (!about.empty()) about += " · ";
            about += part;
        };
        if (mark.weight != 1) append(format(Word::kLessonWeight, {std::to_string(mark.weight)}));
        if (mark.given_at.ms != 0 && diary_.views.account) append(day_of(mark.given_at));
        if (!mark.corrected_from.empty() && diary_.views.account) {
            append(
                format(Word::kLessonCorrected, {mark.corrected_from, day_of(mark.corrected_at)}));
        }

        const float chip = std::max(32.f, ui_.text_width(mark.value, kLargeStrong) + 14);
        const float words = std::max(40.f, area_.w - chip - 12);
        const float first = ui_.paragraph_height(about, kBody, words, kAllLines);
        const float second = ui_.paragraph_height(mark.comment, kBody, words, kAllLines);
        const Rect rect = take(std::max(32.f, first + second + 12));
        if (!draw_) return;
        mark_chip(ui_, {rect.x, rect.y, chip, 32}, mark.value, diary_.offline(), mark.unseen);
        Rect text{rect.x + chip + 12, rect.y + 6, words, rect.h - 6};
        ui_.paragraph(cut_top(text, first), about, kBody, Color::Text, kAllLines);
        ui_.paragraph(cut_top(text, second), mark.comment, kBody, Color::Text2, kAllLines);

        std::string name = format(Word::kLessonMark, {mark.value});
        if (mark.unseen) name += ", " + std::string(text_of(Word::kLessonMarkNew));
        if (diary_.offline()) name += ", " + format(Word::kLessonAsOf, {diary_.as_of()});
        if (!about.empty()) name += ", " + about;
        if (!mark.comment.empty()) name += ": " + mark.comment;
        ui_.open("mark", Role::ListItem, {}, rect);
        ui_.say("mark-text", Role::Text, name, rect);
        ui_.close();
    }

    // The way to the chats.
    void write_to_teacher() {
        const Rect rect = take(44);
        if (!draw_) return;
        ButtonSpec write;
        write.name = text_of(Word::kLessonWrite);
        write.icon = Icon::MessageCircle;
        if (!button(ui_, "write", rect, write)) return;
        app::Route chats;
        chats.screen = app::Screen::Chats;
        chats.child = diary_.views.children.chosen;
        diary_.commands.give(app::Go{.route = chats});
    }

  private:
    std::string day_of(model::Instant at) const {
        return day_month(model::local_time(at, diary_.views.account->zone).date);
    }

    Diary& diary_;
    Ui& ui_;
    Rect area_;
    bool draw_;  // else only the height is asked for
    float y_ = 0;
};

std::vector<std::pair<std::string, std::pair<Color, Color>>> pills_of(const Diary& diary,
                                                                      const model::Lesson& lesson,
                                                                      model::Date day) {
    constexpr std::pair kMuted{Color::Sunken, Color::Text2};
    std::vector<std::pair<std::string, std::pair<Color, Color>>> pills;
    pills.push_back(
        {format(Word::kDiaryDate, {weekday_name(day.weekday()), day_month(day)}), kMuted});
    pills.push_back(
        {format(Word::kDiaryDate, {format(Word::kLessonNumber, {std::to_string(lesson.number)}),
                                   time_range(lesson.start, lesson.finish)}),
         kMuted});
    if (!lesson.class_name.empty()) pills.push_back({lesson.class_name, kMuted});
    if (!lesson.room.empty()) pills.push_back({room_name(lesson.room), kMuted});
    if (is_now(lesson, day, diary.views.now))
        pills.push_back(
            {std::string(text_of(Word::kDiaryLessonNow)), {Color::AccentSoft, Color::AccentText}});
    if (!lesson.subgroup.empty()) pills.push_back({lesson.subgroup, kMuted});
    if (!lesson.test_name.empty())
        pills.push_back({lesson.test_name, {Color::Mark3Bg, Color::Mark3}});
    if (const auto word = attendance_word(lesson.attendance); !word.empty())
        pills.push_back({word, {Color::MarkOtherBg, Color::MarkOther}});
    return pills;
}

}  // namespace

float lesson_details(Diary& diary, const model::Lesson& lesson, model::Date day, const Rect& area,
                     bool draw) {
    Ui& ui = diary.ui;
    Column column(diary, area, draw);
    column.pills(pills_of(diary, lesson, day));
    if (lesson.change) {
        const IdScope scope(ui, "change");
        column.space(kGap);
        column.label("change", Word::kChangeLabel);
        const auto kind = lesson_pill(lesson);
        column.pills({{kind.text, {kind.background, kind.color}}});
        column.space(8);
        column.paragraph("change-text", change_line(lesson, day), kLarge, Color::Text);
        if (!lesson.cancelled() && !lesson.change->reason.empty())
            column.paragraph("change-reason", lesson.change->reason, kBody, Color::Text2);
    }
    if (!lesson.topic.empty()) {
        column.space(kGap);
        column.label("topic", Word::kLessonTopic);
        column.paragraph("topic-text", lesson.topic, kLarge, Color::Text);
    }
    column.space(kGap);
    column.label("homework", Word::kLessonHomework);
    if (lesson.homework.empty()) {
        column.paragraph("homework-none", text_of(Word::kDiaryNoHomework), kLarge, Color::Text3);
    }
    for (std::size_t i = 0; i < lesson.homework.size(); ++i) {
        const IdScope scope(ui, static_cast<std::int64_t>(i));
        if (i > 0) column.space(kGap);
        column.homework(lesson, lesson.homework[i]);
    }
    if (!lesson.marks.empty()) {
        column.space(kGap);
        column.label("marks", Word::kLessonMarks);
        if (draw) ui.open("mark-list", Role::List, text_of(Word::kLessonMarks), area);
        for (std::size_t i = 0; i < lesson.marks.size(); ++i) {
            const IdScope scope(ui, lesson.marks[i].id.value);
            if (i > 0) column.space(8);
            column.mark(lesson.marks[i]);
        }
        if (draw) ui.close();
    }
    if (diary.of_pupil() && !lesson.teacher.empty()) {
        column.space(24);
        column.write_to_teacher();
    }
    return column.height();
}

}  // namespace ranets::shell
