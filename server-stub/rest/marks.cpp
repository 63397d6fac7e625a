// Marks. Lists of a class hold the records that the viewer reads, and no others.
#include <algorithm>

#include "rest/access.h"
#include "rest/final_marks.h"
#include "rest/handlers.h"
#include "rest/journal_facts.h"
#include "rest/shapes.h"
#include "school/ids.h"
#include "words.h"

namespace ranets::stub::marks {
namespace {

constexpr int kMostDays = 400;

void add(const Call& call, LessonRef lesson, int pupil, Json& list,
         std::optional<WorkSlot> only = std::nullopt) {
    for (const MarkFact& mark : marks_by_now(call, lesson, pupil)) {
        if (!only || mark.slot == *only) {
            list.push_back(shapes::mark(call, lesson, pupil, mark));
        }
    }
}

// Of everyone in the class whose record is open to the viewer.
void add_class(const Call& call, LessonRef lesson, Json& list,
               std::optional<WorkSlot> only = std::nullopt) {
    for (const Member& member : open_pupils(call, lesson)) {
        add(call, lesson, member.pupil, list, only);
    }
}

bool fits(const Call& call, LessonRef lesson, Subject only) {
    return only == Subject::Count || call.journal().lesson(lesson).subject == only;
}

Answer group_range(const Call& call, Subject only) {
    if (call.in.to - call.in.from >= kMostDays) return bad_parameter("to");
    Json list = Json::array();
    for (const LessonRef lesson : lessons_of_group(call, {call.in.from, call.in.to})) {
        if (fits(call, lesson, only)) add_class(call, lesson, list);
    }
    return list;
}

// By lesson date, in all the years that are kept or in one class only.
Answer person_range(const Call& call, std::optional<Group> within, Subject only) {
    if (call.in.to - call.in.from >= kMostDays) return bad_parameter("to");
    const Range range{call.in.from, call.in.to};
    const auto& part = call.in.subgroup;
    Json list = Json::array();
    for (const LessonRef lesson : lessons_of_pupil(call, call.in.person, range)) {
        if (within && *within != lesson.group) continue;
        if (part && part->subject != call.journal().lesson(lesson).subject) continue;
        if (fits(call, lesson, only)) add(call, lesson, call.in.person, list);
    }
    return list;
}

Json mark_values() {
    Json values = Json::array();
    for (const char* mark : {"1", "2", "3", "4", "5"}) {
        for (const char* sign : {"-", "", "+"}) values.push_back(std::string(mark) + sign);
    }
    return values;
}

}  // namespace

Answer mark(const Call& call) {
    if (call.in.final_mark) return finals::mark(call);
    const MarkRef& ref = call.in.mark;
    const int pupil = call.district().pupil_by_number(ref.work.lesson.group.cohort, ref.pupil);
    for (const MarkFact& fact : marks_by_now(call, ref.work.lesson, pupil)) {
        if (fact.slot == ref.work.slot && fact.nth == ref.nth) {
            return shapes::mark(call, ref.work.lesson, pupil, fact);
        }
    }
    return not_found();
}

Answer of_work(const Call& call) {
    if (call.in.final_work) return finals::of_work(call, std::nullopt);
    Json list = Json::array();
    add_class(call, call.in.work.lesson, list, call.in.work.slot);
    return list;
}

Answer of_lesson(const Call& call) {
    Json list = Json::array();
    add_class(call, call.in.lesson, list);
    return list;
}

Answer of_person_and_work(const Call& call) {
    if (call.in.final_work) return finals::of_work(call, call.in.person);
    Json list = Json::array();
    add(call, call.in.work.lesson, call.in.person, list, call.in.work.slot);
    return list;
}

Answer of_person_and_lesson(const Call& call) {
    Json list = Json::array();
    add(call, call.in.lesson, call.in.person, list);
    return list;
}

Answer of_lessons(const Call& call) {
    const auto wanted = ids_in_body(call.request, "lessons");
    if (!wanted) return bad_parameter("lessons");
    Json list = Json::array();
    for (const std::int64_t id : *wanted) {
        const auto ref = ids::to_lesson(id);
        if (!ref || !exists_by_now(call, *ref)) return not_found();
        if (!sees_group(call, ref->group)) return not_yours();
        add_class(call, *ref, list);
    }
    return list;
}

Answer of_group(const Call& call) {
    return group_range(call, Subject::Count);
}

Answer of_group_and_subject(const Call& call) {
    return group_range(call, call.in.subject);
}

Answer of_person(const Call& call) {
    return person_range(call, std::nullopt, Subject::Count);
}

Answer of_person_in_group(const Call& call) {
    return person_range(call, call.in.group, Subject::Count);
}

Answer of_person_and_subject(const Call& call) {
    return person_range(call, std::nullopt, call.in.subject);
}

Answer by_lesson_date(const Call& call) {
    Call day = call;
    day.in.from = day.in.to = call.in.date;
    return person_range(day, std::nullopt, Subject::Count);
}

Answer by_given_date(const Call& call) {
    constexpr int kLatest = 3;  // days from a lesson to its last mark
    const Range range{call.in.date - kLatest, call.in.date};
    Json list = Json::array();
    for (const LessonRef lesson : lessons_of_pupil(call, call.in.person, range)) {
        for (const MarkFact& mark : marks_by_now(call, lesson, call.in.person)) {
            if (mark.given_at.date == call.in.date) {
                list.push_back(shapes::mark(call, lesson, call.in.person, mark));
            }
        }
    }
    return list;
}

Answer values(const Call&) {
    return Json{{"mark5", mark_values()}};
}

Answer values_of_type(const Call& call) {
    if (!same_word(call.in.text, "mark5")) return not_found();
    return mark_values();
}

}  // namespace ranets::stub::marks
