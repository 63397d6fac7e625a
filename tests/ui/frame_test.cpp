#include <imgui.h>

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <filesystem>
#include <string>

#include "kit/geometry.h"
#include "support/fake_school_facts.h"
#include "support/headless.h"

using namespace ranets;
using semantics::Role;
using shell::right;
using test::FakeSchool;
using test::Headless;

namespace {

int count_links(Headless& page) {
    int links = 0;
    for (const auto& entry : page.shell().tree().entries())
        links += entry.node.role == Role::Link ? 1 : 0;
    return links;
}

// How often the window is filled, all triangles taken together.
float times_filled(const ImDrawData& data) {
    float area = 0;
    for (const auto* list : data.CmdLists) {
        for (int i = 0; i + 2 < list->IdxBuffer.Size; i += 3) {
            const auto corner = [&](int k) { return list->VtxBuffer[list->IdxBuffer[i + k]].pos; };
            const ImVec2 a = corner(0);
            const ImVec2 b = corner(1);
            const ImVec2 c = corner(2);
            area += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
        }
    }
    return area / (data.DisplaySize.x * data.DisplaySize.y);
}

}  // namespace

// What a weak graphics chip pays for.
TEST_CASE("the week fills the window less than twice") {
    Headless page;
    page.sign_in();
    CHECK(times_filled(*page.draw().draw_data) < 2);
}

TEST_CASE("the rail names the sections and where one is") {
    Headless page;
    page.sign_in();
    CHECK(page.has(Role::Navigation, "Главное меню"));
    CHECK(page.find(Role::Link, "Дневник").node.href == "#/diary");
    CHECK(page.find(Role::Link, "Дневник").node.flags & semantics::kCurrent);
    CHECK(page.find(Role::Link, "Задания, на завтра не сделано 3").node.href == "#/homework");
    CHECK(page.find(Role::Link, "Оценки").node.href == "#/marks");
    CHECK(page.find(Role::Link, "Чаты").node.href == "#/chats");
    CHECK(page.find(Role::Link, "Школа").node.href == "#/school");
    CHECK(page.find(Role::Link, "Ещё").node.href == "#/more");
    CHECK(count_links(page) == 6);
    CHECK(right(page.find(Role::Link, "Школа").node.rect) <= 96);
}

TEST_CASE("the badge counts the next school day's homework, today's turn included") {
    Headless page;
    page.world.school.lessons(FakeSchool::kSonya, model::Date::of(2026, 11, 19))[0].done = true;
    page.sign_in();
    CHECK(page.has(Role::Link, "Задания, на завтра не сделано 2"));
}

TEST_CASE("sections that are not there yet say so and lead back") {
    Headless page;
    page.sign_in();
    for (const auto* name : {"Чаты"}) {
        page.press(Role::Link, name);
        CHECK(page.has(Role::Heading1, name));
        CHECK(page.find(Role::Link, name).node.flags & semantics::kCurrent);
        CHECK(page.find_like(Role::Text, "Раздел «" + std::string(name) + "» ещё не готов")
                  .node.rect.w > 0);
        CHECK(page.title() == std::string(name) + " · Ранец");
        page.press(Role::Button, "Открыть дневник");
        CHECK(page.has(Role::Heading1, "16–21 ноября"));
    }
}

TEST_CASE("the diary's link leads to today, in the layout that was chosen") {
    Headless page;
    page.sign_in();
    page.press(Role::Radio, "День");
    page.press(Role::Button, "Следующий день");
    page.press(Role::Link, "Дневник");
    CHECK(page.has(Role::Heading1, "Среда, 18 ноября"));
}

TEST_CASE("a phone has a bar of five; «Школа» lives in «Ещё»") {
    Headless page({.width = 390, .height = 844, .touch = true});
    page.sign_in();
    CHECK(count_links(page) == 5);
    CHECK_FALSE(page.has(Role::Link, "Школа"));
    CHECK(page.find(Role::Link, "Дневник").node.rect.y > 844 - 64);
    page.press(Role::Link, "Ещё");
    page.press(Role::Link, "Школа");
    CHECK(page.has(Role::Heading1, "Школа"));
    CHECK(page.find(Role::Link, "Ещё").node.flags & semantics::kCurrent);
}

TEST_CASE("a pupil has nobody to choose") {
    Headless page;
    page.sign_in("pupil");
    CHECK_FALSE(page.has(Role::RadioGroup, "Выбор ребёнка"));
    CHECK(page.has(Role::Heading1, "16–21 ноября"));
}

