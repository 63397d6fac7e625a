#include "model/lesson_notes.h"

#include <utility>

namespace ranets::model {
namespace {

void annotate(Lesson& lesson, const LessonNote& note) {
    lesson.subgroup = note.subgroup;
    lesson.change = note.change;
    for (auto& mark : lesson.marks) {
        for (const auto& correction : note.corrections) {
            if (correction.mark != mark.id) continue;
            mark.corrected_from = correction.was;
            mark.corrected_at = correction.at;
        }
    }
}

}  // namespace

void annotate(std::vector<Day>& days, const std::vector<LessonNote>& notes) {
    for (auto& day : days) {
        for (auto& lesson : day.lessons) {
            for (const auto& note : notes) {
                if (note.lesson == lesson.id) annotate(lesson, note);
            }
        }
    }
}

void forget_notes(std::vector<Day>& days) {
    for (auto& day : days) {
        for (auto& lesson : day.lessons) {
            lesson.subgroup.clear();
            lesson.change.reset();
            for (auto& mark : lesson.marks) {
                mark.corrected_from.clear();
                mark.corrected_at = {};
            }
        }
    }
}

std::vector<LessonNote> notes_of(const std::vector<Day>& days) {
    std::vector<LessonNote> notes;
    for (const auto& day : days) {
        for (const auto& lesson : day.lessons) {
            LessonNote note{lesson.id, lesson.subgroup, lesson.change, {}};
            for (const auto& mark : lesson.marks) {
                if (mark.corrected_from.empty()) continue;
                note.corrections.push_back({mark.id, mark.corrected_from, mark.corrected_at});
            }
            if (note != LessonNote{lesson.id, {}, {}, {}}) notes.push_back(std::move(note));
        }
    }
    return notes;
}

}  // namespace ranets::model
