#pragma once
// Homework as a list of its own: narrowed down, and laid out by the day it is due on.
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/diary.h"

namespace ranets::model {

struct HomeworkFilter {
    enum class State { All, Open, Done };
    static constexpr int kEveryYear = -1;

    int year = 0;       // of study, by the calendar year of its September; 0: the running one
    SubjectId subject;  // none: all of them
    Date from, to;      // due, inclusive; unset: without an end
    State state = State::All;
    std::string text;

    // How many of its parts leave something out, the year not counted.
    int narrowings() const;
    friend bool operator==(const HomeworkFilter&, const HomeworkFilter&) = default;
};

struct HomeworkItem {
    Date due;
    const Lesson* lesson = nullptr;
    const Homework* homework = nullptr;
    std::string_view words;  // homework_words() of it
    // Where it belongs: as it was when the filter was used last. What has just been ticked stays in
    // its place.
    bool sorted_done = false;
};

// What a search looks into: folded.
std::string homework_words(const Lesson& lesson, const Homework& homework);

struct HomeworkGroup {
    bool overdue = false;  // of several days; else of one:
    Date due;
    std::size_t first = 0, count = 0;  // among the items
    int done = 0;                      // of them
};

struct HomeworkList {
    std::vector<HomeworkItem> items;
    std::vector<HomeworkGroup> groups;
    // Where one begins to read: what is due next. None: at the top.
    std::optional<std::size_t> opening;
};

// `all` in the order of their lessons. First what is overdue, the latest first; then today and what
// is to come; then the days that were, the latest first. Of earlier school years nothing is
// overdue.
HomeworkList homework_list(std::span<const HomeworkItem> all, const HomeworkFilter& filter,
                           const LocalTime& now);

// Of a school year: from the Monday of 1 September to the Monday of its last week.
struct SchoolYear {
    Date first, last;
};
SchoolYear school_year(int september);
int school_year_of(Date day);

}  // namespace ranets::model
