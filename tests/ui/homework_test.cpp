// «Задания» for families and teachers, in every state.
#include <catch2/catch_test_macros.hpp>

#include <string>

#include "kit/geometry.h"
#include "support/headless.h"

using namespace ranets;
using semantics::Role;
using shell::right;
using test::FakeSchool;
using test::Headless;

namespace {

constexpr Headless::Options kPhone{.width = 390, .height = 844, .touch = true};

// As somebody whose ticks and notes the school takes.
void open_homework(Headless& page) {
    page.world.school.features = {"lesson-notes", "own-records"};
    page.sign_in("parent", "#/homework");
}

void lose_network(Headless& page) {
    page.world.http.connected = false;
    page.world.app().network_changed(false);
    page.settle();
}

}  // namespace

TEST_CASE("homework is listed by the day it is due on") {
    Headless page;
    open_homework(page);
    CHECK(page.has(Role::Heading1, "Задания"));
    CHECK(page.title() == "Задания · Ранец");
    CHECK(page.has(Role::List, "Задания по дням"));
    CHECK(page.has(Role::Heading2, "Завтра, четверг, 19 ноября, сделано 3 из 6"));
    CHECK(page.has(Role::Text, "Соня Ветрова, 8 «Б» · на завтра не сделано 3"));
    CHECK(page.has(Role::Search, "Отбор заданий"));
    for (const auto* name : {"Учебный год", "Предмет"}) CHECK(page.has(Role::ComboBox, name));
    CHECK(page.has(Role::Group, "Срок"));
    CHECK(page.has(Role::TextField, "Срок с"));
    CHECK(page.has(Role::TextField, "Срок по"));
    CHECK(page.has(Role::RadioGroup, "Состояние"));
    CHECK(page.has(Role::SearchField, "Поиск по заданиям"));
}

TEST_CASE(
    "ticking in the list agrees with the menu at once, and is taken back "
    "by the toast") {
    Headless page;
    open_homework(page);
    page.press(Role::CheckBox, "Сделано: История");
    CHECK(page.has(Role::Status, "Отмечено сделанным"));
    page.press(Role::Button, "Отменить");
    CHECK_FALSE(page.has(Role::Status, "Отмечено сделанным"));
    CHECK(page.has(Role::Link, "Задания, на завтра не сделано 3"));
}

TEST_CASE("one homework is open beside the list, in a narrow window above it") {
    Headless page;
    open_homework(page);
    page.type("Поиск по заданиям", "история");
    page.press(Role::Button, "История");
    CHECK(page.has(Role::Region, "Задание: История"));
    CHECK(page.has(Role::TextArea, "Заметка"));
    CHECK(page.has(Role::Button, "Спросить учителя"));
    page.resize(800, 700);
    CHECK(page.has(Role::Dialog, "Задание: История"));
    page.press(Role::Button, "Закрыть задание");
    CHECK_FALSE(page.has(Role::Dialog, "Задание: История"));
}

TEST_CASE("where nothing fits the filters they are reset by one button") {
    Headless page;
    open_homework(page);
    page.type("Поиск по заданиям", "такого нет");
    CHECK(page.has(Role::Text, "По этим условиям заданий нет"));
    page.press(Role::Button, "Сбросить фильтры");
    CHECK(page.has(Role::List, "Задания по дням"));
    CHECK(page.value_of("Поиск по заданиям").empty());
}

TEST_CASE("on a phone the filters are behind a button that counts them") {
    Headless page(kPhone);
    open_homework(page);
    CHECK_FALSE(page.has(Role::ComboBox, "Предмет"));
    page.press(Role::Button, "Фильтры");
    CHECK(page.has(Role::Dialog, "Отбор заданий"));
    page.press(Role::Radio, "Не сделано");
    page.press(Role::Button, "Закрыть");
    CHECK(page.has(Role::Button, "Фильтры, выбрано 1"));
}

TEST_CASE("homework that was there is read without a network") {
    Headless page;
    open_homework(page);
    lose_network(page);
    CHECK(page.has(Role::List, "Задания по дням"));
    CHECK(page.find_like(Role::Alert, "Нет сети").node.rect.w > 0);
}

TEST_CASE("a teacher sees the homework of the classes, without ticks") {
    Headless page;
    page.sign_in("teacher", "#/homework");
    CHECK(page.has(Role::List, "Задания по дням"));
    CHECK_FALSE(page.has(Role::RadioGroup, "Состояние"));
    CHECK(page.tree_text().find("Сделано:") == std::string::npos);
}
