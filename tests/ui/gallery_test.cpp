// The gallery of the kit: open to all, and its controls are real ones.
#include <catch2/catch_test_macros.hpp>

#include "support/headless.h"

using namespace ranets;
using semantics::Role;
using test::Headless;

namespace {

constexpr Headless::Options kWhole{.width = 1280, .height = 9000};

int count(Headless& page, Role role, std::string_view name) {
    int found = 0;
    for (const auto& entry : page.shell().tree().entries())
        if (entry.node.role == role && entry.node.name == name) ++found;
    return found;
}

}  // namespace

TEST_CASE("the gallery has every look of a button in every state") {
    Headless page(kWhole);
    page.start("#/gallery");
    CHECK(page.title() == "Галерея · Ранец");
    CHECK(page.has(Role::Heading1, "Галерея"));
    // Five looks, with words and with an icon alone.
    for (const auto* state : {"Обычно", "Под мышью", "Нажато", "В фокусе", "Недоступно"})
        CHECK(count(page, Role::Button, state) == 10);
    CHECK(page.find(Role::Button, "Недоступно").node.flags & semantics::kDisabled);
    CHECK(page.find(Role::Button, "Занято").node.flags & semantics::kBusy);
    CHECK(page.find(Role::TextField, "Ошибка").node.flags & semantics::kInvalid);
    for (const auto* mark : {"Оценка 5", "Оценка 4", "Оценка 3", "Оценка 2", "Оценка 1"})
        CHECK(count(page, Role::Text, mark) == 4);  // two sizes, filled and outlined
    CHECK_FALSE(page.has(Role::Navigation, "Главное меню"));
}

TEST_CASE("a state that is shown is not taken for what a person does") {
    Headless page(kWhole);
    page.start("#/gallery");
    CHECK(page.draw().cursor == shell::Cursor::Default);
    page.press(Role::CheckBox, "Под мышью");
    CHECK(page.find(Role::CheckBox, "Под мышью").node.flags & semantics::kChecked);
    CHECK_FALSE(page.find(Role::CheckBox, "Нажато").node.flags & semantics::kChecked);
    page.type("Нажато", "слово");
    CHECK(page.value_of("Нажато") == "слово");
    CHECK(page.value_of("В фокусе") == "В фокусе");
}

TEST_CASE("the gallery's password is shown and hidden") {
    Headless page(kWhole);
    page.start("#/gallery");
    CHECK(page.has(Role::PasswordField, "Пароль"));
    page.press(Role::Button, "Показать пароль");
    CHECK(page.has(Role::TextField, "Пароль"));
    page.press(Role::Button, "Скрыть пароль");
    CHECK(page.has(Role::PasswordField, "Пароль"));
}

TEST_CASE("windows of the gallery take the focus and give it back") {
    Headless page;
    page.start("#/gallery");
    for (const auto* name : {"Справа", "Снизу", "В середине"}) {
        page.press(Role::Button, name);
        CHECK(page.has(Role::Dialog, name));
        page.requests.clear();
        page.key(shell::Key::Escape);
        CHECK_FALSE(page.has(Role::Dialog, name));
        REQUIRE_FALSE(page.requests.empty());
        CHECK(page.requests.back().node == page.find(Role::Button, name).node.id);
    }
    page.press(Role::Button, "Выбрать дату");
    CHECK(page.has(Role::Radio, "Неделя"));
    page.key(shell::Key::Escape);
}

TEST_CASE("what is chosen in the gallery is at once what it is drawn in") {
    Headless page;
    page.start("#/gallery");
    page.press(Role::Radio, "English");
    CHECK(page.has(Role::Heading1, "Gallery"));
    page.press(Role::Radio, "Dark");
    CHECK(page.world.views().theme == app::Theme::Dark);
}

TEST_CASE("a link leads from the gallery to the login, and to the diary once signed in") {
    Headless page;
    page.start("#/gallery");
    page.press(Role::Link, "Открыть дневник");
    CHECK(page.has(Role::Form, "Вход"));
    page.sign_in("parent");
    page.world.app().address_changed("#/gallery");
    page.settle();
    CHECK(page.has(Role::Navigation, "Главное меню"));
    page.press(Role::Link, "Открыть дневник");
    CHECK(page.has(Role::Heading1, "16–21 ноября"));
}

TEST_CASE("the gallery has a list of 100,000 rows and a grid of 34 by 60") {
    Headless page(kWhole);
    page.start("#/gallery");
    page.press(Role::Button, "К строке 50000");
    CHECK(page.find_like(Role::Text, "Строка 49999").node.rect.h > 1);
    const auto& grid = page.find(Role::Grid, "Таблица").node;
    CHECK(grid.level_set_size == 35);
    CHECK(grid.position_in_set == 61);
    page.focus(Role::GridCell, "Строка 1, Столбец 1: 3");
    page.key(shell::Key::Down);
    CHECK((page.find_like(Role::GridCell, "Строка 2, Столбец 1:").node.flags &
           semantics::kSelected) != 0);
}

TEST_CASE("what the gallery offers beside controls can be tried") {
    Headless page(kWhole);
    page.start("#/gallery");
    page.press(Role::Button, "Действия");
    CHECK(page.has(Role::MenuItem, "Обновить"));
    page.key(shell::Key::Escape);
    page.press(Role::Button, "Показать сообщение");
    CHECK(page.has(Role::Status, "Отмечено сделанным"));
    page.wait(7'000);
    CHECK_FALSE(page.has(Role::Status, "Отмечено сделанным"));
    page.press(Role::Tab, "Оценки");
    CHECK(page.has(Role::TabPanel, "Оценки"));
    CHECK(page.has(Role::TextArea, "Ошибка"));
}
