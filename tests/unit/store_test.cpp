#include <filesystem>
#include <fstream>

#include <catch2/catch_test_macros.hpp>

#include "store/cache_db.h"
#include "store/cache_queries.h"
#include "store/cache_topic.h"
#include "store/outbox_db.h"
#include "store/schema.h"
#include "store/topics/account_cache.h"
#include "store/topics/calendar_cache.h"
#include "store/topics/week_cache.h"
#include "support/fake_device.h"
#include "unit/memory_cache.h"

using namespace ranets;
using namespace ranets::model;
using namespace ranets::store;
using test::memory_cache;

namespace {

const Date kMonday = Date::of(2026, 11, 16);
const DiaryOwner kChild{{1}, {2}, {3}, "Соня", "Ветрова", "8 «Б»"};
const store::Storage::Files kMemory{store::Storage::Opened::Memory, nullptr,
                                    ":memory:", ":memory:"};

// A directory of files that outlives the databases of a test.
struct Disk {
    test::FakeClock clock;
    test::EventQueue events{clock};
    test::FakeStorage storage{events};
    store::Storage::Files files;
    Disk() {
        storage.open_account("a", true, [this](auto opened) { files = opened; });
    }
};

Lesson lesson(std::int64_t id, int number) {
    Lesson lesson;
    lesson.id = {id};
    lesson.number = number;
    lesson.start = {500};
    lesson.finish = {545};
    lesson.subject = {9};
    lesson.subject_name = "Алгебра";
    lesson.room = "214";
    lesson.topic = "Тема";
    lesson.teacher = "Котова М. И.";
    lesson.test_name = "Контрольная работа";
    lesson.knowledge_area = "Математика";
    lesson.attendance = Attendance::Late;
    lesson.homework = {{{id * 10}, "§ 12", true, {{"Файл.pdf", 7, "https://x", {id * 100}}}},
                       {{id * 10 + 1}, "№ 5", false, {}}};
    lesson.marks = {{{id * 20}, {id}, {id * 10}, "5-", "Ответ", "Молодец", {123}, 2, "3", {456}}};
    lesson.subgroup = "1-я подгруппа";
    if (id % 2 == 1) {
        lesson.change = {LessonChange::Kind::Moved,
                         "Актированный день",
                         kMonday + 2,
                         4,
                         "Алгебра",
                         "Котова М. И.",
                         "112"};
    }
    return lesson;
}

std::vector<Day> days(std::vector<Lesson> monday, std::vector<Lesson> tuesday = {}) {
    return {{kMonday, std::move(monday), {}}, {kMonday + 1, std::move(tuesday), {}}};
}

}  // namespace

TEST_CASE("a week comes back as it was stored") {
    auto cache = memory_cache();
    CHECK_FALSE(WeekCache(cache).week(kChild, kMonday));
    CHECK(WeekCache(cache).week_revision(kChild, kMonday) == 0);
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday, days({lesson(1, 1), lesson(2, 2)}),
                                       {77}));
    const auto stored = WeekCache(cache).week(kChild, kMonday);
    REQUIRE(stored);
    CHECK(stored->as_of == Instant{77});
    CHECK(stored->week == make_week(kMonday, days({lesson(1, 1), lesson(2, 2)}), {}));
}

TEST_CASE("what the server no longer has vanishes with all that hung on it") {
    auto cache = memory_cache();
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday,
                                       days({lesson(1, 1), lesson(2, 2)}, {lesson(3, 1)}), {1}));
    auto bare = lesson(2, 2);
    bare.homework.clear();
    bare.marks.clear();
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday, days({bare}), {2}));
    CHECK(WeekCache(cache).week(kChild, kMonday)->week == make_week(kMonday, days({bare}), {}));
    for (const char* table : {"homework", "attachment", "mark"}) {
        auto rows = cache.database().prepare("SELECT count(*) FROM " + std::string(table));
        REQUIRE(rows.step());
        INFO(table);
        CHECK(rows.integer(0) == 0);
    }
}

