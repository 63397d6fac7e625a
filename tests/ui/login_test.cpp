#include <catch2/catch_test_macros.hpp>

#include "kit/geometry.h"
#include "support/headless.h"

using namespace ranets;
using app::Screen;
using semantics::Role;
using shell::bottom;
using shell::right;
using test::FakeSchool;
using test::Headless;

namespace {

constexpr std::string_view kPassword = FakeSchool::kPassword;

std::uint32_t flags_of(Headless& page, Role role, std::string_view name) {
    return page.find(role, name).node.flags;
}

void fill(Headless& page, std::string_view login, std::string_view password) {
    page.type("Логин", login);
    page.type("Пароль", password);
}

const shell::PageRequest* last_focus(const Headless& page) {
    const shell::PageRequest* last = nullptr;
    for (const auto& request : page.requests)
        if (request.kind == shell::PageRequest::Kind::Focus) last = &request;
    return last;
}

}  // namespace

TEST_CASE("the login names everything it has") {
    Headless page;
    page.start();
    CHECK(page.title() == "Вход · Ранец");
    CHECK(page.has(Role::Form, "Вход"));
    CHECK(page.has(Role::Heading1, "Вход"));
    CHECK(page.find(Role::ComboBox, "Регион").node.description == "Выберите регион");
    CHECK(page.find(Role::TextField, "Логин").field.autocomplete == "username");
    CHECK(page.find(Role::PasswordField, "Пароль").field.autocomplete == "current-password");
    CHECK(page.has(Role::Button, "Показать пароль"));
    CHECK(page.has(Role::CheckBox, "Чужой компьютер"));
    CHECK(page.has(Role::Link, "Восстановить доступ"));
    CHECK(page.has(Role::Button, "Войти"));
    CHECK(page.has(Role::Button, "Войти через Госуслуги"));
    CHECK(page.has(Role::Link, "Регистрация"));
    CHECK(page.has(Role::Group, "Посмотреть без пароля"));
    CHECK(page.has(Role::Button, "Ученик"));
    CHECK(page.has(Role::Button, "Родитель"));
    CHECK(page.has(Role::Button, "Учитель"));
    CHECK(page.has(Role::Text, "Логины: pupil, parent, teacher. Пароль: ranets-demo"));
}

TEST_CASE("picture and card stand where they were designed") {
    Headless page;
    page.world.school.has_demo = false;
    page.start();
    const auto form = page.find(Role::Form, "Вход").node.rect;
    CHECK(form.x == 692);
    CHECK(form.w == 440);
    CHECK(form.h == 558);
    CHECK(page.find(Role::Image, "Ранец с тетрадями").node.rect.w == 420);
    CHECK_FALSE(page.has(Role::Group, "Посмотреть без пароля"));
    const auto login = page.find(Role::TextField, "Логин").node.rect;
    CHECK(login.x == 725);
    CHECK(login.w == 374);
    CHECK(login.h == 48);
}

TEST_CASE("the button signs in") {
    Headless page;
    page.start();
    fill(page, "parent", kPassword);
    page.press(Role::Button, "Войти");
    CHECK(page.world.views().route.screen == Screen::Diary);
    CHECK_FALSE(page.has(Role::Form, "Вход"));
}

TEST_CASE("Enter signs in from either field") {
    for (const std::string_view field : {"Логин", "Пароль"}) {
        Headless page;
        page.start();
        fill(page, "pupil", kPassword);
        page.submit(field);
        CHECK(page.world.views().route.screen == Screen::Diary);
    }
}

TEST_CASE("a wrong password is told under its field and can be corrected there") {
    Headless page;
    page.start();
    fill(page, "parent", "wrong");
    page.press(Role::Button, "Войти");
    CHECK(page.has(Role::Alert, "Неверный логин или пароль"));
    const auto password = page.find(Role::PasswordField, "Пароль");
    CHECK((password.node.flags & semantics::kInvalid) != 0);
    CHECK(password.node.description == "Неверный логин или пароль");
    CHECK(password.field.value == "wrong");
    REQUIRE(last_focus(page) != nullptr);
    CHECK(last_focus(page)->node == password.node.id);

    page.type("Пароль", kPassword);
    CHECK_FALSE(page.has(Role::Alert, "Неверный логин или пароль"));
    page.submit("Пароль");
    CHECK(page.world.views().route.screen == Screen::Diary);
}

