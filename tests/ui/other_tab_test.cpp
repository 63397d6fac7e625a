#include <catch2/catch_test_macros.hpp>

#include "support/headless.h"

using namespace ranets;
using semantics::Role;
using test::Headless;

namespace {

constexpr std::string_view kTitle = "Ранец открыт в другой вкладке";
constexpr std::string_view kUse = "Использовать здесь";

}  // namespace

TEST_CASE("a tab that was put aside says so, and nothing else") {
    Headless page;
    page.sign_in();
    page.world.storage.take_away();
    page.settle();
    CHECK(page.title() == kTitle);
    CHECK(page.has(Role::Main, ""));
    CHECK(page.has(Role::Heading1, kTitle));
    CHECK(page.has(Role::Status, "Дневник бывает открыт только в одной вкладке."));
    CHECK(page.has(Role::Button, kUse));
    CHECK_FALSE(page.has(Role::Button, "Следующая неделя"));
    CHECK_FALSE(page.has(Role::Link, "Ещё"));
}

TEST_CASE("a press on «Использовать здесь» brings back what was on the screen") {
    Headless page;
    page.sign_in("parent", "#/diary/2026-11-24");
    const auto title = page.title();
    page.world.storage.take_away();
    page.settle();
    page.press(Role::Button, kUse);
    CHECK(page.title() == title);
    CHECK_FALSE(page.has(Role::Button, kUse));
    CHECK(page.has(Role::Button, "Следующая неделя"));
}

TEST_CASE("what is under way stays open while the tab is put aside") {
    Headless page;
    page.sign_in("parent", "#/more");
    page.press(Role::Button, "Выйти");
    const std::string_view dialog = "Выйти? Данные на этом устройстве будут стёрты";
    REQUIRE(page.has(Role::Dialog, dialog));
    page.world.storage.take_away();
    page.settle();
    CHECK_FALSE(page.has(Role::Dialog, dialog));
    page.press(Role::Button, kUse);
    CHECK(page.has(Role::Dialog, dialog));
}

TEST_CASE("the button waits for the other tab, and says when that does not answer") {
    Headless page;
    page.sign_in();
    page.world.storage.take_away();
    page.world.storage.yields = false;
    page.world.storage.delay_ms = 5000;
    page.settle();
    page.world.app().carry_out(app::UseHere{});
    page.draw();
    CHECK((page.find(Role::Button, kUse).node.flags & semantics::kDisabled) != 0);
    page.settle();
    CHECK(page.has(Role::Status, "Та вкладка не отвечает. Закройте её и попробуйте ещё раз."));
    CHECK((page.find(Role::Button, kUse).node.flags & semantics::kDisabled) == 0);
}
