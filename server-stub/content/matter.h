#pragma once
// What lessons are about and what is set for home, by subject and grade.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "school/subjects.h"

namespace ranets::stub {

// Homework texts hold {p} paragraph, {s} page, {n} and {m} numbers of exercises, {d} a small count.
struct Matter {
    Subject subject;
    int from_grade;
    int to_grade;                              // inclusive
    std::span<const std::string_view> topics;  // in the order of the year
    std::span<const std::string_view> homework;
};

std::span<const Matter> primary_matter();
std::span<const Matter> language_matter();
std::span<const Matter> maths_matter();
std::span<const Matter> society_matter();
std::span<const Matter> nature_matter();
std::span<const Matter> practice_matter();

const Matter& matter(Subject subject, int grade);

// The topic of lesson `ordinal` of `total` in the year, both counted for the subject.
std::string_view topic(Subject subject, int grade, int ordinal, int total);

// A text for the lesson; empty for subjects that set none. `luck` picks among the forms.
std::string homework_text(Subject subject, int grade, int ordinal, int total, std::uint64_t luck);

}  // namespace ranets::stub
