// In which of the stored texts a word stands.
#include "store/topics/search_index.h"

#include <algorithm>
#include <map>
#include <random>

#include <catch2/catch_test_macros.hpp>

#include "store/topics/week_cache.h"
#include "unit/memory_cache.h"

using namespace ranets::model;
using namespace ranets::store;
using ranets::test::memory_cache;

namespace {

const Date kMonday = Date::of(2026, 11, 16);
const PersonId kChild{1'000'002'283'077};
const SearchSource kWeeks{kWeekKind, kChild.value, 1};

using Found = std::map<Date, std::vector<std::uint32_t>>;

Found find(CacheDb& cache, std::string_view typed, const SearchSource& source = kWeeks) {
    Found found;
    const auto words = searched_words(typed);
    SearchIndex(cache).find(source, words, {1 << 19}, [&](Date start, const auto& numbers) {
        if (!numbers.empty()) found[start] = numbers;
        return true;
    });
    return found;
}

void store_week(CacheDb& cache, Date monday, const std::vector<SearchDoc>& docs) {
    REQUIRE(cache.record(week_key(kChild, monday), {1}, true, {}));
    const auto missing = SearchIndex(cache).missing(kWeeks);
    REQUIRE(missing.size() == 1);
    CHECK(missing[0].start == monday);
    REQUIRE(SearchIndex(cache).put(kWeeks, missing[0], docs));
}

}  // namespace

TEST_CASE("what is stored is missing in the index until it is put there, and when it moves") {
    auto cache = memory_cache();
    SearchIndex index(cache);
    CHECK(index.missing(kWeeks).empty());
    for (int week = 0; week < 3; ++week)
        REQUIRE(cache.record(week_key(kChild, kMonday + 7 * week), {1}, true, {}));
    auto missing = index.missing(kWeeks);
    REQUIRE(missing.size() == 3);
    CHECK(missing[0].start == kMonday + 14);  // the latest first
    for (const auto& part : missing) REQUIRE(index.put(kWeeks, part, {}));
    CHECK(index.missing(kWeeks).empty());
    REQUIRE(cache.touch(week_key(kChild, kMonday)));
    missing = index.missing(kWeeks);
    REQUIRE(missing.size() == 1);
    CHECK(missing[0].start == kMonday);
    // Confirmed by the server: the same still.
    REQUIRE(cache.confirm(week_key(kChild, kMonday + 7), {9}, {}));
    CHECK(index.missing(kWeeks).size() == 1);
}

TEST_CASE("a part is put anew in place of what it was") {
    auto cache = memory_cache();
    store_week(cache, kMonday, {{3, {"Алгебра", "дроби"}}, {4, {"Физика"}}});
    CHECK(find(cache, "алгебру") == Found{{kMonday, {3}}});
    REQUIRE(cache.touch(week_key(kChild, kMonday)));
    const auto missing = SearchIndex(cache).missing(kWeeks);
    REQUIRE(SearchIndex(cache).put(kWeeks, missing.at(0),
                                   std::vector<SearchDoc>{{7, {"Химия", "дробь"}}}));
    CHECK(find(cache, "алгебра").empty());
    CHECK(find(cache, "дроби") == Found{{kMonday, {7}}});
}

TEST_CASE("all words have to stand in a doc, in whichever of its texts") {
    auto cache = memory_cache();
    store_week(cache, kMonday,
               {{1, {"Алгебра", "контрольная работа"}},
                {2, {"Алгебра", "повторение"}},
                {3, {"Геометрия", "контрольная"}}});
    store_week(cache, kMonday + 7, {{1, {"контрольная"}}, {2, {"алгебра"}}});
    CHECK(find(cache, "контр алгебры") == Found{{kMonday, {1}}});
    CHECK(find(cache, "алгебра").size() == 2);
    CHECK(find(cache, "алгебра химия").empty());
    CHECK(find(cache, " ").empty());
}

TEST_CASE("parts come the latest first, until nobody wants more, and go on from there") {
    auto cache = memory_cache();
    for (int week = 0; week < 5; ++week) store_week(cache, kMonday + 7 * week, {{1, {"Алгебра"}}});
    const auto words = searched_words("алг");
    std::vector<Date> seen;
    const auto visit = [&](Date start, const auto&) {
        seen.push_back(start);
        return seen.size() % 2 != 0;
    };
    SearchIndex(cache).find(kWeeks, words, kMonday + 99, visit);
    CHECK(seen == std::vector<Date>{kMonday + 28, kMonday + 21});
    SearchIndex(cache).find(kWeeks, words, kMonday + 21, visit);
    SearchIndex(cache).find(kWeeks, words, kMonday + 7, visit);
    CHECK(seen ==
          std::vector<Date>{kMonday + 28, kMonday + 21, kMonday + 14, kMonday + 7, kMonday});
}

