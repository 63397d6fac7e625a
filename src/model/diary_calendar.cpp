#include "model/diary_calendar.h"

#include <string>

namespace ranets::model {
namespace {

std::string title_of(const DiaryOwner& owner, const Lesson& lesson, bool several) {
    std::string title = lesson.subject_name;
    // A teacher's lessons are told apart by their classes.
    if (!lesson.class_name.empty()) title += ", " + lesson.class_name;
    if (several && !owner.first_name.empty()) return owner.first_name + ": " + title;
    return title;
}

}  // namespace

std::vector<CalendarEntry> calendar_of(const DiaryOwner& owner, std::span<const Day> days,
                                       ZoneOffset zone, bool several) {
    std::vector<CalendarEntry> entries;
    for (const auto& day : days) {
        for (const auto& lesson : day.lessons) {
            const auto title = title_of(owner, lesson, several);
            entries.push_back({.uid = lesson_uid(lesson.id, owner.person),
                               .title = title,
                               .place = lesson.room,
                               .text = {},
                               .times = {{instant_of({day.date, lesson.start}, zone),
                                          instant_of({day.date, lesson.finish}, zone)}},
                               .day = {},
                               .cancelled = lesson.cancelled()});
            for (const auto& homework : lesson.homework) {
                const auto first_line = homework.text.substr(0, homework.text.find('\n'));
                entries.push_back({.uid = homework_uid(homework.work, owner.person),
                                   .title = title + ": " + first_line,
                                   .place = {},
                                   .text = homework.text,
                                   .times = {},
                                   .day = day.date,
                                   .cancelled = false});
            }
        }
    }
    return entries;
}

}  // namespace ranets::model
