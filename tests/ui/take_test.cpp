#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "support/headless.h"

using namespace ranets;
using semantics::Role;
using test::FakeSchool;
using test::Headless;

namespace {

using Options = Headless::Options;

void sign_in(Headless& page, std::string_view login = "parent") {
    page.world.metered = true;
    page.world.school.features = {"lesson-notes", "calendars"};
    page.sign_in(login, "#/take");
}

std::uint32_t flags(Headless& page, Role role, std::string_view name) {
    return page.find(role, name).node.flags;
}

using Asked = shell::PageRequest::Kind;
std::vector<std::string> asked(const Headless& page, Asked kind) {
    std::vector<std::string> texts;
    for (const auto& request : page.requests) {
        if (request.kind == kind) texts.push_back(request.text);
    }
    return texts;
}

// Of those that lie above each other the last: a dialog's.
void press_last(Headless& page, Role role, std::string_view name) {
    const auto& entries = page.shell().tree().entries();
    const auto found = std::find_if(entries.rbegin(), entries.rend(), [&](const auto& entry) {
        return entry.node.role == role && entry.node.name == name;
    });
    REQUIRE(found != entries.rend());
    const auto rect = found->node.rect;  // a copy: the tree is drawn anew
    page.press_at(rect.x + rect.w / 2, rect.y + rect.h / 2);
}

}  // namespace

TEST_CASE("«Взять с собой» is a part of «Ещё», and leads back") {
    Headless page;
    page.sign_in("parent", "#/more");
    page.press(Role::Link, "Взять с собой");
    CHECK(page.has(Role::Heading1, "Взять с собой"));
    CHECK(page.world.address == "#/take");
    CHECK((flags(page, Role::Link, "Ещё") & semantics::kCurrent) != 0);
    page.press(Role::Link, "Назад: Ещё");
    CHECK(page.has(Role::Heading1, "Ещё"));
}

TEST_CASE("the calendar of the chosen children is saved under their names") {
    Headless page;
    sign_in(page);
    CHECK(page.find_like(Role::Text, "Уроки и задания этого учебного года")
              .node.name.ends_with("Соня: 1 неделя, с 16 ноября. Миша: пока ничего."));
    page.press(Role::Button, "Сохранить файл календаря");
    REQUIRE(page.world.saved.size() == 1);
    CHECK(page.world.saved[0].first == "Расписание, Соня и Миша.ics");
    CHECK(page.announced().back() == "Файл календаря сохранён");
    page.press(Role::CheckBox, "Миша Ветров, 4 «А»");
    CHECK((flags(page, Role::CheckBox, "Миша Ветров, 4 «А»") & semantics::kChecked) == 0);
    page.press(Role::Button, "Сохранить файл календаря");
    CHECK(page.world.saved[1].first == "Расписание, Соня.ics");
    // Nothing is here of nobody.
    page.press(Role::CheckBox, "Соня Ветрова, 8 «Б»");
    CHECK((flags(page, Role::Button, "Сохранить файл календаря") & semantics::kDisabled) != 0);
    CHECK((flags(page, Role::Button, "Получить адрес") & semantics::kDisabled) != 0);
}

TEST_CASE("where the system shares files the calendar can be handed on") {
    Headless page;
    sign_in(page);
    CHECK_FALSE(page.has(Role::Button, "Поделиться файлом календаря"));
    page.shell().set_preferences({.reduced_motion = true, .shares_files = true});
    page.settle();
    page.press(Role::Button, "Поделиться файлом календаря");
    CHECK(page.world.saved.empty());
    REQUIRE(page.world.shared.size() == 1);
    CHECK(page.world.shared[0].first == "Расписание, Соня и Миша.ics");
}

TEST_CASE("an address is shown once, copied, and taken back after a question") {
    Headless page;
    sign_in(page);
    page.press(Role::Button, "Получить адрес");
    REQUIRE(page.world.school.calendars.size() == 1);
    const auto address =
        "https://school.test/ext/v1/calendars/" + page.world.school.calendars[0].secret + ".ics";
    CHECK(page.has(Role::Text, address));
    CHECK(page.has(Role::Status, "Адрес показывают один раз: скопируйте его сейчас."));
    page.press(Role::Button, "Скопировать адрес");
    CHECK(asked(page, Asked::CopyText) == std::vector{address});
    CHECK(page.announced().back() == "Адрес скопирован");
    page.press(Role::Link, "Назад: Ещё");
    page.press(Role::Link, "Взять с собой");
    CHECK_FALSE(page.has(Role::Text, address));

    CHECK(page.has(Role::Text, "Соня и Миша, с 18 ноября"));
    page.press(Role::Button, "Отозвать адрес: Соня и Миша, с 18 ноября");
    const std::string_view dialog = "Отозвать адрес? Календари больше ничего не узнают";
    CHECK((flags(page, Role::Dialog, dialog) & semantics::kModal) != 0);
    page.press(Role::Button, "Отмена");
    CHECK(page.world.school.calendars.size() == 1);
    page.press(Role::Button, "Отозвать адрес: Соня и Миша, с 18 ноября");
    press_last(page, Role::Button, "Отозвать");
    CHECK(page.world.school.calendars.empty());
    CHECK_FALSE(page.has(Role::Text, "Соня и Миша, с 18 ноября"));
}

