#include "store/topics/account_cache.h"

#include <utility>

namespace ranets::store {
namespace {

// account: its only row.
constexpr const char* kAccount =
    "SELECT user, person, role, first_name, middle_name, last_name, zone, school "
    "FROM account WHERE one = 1";
// All of a handful of rows, read once a start: the two queries that scan, by their keys' order.
constexpr const char* kChildren =
    "SELECT person, school, class, first_name, last_name, class_name FROM child ORDER BY position";
constexpr const char* kTaught = "SELECT class, name, year FROM taught ORDER BY position";

constexpr const char* kSchema = R"sql(
CREATE TABLE account (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    user INTEGER NOT NULL, person INTEGER NOT NULL, role INTEGER NOT NULL,
    first_name TEXT NOT NULL, middle_name TEXT NOT NULL, last_name TEXT NOT NULL,
    zone INTEGER NOT NULL,  -- minutes east of UTC
    school INTEGER NOT NULL
);
CREATE TABLE taught (
    position INTEGER PRIMARY KEY,
    class INTEGER NOT NULL, name TEXT NOT NULL, year INTEGER NOT NULL
);
CREATE TABLE child (
    position INTEGER PRIMARY KEY,
    person INTEGER NOT NULL, school INTEGER NOT NULL, class INTEGER NOT NULL,
    first_name TEXT NOT NULL, last_name TEXT NOT NULL, class_name TEXT NOT NULL
);
)sql";

constexpr const char* kTables[] = {"account", "taught", "child"};
constexpr ResourceKind kResources[] = {kAccountKind};
constexpr const char* kQueries[] = {kAccount};

model::SchoolClass class_in(const Statement& row) {
    return {row.id<model::GroupId>(0), row.text(1), static_cast<int>(row.integer(2))};
}

}  // namespace

constinit const CacheTopic kAccountTopic = complete({
    .name = "account",
    .version = 1,
    .tables = kTables,
    .schema = kSchema,
    .migrate = begin_topic_anew,
    .on_clear = OnClear::Keep,
    .check = Check::AtStart,
    .make_room = kNothingIsOld,
    .resources = kResources,
    .queries = kQueries,
});

std::optional<model::Account> AccountCache::account() {
    const Reading reading(database());
    auto row = database().prepare(kAccount);
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
    auto taught = database().prepare(kTaught);
    while (taught.step()) account.classes.push_back(class_in(taught));

    auto children = database().prepare(kChildren);
    while (children.step()) {
        account.children.push_back({children.id<model::PersonId>(0),
                                    children.id<model::SchoolId>(1), children.id<model::GroupId>(2),
                                    children.text(3), children.text(4), children.text(5)});
    }
    if (!reading.whole()) return std::nullopt;  // a child that is missing is not theirs any more
    return account;
}

model::Result<model::Done> AccountCache::save_account(const model::Account& account,
                                                      model::Instant as_of, const ETags& etags) {
    Transaction transaction(database());
    auto done = database()
                    .prepare("INSERT OR REPLACE INTO account VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .bind(account.user)
                    .bind(account.person)
                    .bind(static_cast<std::int64_t>(account.role))
                    .bind(account.first_name)
                    .bind(account.middle_name)
                    .bind(account.last_name)
                    .bind(std::int64_t{account.zone.minutes})
                    .bind(account.school)
                    .run();
    if (done) done = database().execute("DELETE FROM child; DELETE FROM taught");
    auto insert = database().prepare("INSERT INTO child VALUES (?, ?, ?, ?, ?, ?, ?)");
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
    auto insert_taught = database().prepare("INSERT INTO taught VALUES (?, ?, ?, ?)");
    position = 0;
    for (const auto& taught : account.classes) {
        if (!done) break;
        done = insert_taught.bind(position++)
                   .bind(taught.group)
                   .bind(taught.name)
                   .bind(std::int64_t{taught.year})
                   .run();
    }
    if (done) done = cache_.record(account_key(), as_of, true, etags);
    if (done) done = transaction.commit();
    return done;
}

}  // namespace ranets::store
