// Lessons, works, tasks, marks, attendance, files.
#include "content/document.h"
#include "rest/journal_facts.h"
#include "rest/shapes.h"

namespace ranets::stub::shapes {
namespace {

std::string_view status_word(Attendance attendance) {
    switch (attendance) {
        case Attendance::Absent:
            return "Absent";
        case Attendance::Ill:
            return "Ill";
        case Attendance::Late:
            return "Late";
        case Attendance::Excused:
            return "Pass";
        default:
            return "Attend";
    }
}

int school_of(const Call& call, LessonRef lesson) {
    return call.district().cohort(lesson.group.cohort).school;
}

// The term of the lesson, as its class counts them; between terms the one before.
int term_number(const Call& call, LessonRef lesson) {
    const auto& terms =
        call.district().year(lesson.group).terms(call.district().grade(lesson.group));
    int number = 0;
    for (const Term& term : terms) {
        if (term.start <= call.journal().lesson(lesson).date) number = term.number;
    }
    return number;
}

int marks_given(const Call& call, WorkRef work) {
    int count = 0;
    for (const Member& member : call.district().members(work.lesson.group)) {
        for (const MarkFact& mark : marks_by_now(call, work.lesson, member.pupil)) {
            if (mark.slot == work.slot) ++count;
        }
    }
    return count;
}

}  // namespace

std::string_view mood(int value) {
    if (value >= 4) return "Good";
    return value == 3 ? "Average" : "Bad";
}

std::string_view lesson_status(const Call& call, LessonRef lesson) {
    const LessonChange* const change = change_by_now(call, lesson);
    return change ? change_word(change->kind) : "Regular";
}

std::string_view change_word(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::Replaced:
            return "Replaced";
        case ChangeKind::Moved:
            return "Moved";
        default:
            return "Cancelled";
    }
}

Json work_type(int school, WorkKind kind) {
    Json json;
    put_id(json, "id", ids::work_type(school, kind));
    json["schoolId"] = ids::school(school);
    json["kindId"] = static_cast<int>(kind) + 1;
    json["kind"] = info(kind).kind;
    json["title"] = info(kind).name;
    json["abbr"] = info(kind).abbreviation;
    json["weight"] = info(kind).weight;
    return json;
}

Json work_type_embedded(int school, WorkKind kind) {
    return {{"id", ids::work_type(school, kind)},
            {"schoolId", ids::school(school)},
            {"abbreviation", info(kind).abbreviation},
            {"name", info(kind).name},
            {"isFinal", info(kind).final},
            {"isImportant", info(kind).important},
            {"kindId", static_cast<int>(kind) + 1},
            {"kind", info(kind).kind}};
}

Json lesson_short(const Call& call, LessonRef ref) {
    const PlanLesson& of = call.journal().lesson(ref);
    Json works = Json::array();
    for (const WorkRef& work : works_of(call, ref)) works.push_back(ids::work(work));
    if (homework_by_now(call, ref)) works.push_back(ids::work({ref, WorkSlot::Homework}));
    const std::string place(call.journal().room(ref));
    const bool numbered = place.size() == 3 && place[0] >= '0' && place[0] <= '9';
    return {{"id", ids::lesson(ref)},
            {"title", call.journal().topic(ref)},
            {"date", date_text(of.date)},
            {"number", of.number},
            {"subjectId", ids::subject(of.subject)},
            {"status", lesson_status(call, ref)},
            {"resultPlaceId", 0},
            {"building", "Главный корпус"},
            {"place", place},
            {"floor", numbered ? place.substr(0, 1) : std::string()},
            {"hours", clock_text(of.start) + " - " + clock_text(of.start + kLessonMinutes)},
            {"works", std::move(works)},
            {"teachers", Json::array({ids::person(teacher_by_now(call, ref))})}};
}

Json lesson_full(const Call& call, LessonRef ref) {
    const PlanLesson& of = call.journal().lesson(ref);
    const std::int64_t teacher = ids::person(teacher_by_now(call, ref));
    Json json;
    put_id(json, "id", ids::lesson(ref));
    json["title"] = call.journal().topic(ref);
    json["date"] = date_text(of.date);
    json["number"] = of.number;
    json["subject"] = subject(of.subject);
    json["group"] = group_id(call, ref);
    json["status"] = lesson_status(call, ref);
    json["resultPlaceId"] = 0;
    json["works"] = Json::array();
    const std::vector<int> no_tasks;
    for (const WorkRef& work_ref : works_of(call, ref)) {
        json["works"].push_back(work(call, work_ref, no_tasks));
    }
    if (homework_by_now(call, ref)) {
        json["works"].push_back(work(call, {ref, WorkSlot::Homework}, no_tasks));
    }
    json["teachers"] = Json::array({teacher});
    json["teachers_str"] = Json::array({std::to_string(teacher)});
    return json;
}

