#include "app/seen_overlay.h"

#include <utility>

namespace ranets::app {

// The outbox's entries know days: these marks make one.
std::vector<model::MarkId> unseen_of(sync::Outbox& outbox, model::PersonId child,
                                     const std::vector<model::MarkId>& marks) {
    model::Lesson lesson;
    for (const auto id : marks) {
        model::Mark mark;
        mark.id = id;
        mark.unseen = true;
        lesson.marks.push_back(std::move(mark));
    }
    std::vector<model::Day> days{{{}, {std::move(lesson)}, {}}};
    outbox.overlay({child, days});
    std::vector<model::MarkId> unseen;
    for (const auto& mark : days.front().lessons.front().marks) {
        if (mark.unseen) unseen.push_back(mark.id);
    }
    return unseen;
}

}  // namespace ranets::app
