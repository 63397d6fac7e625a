#include "screens/marks/marks_file.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "kit/words.h"
#include "model/spreadsheet.h"
#include "screens/marks/marks_words.h"

namespace ranets::shell {

using model::Cell;
using Word = strings::Key;

namespace {

// A digit is a number that can be counted with; «5-» and «н» are what they are.
Cell value_cell(const std::string& value) {
    std::int64_t number = 0;
    const auto* end = value.data() + value.size();
    const auto [at, error] = std::from_chars(value.data(), end, number);
    if (error == std::errc() && at == end && number >= 0) return number;
    return value;
}

std::string final_name(const app::MarksView& view, const model::FinalMark& mark) {
    switch (mark.kind) {
        case model::FinalMark::Kind::Year:
            return std::string(text_of(Word::kMarksWholeYear));
        case model::FinalMark::Kind::Examination:
            return std::string(text_of(Word::kMarksExam));
        case model::FinalMark::Kind::Certificate:
            return std::string(text_of(Word::kMarksCertificate));
        case model::FinalMark::Kind::Term:
            break;
    }
    for (const auto& term : view.terms) {
        if (term.number == mark.term) return term_name(term);
    }
    return std::to_string(mark.term);
}

std::string work_of(const model::Mark& mark) {
    if (mark.corrected_from.empty()) return mark.work_name;
    const auto was = format(Word::kMarksCorrectedFrom, {mark.corrected_from, mark.value});
    return mark.work_name.empty() ? was : mark.work_name + ", " + was;
}

std::vector<Cell> head() {
    std::vector<Cell> cells;
    for (const auto word : {Word::kMarksSubject, Word::kMarksFileDay, Word::kMarksFileLesson,
                            Word::kMarksFileValue, Word::kMarksFileWeight, Word::kMarksWork,
                            Word::kMarksTopic, Word::kMarksTeacher, Word::kMarksComment})
        cells.emplace_back(std::string(text_of(word)));
    return cells;
}

}  // namespace

std::optional<app::SaveFile> marks_file(const app::Views& views, bool share) {
    const auto& view = views.marks;
    if (!view.year.value) return std::nullopt;
    std::vector<std::vector<Cell>> rows{head()};
    for (const auto& row : view.table.rows) {
        for (const auto& given : row.marks) {
            const auto& mark = given.mark;
            rows.push_back({row.subject.name, given.day, std::int64_t{given.lesson_number},
                            value_cell(mark.value), std::int64_t{mark.weight}, work_of(mark),
                            given.topic, given.teacher, mark.comment});
        }
        for (const auto& mark : view.year.value->finals) {
            const bool here = view.term == 0 ||
                              (mark.kind == model::FinalMark::Kind::Term && mark.term == view.term);
            if (mark.subject != row.subject.id || !here) continue;
            rows.push_back({row.subject.name, std::string(), std::string(), value_cell(mark.value),
                            std::string(),
                            format(Word::kMarksFileFinal, {final_name(view, mark)})});
        }
    }
    std::string period = study_year_name(view.study_year);
    for (const auto& term : view.terms) {
        if (term.number == view.term) period = term_name(term) + " " + period;
    }
    const auto* child = views.children.chosen_child();
    return app::SaveFile{
        .name = format(Word::kMarksFile,
                       {child != nullptr ? child->first_name : std::string_view(), period}),
        .ending = ".csv",
        .bytes = model::spreadsheet(rows),
        .share = share};
}

}  // namespace ranets::shell
