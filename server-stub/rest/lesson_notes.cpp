// What a diary tells of a lesson beside the partner API's shapes: the subgroup, what changed in the
// timetable and from what, and marks that were corrected.
#include "rest/handlers.h"
#include "rest/journal_facts.h"
#include "rest/shapes.h"

namespace ranets::stub::lessons {
namespace {

constexpr int kMostDays = 62;

Json change_of(const Call& call, LessonRef lesson, const LessonChange& change) {
    const LessonPlace& was = change.was;
    const std::string_view room = call.district().room_of(
        lesson.group.cohort, was.subject, was.teacher, static_cast<int>(was.date.weekday()));
    return {{"kind", shapes::change_word(change.kind)},
            {"reason", change.reason.empty() ? Json(nullptr) : Json(change.reason)},
            {"was",
             {{"date", was.date.iso()},
              {"number", was.number},
              {"subject", info(was.subject).name},
              {"teacher", call.district().person(was.teacher).short_name()},
              {"place", room.empty() ? Json(nullptr) : Json(room)}}}};
}

Json corrections_of(const Call& call, LessonRef lesson) {
    Json list = Json::array();
    for (const MarkFact& mark : marks_by_now(call, lesson, call.in.person)) {
        if (mark.was == 0) continue;
        const int number = call.district().number_in_class(lesson.group.cohort, call.in.person);
        Json json;
        shapes::put_id(json, "mark", ids::mark({{lesson, mark.slot}, number, mark.nth}));
        json["was"] = std::to_string(mark.was);
        json["correctedAt"] = shapes::utc_text(mark.corrected_at);
        list.push_back(std::move(json));
    }
    return list;
}

}  // namespace

Answer notes(const Call& call) {
    const Range range{call.in.from, call.in.to};
    if (range.to < range.from || range.to - range.from >= kMostDays) return bad_parameter("to");
    Json list = Json::array();
    for (const LessonRef lesson : lessons_in_year(call, range)) {
        const LessonChange* const change = change_by_now(call, lesson);
        const int subgroup = call.journal().lesson(lesson).subgroup;
        Json corrections = corrections_of(call, lesson);
        if (!change && subgroup == 0 && corrections.empty()) continue;
        Json json;
        shapes::put_id(json, "lesson", ids::lesson(lesson));
        json["subgroup"] = subgroup == 0 ? Json(nullptr) : Json(subgroup_name(subgroup));
        json["change"] = change ? change_of(call, lesson, *change) : Json(nullptr);
        json["corrections"] = std::move(corrections);
        list.push_back(std::move(json));
    }
    return list;
}

}  // namespace ranets::stub::lessons
