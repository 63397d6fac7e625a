#include "store/cache_db.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "store/cache_queries.h"
#include "store/schema.h"

namespace ranets::store {
namespace {

model::Error storage_error(const char* message) {
    return {model::Error::Kind::Storage, message, false};
}

model::SchoolClass class_in(const Statement& row) {
    return {row.id<model::GroupId>(0), row.text(1), static_cast<int>(row.integer(2))};
}

model::Result<model::Done> create_tables(Database& database) {
    const std::string stamp = "PRAGMA user_version = " + std::to_string(kCacheVersion);
    Transaction transaction(database);
    auto made = database.execute(kCacheSchema);
    if (made) made = database.execute(stamp.c_str());
    if (made) made = transaction.commit();
    return made;
}

// Without these there is no start. All else is looked through once the diary is there: the more of
// it there is, the longer that takes.
constexpr const char* kFirstTables[] = {"account", "taught", "child",     "enrolment", "period",
                                        "holiday", "bell",   "freshness", "feed",      "answer"};

bool can_start(Database& database) {
    return std::all_of(std::begin(kFirstTables), std::end(kFirstTables),
                       [&](const char* table) { return database.intact(table); });
}

}  // namespace

model::Result<CacheDb> CacheDb::open(const Storage::Files& files, Fault* fault) {
    Fault ignored;
    if (fault == nullptr) fault = &ignored;
    *fault = Fault::Failed;
    auto opened = Database::open(files.vfs, files.cache_path, Durability::Normal);
    if (!opened) return opened.error();
    auto& database = opened.value();

    const int version = database.user_version();  // -1: no database at all
    if (version > kCacheVersion) {
        *fault = Fault::Newer;
        return storage_error("the cache is of a newer version");
    }
    if (version != kCacheVersion || !can_start(database)) {
        if (version != 0 && !database.make_empty()) return storage_error("the cache is damaged");
        auto made = create_tables(database);
        if (!made && database.make_empty()) made = create_tables(database);
        if (!made) return made.error();
    }
    *fault = Fault::None;
    return CacheDb(std::move(database));
}

std::vector<std::string> CacheDb::tables() {
    std::vector<std::string> names;
    auto rows = database_.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'");
    while (rows.step()) names.push_back(rows.text(0));
    return names;
}

bool CacheDb::intact(std::string_view table) {
    return database_.intact(table);
}

model::Result<model::Done> CacheDb::begin_anew() {
    if (!database_.make_empty()) return storage_error("the cache is damaged");
    return create_tables(database_);
}

std::optional<model::Account> CacheDb::account() {
    auto row = database_.prepare(queries::kAccount);
    if (!row.step()) return std::nullopt;
    model::Account account;
    account.user = row.id<model::UserId>(0);
    account.person = row.id<model::PersonId>(1);
    account.role = static_cast<model::Role>(row.integer(2));
    account.first_name = row.text(3);
    account.middle_name = row.text(4);
    account.last_name = row.text(5);
    account.zone = {static_cast<std::int32_t>(row.integer(6))};
    account.school = row.id<model::SchoolId>(7);
    auto taught = database_.prepare(queries::kTaught);
    while (taught.step()) account.classes.push_back(class_in(taught));

    auto children = database_.prepare(queries::kChildren);
    while (children.step()) {
        account.children.push_back({children.id<model::PersonId>(0),
                                    children.id<model::SchoolId>(1), children.id<model::GroupId>(2),
                                    children.text(3), children.text(4), children.text(5)});
    }
    return account;
}

std::optional<model::Instant> CacheDb::account_as_of() {
    const auto fresh = freshness(Thing::account());
    return fresh ? std::optional(fresh->as_of) : std::nullopt;
}

model::Result<model::Done> CacheDb::save_account(const model::Account& account,
                                                 model::Instant as_of, const Tags& tags) {
    Transaction transaction(database_);
    auto done =
        database_.prepare("INSERT OR REPLACE INTO account VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)")
            .bind(account.user)
            .bind(account.person)
            .bind(static_cast<std::int64_t>(account.role))
            .bind(account.first_name)
            .bind(account.middle_name)
            .bind(account.last_name)
            .bind(std::int64_t{account.zone.minutes})
            .bind(account.school)
            .run();
    if (done) done = database_.execute("DELETE FROM child; DELETE FROM taught");
    auto insert = database_.prepare("INSERT INTO child VALUES (?, ?, ?, ?, ?, ?, ?)");
    std::int64_t position = 0;
    for (const auto& child : account.children) {
        if (!done) break;
        done = insert.bind(position++)
                   .bind(child.person)
                   .bind(child.school)
                   .bind(child.group)
                   .bind(child.first_name)
                   .bind(child.last_name)
                   .bind(child.group_name)
                   .run();
    }
    auto insert_taught = database_.prepare("INSERT INTO taught VALUES (?, ?, ?, ?)");
    position = 0;
    for (const auto& taught : account.classes) {
        if (!done) break;
        done = insert_taught.bind(position++)
                   .bind(taught.group)
                   .bind(taught.name)
                   .bind(std::int64_t{taught.year})
                   .run();
    }
    if (done) done = stored(Thing::account(), as_of, true, tags);
    if (done) done = transaction.commit();
    return done;
}

std::vector<model::Enrolment> CacheDb::enrolments(model::PersonId child) {
    std::vector<model::Enrolment> enrolments;
    auto rows = database_.prepare(queries::kEnrolments);
    rows.bind(child);
    while (rows.step()) {
        enrolments.push_back(
            {rows.id<model::GroupId>(0), rows.text(1), static_cast<int>(rows.integer(2))});
    }
    return enrolments;
}

std::optional<model::Instant> CacheDb::enrolments_as_of(model::PersonId child) {
    const auto fresh = freshness(Thing::enrolments(child));
    return fresh ? std::optional(fresh->as_of) : std::nullopt;
}

model::Result<model::Done> CacheDb::save_enrolments(model::PersonId child,
                                                    const std::vector<model::Enrolment>& enrolments,
                                                    model::Instant as_of, const Tags& tags) {
    Transaction transaction(database_);
    auto done = database_.prepare("DELETE FROM enrolment WHERE child = ?").bind(child).run();
    auto insert = database_.prepare("INSERT INTO enrolment VALUES (?, ?, ?, ?, ?)");
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
    if (done) done = stored(Thing::enrolments(child), as_of, true, tags);
    if (done) done = transaction.commit();
    return done;
}

model::SchoolCalendar CacheDb::calendar(model::GroupId group) {
    model::SchoolCalendar calendar;
    auto periods = database_.prepare(queries::kPeriods);
    periods.bind(group);
    while (periods.step()) {
        calendar.periods.push_back(
            {periods.text(0), static_cast<model::ReportingPeriod::Kind>(periods.integer(1)),
             static_cast<int>(periods.integer(2)), periods.date(3), periods.date(4)});
    }
    auto holidays = database_.prepare(queries::kHolidays);
    holidays.bind(group);
    while (holidays.step())
        calendar.holidays.push_back({holidays.text(0), holidays.date(1), holidays.date(2)});
    auto bells = database_.prepare(queries::kBells);
    bells.bind(group);
    while (bells.step()) {
        calendar.bells.push_back({static_cast<int>(bells.integer(0)),
                                  {static_cast<std::int32_t>(bells.integer(1))},
                                  {static_cast<std::int32_t>(bells.integer(2))},
                                  static_cast<unsigned>(bells.integer(3))});
    }
    return calendar;
}

std::optional<model::Instant> CacheDb::calendar_as_of(model::GroupId group) {
    const auto fresh = freshness(Thing::calendar(group));
    return fresh ? std::optional(fresh->as_of) : std::nullopt;
}

model::Result<model::Done> CacheDb::save_calendar(model::GroupId group,
                                                  const model::SchoolCalendar& calendar,
                                                  model::Instant as_of, const Tags& tags) {
    const bool changed = calendar != this->calendar(group);
    Transaction transaction(database_);
    model::Result<model::Done> done = model::Done{};
    for (const char* sql :
         {"DELETE FROM period WHERE class = ?", "DELETE FROM holiday WHERE class = ?",
          "DELETE FROM bell WHERE class = ?"}) {
        if (done) done = database_.prepare(sql).bind(group).run();
    }

    std::int64_t position = 0;
    auto insert_period = database_.prepare("INSERT INTO period VALUES (?, ?, ?, ?, ?, ?, ?)");
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
    auto insert_holiday = database_.prepare("INSERT INTO holiday VALUES (?, ?, ?, ?, ?)");
    for (const auto& holiday : calendar.holidays) {
        if (!done) break;
        done = insert_holiday.bind(group)
                   .bind(position++)
                   .bind(holiday.name)
                   .bind(holiday.start)
                   .bind(holiday.finish)
                   .run();
    }
    auto insert_bell = database_.prepare("INSERT INTO bell VALUES (?, ?, ?, ?, ?, ?)");
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
    if (done) done = stored(Thing::calendar(group), as_of, changed, tags);
    if (done) done = transaction.commit();
    return done;
}

}  // namespace ranets::store
