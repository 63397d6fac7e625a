// Marks for terms, years and examinations, by the ways that lead to them.
#include <algorithm>
#include <set>

#include "rest/access.h"
#include "rest/final_marks.h"
#include "rest/handlers.h"
#include "rest/shapes.h"

namespace ranets::stub::finals {
namespace {

// Calls `visit` with each pupil of the class whose record the viewer reads.
template <class Visit>
void each_open(const Call& call, Group group, Visit visit) {
    for (const Member& member : open_pupils(call, group)) visit(member.pupil);
}

Json with_subject(const Call& call, int person, const FinalFact& fact) {
    Json json;
    shapes::put_id(json, "subject", ids::subject(fact.work.subject));
    json["final-mark"] = shapes::final_mark(call, person, fact);
    return json;
}

}  // namespace

Answer of_person(const Call& call) {
    Json list = Json::array();
    for (const FinalFact& fact : finals_by_now(call, *call.in.group, call.in.person)) {
        list.push_back(with_subject(call, call.in.person, fact));
    }
    return list;
}

Answer all_of_person(const Call& call) {
    Json marks = Json::array();
    Json works = Json::array();
    Json subjects = Json::array();
    Json work_types = Json::array();
    std::set<Subject> seen_subjects;
    std::set<WorkKind> seen_kinds;
    for (const FinalFact& fact : finals_by_now(call, *call.in.group, call.in.person)) {
        marks.push_back(shapes::final_mark(call, call.in.person, fact));
        works.push_back(shapes::final_work(call, fact.work));
        if (seen_subjects.insert(fact.work.subject).second) {
            subjects.push_back(shapes::subject(fact.work.subject));
        }
        if (seen_kinds.insert(kind_of(fact.work)).second) {
            const int school = call.district().cohort(call.in.group->cohort).school;
            work_types.push_back(shapes::work_type_embedded(school, kind_of(fact.work)));
        }
    }
    return Json{{"marks", std::move(marks)},
                {"works", std::move(works)},
                {"subjects", std::move(subjects)},
                {"workTypes", std::move(work_types)}};
}

// An entry for each pupil and term; what is given for the year has no term.
Answer of_group(const Call& call) {
    const Group group = *call.in.group;
    Json list = Json::array();
    each_open(call, group, [&](int person) {
        const auto facts = finals_by_now(call, group, person);
        for (int slot = 0; slot <= kYearSlot; ++slot) {
            Json marks = Json::array();
            for (const FinalFact& fact : facts) {
                if (std::min(fact.work.slot, kYearSlot) == slot) {
                    marks.push_back(with_subject(call, person, fact));
                }
            }
            if (marks.empty()) continue;
            Json json;
            shapes::put_id(json, "person", ids::person(person));
            shapes::put_id(json, "group", ids::group(group));
            if (slot < kYearSlot) {
                shapes::put_id(json, "reportingPeriod", ids::term({group, slot}));
            } else {
                json["reportingPeriod"] = nullptr;
                json["reportingPeriod_str"] = nullptr;
            }
            json["per-subject-final-marks"] = std::move(marks);
            list.push_back(std::move(json));
        }
    });
    return list;
}

Answer of_group_and_subject(const Call& call) {
    Json list = Json::array();
    each_open(call, *call.in.group, [&](int person) {
        for (const FinalFact& fact : finals_by_now(call, *call.in.group, person)) {
            if (fact.work.subject == call.in.subject) {
                list.push_back(shapes::final_mark(call, person, fact));
            }
        }
    });
    return list;
}

// The marks for a term, a year or an examination as a work, of one pupil or of all that are open.
Answer of_work(const Call& call, std::optional<int> only) {
    const FinalRef work = *call.in.final_work;
    Json list = Json::array();
    each_open(call, work.group, [&](int person) {
        if (only && *only != person) return;
        for (const FinalFact& fact : finals_by_now(call, work.group, person)) {
            if (fact.work == work) list.push_back(shapes::final_mark(call, person, fact));
        }
    });
    return list;
}

Answer mark(const Call& call) {
    const FinalMarkRef& ref = *call.in.final_mark;
    const int person = call.district().pupil_by_number(ref.work.group.cohort, ref.pupil);
    for (const FinalFact& fact : finals_by_now(call, ref.work.group, person)) {
        if (fact.work == ref.work) return shapes::final_mark(call, person, fact);
    }
    return not_found();
}

}  // namespace ranets::stub::finals
