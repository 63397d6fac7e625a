// «Школа» for families, teachers and administrators, in every state.
#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include "kit/geometry.h"
#include "support/fake_school_people.h"
#include "support/headless.h"

using namespace ranets;
using semantics::Role;
using shell::bottom;
using shell::right;
using test::FakeSchool;
using test::Headless;

namespace {

constexpr Headless::Options kPhone{.width = 390, .height = 844, .touch = true};
constexpr std::string_view kTeacher = "Дёмина Ольга Викторовна, русский язык";

void lose_network(Headless& page) {
    page.world.http.connected = false;
    page.world.app().network_changed(false);
    page.settle();
}

std::string opened(const Headless& page) {
    std::string address;
    for (const auto& request : page.requests)
        if (request.kind == shell::PageRequest::Kind::OpenLink) address = request.text;
    return address;
}

}  // namespace

TEST_CASE("the school is told of in sections with lists of their own") {
    Headless page;
    page.sign_in("parent", "#/school");
    CHECK(page.has(Role::Heading1, "Школа"));
    CHECK(page.title() == "Школа · Ранец");
    for (const auto* section :
         {"Школа № 7", "Администрация", "Учителя", "Класс 8 «Б»", "Звонки", "Каникулы"}) {
        CHECK(page.has(Role::Heading2, section));
        CHECK(page.has(Role::List, section));
    }
    CHECK(page.has(Role::Text, "МБОУ «Средняя школа № 7»"));
    CHECK(page.has(Role::Text, "Адрес: 630000, Новосибирск, Школьная улица, 1"));
    CHECK(page.has(Role::Text, "Лебедева Ирина Олеговна, директор"));
    CHECK(page.has(Role::Text, kTeacher));
    CHECK(page.has(Role::Text, "Котова Мария Ивановна, алгебра, физика, ОБЗР"));
    CHECK(page.has(Role::Text, "Котова Мария Ивановна, классный руководитель"));
    CHECK(page.has(Role::Text, "3 ученика"));
    CHECK(page.has(Role::Text, "Ветрова Соня Олеговна"));
    CHECK(page.has(Role::Text, "1 урок, 8:30–9:15"));
    CHECK(page.has(Role::Text, "Осенние каникулы, 26 октября – 1 ноября"));
    CHECK_FALSE(page.has(Role::ComboBox, "Выбор класса"));
    CHECK_FALSE(page.has(Role::Link, "Расписание класса"));
    CHECK(page.find(Role::Link, "Школа").node.flags & semantics::kCurrent);
    // Three columns, side by side.
    const auto facts = page.find(Role::List, "Школа № 7").node.rect;
    const auto pupils = page.find(Role::List, "Класс 8 «Б»").node.rect;
    const auto teachers = page.find(Role::List, "Учителя").node.rect;
    CHECK(right(facts) < pupils.x);
    CHECK(right(pupils) < teachers.x);
}

TEST_CASE("telephone, mail and site are links that open outside") {
    Headless page;
    page.sign_in("parent", "#/school");
    const auto& phone = page.find(Role::Link, "Телефон: +7 (383) 000-00-10").node;
    CHECK(phone.href == "tel:+73830000010");
    CHECK(page.find(Role::Link, "Электронная почта: office@school.test").node.href ==
          "mailto:office@school.test");
    CHECK(page.find(Role::Link, "Сайт: school.test").node.href == "https://school.test");
    page.press(Role::Link, "Телефон: +7 (383) 000-00-11, Лебедева Ирина Олеговна");
    CHECK(opened(page) == "tel:+73830000011");
    page.activate(Role::Link, "Электронная почта: director@school.test, Лебедева Ирина Олеговна");
    CHECK(opened(page) == "mailto:director@school.test");
}

TEST_CASE("a site in other words than an address is shown, but not opened") {
    Headless page;
    page.world.school.rules = {
        {"/parameters", test::json_response(200, R"-({"website":"javascript:alert(1)"})-")}};
    page.sign_in("parent", "#/school");
    CHECK(page.has(Role::Text, "Сайт: javascript:alert(1)"));
    CHECK(page.has(Role::Text, "Адрес: Новосибирск"));
}

