// A teacher's diary: their own lessons, the class in place of marks and rooms.
#include <catch2/catch_test_macros.hpp>

#include <string>

#include "support/headless.h"

using namespace ranets;
using semantics::Role;
using test::Headless;

namespace {

constexpr Headless::Options kPhone{.width = 390, .height = 844, .touch = true};

}  // namespace

TEST_CASE("a teacher's week names the class of every lesson") {
    Headless page;
    page.sign_in("teacher");
    CHECK(page.find(Role::Link, "Журнал").node.flags & semantics::kCurrent);
    CHECK(page.title() == "16–21 ноября, Журнал · Ранец");
    CHECK(page.has(Role::Heading1, "16–21 ноября"));
    CHECK(page.has(Role::Text, "3-я неделя второй четверти · Мария Котова"));
    CHECK(page.has(Role::Button, "1 урок, 8:30, Физика, 8 «Б», задание: Упражнение 1"));
    CHECK(page.has(Role::Button, "1 урок, 8:30, Физика, 4 «А», задание: Упражнение 1"));
    const auto tree = page.tree_text();
    for (const auto* word : {"оценка", "Сделано", "заданий сделано", "средний балл"})
        CHECK(tree.find(word) == std::string::npos);
    CHECK(page.has(Role::Link, "Задания"));
}

TEST_CASE("a teacher's sums count lessons, classes and tests") {
    Headless page;
    page.sign_in("teacher");
    CHECK(page.has(Role::Group, "Итоги недели"));
    CHECK(page.find_like(Role::Text, "2 класса").node.rect.w > 0);
    CHECK(page.has(Role::Text, "2 контрольные"));
}

TEST_CASE("a teacher's lesson opens with class, topic and homework") {
    Headless page;
    page.sign_in("teacher");
    page.press(Role::Button, "1 урок, 8:30, Физика, 8 «Б», задание: Упражнение 1");
    CHECK(page.has(Role::Region, "Урок: Физика"));
    CHECK(page.has(Role::Text, "8 «Б»"));
    CHECK(page.has(Role::Text, "Упражнение 1"));
    CHECK(page.find_like(Role::Text, "Тема ").node.rect.w > 0);
    page.key(shell::Key::Escape);
    CHECK_FALSE(page.has(Role::Region, "Урок: Физика"));
}

TEST_CASE("on a phone a teacher sees the day, and nothing of homework to be done") {
    Headless page(kPhone);
    page.sign_in("teacher");
    CHECK(page.has(Role::Image, "Мария Котова"));
    CHECK(page.has(Role::Tab, "Среда, 18 ноября, сегодня"));
    CHECK(page.has(Role::Button, "1 урок, Физика, 8:30–9:15, 8 «Б», задание: Упражнение 1"));
    CHECK(page.find_like(Role::Button, "Завтра ").node.name.find("задан") == std::string::npos);
    page.swipe(320, 400, 60, 405);
    CHECK(page.has(Role::Heading1, "Четверг, 19 ноября"));
}

TEST_CASE("without network a teacher's week stays; a week never loaded says so") {
    Headless page;
    page.sign_in("teacher");
    page.world.http.connected = false;
    page.world.app().network_changed(false);
    page.settle();
    const auto& alert = page.find_like(Role::Alert, "Нет сети. Показаны данные").node.name;
    CHECK(alert.find("оценки") == std::string::npos);
    CHECK(page.has(Role::Button, "1 урок, 8:30, Физика, 8 «Б», задание: Упражнение 1"));
    page.press(Role::Button, "Следующая неделя");
    page.wait(20'000);
    CHECK(page.has(Role::Text, "Эту неделю ещё не загружали"));
    page.world.http.connected = true;
    page.press(Role::Button, "Повторить");
    CHECK(page.find_like(Role::Button, "1 урок, 8:30").node.rect.w > 0);
}

TEST_CASE("a teacher's diary fits every window") {
    struct Size {
        int width, height;
    };
    for (const auto size : {Size{320, 568}, Size{390, 844}, Size{720, 900}, Size{1024, 768},
                            Size{1280, 800}, Size{1920, 1080}}) {
        for (const auto* view : {"week", "day"}) {
            INFO(size.width << "x" << size.height << " " << view);
            Headless page({.width = size.width, .height = size.height, .touch = size.width < 720});
            page.sign_in("teacher", "#/diary/2026-11-18?view=" + std::string(view));
            CHECK(page.find_like(Role::Button, "1 урок, ").node.name.find("«") !=
                  std::string::npos);
        }
    }
}