TEST_CASE("a mark that the server corrected replaces the old one") {
    auto cache = memory_cache();
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday, days({lesson(1, 1)}), {1}));
    auto corrected = lesson(1, 1);
    corrected.marks[0].value = "4";
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday, days({corrected}), {2}));
    const auto stored = WeekCache(cache).week(kChild, kMonday);
    REQUIRE(stored->week.days[0].lessons[0].marks.size() == 1);
    CHECK(stored->week.days[0].lessons[0].marks[0].value == "4");
}

TEST_CASE("a day that two classes told of is one day") {
    auto cache = memory_cache();
    auto both = days({lesson(2, 2)});
    both.push_back({kMonday, {lesson(1, 1)}, {}});
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday, both, {1}));
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday, both, {2}));
    CHECK(WeekCache(cache).week_revision(kChild, kMonday) == 1);
    const auto stored = WeekCache(cache).week(kChild, kMonday);
    REQUIRE(stored->week.days[0].lessons.size() == 2);
    CHECK(stored->week.days[0].lessons[0].id == LessonId{1});
}

TEST_CASE("a week belongs to the class of its year") {
    auto cache = memory_cache();
    const SchoolCalendar before{{}, {{"Каникулы 7 «Б»", kMonday - 370, kMonday - 350}}, {}};
    REQUIRE(CalendarCache(cache).save_calendar({30}, before, {1}));
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday - 364, {}, {1}));
    CHECK(WeekCache(cache).class_of(kChild, kMonday - 364).group == kChild.group);

    const std::vector<Enrolment> classes{
        {{4}, "8 «А»", 2026}, {{3}, "8 «Б»", 2026}, {{30}, "7 «Б»", 2025}};
    REQUIRE(CalendarCache(cache).save_enrolments(kChild.person, classes, {5}));
    CHECK(CalendarCache(cache).enrolments(kChild.person) == classes);
    CHECK(cache.as_of(enrolments_key(kChild.person)) == Instant{5});
    CHECK(WeekCache(cache).class_of(kChild, kMonday).group == GroupId{3});
    CHECK(WeekCache(cache).class_of(kChild, Date::of(2026, 8, 31)).name == "8 «Б»");
    CHECK(WeekCache(cache).class_of(kChild, Date::of(2026, 8, 24)).name == "7 «Б»");
    const auto stored = WeekCache(cache).week(kChild, kMonday - 364);
    CHECK(stored->week.group_name == "7 «Б»");
    CHECK(stored->week.days[0].holiday == "Каникулы 7 «Б»");
}

TEST_CASE("a week of somebody who changed class within the year belongs to that of its lessons") {
    auto cache = memory_cache();
    REQUIRE(CalendarCache(cache).save_enrolments(
        kChild.person, {{{3}, "8 «Б»", 2026}, {{4}, "8 «А»", 2026}}, {5}));
    const auto taught = [](Date date, std::vector<GroupId> groups) {
        std::vector<Day> result = days({});
        result[0].date = date;
        for (const auto group : groups) {
            auto next = lesson(static_cast<int>(result[0].lessons.size()) + 1, 1);
            next.id.value += static_cast<std::int64_t>(result[0].lessons.size());
            next.group = group;
            result[0].lessons.push_back(std::move(next));
        }
        return result;
    };
    const auto monday_before = kMonday - 7;
    const GroupId subgroup{40};
    REQUIRE(WeekCache(cache).save_week(kChild.person, monday_before,
                                       taught(monday_before, {{4}, subgroup}), {1}));
    REQUIRE(
        WeekCache(cache).save_week(kChild.person, kMonday, taught(kMonday, {{4}, {3}, {}}), {1}));
    CHECK(WeekCache(cache).week(kChild, monday_before)->week.group_name == "8 «А»");
    CHECK(WeekCache(cache).week(kChild, monday_before)->week.days[0].lessons[0].group ==
          GroupId{4});
    CHECK(WeekCache(cache).class_of(kChild, kMonday).group == GroupId{3});
    CHECK(WeekCache(cache).class_of(kChild, kMonday - 14).group == GroupId{3});
}

