#include <catch2/catch_test_macros.hpp>

#include "kit/geometry.h"
#include "support/headless.h"

using namespace ranets;
using semantics::Role;
using test::Headless;

TEST_CASE("«Ещё» tells who is here") {
    Headless page;
    page.sign_in("parent", "#/more");
    CHECK(page.has(Role::Heading1, "Ещё"));
    CHECK(page.has(Role::Text, "Анна Сергеевна Ветрова"));
    CHECK(page.has(Role::Text, "Родитель"));
    CHECK(page.find_like(Role::Text, "Ранец, версия ").node.rect.w > 0);
    CHECK(page.title() == "Ещё · Ранец");
}

TEST_CASE("the theme is chosen and stays") {
    Headless page;
    page.sign_in("parent", "#/more");
    CHECK(page.has(Role::RadioGroup, "Оформление"));
    CHECK(page.find(Role::Radio, "Как в системе").node.flags & semantics::kChecked);
    const auto light = page.draw().clear_color;
    page.press(Role::Radio, "Тёмная");
    CHECK(page.find(Role::Radio, "Тёмная").node.flags & semantics::kChecked);
    CHECK(page.draw().clear_color != light);
    page.press(Role::Radio, "Светлая");
    CHECK(page.draw().clear_color == light);
    CHECK(page.world.views().theme == app::Theme::Light);
}

TEST_CASE("signing out is asked about first") {
    Headless page;
    page.sign_in("parent", "#/more");
    page.press(Role::Button, "Выйти");
    const std::string_view dialog = "Выйти? Данные на этом устройстве будут стёрты";
    CHECK((page.find(Role::Dialog, dialog).node.flags & semantics::kModal) != 0);
    page.press(Role::Button, "Отмена");
    CHECK_FALSE(page.has(Role::Dialog, dialog));
    CHECK(page.world.views().account);

    page.press(Role::Button, "Выйти");
    page.key(shell::Key::Escape);
    CHECK_FALSE(page.has(Role::Dialog, dialog));

    page.press(Role::Button, "Выйти");
    for (const auto& entry : page.shell().tree().entries()) {
        if (entry.node.role != Role::Button || entry.node.name != "Выйти") continue;
        const auto rect = entry.node.rect;
        const auto box = page.find(Role::Dialog, dialog).node.rect;
        if (!shell::contains(box, shell::centre(rect))) continue;
        page.press_at(rect.x + rect.w / 2, rect.y + rect.h / 2);
        break;
    }
    CHECK_FALSE(page.world.views().account);
    CHECK(page.has(Role::Form, "Вход"));
}

TEST_CASE("«Ещё» fits every window") {
    struct Size {
        int width, height;
    };
    for (const auto size : {Size{320, 480}, Size{390, 844}, Size{768, 1024}, Size{1920, 1080}}) {
        Headless page({.width = size.width, .height = size.height, .touch = size.width < 720});
        page.sign_in("parent", "#/more");
        page.press(Role::Button, "Выйти");
        CHECK(page.has(Role::Button, "Отмена"));
    }
}
