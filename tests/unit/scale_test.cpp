// The diary of years: what is true of a week is true of it among four hundred others.
#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch_test_macros.hpp>

#include "store/cache_db.h"
#include "store/topics/week_cache.h"
#include "support/fake_device.h"

using namespace ranets;
using namespace ranets::model;
using namespace ranets::store;

namespace {

constexpr int kWeeks = 200;  // five years and a half of school
constexpr int kDays = 6;
constexpr int kLessons = 5;  // a day, each with homework
constexpr int kMarks = 2;    // a day: of the second and the fourth lesson
constexpr int kRows = 2 * kWeeks * kDays * kLessons;
static_assert(kRows == 12'000);

const Date kLast = Date::of(2026, 11, 16);
const Date kFirst = kLast - 7 * (kWeeks - 1);
const DiaryOwner kSister{{1}, {2}, {3}, "Соня", "Ветрова", "8 «Б»"};
const DiaryOwner kBrother{{4}, {2}, {5}, "Миша", "Ветров", "3 «А»"};

// Of no other child and week, as far as anybody can see.
std::vector<Day> days_of(PersonId child, Date monday) {
    std::vector<Day> days;
    for (int i = 0; i < kDays; ++i) {
        Day day{monday + i, {}, {}};
        for (int number = 1; number <= kLessons; ++number) {
            const std::int64_t id = (child.value * 100'000 + day.date.days) * 10 + number;
            Lesson lesson;
            lesson.id = {id};
            lesson.number = number;
            lesson.subject_name = "Предмет " + std::to_string(number);
            lesson.homework = {{{id * 10},
                                "§ " + std::to_string(id % 997),
                                id % 3 == 0,
                                {{"Файл.pdf", id % 5 == 0 ? 7 : 0, "", {id * 100}}}}};
            if (number % 2 == 0)
                lesson.marks = {{{id * 20},
                                 {id},
                                 {id * 10},
                                 std::to_string(2 + id % 4),
                                 "",
                                 "",
                                 {},
                                 1,
                                 "",
                                 {}}};
            day.lessons.push_back(std::move(lesson));
        }
        days.push_back(std::move(day));
    }
    return days;
}

bool is_whole(CacheDb& cache, const DiaryOwner& child, Date monday) {
    const auto stored = WeekCache(cache).week(child, monday);
    return stored && stored->week == make_week(monday, days_of(child.person, monday), {});
}

}  // namespace

TEST_CASE("a cache of 12,000 homeworks gives, counts, changes and forgets what it is asked to") {
    test::FakeClock clock;
    test::EventQueue events{clock};
    test::FakeStorage storage{events};
    Storage::Files files;
    storage.open_account("a", true, [&](auto opened) { files = opened; });
    auto opened = CacheDb::open(files);
    REQUIRE(opened);
    auto& cache = opened.value();
    WeekCache weeks(cache);
    const auto rows = [&](const char* table) {
        return cache.database().pragma((std::string("SELECT count(*) FROM ") + table).c_str());
    };
    // As a term is fetched: the latest first, the children in turn.
    for (Date monday = kLast; monday >= kFirst; monday = monday - 7) {
        for (const auto& child : {kSister, kBrother})
            REQUIRE(weeks.save_week(child.person, monday, days_of(child.person, monday), {1},
                                    {{"/w", monday.iso()}}));
    }
    REQUIRE(rows("homework") == kRows);
    REQUIRE(rows("lesson") == kRows);

    SECTION("each week is the child's own, the first and the last too") {
        for (const int week : {0, 1, kWeeks / 2, kWeeks - 1}) {
            CHECK(is_whole(cache, kSister, kFirst + 7 * week));
            CHECK(is_whole(cache, kBrother, kFirst + 7 * week));
        }
        CHECK_FALSE(weeks.week(kSister, kFirst - 7));
        CHECK_FALSE(weeks.week(kSister, kLast + 7));
    }
    SECTION("what is counted is right") {
        const auto kept = weeks.kept_weeks(kBrother.person);
        REQUIRE(kept);
        CHECK(kept->weeks == kWeeks);
        CHECK(kept->first == kFirst);
        const Date monday = kFirst + 7 * (kWeeks / 2);
        std::size_t values = 0;
        for (const auto& day : weeks.marks_by_day(kSister.person, monday, monday + 41)) {
            CHECK(day.date >= monday);
            CHECK(day.date <= monday + 41);
            values += day.values.size();
        }
        CHECK(values == std::size_t{6 * kDays * kMarks});
        const auto next = weeks.next_school_day(kSister.person, monday + 5);
        REQUIRE(next);
        CHECK(next->date == monday + 7);
        CHECK(next->lessons == days_of(kSister.person, monday + 7).front().lessons);
        CHECK_FALSE(weeks.next_school_day(kSister.person, kLast + 5));
    }
    SECTION("a week that changes leaves all others as they are") {
        const Date monday = kFirst + 7 * (kWeeks / 2);
        auto days = days_of(kSister.person, monday);
        days[2].lessons.erase(days[2].lessons.begin());
        REQUIRE(weeks.save_week(kSister.person, monday, days, {2}));
        CHECK(rows("homework") == kRows - 1);
        CHECK(weeks.week_revision(kSister, monday) == 2);
        CHECK(weeks.week(kSister, monday)->week == make_week(monday, days, {}));
        for (const Date other : {monday - 7, monday + 7}) {
            CHECK(is_whole(cache, kSister, other));
            CHECK(weeks.week_revision(kSister, other) == 1);
        }
        CHECK(is_whole(cache, kBrother, monday));
    }
    SECTION("making room takes what is older than a day, of both, and gives its room to others") {
        cache.settle();
        const auto size = std::filesystem::file_size(storage.path("a", "cache.db"));
        const int kept = 20;
        const Date first = kLast - 7 * (kept - 1);
        REQUIRE(cache.make_room(first));
        CHECK(rows("homework") == kRows / kWeeks * kept);
        CHECK(rows("mark") == 2 * kept * kDays * kMarks);
        CHECK(rows("attachment") == kRows / kWeeks * kept);
        CHECK(rows("answer") == 2 * kept);
        for (const auto& child : {kSister, kBrother}) {
            CHECK(weeks.kept_weeks(child.person)->weeks == kept);
            CHECK(weeks.kept_weeks(child.person)->first == first);
            CHECK(is_whole(cache, child, first));
            CHECK_FALSE(weeks.week(child, first - 7));
            CHECK(cache.etags(week_key(child.person, first - 7)).empty());
            for (Date monday = kFirst; monday < first; monday = monday + 7)
                REQUIRE(weeks.save_week(child.person, monday, days_of(child.person, monday), {3}));
        }
        CHECK(rows("homework") == kRows);
        CHECK(is_whole(cache, kBrother, kFirst));
        cache.settle();
        // In the room of those that went, but for a page here and there.
        CHECK(std::filesystem::file_size(storage.path("a", "cache.db")) < size + size / 20);
    }
}
