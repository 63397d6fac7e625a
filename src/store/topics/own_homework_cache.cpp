#include "store/topics/own_homework_cache.h"

namespace ranets::store {
namespace {

constexpr const char* kBetween =  // own_homework_by_day
    "SELECT id, day, subject, subject_name, text, done, version FROM own_homework "
    "WHERE child = ? AND day BETWEEN ? AND ? ORDER BY child, day, id";

constexpr const char* kSchema = R"sql(
CREATE TABLE own_homework (
    child INTEGER, id INTEGER,
    day INTEGER NOT NULL, subject INTEGER NOT NULL, subject_name TEXT NOT NULL,
    text TEXT NOT NULL, done INTEGER NOT NULL, version INTEGER NOT NULL,
    PRIMARY KEY (child, id)
) WITHOUT ROWID;
CREATE INDEX own_homework_by_day ON own_homework(child, day);
)sql";

constexpr const char* kTables[] = {"own_homework"};
constexpr const char* kMakeRoom[] = {"DELETE FROM own_homework WHERE day < ?"};
constexpr const char* kQueries[] = {kBetween};

}  // namespace

constinit const CacheTopic kOwnHomeworkTopic = complete({
    .name = "own-homework",
    .version = 1,
    .tables = kTables,
    .schema = kSchema,
    .migrate = begin_topic_anew,
    .on_clear = OnClear::Empty,
    .check = Check::Later,
    .make_room = kMakeRoom,
    .resources = kNoResources,
    .queries = kQueries,
});

std::vector<model::OwnHomework> OwnHomeworkCache::between(model::PersonId child, model::Date first,
                                                          model::Date last) {
    std::vector<model::OwnHomework> list;
    auto rows = database().prepare(kBetween);
    rows.bind(child).bind(first).bind(last);
    while (rows.step()) {
        list.push_back({.work = rows.id<model::WorkId>(0),
                        .day = rows.date(1),
                        .subject = rows.id<model::SubjectId>(2),
                        .subject_name = rows.text(3),
                        .text = rows.text(4),
                        .done = rows.integer(5) != 0,
                        .version = rows.integer(6)});
    }
    return list;
}

model::Result<model::Done> OwnHomeworkCache::replace_week(
    model::PersonId child, model::Date monday, const std::vector<model::OwnHomework>& homework) {
    Transaction transaction(database());
    auto done = database()
                    .prepare("DELETE FROM own_homework WHERE child = ? AND day BETWEEN ? AND ?")
                    .bind(child)
                    .bind(monday)
                    .bind(monday + 6)
                    .run();
    for (const auto& one : homework) {
        if (done) done = put(child, one);
    }
    return done ? transaction.commit() : done;
}

// An answer on its way while it was moved to another week may be older than what is here.
model::Result<model::Done> OwnHomeworkCache::put(model::PersonId child,
                                                 const model::OwnHomework& homework) {
    return database()
        .prepare(
            "INSERT INTO own_homework VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT(child, id) DO UPDATE SET day = excluded.day, subject = excluded.subject, "
            "subject_name = excluded.subject_name, text = excluded.text, done = excluded.done, "
            "version = excluded.version WHERE version < excluded.version")
        .bind(child)
        .bind(homework.work)
        .bind(homework.day)
        .bind(homework.subject)
        .bind(homework.subject_name)
        .bind(homework.text)
        .bind(std::int64_t{homework.done ? 1 : 0})
        .bind(homework.version)
        .run();
}

model::Result<model::Done> OwnHomeworkCache::save(model::PersonId child,
                                                  const model::OwnHomework& homework) {
    if (!homework.text.empty()) return put(child, homework);
    return database()
        .prepare("DELETE FROM own_homework WHERE child = ? AND id = ?")
        .bind(child)
        .bind(homework.work)
        .run();
}

}  // namespace ranets::store
