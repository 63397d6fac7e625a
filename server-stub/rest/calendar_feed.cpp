#include "rest/calendar_feed.h"

#include <algorithm>

#include "auth/scopes.h"
#include "model/calendar_file.h"
#include "rest/access.h"
#include "rest/journal_facts.h"
#include "school/subjects.h"

namespace ranets::stub {
namespace {

constexpr std::string_view kPrefix = "/ext/v1/calendars/";
constexpr std::string_view kSuffix = ".ics";
constexpr int kDaysBefore = 28, kDaysAfter = 84;

model::Instant instant_of(Date date, int minutes) {
    return model::instant_of({date, {minutes}}, kSchoolZone);
}

class Entries {
  public:
    // With several pupils each entry says whose it is.
    Entries(const Call& call, bool several) : call_(call), several_(several) {}

    void add(int pupil) {
        const Date today = call_.now.date;
        for (const LessonRef lesson :
             lessons_of_pupil(call_, pupil, {today - kDaysBefore, today + kDaysAfter})) {
            if (!exists_by_now(call_, lesson)) continue;
            add_lesson(lesson, pupil);
            if (const auto homework = homework_by_now(call_, lesson))
                add_homework(lesson, pupil, homework->text);
        }
    }
    std::vector<model::CalendarEntry> take() { return std::move(entries_); }

  private:
    void add_lesson(LessonRef lesson, int pupil) {
        const PlanLesson& plan = call_.journal().lesson(lesson);
        const auto end = lesson_end(plan);
        entries_.push_back(
            {.uid = model::lesson_uid({ids::lesson(lesson)}, {ids::person(pupil)}),
             .title = title(plan, pupil),
             .place = std::string(call_.journal().room(lesson)),
             .text = {},
             .times = {{instant_of(plan.date, plan.start), instant_of(end.date, end.time.minutes)}},
             .day = {},
             .cancelled = is_cancelled(call_, lesson)});
    }

    void add_homework(LessonRef lesson, int pupil, const std::string& text) {
        const PlanLesson& plan = call_.journal().lesson(lesson);
        entries_.push_back({.uid = model::homework_uid({ids::work({lesson, WorkSlot::Homework})},
                                                       {ids::person(pupil)}),
                            .title = title(plan, pupil) + ": " + text.substr(0, text.find('\n')),
                            .place = {},
                            .text = text,
                            .times = {},
                            .day = plan.date,
                            .cancelled = false});
    }

    std::string title(const PlanLesson& plan, int pupil) const {
        const std::string subject(info(plan.subject).name);
        return several_ ? call_.district().person(pupil).first + ": " + subject : subject;
    }

    const Call& call_;
    bool several_;
    std::vector<model::CalendarEntry> entries_;
};

// The same for an hour, so that a program that asks again within it is told that nothing is new.
model::Instant written_at(LocalTime now) {
    return instant_of(now.date, now.time.minutes / 60 * 60);
}

}  // namespace

std::optional<Reply> CalendarFeed::handle(const Request& request) const {
    const std::string_view path = request.path;
    if (!path.starts_with(kPrefix) || !path.ends_with(kSuffix)) return std::nullopt;
    if (request.method != "GET")
        return problem(405, "apiMethodNotSupported", "Method not supported");
    const auto secret = path.substr(kPrefix.size(), path.size() - kPrefix.size() - kSuffix.size());
    const auto address = world_.calendars.find(secret);
    if (!address) return problem(404, "apiResourceUnavailable", "No such resource");
    const Call call{world_,
                    {&world_.district.person(address->owner), kEducationalInfo},
                    request,
                    clock_.local_now(),
                    {}};
    const auto own = own_pupils(call);
    auto pupils = address->pupils;
    std::erase_if(pupils, [&](int pupil) { return std::ranges::find(own, pupil) == own.end(); });
    Entries entries(call, pupils.size() > 1);
    for (const int pupil : pupils) entries.add(pupil);
    Reply reply;
    reply.entity = Entity::of(model::calendar_file("Ранец", entries.take(), written_at(call.now)),
                              "text/calendar; charset=utf-8");
    reply.headers.add("Cache-Control", "private, no-cache");
    return reply;
}

}  // namespace ranets::stub
