// What marks add up to, and what it would take to change that.
#include <array>
#include <random>

#include <catch2/catch_test_macros.hpp>

#include "model/marks.h"
#include "model/what_if.h"

using namespace ranets::model;

namespace {

constexpr SubjectId kAlgebra{1}, kMusic{2};
const Date kFirstDay = Date::of(2026, 11, 2);

// A day each, of the subject.
std::vector<LessonMark> marks(const std::vector<std::pair<const char*, int>>& values,
                              SubjectId subject = kAlgebra) {
    std::vector<LessonMark> list;
    for (const auto& [value, weight] : values) {
        LessonMark mark;
        mark.mark.id = {static_cast<std::int64_t>(list.size()) + 1};
        mark.mark.value = value;
        mark.mark.weight = weight;
        mark.subject = subject;
        mark.day = kFirstDay + static_cast<int>(list.size());
        list.push_back(mark);
    }
    return list;
}

std::vector<LessonMark> plain(const std::vector<const char*>& values) {
    std::vector<std::pair<const char*, int>> list;
    for (const char* value : values) list.emplace_back(value, 1);
    return marks(list);
}

SubjectMarks row_of(std::vector<LessonMark> list, bool weighted = false) {
    MarksYear year;
    year.subjects = {{kAlgebra, "Алгебра", ""}};
    year.marks = std::move(list);
    year.weighted = weighted;
    return marks_table(year, kFirstDay, kFirstDay + 100).rows.at(0);
}

ReportingPeriod quarter(int number, Date start, Date finish) {
    return {"", ReportingPeriod::Kind::Quarter, number, start, finish};
}

}  // namespace

TEST_CASE("an average is rounded half up, to hundredths and to a mark") {
    CHECK(row_of(plain({"4", "5", "3", "4", "5", "4", "5", "5"})).average.hundredths() == 438);
    CHECK(row_of(plain({"5", "4"})).average.mark() == 5);
    CHECK(row_of(plain({"3", "4", "3", "4"})).average.mark() == 4);
    CHECK(row_of(plain({"3", "4", "4", "4", "3", "3", "3"})).average.hundredths() == 343);
}

TEST_CASE("what is shown as 4,50 and is less is a four") {
    Average average;
    for (int i = 0; i < 100; ++i) average.add(5, 1);
    for (int i = 0; i < 101; ++i) average.add(4, 1);
    CHECK(average.hundredths() == 450);
    CHECK(average.mark() == 4);
}

TEST_CASE("signs do not change what a mark counts") {
    CHECK(row_of(plain({"5-", "4+", "5\u2212"})).average.hundredths() == 467);
}

TEST_CASE("what is no number, weighs nothing or must not count is shown and not averaged") {
    auto list = marks({{"5", 1}, {"н", 1}, {"зачёт", 1}, {"2", 0}, {"о", 1}, {"б", 1}, {"2", 1}});
    list.back().averaged = false;
    for (const bool weighted : {false, true}) {
        const auto row = row_of(list, weighted);
        CHECK(row.marks.size() == 7);
        CHECK(row.average.hundredths() == 500);
        CHECK(row.counts == std::array<int, 6>{0, 0, 0, 0, 0, 1});
        CHECK(row.running == std::vector<int>{500});
    }
}

TEST_CASE("a subject without numbers has no average, no trend and no counts") {
    const auto row = row_of(plain({"н", "зачёт"}));
    CHECK(row.average.empty());
    CHECK_FALSE(row.trend);
    CHECK(row.running.empty());
    CHECK(row_of({}).average.empty());
}

TEST_CASE("weights count only in a school that uses them") {
    const auto list = marks({{"5", 3}, {"3", 1}});
    CHECK(row_of(list, true).average.hundredths() == 450);
    CHECK(row_of(list, false).average.hundredths() == 400);
}

TEST_CASE("a trend is what the last two marks have changed") {
    CHECK(row_of(plain({"4", "5", "3", "4", "5", "4", "5", "5"})).trend == 21);
    CHECK(row_of(plain({"5", "5", "4", "4", "5", "4"})).trend == 0);
    CHECK(row_of(plain({"4", "3", "3", "4", "2"})).trend == -13);
    CHECK(row_of(plain({"4", "3", "4", "3", "3"})).trend == -27);
    CHECK_FALSE(row_of(plain({"4", "5"})).trend);
    // Letters are no marks of it.
    CHECK(row_of(plain({"4", "5", "5", "н", "н"})).trend == 67);
}

