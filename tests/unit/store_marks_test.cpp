#include <catch2/catch_test_macros.hpp>

#include "store/topics/marks_cache.h"
#include "store/topics/own_records.h"
#include "unit/memory_cache.h"

using namespace ranets;
using namespace ranets::model;
using namespace ranets::store;
using test::memory_cache;

namespace {

constexpr PersonId kChild{7};

MarksYear year() {
    LessonMark corrected;
    corrected.mark = {{11}, {21}, {31}, "5-", "Контрольная", "Молодец", {700}, 3, "4", {800}, true};
    corrected.subject = {1};
    corrected.day = Date::of(2026, 11, 18);
    corrected.lesson_number = 2;
    corrected.topic = "Дроби";
    corrected.teacher = "Котова Мария Ивановна";
    LessonMark letter;
    letter.mark.id = {12};
    letter.mark.value = "н";
    letter.subject = {2421882773904846063};
    letter.averaged = false;
    MarksYear year;
    year.subjects = {{{1}, "Алгебра", "Математика"}, {{2421882773904846063}, "Музыка", ""}};
    year.marks = {corrected, letter};
    year.finals = {{{1}, FinalMark::Kind::Term, 1, "4", {900}},
                   {{1}, FinalMark::Kind::Year, 0, "зач", {}}};
    year.absences = {{{1}, {22}, Date::of(2026, 11, 19), 3, Attendance::Ill}};
    year.weighted = true;
    year.whole_from = Date::of(2026, 9, 2);
    return year;
}

}  // namespace

TEST_CASE("the marks of a year come back as they were stored") {
    auto cache = memory_cache();
    MarksCache marks(cache);
    CHECK_FALSE(marks.year(kChild, 2026));
    const auto key = marks_year_key(kChild, 2026);
    REQUIRE(marks.save_year(kChild, 2026, year(), {77}, {{"/path", "tag"}}));
    CHECK(marks.year(kChild, 2026) == year());
    CHECK(cache.as_of(key) == Instant{77});
    CHECK(cache.etags(key).at("/path") == "tag");
    CHECK_FALSE(marks.year(kChild, 2025));
    CHECK_FALSE(marks.year({8}, 2026));

    const auto revision = cache.revision(key);
    REQUIRE(marks.save_year(kChild, 2026, year(), {78}));
    CHECK(cache.revision(key) == revision);

    auto fewer = year();
    fewer.marks.pop_back();
    fewer.finals.clear();
    fewer.absences.clear();
    fewer.weighted = false;
    REQUIRE(marks.save_year(kChild, 2026, fewer, {79}));
    CHECK(marks.year(kChild, 2026) == fewer);
    CHECK(cache.revision(key) > revision);
    // Of no marks it is known, too.
    REQUIRE(marks.save_year(kChild, 2025, {}, {79}));
    CHECK(marks.year(kChild, 2025) == MarksYear{});
}

TEST_CASE("a mark once seen is new to nobody, wherever it stands") {
    auto cache = memory_cache();
    MarksCache marks(cache);
    REQUIRE(marks.save_year(kChild, 2026, year(), {77}));
    CHECK(marks.unseen(kChild, 2026) == std::vector<MarkId>{{11}});
    const auto key = marks_year_key(kChild, 2026);
    const auto revision = cache.revision(key);
    REQUIRE(save_seen_marks(cache, kChild, Date::of(2026, 11, 16), {{11}, {12}, {99}}));
    CHECK(marks.unseen(kChild, 2026).empty());
    CHECK(cache.revision(key) == revision + 1);
    REQUIRE(save_seen_marks(cache, kChild, Date::of(2026, 11, 16), {{11}}));
    CHECK(cache.revision(key) == revision + 1);
    REQUIRE(save_seen_marks(cache, {8}, Date::of(2026, 11, 16), {{11}}));
}

TEST_CASE("how a class did a work comes back as it was stored") {
    auto cache = memory_cache();
    MarksCache marks(cache);
    CHECK_FALSE(marks.histogram({5}));
    const std::vector<ValueCount> counts{{"5", 3}, {"4", 9}, {"зач", 1}};
    REQUIRE(marks.save_histogram({5}, counts, {1}));
    CHECK(marks.histogram({5}) == counts);
    // Too few to be told of.
    REQUIRE(marks.save_histogram({5}, {}, {2}));
    CHECK(marks.histogram({5}) == std::vector<ValueCount>{});
}