Json work(const Call& call, WorkRef ref, const std::vector<int>& pupils) {
    const PlanLesson& of = call.journal().lesson(ref.lesson);
    const WorkKind kind = kind_of(call, ref);
    std::optional<HomeworkFact> homework;
    if (ref.slot == WorkSlot::Homework) homework = homework_by_now(call, ref.lesson);
    Json files = Json::array();
    Json tasks = Json::array();
    if (homework) {
        for (std::size_t i = 0; i < homework->files.size(); ++i) {
            files.push_back(ids::file({ref.lesson, static_cast<int>(i)}));
        }
        for (const int pupil : pupils) tasks.push_back(task(call, {ref, pupil}));
    }
    Json json;
    put_id(json, "id", ids::work(ref));
    json["type"] = info(kind).kind;
    json["workType"] = ids::work_type(school_of(call, ref.lesson), kind);
    json["markType"] = "Mark5";
    json["markCount"] = marks_given(call, ref);
    put_id(json, "lesson", ids::lesson(ref.lesson));
    json["displayInJournal"] = ref.slot != WorkSlot::Homework;
    json["status"] = homework ? "Sent" : "New";
    put_id(json, "eduGroup", group_id(call, ref.lesson));
    json["tasks"] = std::move(tasks);
    json["text"] = homework ? Json(homework->text) : Json(nullptr);
    json["periodNumber"] = term_number(call, ref.lesson);
    json["periodType"] = call.district().grade(ref.lesson.group) >= 10 ? "HalfYear" : "Quarter";
    json["subjectId"] = ids::subject(of.subject);
    json["isImportant"] = info(kind).important;
    json["targetDate"] = date_text(of.date);
    json["sentDate"] = homework ? Json(local_text(homework->set_at)) : Json(nullptr);
    json["createdBy"] = ids::person(teacher_by_now(call, ref.lesson));
    json["files"] = std::move(files);
    json["oneDriveLinks"] = Json::array();
    return json;
}

Json task(const Call& call, TaskRef ref) {
    const LessonRef lesson = ref.work.lesson;
    const int pupil = call.district().pupil_by_number(lesson.group.cohort, ref.pupil);
    Json json;
    put_id(json, "id", ids::task(ref));
    put_id(json, "person", ids::person(pupil));
    put_id(json, "work", ids::work(ref.work));
    json["status"] = is_done(call, lesson, pupil) ? "Done" : "New";
    json["targetDate"] = date_text(call.journal().lesson(lesson).date);
    return json;
}

Json mark(const Call& call, LessonRef lesson, int pupil, const MarkFact& fact) {
    const WorkRef work{lesson, fact.slot};
    const int number = call.district().number_in_class(lesson.group.cohort, pupil);
    const std::string value = std::to_string(fact.value);
    Json json;
    put_id(json, "id", ids::mark({work, number, fact.nth}));
    json["type"] = "Mark5";
    json["value"] = value;
    json["textValue"] = value;
    put_id(json, "person", ids::person(pupil));
    put_id(json, "work", ids::work(work));
    put_id(json, "lesson", ids::lesson(lesson));
    json["number"] = fact.nth;
    json["date"] = utc_text(fact.given_at);
    json["workType"] = ids::work_type(school_of(call, lesson), kind_of(call, work));
    json["mood"] = mood(fact.value);
    json["use_avg_calc"] = true;
    // Not of the partner API, whose clients pass over keys they don't know.
    if (!fact.comment.empty()) json["comment"] = fact.comment;
    return json;
}

Json log_entry(const Call& call, LessonRef lesson, int pupil, Attendance attendance) {
    Json json;
    put_id(json, "person", ids::person(pupil));
    put_id(json, "lesson", ids::lesson(lesson));
    json["comment"] = "";
    json["status"] = status_word(attendance);
    json["createdDate"] = utc_text(lesson_start(call.journal().lesson(lesson)));
    return json;
}

Json file(const Call& call, FileRef ref, const DemoFile& of) {
    const Person& teacher = call.district().person(teacher_by_now(call, ref.lesson));
    const auto homework = call.journal().homework(ref.lesson);
    Json json;
    put_id(json, "id", ids::file(ref));
    json["name"] = of.name;
    json["typeGroup"] = of.group;
    json["type"] = of.extension;
    json["pageUrl"] = nullptr;
    json["downloadUrl"] =
        call.request.own_origin() + "/ext/v1/files/" + std::to_string(ids::file(ref));
    json["user"] = user(teacher);
    for (const char* secret : {"email", "login", "birthday"}) json["user"][secret] = nullptr;
    json["size"] = document_size(of);
    json["vote"] = 0;
    json["uploadedDate"] = homework ? Json(local_text(homework->set_at)) : Json(nullptr);
    json["storageType"] = "Local";
    return json;
}

}  // namespace ranets::stub::shapes
