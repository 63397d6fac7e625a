// Schedules and lessons.
#include <algorithm>
#include <set>

#include "rest/access.h"
#include "rest/handlers.h"
#include "rest/journal_facts.h"
#include "rest/shapes.h"
#include "school/ids.h"

namespace ranets::stub::lessons {
namespace {

constexpr int kMostScheduleDays = 62;
constexpr int kMostLessonDays = 124;

// Where the day's lists are gathered; each subject, kind of work and teacher comes once.
class DayBuilder {
  public:
    DayBuilder(const Call& call, Group group, int pupil)
        : call_(call),
          group_(group),
          pupil_(pupil),
          number_(call.district().number_in_class(call.district().person(pupil))) {}

    Json build(Date date) {
        const Plan& plan = call_.journal().plan(group_);
        const auto [first, last] = plan.between(date, date);
        for (int at = first; at < last; ++at) add({group_, at});
        const auto next = static_cast<std::size_t>(last);
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
        const int school = call_.district().cohort(group_.cohort).school;
        for (const WorkKind kind : kinds_) {
            day["workTypes"].push_back(shapes::work_type_embedded(school, kind));
        }
        day["lessonLogEntries"] = std::move(log_);
        day["teachers"] = Json::array();
        for (const int teacher : teachers_) {
            day["teachers"].push_back({{"person", shapes::person(call_.district().person(teacher))},
                                       {"role", "Teacher"}});
        }
        day["nextDate"] = last > first && next < plan.lessons.size()
                              ? Json(shapes::date_text(plan.lessons[next].date))
                              : Json(nullptr);
        return day;
    }

  private:
    void add(LessonRef lesson) {
        lessons_.push_back(shapes::lesson_short(call_, lesson));
        subjects_.insert(call_.journal().lesson(lesson).subject);
        teachers_.insert(call_.journal().teacher(lesson));
        for (const WorkRef& work : works_of(call_, lesson)) {
            works_.push_back(shapes::work(call_, work, {}));
            kinds_.insert(kind_of(call_, work));
        }
        if (homework_by_now(call_, lesson)) {
            homeworks_.push_back(shapes::work(call_, {lesson, WorkSlot::Homework}, {number_}));
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
    Group group_;
    int pupil_;
    int number_;
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
    const Plan& plan = call.journal().plan(*call.in.group);
    const auto [first, last] = plan.between(call.in.from, call.in.to);
    Json list = Json::array();
    for (int at = first; at < last; ++at) {
        const Subject subject = plan.lessons[static_cast<std::size_t>(at)].subject;
        if (only != Subject::Count && subject != only) continue;
        list.push_back(shapes::lesson_full(call, {*call.in.group, at}));
    }
    return list;
}

}  // namespace

Answer schedule(const Call& call) {
    const auto range = range_in_query(call, "startDate", "endDate", kMostScheduleDays);
    if (!range) return bad_parameter("startDate, endDate");
    Json days = Json::array();
    for (Date date = range->from; date <= range->to; date = date + 1) {
        days.push_back(DayBuilder(call, *call.in.group, call.in.person).build(date));
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
        if (!ref || !call.journal().exists(*ref)) return not_found();
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
