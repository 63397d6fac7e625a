#include "kit/words.h"

#include <catch2/catch_test_macros.hpp>

#include "kit/widgets.h"
#include "model/text.h"
#include "screens/login/regions.h"

using namespace ranets;
using namespace ranets::shell;
using Word = strings::Key;
using State = app::SyncView::State;

namespace {

// The language is the whole program's: a test gives it back.
struct InEnglish {
    InEnglish() {
        add_english(std::string(strings::kEnglish));
        set_language(Language::English);
    }
    ~InEnglish() { set_language(Language::Russian); }
};

constexpr model::ZoneOffset kZone{7 * 60};

model::Instant at(int day, int hour, int minute) {
    return model::instant_of({model::Date::of(2026, 11, day), {hour * 60 + minute}}, kZone);
}

std::string synced(State state, std::optional<model::Instant> as_of) {
    return sync_text({state, as_of}, at(18, 12, 34), kZone);
}

}  // namespace

TEST_CASE("Russian numbers take one of three forms") {
    CHECK(plural(Word::kNextLessons, 1) == "1 урок");
    CHECK(plural(Word::kNextLessons, 2) == "2 урока");
    CHECK(plural(Word::kNextLessons, 4) == "4 урока");
    CHECK(plural(Word::kNextLessons, 5) == "5 уроков");
    CHECK(plural(Word::kNextLessons, 0) == "0 уроков");
    CHECK(plural(Word::kNextLessons, 11) == "11 уроков");
    CHECK(plural(Word::kNextLessons, 14) == "14 уроков");
    CHECK(plural(Word::kNextLessons, 21) == "21 урок");
    CHECK(plural(Word::kNextLessons, 22) == "22 урока");
    CHECK(plural(Word::kNextLessons, 111) == "111 уроков");
    CHECK(plural(Word::kNextLessons, 121) == "121 урок");
}

TEST_CASE("English numbers take one of two forms") {
    const InEnglish english;
    const auto one = plural(Word::kNextLessons, 1);
    const auto two = plural(Word::kNextLessons, 2);
    CHECK(one.starts_with("1 "));
    CHECK(two.starts_with("2 "));
    CHECK(one.substr(2) != two.substr(2));
    CHECK(plural(Word::kNextLessons, 21).substr(3) == two.substr(2));
}

TEST_CASE("arguments fill the places of a text, others stay") {
    CHECK(format(Word::kSyncToday, {"9:42"}) == "Обновлено в 9:42");
    CHECK(format(Word::kChildName, {"Соня", "Ветрова"}) == "Соня Ветрова, {2}");
}

TEST_CASE("days are written with their month in the genitive") {
    CHECK(day_month(model::Date::of(2026, 11, 18)) == "18 ноября");
    CHECK(day_month(model::Date::of(2026, 5, 1)) == "1 мая");
    CHECK(month_name(3) == "март");
    CHECK(weekday_name(model::Weekday::Wednesday) == "Среда");
    CHECK(weekday_short(model::Weekday::Sunday) == "Вс");
    const InEnglish english;
    CHECK(day_month(model::Date::of(2026, 11, 18)) == "18 November");
    CHECK(weekday_short(model::Weekday::Sunday) == "Sun");
}

TEST_CASE("ranges have an en dash, spaced between two months") {
    const auto day = [](int month, int number) { return model::Date::of(2026, month, number); };
    CHECK(date_range(day(11, 16), day(11, 21)) == "16–21 ноября");
    CHECK(date_range(day(11, 30), day(12, 5)) == "30 ноября – 5 декабря");
    CHECK(date_range(day(11, 16), day(11, 16)) == "16 ноября");
    CHECK(date_range(day(11, 16), model::Date::of(2027, 11, 21)) == "16 ноября – 21 ноября");
    CHECK(time_range({8 * 60 + 30}, {14 * 60 + 55}) == "8:30–14:55");
    CHECK(time_text({9 * 60 + 5}) == "9:05");
    CHECK(time_text({0}) == "0:00");
}

TEST_CASE("fractions have the language's point, negatives a minus sign") {
    CHECK(decimal(4.375, 2) == "4,38");
    CHECK(decimal(4.1, 1) == "4,1");
    CHECK(decimal(4.0, 2) == "4,00");
    CHECK(decimal(3.999, 2) == "4,00");
    CHECK(decimal(-0.05, 2) == "−0,05");
    CHECK(decimal(-0.001, 2) == "0,00");
    CHECK(decimal(12, 0) == "12");
    const InEnglish english;
    CHECK(decimal(4.1, 1) == "4.1");
}

TEST_CASE("sizes have a no-break space before the unit") {
    CHECK(size_text(0) == "0\u00a0Б");
    CHECK(size_text(1023) == "1023\u00a0Б");
    CHECK(size_text(122'880) == "120\u00a0КБ");
    CHECK(size_text(1'048'575) == "1,0\u00a0МБ");
    CHECK(size_text(1'468'006) == "1,4\u00a0МБ");
    CHECK(size_text(25'000'000) == "24\u00a0МБ");
    const InEnglish english;
    CHECK(size_text(1'468'006) == "1.4\u00a0MB");
}

TEST_CASE("the state of the data tells when they are of") {
    CHECK(synced(State::Fresh, at(18, 12, 34)) == "Обновлено только что");
    CHECK(synced(State::Fresh, at(18, 12, 35)) == "Обновлено только что");
    CHECK(synced(State::Fresh, at(18, 12, 32)) == "Обновлено 2\u00a0мин назад");
    CHECK(synced(State::Fresh, at(18, 9, 42)) == "Обновлено в 9:42");
    CHECK(synced(State::Fresh, at(17, 18, 5)) == "Обновлено вчера в 18:05");
    CHECK(synced(State::Fresh, at(9, 18, 5)) == "Обновлено 9 ноября");
    CHECK(synced(State::Refreshing, at(18, 9, 42)) == "Обновление…");
    CHECK(synced(State::Offline, at(18, 12, 10)) == "Нет сети · данные на 12:10");
    CHECK(synced(State::Offline, at(9, 12, 10)) == "Нет сети · данные на 9 ноября");
    CHECK(synced(State::Offline, {}) == "Нет сети");
    CHECK(synced(State::Failed, at(18, 9, 42)) == "Не удалось обновить");
    CHECK_FALSE(synced(State::Never, {}).empty());
}

TEST_CASE("a child is named with the class") {
    model::DiaryOwner child;
    child.first_name = "Соня";
    child.last_name = "Ветрова";
    child.group_name = "8 «Б»";
    CHECK(child_name(child) == "Соня Ветрова, 8 «Б»");
    CHECK(initials_of("Соня", "Ветрова") == "СВ");
    CHECK(initials_of("Ann", "") == "A");
}

TEST_CASE("a search has no regard to case, nor to the dots of ё") {
    CHECK(model::folded("Орловская ОБЛАСТЬ Ёж Perm") == "орловская область еж perm");
    CHECK(model::folded("ёжик") == model::folded("ЕЖИК"));
    CHECK(model::folded("№ 5") == "№ 5");
    CHECK(model::folded("\xd0") == "\xd0");
}

TEST_CASE("the regions are all there, in alphabetical order") {
    const auto all = regions();
    REQUIRE(all.size() == 89);
    CHECK(all.front().label == "Алтайский край");
    CHECK(all.back().label == "Ярославская область");
    for (std::size_t i = 1; i < all.size(); ++i) CHECK(all[i - 1].label < all[i].label);
    const InEnglish english;
    CHECK(regions().front().label == "Altai Krai");
}
