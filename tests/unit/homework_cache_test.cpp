// Homework of long stretches of time, out of the weeks that are stored.
#include "store/topics/homework_cache.h"

#include <catch2/catch_test_macros.hpp>

#include "store/topics/own_records.h"
#include "store/topics/week_cache.h"
#include "unit/memory_cache.h"

using namespace ranets::model;
using namespace ranets::store;
using ranets::test::memory_cache;

namespace {

const Date kMonday = Date::of(2026, 11, 16);
const PersonId kChild{1}, kOther{2};

Lesson lesson(std::int64_t id, int number, std::vector<Homework> homework) {
    Lesson lesson;
    lesson.id = {id};
    lesson.number = number;
    lesson.start = {number * 60};
    lesson.finish = {number * 60 + 45};
    lesson.subject = {9};
    lesson.subject_name = "Алгебра";
    lesson.room = "214";
    lesson.topic = "Тема";
    lesson.teacher = "Котова М. И.";
    lesson.test_name = "Контрольная работа";
    lesson.knowledge_area = "Математика";
    lesson.class_name = "8 «Б»";
    lesson.homework = std::move(homework);
    return lesson;
}

Homework homework(std::int64_t work, std::string text) {
    return {{work}, std::move(text), false, {}};
}

}  // namespace

TEST_CASE("a week that can be read in part is none, and is not written back so") {
    auto cache = memory_cache();
    REQUIRE(WeekCache(cache).save_week(
        kChild, kMonday, {{kMonday, {lesson(30, 2, {homework(300, "§ 12")})}, {}}}, {1}));
    DiaryOwner child;
    child.person = kChild;
    REQUIRE(WeekCache(cache).week(child, kMonday));
    const auto edit = [&] {
        return WeekCache(cache).edit_week(kChild, kMonday, [](std::vector<Day>& days) {
            days.front().lessons.front().topic = "Другая";
        });
    };
    // As a disk that fails after the lessons.
    REQUIRE(cache.database().execute("ALTER TABLE attachment RENAME TO gone"));
    CHECK_FALSE(WeekCache(cache).week(child, kMonday));
    CHECK_FALSE(edit());
    REQUIRE(cache.database().execute("ALTER TABLE gone RENAME TO attachment"));
    CHECK(edit());
    CHECK(WeekCache(cache).week(child, kMonday)->week.days[0].lessons[0].homework.size() == 1);
}

TEST_CASE("homework of many weeks is read with its lessons and files, and nothing else") {
    auto cache = memory_cache();
    auto first = lesson(30, 2, {homework(300, "§ 12"), homework(301, "№ 5")});
    first.homework[0].files = {{"Файл.pdf", 7, "https://x", {3000}}, {"", 0, "", {3001}}};
    first.homework[1].done = true;
    const auto earlier = lesson(40, 1, {homework(400, "читать")});
    REQUIRE(WeekCache(cache).save_week(kChild, kMonday,
                                       {{kMonday, {first, earlier, lesson(50, 3, {})}, {}},
                                        {kMonday + 1, {lesson(60, 1, {})}, {}}},
                                       {1}));
    REQUIRE(WeekCache(cache).save_week(
        kChild, kMonday + 7, {{kMonday + 9, {lesson(70, 4, {homework(700, "учить")})}, {}}}, {2}));
    REQUIRE(WeekCache(cache).save_week(
        kOther, kMonday, {{kMonday, {lesson(80, 1, {homework(800, "чужое")})}, {}}}, {3}));

    HomeworkCache list(cache);
    const auto days = list.days(kChild, kMonday, kMonday + 13);
    CHECK(days == std::vector<Day>{{kMonday, {earlier, first}, {}},
                                   {kMonday + 9, {lesson(70, 4, {homework(700, "учить")})}, {}}});
    CHECK(list.days(kChild, kMonday + 1, kMonday + 8).empty());
    CHECK(list.days(kChild, kMonday + 9, kMonday + 9).size() == 1);
}

TEST_CASE("which weeks have homework to read is known, and whether they still hold") {
    auto cache = memory_cache();
    HomeworkCache list(cache);
    CHECK(list.weeks(kChild, kMonday - 70, kMonday + 70).empty());
    for (const auto monday : {kMonday, kMonday + 14}) {
        REQUIRE(WeekCache(cache).save_week(
            kChild, monday, {{monday, {lesson(monday.days, 1, {homework(monday.days, "§")})}, {}}},
            {1}));
        REQUIRE(cache.set_valid(week_key(kChild, monday)));
    }
    const auto before = list.weeks(kChild, kMonday - 70, kMonday + 70);
    REQUIRE(before.size() == 2);
    CHECK(before[0].monday == kMonday);
    CHECK(before[1].monday == kMonday + 14);
    CHECK(before[0].validity == Validity::Valid);
    CHECK(list.weeks(kChild, kMonday + 7, kMonday + 70).size() == 1);

    REQUIRE(save_tick(cache, kChild, kMonday, {kMonday.days}, true));
    const auto after = list.weeks(kChild, kMonday - 70, kMonday + 70);
    CHECK(after[0].revision != before[0].revision);
    CHECK(after[0].validity == Validity::Stale);
    CHECK(after[1].revision == before[1].revision);
    CHECK(list.days(kChild, kMonday, kMonday)[0].lessons[0].homework[0].done);
}
