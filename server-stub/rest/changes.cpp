// The change feed. What time brings (homework set, marks given and corrected, absences noted,
// changes of the timetable told) is worked out from the journal; what people do comes from the log.
// A cursor is the school's minute, the number of the last logged change of those that the asker is
// told of, and the real day. Nothing of it moves by what concerns others.
#include "rest/changes.h"

#include <charconv>
#include <map>
#include <set>

#include "chats/chat_store.h"
#include "chats/chats.h"
#include "rest/access.h"
#include "rest/handlers.h"
#include "rest/journal_facts.h"
#include "school/ids.h"

namespace ranets::stub::changes {
namespace {

constexpr int kHomeworkAhead = 16;  // days from setting to due, at most
constexpr int kMarksBehind = 3;     // days from lesson to mark, at most
constexpr int kCorrectionsBehind = kMarksBehind + kLongestCorrection + 1;

struct Cursor {
    std::int64_t minute = 0;  // of the school's time since 1970
    std::int64_t logged = 0;
    std::int64_t day = 0;  // of real time, on which it was handed out
};

std::int64_t minute_of(LocalTime at) {
    return std::int64_t{at.date.days} * 24 * 60 + at.time.minutes;
}

std::string text(Cursor cursor) {
    return std::to_string(cursor.minute) + "-" + std::to_string(cursor.logged) + "-" +
           std::to_string(cursor.day);
}

std::optional<Cursor> parse(std::string_view text, std::int64_t today) {
    std::vector<std::int64_t> parts;
    while (!text.empty()) {
        const auto dash = text.find('-');
        const auto part = number(text.substr(0, dash));
        if (!part || *part < 0) return std::nullopt;
        parts.push_back(*part);
        text.remove_prefix(dash == std::string_view::npos ? text.size() : dash + 1);
    }
    // Two parts: handed out by an earlier version, which kept the log for good.
    if (parts.size() == 2) parts.push_back(today);
    if (parts.size() != 3) return std::nullopt;
    return Cursor{parts[0], parts[1], parts[2]};
}

// Each (kind, key) once, at its newest version.
using Found = std::map<std::pair<std::string, std::string>, std::string>;

// All that time brings to a pupil's lesson: of what kind, for which day, and when. Of marks only
// those of a lesson that is over on the last day that matters.
template <class Note>
void each_moment(const Journal& journal, LessonRef lesson, int pupil, Date last, Note note) {
    const PlanLesson& plan = journal.lesson(lesson);
    if (const auto homework = journal.homework(lesson)) {
        note("homework", plan.date, homework->set_at);
    }
    if (plan.date <= last) {
        for (const MarkFact& mark : journal.marks(lesson, pupil)) {
            note("marks", plan.date, mark.given_at);
            if (mark.was != 0) note("marks", plan.date, mark.corrected_at);
        }
    }
    if (const LessonChange* const change = journal.change(lesson)) {
        note("lesson-day", change->was.date, change->told_at);
        note("lesson-day", change->now.date, change->told_at);
    }
    if (journal.attendance(lesson, pupil) != Attendance::Present) {
        note("lesson-day", plan.date, lesson_start(plan));
    }
}

void look_through(const Call& call, int pupil, Cursor since, Found& found) {
    const Date from{static_cast<int>(since.minute / (24 * 60)) - kCorrectionsBehind};
    const std::string person = std::to_string(ids::person(pupil));
    const auto note = [&](const char* kind, Date day, LocalTime at) {
        if (minute_of(at) <= since.minute || at > call.now) return;
        std::string& version = found[{kind, person + "/" + day.iso()}];
        version = std::max(version, std::to_string(minute_of(at)));
    };
    for (const LessonRef lesson :
         lessons_of_pupil(call, pupil, {from, call.now.date + kHomeworkAhead})) {
        each_moment(call.journal(), lesson, pupil, call.now.date, note);
    }
}

Answer look(const Call& call, std::string_view asked, bool may_be_of_time) {
    // Read before looking, so that a change that comes meanwhile is told next time.
    Writes& writes = call.world.writes;
    const int viewer = call.viewer.person->index;
    const Cursor now{minute_of(call.now), writes.last_change(viewer), writes.today()};
    Json list = Json::array();
    if (!asked.empty()) {
        const auto cursor = parse(asked, now.day);
        if (!cursor) return bad_parameter("since");
        const bool of_this_school =
            cursor->minute <= now.minute && cursor->logged <= writes.last_change();
        const bool is_kept =
            now.minute - cursor->minute <= std::int64_t{Writes::kChangeDays} * 24 * 60 &&
            now.day - cursor->day <= Writes::kChangeDays;
        if (!of_this_school || !is_kept) {
            return {410, problem_json("cursorTooOld", "Read everything anew")};
        }
        Found found;
        for (const int pupil : own_pupils(call)) {
            if (may_be_of_time && cursor->minute < now.minute) {
                look_through(call, pupil, *cursor, found);
            }
            const auto logged = writes.changes_after(cursor->logged, pupil, viewer);
            if (!logged) return unavailable_now();
            for (const LoggedChange& change : logged.value()) {
                found[{change.kind, change.key}] = "t" + std::to_string(change.number);
            }
        }
        if (cursor->logged < now.logged) {
            DatabaseLock locked = call.world.chats.database().read();
            for (auto& [kind, key, version] :
                 chats::news(locked, call.district(), viewer, cursor->logged)) {
                found[{std::move(kind), std::move(key)}] = std::move(version);
            }
            if (!locked.ok()) return unavailable_now();
        }
        for (const auto& [what, version] : found) {
            list.push_back({{"kind", what.first}, {"key", what.second}, {"version", version}});
        }
    }
    return Json{{"cursor", text(now)}, {"changes", std::move(list)}};
}

}  // namespace

Answer since(const Call& call) {
    return after(call, call.request.query.get("since"));
}

Answer events(const Call& call) {
    // A browser that connects anew asks by the same address: its header is the newer of the two.
    const std::string_view seen = call.request.header("last-event-id");
    return seen.empty() ? since(call) : after(call, seen);
}

LocalTime next_moment(const Call& call) {
    const Date tomorrow = call.now.date + 1;
    LocalTime next{tomorrow, call.now.time};
    const auto note = [&](const char*, Date, LocalTime at) {
        if (at > call.now) next = std::min(next, at);
    };
    for (const int pupil : own_pupils(call)) {
        for (const LessonRef lesson : call.journal().lessons_of(
                 pupil, call.now.date - kCorrectionsBehind, tomorrow + kHomeworkAhead)) {
            each_moment(call.journal(), lesson, pupil, tomorrow, note);
        }
    }
    return next;
}

Answer after(const Call& call, std::string_view asked) {
    return look(call, asked, true);
}

Answer written_after(const Call& call, std::string_view asked) {
    return look(call, asked, false);
}

}  // namespace ranets::stub::changes
