#include "store/topics/calendar_cache.h"

#include <utility>

namespace ranets::store {
namespace {

// The classes of a child (child, position).
constexpr const char* kEnrolments =
    "SELECT class, name, year FROM enrolment WHERE child = ? ORDER BY child, position";
// A class's calendar (class, position).
constexpr const char* kPeriods =
    "SELECT name, kind, number, start, finish FROM period WHERE class = ? ORDER BY class, position";
constexpr const char* kHolidays =
    "SELECT name, start, finish FROM holiday WHERE class = ? ORDER BY class, position";
constexpr const char* kBells =
    "SELECT number, start, finish, weekdays FROM bell WHERE class = ? ORDER BY class, position";

constexpr const char* kSchema = R"sql(
CREATE TABLE enrolment (
    child INTEGER, position INTEGER,
    class INTEGER NOT NULL, name TEXT NOT NULL, year INTEGER NOT NULL,
    PRIMARY KEY (child, position)
) WITHOUT ROWID;
CREATE TABLE period (
    class INTEGER, position INTEGER,
    name TEXT NOT NULL, kind INTEGER NOT NULL, number INTEGER NOT NULL,
    start INTEGER NOT NULL, finish INTEGER NOT NULL,
    PRIMARY KEY (class, position)
) WITHOUT ROWID;
CREATE TABLE holiday (
    class INTEGER, position INTEGER,
    name TEXT NOT NULL, start INTEGER NOT NULL, finish INTEGER NOT NULL,
    PRIMARY KEY (class, position)
) WITHOUT ROWID;
CREATE TABLE bell (
    class INTEGER, position INTEGER,
    number INTEGER NOT NULL, start INTEGER NOT NULL, finish INTEGER NOT NULL,
    weekdays INTEGER NOT NULL,
    PRIMARY KEY (class, position)
) WITHOUT ROWID;
)sql";

constexpr const char* kTables[] = {"enrolment", "period", "holiday", "bell"};
constexpr ResourceKind kResources[] = {kEnrolmentsKind, kCalendarKind};
constexpr const char* kQueries[] = {kEnrolments, kPeriods, kHolidays, kBells};

}  // namespace

constinit const CacheTopic kCalendarTopic = complete({
    .name = "calendar",
    .version = 1,
    .tables = kTables,
    .schema = kSchema,
    .migrate = begin_topic_anew,
    .on_clear = OnClear::Empty,
    .check = Check::AtStart,
    .make_room = kNothingIsOld,
    .resources = kResources,
    .queries = kQueries,
});

std::vector<model::Enrolment> CalendarCache::enrolments(model::PersonId child) {
    std::vector<model::Enrolment> enrolments;
    auto rows = database().prepare(kEnrolments);
    rows.bind(child);
    while (rows.step()) {
        enrolments.push_back(
            {rows.id<model::GroupId>(0), rows.text(1), static_cast<int>(rows.integer(2))});
    }
    return enrolments;
}

model::Result<model::Done> CalendarCache::save_enrolments(
    model::PersonId child, const std::vector<model::Enrolment>& enrolments, model::Instant as_of,
    const ETags& etags) {
    Transaction transaction(database());
    auto done = database().prepare("DELETE FROM enrolment WHERE child = ?").bind(child).run();
    auto insert = database().prepare("INSERT INTO enrolment VALUES (?, ?, ?, ?, ?)");
    std::int64_t position = 0;
    for (const auto& enrolment : enrolments) {
        if (!done) break;
        done = insert.bind(child)
                   .bind(position++)
                   .bind(enrolment.group)
                   .bind(enrolment.name)
                   .bind(std::int64_t{enrolment.study_year})
                   .run();
    }
    if (done) done = cache_.record(enrolments_key(child), as_of, true, etags);
    if (done) done = transaction.commit();
    return done;
}

model::SchoolCalendar CalendarCache::calendar(model::GroupId group) {
    const Reading reading(database());
    model::SchoolCalendar calendar;
    auto periods = database().prepare(kPeriods);
    periods.bind(group);
    while (periods.step()) {
        calendar.periods.push_back(
            {periods.text(0), static_cast<model::ReportingPeriod::Kind>(periods.integer(1)),
             static_cast<int>(periods.integer(2)), periods.date(3), periods.date(4)});
    }
    auto holidays = database().prepare(kHolidays);
    holidays.bind(group);
    while (holidays.step())
        calendar.holidays.push_back({holidays.text(0), holidays.date(1), holidays.date(2)});
    auto bells = database().prepare(kBells);
    bells.bind(group);
    while (bells.step()) {
        calendar.bells.push_back({static_cast<int>(bells.integer(0)),
                                  {static_cast<std::int32_t>(bells.integer(1))},
                                  {static_cast<std::int32_t>(bells.integer(2))},
                                  static_cast<unsigned>(bells.integer(3))});
    }
    if (!reading.whole()) return {};  // half of the terms would be taken for all
    return calendar;
}

model::Result<model::Done> CalendarCache::save_calendar(model::GroupId group,
                                                        const model::SchoolCalendar& calendar,
                                                        model::Instant as_of, const ETags& etags) {
    const bool changed = calendar != this->calendar(group);
    Transaction transaction(database());
    model::Result<model::Done> done = model::Done{};
    for (const char* sql :
         {"DELETE FROM period WHERE class = ?", "DELETE FROM holiday WHERE class = ?",
          "DELETE FROM bell WHERE class = ?"}) {
        if (done) done = database().prepare(sql).bind(group).run();
    }

    std::int64_t position = 0;
    auto insert_period = database().prepare("INSERT INTO period VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (const auto& period : calendar.periods) {
        if (!done) break;
        done = insert_period.bind(group)
                   .bind(position++)
                   .bind(period.name)
                   .bind(static_cast<std::int64_t>(period.kind))
                   .bind(std::int64_t{period.number})
                   .bind(period.start)
                   .bind(period.finish)
                   .run();
    }
    auto insert_holiday = database().prepare("INSERT INTO holiday VALUES (?, ?, ?, ?, ?)");
    for (const auto& holiday : calendar.holidays) {
        if (!done) break;
        done = insert_holiday.bind(group)
                   .bind(position++)
                   .bind(holiday.name)
                   .bind(holiday.start)
                   .bind(holiday.finish)
                   .run();
    }
    auto insert_bell = database().prepare("INSERT INTO bell VALUES (?, ?, ?, ?, ?, ?)");
    for (const auto& bell : calendar.bells) {
        if (!done) break;
        done = insert_bell.bind(group)
                   .bind(position++)
                   .bind(std::int64_t{bell.number})
                   .bind(std::int64_t{bell.start.minutes})
                   .bind(std::int64_t{bell.finish.minutes})
                   .bind(std::int64_t{bell.weekdays})
                   .run();
    }
    if (done) done = cache_.record(calendar_key(group), as_of, changed, etags);
    if (done) done = transaction.commit();
    return done;
}

}  // namespace ranets::store
