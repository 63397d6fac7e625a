#include "store/topics/homework_cache.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "store/topics/homework_queries.h"
#include "store/topics/week_cache.h"

namespace ranets::store {
namespace {

using model::Day;
using model::Lesson;

Lesson lesson_in(const Statement& row) {
    Lesson lesson;
    lesson.id = row.id<model::LessonId>(1);
    lesson.number = static_cast<int>(row.integer(7));
    lesson.start = {static_cast<std::int32_t>(row.integer(8))};
    lesson.finish = {static_cast<std::int32_t>(row.integer(9))};
    lesson.subject = row.id<model::SubjectId>(10);
    lesson.subject_name = row.text(11);
    lesson.knowledge_area = row.text(12);
    lesson.room = row.text(13);
    lesson.topic = row.text(14);
    lesson.teacher = row.text(15);
    lesson.test_name = row.text(16);
    lesson.class_name = row.text(17);
    return lesson;
}

model::Homework homework_in(const Statement& row) {
    return {.work = row.id<model::WorkId>(2),
            .text = row.text(3),
            .done = row.integer(4) != 0,
            .files = {},
            .note = {row.text(5), row.text(6)}};
}

void sort_by_time(Day& day) {
    std::stable_sort(day.lessons.begin(), day.lessons.end(), [](const Lesson& a, const Lesson& b) {
        return std::tie(a.number, a.start, a.id) < std::tie(b.number, b.start, b.id);
    });
}

}  // namespace

std::vector<Day> HomeworkCache::days(model::PersonId child, model::Date first, model::Date last) {
    std::vector<Day> days;
    auto rows = database().prepare(queries::kHomeworkList);
    rows.bind(child).bind(first).bind(last);
    while (rows.step()) {
        const auto date = rows.date(0);
        if (days.empty() || days.back().date != date) days.push_back({date, {}, {}});
        auto& lessons = days.back().lessons;
        if (lessons.empty() || lessons.back().id != rows.id<model::LessonId>(1))
            lessons.push_back(lesson_in(rows));
        lessons.back().homework.push_back(homework_in(rows));
    }
    for (auto& day : days) sort_by_time(day);

    auto files = database().prepare(queries::kHomeworkFiles);
    files.bind(child).bind(first).bind(last);
    std::size_t at = 0;
    while (files.step()) {
        const auto date = files.date(0);
        while (at < days.size() && days[at].date < date) ++at;
        if (at == days.size()) break;
        if (days[at].date != date) continue;
        for (auto& lesson : days[at].lessons) {
            for (auto& homework : lesson.homework) {
                if (homework.work != files.id<model::WorkId>(1)) continue;
                homework.files.push_back(
                    {files.text(3), files.integer(4), files.text(5), files.id<model::FileId>(2)});
            }
        }
    }
    return days;
}

std::vector<HomeworkCache::KeptWeek> HomeworkCache::weeks(model::PersonId child, model::Date first,
                                                          model::Date last) {
    std::vector<KeptWeek> weeks;
    auto rows = database().prepare(queries::kHomeworkWeeks);
    rows.bind(static_cast<std::int64_t>(kWeekKind)).bind(child).bind(first).bind(last);
    while (rows.step())
        weeks.push_back({rows.date(0), rows.integer(1), static_cast<Validity>(rows.integer(2))});
    return weeks;
}

}  // namespace ranets::store