TEST_CASE("of four children two are shown, and the others are behind a button") {
    Headless page;
    auto family = test::facts::context_of("parent");
    for (const std::int64_t id : {1000002283079, 1000002283080}) {
        auto child = family["children"][0];
        child["personId"] = id;
        child["firstName"] = id % 2 == 0 ? "Катя" : "Паша";
        family["children"].push_back(child);
    }
    page.world.school.rules = {{"/users/me/context", test::json_response(200, family.dump())}};
    page.sign_in();
    CHECK(page.has(Role::Radio, "Соня Ветрова, 8 «Б»"));
    CHECK(page.has(Role::Radio, "Миша Ветров, 4 «А»"));
    CHECK_FALSE(page.has(Role::Radio, "Катя Ветрова, 8 «Б»"));
    page.press(Role::Button, "Другие дети");
    page.press(Role::Radio, "Катя Ветрова, 8 «Б»");
    page.wait(60'000);
    CHECK_FALSE(page.has(Role::Dialog, "Выбор ребёнка"));
    CHECK(page.find(Role::Radio, "Катя Ветрова, 8 «Б»").node.flags & semantics::kChecked);
    CHECK_FALSE(page.has(Role::Radio, "Миша Ветров, 4 «А»"));
}

TEST_CASE("the lowest window's rail scrolls to everything in it") {
    Headless page({.width = 1280, .height = 260});
    page.sign_in();
    page.focus(Role::Button, "Выбрать ребёнка: Соня Ветрова, 8 «Б»");
    CHECK(page.find(Role::Button, "Выбрать ребёнка: Соня Ветрова, 8 «Б»").node.rect.h > 40);
}

TEST_CASE("what the application has to tell is dismissed by hand") {
    Headless page;
    page.world.storage.available = false;
    page.sign_in();
    const auto& notice = page.find_like(Role::Alert, "Этот браузер ничего не сохраняет");
    CHECK(notice.node.rect.w > 0);
    page.press(Role::Button, "Закрыть сообщение");
    CHECK(page.tree_text().find("Этот браузер ничего не сохраняет") == std::string::npos);
}

TEST_CASE("a new version is offered to who is signed in, and starts at a press") {
    Headless page;
    page.start();
    page.world.app().update_waits();
    page.settle();
    CHECK_FALSE(page.has(Role::Alert, "Вышла новая версия Ранца."));
    page.sign_in("parent", "#/more");
    page.world.app().update_waits();
    page.settle();
    CHECK(page.has(Role::Alert, "Вышла новая версия Ранца."));
    page.press(Role::Button, "Обновить");
    CHECK(page.world.restarts == 1);
}

TEST_CASE("an account that can't be had is told of, and asked for again") {
    Headless page;
    page.sign_in();
    page.world.end();
    std::filesystem::remove(
        page.world.storage.path("u" + std::to_string(FakeSchool::kParentUser), "cache.db"));
    page.world.http.connected = false;
    page.start("#/diary");
    CHECK(page.has(Role::Text, "Не удалось загрузить дневник"));
    CHECK(page.has(Role::Link, "Дневник"));
    page.world.http.connected = true;
    page.press(Role::Button, "Повторить");
    CHECK(page.has(Role::Heading1, "16–21 ноября"));
}

TEST_CASE("a narrow window's title names the day, as its heading does") {
    Headless page({.width = 390, .height = 844});
    page.sign_in();
    CHECK(page.has(Role::Heading1, "Среда, 18 ноября"));
    CHECK(page.title() == "Среда, 18 ноября, Дневник · Ранец");
    page.resize(1280, 800);
    page.settle();
    CHECK(page.title() == "16–21 ноября, Дневник · Ранец");
}

TEST_CASE("on a tablet a finger has 44 px for each control") {
    Headless page({.width = 834, .height = 1112, .touch = true});
    page.start();
    const auto all = [&] {
        for (const auto& entry : page.shell().tree().entries()) {
            const auto& node = entry.node;
            const bool pressed = node.role == Role::Button || node.role == Role::Radio ||
                                 node.role == Role::Link || node.role == Role::CheckBox;
            if (!pressed || node.rect.h <= 1) continue;
            INFO(node.name);
            CHECK(node.rect.h >= 44);
            CHECK(node.rect.w >= 44);
        }
    };
    all();
    page.sign_in();
    all();
}
