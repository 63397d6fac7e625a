// Files of homework of one's own in its form, its panel and the list.
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>

#include "model/own_records.h"
#include "support/fake_picked.h"
#include "support/headless.h"

using namespace ranets;
using semantics::Role;
using test::FakePicked;
using test::Headless;

namespace {

constexpr Headless::Options kPhone{.width = 390, .height = 844, .touch = true};

void open_form(Headless& page) {
    page.world.school.features = {"lesson-notes", "own-records", "files", "uploads"};
    page.sign_in("parent", "#/homework");
    page.press(Role::Button, "Добавить своё");
    page.type("Что сделать", "Доклад");
}

// As the page hands over what was picked.
void pick(Headless& page, const std::string& name, std::size_t size = 3'000) {
    page.world.app().pick(std::make_unique<FakePicked>(page.world, std::string(size, 'x'), name));
    page.settle();
}

void set_line(Headless& page, bool there) {
    page.world.http.connected = there;
    page.world.app().network_changed(there);
    page.settle();
}

bool asked_for_files(const Headless& page) {
    return std::any_of(page.requests.begin(), page.requests.end(), [](const auto& request) {
        return request.kind == shell::PageRequest::Kind::PickFiles;
    });
}

}  // namespace

TEST_CASE("files are attached to homework of one's own, shown and taken away again") {
    Headless page;
    open_form(page);
    CHECK(page.has(Role::Dialog, "Новое задание"));
    page.press(Role::Button, "Прикрепить файл");
    CHECK(asked_for_files(page));
    pick(page, "Доклад.docx");
    pick(page, "Схема.png", 2'000'000);
    CHECK(page.has(Role::Text, "Доклад.docx"));
    CHECK(page.has(Role::Text, "3\u00a0КБ"));
    CHECK(page.has(Role::Text, "Схема.png"));
    page.press(Role::Button, "Убрать файл Схема.png");
    CHECK_FALSE(page.has(Role::Text, "Схема.png"));
    page.press(Role::Button, "Сохранить");
    CHECK_FALSE(page.has(Role::Dialog, "Новое задание"));
    page.settle();
    const auto& kept = page.world.school.own_homework["parent"];
    REQUIRE(kept.size() == 1);
    CHECK(kept.begin()->second.files.size() == 1);
    CHECK(page.world.school.files.size() == 1);
}

TEST_CASE("a file of homework of one's own is opened from its panel as any other") {
    for (const auto& options : {Headless::Options{}, kPhone}) {
        Headless page(options);
        open_form(page);
        pick(page, "Доклад.docx");
        page.press(Role::Button, "Сохранить");
        page.settle();
        page.type("Поиск по заданиям", "доклад");
        page.press(Role::Button, "Своё задание");
        CHECK(page.has(Role::Heading3, "Файлы"));
        page.press(Role::Button, "Открыть файл Доклад.docx");
        REQUIRE(page.world.saved.size() == 1);
        CHECK(page.world.saved[0].first == "Доклад.docx");
        CHECK(page.world.saved[0].second == std::string(3'000, 'x'));
    }
}

TEST_CASE("a file that waits for the network says so, and can be kept back") {
    Headless page;
    open_form(page);
    set_line(page, false);
    pick(page, "Доклад.docx");
    CHECK(page.has(Role::Text, "3\u00a0КБ, ждёт сети"));
    page.press(Role::Button, "Сохранить");
    page.type("Поиск по заданиям", "доклад");
    page.press(Role::Button, "Своё задание");
    const auto& file = page.find(Role::Button, "Открыть файл Доклад.docx");
    CHECK(file.node.description == "3\u00a0КБ, ждёт сети");
    page.press(Role::Button, "Убрать файл Доклад.docx");
    CHECK_FALSE(page.has(Role::Button, "Открыть файл Доклад.docx"));
    set_line(page, true);
    page.wait(10'000);
    page.settle();
    const auto& kept = page.world.school.own_homework["parent"];
    REQUIRE(kept.size() == 1);
    CHECK(kept.begin()->second.files.empty());
    CHECK(page.world.school.files.empty());
}

TEST_CASE("what can't be attached is told in the form, as one sentence") {
    Headless page;
    open_form(page);
    pick(page, "Пусто.txt", 0);
    CHECK(page.has(Role::Alert, "Файл «Пусто.txt» пустой: его не прикрепить."));
    pick(page, "Кино.mp4", (10 << 20) + 1);
    CHECK(page.has(Role::Alert, "Файл «Кино.mp4» больше 10\u00a0МБ: его не прикрепить."));
    for (std::size_t i = 0; i <= model::kMostOwnFiles; ++i)
        pick(page, "Лист " + std::to_string(i) + ".txt", 100);
    CHECK(page.has(Role::Alert, "К заданию прикрепляется не больше 10 файлов."));
    CHECK_FALSE(page.has(Role::Text, "Лист 10.txt"));
    CHECK(page.world.app().uploads().numbers().size() == model::kMostOwnFiles);
    page.press(Role::Button, "Сохранить");
    page.settle();
    CHECK(page.world.school.own_homework["parent"].begin()->second.files.size() ==
          model::kMostOwnFiles);
}

TEST_CASE("a form that is closed leaves none of its files behind") {
    Headless page(kPhone);
    open_form(page);
    pick(page, "Доклад.docx");
    page.press(Role::Button, "Закрыть");
    page.settle();
    CHECK(page.world.app().uploads().numbers().empty());
    CHECK(page.world.school.files.empty());
    // What comes when the form is gone belongs to nobody.
    pick(page, "Поздно.docx");
    CHECK(page.world.app().uploads().numbers().empty());
}

TEST_CASE("the form with ten files is whole on every window") {
    for (const auto& options : {Headless::Options{.width = 1280, .height = 800}, kPhone,
                                Headless::Options{.width = 320, .height = 568, .touch = true},
                                Headless::Options{.width = 740, .height = 360, .touch = true}}) {
        INFO(options.width << "×" << options.height);
        Headless page(options);
        open_form(page);
        for (std::size_t i = 0; i < model::kMostOwnFiles; ++i)
            pick(page, "Очень длинное название документа, которое не помещается " +
                           std::to_string(i) + ".docx");
        const auto& save = page.find(Role::Button, "Сохранить");
        CHECK(save.node.rect.y + save.node.rect.h <= static_cast<float>(options.height));
        CHECK(page.faults().empty());
        page.press(Role::Button, "Сохранить");
        page.settle();
        CHECK(page.world.school.own_homework["parent"].begin()->second.files.size() ==
              model::kMostOwnFiles);
    }
}
