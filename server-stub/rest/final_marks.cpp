#include "rest/final_marks.h"

#include <algorithm>

#include "rest/averages.h"
#include "rest/shapes.h"
#include "school/dice.h"

namespace ranets::stub {
namespace {

constexpr int kTermClosesAfter = 2;  // days: marks of the last lessons are given by then
constexpr int kExaminationAfter = 14;
constexpr int kAttestationAfter = 20;
constexpr model::TimeOfDay kNoon{12 * 60};

const std::vector<Term>& terms_of(const Call& call, Group group) {
    return call.district().year(group).terms(call.district().grade(group));
}

bool has_examination(int grade, Subject subject) {
    return (grade == 9 || grade == 11) &&
           (subject == Subject::Russian || subject == Subject::Algebra);
}

bool has_attestation(int grade) {
    return grade == 9 || grade == 11;
}

LocalTime given_at(const Call& call, FinalRef work) {
    const auto& terms = terms_of(call, work.group);
    const bool of_term = work.slot < kYearSlot;
    const Term& term = of_term ? terms[static_cast<std::size_t>(work.slot)] : terms.back();
    const int after = work.slot == kExaminationSlot   ? kExaminationAfter
                      : work.slot == kAttestationSlot ? kAttestationAfter
                                                      : kTermClosesAfter;
    return {term.finish + after, kNoon};
}

int examination(const Call& call, FinalRef work, int pupil, int year) {
    Dice dice(roll(call.district().seed(), 'e', work.group.index(), pupil,
                   static_cast<int>(work.subject)));
    constexpr std::array<int, 5> kTurns{-1, 0, 0, 0, 1};
    return std::clamp(year + kTurns[dice.below(kTurns.size())], 2, 5);
}

}  // namespace

WorkKind kind_of(FinalRef work) {
    if (work.slot == kExaminationSlot) return WorkKind::Examination;
    return work.slot == kAttestationSlot ? WorkKind::Attestation : WorkKind::Period;
}

bool final_exists(const Call& call, FinalRef work) {
    if (work.group.cohort >= static_cast<int>(call.district().cohorts().size()) ||
        !call.district().group(work.group.cohort, work.group.back)) {
        return false;
    }
    const int grade = call.district().grade(work.group);
    const auto& terms = terms_of(call, work.group);
    const bool known_slot =
        work.slot < static_cast<int>(terms.size()) || work.slot == kYearSlot ||
        (work.slot == kExaminationSlot && has_examination(grade, work.subject)) ||
        (work.slot == kAttestationSlot && has_attestation(grade));
    return known_slot && has_marks(grade) && work.subject != Subject::Conversations &&
           std::ranges::any_of(curriculum(grade),
                               [&](const Hours& hours) { return hours.subject == work.subject; }) &&
           given_at(call, work) <= call.now;
}

std::vector<FinalFact> finals_by_now(const Call& call, Group group, int pupil) {
    const int grade = call.district().grade(group);
    std::vector<FinalFact> facts;
    std::vector<SubjectAverages> averages;
    const auto attended = [&](Date last_day) {
        return call.district().attends(call.district().person(pupil), group, last_day);
    };
    for (const Term& term : terms_of(call, group)) {
        if (given_at(call, {group, Subject::Maths, term.number}) > call.now) break;
        averages.push_back(averages_of(call, pupil, {term.start, term.finish}));
    }
    for (const Hours& hours : curriculum(grade)) {
        Average year;
        const auto add = [&](int slot, int value) {
            const FinalRef work{group, hours.subject, slot};
            facts.push_back({work, value, given_at(call, work)});
        };
        for (std::size_t slot = 0; slot < averages.size(); ++slot) {
            const Average& average = averages[slot][static_cast<std::size_t>(hours.subject)];
            if (average.empty()) continue;
            const Date finish = terms_of(call, group)[slot].finish;
            if (attended(finish)) add(static_cast<int>(slot), average.rounded());
            year.add(average.rounded(), 1);
        }
        const auto is_given = [&](int slot) {
            return !year.empty() && attended(call.district().year(group).finish) &&
                   final_exists(call, {group, hours.subject, slot});
        };
        if (!is_given(kYearSlot)) continue;
        add(kYearSlot, year.rounded());
        Average certificate;
        certificate.add(year.rounded(), 1);
        if (is_given(kExaminationSlot)) {
            const FinalRef work{group, hours.subject, kExaminationSlot};
            add(kExaminationSlot, examination(call, work, pupil, year.rounded()));
            certificate.add(facts.back().value, 1);
        }
        if (is_given(kAttestationSlot)) add(kAttestationSlot, certificate.rounded());
    }
    return facts;
}

namespace shapes {

Json final_work(const Call& call, FinalRef of) {
    const WorkKind kind = kind_of(of);
    const Cohort& cohort = call.district().cohort(of.group.cohort);
    const int grade = call.district().grade(of.group);
    const auto& terms = terms_of(call, of.group);
    const bool of_term = of.slot < kYearSlot;
    const Term& term = of_term ? terms[static_cast<std::size_t>(of.slot)] : terms.back();
    Json json;
    put_id(json, "id", ids::final_work(of));
    json["type"] = info(kind).kind;
    json["workType"] = ids::work_type(cohort.school, kind);
    json["markType"] = "Mark5";
    json["markCount"] = cohort.pupils.size();
    put_id(json, "lesson", 0);  // none; clients require a number
    json["displayInJournal"] = true;
    json["status"] = "New";
    put_id(json, "eduGroup", ids::group(of.group));
    json["tasks"] = Json::array();
    json["text"] = nullptr;
    json["periodNumber"] = of_term ? of.slot : 0;
    json["periodType"] = !of_term ? "Year" : grade >= 10 ? "HalfYear" : "Quarter";
    json["subjectId"] = ids::subject(of.subject);
    json["isImportant"] = info(kind).important;
    json["targetDate"] = date_text(term.finish);
    json["sentDate"] = nullptr;
    json["createdBy"] = ids::person(call.district().teacher_of(of.group.cohort, of.subject, grade));
    json["files"] = Json::array();
    json["oneDriveLinks"] = Json::array();
    return json;
}

Json final_mark(const Call& call, int pupil, const FinalFact& fact) {
    const Person& person = call.district().person(pupil);
    const std::string value = std::to_string(fact.value);
    Json json;
    put_id(json, "id",
           ids::final_mark(
               {fact.work, call.district().number_in_class(fact.work.group.cohort, pupil)}));
    json["type"] = "Mark5";
    json["value"] = value;
    json["textValue"] = value;
    put_id(json, "person", ids::person(pupil));
    put_id(json, "work", ids::final_work(fact.work));
    json["lesson"] = nullptr;
    json["lesson_str"] = nullptr;
    json["number"] = 0;
    json["date"] = utc_text(fact.given_at);
    json["workType"] = ids::work_type(person.school, kind_of(fact.work));
    json["mood"] = mood(fact.value);
    json["use_avg_calc"] = false;
    return json;
}

}  // namespace shapes
}  // namespace ranets::stub
