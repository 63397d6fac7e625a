// The family's feed: day by day what was given, what is due and what is on.
#include <map>

#include "rest/access.h"
#include "rest/handlers.h"
#include "rest/journal_facts.h"
#include "rest/shapes.h"

namespace ranets::stub::feed {
namespace {

constexpr int kUsualDays = 7;
constexpr int kMostDays = 31;
constexpr int kLatestMark = 3;  // days from a lesson to its last mark

class Day {
  public:
    Day(const Call& call, int pupil)
        : call_(call), pupil_(pupil), of_(call.district().person(pupil)) {}

    Json build(Date date) const {
        const auto next = next_working_day(date);
        Json day;
        day["date"] = shapes::date_text(date);
        day["nextWorkingDayDate"] = next ? Json(shapes::date_text(*next)) : Json(nullptr);
        day["summary"] = summary(date);
        day["todayHomeworks"] = homeworks(date);
        day["nextDayHomeworks"] = next ? homeworks(*next) : Json::array();
        day["todaySchedule"] = schedule(date);
        day["nextDaySchedule"] = next ? schedule(*next) : Json::array();
        day["logEntries"] = log_entries(date);
        return day;
    }

  private:
    std::string_view subject_name(LessonRef lesson) const {
        return info(call_.journal().lesson(lesson).subject).name;
    }

    template <class Visit>
    void each_lesson(Date from, Date to, Visit visit) const {
        for (const LessonRef lesson : lessons_of_pupil(call_, pupil_, {from, to})) visit(lesson);
    }

    std::optional<Date> next_working_day(Date date) const {
        constexpr int kLongestBreak = 120;
        std::optional<Date> next;
        each_lesson(date + 1, date + kLongestBreak, [&](LessonRef lesson) {
            if (!next) next = call_.journal().lesson(lesson).date;
        });
        return next;
    }

    Json described(WorkRef work, const std::vector<int>& pupils) const {
        return {{"work", shapes::work(call_, work, pupils)},
                {"subjectName", subject_name(work.lesson)},
                {"workTypeName", info(kind_of(call_, work)).name}};
    }

    Json homeworks(Date date) const {
        Json list = Json::array();
        each_lesson(date, date, [&](LessonRef lesson) {
            if (homework_by_now(call_, lesson)) {
                const std::vector<int> own{
                    call_.district().number_in_class(lesson.group.cohort, pupil_)};
                list.push_back(described({lesson, WorkSlot::Homework}, own));
            }
        });
        return list;
    }

    Json schedule(Date date) const {
        Json list = Json::array();
        each_lesson(date, date, [&](LessonRef lesson) {
            Json types = Json::array();
            for (const WorkRef& work : works_of(call_, lesson)) {
                const WorkKind kind = kind_of(call_, work);
                if (!info(kind).important) continue;
                types.push_back(
                    {{"id", ids::work_type(of_.school, kind)}, {"name", info(kind).name}});
            }
            list.push_back({{"lessonId", ids::lesson(lesson)},
                            {"lessonStatus", shapes::lesson_status(call_, lesson)},
                            {"number", call_.journal().lesson(lesson).number},
                            {"subjectName", subject_name(lesson)},
                            {"importantWorkTypes", std::move(types)}});
        });
        return list;
    }

    Json log_entries(Date date) const {
        Json list = Json::array();
        each_lesson(date, date, [&](LessonRef lesson) {
            const auto absence = absence_by_now(call_, lesson, pupil_);
            if (!absence) return;
            list.push_back({{"lessonLogEntry", shapes::log_entry(call_, lesson, pupil_, *absence)},
                            {"subjectName", subject_name(lesson)},
                            {"lessonTitle", call_.journal().topic(lesson)}});
        });
        return list;
    }

    Json summary(Date date) const {
        Json important = Json::array();
        each_lesson(date, date, [&](LessonRef lesson) {
            for (const WorkRef& work : works_of(call_, lesson)) {
                if (info(kind_of(call_, work)).important) important.push_back(described(work, {}));
            }
        });
        int sum = 0;
        int count = 0;
        Json cards = Json::array();
        each_lesson(date - kLatestMark, date, [&](LessonRef lesson) {
            std::map<WorkSlot, Json> by_work;
            for (const MarkFact& mark : marks_by_now(call_, lesson, pupil_)) {
                if (mark.given_at.date != date) continue;
                sum += mark.value;
                ++count;
                by_work[mark.slot].push_back({{"mark", shapes::mark(call_, lesson, pupil_, mark)}});
            }
            for (auto& [slot, marks] : by_work)
                cards.push_back(card({lesson, slot}, std::move(marks)));
        });
        return {
            {"importantWorks", std::move(important)},
            {"marksCards", std::move(cards)},
            {"dayEmotion", count == 0 ? "NotSet" : shapes::mood((2 * sum + count) / (2 * count))},
            {"feedMode", "Default"}};
    }

    Json card(WorkRef work, Json marks) const {
        const PlanLesson& lesson = call_.journal().lesson(work.lesson);
        const WorkKindInfo& kind = info(kind_of(call_, work));
        return {{"marks", std::move(marks)},
                {"lesson",
                 {{"id", ids::lesson(work.lesson)}, {"date", shapes::date_text(lesson.date)}}},
                {"isImportant", kind.important},
                {"subjectName", info(lesson.subject).name},
                {"subjectId", ids::subject(lesson.subject)},
                {"workTypeName", kind.name}};
    }

    const Call& call_;
    int pupil_;
    const Person& of_;
};

}  // namespace

// From `date` (today unless given) on, `limit` days, of the child asked for or the eldest one.
Answer days(const Call& call) {
    const Fields& query = call.request.query;
    Date date = call.now.date;
    if (query.has("date")) {
        const auto asked = lenient_date(query.get("date"));
        if (!asked) return bad_parameter("date");
        date = *asked;
    }
    int limit = kUsualDays;
    if (query.has("limit")) {
        const auto asked = number(query.get("limit"));
        if (!asked || *asked < 1 || *asked > kMostDays) return bad_parameter("limit");
        limit = static_cast<int>(*asked);
    }
    const std::vector<int> own = own_pupils(call);
    std::optional<int> pupil = own.empty() ? std::nullopt : std::optional(own.front());
    if (query.has("childPersonId")) {
        const auto id = number(query.get("childPersonId"));
        if (!id) return bad_parameter("childPersonId");
        pupil = ids::person_index(*id);
        if (!pupil || *pupil >= static_cast<int>(call.district().people().size())) {
            return not_found();
        }
        if (std::ranges::find(own, *pupil) == own.end()) return not_yours();
    }
    Json days = Json::array();
    for (int i = 0; pupil && i < limit; ++i) days.push_back(Day(call, *pupil).build(date + i));
    return Json{{"days", std::move(days)}};
}

}  // namespace ranets::stub::feed