TEST_CASE("an empty field is asked for") {
    Headless page;
    page.start();
    page.press(Role::Button, "Войти");
    CHECK(page.has(Role::Alert, "Введите логин"));
    CHECK((flags_of(page, Role::TextField, "Логин") & semantics::kInvalid) != 0);
    CHECK(last_focus(page)->node == page.find(Role::TextField, "Логин").node.id);
    page.type("Логин", "parent");
    page.press(Role::Button, "Войти");
    CHECK_FALSE(page.has(Role::Alert, "Введите логин"));
    CHECK(page.has(Role::Alert, "Введите пароль"));
    CHECK(last_focus(page)->node == page.find(Role::PasswordField, "Пароль").node.id);
}

TEST_CASE("while it signs in nothing can be changed and the button keeps its place") {
    Headless page;
    page.start();
    fill(page, "parent", kPassword);
    const auto before = page.find(Role::Button, "Войти").node.rect;
    page.shell().submit(page.find(Role::PasswordField, "Пароль").node.id);
    page.draw();
    REQUIRE(page.world.views().login.busy);
    const auto after = page.find(Role::Button, "Входим…").node;
    CHECK((after.flags & semantics::kBusy) != 0);
    CHECK((after.flags & semantics::kDisabled) != 0);
    CHECK(after.rect.x == before.x);
    CHECK(after.rect.w == before.w);
    CHECK((flags_of(page, Role::ComboBox, "Регион") & semantics::kDisabled) != 0);
    CHECK((flags_of(page, Role::TextField, "Логин") & semantics::kDisabled) != 0);
    CHECK((flags_of(page, Role::PasswordField, "Пароль") & semantics::kDisabled) != 0);
    CHECK((flags_of(page, Role::CheckBox, "Чужой компьютер") & semantics::kDisabled) != 0);
    CHECK((flags_of(page, Role::Button, "Родитель") & semantics::kDisabled) != 0);
    page.settle();
    CHECK(page.world.views().route.screen == Screen::Diary);
}

TEST_CASE("the demo school is looked at without a password") {
    for (const std::string_view role : {"Ученик", "Родитель", "Учитель"}) {
        Headless page;
        page.start();
        page.press(Role::Button, role);
        REQUIRE(page.world.views().account);
        CHECK(page.world.views().route.screen == Screen::Diary);
    }
}

TEST_CASE("without a network the login says when one can sign in") {
    Headless page;
    page.start();
    page.world.http.connected = false;
    fill(page, "parent", kPassword);
    page.submit("Пароль");
    CHECK(page.has(Role::Alert, "Нет сети. Войти можно, когда связь появится"));
    page.world.http.connected = true;
    page.press(Role::Button, "Войти");
    CHECK(page.world.views().route.screen == Screen::Diary);
}

