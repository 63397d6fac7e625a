// What a pupil or a parent keeps about a pupil: ticks and notes on homework, marks already seen,
// and all of it for a range of days.
#include <algorithm>
#include <map>

#include "model/own_records.h"
#include "model/text.h"
#include "rest/access.h"
#include "rest/final_marks.h"
#include "rest/handlers.h"
#include "rest/journal_facts.h"
#include "rest/own_shapes.h"
#include "rest/shapes.h"
#include "rest/write_once.h"
#include "school/ids.h"
#include "state/notes.h"
#include "state/seen_marks.h"
#include "state/ticks.h"

namespace ranets::stub::own {
namespace {

constexpr std::size_t kMostMarks = 200;
constexpr int kMostDays = 62;

std::string id_text(std::int64_t id) {
    return std::to_string(id);
}

// Whose homework it is that the path names, of the viewer's own pupils; a parent says whose when
// two children share the class. An answer when it is nobody's.
struct Whose {
    int pupil = kNone;
    std::string person;
    Date day;
};

std::optional<Answer> find_whose(const Call& call, const Json& body, Whose& whose) {
    if (call.in.final_work || call.in.work.slot != WorkSlot::Homework) return not_found();
    const LessonRef lesson = call.in.work.lesson;
    std::vector<int> pupils = own_pupils(call);
    std::erase_if(pupils, [&](int pupil) {
        return !call.journal().attends(lesson, pupil) ||
               (body.contains("person") && body["person"] != id_text(ids::person(pupil)));
    });
    if (pupils.size() != 1) return not_yours();
    whose = {pupils.front(), id_text(ids::person(pupils.front())),
             call.journal().lesson(lesson).date};
    return std::nullopt;
}

Json note_json(const OwnNote& note) {
    return {{"note", note.text.empty() ? Json(nullptr) : Json(note.text)},
            {"version", std::to_string(note.version)}};
}

// Of an id that is a mark of the pupil's by now: the day of its lesson, or on which it was given
// where it is for more than a lesson.
class MarkDays {
  public:
    explicit MarkDays(const Call& call) : call_(call), pupil_(call.in.person) {}

    std::optional<Date> of(std::int64_t id) {
        if (const auto final = ids::to_final_mark(id)) return of_final(*final);
        const auto mark = ids::to_mark(id);
        if (!mark || !work_exists(call_, mark->work)) return std::nullopt;
        const LessonRef lesson = mark->work.lesson;
        if (!is_pupil(lesson.group, mark->pupil)) return std::nullopt;
        for (const MarkFact& fact : marks_by_now(call_, lesson, pupil_)) {
            if (fact.slot == mark->work.slot && fact.nth == mark->nth) {
                return call_.journal().lesson(lesson).date;
            }
        }
        return std::nullopt;
    }

  private:
    bool is_pupil(Group group, int number) const {
        return call_.district().pupil_by_number(group.cohort, number) == pupil_;
    }

    std::optional<Date> of_final(FinalMarkRef mark) {
        const Group group = mark.work.group;
        if (!final_exists(call_, mark.work) || !is_pupil(group, mark.pupil)) return std::nullopt;
        auto found = finals_.find(group.index());
        if (found == finals_.end()) {
            found = finals_.emplace(group.index(), finals_by_now(call_, group, pupil_)).first;
        }
        for (const FinalFact& fact : found->second) {
            if (fact.work == mark.work) return fact.given_at.date;
        }
        return std::nullopt;
    }