TEST_CASE("a running average is that after each mark, a distribution how many of each") {
    const auto row = row_of(plain({"4", "5", "3", "1", "2"}));
    CHECK(row.running == std::vector<int>{400, 450, 400, 325, 300});
    CHECK(row.counts == std::array<int, 6>{0, 1, 1, 1, 1, 1});
}

TEST_CASE("two marks of one work count each for itself") {
    auto list = plain({"5", "3"});
    list[0].mark.work = list[1].mark.work = {7};
    list[1].day = list[0].day;
    const auto row = row_of(list);
    CHECK(row.marks.size() == 2);
    CHECK(row.average.hundredths() == 400);
}

TEST_CASE("a table is of its days, with the average of all subjects' marks") {
    MarksYear year;
    year.subjects = {{kAlgebra, "Алгебра", ""}, {kMusic, "Музыка", ""}};
    year.marks = plain({"5", "4", "4"});
    for (auto& mark : marks({{"2", 1}, {"н", 1}}, kMusic)) year.marks.push_back(mark);
    year.absences = {{kMusic, {1}, kFirstDay, 2, Attendance::Ill},
                     {kMusic, {2}, kFirstDay + 1, 2, Attendance::Late},
                     {kMusic, {3}, kFirstDay + 9, 2, Attendance::Absent}};
    const auto table = marks_table(year, kFirstDay, kFirstDay + 1);
    REQUIRE(table.rows.size() == 2);
    CHECK(table.marks == 4);
    CHECK(table.average.hundredths() == 367);
    CHECK(table.rows[0].average.hundredths() == 450);
    CHECK(table.rows[1].average.hundredths() == 200);
    CHECK(table.rows[1].absences.size() == 2);
    CHECK(table.rows[1].missed_lessons() == 1);
}

TEST_CASE("the current term is the running one, in holidays the one before") {
    const std::vector<ReportingPeriod> periods{
        {"", ReportingPeriod::Kind::Year, 1, Date::of(2026, 9, 1), Date::of(2027, 5, 26)},
        quarter(2, Date::of(2026, 11, 2), Date::of(2026, 12, 28)),
        quarter(1, Date::of(2026, 9, 1), Date::of(2026, 10, 25))};
    const auto number = [&](Date today) { return current_term(periods, today)->number; };
    CHECK(number(Date::of(2026, 11, 18)) == 2);
    CHECK(number(Date::of(2026, 10, 28)) == 1);
    CHECK(number(Date::of(2027, 1, 3)) == 2);
    CHECK(number(Date::of(2026, 8, 20)) == 1);
    CHECK(current_term({}, kFirstDay) == nullptr);
    CHECK(terms_of(periods).size() == 2);
    CHECK(terms_of(periods)[0].number == 1);
}

TEST_CASE("trial marks and marks switched off change the average, and nothing else") {
    const auto list = marks({{"4", 1}, {"2", 1}, {"н", 1}});
    WhatIf tried;
    CHECK(what_if(list, false, tried).hundredths() == 300);
    tried.trials = {{5, 3}};
    CHECK(what_if(list, true, tried).hundredths() == 420);
    CHECK(what_if(list, false, tried).hundredths() == 367);
    tried.switch_off_or_on({2});
    CHECK(what_if(list, false, tried).hundredths() == 450);
    tried.switch_off_or_on({2});
    CHECK_FALSE(tried.leaves_out({2}));
    tried = {{}, {{1}, {2}}};
    CHECK(what_if(list, false, tried).empty());
}

TEST_CASE("what is needed is counted with the weight of the marks to come") {
    const auto now = what_if(plain({"4", "5", "3", "4", "5", "4", "5", "5"}), false, {});
    const auto for_five = needed(now, 5, 1, 1, 10);
    CHECK(for_five.state == Needed::State::Reachable);
    CHECK(for_five.count == 2);
    CHECK(needed(now, 4, 1, 1, 0).state == Needed::State::Reached);
    CHECK(needed(now, 5, 2, 2, 10).count == 1);
    CHECK(needed(now, 5, 1, 1, 1).state == Needed::State::Unreachable);
    // One lesson is enough for a test that weighs three.
    CHECK(needed(now, 5, 1, 3, 1).state == Needed::State::Reachable);
    // Where there is no mark yet, one has to be given.
    CHECK(needed({}, 4, 1, 1, 3) == Needed{Needed::State::Reachable, 1, 1});
}

