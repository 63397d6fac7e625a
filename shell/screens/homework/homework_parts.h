#pragma once
// What the parts of the homework's screen share.
#include <optional>
#include <string>

#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"

namespace ranets::shell {

// Between frames.
struct HomeworkMemory {
    std::uint64_t opened = 0;    // see HomeworkView::opened; the list was brought to its opening
    std::uint64_t revision = 0;  // … of this list
    bool settled = false;        // and stays where it is from now on
    bool banner_open = false;
    model::WorkId work;  // whose panel has had the focus
    // What was ticked last, to be taken back.
    struct Ticked {
        std::int64_t number = 0;  // 0: nothing
        model::WorkId work;
        bool done = false;
        model::OwnHomework removed = {};  // in place of a tick
    } ticked;
    std::int64_t ticks = 0;
};

// Closed by leaving the screen.
struct HomeworkWindows {
    bool children = false;  // a phone's sheet
    bool filters = false;   // where not all have room
    // Homework of one's own that is being written.
    struct Form {
        bool open = false;
        model::OwnHomework shown;  // as it was; of no work: it is new
        model::OwnHomework wanted;
        std::string due;  // as typed
    } form;
};

struct HomeworkScreen {
    HomeworkScreen(Ui& ui, const app::Views& views, app::Commands& commands);

    Ui& ui;
    const app::Views& views;
    app::Commands& commands;
    HomeworkMemory& memory;
    HomeworkWindows& windows;

    const app::HomeworkView& homework() const { return views.homework; }
    const model::HomeworkFilter& filter() const { return views.route.homework; }
    bool own_records() const { return views.diary.own_records; }  // homework can be ticked
    void narrow(model::HomeworkFilter filter) const;
    void open(model::WorkId work) const;  // none: closes
    void tick(const model::Homework& homework) const;
    void write_own(const model::OwnHomework& homework) const;  // of no work: new
    void remove_own(const model::OwnHomework& homework) const;
};

// homework_filters.cpp
float homework_filters_height(const HomeworkScreen& screen);
void homework_filters(HomeworkScreen& screen, const Rect& area);
void homework_filter_sheet(HomeworkScreen& screen);

// homework_rows.cpp: the list itself
void homework_rows(HomeworkScreen& screen, const Rect& area);

// homework_panel.cpp: the open one
float homework_panel_width(const Ui& ui);
void homework_panel(HomeworkScreen& screen, const Rect& rect);
void homework_sheet(HomeworkScreen& screen);

// homework_form.cpp: homework of one's own
void homework_form(HomeworkScreen& screen);

// homework_words.cpp
std::string school_year_text(int september);               // «2026/27»
std::string due_word(model::Date due, model::Date today);  // «завтра», «19 ноября»
// Days as people write them: «19.11», «19.11.2026»; without a year it is in the school year.
std::string day_text(model::Date day);
std::optional<model::Date> day_in(std::string_view text, int school_year);
// «на завтра не сделано 5»; empty where nothing is known of it.
std::string homework_left(const app::Views& views);

}  // namespace ranets::shell