    const Call& call_;
    int pupil_;
    std::map<int, std::vector<FinalFact>> finals_;  // by group
};

}  // namespace

Answer set_done(const Call& call) {
    return write_once(call, [&](Transaction& transaction) {
        const Json body = parse_json(call.request.body);
        if (!body.is_object() || !body.contains("done") || !body["done"].is_boolean()) {
            return refused(bad_parameter("done"));
        }
        Whose whose;
        if (const auto fault = find_whose(call, body, whose)) return refused(*fault);
        const bool done = body["done"].get<bool>();
        ticks::set(call.world.records, transaction, whose.pupil, call.in.work, whose.day, done);
        const Json answer{
            {"work", id_text(ids::work(call.in.work))}, {"person", whose.person}, {"done", done}};
        return Write{
            .body = answer.dump(),
            .changes = {{0, "homework", whose.person + "/" + whose.day.iso(), whose.pupil}}};
    });
}

Answer set_note(const Call& call) {
    return write_once(call, [&](Transaction& transaction) {
        const Json body = parse_json(call.request.body);
        if (!body.is_object() || !body.contains("note") || !body["note"].is_string() ||
            model::code_points(body["note"].get_ref<const std::string&>()) > model::kLongestNote) {
            return refused(bad_parameter("note"));
        }
        const auto version = version_in(call.request.header("if-match"));
        if (!version) return refused(bad_parameter("If-Match"));
        Whose whose;
        if (const auto fault = find_whose(call, body, whose)) return refused(*fault);
        const int owner = call.viewer.person->index;
        const std::int64_t work = ids::work(call.in.work);
        OwnNote note = notes::find(transaction, owner, whose.pupil, work);
        if (note.version != *version) {
            Json conflict = problem_json("versionConflict", "The note was changed meanwhile");
            conflict["current"] = note_json(note);
            return refused({409, conflict});
        }
        note = notes::set(call.world.records, transaction, owner, whose.pupil, work, whose.day,
                          body["note"].get<std::string>());
        return Write{.body = note_json(note).dump(),
                     .changes = {own_change(call, whose.pupil, whose.day)}};
    });
}

Answer add_seen_marks(const Call& call) {
    return write_once(call, [&](Transaction& transaction) {
        const auto marks = ids_in_body(call.request, "marks");
        if (call.request.is_form() || !marks || marks->empty() || marks->size() > kMostMarks) {
            return refused(bad_parameter("marks"));
        }
        std::map<std::int64_t, Date> seen;
        MarkDays days(call);
        for (const std::int64_t id : *marks) {
            if (const auto day = days.of(id)) seen[id] = *day;
        }
        std::map<Date, LoggedChange> changes;
        for (const auto& [id, day] : seen) {
            seen_marks::add(call.world.records, transaction, call.viewer.person->index,
                            call.in.person, id, day);
            changes[day] = own_change(call, call.in.person, day);
        }
        Write write{.body = Json{{"seen", seen.size()}}.dump()};
        for (auto& [day, change] : changes) write.changes.push_back(std::move(change));
        return write;
    });
}

Answer between(const Call& call) {
    const auto [from, to] = Range{call.in.from, call.in.to};
    if (to < from || to - from >= kMostDays) return bad_parameter("to");
    Records& records = call.world.records;
    const int owner = call.viewer.person->index;
    const int person = call.in.person;
    const auto own_notes = records.between(RecordKind::Note, owner, person, from, to);
    const auto own_tasks = records.between(RecordKind::OwnHomework, owner, person, from, to);
    const auto own_marks = records.between(RecordKind::SeenMark, owner, person, from, to);
    const model::Instant today = model::instant_of({call.now.date, {0}}, kSchoolZone);
    const auto since = seen_marks::since(records, owner, person, today);
    if (!own_notes || !own_tasks || !own_marks || !since) return unavailable_now();
    Json list = Json::array();
    for (const Record& record : own_notes.value()) {
        const OwnNote note = notes::from(record);
        if (note.text.empty()) continue;
        Json json;
        shapes::put_id(json, "work", note.work);
        json.update(note_json(note));
        list.push_back(std::move(json));
    }
    Json homework = Json::array();
    for (const Record& record : own_tasks.value()) {
        const OwnHomework task = own_homework::from(record);
        if (!task.text.empty()) homework.push_back(shapes::own_homework(task));
    }
    Json seen = Json::array();
    for (const Record& mark : own_marks.value()) seen.push_back(id_text(mark.object));
    return Json{{"notes", std::move(list)},
                {"homework", std::move(homework)},
                {"marksSince", shapes::instant_text(since.value())},
                {"seenMarks", std::move(seen)}};
}

}  // namespace ranets::stub::own
