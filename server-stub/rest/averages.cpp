// Average marks.
#include "rest/averages.h"

#include "rest/access.h"
#include "rest/handlers.h"
#include "rest/journal_facts.h"
#include "rest/shapes.h"

namespace ranets::stub {

std::string Average::text() const {
    if (empty()) return {};
    const int value = hundredths();
    const std::string cents = std::to_string(value % 100);
    return std::to_string(value / 100) + "," + (cents.size() < 2 ? "0" : "") + cents;
}

bool uses_weights(int school) {
    return school % 2 == 1;
}

SubjectAverages averages_of(const Call& call, int pupil, Range range, Weighing weighing) {
    const bool by_work =
        weighing == Weighing::ByWork || uses_weights(call.district().person(pupil).school);
    SubjectAverages averages;
    for (const LessonRef lesson : lessons_of_pupil(call, pupil, range)) {
        Average& average =
            averages[static_cast<std::size_t>(call.journal().lesson(lesson).subject)];
        for (const MarkFact& mark : marks_by_now(call, lesson, pupil)) {
            const int weight = by_work ? info(kind_of(call, {lesson, mark.slot})).weight : 1;
            average.add(mark.value, weight);
        }
    }
    return averages;
}

namespace averages {
namespace {

constexpr int kMostDays = 400;

Range range_of(const Call& call, TermRef period) {
    const auto& terms =
        call.district().year(period.group).terms(call.district().grade(period.group));
    const Term& term = terms[static_cast<std::size_t>(period.number)];
    return {term.start, term.finish};
}

Json per_subject(const Call& call, Group group, int pupil, Range range) {
    const SubjectAverages averages = averages_of(call, pupil, range);
    Json list = Json::array();
    for (const Hours& hours : curriculum(call.district().grade(group))) {
        const Average& average = averages[static_cast<std::size_t>(hours.subject)];
        if (average.empty()) continue;  // clients read a number of each
        Json json;
        shapes::put_id(json, "subject", ids::subject(hours.subject));
        json["avg-mark-value"] = average.text();
        list.push_back(std::move(json));
    }
    return list;
}

std::vector<int> open_persons(const Call& call) {
    std::vector<int> persons;
    for (const Member& member : members_in(call)) {
        const bool is_listed = member.active || call.in.group->back > 0;
        if (is_listed && reads_record(call, call.district().person(member.pupil))) {
            persons.push_back(member.pupil);
        }
    }
    return persons;
}

Json of_group(const Call& call, Range range, std::optional<TermRef> period) {
    Json list = Json::array();
    for (const int person : open_persons(call)) {
        Json json;
        shapes::put_id(json, "person", ids::person(person));
        if (period) {
            shapes::put_id(json, "group", ids::group(period->group));
            shapes::put_id(json, "reportingPeriod", ids::term(*period));
        }
        json["per-subject-averages"] = per_subject(call, *call.in.group, person, range);
        list.push_back(std::move(json));
    }
    return list;
}

}  // namespace

Answer of_person(const Call& call) {
    const TermRef period = *call.in.period;
    const Range range = range_of(call, period);
    Average all;
    const bool by_work = uses_weights(call.district().person(call.in.person).school);
    for (const LessonRef lesson : lessons_of_pupil(call, call.in.person, range)) {
        for (const MarkFact& mark : marks_by_now(call, lesson, call.in.person)) {
            all.add(mark.value, by_work ? info(kind_of(call, {lesson, mark.slot})).weight : 1);
        }
    }
    return Json(all.text());
}

Answer of_person_and_subject(const Call& call) {
    const TermRef period = *call.in.period;
    const SubjectAverages averages = averages_of(call, call.in.person, range_of(call, period));
    return Json(averages[static_cast<std::size_t>(call.in.subject)].text());
}

Answer of_group_in_period(const Call& call) {
    const TermRef period = *call.in.period;
    if (period.group != *call.in.group) return not_found();
    Range range = range_of(call, period);
    range.to = std::min(range.to, call.in.date);
    return of_group(call, range, period);
}

Answer of_group_in_range(const Call& call) {
    if (call.in.to - call.in.from >= kMostDays) return bad_parameter("to");
    return of_group(call, {call.in.from, call.in.to}, std::nullopt);
}

Answer weighted_of_group(const Call& call) {
    if (call.in.to - call.in.from >= kMostDays) return bad_parameter("to");
    const Group group = *call.in.group;
    std::array<Json, kSubjectCount> marks;
    marks.fill(Json::array());
    for (const int person : open_persons(call)) {
        const SubjectAverages averages =
            averages_of(call, person, {call.in.from, call.in.to}, Weighing::ByWork);
        for (std::size_t i = 0; i < averages.size(); ++i) {
            if (averages[i].empty()) continue;
            marks[i].push_back({{"person", ids::person(person)},
                                {"value", static_cast<double>(averages[i].hundredths()) / 100}});
        }
    }
    Json subjects = Json::array();
    for (const Hours& hours : curriculum(call.district().grade(group))) {
        Json json;
        shapes::put_id(json, "subject", ids::subject(hours.subject));
        json["marks"] = std::move(marks[static_cast<std::size_t>(hours.subject)]);
        subjects.push_back(std::move(json));
    }
    return Json{{"subjectMarks", std::move(subjects)}};
}

}  // namespace averages
}  // namespace ranets::stub
