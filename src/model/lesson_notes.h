#pragma once
// What a server may know of a week's lessons beyond the partner API: subgroups, changes of the
// timetable, corrections of marks.
#include <vector>

#include "model/diary.h"

namespace ranets::model {

struct MarkCorrection {
    MarkId mark;
    std::string was;
    Instant at;

    friend bool operator==(const MarkCorrection&, const MarkCorrection&) = default;
};

struct LessonNote {
    LessonId lesson;
    std::string subgroup;
    std::optional<LessonChange> change;
    std::vector<MarkCorrection> corrections;

    friend bool operator==(const LessonNote&, const LessonNote&) = default;
};

// Adds them; notes of lessons that are not among the days are left out.
void annotate(std::vector<Day>& days, const std::vector<LessonNote>& notes);
// What annotate() was given, as far as it found its lesson.
std::vector<LessonNote> notes_of(const std::vector<Day>& days);
void forget_notes(std::vector<Day>& days);

}  // namespace ranets::model