TEST_CASE("without a network a file is saved, and an address says what it lacks") {
    Headless page;
    sign_in(page);
    page.press(Role::Button, "Получить адрес");
    page.world.http.connected = false;
    page.world.app().network_changed(false);
    page.wait(1'000);
    for (const auto* name : {"Получить адрес", "Отозвать адрес: Соня и Миша, с 18 ноября"}) {
        INFO(name);
        CHECK((flags(page, Role::Button, name) & semantics::kDisabled) != 0);
        CHECK(page.find(Role::Button, name).node.description == "Нет сети");
    }
    page.press(Role::Button, "Сохранить файл календаря");
    CHECK(page.world.saved.size() == 1);
}

TEST_CASE("an address that could not be had says so, and the next try helps") {
    Headless page;
    sign_in(page);
    page.world.school.rules = {{"calendar-addresses", test::json_response(500, "{}")}};
    page.press(Role::Button, "Получить адрес");
    page.wait(60'000);
    CHECK(page.has(Role::Status, "Не получилось. Попробуйте ещё раз."));
    page.world.school.rules.clear();
    page.wait(60'000);
    page.press(Role::Button, "Получить адрес");
    CHECK_FALSE(page.has(Role::Status, "Не получилось. Попробуйте ещё раз."));
    CHECK(page.world.school.calendars.size() == 1);
}

TEST_CASE("the tenth address is the last") {
    Headless page;
    sign_in(page);
    for (int i = 0; i < 10; ++i) page.press(Role::Button, "Получить адрес");
    CHECK(page.world.school.calendars.size() == 10);
    CHECK((flags(page, Role::Button, "Получить адрес") & semantics::kDisabled) != 0);
    CHECK(page.has(Role::Status, "Больше десяти адресов не бывает: отзовите лишний."));
}

TEST_CASE("a teacher takes the own lessons along, an administrator has none") {
    Headless page;
    sign_in(page, "teacher");
    CHECK_FALSE(page.has(Role::Button, "Получить адрес"));
    page.press(Role::Button, "Сохранить файл календаря");
    REQUIRE(page.world.saved.size() == 1);
    CHECK(page.world.saved[0].second.find("UID:lesson-") != std::string::npos);

    Headless office;
    office.sign_in("admin", "#/more");
    CHECK(office.has(Role::Heading1, "Ещё"));
    CHECK_FALSE(office.has(Role::Link, "Взять с собой"));
}

TEST_CASE("all of it is in reach in every size") {
    for (const Options& size : {Options{.width = 320, .height = 256, .touch = true},
                                Options{.width = 320, .height = 640, .touch = true},
                                Options{.width = 390, .height = 844, .touch = true, .dark = true},
                                Options{.width = 844, .height = 390, .touch = true},
                                Options{.width = 768, .height = 1024}, Options{.width = 1280},
                                Options{.width = 1920, .height = 1080, .forced_colors = true}}) {
        Headless page(size);
        INFO(size.width << "x" << size.height);
        sign_in(page);
        page.press(Role::Button, "Получить адрес");
        page.focus(Role::Button, "Скопировать адрес");
        page.press(Role::Button, "Скопировать адрес");
        CHECK(asked(page, Asked::CopyText).size() == 1);
        page.focus(Role::Button, "Отозвать адрес: Соня и Миша, с 18 ноября");
        CHECK(page.faults().empty());
    }
}

TEST_CASE("the week and the marks are handed to the printer as text") {
    Headless page;
    sign_in(page);
    const auto printed = [&] { return asked(page, Asked::Print); };
    page.press(Role::Button, "Напечатать");
    page.press(Role::Button, "Печать");
    REQUIRE(printed().size() == 1);
    const auto week = nlohmann::json::parse(printed()[0]);
    CHECK(week["style"].get<std::string>().find("@page") != std::string::npos);
    const auto text = week["content"].dump();
    for (const auto* part :
         {"Дневник, 16–21 ноября 2026 года", "Соня Ветрова, 8 «Б»", "3-я неделя второй четверти",
          "Понедельник, 16 ноября", "до 14:00", "Неделя в цифрах", "Для записей",
          "Подпись родителей", "Напечатано 18 ноября 2026 года, 12:34"}) {
        INFO(part);
        CHECK(text.find(part) != std::string::npos);
    }
    CHECK(text.find("\"full\"") == std::string::npos);
    page.press(Role::Button, "Напечатать");
    page.press(Role::CheckBox, "С полным текстом заданий");
    page.press(Role::Button, "Печать");
    CHECK(nlohmann::json::parse(printed()[1])["content"].dump().find("\"full\"") !=
          std::string::npos);

    page.world.app().address_changed("#/marks");
    page.settle();
    page.press(Role::Button, "Порядок, отбор и сравнение");
    page.press(Role::MenuItem, "Напечатать");
    page.press(Role::Button, "Печать");
    REQUIRE(printed().size() == 3);
    const auto marks = nlohmann::json::parse(printed()[2])["content"].dump();
    for (const auto* part :
         {"Оценки за II четверть 2026/27", "со 2 ноября", "по 18 ноября", "Предмет",
          "Оценки и даты", "Пропуски", "Средний", "Физика", "Выписка из дневника, не табель"}) {
        INFO(part);
        CHECK(marks.find(part) != std::string::npos);
    }
}

TEST_CASE("Ctrl+P asks what to print where there is something for paper, else prints the screen") {
    Headless page;
    page.sign_in("parent");
    const auto printed = [&] { return asked(page, Asked::Print); };
    const auto ctrl_p = [&] {
        page.key(shell::Key::Letter, true, 'p');
        page.settle();
    };
    ctrl_p();
    REQUIRE(page.has(Role::Dialog, "Печать"));
    CHECK(page.has(Role::Status, "16–21 ноября"));
    page.press(Role::Radio, "Год");
    CHECK(page.has(Role::Status, "Оценки ещё не загружали"));
    CHECK_FALSE(page.has(Role::CheckBox, "С полным текстом заданий"));
    CHECK(page.faults().empty());
    page.press(Role::Button, "Загрузить");
    CHECK(printed().empty());
    CHECK(page.world.address.starts_with("#/marks"));

    ctrl_p();
    CHECK(page.has(Role::Status, "II четверть 2026/27"));
    press_last(page, Role::Radio, "Год");
    page.press(Role::Button, "Печать");
    REQUIRE(printed().size() == 1);
    CHECK(printed()[0].find("Оценки за 2026/27") != std::string::npos);

    ctrl_p();
    page.press(Role::Button, "Отмена");
    CHECK_FALSE(page.has(Role::Dialog, "Печать"));

    page.world.app().address_changed("#/homework");
    page.settle();
    ctrl_p();
    REQUIRE(printed().size() == 2);
    CHECK(printed()[1].empty());
}

TEST_CASE("whatever a text is, the printer's page can be read") {
    Headless page;
    std::string all;
    for (int c = 1; c < 0x80; ++c) all += static_cast<char>(c);
    page.world.school.lessons(FakeSchool::kSonya, model::Date::of(2026, 11, 16))[0].homework =
        all + "</article><script>";
    sign_in(page);
    page.press(Role::Button, "Напечатать");
    page.press(Role::Button, "Печать");
    const auto& request =
        *std::find_if(page.requests.begin(), page.requests.end(),
                      [](const auto& one) { return one.kind == shell::PageRequest::Kind::Print; });
    const auto paper = nlohmann::json::parse(request.text, nullptr, false);
    CHECK_FALSE(paper.is_discarded());
}

TEST_CASE("the term's marks are saved as a table") {
    Headless page;
    page.world.metered = true;
    page.sign_in("parent", "#/marks");
    page.press(Role::Button, "Порядок, отбор и сравнение");
    page.press(Role::MenuItem, "Сохранить таблицей");
    REQUIRE(page.world.saved.size() == 1);
    const auto& [name, bytes] = page.world.saved[0];
    CHECK(name == "Оценки, Соня, II четверть 2026-27.csv");
    std::u16string text;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
        text += static_cast<char16_t>(static_cast<unsigned char>(bytes[i]) |
                                      static_cast<unsigned char>(bytes[i + 1]) << 8);
    CHECK(text.starts_with(u"\uFEFF\"Предмет\"\t\"Дата\"\t\"Урок\"\t\"Оценка\"\t"));
    CHECK(text.find(u"\t2026-11-1") != std::u16string::npos);
    std::size_t marks = 0;
    for (const auto& row : page.world.views().marks.table.rows) marks += row.marks.size();
    CHECK(static_cast<std::size_t>(std::count(text.begin(), text.end(), u'\n')) >= 1 + marks);
    CHECK(page.announced().back() == "Таблица сохранена");

    page.press(Role::Radio, "Год");
    page.press(Role::Button, "Порядок, отбор и сравнение");
    page.press(Role::MenuItem, "Сохранить таблицей");
    CHECK(page.world.saved[1].first == "Оценки, Соня, 2026-27.csv");
}