TEST_CASE("a server in trouble is told apart from a wrong password") {
    Headless page;
    page.start();
    sync::Response broken;
    broken.status = 500;
    page.world.school.rules = {{"/oauth2/authorize", broken}};
    fill(page, "parent", kPassword);
    page.submit("Пароль");
    page.wait(60'000);
    CHECK(page.has(Role::Alert, "На сервере неполадки. Попробуйте чуть позже"));
    CHECK((flags_of(page, Role::PasswordField, "Пароль") & semantics::kInvalid) == 0);
}

TEST_CASE("the password can be looked at") {
    Headless page;
    page.start();
    page.type("Пароль", "тайна");
    page.press(Role::Button, "Показать пароль");
    CHECK(page.find(Role::TextField, "Пароль").field.value == "тайна");
    CHECK_FALSE(page.has(Role::Button, "Показать пароль"));
    page.press(Role::Button, "Скрыть пароль");
    CHECK(page.has(Role::PasswordField, "Пароль"));
}

TEST_CASE("somebody else's computer keeps nothing, and the login says so") {
    Headless page;
    page.start();
    const std::string_view note =
        "Ничего не сохраним: данные сотрутся при выходе или закрытии вкладки";
    CHECK_FALSE(page.has(Role::Text, note));
    page.press(Role::CheckBox, "Чужой компьютер");
    CHECK(page.world.views().login.shared_computer);
    CHECK((flags_of(page, Role::CheckBox, "Чужой компьютер") & semantics::kChecked) != 0);
    CHECK(page.has(Role::Text, note));
    page.press(Role::CheckBox, "Чужой компьютер");
    CHECK_FALSE(page.world.views().login.shared_computer);
}

TEST_CASE("the region is found by typing and kept") {
    Headless page;
    page.start();
    page.press(Role::ComboBox, "Регион");
    page.type("Найти в списке", "новосиб");
    page.press(Role::Option, "Новосибирская область");
    CHECK(page.world.views().login.region == "54");
    CHECK(page.find(Role::ComboBox, "Регион").node.description == "Новосибирская область");
    page.press(Role::ComboBox, "Регион");
    CHECK((flags_of(page, Role::Option, "Новосибирская область") & semantics::kSelected) != 0);
}

TEST_CASE("what is not there yet is said in a sentence that goes away") {
    Headless page;
    page.start();
    page.press(Role::Link, "Восстановить доступ");
    const std::string_view restore =
        "Восстановить доступ здесь пока нельзя. Новый пароль выдаст школа";
    CHECK(page.has(Role::Status, restore));
    page.press(Role::Link, "Регистрация");
    CHECK_FALSE(page.has(Role::Status, restore));
    CHECK(page.has(Role::Status,
                   "Зарегистрироваться здесь пока нельзя. Логин и пароль выдаёт школа"));
    page.press(Role::Button, "Войти через Госуслуги");
    const std::string_view gosuslugi =
        "Вход через Госуслуги ещё не работает. Войдите по логину и паролю";
    CHECK(page.has(Role::Status, gosuslugi));
    page.wait(7'000);
    CHECK_FALSE(page.has(Role::Status, gosuslugi));
}

TEST_CASE("a lost session is told, the login is there already") {
    Headless page;
    page.sign_in("parent");
    page.world.school.end_sessions();
    page.world.app().carry_out(app::Refresh{});
    page.settle();
    REQUIRE(page.world.views().route.screen == Screen::Login);
    CHECK(
        page.has(Role::Status, "Вы давно не входили. Войдите снова: сохранённые данные на месте"));
    CHECK(page.value_of("Логин") == "parent");
    CHECK(page.value_of("Пароль").empty());
}

TEST_CASE("a sign-out leaves no password behind") {
    Headless page;
    page.start();
    fill(page, "parent", kPassword);
    page.submit("Пароль");
    REQUIRE(page.world.views().route.screen == Screen::Diary);
    page.world.app().carry_out(app::SignOut{});
    page.settle();
    CHECK(page.value_of("Логин").empty());
    CHECK(page.value_of("Пароль").empty());
}

TEST_CASE("narrow and low windows lose nothing of the login") {
    // settle() checks that everything lies within the window.
    for (const auto& [width, height] :
         {std::pair{320, 568}, std::pair{360, 740}, std::pair{390, 844}, std::pair{720, 500},
          std::pair{1079, 800}, std::pair{1280, 600}, std::pair{1920, 1080}}) {
        Headless page({.width = width, .height = height, .touch = width < 720});
        page.start();
        page.press(Role::CheckBox, "Чужой компьютер");
        const auto form = page.find(Role::Form, "Вход").node.rect;
        for (const auto role : {Role::TextField, Role::PasswordField, Role::ComboBox,
                                Role::CheckBox, Role::Link, Role::Button}) {
            for (const auto& entry : page.shell().tree().entries()) {
                if (entry.node.role != role) continue;
                INFO(width << ": " << entry.node.name);
                CHECK(entry.node.rect.x >= form.x);
                CHECK(right(entry.node.rect) <= right(form) + .01f);
            }
        }
        page.press(Role::Button, "Учитель");
        CHECK(page.world.views().account);
    }
}

TEST_CASE("a window of 320 px puts the demo roles and the options below each other") {
    Headless page({.width = 320, .height = 1200, .touch = true});
    page.start();
    const auto pupil = page.find(Role::Button, "Ученик").node.rect;
    const auto parent = page.find(Role::Button, "Родитель").node.rect;
    CHECK(pupil.x == parent.x);
    CHECK(bottom(pupil) < parent.y);
    const auto shared = page.find(Role::CheckBox, "Чужой компьютер").node.rect;
    const auto restore = page.find(Role::Link, "Восстановить доступ").node.rect;
    CHECK(bottom(shared) <= restore.y);

    Headless wide({.width = 390, .height = 844, .touch = true});
    wide.start();
    CHECK(wide.find(Role::Button, "Ученик").node.rect.y ==
          wide.find(Role::Button, "Родитель").node.rect.y);
}
