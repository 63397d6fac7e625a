// A phone held sideways, and a page that is zoomed in fourfold.
#include <catch2/catch_test_macros.hpp>

#include "kit/geometry.h"
#include "support/headless.h"

using namespace ranets;
using semantics::Role;
using shell::bottom;
using test::Headless;

namespace {

bool in_view(Headless& page, Role role, std::string_view name, float height) {
    const auto& rect = page.find(role, name).node.rect;
    return rect.y >= 0 && bottom(rect) <= height && rect.h > 0;
}

}  // namespace

TEST_CASE("on a phone held sideways the whole menu and the child are in view") {
    Headless page({.width = 844, .height = 390, .touch = true});
    page.sign_in("parent", "#/diary/2026-11-18?view=week");
    for (const auto* name : {"Дневник", "Оценки", "Чаты", "Школа", "Ещё"})
        CHECK(in_view(page, Role::Link, name, 390));
    page.press(Role::Button, "Выбрать ребёнка: Соня Ветрова, 8 «Б»");
    page.press(Role::Radio, "Миша Ветров, 4 «А»");
    CHECK(page.world.views().children.chosen == test::FakeSchool::kMisha);
}

TEST_CASE("in a low window the head scrolls away, and the lessons get its room") {
    Headless page({.width = 320, .height = 256, .touch = true});
    page.sign_in("parent", "#/diary/2026-11-18?view=day");
    const float before = page.find_like(Role::Heading1, "").node.rect.y;
    CHECK(before >= 0);
    page.swipe(160, 180, 160, 20, 300);
    CHECK(page.find_like(Role::Heading1, "").node.rect.h < 2);  // cut away
    // All the way down the last thing of the day is there.
    for (int i = 0; i < 12; ++i) page.swipe(160, 180, 160, 20, 300);
    const auto& last = page.find_like(Role::Button, "6 урок, ").node.rect;
    CHECK(last.h > 0);
    CHECK(bottom(last) <= 256);
    // Another day begins at its top.
    page.world.app().address_changed("#/diary/2026-11-19?view=day");
    page.settle();
    CHECK(page.find_like(Role::Heading1, "").node.rect.y >= 0);
    page.world.app().address_changed("#/more");
    page.settle();
    CHECK(page.find(Role::Heading1, "Ещё").node.rect.y >= 0);
}
