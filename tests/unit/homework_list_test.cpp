// The list of homework: how it is narrowed down, and laid out by days.
#include "model/homework_list.h"

#include <list>

#include <catch2/catch_test_macros.hpp>

#include "model/text.h"

using namespace ranets::model;
using State = HomeworkFilter::State;

namespace {

const Date kWednesday = Date::of(2026, 11, 18);
constexpr TimeOfDay kNoon{12 * 60};

// Another one for each name.
SubjectId subject_of(std::string_view name) {
    std::int64_t sum = 0;
    for (const char byte : name) sum = sum * 31 % 1'000'003 + static_cast<unsigned char>(byte);
    return {sum};
}

// Homework with all that it hangs on; items point into it.
class Books {
  public:
    HomeworkItem& add(Date due, std::string subject, std::string text, bool done = false) {
        auto& lesson = lessons_.emplace_back();
        lesson.subject_name = std::move(subject);
        lesson.subject = subject_of(lesson.subject_name);
        lesson.start = {8 * 60 + 30};
        lesson.homework = {
            {{static_cast<std::int64_t>(lessons_.size())}, std::move(text), done, {}}};
        const auto& homework = lesson.homework.front();
        const auto& words = words_.emplace_back(homework_words(lesson, homework));
        return items_.emplace_back(HomeworkItem{due, &lesson, &homework, words, done});
    }
    Lesson& last_lesson() { return lessons_.back(); }
    void tick(std::size_t item) {
        for (auto& lesson : lessons_) {
            if (&lesson == items_[item].lesson) lesson.homework.front().done = true;
        }
    }
    // Points into the books.
    HomeworkList list(const HomeworkFilter& filter = {},
                      LocalTime now = {kWednesday, kNoon}) const {
        return homework_list(items_, filter, now);
    }

  private:
    std::list<Lesson> lessons_;
    std::list<std::string> words_;
    std::vector<HomeworkItem> items_;
};

std::vector<std::string> texts(const HomeworkList& list) {
    std::vector<std::string> texts;
    for (const auto& item : list.items) texts.push_back(item.homework->text);
    return texts;
}

using Texts = std::vector<std::string>;

void add_week(Books& books) {
    books.add(kWednesday - 8, "Физика", "старое");
    books.add(kWednesday - 2, "Алгебра", "сделанное", true);
    books.add(kWednesday - 1, "Алгебра", "забытое");
    books.add(kWednesday - 1, "Химия", "вчерашнее", true);
    books.add(kWednesday, "Алгебра", "сегодня");
    books.add(kWednesday + 1, "Алгебра", "завтра");
    books.add(kWednesday + 1, "Химия", "завтра же", true);
    books.add(kWednesday + 3, "История", "в субботу");
}

Books week() {
    Books books;
    add_week(books);
    return books;
}

}  // namespace

TEST_CASE("overdue homework comes first, then what is to come, then the days that were") {
    const Books books = week();
    const auto list = books.list();
    CHECK(texts(list) == Texts{"забытое", "старое", "сегодня", "завтра", "завтра же", "в субботу",
                               "вчерашнее", "сделанное"});
    REQUIRE(list.groups.size() == 6);
    CHECK(list.groups[0].overdue);
    CHECK(list.groups[0].count == 2);
    CHECK(list.groups[1].due == kWednesday);
    CHECK(list.groups[2].due == kWednesday + 1);
    CHECK(list.groups[2].count == 2);
    CHECK(list.groups[2].done == 1);
    CHECK(list.groups[4].due == kWednesday - 1);
    CHECK(list.groups[5].due == kWednesday - 2);
    for (const auto& group : list.groups) CHECK(group.first + group.count <= list.items.size());
}

