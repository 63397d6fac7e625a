#pragma once
// What is said of marks: periods, averages, names of rows and charts.
#include <string>

#include "kit/words.h"
#include "model/marks.h"

namespace ranets::shell {

std::string term_name(const model::ReportingPeriod& term);   // «II четверть»
std::string term_short(const model::ReportingPeriod& term);  // «II»
std::string table_name(
    const model::ReportingPeriod* term);  // «Оценки за вторую четверть», «… за год»
std::string study_year_name(int study_year);              // «2026/27»
std::string average_text(const model::Average& average);  // «4,38», «—» without numbers
std::string hundredths_text(int hundredths);              // «4,38»
std::string trend_text(int hundredths);                   // «+0,21», «−0,08», «0,00»
std::string mark_name(const model::LessonMark& mark);     // «Оценка 5, 18 ноября»
std::string counts_name(const model::SubjectMarks& row);  // «5: 4, 4: 3, 3: 1, 2: 0»
std::string marks_count(int marks);                       // «63 оценки»

}  // namespace ranets::shell
