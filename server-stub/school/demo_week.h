#pragma once
// The demo class's week as the design shows it: timetable, homework, marks and ticks of the demo
// pupil. Used for the week that holds the anchor day; the timetable for the whole school year.
#include <span>
#include <string_view>

#include "school/subjects.h"

namespace ranets::stub {

struct DemoFile {
    std::string_view name;  // without extension
    std::string_view extension;
    std::string_view group;  // the partner API's typeGroup
    int fillers = 1;         // KB that make a PDF or a JPG larger
};

struct DemoLesson {
    int weekday = 0;  // from Monday, 0
    int number = 0;   // from 1
    Subject subject = Subject::Conversations;
    std::string_view topic;
    std::string_view homework;  // empty: none is set
    bool done = false;          // the demo pupil's tick
    std::string_view marks;     // the demo pupil's, one character each; when the lesson is over
    std::string_view comment;   // to the first mark
    std::span<const DemoFile> files;
    bool test = false;  // «Контрольная работа»
};

std::span<const DemoLesson> demo_lessons();

// The demo pupil's marks of the same term before the anchor week, oldest first.
std::string_view demo_earlier_marks(Subject subject);

}  // namespace ranets::stub
