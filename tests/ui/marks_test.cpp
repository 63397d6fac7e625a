// «Оценки»: the table and the cards, a year, a mark, charts, «Что, если…», in every state.
#include <catch2/catch_test_macros.hpp>

#include <string>

#include "kit/geometry.h"
#include "support/headless.h"

using namespace ranets;
using model::Date;
using semantics::Role;
using shell::bottom;
using shell::right;
using test::FakeSchool;
using test::Headless;

namespace {

constexpr Headless::Options kPhone{.width = 390, .height = 844, .touch = true};
constexpr Headless::Options kTablet{.width = 820, .height = 1100, .touch = true};

// Of a subject in the second quarter, from its first day on; all other marks of it go.
void give(Headless& page, int subject, const std::vector<std::string>& values) {
    std::size_t given = 0;
    for (auto date = Date::of(2026, 9, 1); date <= Date::of(2026, 11, 18); date = date + 1) {
        for (auto& lesson : page.world.school.lessons(FakeSchool::kSonya, date)) {
            if (lesson.subject != subject) continue;
            lesson.marks.clear();
            if (date < Date::of(2026, 11, 2) || given == values.size()) continue;
            lesson.marks = {{lesson.id * 10 + 1, values[given++]}};
        }
    }
    REQUIRE(given == values.size());
}

// «5 4 3 5 4»: 4,20, and with the last two 0,20 more than before.
void open_marks(Headless& page, std::string_view login = "parent") {
    give(page, 0, {"5", "4", "3", "5", "4"});
    page.sign_in(login, "#/marks");
}

bool says(const Headless& page, std::string_view words) {
    return page.tree_text().find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a row a subject: marks, average, trend, distribution") {
    Headless page;
    open_marks(page);
    CHECK(page.has(Role::Heading1, "Оценки"));
    CHECK(page.has(Role::Table, "Оценки за вторую четверть"));
    for (const char* head :
         {"Предмет", "Оценки, новые справа", "Средний", "Динамика", "Сколько каких"})
        CHECK(page.has(Role::ColumnHeader, head));
    CHECK(page.has(Role::Row, "Алгебра, средний 4,20"));
    CHECK(page.has(Role::Row, "Музыка, средний —"));
    CHECK(page.has(Role::Image, "За две последние оценки +0,20"));
    CHECK(page.has(Role::Image, "5: 2, 4: 2, 3: 1, 2: 0"));
    CHECK_FALSE(says(page, "nan"));
    CHECK(page.has(Role::RadioGroup, "Период"));
    CHECK(page.has(Role::ComboBox, "Учебный год"));
    CHECK(page.has(Role::Region, "Что, если"));
    // In reading order the marks run from the oldest to the newest.
    const auto text = page.tree_text();
    CHECK(text.find("Оценка 3") < text.rfind("Оценка 4"));
}

TEST_CASE("rows are put in order and narrowed down, and a sentence says so") {
    Headless page;
    give(page, 1, {"2", "2", "2"});
    open_marks(page);
    page.press(Role::Button, "Сначала по столбцу «Средний»");
    CHECK(page.find_like(Role::Row, "Русский язык, средний 2").node.rect.y >
          page.find(Role::Row, "Алгебра, средний 4,20").node.rect.y);
    page.press(Role::Button, "Порядок, отбор и сравнение");
    page.press(Role::MenuItem, "Средний ниже 3,5");
    CHECK(page.has(Role::Status, "Показано предметов: 1 из 9"));
    CHECK_FALSE(page.has(Role::Row, "Алгебра, средний 4,20"));
    page.press(Role::Button, "Все предметы");
    CHECK(page.has(Role::Row, "Алгебра, средний 4,20"));
}

TEST_CASE("a subject is found by a part of its name") {
    Headless page;
    open_marks(page);
    page.press(Role::Button, "Порядок, отбор и сравнение");
    page.press(Role::MenuItem, "Найти предмет");
    page.type("Найти предмет", "АЛГ");
    CHECK(page.has(Role::Status, "Показано предметов: 1 из 9"));
    CHECK(page.has(Role::Row, "Алгебра, средний 4,20"));
    page.type("Найти предмет", "ыы");
    CHECK(page.has(Role::Status, "Показано предметов: 0 из 9"));
    page.press(Role::Button, "Не искать предмет");
    CHECK(page.has(Role::Row, "Музыка, средний —"));
    CHECK_FALSE(says(page, "Показано предметов"));
}

TEST_CASE("small charts tell their values under the pointer") {
    Headless page;
    open_marks(page);
    page.hover(Role::Image, "За две последние оценки +0,20");
    page.wait(600);
    CHECK(page.find_like(Role::Group, "4,").node.name.find(" · Оценка ") != std::string::npos);
    page.hover(Role::Image, "5: 2, 4: 2, 3: 1, 2: 0");
    page.wait(600);
    CHECK(page.has(Role::Group, "5: 2, 4: 2, 3: 1, 2: 0"));
    page.press(Role::Image, "5: 2, 4: 2, 3: 1, 2: 0");
    CHECK(page.has(Role::Heading2, "Алгебра"));
}

TEST_CASE("on a phone many marks scroll sideways, the newest in view") {
    Headless page(kPhone);
    give(page, 1, {"2", "3", "3", "3", "3", "3", "3", "5"});
    open_marks(page);
    const auto card = page.find_like(Role::Button, "Русский язык, средний").node.rect;
    const float y = card.y + card.h + 20;
    const auto is_seen = [&](std::string_view beginning) {
        const auto& rect = page.find_like(Role::Button, beginning).node.rect;
        return rect.w > 20 && rect.x >= 0 && rect.x + rect.w <= 390;
    };
    CHECK_FALSE(is_seen("Оценка 2"));
    page.swipe(80, y, 300, y);
    CHECK(is_seen("Оценка 2"));
    CHECK(page.faults().empty());
}

TEST_CASE("a term and a year are chosen, and a year has final marks") {
    Headless page;
    open_marks(page);
    page.press(Role::Radio, "I четверть");
    CHECK(page.has(Role::Table, "Оценки за первую четверть"));
    CHECK(page.world.address == "#/marks?term=1");
    page.press(Role::Radio, "Год");
    CHECK(page.has(Role::Table, "Оценки за год"));
    CHECK(page.has(Role::ColumnHeader, "II"));
    CHECK(page.has(Role::Cell, "4"));
    CHECK_FALSE(page.has(Role::Region, "Что, если"));
    page.press(Role::ComboBox, "Учебный год");
    page.press(Role::Option, "2025/26");
    CHECK(page.world.address == "#/marks?year=2025");
}

TEST_CASE("a mark opens what it was given for, and how the class did") {
    Headless page;
    open_marks(page);
    const auto name = page.find_like(Role::Button, "Оценка 3").node.name;
    page.press(Role::Button, name);
    CHECK(page.has(Role::Dialog, name));
    CHECK(page.has(Role::Heading2, name));
    CHECK(page.has(Role::Text, "Учитель: Котова Мария Ивановна"));
    CHECK(page.has(Role::Heading3, "Как справился класс"));
    CHECK(page.has(Role::Row, "5: 8"));
    page.key(shell::Key::Escape);
    CHECK_FALSE(page.has(Role::Dialog, name));
}

TEST_CASE("a mark that was corrected says from what, one that does not count says so") {
    Headless page;
    give(page, 1, {"н"});
    page.sign_in("parent", "#/marks");
    CHECK(page.has(Role::Row, "Русский язык, средний —"));
    page.press(Role::Button, page.find_like(Role::Button, "Оценка н").node.name);
    CHECK(page.has(Role::Text, "Средний: Не учитывается"));
    page.key(shell::Key::Escape);
    const auto& lesson = page.world.school.lessons(FakeSchool::kSonya, Date::of(2026, 11, 16))[0];
    page.world.school.notes = R"([{"lesson": )" + std::to_string(lesson.id) +
                              R"(, "change": null, "corrections": [{"mark": )" +
                              std::to_string(lesson.marks[0].id) +
                              R"(, "was": "3", "correctedAt": "2026-11-17T09:30:00"}]}])";
    page.press(Role::Button, "Обновить");
    page.press(Role::Button, "Оценка 5, 16 ноября");
    CHECK(page.has(Role::Text, "Исправлена: была 3, исправлена 17 ноября"));
}

TEST_CASE("what if: trial marks are added, changed and taken away, and real ones switched off") {
    Headless page;
    open_marks(page);
    CHECK(page.has(Role::Status, "Средний балл был 4,20, станет 4,20"));
    page.press(Role::Button, "Добавить 5");
    page.press(Role::Button, "Добавить 5");
    CHECK(page.has(Role::Status, "Средний балл был 4,20, станет 4,43"));
    // The table still shows what is real.
    CHECK(page.has(Role::Row, "Алгебра, средний 4,20"));
    page.press(Role::CheckBox, "Изменить пробную оценку 5");
    page.press(Role::Button, "Изменить на 2");
    CHECK(page.has(Role::Status, "Средний балл был 4,20, станет 4,00"));
    page.press(Role::Button, "Убрать пробную оценку 2");
    CHECK(page.has(Role::Status, "Средний балл был 4,20, станет 4,33"));
    page.press(Role::CheckBox, page.find_like(Role::CheckBox, "Учитывать: Оценка 3").node.name);
    CHECK(page.has(Role::Status, "Средний балл был 4,20, станет 4,60"));
    CHECK(says(page, "По всем предметам: было "));
    page.press(Role::Button, "Сбросить пробные");
    CHECK(page.has(Role::Status, "Средний балл был 4,20, станет 4,20"));
    CHECK(page.world.http.count("trial") == 0);
    CHECK(page.world.views().line.waiting == 0);
}

TEST_CASE("what is tried is gone with the screen, the term and the child") {
    Headless page;
    open_marks(page);
    const auto try_one = [&] {
        page.press(Role::Button, "Добавить 2");
        CHECK_FALSE(page.has(Role::Status, "Средний балл был 4,20, станет 4,20"));
    };
    try_one();
    page.press(Role::Link, "Дневник");
    page.press(Role::Link, page.find_like(Role::Link, "Оценки").node.name);
    CHECK(page.has(Role::Status, "Средний балл был 4,20, станет 4,20"));
    try_one();
    page.press(Role::Radio, "I четверть");
    page.press(Role::Radio, "II четверть");
    CHECK(page.has(Role::Status, "Средний балл был 4,20, станет 4,20"));
}

TEST_CASE("what is needed for a four and a five is said, or that it can't be reached") {
    Headless page;
    give(page, 1, {"2", "2", "2"});
    open_marks(page);
    // 21 + 5n over 5 + n comes to 4,5 with three fives.
    CHECK(page.has(Role::Text, "Чтобы вышло 5, нужно ещё 3 пятёрки."));
    page.press(Role::ComboBox, "Предмет для расчёта");
    page.press(Role::Option, "Русский язык");
    CHECK(says(page, "Чтобы вышло 4, нужно ещё 3 пятёрки или 9 четвёрок."));
    for (int i = 0; i < 40; ++i) page.press(Role::Button, "Добавить 2");
    CHECK(says(page, "До 5 уже не дойти: ост"));
}

TEST_CASE("where the school weighs, a trial mark has a weight") {
    Headless page;
    page.world.school.weighted = true;
    open_marks(page);
    CHECK(page.has(Role::ColumnHeader, "С весами"));
    page.press(Role::Button, "Больше вес");
    CHECK(page.has(Role::Status, "Вес 2"));
    const auto plain = page.find_like(Role::Status, "Средний балл был").node.name;
    page.press(Role::Button, "Добавить 5");
    const auto heavy = page.find_like(Role::Status, "Средний балл был").node.name;
    CHECK(heavy != plain);
    page.press(Role::CheckBox, "Изменить пробную оценку 5, вес 2");
    page.press(Role::Button, "Больше вес");
    CHECK(page.has(Role::CheckBox, "Изменить пробную оценку 5, вес 3"));
    CHECK(page.find_like(Role::Status, "Средний балл был").node.name != heavy);
}

TEST_CASE("a subject's charts are read as tables, and tell values under a pointer") {
    Headless page;
    give(page, 1, {"5"});
    page.world.school.lessons(FakeSchool::kSonya, Date::of(2026, 11, 16))[0].attendance = "Ill";
    open_marks(page);
    page.press(Role::Button, "Графики и пропуски: Алгебра");
    CHECK(page.has(Role::Heading2, "Алгебра"));
    CHECK(page.has(Role::Table, "Как менялся средний балл"));
    CHECK(page.has(Role::Cell, "4,50"));
    CHECK(page.has(Role::Cell, "4,20"));
    CHECK(page.has(Role::Image, "5: 2, 4: 2, 3: 1, 2: 0"));
    CHECK(page.has(Role::Text, "Пропущен 1 урок: болезнь 1"));
    page.press(Role::Button, "Закрыть");
    page.press(Role::Button, "Порядок, отбор и сравнение");
    page.press(Role::MenuItem, "Сравнить предметы");
    CHECK(page.has(Role::Table, "Сравнить предметы"));
    CHECK(page.has(Role::Row, "Алгебра, средний 4,20"));
}

TEST_CASE("new marks are told of in their names and beside the menu's") {
    Headless page;
    page.world.school.features = {"lesson-notes", "changes", "own-records"};
    page.world.school.marks_since = model::instant_of({*Date::parse("2026-11-16"), {}}, {});
    page.sign_in("parent", "#/marks");
    CHECK(says(page, ", новая"));
    CHECK(page.find_like(Role::Link, "Оценки, новых ").node.flags & semantics::kCurrent);
    page.press(Role::Link, "Дневник");
    CHECK(page.has(Role::Link, "Оценки"));
    page.press(Role::Link, "Оценки");
    CHECK_FALSE(says(page, ", новая"));
}

TEST_CASE("on a phone there is a card a subject, and sheets") {
    Headless page(kPhone);
    open_marks(page);
    CHECK(page.has(Role::List, "Оценки за вторую четверть"));
    CHECK(page.has(Role::ListItem, "Алгебра"));
    CHECK_FALSE(page.has(Role::Region, "Что, если"));
    page.press(Role::Button, "Что, если…");
    CHECK(page.has(Role::Dialog, "Что, если"));
    page.press(Role::Button, "Добавить 5");
    CHECK(page.has(Role::Status, "Средний балл был 4,20, станет 4,33"));
    page.press(Role::Button, "Закрыть");
    page.press(Role::Button, "Алгебра, средний 4,20");
    CHECK(page.has(Role::Table, "Как менялся средний балл"));
    page.press(Role::Button, "Закрыть");
    page.press(Role::Button, page.find_like(Role::Button, "Оценка 3").node.name);
    CHECK(page.has(Role::Heading3, "Как справился класс"));
    page.press(Role::Button, "Закрыть");
    page.press(Role::Radio, "Год");
    CHECK(page.has(Role::Table, "Оценки за год"));
}

TEST_CASE("on a tablet what if is a sheet") {
    Headless page(kTablet);
    open_marks(page);
    CHECK(page.has(Role::Table, "Оценки за вторую четверть"));
    page.press(Role::Button, "Что, если…");
    CHECK(page.has(Role::Dialog, "Что, если"));
}

TEST_CASE("marks that don't fit are counted, and a press lets the row wrap") {
    Headless page(Headless::Options{.width = 1080, .height = 800});
    for (auto& lesson : page.world.school.lessons(FakeSchool::kSonya, Date::of(2026, 11, 16))) {
        if (lesson.subject != 0) continue;
        lesson.marks.clear();
        for (int i = 0; i < 30; ++i) lesson.marks.push_back({5'000 + i, "4"});
    }
    page.sign_in("parent", "#/marks");
    const auto more = page.find_like(Role::Button, "+").node.name;
    const auto height = page.find_like(Role::Row, "Алгебра").node.rect.h;
    page.press(Role::Button, more);
    CHECK_FALSE(page.has(Role::Button, more));
    CHECK(page.find_like(Role::Row, "Алгебра").node.rect.h > height);
}

TEST_CASE("without network the last marks stay, and others say that they are not here") {
    Headless page;
    open_marks(page);
    page.world.http.connected = false;
    page.world.app().network_changed(false);
    page.settle();
    CHECK(page.has(Role::Row, "Алгебра, средний 4,20"));
    CHECK(says(page, "Нет сети"));
    page.press(Role::Radio, "Миша Ветров, 4 «А»");
    page.wait(30'000);
    CHECK(says(page, "Оценки ещё не загружались"));
    CHECK(page.has(Role::Button, "Повторить"));
}

TEST_CASE("an error is a sentence with a way on, and no marks are a sentence") {
    Headless page;
    page.world.school.rules = {{"/recentmarks", test::json_response(403, "{}")}};
    page.sign_in("parent", "#/marks");
    CHECK(says(page, "Не удалось загрузить оценки."));
    page.world.school.rules.clear();
    page.press(Role::Button, "Повторить");
    CHECK(page.has(Role::Table, "Оценки за вторую четверть"));
}

TEST_CASE("teachers and administrators are told whose marks these are") {
    for (const char* login : {"teacher", "admin"}) {
        Headless page;
        page.sign_in(login, "#/marks");
        INFO(login);
        CHECK(says(page, "Оценки показываются ученикам и родителям."));
    }
}

TEST_CASE("nothing is cut or lies on another at any size") {
    for (const auto& [width, height] :
         {std::pair{320, 640}, {360, 740}, {720, 900}, {1080, 720}, {1600, 1000}, {844, 390}}) {
        INFO(width << " × " << height);
        Headless page(Headless::Options{
            .width = width, .height = height, .touch = width<720, .dark = width> 1500});
        open_marks(page);
        CHECK(page.faults().empty());
        page.press(Role::Radio, "Год");
        CHECK(page.faults().empty());
    }
}
