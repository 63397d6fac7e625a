#pragma once
// A pupil's marks over a school year, and what they add up to: the averages are the server's, to
// the last hundredth.
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/diary.h"

namespace ranets::model {

inline constexpr int kBestMark = 5;

// Of marks that count: each once, or by weight where the school does so. Kept as whole numbers, so
// that nothing is lost before it is rounded.
class Average {
  public:
    void add(int value, int weight) {
        sum_ += std::int64_t{value} * weight;
        weight_ += weight;
    }
    bool empty() const { return weight_ == 0; }
    // Both rounded half up; not of an empty one. A mark is not the rounded hundredths rounded once
    // more: 4.497 is shown as 4.50, and is a four.
    int mark() const { return static_cast<int>((2 * sum_ + weight_) / (2 * weight_)); }
    int hundredths() const { return static_cast<int>((200 * sum_ + weight_) / (2 * weight_)); }
    // In hundredths, rounded half away from zero; neither may be empty.
    static int change(const Average& before, const Average& after);

    // How many more marks of the value and weight make it round to `target`; nothing when no number
    // of them does.
    std::optional<std::int64_t> needed(int target, int value, int weight) const;

    friend bool operator==(const Average&, const Average&) = default;

  private:
    std::int64_t sum_ = 0;
    std::int64_t weight_ = 0;
};

// A mark given at a lesson, with what the lesson was.
struct LessonMark {
    Mark mark;
    SubjectId subject;
    Date day;  // of the lesson
    int lesson_number = 0;
    std::string topic;
    std::string teacher;   // full name; empty when unknown
    bool averaged = true;  // the school lets it count

    friend bool operator==(const LessonMark&, const LessonMark&) = default;
};

// For more than a lesson.
struct FinalMark {
    enum class Kind { Term, Year, Examination, Certificate };
    SubjectId subject;
    Kind kind = Kind::Term;
    int term = 0;  // from 1, of Kind::Term
    std::string value;
    Instant given_at;

    friend bool operator==(const FinalMark&, const FinalMark&) = default;
};

struct Absence {
    SubjectId subject;
    LessonId lesson;
    Date day;
    int lesson_number = 0;
    Attendance kind = Attendance::Absent;

    friend bool operator==(const Absence&, const Absence&) = default;
};

// How many marks of a value a class got.
struct ValueCount {
    std::string value;
    int count = 0;

    friend bool operator==(const ValueCount&, const ValueCount&) = default;
};

struct Subject {
    SubjectId id;
    std::string name;
    std::string knowledge_area;

    friend bool operator==(const Subject&, const Subject&) = default;
};

struct MarksYear {
    std::vector<Subject> subjects;  // by name; also those without marks
    std::vector<LessonMark> marks;  // as their lessons were
    std::vector<FinalMark> finals;  // by subject, then as they were given
    std::vector<Absence> absences;  // as their lessons were
    bool weighted = false;          // the school averages by weight
    // From this day on nothing is missing: of each subject the server tells the newest marks only.
    Date whole_from;

    friend bool operator==(const MarksYear&, const MarksYear&) = default;
};

// What a mark adds to an average: its number and weight; nothing for a letter, a weight of zero and
// what the school does not count.
struct Counted {
    int value = 0;
    int weight = 1;

    friend bool operator==(const Counted&, const Counted&) = default;
};
std::optional<Counted> counted(const LessonMark& mark, bool weighted);

// The change that the last of the marks made, those of one work or of several.
inline constexpr std::size_t kTrendMarks = 2;

// A subject's marks of some days, oldest first.
struct SubjectMarks {
    Subject subject;
    std::vector<LessonMark> marks;
    Average average;
    std::vector<int> running;  // in hundredths, after each mark that counts
    std::optional<int> trend;  // in hundredths; nothing where all there is are the last marks
    std::array<int, kBestMark + 1> counts{};  // of marks that count, by value; 0 and 1 stand in [1]
    std::array<int, 5> missed{};              // lessons, by Attendance
    std::vector<Absence> absences;

    int missed_lessons() const;  // coming late is not missing
    friend bool operator==(const SubjectMarks&, const SubjectMarks&) = default;
};

struct MarksTable {
    std::vector<SubjectMarks> rows;  // by name
    Average average;                 // of all marks of all subjects
    int marks = 0;                   // letters among them
    bool whole = true;               // none of these days is before MarksYear::whole_from

    friend bool operator==(const MarksTable&, const MarksTable&) = default;
};

// Both days included.
MarksTable marks_table(const MarksYear& year, Date first, Date last);
// Of a term; without one of the whole school year, which ends with August.
MarksTable marks_table(const MarksYear& year, int study_year, const ReportingPeriod* term);

// The term that runs today, between terms the one that has ended; before the first it is the first.
// Nothing when no term is known.
const ReportingPeriod* current_term(const std::vector<ReportingPeriod>& periods, Date today);
// Those of a year, without the year itself, in order.
std::vector<ReportingPeriod> terms_of(const std::vector<ReportingPeriod>& periods);

}  // namespace ranets::model
