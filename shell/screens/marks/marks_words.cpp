#include "screens/marks/marks_words.h"

#include <cstdlib>

namespace ranets::shell {

using Kind = model::ReportingPeriod::Kind;
using Word = strings::Key;

namespace {

constexpr const char* kRoman[] = {"I", "II", "III", "IV", "V", "VI"};
constexpr Word kFeminine[] = {Word::kMarksFirstShe, Word::kMarksSecondShe, Word::kMarksThirdShe,
                              Word::kMarksFourthShe};
constexpr Word kNeuter[] = {Word::kMarksFirstIt, Word::kMarksSecondIt};

template <std::size_t size>
std::string_view ordinal(const Word (&words)[size], int number) {
    const auto at = static_cast<std::size_t>(number - 1);
    return at < size ? text_of(words[at]) : std::string_view();
}

}  // namespace

std::string term_short(const model::ReportingPeriod& term) {
    const auto at = static_cast<std::size_t>(term.number - 1);
    return at < std::size(kRoman) ? kRoman[at] : std::to_string(term.number);
}

std::string term_name(const model::ReportingPeriod& term) {
    switch (term.kind) {
        case Kind::Quarter:
            return format(Word::kMarksQuarter, {term_short(term)});
        case Kind::HalfYear:
            return format(Word::kMarksHalf, {term_short(term)});
        case Kind::Trimester:
            return format(Word::kMarksTrimester, {term_short(term)});
        default:
            return term.name;
    }
}

std::string table_name(const model::ReportingPeriod* term) {
    if (term == nullptr) return std::string(text_of(Word::kMarksTableYear));
    if (term->kind == Kind::Quarter) {
        if (const auto which = ordinal(kFeminine, term->number); !which.empty())
            return format(Word::kMarksTableQuarter, {which});
    } else if (term->kind == Kind::HalfYear) {
        if (const auto which = ordinal(kNeuter, term->number); !which.empty())
            return format(Word::kMarksTableHalf, {which});
    }
    return format(Word::kMarksTableTerm, {term_name(*term)});
}

std::string study_year_name(int study_year) {
    const int next = (study_year + 1) % 100;
    return std::to_string(study_year) + "/" + (next < 10 ? "0" : "") + std::to_string(next);
}

std::string hundredths_text(int hundredths) {
    return decimal(hundredths / 100.0, 2);
}

std::string average_text(const model::Average& average) {
    return average.empty() ? std::string(text_of(Word::kMarksNoAverage))
                           : hundredths_text(average.hundredths());
}

std::string trend_text(int hundredths) {
    const auto size = hundredths_text(std::abs(hundredths));
    if (hundredths == 0) return size;
    return (hundredths > 0 ? "+" : "\u2212") + size;
}

std::string mark_name(const model::LessonMark& mark) {
    return format(Word::kMarksMarkName, {mark.mark.value, day_month(mark.day)});
}

std::string counts_name(const model::SubjectMarks& row) {
    std::string name;
    for (int value = model::kBestMark; value >= 2; --value) {
        const auto of = [&](int one) { return row.counts[static_cast<std::size_t>(one)]; };
        // A one is counted with the twos, as it is drawn.
        const int count = value == 2 ? of(2) + of(1) : of(value);
        if (!name.empty()) name += ", ";
        name += std::to_string(value) + ": " + std::to_string(count);
    }
    return name;
}

std::string marks_count(int marks) {
    return std::to_string(marks) + " " + plural(Word::kDiarySummaryMarks, marks);
}

}  // namespace ranets::shell