TEST_CASE("people are found by name and by subject") {
    Headless page;
    page.sign_in("parent", "#/school");
    page.type("Поиск людей", "русский");
    CHECK(page.has(Role::Text, kTeacher));
    CHECK_FALSE(page.has(Role::List, "Звонки"));
    CHECK_FALSE(page.has(Role::List, "Класс 8 «Б»"));
    page.type("Поиск людей", "елкин");
    CHECK(page.has(Role::Text, "Ёлкин Пётр Ильич"));
    CHECK_FALSE(page.has(Role::Text, kTeacher));
    page.type("Поиск людей", "щщщ");
    CHECK(page.has(Role::Text, "Ничего не нашлось"));
    page.type("Поиск людей", "");
    CHECK(page.has(Role::List, "Звонки"));
}

TEST_CASE("another child has another class") {
    Headless page;
    page.sign_in("parent", "#/school");
    page.press(Role::Radio, "Миша Ветров, 4 «А»");
    CHECK(page.has(Role::Heading2, "Класс 4 «А»"));
    CHECK(page.has(Role::Text, "1 ученик"));
    CHECK_FALSE(page.has(Role::Text, "Ёлкин Пётр Ильич"));
}

TEST_CASE("on a phone the child is chosen on the school's own bar") {
    Headless page(kPhone);
    page.sign_in("parent", "#/school");
    page.press(Role::Button, "Выбрать ребёнка: Соня Ветрова, 8 «Б»");
    page.press(Role::Radio, "Миша Ветров, 4 «А»");
    CHECK(page.has(Role::Heading2, "Класс 4 «А»"));
    CHECK(page.find(Role::Link, "Ещё").node.flags & semantics::kCurrent);
    // One column, in the order of use.
    const auto& entries = page.shell().tree().entries();
    std::vector<std::string> headings;
    for (const auto& entry : entries)
        if (entry.node.role == Role::Heading2) headings.push_back(entry.node.name);
    CHECK(headings == std::vector<std::string>{"Школа № 7", "Администрация", "Класс 4 «А»",
                                               "Учителя", "Звонки", "Каникулы"});
}

TEST_CASE("the words of a row lie where they are drawn, beside its picture") {
    Headless page;
    page.sign_in("parent", "#/school");
    const auto& node = page.find(Role::Text, kTeacher).node;
    CHECK(node.text_place.size == 14);
    CHECK(node.text_place.box.x >= node.rect.x + 48);
    CHECK(node.text_place.box.y > node.rect.y);
}

TEST_CASE("the school on its way is busy, and rows stand in for it after a while") {
    Headless page;
    page.sign_in();
    page.world.http.latency_ms = 2'000;
    app::Route route;
    route.screen = app::Screen::School;
    page.world.app().carry_out(app::Go{.route = route});
    page.shell().invalidate();
    page.draw();
    CHECK(page.find(Role::Group, "Школа").node.flags & semantics::kBusy);
    CHECK(page.has(Role::Status, "Обновление…"));
    page.settle();
    CHECK_FALSE(page.has(Role::Group, "Школа"));
    CHECK(page.has(Role::List, "Учителя"));
}