namespace {

// By another way than the engine: marks are put on a pile one by one, each as often as it weighs,
// and every one tells how far it is from what rounds to the target.
struct Pile {
    std::array<int, kBestMark + 1> many{};

    void put(int value, int times) { many[static_cast<std::size_t>(value)] += times; }
    int size() const {
        int all = 0;
        for (const int times : many) all += times;
        return all;
    }
    bool reaches(int target) const {
        int halves = 0;
        for (int value = 1; value <= kBestMark; ++value)
            halves += many[static_cast<std::size_t>(value)] * (2 * (value - target) + 1);
        return size() > 0 && halves >= 0;
    }
};

// Any marks of any weight up to the heaviest, one a lesson.
bool reachable(const Pile& pile, int target, int heaviest, int lessons) {
    if (pile.reaches(target)) return true;
    for (int value = 2; lessons > 0 && value <= kBestMark; ++value) {
        for (int weight = 1; weight <= heaviest; ++weight) {
            auto with = pile;
            with.put(value, weight);
            if (reachable(with, target, heaviest, lessons - 1)) return true;
        }
    }
    return false;
}

}  // namespace

TEST_CASE("what is needed is what trying out finds") {
    std::mt19937 random(20261130);
    const auto roll = [&](int from, int to) {
        return from + static_cast<int>(random() % static_cast<unsigned>(to - from + 1));
    };
    constexpr const char* kLetters[] = {"н", "б", "зачёт"};
    constexpr const char* kNumbers[] = {"1", "2", "3", "4-", "4", "4+", "5", "5-"};
    constexpr int kMany = 700;  // more than any of them needs
    int differences = 0;
    for (int round = 0; round < 10'000; ++round) {
        const bool weighted = roll(0, 1) == 1;
        std::vector<std::pair<const char*, int>> given;
        for (int i = roll(0, 14); i > 0; --i) {
            given.emplace_back(roll(0, 9) == 0 ? kLetters[roll(0, 2)] : kNumbers[roll(0, 7)],
                               roll(0, 4));
        }
        const auto real = marks(given);
        WhatIf tried;
        for (int i = roll(0, 3); i > 0; --i) tried.trials.push_back({roll(2, 5), roll(1, 4)});
        Pile pile;
        for (const auto& mark : real) {
            if (roll(0, 5) == 0) {
                tried.left_out.push_back(mark.mark.id);
                continue;
            }
            const char digit = mark.mark.value[0];
            if (digit < '0' || digit > '9' || mark.mark.weight == 0) continue;
            pile.put(digit - '0', weighted ? mark.mark.weight : 1);
        }
        for (const auto& trial : tried.trials) pile.put(trial.value, weighted ? trial.weight : 1);

        const auto now = what_if(real, weighted, tried);
        int sum = 0;
        for (int value = 1; value <= kBestMark; ++value)
            sum += value * pile.many[static_cast<std::size_t>(value)];
        const int size = pile.size();
        bool same = now.empty() == (size == 0);
        // Of positive whole numbers a half is rounded up.
        if (size > 0) same = same && now.hundredths() == (100 * sum + size / 2) / size;
        for (int target = 3; target <= kBestMark; ++target) {
            if (size > 0) same = same && (now.mark() >= target) == pile.reaches(target);
            const int weight = roll(1, 3), heaviest = roll(weight, 3), lessons = roll(0, 3);
            for (const int value : {kBestMark, target, 2}) {
                auto with = pile;
                std::optional<std::int64_t> count;
                for (int i = 0; i <= kMany && !count; ++i) {
                    if (with.reaches(target)) count = i;
                    with.put(value, weight);
                }
                same = same && now.needed(target, value, weight) == count;
            }
            const auto answer = needed(now, target, weight, heaviest, lessons);
            const bool can = reachable(pile, target, heaviest, lessons);
            same = same && (answer.state != Needed::State::Unreachable) == can;
        }
        differences += same ? 0 : 1;
    }
    CHECK(differences == 0);
}