TEST_CASE("children and weeks do not touch each other") {
    auto cache = memory_cache();
    DiaryOwner other = kChild;
    other.person = {2};
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday, days({lesson(1, 1)}), {1}));
    REQUIRE(WeekCache(cache).save_week(other.person, kMonday, days({lesson(1, 1)}), {1}));
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday + 7,
                                       {{kMonday + 7, {lesson(5, 1)}, {}}}, {1}));
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday, {}, {2}));
    CHECK(WeekCache(cache).week(kChild, kMonday)->week.days[0].lessons.empty());
    CHECK(WeekCache(cache).week(other, kMonday)->week.days[0].lessons.size() == 1);
    CHECK(WeekCache(cache).week(kChild, kMonday + 7)->week.days[0].lessons.size() == 1);
}

TEST_CASE("the revision moves with the content, the freshness with every answer") {
    auto cache = memory_cache();
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday, days({lesson(1, 1)}), {1}));
    const auto first = WeekCache(cache).week_revision(kChild, kMonday);
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday, days({lesson(1, 1)}), {2}));
    CHECK(WeekCache(cache).week_revision(kChild, kMonday) == first);
    CHECK(cache.as_of(week_key(kChild.person, kMonday)) == Instant{2});
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday, days({lesson(1, 2)}), {3}));
    const auto second = WeekCache(cache).week_revision(kChild, kMonday);
    CHECK(second > first);

    SchoolCalendar calendar;
    calendar.holidays = {{"Каникулы", kMonday, kMonday}};
    REQUIRE(CalendarCache(cache).save_calendar(kChild.group, calendar, {4}));
    CHECK(WeekCache(cache).week_revision(kChild, kMonday) > second);
    CHECK(WeekCache(cache).week(kChild, kMonday)->week.days[0].holiday == "Каникулы");
}

TEST_CASE("names of files outlive a refresh that does not bring them") {
    auto cache = memory_cache();
    auto nameless = lesson(1, 1);
    nameless.homework[0].files = {{{}, 0, {}, {100}}};
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday, days({nameless}), {1}));
    CHECK(
        WeekCache(cache).week(kChild, kMonday)->week.days[0].lessons[0].homework[0].files.empty());
    CHECK(WeekCache(cache).works_with_nameless_files(kChild.person, kMonday) ==
          std::vector{WorkId{10}});

    REQUIRE(WeekCache(cache).save_attachments(
        kChild.person, kMonday,
        {{"Файл.pdf", 7, "https://x", {100}}, {"Чужой.pdf", 7, "", {101}}}));
    CHECK(WeekCache(cache).works_with_nameless_files(kChild.person, kMonday).empty());
    const auto revision = WeekCache(cache).week_revision(kChild, kMonday);
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday, days({nameless}), {2}));
    CHECK(WeekCache(cache).week_revision(kChild, kMonday) == revision);
    const auto files =
        WeekCache(cache).week(kChild, kMonday)->week.days[0].lessons[0].homework[0].files;
    REQUIRE(files.size() == 1);
    CHECK(files[0] == Attachment{"Файл.pdf", 7, "https://x", {100}});
}

TEST_CASE("the next school day is told only if no unknown week lies before it") {
    auto cache = memory_cache();
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday, days({lesson(1, 1)}, {lesson(2, 1)}),
                                       {1}));
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday + 14,
                                       {{kMonday + 15, {lesson(9, 1)}, {}}}, {1}));
    CHECK(WeekCache(cache).next_school_day(kChild.person, kMonday)->date == kMonday + 1);
    CHECK_FALSE(WeekCache(cache).next_school_day(kChild.person, kMonday + 1));
    REQUIRE(WeekCache(cache).save_week(kChild.person, kMonday + 7, {}, {1}));
    const auto next = WeekCache(cache).next_school_day(kChild.person, kMonday + 1);
    REQUIRE(next);
    CHECK(next->date == kMonday + 15);
    CHECK(next->lessons.at(0).homework.size() == 2);
    CHECK_FALSE(WeekCache(cache).next_school_day({5}, kMonday));
}

