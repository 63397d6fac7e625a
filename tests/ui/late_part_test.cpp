// The screens beyond the diary come in a part of the program that comes behind it.
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "support/fake_school_facts.h"
#include "support/headless.h"

using namespace ranets;
using semantics::Role;
using test::Headless;

namespace {

constexpr std::string_view kSentence = "Не удалось загрузить раздел";
constexpr std::string_view kSignOut = "Выйти";

}  // namespace

TEST_CASE("the diary wants no more than is there, a screen beyond it waits for its part") {
    Headless page;
    page.world.late_is_held = true;
    page.sign_in("parent", "#/diary/2026-11-18");
    CHECK(page.has(Role::Button, "Следующая неделя"));
    CHECK(page.world.late_wanted == 0);
    page.press(Role::Link, "Ещё");
    CHECK(page.world.late_wanted == 1);
    CHECK(page.has(Role::Heading1, "Ещё"));
    CHECK_FALSE(page.has(Role::Button, kSignOut));
    page.world.app().late_part_came();
    page.settle();
    CHECK(page.has(Role::Button, kSignOut));
    page.press(Role::Link, "Школа");
    CHECK(page.world.late_wanted == 1);
}

TEST_CASE("a part that can't be had is asked for again at a word, and with the network") {
    Headless page;
    page.world.late_is_held = true;
    page.sign_in("parent", "#/more");
    CHECK(page.world.late_wanted == 1);
    page.world.app().late_part_missing();
    page.settle();
    CHECK(page.has(Role::Text, kSentence));
    page.press(Role::Button, "Повторить");
    CHECK(page.world.late_wanted == 2);
    CHECK_FALSE(page.has(Role::Text, kSentence));
    page.world.app().late_part_missing();
    page.world.app().network_changed(true);
    CHECK(page.world.late_wanted == 3);
    page.press(Role::Link, "Дневник");
    CHECK(page.has(Role::Button, "Следующая неделя"));
}

TEST_CASE("a part that came before anybody wanted it is there") {
    Headless page;
    page.world.late_is_held = true;
    page.sign_in("parent", "#/diary/2026-11-18");
    page.world.app().late_part_came();
    page.press(Role::Link, "Ещё");
    CHECK(page.has(Role::Button, kSignOut));
    CHECK(page.world.late_wanted == 0);
}

TEST_CASE("what a screen shows is asked for once its part has come") {
    const auto [address, shown] = GENERATE(
        std::pair<std::string_view, std::string_view>{"#/homework", "Задания по дням"},
        std::pair<std::string_view, std::string_view>{"#/marks", "Алгебра"},
        std::pair<std::string_view, std::string_view>{"#/school", "Дёмина Ольга Викторовна"});
    Headless page;
    page.world.late_is_held = true;
    page.sign_in("parent", std::string(address));
    CHECK(page.tree_text().find(shown) == std::string::npos);
    page.world.app().late_part_came();
    page.settle();
    INFO(address);
    CHECK(page.tree_text().find(shown) != std::string::npos);
}

TEST_CASE("the class whose lessons an administrator reads gets its name with the late part") {
    Headless page;
    page.world.late_is_held = true;
    page.sign_in("admin", "#/diary/2026-11-18?class=" + std::to_string(test::facts::kClassSonya));
    CHECK(page.world.late_wanted == 1);
    page.world.app().late_part_came();
    page.settle();
    CHECK(page.has(Role::Text, "3-я неделя второй четверти · Класс 8 «Б»"));
}
