#include <algorithm>
#include <catch2/catch_approx.hpp>
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

TEST_CASE("a question is not asked any more by a screen that was left") {
    Headless page;
    page.sign_in("parent", "#/more");
    const std::string_view dialog = "Выйти? Данные на этом устройстве будут стёрты";
    page.press(Role::Button, "Выйти");
    REQUIRE(page.has(Role::Dialog, dialog));
    page.world.app().address_changed("#/diary");
    page.settle();
    page.world.app().address_changed("#/more");
    page.settle();
    CHECK_FALSE(page.has(Role::Dialog, dialog));
    page.press(Role::Button, "Выйти");
    CHECK(page.has(Role::Dialog, dialog));
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

TEST_CASE("larger text makes everything larger, and stays") {
    Headless page;
    page.sign_in("parent", "#/more");
    CHECK(page.has(Role::RadioGroup, "Размер текста"));
    CHECK(page.find(Role::Radio, "Обычный, 100 %").node.flags & semantics::kChecked);
    const auto before = page.find(Role::Radio, "Тёмная").node.rect;
    const auto rail = page.find(Role::Navigation, "Главное меню").node.rect;
    page.press(Role::Radio, "Очень крупный, 130 %");
    CHECK(page.find(Role::Radio, "Очень крупный, 130 %").node.flags & semantics::kChecked);
    CHECK(page.world.views().text_percent == 130);
    CHECK(page.find(Role::Radio, "Тёмная").node.rect.h == Catch::Approx(before.h * 1.3));
    CHECK(page.find(Role::Navigation, "Главное меню").node.rect.w == Catch::Approx(rail.w * 1.3));
    CHECK(page.find(Role::Navigation, "Главное меню").node.rect.h == rail.h);

    // The pointer still finds what it points to.
    page.press(Role::Link, "Дневник");
    CHECK(page.has(Role::Heading1, "16–21 ноября"));
    page.press(Role::Link, "Ещё");
    page.press(Role::Radio, "Обычный, 100 %");
    CHECK(page.find(Role::Radio, "Тёмная").node.rect.h == before.h);
}

TEST_CASE("the language changes at once, everywhere, and the page is told") {
    using Kind = shell::PageRequest::Kind;
    Headless page;
    page.sign_in("parent", "#/more");
    const auto told = [&] {
        std::vector<std::string> languages;
        for (const auto& request : page.requests)
            if (request.kind == Kind::Language) languages.push_back(request.text);
        return languages;
    };
    CHECK(told() == std::vector<std::string>{"ru"});
    CHECK(page.find(Role::Radio, "Русский").node.flags & semantics::kChecked);
    page.press(Role::Radio, "English");
    CHECK(page.has(Role::Heading1, "More"));
    CHECK(page.has(Role::RadioGroup, "Text size"));
    CHECK(page.title() == "More · Ranets");
    CHECK(told() == std::vector<std::string>{"ru", "en"});
    page.press(Role::Link, "Diary");
    CHECK(page.has(Role::Heading1, "16–21 November"));
    CHECK(page.find_like(Role::Group, "Wednesday, 18 November").node.rect.w > 0);
    for (const auto& entry : page.shell().tree().entries())
        if (entry.node.role == Role::Radio)
            CHECK(entry.node.name.find("День") == std::string::npos);
    page.press(Role::Link, "More");
    page.press(Role::Radio, "Русский");
    CHECK(page.title() == "Ещё · Ранец");
}

TEST_CASE("details of the device are copied, without who is here") {
    using Kind = shell::PageRequest::Kind;
    Headless page({.width = 390, .height = 844, .ratio = 2, .touch = true});
    page.sign_in("parent", "#/more");
    page.shell().set_platform("Browser/1.0");
    page.press(Role::Button, "Скопировать сведения");
    const auto copied = std::find_if(page.requests.begin(), page.requests.end(),
                                     [](const auto& r) { return r.kind == Kind::CopyText; });
    REQUIRE(copied != page.requests.end());
    const std::string& text = copied->text;
    CHECK(text.starts_with("Ранец, версия "));
    for (const char* part :
         {"Браузер: Browser/1.0", "Окно: 390×844, пикселей на точку 2,00",
          "Оформление: Как в системе", "Язык: Русский", "Размер текста: 100 %", "Данные: на диске",
          "Браузер может удалить данные", "Обновлено: 18 ноября, ", "Запросов: "}) {
        INFO(text);
        CHECK(text.find(part) != std::string::npos);
    }
    for (const char* secret : {"Ветров", "Анна", "Соня", "Миша", "parent", "oken", "1000"})
        CHECK(text.find(secret) == std::string::npos);
    CHECK(page.announced().back() == "Сведения скопированы");
}

TEST_CASE("the licences are a file of the site, in a tab of its own") {
    using Kind = shell::PageRequest::Kind;
    Headless page;
    page.sign_in("parent", "#/more");
    CHECK(page.find(Role::Link, "Лицензии").node.href == "licences.txt");
    page.press(Role::Link, "Лицензии");
    const auto& last = page.requests.back();
    CHECK(last.kind == Kind::OpenLink);
    CHECK(last.text == "licences.txt");
}

TEST_CASE("colours that the system forces win over the theme") {
    Headless page;
    page.sign_in("parent", "#/more");
    page.press(Role::Radio, "Светлая");
    page.shell().set_preferences({.dark = true, .reduced_motion = true, .forced_colors = true});
    page.settle();
    CHECK(page.draw().clear_color == 0xff000000);
    page.shell().set_preferences({.reduced_motion = true, .forced_colors = true});
    page.settle();
    CHECK(page.draw().clear_color == 0xffffffff);
    page.shell().set_preferences({.reduced_motion = true});
    page.settle();
    CHECK(page.draw().clear_color == 0xfff4f3ef);
}
