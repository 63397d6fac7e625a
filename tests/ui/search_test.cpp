// Search: opened from anywhere, typed into, walked through by keys, in every state.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "kit/geometry.h"
#include "support/headless.h"

using namespace ranets;
using semantics::Role;
using shell::bottom;
using shell::Key;
using test::Headless;

namespace {

constexpr Headless::Options kPhone{.width = 390, .height = 844, .touch = true};
constexpr std::string_view kField = "Поиск по дневнику";

void open_search(Headless& page, std::string_view text = {}) {
    page.sign_in("parent", "#/diary/2026-11-18");
    page.key(Key::Letter, true, 'k');
    if (!text.empty()) page.type(kField, text);
}

const semantics::Node& chosen(Headless& page) {
    for (const auto& entry : page.shell().tree().entries()) {
        if (entry.node.role == Role::Option && (entry.node.flags & semantics::kSelected) != 0)
            return entry.node;
    }
    FAIL("no row is chosen");
    throw 0;
}

bool says(const Headless& page, std::string_view words) {
    return page.tree_text().find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("Ctrl+K, / and the button open the search on any screen, Esc closes it") {
    Headless page;
    page.sign_in("parent", GENERATE("#/diary/2026-11-18", "#/marks", "#/more"));
    CHECK_FALSE(page.has(Role::Dialog, "Поиск"));
    page.key(Key::Letter, true, 'k');
    CHECK(page.has(Role::Dialog, "Поиск"));
    CHECK(page.has(Role::SearchField, kField));
    page.key(Key::Escape);
    CHECK_FALSE(page.has(Role::Dialog, "Поиск"));
    page.key(Key::Letter, false, '/');
    CHECK(page.has(Role::Dialog, "Поиск"));
    page.press(Role::Button, "Закрыть");
    CHECK_FALSE(page.has(Role::Dialog, "Поиск"));
    page.key(Key::Letter, false, 'k');
    CHECK_FALSE(page.has(Role::Dialog, "Поиск"));
}

TEST_CASE("the button of the diary's head opens it, with a mouse and with a finger") {
    Headless page(GENERATE(Headless::Options{}, kPhone));
    page.sign_in("parent", "#/diary/2026-11-18");
    page.press(Role::Button, "Поиск");
    CHECK(page.has(Role::Dialog, "Поиск"));
    page.type(kField, "алг");
    CHECK(page.has(Role::ListBox, "Найдено"));
}

TEST_CASE("nobody searches before they have signed in") {
    Headless page;
    page.start();
    page.key(Key::Letter, true, 'k');
    CHECK_FALSE(page.has(Role::Dialog, "Поиск"));
}

TEST_CASE("results stand in groups, with how many there are") {
    Headless page;
    open_search(page, "алгебра");
    CHECK(page.has(Role::RadioGroup, "Где искать"));
    CHECK(page.find_like(Role::Radio, "Всё · ").node.flags & semantics::kChecked);
    page.find_like(Role::Group, "Уроки, найдено ");
    page.find_like(Role::Group, "Задания, найдено ");
    page.find_like(Role::Group, "Оценки, найдено ");
    page.find_like(Role::Status, "Найдено ");
    page.find_like(Role::Option, "Урок: алгебра, Тема");
    page.find_like(Role::Option, "Задание: Упражнение");
    page.find_like(Role::Option, "Оценка 5, алгебра");
    CHECK(page.has(Role::ComboBox, "Чей дневник"));
    page.press(Role::Option, page.find_like(Role::Option, "Уроки: показать все").node.name);
    CHECK_FALSE(says(page, "Задание: Упражнение"));
    CHECK(page.find_like(Role::Radio, "Уроки · ").node.flags & semantics::kChecked);
}

TEST_CASE("arrows walk through the rows, Enter opens the lesson, and the window is gone") {
    Headless page;
    open_search(page, "алгебра");
    const auto first = chosen(page).name;
    CHECK(first.find("четверг, 19 ноября") != std::string::npos);
    page.key(Key::Down);
    CHECK(chosen(page).name.find("пятница, 20 ноября") != std::string::npos);
    page.key(Key::Up);
    page.key(Key::Up);
    CHECK(chosen(page).name == first);
    page.submit(kField);
    CHECK_FALSE(page.has(Role::Dialog, "Поиск"));
    CHECK(page.world.address.find("2026-11-19") != std::string::npos);
    CHECK(page.world.views().diary.open_lesson != nullptr);
    CHECK(page.world.views().diary.open_lesson->subject_name == "Алгебра");
}

TEST_CASE("a row that is pressed opens, those of people the school") {
    Headless page;
    page.sign_in("parent", "#/school");
    page.press(Role::Link, "Дневник");
    page.key(Key::Letter, true, 'k');
    page.type(kField, "котова");
    page.press(Role::Option, page.find_like(Role::Option, "Котова").node.name);
    CHECK(page.world.views().route.screen == app::Screen::School);
}

TEST_CASE("Esc empties the field first") {
    Headless page;
    open_search(page, "алг");
    page.key(Key::Escape);
    CHECK(page.has(Role::Dialog, "Поиск"));
    CHECK(page.value_of(kField).empty());
    page.key(Key::Escape);
    CHECK_FALSE(page.has(Role::Dialog, "Поиск"));
    open_search(page, "алг");
    page.press(Role::Button, "Очистить");
    CHECK(page.value_of(kField).empty());
    CHECK(page.has(Role::Dialog, "Поиск"));
}

TEST_CASE("before anything is typed there is where one may want to go, and what was looked for") {
    Headless page;
    open_search(page);
    CHECK(page.has(Role::Button, "Завтра"));
    page.press(Role::Button, "Контрольные");
    CHECK(page.value_of(kField) == "Контрольные");
    page.find_like(Role::Option, "Урок: ");
    page.key(Key::Escape);
    page.key(Key::Escape);
    page.key(Key::Letter, true, 'k');
    page.type(kField, "физика");
    page.submit(kField);
    page.key(Key::Letter, true, 'k');
    page.press(Role::Button, "физика");
    CHECK(page.value_of(kField) == "физика");
    page.find_like(Role::Option, "Урок: физика");
}

TEST_CASE("nothing found says what was searched, and leads to the other child's diary") {
    Headless page;
    open_search(page, "абракадабра");
    CHECK(says(page, "Ничего нет по слову «абракадабра»"));
    CHECK(says(page, "Искали только в том, что есть на этом устройстве"));
    page.press(Role::Button, "Искать в дневнике: Миша");
    CHECK(page.world.views().search.child == test::FakeSchool::kMisha);
}

TEST_CASE("without a network it says in what it searches") {
    Headless page(GENERATE(Headless::Options{}, kPhone));
    page.sign_in("parent", "#/diary/2026-11-18");
    page.world.http.connected = false;
    page.world.app().network_changed(false);
    page.settle();
    page.press(Role::Button, "Поиск");
    CHECK(says(page, "Нет сети: ищем в сохранённом, данные на 12:34"));
    page.type(kField, "алгебра");
    page.find_like(Role::Option, "Урок: алгебра");
}

TEST_CASE("a search whose code is on its way says so, and can be left") {
    Headless page;
    page.world.late_is_held = true;
    open_search(page);
    CHECK(page.has(Role::Dialog, "Поиск"));
    CHECK_FALSE(page.has(Role::SearchField, kField));
    page.world.app().late_part_missing();
    page.settle();
    page.press(Role::Button, "Повторить");
    page.world.app().late_part_came();
    page.settle();
    CHECK(page.has(Role::SearchField, kField));
}

TEST_CASE("the window fits into every size, and shows all rows by scrolling") {
    const auto size = GENERATE(std::pair{1920, 1080}, std::pair{1280, 800}, std::pair{820, 1100},
                               std::pair{390, 844}, std::pair{320, 568}, std::pair{844, 390});
    Headless page({.width = size.first, .height = size.second, .touch = size.first < 900});
    page.sign_in("parent", "#/diary/2026-11-18");
    page.key(Key::Letter, true, 'k');
    page.type(kField, "алгебра");
    CHECK(page.faults().empty());
    const auto& window = page.find(Role::Dialog, "Поиск").node.rect;
    CHECK(window.x >= 0);
    CHECK(window.y >= 0);
    CHECK(bottom(window) <= static_cast<float>(size.second));
    page.press(Role::Option, page.find_like(Role::Option, "Уроки: показать все").node.name);
    for (int i = 0; i < 12; ++i) page.key(Key::Down);
    const auto& row = chosen(page).rect;
    CHECK(row.y >= window.y);
    CHECK(bottom(row) <= bottom(window));
}