TEST_CASE("an account comes back with its children in order") {
    auto cache = memory_cache();
    CHECK_FALSE(AccountCache(cache).account());
    Account account;
    account.user = {5};
    account.person = {6};
    account.role = Role::Parent;
    account.first_name = "Анна";
    account.last_name = "Ветрова";
    account.zone = {-210};
    account.children = {{{9}, {1}, {1}, "Я", "Б", "8"}, {{3}, {1}, {2}, "А", "Б", "4"}};
    REQUIRE(AccountCache(cache).save_account(account, {5}));
    CHECK(AccountCache(cache).account() == account);
    CHECK(cache.as_of(account_key()) == Instant{5});
    account.children.pop_back();
    REQUIRE(AccountCache(cache).save_account(account, {6}));
    CHECK(AccountCache(cache).account() == account);
}

TEST_CASE("a calendar comes back whole, of its class alone") {
    auto cache = memory_cache();
    SchoolCalendar calendar;
    calendar.periods = {{"1", ReportingPeriod::Kind::Quarter, 1, kMonday, kMonday + 30}};
    calendar.holidays = {{"К", kMonday, kMonday + 3}};
    calendar.bells = {{1, {510}, {555}, 31}};
    REQUIRE(CalendarCache(cache).save_calendar({1}, calendar, {1}));
    REQUIRE(CalendarCache(cache).save_calendar({2}, {}, {1}));
    CHECK(CalendarCache(cache).calendar({1}) == calendar);
    CHECK(CalendarCache(cache).calendar({2}) == SchoolCalendar{});
    REQUIRE(CalendarCache(cache).save_calendar({1}, {}, {2}));
    CHECK(CalendarCache(cache).calendar({1}) == SchoolCalendar{});
    CHECK_FALSE(cache.as_of(calendar_key({3})));
}

TEST_CASE("what is on disk is there for the next run") {
    Disk disk;
    {
        auto cache = CacheDb::open(disk.files);
        REQUIRE(cache);
        REQUIRE(
            WeekCache(cache.value()).save_week(kChild.person, kMonday, days({lesson(1, 1)}), {1}));
    }
    auto cache = CacheDb::open(disk.files);
    REQUIRE(cache);
    CHECK(WeekCache(cache.value()).week(kChild, kMonday));
}

TEST_CASE("a cache that can't be used is made anew") {
    Disk disk;
    const auto stored = [&] {
        auto cache = CacheDb::open(disk.files);
        REQUIRE(cache);
        REQUIRE(cache.value().database().intact());
        return WeekCache(cache.value()).week(kChild, kMonday).has_value();
    };
    {
        auto cache = CacheDb::open(disk.files);
        std::vector<Lesson> many;
        for (int i = 1; i < 200; ++i) many.push_back(lesson(i, i));
        REQUIRE(WeekCache(cache.value()).save_week(kChild.person, kMonday, days(many), {1}));
    }
    REQUIRE(stored());

    SECTION("because its tables are of another version") {
        auto raw = store::Database::open(nullptr, disk.files.cache_path, store::Durability::Normal);
        REQUIRE(raw.value().execute("PRAGMA user_version = 0"));
    }
    SECTION("because it is no database") {
        std::ofstream(disk.files.cache_path, std::ios::trunc) << std::string(9000, 'x');
    }
    SECTION("because its middle is damaged") {
        std::fstream file(disk.files.cache_path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(4096);
        file << std::string(3 * 4096, '\x5a');
    }
    SECTION("because its end is gone") {
        std::filesystem::resize_file(disk.files.cache_path, 3 * 4096 + 100);
    }
    CHECK_FALSE(stored());
    {
        auto cache = CacheDb::open(disk.files);
        REQUIRE(
            WeekCache(cache.value()).save_week(kChild.person, kMonday, days({lesson(1, 1)}), {1}));
    }
    CHECK(stored());
}

TEST_CASE("a cache of a newer version is left alone") {
    Disk disk;
    { REQUIRE(CacheDb::open(disk.files)); }
    const auto version = [&](const char* pragma) {
        auto raw = store::Database::open(nullptr, disk.files.cache_path, store::Durability::Normal);
        return raw.value().pragma(pragma);
    };
    version("PRAGMA user_version = 1000");
    const auto refused = CacheDb::open(disk.files);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Error::Kind::Storage);
    CHECK(version("PRAGMA user_version") == 1000);
    CHECK(version("SELECT count(*) FROM lesson") == 0);
}