TEST_CASE("one's texts are not found among another's") {
    auto cache = memory_cache();
    store_week(cache, kMonday, {{1, {"Алгебра"}}});
    const SearchSource other{kWeekKind, 5, 1};
    REQUIRE(cache.record({kWeekKind, 5, kMonday}, {1}, true, {}));
    REQUIRE(SearchIndex(cache).put(other, {kMonday, 1}, std::vector<SearchDoc>{{2, {"Алгоритм"}}}));
    CHECK(find(cache, "алг") == Found{{kMonday, {1}}});
    CHECK(find(cache, "алг", other) == Found{{kMonday, {2}}});
}

TEST_CASE("what is no more stored is not found any more") {
    auto cache = memory_cache();
    store_week(cache, kMonday, {{1, {"Алгебра"}}});
    store_week(cache, kMonday + 7, {{1, {"Алгебра"}}});
    SECTION("as room was made") {
        REQUIRE(cache.make_room(kMonday + 7));
        CHECK(find(cache, "алг") == Found{{kMonday + 7, {1}}});
    }
    SECTION("as the cache was cleared") {
        REQUIRE(cache.clear());
        CHECK(find(cache, "алг").empty());
    }
    SECTION("as its topic has thrown it away") {
        REQUIRE(cache.database().execute("DELETE FROM freshness"));
        CHECK(SearchIndex(cache).missing(kWeeks).empty());
        CHECK(find(cache, "алг").empty());
    }
    SECTION("as another version of its topic stores it") {
        const SearchSource newer{kWeekKind, kChild.value, 2};
        CHECK(find(cache, "алг", newer).empty());
        CHECK(SearchIndex(cache).missing(newer).size() == 2);
        REQUIRE(
            SearchIndex(cache).put(newer, {kMonday, 1}, std::vector<SearchDoc>{{9, {"Алгебра"}}}));
        CHECK(find(cache, "алг", newer) == Found{{kMonday, {9}}});
        CHECK(SearchIndex(cache).missing(newer).size() == 1);
    }
}

TEST_CASE("the index finds what a look into every text finds") {
    auto cache = memory_cache();
    std::mt19937 random(3);
    const std::vector<std::string> words{
        "алгебра",   "алгебре",  "алгоритм",  "английский", "контрольная", "контрольные",
        "работа",    "рабочая",  "§",         "12",         "123",         "упражнение",
        "прочитать", "читатель", "Ёлка",      "елочный",    "past",        "Simple",
        "география", "графика",  "контурную", "карту",      "карта",       "наизусть"};
    std::map<Date, std::vector<SearchDoc>> all;
    std::vector<std::string> texts(6'000);
    std::size_t next = 0;
    for (int week = 0; week < 20; ++week) {
        auto& docs = all[kMonday + 7 * week];
        for (std::uint32_t doc = 0; doc < 30; ++doc) {
            SearchDoc made{doc * 5, {}};
            for (unsigned text = 0; text < 1 + random() % 3; ++text) {
                auto& line = texts[next++];
                for (unsigned word = 0; word < 1 + random() % 4; ++word)
                    line += words[random() % words.size()] + ", ";
                // Enough different ones for several blocks.
                if (week < 2) {
                    for (int i = 0; i < 40; ++i)
                        line += " слово" + std::to_string(random() % 5'000) + "ного";
                }
                made.texts.push_back(line);
            }
            docs.push_back(std::move(made));
        }
        store_week(cache, kMonday + 7 * week, docs);
    }
    CHECK(cache.database().pragma("SELECT count(*) FROM search_block") > 22);
    for (int round = 0; round < 400; ++round) {
        std::string typed;
        for (unsigned word = 0; word < 1 + random() % 3; ++word) {
            const auto& whole = words[random() % words.size()];
            typed += whole.substr(0, 2 * (1 + random() % 10)) + " ";
        }
        if (round % 10 == 0) typed = "слово" + std::to_string(random() % 500);
        const auto searched = searched_words(typed);
        if (searched.empty()) continue;
        Found expected;
        for (const auto& [start, docs] : all) {
            for (const auto& doc : docs) {
                if (fits(doc, searched)) expected[start].push_back(doc.number);
            }
        }
        INFO(typed);
        REQUIRE(find(cache, typed) == expected);
    }
}

TEST_CASE("bytes that make no sense are read to no harm") {
    const std::vector<SearchStem> stems{{"алгебр", {1, 5, 70'000}}, {"алгоритм", {2}}, {"а", {3}}};
    const auto whole = packed(stems);
    std::mt19937 random(4);
    for (int round = 0; round < 5'000; ++round) {
        auto bytes = whole.substr(0, random() % (whole.size() + 1));
        if (!bytes.empty()) bytes[random() % bytes.size()] = static_cast<char>(random());
        std::vector<std::uint32_t> docs;
        each_packed(bytes, [&](std::string_view, std::string_view packed) {
            unpack_docs(packed, docs);
            return true;
        });
        CHECK(docs.size() <= bytes.size());
    }
    std::vector<SearchStem> read;
    each_packed(whole, [&](std::string_view stem, std::string_view packed) {
        read.push_back({std::string(stem), {}});
        unpack_docs(packed, read.back().docs);
        return true;
    });
    REQUIRE(read.size() == 3);
    CHECK(read[0].docs == stems[0].docs);
    CHECK(read[1].stem == "алгоритм");
}
