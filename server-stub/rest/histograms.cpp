// How many of which marks a class got: numbers without names, so the whole class is counted, unless
// they are so few that they tell whose they are.
#include <map>

#include "rest/final_marks.h"
#include "rest/handlers.h"
#include "rest/journal_facts.h"
#include "rest/shapes.h"

namespace ranets::stub::histograms {
namespace {

// Of a work: by the number of the mark at the work, then by value.
using Counts = std::map<int, std::map<int, int>>;

Json mark_numbers(const Call& call, const Counts& counts) {
    Json numbers = Json::array();
    for (const auto& [number, values] : counts) {
        int all = 0;
        for (const auto& [value, count] : values) all += count;
        if (all < call.world.histogram_min) continue;
        Json marks = Json::array();
        for (const auto& [value, count] : values) {
            marks.push_back({{"value", std::to_string(value)}, {"count", count}});
        }
        numbers.push_back({{"markNumber", number}, {"marks", std::move(marks)}});
    }
    return numbers;
}

Counts counts_of(const Call& call, WorkRef work) {
    Counts counts;
    for (const Member& member : call.district().members(work.lesson.group)) {
        for (const MarkFact& mark : marks_by_now(call, work.lesson, member.pupil)) {
            if (mark.slot == work.slot) ++counts[mark.nth][mark.value];
        }
    }
    return counts;
}

}  // namespace

Answer of_work(const Call& call) {
    Counts counts;
    if (call.in.final_work) {
        const FinalRef work = *call.in.final_work;
        for (const Member& member : call.district().members(work.group)) {
            for (const FinalFact& fact : finals_by_now(call, work.group, member.pupil)) {
                if (fact.work == work) ++counts[0][fact.value];
            }
        }
    } else {
        counts = counts_of(call, call.in.work);
    }
    return Json{{"markNumbers", mark_numbers(call, counts)}};
}

Answer of_period(const Call& call) {
    const TermRef period = *call.in.period;
    if (period.group != *call.in.group) return not_found();
    const auto& terms =
        call.district().year(period.group).terms(call.district().grade(period.group));
    const Term& term = terms[static_cast<std::size_t>(period.number)];
    Json works = Json::array();
    for (const LessonRef lesson : lessons_of_group(call, {term.start, term.finish})) {
        if (call.journal().lesson(lesson).subject != call.in.subject) continue;
        for (const WorkSlot slot : {WorkSlot::Lesson, WorkSlot::Special, WorkSlot::Homework}) {
            const WorkRef work{lesson, slot};
            Json numbers = mark_numbers(call, counts_of(call, work));
            if (numbers.empty()) continue;
            Json json;
            shapes::put_id(json, "workId", ids::work(work));
            json["markNumbers"] = std::move(numbers);
            works.push_back(std::move(json));
        }
    }
    return Json{{"works", std::move(works)}};
}

}  // namespace ranets::stub::histograms
