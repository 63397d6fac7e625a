#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "support/headless.h"

using namespace ranets;
using semantics::Role;
using test::FakeSchool;
using test::Headless;

TEST_CASE("«Данные и память» is a part of «Ещё», and leads back") {
    Headless page;
    page.sign_in("parent", "#/more");
    page.press(Role::Link, "Данные и память");
    CHECK(page.has(Role::Heading1, "Данные и память"));
    CHECK(page.world.address == "#/data");
    CHECK(page.title() == "Данные и память · Ранец");
    CHECK((page.find(Role::Link, "Ещё").node.flags & semantics::kCurrent) != 0);
    page.press(Role::Link, "Назад: Ещё");
    CHECK(page.has(Role::Heading1, "Ещё"));
}

TEST_CASE("it tells what is kept of each child, and how much room that takes") {
    Headless page;
    page.sign_in("parent", "#/data");
    CHECK(page.has(Role::Text, "Соня Ветрова, 8 «Б»: 1 неделя, с 16 ноября"));
    CHECK(page.has(Role::Text, "Миша Ветров, 4 «А»: Пока ничего"));
    CHECK(page.find_like(Role::Text, "Данные школы: ").node.name.ends_with("КБ"));
    CHECK(page.find_like(Role::Text, "Записи этого устройства: ").node.name.ends_with("КБ"));
}

TEST_CASE("the term is downloaded with its progress told, and its end") {
    Headless page;
    page.sign_in("parent", "#/data");
    CHECK(page.has(Role::Status, "Все недели каждого ребёнка, по любой сети."));
    page.press(Role::Button, "Скачать четверть целиком");
    CHECK((page.find(Role::Button, "Скачать четверть целиком").node.flags & semantics::kDisabled) !=
          0);
    CHECK(page.find_like(Role::Status, "Скачано недель: ").node.rect.w > 0);
    page.wait(120'000);
    CHECK(page.has(Role::Status, "Скачано целиком"));
    CHECK(page.has(Role::Text, "Соня Ветрова, 8 «Б»: 8 недель, со 2 ноября"));
    CHECK(page.has(Role::Text, "Миша Ветров, 4 «А»: 8 недель, со 2 ноября"));
}

TEST_CASE("a download that loses the network says what became of it") {
    Headless page;
    page.sign_in("parent", "#/data");
    page.press(Role::Button, "Скачать четверть целиком");
    page.world.http.connected = false;
    page.world.app().network_changed(false);
    page.wait(5'000);
    CHECK(page.find_like(Role::Status, "Скачано не всё.").node.rect.w > 0);
}

TEST_CASE("what needs the network is greyed without one, and says so") {
    Headless page;
    page.sign_in("parent", "#/data");
    CHECK((page.find(Role::Button, "Скачать четверть целиком").node.flags & semantics::kDisabled) ==
          0);
    page.world.http.connected = false;
    page.world.app().network_changed(false);
    page.wait(1'000);
    const auto& button = page.find(Role::Button, "Скачать четверть целиком").node;
    CHECK((button.flags & semantics::kDisabled) != 0);
    CHECK(button.description == "Нет сети");
}

TEST_CASE("when to fetch ahead is chosen and stays; that it rests is told") {
    Headless page;
    page.world.metered = true;
    page.sign_in("parent", "#/data");
    CHECK((page.find(Role::Radio, "Только без ограничений").node.flags & semantics::kChecked) != 0);
    CHECK(page.find_like(Role::Text, "Сейчас трафик экономится").node.rect.w > 0);
    page.press(Role::Radio, "По любой сети");
    CHECK((page.find(Role::Radio, "По любой сети").node.flags & semantics::kChecked) != 0);
    CHECK(page.find_like(Role::Text, "Эту и следующие недели").node.rect.w > 0);
    CHECK(page.world.storage.settings.find("any") != std::string::npos);
}

TEST_CASE("clearing is asked about first, and says that nothing unsent is lost") {
    Headless page;
    page.sign_in("parent", "#/data");
    page.press(Role::Button, "Скачать четверть целиком");
    page.wait(120'000);
    const std::string_view dialog = "Очистить? Всё, что ещё не отправлено, останется";
    page.press(Role::Button, "Очистить");
    CHECK((page.find(Role::Dialog, dialog).node.flags & semantics::kModal) != 0);
    page.press(Role::Button, "Отмена");
    CHECK_FALSE(page.has(Role::Dialog, dialog));
    CHECK(page.find_like(Role::Text, "Миша Ветров, 4 «А»: 8").node.rect.w > 0);
    page.press(Role::Button, "Очистить");
    const auto& entries = page.shell().tree().entries();
    const auto confirm = std::find_if(entries.rbegin(), entries.rend(), [](const auto& entry) {
        return entry.node.role == Role::Button && entry.node.name == "Очистить";
    });
    REQUIRE(confirm != entries.rend());
    const auto rect = confirm->node.rect;  // a copy: the tree is drawn anew
    page.press_at(rect.x + rect.w / 2, rect.y + rect.h / 2);
    CHECK(page.has(Role::Text, "Миша Ветров, 4 «А»: Пока ничего"));
    CHECK(page.world.views().account);
}

TEST_CASE("a browser that keeps nothing says so here") {
    Headless page;
    page.world.storage.available = false;
    page.sign_in("parent", "#/data");
    CHECK(page.find_like(Role::Text, "Этот браузер не даёт ничего хранить").node.rect.w > 0);
}
