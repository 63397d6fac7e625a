// The marks of a term, or of a whole year, on paper.
#include <algorithm>
#include <vector>

#include "kit/words.h"
#include "screens/common/lesson_words.h"
#include "screens/marks/marks_words.h"
#include "screens/print/paper.h"

namespace ranets::shell {

using Kind = model::FinalMark::Kind;
using Word = strings::Key;

namespace {

// A column at the right: a term, or the year.
struct Column {
    std::string name;
    Kind kind = Kind::Term;
    int term = 0;
    bool open = false;  // the mark is to come: a box to be written in
};

std::vector<Column> columns_of(const app::Views& views, const model::ReportingPeriod* last) {
    std::vector<Column> columns;
    for (const auto& term : views.marks.terms) {
        if (last != nullptr && term.number > last->number) continue;
        const bool over = term.finish < views.now.date;
        columns.push_back({term_name(term), Kind::Term, term.number, !over});
    }
    if (last == nullptr)
        columns.push_back({std::string(text_of(Word::kMarksWholeYear)), Kind::Year, 0, true});
    return columns;
}

std::string final_of(const model::MarksYear& year, model::SubjectId subject, const Column& column) {
    std::string value;
    for (const auto& mark : year.finals) {
        if (mark.subject == subject && mark.kind == column.kind &&
            (column.kind != Kind::Term || mark.term == column.term))
            value = mark.value;
    }
    return value;
}

// «1 б, 2 н»
std::string missed_text(const model::SubjectMarks& row) {
    constexpr std::pair<model::Attendance, Word> kKinds[] = {
        {model::Attendance::Absent, Word::kAttendanceAbsentLetter},
        {model::Attendance::Ill, Word::kAttendanceIllLetter},
        {model::Attendance::Excused, Word::kAttendanceExcusedLetter}};
    std::string words;
    for (const auto& [kind, letter] : kKinds) {
        const int count = row.missed[static_cast<std::size_t>(kind)];
        if (count == 0) continue;
        if (!words.empty()) words += ", ";
        words += std::to_string(count) + " " + std::string(text_of(letter));
    }
    return words.empty() ? "—" : words;
}

void row_of(Paper& paper, const app::MarksView& view, const model::SubjectMarks& row,
            const std::vector<Column>& columns) {
    paper.open("tr");
    paper.header("row", {}, row.subject.name);
    paper.open("td", "marks");
    for (const auto& given : row.marks) {
        paper.open("span", "given");
        paper.leaf("b", {}, given.mark.value);
        paper.leaf("span", "small",
                   std::to_string(given.day.day()) + "." + std::to_string(given.day.month()));
        paper.close();
    }
    paper.close();
    paper.leaf("td", {}, missed_text(row));
    paper.open("td");
    paper.leaf("b", {}, average_text(row.average));
    paper.close();
    for (const auto& column : columns) {
        const auto value = final_of(*view.year.value, row.subject.id, column);
        paper.open("td");
        if (!value.empty())
            paper.text(value);
        else if (column.open)
            paper.leaf("span", "box", {});
        else
            paper.text("—");
        paper.close();
    }
    paper.close();
}

void numbers(Paper& paper, const model::MarksTable& table) {
    std::array<int, model::kBestMark + 1> counts{};
    int missed = 0;
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += row.counts[i];
        missed += row.missed_lessons();
    }
    std::string each;
    for (std::size_t value = model::kBestMark; value >= 2; --value) {
        if (!each.empty()) each += " · ";
        each += std::to_string(counts[value]);
    }
    paper.open("div", "numbers");
    paper_number(paper, std::to_string(table.marks), plural(Word::kPrintMarks, table.marks));
    paper_number(paper, average_text(table.average), text_of(Word::kDiarySummaryAverage));
    paper_number(paper, each, text_of(Word::kPrintCounts));
    paper_number(paper, std::to_string(missed), plural(Word::kPrintMissed, missed));
    paper.close();
}

}  // namespace

std::string marks_paper(const app::Views& views, const model::ReportingPeriod* term) {
    const auto& view = views.marks;
    if (!view.year.value) return {};
    std::string period = study_year_name(view.study_year), from, until;
    if (term != nullptr) {
        period = term_name(*term) + " " + period;
        const auto key = term->start.day() == 2 ? Word::kPrintFromSecond : Word::kPrintFrom;
        from = format(key, {day_month(term->start)});
        until = format(Word::kPrintTo, {day_month(std::min(term->finish, views.now.date))});
    }
    const auto columns = columns_of(views, term);
    const auto table = model::marks_table(*view.year.value, view.study_year, term);
    Paper paper;
    paper.open("article");
    paper_head(paper, views, {format(Word::kPrintMarksTitle, {period}), from, until});
    paper.open("table");
    paper.open("thead");
    paper.open("tr");
    for (const auto word :
         {Word::kMarksSubject, Word::kPrintMarksDays, Word::kMarksAbsences, Word::kMarksAverage})
        paper.header("col", {}, text_of(word));
    for (const auto& column : columns) paper.header("col", {}, column.name);
    paper.close();
    paper.close();
    paper.open("tbody");
    for (const auto& row : table.rows) row_of(paper, view, row, columns);
    paper.close();
    paper.close();
    numbers(paper, table);
    std::string note(text_of(view.year.value->weighted ? Word::kPrintWeighted : Word::kPrintPlain));
    note.append(" ").append(text_of(Word::kPrintLetters));
    if (!table.whole) note.append(" ").append(text_of(Word::kMarksCut));
    paper.leaf("div", "small note", note);
    paper.open("div", "signs");
    paper_signature(paper, text_of(Word::kPrintClassTeacher));
    paper_signature(paper, text_of(Word::kPrintParents));
    paper.close();
    paper_foot(paper, views, view.sync, text_of(Word::kPrintNoReport));
    paper.close();
    return paper.take();
}

}  // namespace ranets::shell