TEST_CASE("a session is kept, replaced and forgotten") {
    Disk disk;
    const store::SavedSession session{"parent", "access", "refresh", {123}};
    {
        auto outbox = OutboxDb::open(disk.files);
        REQUIRE(outbox);
        CHECK_FALSE(outbox.value().session());
        REQUIRE(outbox.value().save_session({"other", "a", "b", {1}}));
        REQUIRE(outbox.value().save_session(session));
    }
    auto outbox = OutboxDb::open(disk.files);
    CHECK(outbox.value().session() == session);
    REQUIRE(outbox.value().forget_session());
    CHECK_FALSE(outbox.value().session());
}

TEST_CASE("an outbox in trouble is an error and stays as it is") {
    Disk disk;
    {
        auto outbox = OutboxDb::open(disk.files);
        REQUIRE(outbox.value().save_session({"parent", "access", "refresh", {123}}));
    }
    SECTION("damaged") {
        std::ofstream(disk.files.outbox_path, std::ios::trunc) << std::string(5000, 'x');
        CHECK_FALSE(OutboxDb::open(disk.files));
        CHECK(std::filesystem::file_size(disk.files.outbox_path) == 5000);
    }
    SECTION("newer") {
        const auto pragma = [&](const char* sql) {
            return store::Database::open(nullptr, disk.files.outbox_path, store::Durability::Full)
                .value()
                .pragma(sql);
        };
        pragma("PRAGMA user_version = 7");
        CHECK_FALSE(OutboxDb::open(disk.files));
        CHECK(pragma("SELECT count(*) FROM session") == 1);
    }
}

TEST_CASE("a transaction that was not committed leaves nothing") {
    auto opened = store::Database::open(nullptr, ":memory:", store::Durability::Full);
    auto& database = opened.value();
    REQUIRE(database.execute("CREATE TABLE t(x)"));
    {
        const store::Transaction transaction(database);
        REQUIRE(database.execute("INSERT INTO t VALUES (1)"));
    }
    CHECK(database.pragma("SELECT count(*) FROM t") == 0);
    {
        store::Transaction transaction(database);
        REQUIRE(database.execute("INSERT INTO t VALUES (1)"));
        REQUIRE(transaction.commit());
    }
    CHECK(database.pragma("SELECT count(*) FROM t") == 1);
}

TEST_CASE("a file that can't be opened is an error") {
    auto files = kMemory;
    files.cache_path = files.outbox_path = "/nowhere/at/all.db";
    CHECK_FALSE(CacheDb::open(files));
    CHECK_FALSE(OutboxDb::open(files));
    files.vfs = "no such file system";
    files.cache_path = ":memory:";
    CHECK_FALSE(CacheDb::open(files));
}

TEST_CASE("no query behind a screen scans a table or sorts") {
    auto cache = memory_cache();
    std::vector<const char*> queries(queries::kCore.begin(), queries::kCore.end());
    for (const auto* topic : cache_topics())
        queries.insert(queries.end(), topic->queries.begin(), topic->queries.end());
    for (const char* sql : queries) {
        auto plan = cache.database().prepare("EXPLAIN QUERY PLAN " + std::string(sql));
        INFO(sql);
        int steps = 0;
        while (plan.step()) {
            const auto detail = plan.text(3);
            INFO(detail);
            ++steps;
            CHECK(detail.starts_with("SEARCH"));
        }
        CHECK(steps > 0);
    }
}