TEST_CASE("the list opens at what is due next, whatever day it is") {
    Books books = week();
    const auto opens_at = [&](LocalTime now) {
        const auto list = books.list({}, now);
        return list.opening ? list.groups[*list.opening].due : Date{};
    };
    CHECK(opens_at({kWednesday, {7 * 60}}) == kWednesday);  // before today's lessons
    CHECK(opens_at({kWednesday, kNoon}) == kWednesday + 1);
    CHECK(opens_at({kWednesday + 1, {20 * 60}}) == kWednesday + 3);  // nothing on the day between
    CHECK(opens_at({kWednesday + 4, kNoon}) == Date{});              // Sunday, nothing is known
    books.add(kWednesday + 12, "Физика", "после каникул");
    CHECK(opens_at({kWednesday + 2, {20 * 60}}) == kWednesday + 3);  // Friday evening
    CHECK(opens_at({kWednesday + 4, kNoon}) == kWednesday + 12);     // Sunday, holidays after it
}

TEST_CASE("what was just ticked stays where it is, and counts at once") {
    Books books = week();
    books.tick(5);
    books.tick(2);
    auto list = books.list();
    CHECK(list.groups[0].overdue);
    CHECK(list.groups[0].count == 2);
    CHECK(list.groups[0].done == 1);
    CHECK(list.groups[2].done == 2);
    list = books.list({.state = State::Open});
    CHECK(texts(list) == Texts{"забытое", "старое", "сегодня", "завтра", "в субботу"});
}

TEST_CASE("filters of homework combine") {
    Books books;
    books.add(Date::of(2025, 11, 18), "Алгебра", "в прошлом году");
    add_week(books);
    const auto algebra = subject_of("Алгебра");
    CHECK(texts(books.list({.subject = algebra, .state = State::Open})) ==
          Texts{"забытое", "сегодня", "завтра"});
    CHECK(texts(books.list({.from = kWednesday - 1, .to = kWednesday, .state = State::Done})) ==
          Texts{"вчерашнее"});
    CHECK(texts(books.list({.year = 2025})) == Texts{"в прошлом году"});
    CHECK_FALSE(books.list({.year = 2025}).groups[0].overdue);
    const auto all = books.list({.year = HomeworkFilter::kEveryYear, .subject = algebra});
    CHECK(texts(all).back() == "в прошлом году");
    CHECK(all.items.size() == 5);
    CHECK(books.list({.subject = {12345}}).groups.empty());

    CHECK(HomeworkFilter{}.narrowings() == 0);
    CHECK(HomeworkFilter{.year = 2025, .text = "  "}.narrowings() == 0);
    CHECK(HomeworkFilter{.subject = algebra, .from = kWednesday, .to = kWednesday}.narrowings() ==
          2);
}

TEST_CASE("homework is found by its words, however they are written") {
    Books books;
    books.add(kWednesday, "Алгебра", "Подготовиться: куб разности, №\u00a0348");
    books.add(kWednesday, "Русский язык", "Черновик о берёзе");
    books.last_lesson().topic = "Сочинение";
    const auto found = [&](std::string text) {
        return books.list({.text = std::move(text)}).items.size();
    };
    CHECK(found("") == 2);
    CHECK(found("  ") == 2);
    CHECK(found("КУБ") == 1);
    CHECK(found("разности алгебра") == 1);
    CHECK(found("разности русский") == 0);
    CHECK(found("№ 348") == 1);
    CHECK(found("березе") == 1);
    CHECK(found("бере\u0308зе") == 1);
    CHECK(found("русскии\u0306") == 1);
}

TEST_CASE("texts fold alike in composed and in decomposed letters") {
    CHECK(folded("Й") == folded("И\u0306"));
    CHECK(folded("Ёж") == folded("Е\u0308ж"));
    CHECK(folded("№\u00a05") == "№ 5");
    CHECK(folded("a\u0306") == "a\u0306");
}

TEST_CASE("a school year begins with the week of 1 September") {
    CHECK(school_year(2026).first == Date::of(2026, 8, 31));
    CHECK(school_year_of(Date::of(2026, 9, 1)) == 2026);
    CHECK(school_year_of(Date::of(2026, 8, 24)) == 2025);
    CHECK(school_year_of(Date::of(2027, 5, 31)) == 2026);
    CHECK(school_year(2026).last == Date::of(2027, 6, 28));
}
