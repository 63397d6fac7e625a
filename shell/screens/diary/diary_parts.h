#pragma once
// What the files of the diary share: the frame's facts, what is remembered between frames, and the
// parts that each file draws.
#include <optional>
#include <string>

#include "app/commands.h"
#include "app/views.h"
#include "kit/slide.h"
#include "kit/ui.h"
#include "screens/common/lesson_words.h"
#include "screens/print/print_dialog.h"

namespace ranets::shell {

struct DiaryMemory {
    bool banner_open = false;  // phone: the whole sentence
    float title_width = 0;     // the widest that the title has been
    model::PersonId titled_child;
    model::LessonId lesson;  // whose panel the last frame showed
    NodeId lesson_node = 0;  // what opened it: gets the focus back
    // Turning: which days were shown, and to which side the new ones slide in.
    model::Date shown;
    app::DiaryLayout shown_layout = app::DiaryLayout::Week;
    int direction = 0;
    int turns = 0;
};

struct DiaryWindows {
    bool children = false;  // phone: the sheet
    bool calendar = false;
    model::Date month;  // that the calendar shows: its first day
    PrintDialog print;
};

class Diary {
  public:
    using Kind = model::DiaryOwner::Kind;

    Diary(Ui& ui, const app::Views& views, app::Commands& commands, const Rect& area);

    Ui& ui;
    const app::Views& views;
    app::Commands& commands;
    DiaryMemory& memory;
    DiaryWindows& windows;
    const Rect area;
    const app::DiaryLayout layout;
    const model::Date date;                             // the chosen day
    bool awaited = false;                               // the week has been for a while
    const model::Week& week() const { return *week_; }  // days without lessons where not loaded
    bool loaded() const { return views.diary.week.value.has_value(); }
    const model::Day* day(model::Date wanted) const;
    const model::DiaryOwner* child() const { return views.children.chosen_child(); }
    // Marks, and homework to be done: a teacher and an administrator have neither.
    bool of_pupil() const { return child() == nullptr || child()->kind == Kind::Pupil; }
    bool offline() const {
        return views.line.connection == app::LineView::Connection::Gone && loaded();
    }
    std::string as_of() const;  // «12:10», «вчера», «9 ноября», of the week on the screen
    // A tick of its homework waits, and longer than a sending takes.
    bool unsent(const model::Lesson& lesson) const {
        return views.line.slow && homework_unsent(lesson);
    }
    LessonMoment moment(const model::Lesson& lesson, model::Date day) const {
        return {is_now(lesson, day, views.now), unsent(lesson), as_of_if_offline()};
    }
    std::string as_of_if_offline() const { return offline() ? as_of() : std::string(); }

    // Where the user can go.
    void show(model::Date wanted) const;
    void show_layout(app::DiaryLayout wanted) const;
    void step(int direction) const;  // a week or a school day
    void open(const model::Lesson& lesson, model::Date day, NodeId node) const;
    void close_lesson() const;

    Diary(const Diary&) = delete;
    Diary& operator=(const Diary&) = delete;

  private:
    model::Week made_;  // where the view has none, or has no Sunday
    const model::Week* week_ = &made_;
};

// diary_screen.cpp: while it lives, days that were just turned to slide in from the side that was
// gone to, and fade in.
class Turn {
  public:
    explicit Turn(Diary& diary);
    ~Turn();
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

  private:
    Ui& ui_;
    std::optional<Slide> slide_;
};

// diary_head.cpp
float diary_head_height(Diary& diary);
void diary_head(Diary& diary, const Rect& area);  // with a pointer: title, steps, layout, sync
// Phone: child, date, calendar. The date has a line of its own where it is too long.
float diary_top_bar_height(Diary& diary);
void diary_top_bar(Diary& diary, const Rect& area);

// diary_week.cpp
void diary_week(Diary& diary, const Rect& area, bool compact);
// diary_card.cpp
struct WeekMetrics {
    float head = 38;
    float row = 43;
    Type homework = kCaption;
    float homework_line = 17;
    bool touch = false;
};
void day_card(Diary& diary, const Rect& rect, const model::Day& day, const WeekMetrics& metrics,
              bool with_summary);
void week_summary(Diary& diary, const Rect& rect);

// diary_day.cpp
void diary_day(Diary& diary, const Rect& area);
void day_strip(Diary& diary, const Rect& area);
// day_cards.cpp
float lesson_card_height(Diary& diary, const model::Lesson& lesson, float width, int lines);
void lesson_card(Diary& diary, const Rect& rect, const model::Lesson& lesson, model::Date day,
                 int lines);
float next_day_height(Diary& diary, float width);
void next_day_card(Diary& diary, const Rect& rect);

// lesson_panel.cpp
bool lesson_panel_beside(const Diary& diary);  // there is room next to the days
float lesson_panel_width(const Diary& diary);
void lesson_panel(Diary& diary, const Rect& rect);
void lesson_sheet(Diary& diary);
// lesson_details.cpp: everything under the panel's head; returns its height, drawn or not.
float lesson_details(Diary& diary, const model::Lesson& lesson, model::Date day, const Rect& area,
                     bool draw);

// diary_states.cpp
float offline_banner_height(Diary& diary);
void offline_banner(Diary& diary, const Rect& area);
// False where something else took the place of the days; called before they are drawn.
bool diary_gate(Diary& diary, const Rect& area);
void skeleton_rows(const Diary& diary, const Rect& area, float row, int count);

}  // namespace ranets::shell
