#include "model/marks.h"

#include <algorithm>

namespace ranets::model {
namespace {

// Half away from zero; `by` is positive.
std::int64_t divide_rounded(std::int64_t number, std::int64_t by) {
    const auto half_up = (2 * std::abs(number) + by) / (2 * by);
    return number < 0 ? -half_up : half_up;
}

Average average_of(std::span<const Counted> marks) {
    Average average;
    for (const auto& mark : marks) average.add(mark.value, mark.weight);
    return average;
}

void add_up(SubjectMarks& row, bool weighted) {
    std::vector<Counted> numbers;
    for (const auto& mark : row.marks) {
        const auto number = counted(mark, weighted);
        if (!number) continue;
        numbers.push_back(*number);
        row.average.add(number->value, number->weight);
        row.running.push_back(row.average.hundredths());
        ++row.counts[static_cast<std::size_t>(std::clamp(number->value, 1, kBestMark))];
    }
    if (numbers.size() > kTrendMarks) {
        const auto before = std::span(numbers).first(numbers.size() - kTrendMarks);
        row.trend = Average::change(average_of(before), row.average);
    }
    for (const auto& absence : row.absences) ++row.missed[static_cast<std::size_t>(absence.kind)];
}

}  // namespace

int Average::change(const Average& before, const Average& after) {
    return static_cast<int>(
        divide_rounded(100 * (after.sum_ * before.weight_ - before.sum_ * after.weight_),
                       before.weight_ * after.weight_));
}

std::optional<std::int64_t> Average::needed(int target, int value, int weight) const {
    // It rounds to the target where 2 * sum >= (2 * target - 1) * weight.
    const std::int64_t missing = (2 * target - 1) * weight_ - 2 * sum_;
    if (!empty() && missing <= 0) return 0;
    const std::int64_t each = std::int64_t{weight} * (2 * (value - target) + 1);
    if (each <= 0) return std::nullopt;
    return std::max<std::int64_t>((missing + each - 1) / each, 1);
}

std::optional<Counted> counted(const LessonMark& mark, bool weighted) {
    const auto number = numeric_mark(mark.mark.value);
    if (!number || !mark.averaged || mark.mark.weight <= 0) return std::nullopt;
    return Counted{*number, weighted ? mark.mark.weight : 1};
}

int SubjectMarks::missed_lessons() const {
    const auto of = [&](Attendance kind) { return missed[static_cast<std::size_t>(kind)]; };
    return of(Attendance::Absent) + of(Attendance::Ill) + of(Attendance::Excused);
}

MarksTable marks_table(const MarksYear& year, Date first, Date last) {
    MarksTable table;
    table.whole = first >= year.whole_from;
    const auto within = [&](Date day) { return first <= day && day <= last; };
    for (const auto& subject : year.subjects) {
        SubjectMarks row;
        row.subject = subject;
        for (const auto& mark : year.marks) {
            if (mark.subject == subject.id && within(mark.day)) row.marks.push_back(mark);
        }
        for (const auto& absence : year.absences) {
            if (absence.subject == subject.id && within(absence.day))
                row.absences.push_back(absence);
        }
        add_up(row, year.weighted);
        table.marks += static_cast<int>(row.marks.size());
        for (const auto& mark : row.marks) {
            if (const auto number = counted(mark, year.weighted))
                table.average.add(number->value, number->weight);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

MarksTable marks_table(const MarksYear& year, int study_year, const ReportingPeriod* term) {
    if (term != nullptr) return marks_table(year, term->start, term->finish);
    return marks_table(year, Date::of(study_year, 9, 1), Date::of(study_year + 1, 8, 31));
}

std::vector<ReportingPeriod> terms_of(const std::vector<ReportingPeriod>& periods) {
    std::vector<ReportingPeriod> terms;
    for (const auto& period : periods) {
        if (period.kind != ReportingPeriod::Kind::Year) terms.push_back(period);
    }
    std::sort(terms.begin(), terms.end(),
              [](const auto& a, const auto& b) { return a.start < b.start; });
    return terms;
}

const ReportingPeriod* current_term(const std::vector<ReportingPeriod>& periods, Date today) {
    const ReportingPeriod* best = nullptr;
    for (const auto& period : periods) {
        if (period.kind == ReportingPeriod::Kind::Year) continue;
        const bool begun = period.start <= today;
        if (best == nullptr || (begun ? best->start > today || best->start < period.start
                                      : best->start > today && period.start < best->start))
            best = &period;
    }
    return best;
}

}  // namespace ranets::model