TEST_CASE("a school never loaded says so, and is loaded at a word") {
    Headless page;
    page.sign_in();
    lose_network(page);
    page.press(Role::Link, "Школа");
    page.wait(20'000);
    CHECK(page.has(Role::Text, "Сведения о школе ещё не загружали"));
    CHECK(page.announced().back() == "Сведения о школе ещё не загружали");
    page.world.http.connected = true;
    page.press(Role::Button, "Повторить");
    CHECK(page.has(Role::Text, kTeacher));
}

TEST_CASE("a school that fails is told of with a way to try again") {
    Headless page;
    page.world.school.rules = {{"/v2/schools/", test::json_response(500, "{}")}};
    page.sign_in("parent", "#/school");
    page.wait(60'000);
    CHECK(page.has(Role::Text, "Не удалось загрузить сведения о школе"));
    page.world.school.rules.clear();
    page.press(Role::Button, "Повторить");
    page.wait(5'000);
    CHECK(page.has(Role::Text, kTeacher));
}

TEST_CASE("a class list that is missing takes nothing else away") {
    Headless page;
    page.world.school.rules = {{"/persons", test::json_response(403, "{}")}};
    page.sign_in("parent", "#/school");
    CHECK(page.has(Role::Text, kTeacher));
    CHECK(page.has(Role::Text, "Список класса ещё не загружали"));
}

TEST_CASE("without network the school stays, says of when it is, and is tried again") {
    for (const bool phone : {false, true}) {
        Headless page(phone ? kPhone : Headless::Options{});
        page.sign_in("parent", "#/school");
        lose_network(page);
        CHECK(page.find_like(Role::Alert, "Нет сети. Показаны данные на сегодня, 12:3")
                  .node.name.ends_with("."));
        CHECK(page.has(Role::Text, kTeacher));
        CHECK(page.find_like(Role::Status, "Нет сети").node.rect.w > 0);
        if (phone) page.press(Role::Button, "Подробнее");
        page.world.http.connected = true;
        page.press(Role::Button, "Повторить");
        CHECK(page.tree_text().find("Нет сети") == std::string::npos);
    }
}

TEST_CASE("the school fits every window in every state") {
    struct Size {
        int width, height;
    };
    for (const auto size :
         {Size{320, 568}, Size{360, 800}, Size{390, 844}, Size{700, 400}, Size{720, 900},
          Size{1024, 768}, Size{1079, 800}, Size{1080, 640}, Size{1280, 800}, Size{1920, 1080}}) {
        for (const auto* login : {"parent", "teacher", "admin"}) {
            INFO(size.width << "x" << size.height << " " << login);
            Headless page({.width = size.width, .height = size.height, .touch = size.width < 720});
            page.sign_in(login, "#/school");
            CHECK(page.has(Role::Text, kTeacher));
            for (const auto& entry : page.shell().tree().entries()) {
                const auto& node = entry.node;
                const bool control = node.role == Role::Button || node.role == Role::Link;
                if (!control || size.width >= 720 || node.rect.w <= 1 || node.rect.h <= 1) continue;
                INFO(node.name);
                // What the list's edge cuts is not smaller for it.
                if (bottom(node.rect) < static_cast<float>(size.height) - 70)
                    CHECK(node.rect.h >= 20);
            }
            lose_network(page);
            CHECK(page.has(Role::Text, kTeacher));
        }
    }
}

TEST_CASE("who works at the school chooses a class") {
    Headless page;
    page.sign_in("teacher", "#/school");
    CHECK(page.has(Role::Heading2, "Класс 4 «А»"));
    page.press(Role::ComboBox, "Выбор класса");
    page.press(Role::Option, "8 «Б»");
    CHECK(page.has(Role::Heading2, "Класс 8 «Б»"));
    CHECK(page.has(Role::Text, "Ёлкин Пётр Ильич"));
    CHECK(page.world.address.find("#/school?class=") == 0);
    CHECK_FALSE(page.has(Role::Link, "Расписание класса"));
}

TEST_CASE("an administrator has the school in place of the diary, and lessons by class") {
    for (const bool phone : {false, true}) {
        Headless page(phone ? kPhone : Headless::Options{});
        page.sign_in("admin");
        CHECK(page.has(Role::Heading1, "Школа"));
        CHECK_FALSE(page.has(Role::Link, "Дневник"));
        CHECK(page.find(Role::Link, "Школа").node.flags & semantics::kCurrent);
        CHECK_FALSE(page.has(Role::RadioGroup, "Выбор ребёнка"));
        page.activate(Role::Link, "Расписание класса");
        CHECK(page.world.address.find("#/diary/2026-11-18?class=") == 0);
        CHECK(page.find(Role::Link, "Школа").node.flags & semantics::kCurrent);
        if (phone) {
            CHECK(page.find_like(Role::Button, "1 урок, Физика, 8:30–9:15, Котова Мария")
                      .node.rect.w > 0);
            continue;
        }
        CHECK(page.has(Role::Text, "3-я неделя второй четверти · Класс 4 «А»"));
        CHECK(page.has(Role::Text, "34 урока"));
        CHECK(page.has(Role::Text, "1 контрольная"));
        CHECK(page.title() == "16–21 ноября, Расписание · Ранец");
        page.press(Role::Button, "Следующая неделя");
        CHECK(page.has(Role::Heading1, "23–28 ноября"));
    }
}
