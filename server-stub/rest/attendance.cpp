// Who was missing, ill or late.
#include "rest/access.h"
#include "rest/handlers.h"
#include "rest/journal_facts.h"
#include "rest/shapes.h"
#include "school/ids.h"

namespace ranets::stub::attendance {
namespace {

constexpr int kMostDays = 400;

void add(const Call& call, LessonRef lesson, int pupil, Json& list) {
    if (const auto absence = absence_by_now(call, lesson, pupil)) {
        list.push_back(shapes::log_entry(call, lesson, pupil, *absence));
    }
}

void add_class(const Call& call, LessonRef lesson, Json& list) {
    for (const Member& member : open_pupils(call, lesson)) add(call, lesson, member.pupil, list);
}

Json of_subject(const Call& call, int person, Subject subject, Range range) {
    Json list = Json::array();
    for (const LessonRef lesson : lessons_of_pupil(call, person, range)) {
        if (call.journal().lesson(lesson).subject == subject) add(call, lesson, person, list);
    }
    return list;
}

Answer of_days(const Call& call, Range range) {
    Json entries = Json::array();
    Json lessons = Json::array();
    for (const LessonRef lesson : lessons_of_pupil(call, call.in.person, range)) {
        const std::size_t before = entries.size();
        add(call, lesson, call.in.person, entries);
        if (entries.size() > before) lessons.push_back(shapes::lesson_full(call, lesson));
    }
    return Json{{"logEntries", std::move(entries)}, {"lessons", std::move(lessons)}};
}

}  // namespace

Answer of_lesson(const Call& call) {
    Json list = Json::array();
    add_class(call, call.in.lesson, list);
    return list;
}

Answer of_lessons(const Call& call) {
    Json list = Json::array();
    for (const std::string_view text : call.request.query.all("lessons")) {
        const auto id = number(text);
        if (!id) return bad_parameter("lessons");
        const auto ref = ids::to_lesson(*id);
        if (!ref || !exists_by_now(call, *ref)) return not_found();
        if (!sees_group(call, ref->group)) return not_yours();
        add_class(call, *ref, list);
    }
    return list;
}

Answer of_lesson_and_person(const Call& call) {
    const auto absence = absence_by_now(call, call.in.lesson, call.in.person);
    return shapes::log_entry(call, call.in.lesson, call.in.person,
                             absence.value_or(Attendance::Present));
}

Answer of_group(const Call& call) {
    const auto range = range_in_query(call, "from", "to", kMostDays);
    const auto id = number(call.request.query.get("subject"));
    const auto subject = id ? ids::to_subject(*id) : std::nullopt;
    if (!range || !subject) return bad_parameter("subject, from, to");
    Json list = Json::array();
    for (const LessonRef lesson : lessons_of_group(call, *range)) {
        if (call.journal().lesson(lesson).subject == *subject) add_class(call, lesson, list);
    }
    return list;
}

Answer of_person_and_subject(const Call& call) {
    const auto range = range_in_query(call, "from", "to", kMostDays);
    if (!range) return bad_parameter("from, to");
    return of_subject(call, call.in.person, call.in.subject, *range);
}

// The partner API's odd one: person={p}&subject={s}&from=…&to=… as the last step of the path.
Answer by_path(const Call& call) {
    const Fields fields = parse_form("person=" + call.in.text);
    const auto person_id = number(fields.get("person"));
    const auto subject_id = number(fields.get("subject"));
    const auto range = range_in(fields, "from", "to", kMostDays);
    if (!person_id || !subject_id || !range) {
        return bad_parameter("person, subject, from, to");
    }
    const auto person = ids::person_index(*person_id);
    const auto subject = ids::to_subject(*subject_id);
    if (!person || *person >= static_cast<int>(call.district().people().size()) || !subject) {
        return not_found();
    }
    if (!reads_record(call, call.district().person(*person))) return not_yours();
    return of_subject(call, *person, *subject, *range);
}

Answer of_person(const Call& call) {
    const auto range = range_in_query(call, "startDate", "endDate", kMostDays);
    return range ? of_days(call, *range) : bad_parameter("startDate, endDate");
}

// One client writes its query with '&' where '?' belongs.
Answer of_person_by_path(const Call& call) {
    const auto range = range_in(parse_form(call.in.text), "from", "to", kMostDays);
    return range ? of_days(call, *range) : bad_parameter("from, to");
}

Answer statuses(const Call&) {
    return Json::array({"Attend", "Absent", "Ill", "Late", "Pass"});
}

}  // namespace ranets::stub::attendance
