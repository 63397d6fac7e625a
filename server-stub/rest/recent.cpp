// The last marks and absences, a number of them in each subject.
#include <algorithm>
#include <set>

#include "rest/handlers.h"
#include "rest/journal_facts.h"
#include "rest/shapes.h"

namespace ranets::stub::recent {
namespace {

constexpr int kUsual = 10;
constexpr int kMost = 100;

struct Found {
    LessonRef lesson;
    MarkFact mark;
};

struct Wanted {
    Date from;
    int limit = kUsual;
    std::optional<Subject> subject;
};

// Nothing when a parameter is wrong; `fault` names it.
std::optional<Wanted> wanted_in(const Call& call, std::string_view& fault) {
    const Fields& query = call.request.query;
    Wanted wanted{call.district().year(*call.in.group).start, kUsual, std::nullopt};
    if (query.has("fromDate")) {
        const auto date = lenient_date(query.get("fromDate"));
        fault = "fromDate";
        if (!date) return std::nullopt;
        wanted.from = *date;
    }
    if (query.has("limit")) {
        const auto limit = number(query.get("limit"));
        fault = "limit";
        if (!limit || *limit < 1 || *limit > kMost) return std::nullopt;
        wanted.limit = static_cast<int>(*limit);
    }
    if (query.has("subject")) {
        const auto id = number(query.get("subject"));
        fault = "subject";
        wanted.subject = id ? ids::to_subject(*id) : std::nullopt;
        if (!wanted.subject) return std::nullopt;
    }
    return wanted;
}

}  // namespace

Answer marks(const Call& call) {
    std::string_view fault;
    const auto wanted = wanted_in(call, fault);
    if (!wanted) return bad_parameter(fault);
    const Group group = *call.in.group;
    std::array<int, kSubjectCount> left;
    std::array<int, kSubjectCount> absences_left;
    left.fill(wanted->limit);
    absences_left.fill(wanted->limit);

    std::vector<Found> found;
    Json entries = Json::array();
    std::set<int> lessons;
    auto all = lessons_of_pupil(call, call.in.person, {wanted->from, call.now.date});
    std::ranges::reverse(all);
    for (const LessonRef lesson : all) {
        if (lesson.group != group) continue;
        const Subject subject = call.journal().lesson(lesson).subject;
        if (wanted->subject && *wanted->subject != subject) continue;
        const auto index = static_cast<std::size_t>(subject);
        auto marks = marks_by_now(call, lesson, call.in.person);
        std::ranges::reverse(marks);
        for (const MarkFact& mark : marks) {
            if (left[index] == 0) break;
            --left[index];
            found.push_back({lesson, mark});
            lessons.insert(lesson.at);
        }
        const auto absence = absence_by_now(call, lesson, call.in.person);
        if (absence && absences_left[index]-- > 0) {
            entries.push_back(shapes::log_entry(call, lesson, call.in.person, *absence));
            lessons.insert(lesson.at);
        }
    }
    std::ranges::stable_sort(
        found, [](const Found& a, const Found& b) { return b.mark.given_at < a.mark.given_at; });

    Json marks_json = Json::array();
    Json works = Json::array();
    Json work_types = Json::array();
    std::set<std::int64_t> seen_works;
    std::set<WorkKind> seen_kinds;
    const int school = call.district().cohort(group.cohort).school;
    for (const Found& item : found) {
        const WorkRef work{item.lesson, item.mark.slot};
        marks_json.push_back(shapes::mark(call, item.lesson, call.in.person, item.mark));
        if (seen_works.insert(ids::work(work)).second) {
            works.push_back(shapes::work(call, work, {}));
        }
        if (seen_kinds.insert(kind_of(call, work)).second) {
            work_types.push_back(shapes::work_type_embedded(school, kind_of(call, work)));
        }
    }
    Json lessons_json = Json::array();
    Json subjects = Json::array();
    std::set<Subject> seen_subjects;
    for (const int at : lessons) {
        lessons_json.push_back(shapes::lesson_short(call, {group, at}));
        const Subject subject = call.journal().lesson({group, at}).subject;
        if (seen_subjects.insert(subject).second) subjects.push_back(shapes::subject(subject));
    }
    return Json{{"marks", std::move(marks_json)},
                {"criteriabasedmarks", Json::array()},
                {"works", std::move(works)},
                {"subjects", std::move(subjects)},
                {"workTypes", std::move(work_types)},
                {"lessons", std::move(lessons_json)},
                {"lessonLogEntries", std::move(entries)}};
}

}  // namespace ranets::stub::recent
