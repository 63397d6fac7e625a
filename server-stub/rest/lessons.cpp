// Schedules and lessons.
#include <algorithm>
#include <set>
#include <span>

#include "rest/access.h"
#include "rest/handlers.h"
#include "rest/journal_facts.h"
#include "rest/shapes.h"
#include "school/ids.h"

namespace ranets::stub::lessons {
namespace {

constexpr int kMostScheduleDays = 62;
constexpr int kMostLessonDays = 124;
constexpr int kLongestBreak = 30;  // days from one with lessons to the next

// Where the day's lists are gathered; each subject, kind of work and teacher comes once.
class DayBuilder {
  public:
    DayBuilder(const Call& call, int pupil)
        : call_(call), pupil_(pupil), school_(call.district().person(pupil).school) {}

    Json build(Date date, std::span<const LessonRef> lessons, Date next) {
        for (const LessonRef lesson : lessons) add(lesson);
        Json day;
        day["date"] = shapes::date_text(date);
        day["lessons"] = std::move(lessons_);
        day["marks"] = std::move(marks_);
        day["works"] = std::move(works_);
        day["homeworks"] = std::move(homeworks_);
        day["subjects"] = Json::array();
        for (const Subject subject : subjects_) {
            day["subjects"].push_back(shapes::subject_short(subject));
        }
        day["workTypes"] = Json::array();
        for (const WorkKind kind : kinds_) {
            day["workTypes"].push_back(shapes::work_type_embedded(school_, kind));
        }
        day["lessonLogEntries"] = std::move(log_);
        day["teachers"] = Json::array();
        for (const int teacher : teachers_) {
            day["teachers"].push_back({{"person", shapes::person(call_.district().person(teacher))},
                                       {"role", "Teacher"}});
        }
        day["nextDate"] = shapes::date_text(next);
        return day;
    }

  private:
    void add(LessonRef lesson) {
        lessons_.push_back(shapes::lesson_short(call_, lesson));
        subjects_.insert(call_.journal().lesson(lesson).subject);
        teachers_.insert(teacher_by_now(call_, lesson));
        for (const WorkRef& work : works_of(call_, lesson)) {
            works_.push_back(shapes::work(call_, work, {}));
            kinds_.insert(kind_of(call_, work));
        }
        if (homework_by_now(call_, lesson)) {
            const int number = call_.district().number_in_class(lesson.group.cohort, pupil_);
            homeworks_.push_back(shapes::work(call_, {lesson, WorkSlot::Homework}, {number}));
            kinds_.insert(WorkKind::Homework);
        }
        for (const MarkFact& mark : marks_by_now(call_, lesson, pupil_)) {
            marks_.push_back(shapes::mark(call_, lesson, pupil_, mark));
        }
        if (const auto absence = absence_by_now(call_, lesson, pupil_)) {
            log_.push_back(shapes::log_entry(call_, lesson, pupil_, *absence));
        }
    }

    const Call& call_;
    int pupil_;
    int school_;
    Json lessons_ = Json::array();
    Json marks_ = Json::array();
    Json works_ = Json::array();
    Json homeworks_ = Json::array();
    Json log_ = Json::array();
    std::set<Subject> subjects_;
    std::set<WorkKind> kinds_;
    std::set<int> teachers_;
};

Answer in_range(const Call& call, Subject only) {
    if (call.in.to - call.in.from >= kMostLessonDays) return bad_parameter("to");
    Json list = Json::array();
    for (const LessonRef lesson : lessons_of_group(call, {call.in.from, call.in.to})) {
        const Subject subject = call.journal().lesson(lesson).subject;
        if (only != Subject::Count && subject != only) continue;
        list.push_back(shapes::lesson_full(call, lesson));
    }
    return list;
}

}  // namespace

Answer schedule(const Call& call) {
    const Fields& query = call.request.query;
    const Date monday = call.now.date.monday();
    const auto range = query.has("startDate") || query.has("endDate")
                           ? range_in_query(call, "startDate", "endDate", kMostScheduleDays)
                           : Range{monday, monday + 6};
    if (!range) return bad_parameter("startDate, endDate");
    const auto lessons = lessons_in_year(call, {range->from, range->to + kLongestBreak});
    const auto date_of = [&](LessonRef lesson) { return call.journal().lesson(lesson).date; };
    Json days = Json::array();
    auto first = lessons.begin();
    for (Date date = range->from; date <= range->to; date = date + 1) {
        first = std::find_if(first, lessons.end(),
                             [&](LessonRef lesson) { return date_of(lesson) >= date; });
        const auto last = std::find_if(first, lessons.end(),
                                       [&](LessonRef lesson) { return date_of(lesson) > date; });
        // Clients read a date of each; before a long holiday there is none but the day itself.
        const Date next = last != lessons.end() ? date_of(*last) : date;
        days.push_back(DayBuilder(call, call.in.person).build(date, {first, last}, next));
    }
    return Json{{"days", std::move(days)}};
}

Answer lesson(const Call& call) {
    return shapes::lesson_full(call, call.in.lesson);
}

Answer lessons_many(const Call& call) {
    const auto wanted = ids_in_body(call.request, "lessons");
    if (!wanted) return bad_parameter("lessons");
    Json list = Json::array();
    for (const std::int64_t id : *wanted) {
        const auto ref = ids::to_lesson(id);
        if (!ref || !exists_by_now(call, *ref)) return not_found();
        if (!sees_group(call, ref->group)) return not_yours();
        list.push_back(shapes::lesson_full(call, *ref));
    }
    return list;
}

Answer of_group(const Call& call) {
    return in_range(call, Subject::Count);
}

Answer of_group_and_subject(const Call& call) {
    return in_range(call, call.in.subject);
}

}  // namespace ranets::stub::lessons
