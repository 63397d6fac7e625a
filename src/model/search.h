#pragma once
// What can be found in a diary, by the words of it, and what is shown of it.
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/diary.h"
#include "model/school.h"
#include "model/search_words.h"

namespace ranets::model {

enum class SearchGroup { Lessons, Homework, Marks, People, Messages };
inline constexpr std::size_t kSearchGroups = 5;

// A thing that can be found, of a whole that is stored as one: a week, a class's list. The number
// says where it stands in there, and means nothing once the whole is another.
struct SearchDoc {
    std::uint32_t number = 0;
    std::vector<std::string_view> texts;  // of the whole, which outlives it
};

// Of a week: the lesson `lesson` of a day, or its homework or mark at `position`.
struct WeekPlace {
    SearchGroup group = SearchGroup::Lessons;
    int day = 0;  // 0 is Monday
    int lesson = 0, position = 0;

    std::uint32_t number() const;
    static WeekPlace of(std::uint32_t number);
    // Higher ones are not found.
    static constexpr int kMostLessons = 64, kMostOfOne = 16;

    // In a week's days; null: there is none.
    const Lesson* lesson_in(std::span<const Day> days, Date monday) const;
};

std::vector<SearchDoc> week_docs(std::span<const Day> days, Date monday);
// Numbered from 0: administrators, then teachers; a class's teacher, then its pupils.
std::vector<SearchDoc> people_docs(const SchoolCard& card);
std::vector<SearchDoc> people_docs(const ClassList& list);
// By that number; null: there is none.
const StaffMember* person_in(const SchoolCard& card, std::uint32_t number);
const Person* person_in(const ClassList& list, std::uint32_t number);

// All words stand in it.
bool fits(const SearchDoc& doc, std::span<const SearchedWord> words);

// A text with what was looked for in it marked: [begin, end) of its bytes, in order.
struct MarkedText {
    struct Mark {
        std::size_t begin = 0, end = 0;
        friend bool operator==(const Mark&, const Mark&) = default;
    };
    std::string text;
    std::vector<Mark> marks;

    friend bool operator==(const MarkedText&, const MarkedText&) = default;
};
// In one line. Where the first mark stands far behind, so that a row would be cut before it, the
// text begins shortly before it, with an ellipsis.
MarkedText marked_text(std::string_view text, std::span<const SearchedWord> words);
// Several of them as one, with `between` between those that aren't empty.
MarkedText joined(std::span<const MarkedText> parts, std::string_view between);

}  // namespace ranets::model
