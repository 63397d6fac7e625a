#pragma once
// What the files of «Оценки» share.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/views.h"
#include "kit/ui.h"
#include "kit/widgets.h"
#include "model/what_if.h"
#include "screens/print/print_dialog.h"

namespace ranets::shell {

enum class MarksOrder : std::uint8_t { Subject, Average, Trend };
// Which subjects are shown.
enum class MarksFilter : std::uint8_t { All, BelowFive, BelowFour, Worse, Better };

// Of a subject, in «Что, если…».
struct Tried {
    model::SubjectId subject;
    model::WhatIf what;
    std::optional<std::size_t> changing;  // which of the trial marks
};

inline constexpr int kNoticedTrend = 5;  // hundredths: a change below is none

// Gone once the screen is left: trial marks never outlive it.
struct MarksVisit {
    MarksOrder order = MarksOrder::Subject;
    MarksFilter filter = MarksFilter::All;
    model::SubjectId chosen;    // of «Что, если…»
    int weight = 1;             // of the next trial mark
    std::vector<Tried> tried;   // of the subjects that were chosen there
    bool what_if_open = false;  // where it is a sheet
    bool finding = false;       // a subject, by its name
    bool finding_now = false;   // since this frame
    std::string find;
    bool comparison_open = false;
    bool banner_open = false;
    bool children_open = false;
    PrintDialog print;
    model::MarkId mark;                   // whose details are open
    NodeId opener = 0;                    // what opened them: gets the focus back
    model::SubjectId subject;             // whose sheet is open, with its charts as tables
    std::optional<std::size_t> point;     // of its chart, whose value is told
    std::vector<model::SubjectId> whole;  // rows that show all their marks

    Tried& tried_in(model::SubjectId of);
};

struct Marks {
    Marks(Ui& on, const app::Views& of, app::Commands& to)
        : ui(on), views(of), commands(to), visit(on.keep_for_visit<MarksVisit>("marks")) {}

    Ui& ui;
    const app::Views& views;
    app::Commands& commands;
    MarksVisit& visit;

    const app::MarksView& view() const { return views.marks; }
    const model::MarksTable& table() const { return views.marks.table; }
    bool weighted() const { return view().year.value && view().year.value->weighted; }
    bool stale() const;                          // as of the last answer: outlined
    const model::ReportingPeriod* term() const;  // none: the whole year
    bool narrowed() const;                       // not all subjects are shown
    std::vector<std::size_t> order() const;      // of the table's rows that are shown
    const model::SubjectMarks* row_of(model::SubjectId subject) const;
    const model::SubjectMarks* chosen_row() const;  // of «Что, если…»
    std::optional<int> lessons_left(model::SubjectId subject) const;
    void open(const model::LessonMark& mark, NodeId opener);
    void ask_to_print();
    bool whole(model::SubjectId subject) const;
};

// Charts.
Color average_text_color(const model::Average& average);
Color average_solid_color(const model::Average& average);
void average_chip(Ui& ui, const Rect& rect, const model::Average& average);
// The line of running averages.
void sparkline(Ui& ui, const Rect& rect, const model::SubjectMarks& row);
// The values of a small chart under the pointer; hovered or clicked: one of them is.
Press small_chart(Marks& marks, const Rect& rect, const model::SubjectMarks& row);
Press small_distribution(Marks& marks, const Rect& rect, const model::SubjectMarks& row);
Color trend_color(int hundredths);
// With a strip for each point, which tells its value under a pointer and a finger.
void running_chart(Marks& marks, const Rect& rect, const model::SubjectMarks& row);
void distribution(Ui& ui, std::string_view key, const Rect& rect, const model::SubjectMarks& row);

// The order of the rows, which of them are shown, what is done with all of them; `narrow`: also
// what has no room beside it.
void marks_menu(Marks& marks, const Rect& rect, ButtonLook look, bool narrow);
void marks_table(Marks& marks, const Rect& area);    // of a term
void year_table(Marks& marks, const Rect& area);     // of a whole year: final marks
void marks_cards(Marks& marks, const Rect& area);    // on a phone
void what_if_panel(Marks& marks, const Rect& area);  // beside the table
void what_if_sheet(Marks& marks);                    // or above it
void mark_sheet(Marks& marks);                       // the details of a mark
void subject_sheet(Marks& marks);                    // charts, also as tables, and absences
void comparison_sheet(Marks& marks);                 // the averages of all subjects

}  // namespace ranets::shell
