#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

#include "kit/geometry.h"
#include "support/fake_school_facts.h"
#include "support/headless.h"

using namespace ranets;
using semantics::Role;
using shell::bottom;
using shell::right;
using test::FakeSchool;
using test::Headless;

namespace {

const model::Date kToday = model::Date::of(2026, 11, 18);
constexpr std::string_view kFirst =
    "1 урок, 8:30, Физика, кабинет 201, задание: Упражнение 1, оценка 5";
constexpr std::string_view kFirstOfDay =
    "1 урок, Физика, 8:30–9:15, кабинет 201, задание: Упражнение 1, оценка 5";
constexpr Headless::Options kPhone{.width = 390, .height = 844, .touch = true};

bool asked(const Headless& page, std::string_view address) {
    return page.world.address.find(address) != std::string::npos;
}

bool ends(Headless& page, std::string_view beginning, std::string_view end) {
    return page.find_like(Role::Button, beginning).node.name.ends_with(end);
}

std::string focused_name(Headless& page) {
    semantics::NodeId id = 0;
    for (const auto& request : page.requests)
        if (request.kind == shell::PageRequest::Kind::Focus) id = request.node;
    for (const auto& entry : page.shell().tree().entries())
        if (entry.node.id == id) return entry.node.name;
    return {};
}

void lose_network(Headless& page) {
    page.world.http.connected = false;
    page.world.app().network_changed(false);
    page.settle();
}

}  // namespace

TEST_CASE("the week stands in six days with everything of a lesson in its name") {
    Headless page;
    page.sign_in();
    CHECK(page.find(Role::Heading1, "16–21 ноября").node.rect.x >= 96);
    CHECK(page.has(Role::Text, "3-я неделя второй четверти · Соня Ветрова, 8 «Б»"));
    for (const auto* name : {"Понедельник, 16 ноября", "Вторник, 17 ноября", "Четверг, 19 ноября",
                             "Пятница, 20 ноября", "Суббота, 21 ноября"})
        CHECK((page.find(Role::Group, name).node.flags & semantics::kCurrent) == 0);
    CHECK((page.find(Role::Group, "Среда, 18 ноября, сегодня").node.flags & semantics::kCurrent) !=
          0);
    CHECK(page.has(Role::Button, kFirst));
    CHECK(page.title() == "16–21 ноября, Дневник · Ранец");
}

TEST_CASE("a lesson's name has all that is drawn: done, files, going on, nothing set") {
    Headless page;
    page.sign_in();
    CHECK(ends(page, "2 урок, 9:25, История", ", сделано"));
    CHECK(page.find_like(Role::Button, "5 урок, 12:20, География, идёт сейчас, ").node.rect.w > 0);
    CHECK(page.find_like(Role::Button, "2 урок, 9:25, Литература").node.description ==
          "Контрольная работа");
    CHECK(page.find_like(Role::Button, "4 урок, 11:25, Литература")
              .node.name.find(", сделано, 1 файл") != std::string::npos);
}

TEST_CASE("the week's sums stand in Saturday's free room") {
    Headless page;
    page.sign_in();
    const auto& sums = page.find(Role::Group, "Итоги недели");
    CHECK(page.has(Role::Text, "4,5 средний балл"));
    CHECK(page.has(Role::Text, "6 оценок"));
    CHECK(page.has(Role::Text, "17 из 34 заданий сделано"));
    const auto saturday = page.find(Role::Group, "Суббота, 21 ноября").node.rect;
    CHECK(sums.node.rect.y > saturday.y);
    CHECK(bottom(sums.node.rect) < bottom(saturday));
}

TEST_CASE("a week without homework and marks counts its lessons") {
    Headless page;
    for (int day = -2; day <= 3; ++day) {
        for (auto& lesson : page.world.school.lessons(FakeSchool::kSonya, kToday + day)) {
            lesson.homework.clear();
            lesson.marks.clear();
        }
    }
    page.sign_in();
    CHECK(page.has(Role::Text, "34 урока"));
    CHECK_FALSE(page.has(Role::Text, "0 из 0 заданий сделано"));
}

TEST_CASE("a class without Saturdays has the sums in the sixth place") {
    Headless page;
    auto bells = test::facts::bells();
    for (auto& bell : bells["Items"])
        bell["DaysOfWeek"] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};
    page.world.school.rules = {{"/timetables", test::json_response(200, bells.dump())}};
    page.world.school.lessons(FakeSchool::kSonya, kToday + 3).clear();
    page.sign_in();
    CHECK(page.has(Role::Heading1, "16–20 ноября"));
    CHECK_FALSE(page.has(Role::Group, "Суббота, 21 ноября"));
    const auto friday = page.find(Role::Group, "Пятница, 20 ноября").node.rect;
    CHECK(page.find(Role::Group, "Итоги недели").node.rect.x > right(friday));
}

TEST_CASE("weeks are turned by buttons and by keys, and today is found again") {
    Headless page;
    page.sign_in();
    page.press(Role::Button, "Следующая неделя");
    CHECK(page.has(Role::Heading1, "23–28 ноября"));
    CHECK(asked(page, "#/diary/2026-11-25"));
    page.key(shell::Key::PageDown);
    CHECK(page.has(Role::Heading1, "30 ноября – 5 декабря"));
    page.key(shell::Key::PageUp);
    page.press(Role::Button, "Предыдущая неделя");
    page.press(Role::Button, "Предыдущая неделя");
    CHECK(page.has(Role::Heading1, "9–14 ноября"));
    page.press(Role::Button, "Перейти к сегодняшнему дню");
    CHECK(page.has(Role::Heading1, "16–21 ноября"));
    page.key(shell::Key::PageUp);
    page.key(shell::Key::Letter, false, 't');
    CHECK(page.has(Role::Heading1, "16–21 ноября"));
    page.key(shell::Key::PageUp);
    page.key(shell::Key::Home);
    CHECK(page.has(Role::Heading1, "16–21 ноября"));
}

TEST_CASE("a day without lessons says so, a holiday by its name") {
    Headless page;
    page.world.school.lessons(FakeSchool::kSonya, kToday).clear();
    page.sign_in();
    CHECK(page.has(Role::Text, "Уроков нет"));
    for (int day = 26; day <= 31; ++day)
        page.world.school.lessons(FakeSchool::kSonya, model::Date::of(2026, 10, day)).clear();
    page.sign_in("parent", "#/diary/2026-10-28");
    CHECK(page.has(Role::Text, "Осенние каникулы"));
}

TEST_CASE("a lesson opens beside the week, in the address too, and closes where it was opened") {
    Headless page;
    page.sign_in();
    page.activate(Role::Button, kFirst);
    CHECK(asked(page, "lesson="));
    const auto panel = page.find(Role::Region, "Урок: Физика").node.rect;
    CHECK(right(page.find(Role::Group, "Суббота, 21 ноября").node.rect) < panel.x);
    CHECK(page.has(Role::Heading2, "Физика"));
    CHECK(page.has(Role::Text, "Котова Мария Ивановна"));
    CHECK(page.find_like(Role::Text, "Тема ").node.rect.w > 0);
    CHECK(page.find_like(Role::Text, "Оценка 5, Ответ на уроке · 18 ноября").node.rect.w > 0);
    CHECK(focused_name(page) == "Закрыть урок");

    page.key(shell::Key::Escape);
    CHECK_FALSE(page.has(Role::Region, "Урок: Физика"));
    CHECK_FALSE(asked(page, "lesson="));
    CHECK(focused_name(page) == kFirst);

    page.press(Role::Button, kFirst);
    page.press(Role::Button, "Закрыть урок");
    CHECK_FALSE(page.has(Role::Region, "Урок: Физика"));
}

TEST_CASE("on a narrower window the lesson is a sheet") {
    Headless page({.width = 900, .height = 800});
    page.sign_in();
    page.press(Role::Button, kFirst);
    CHECK((page.find(Role::Dialog, "Урок: Физика").node.flags & semantics::kModal) != 0);
    page.key(shell::Key::Escape);
    CHECK_FALSE(page.has(Role::Dialog, "Урок: Физика"));
}

TEST_CASE("a family writes to the teacher of a lesson, in the chats") {
    Headless page;
    page.sign_in();
    page.press(Role::Button, kFirst);
    page.press(Role::Button, "Написать учителю");
    CHECK(page.has(Role::Heading1, "Чаты"));
    CHECK(page.title() == "Чаты · Ранец");
}

TEST_CASE("a teacher does not write to themselves") {
    Headless page;
    page.sign_in("teacher");
    const std::string name = page.find_like(Role::Button, "1 урок, ").node.name;
    page.press(Role::Button, name);
    CHECK(page.has(Role::Button, "Закрыть урок"));
    CHECK_FALSE(page.has(Role::Button, "Написать учителю"));
}

TEST_CASE("a file is opened in a tab of its own once its name is known") {
    Headless page;
    page.sign_in();
    page.press(Role::Button, page.find_like(Role::Button, "4 урок, 11:25, Литература").node.name);
    page.press(Role::Button, "Открыть файл Практикум.docx");
    std::string opened;
    for (const auto& request : page.requests)
        if (request.kind == shell::PageRequest::Kind::OpenLink) opened = request.text;
    CHECK(opened.starts_with("https://files.test/"));
}

TEST_CASE("a long lesson scrolls in its panel") {
    Headless page({.width = 1280, .height = 600});
    auto& lesson = page.world.school.lessons(FakeSchool::kSonya, kToday)[0];
    for (int i = 0; i < 60; ++i) lesson.homework += " и ещё одно упражнение из сборника";
    page.sign_in();
    page.press(Role::Button, page.find_like(Role::Button, "1 урок, 8:30, Физика").node.name);
    const auto close = page.find(Role::Button, "Закрыть урок").node.rect;
    page.focus(Role::Button, "Закрыть урок");
    const auto& mark = page.find_like(Role::Text, "Оценка 5").node.rect;
    CHECK(mark.h <= 1);  // below the fold
    page.shell().pointer_move(1100, 400, shell::PointerKind::Mouse);
    page.shell().wheel(0, 5000);
    page.settle();
    CHECK(page.find_like(Role::Text, "Оценка 5").node.rect.h > 1);
    CHECK(page.find(Role::Button, "Закрыть урок").node.rect.y == close.y);
}

TEST_CASE("the other child's diary has another address") {
    Headless page;
    page.sign_in();
    CHECK(page.find(Role::Radio, "Соня Ветрова, 8 «Б»").node.flags & semantics::kChecked);
    page.press(Role::Radio, "Миша Ветров, 4 «А»");
    CHECK(page.find(Role::Radio, "Миша Ветров, 4 «А»").node.flags & semantics::kChecked);
    CHECK(asked(page, "child=" + std::to_string(FakeSchool::kMisha.value)));
    CHECK(page.has(Role::Text, "3-я неделя второй четверти · Миша Ветров, 4 «А»"));
}

TEST_CASE("day and week are two views of one diary") {
    Headless page;
    page.sign_in();
    page.press(Role::Radio, "День");
    CHECK(asked(page, "view=day"));
    CHECK(page.has(Role::Button, kFirstOfDay));
    CHECK(page.has(Role::Heading1, "Среда, 18 ноября"));
    page.key(shell::Key::Right);
    CHECK(page.has(Role::Heading1, "Четверг, 19 ноября"));
    page.key(shell::Key::Left);
    page.press(Role::Button, "Предыдущий день");
    CHECK(page.has(Role::Heading1, "Вторник, 17 ноября"));
    page.press(Role::Radio, "Неделя");
    CHECK(page.has(Role::Group, "Понедельник, 16 ноября"));
}

TEST_CASE("refreshing says so and asks again") {
    Headless page;
    page.sign_in();
    CHECK(page.find_like(Role::Status, "Обновлено").node.rect.w > 0);
    page.world.school.lessons(FakeSchool::kSonya, kToday)[0].marks = {{777, "2"}};
    page.press(Role::Button, "Обновить");
    CHECK(page.has(Role::Button,
                   "1 урок, 8:30, Физика, кабинет 201, задание: Упражнение 1, оценка 2"));
}

TEST_CASE("a day is a heading and a list of its lessons") {
    Headless page;
    page.sign_in();
    const auto tree = page.tree_text();
    CHECK(page.has(Role::Heading2, "Среда, 18 ноября, сегодня"));
    CHECK(page.has(Role::List, "Уроки"));
    CHECK(page.has(Role::Button, "Поиск"));
    page.sign_in("parent", "#/diary/2026-11-18?view=day");
    CHECK(page.has(Role::List, "Уроки"));
    // The bar of the lesson that is going on comes after it.
    const auto day = page.tree_text();
    CHECK(day.find("идёт сейчас") < day.find("progress"));
}

TEST_CASE("without network the week stays, says of when it is, and is tried again") {
    Headless page;
    page.sign_in();
    lose_network(page);
    CHECK(page.find_like(Role::Alert, "Нет сети. Показаны данные на сегодня, 12:3").node.rect.w >
          0);
    CHECK(page.find_like(Role::Status, "Нет сети").node.rect.w > 0);
    CHECK(
        page.find_like(Role::Button, "1 урок, 8:30, Физика").node.name.find("оценка 5, на 12:3") !=
        std::string::npos);
    page.press(Role::Button, "Повторить");
    CHECK(page.find_like(Role::Alert, "Нет сети.").node.rect.w > 0);
    page.world.http.connected = true;
    page.press(Role::Button, "Повторить");
    page.wait(2'500);  // so soon after the last try it is put off a little
    CHECK(page.tree_text().find("Нет сети") == std::string::npos);
    CHECK(page.has(Role::Button, kFirst));
}

TEST_CASE("a week that was never loaded says so, and is loaded at a word") {
    Headless page;
    page.sign_in();
    lose_network(page);
    page.press(Role::Button, "Предыдущая неделя");
    page.press(Role::Button, "Предыдущая неделя");
    page.press(Role::Button, "Предыдущая неделя");
    page.wait(60'000);
    CHECK(page.has(Role::Text, "Эту неделю ещё не загружали"));
    CHECK_FALSE(page.announced().empty());
    page.world.http.connected = true;
    page.press(Role::Button, "Повторить");
    CHECK_FALSE(page.has(Role::Text, "Эту неделю ещё не загружали"));
    CHECK(page.find_like(Role::Button, "1 урок, 8:30").node.rect.w > 0);
}

TEST_CASE("a server that fails is told of in a sentence with a way to try again") {
    Headless page;
    page.sign_in();
    page.world.school.rules = {{"/schedules", test::json_response(500, "{}")}};
    page.press(Role::Button, "Следующая неделя");
    page.press(Role::Button, "Следующая неделя");
    page.press(Role::Button, "Следующая неделя");
    page.wait(60'000);
    CHECK(page.has(Role::Text, "Не удалось загрузить неделю"));
    page.world.school.rules.clear();
    page.press(Role::Button, "Повторить");
    page.wait(10'000);
    CHECK(page.find_like(Role::Button, "1 урок, 8:30").node.rect.w > 0);
}

TEST_CASE("a week seen before is there at once after a reload") {
    Headless page;
    page.sign_in();
    const std::string address = page.world.address;
    page.world.http.connected = false;
    page.start(address);
    CHECK(page.has(Role::Button, std::string(kFirst) + ", на 12:34"));
}

// --- on a phone

TEST_CASE("a phone shows one day, its lessons in order") {
    Headless page(kPhone);
    page.sign_in();
    CHECK(page.has(Role::Heading1, "Среда, 18 ноября"));
    CHECK(page.has(Role::Button, kFirstOfDay));
    CHECK(page.find(Role::Tab, "Среда, 18 ноября, сегодня, есть несделанные задания").node.flags &
          semantics::kSelected);
    CHECK(page.find_like(Role::ProgressBar, "Идёт сейчас, ещё 31").node.rect.w > 0);
}

TEST_CASE("days are turned in the strip and by a finger") {
    Headless page(kPhone);
    page.sign_in();
    page.press(Role::Tab, "Четверг, 19 ноября, есть несделанные задания");
    CHECK(asked(page, "#/diary/2026-11-19"));
    CHECK(page.has(Role::Heading1, "Четверг, 19 ноября"));
    page.swipe(60, 400, 320, 405);
    CHECK(page.has(Role::Heading1, "Среда, 18 ноября"));
    page.swipe(320, 400, 60, 405);
    page.swipe(320, 400, 60, 405);
    page.swipe(320, 400, 60, 405);
    CHECK(page.has(Role::Heading1, "Суббота, 21 ноября"));
    page.swipe(320, 400, 60, 405);  // no Sundays
    CHECK(page.has(Role::Heading1, "Понедельник, 23 ноября"));
    page.swipe(60, 400, 320, 405);
    CHECK(page.has(Role::Heading1, "Суббота, 21 ноября"));
}

TEST_CASE("the last card tells of tomorrow and leads there") {
    Headless page(kPhone);
    page.sign_in();
    page.press(Role::Button,
               "Завтра контрольная по литературе, 6 уроков с 8:30, не сделано 3 задания");
    CHECK(page.has(Role::Heading1, "Четверг, 19 ноября"));
}

TEST_CASE("on a Sunday the diary looks ahead") {
    Headless page(kPhone);
    page.sign_in("parent", "#/diary/2026-11-22");
    CHECK(page.has(Role::Heading1, "Воскресенье, 22 ноября"));
    CHECK(page.has(Role::Text, "Уроков нет"));
    CHECK(page.find_like(Role::Tab, "Воскресенье, 22 ноября").node.flags & semantics::kSelected);
    // What follows is known once its week has been looked at.
    page.key(shell::Key::PageDown);
    page.key(shell::Key::PageUp);
    CHECK(page.find_like(Role::Button, "В понедельник 6 уроков с 8:30").node.rect.w > 0);
}

TEST_CASE("a lesson on a Sunday is in the week, the strip and its own day") {
    const auto sunday = kToday + 4;
    const auto with_lesson = [&](Headless& page) {
        auto lesson = page.world.school.lessons(FakeSchool::kSonya, kToday).front();
        lesson.id = 777;
        lesson.marks.clear();
        page.world.school.lessons(FakeSchool::kSonya, sunday) = {lesson};
    };
    Headless desk;
    with_lesson(desk);
    desk.sign_in();
    CHECK(desk.has(Role::Heading1, "16–22 ноября"));
    const auto card = desk.find(Role::Group, "Воскресенье, 22 ноября").node.rect;
    const auto lessons = [](Headless& page) {
        std::vector<semantics::Rect> found;
        for (const auto& entry : page.shell().tree().entries()) {
            if (entry.node.name.starts_with("1 урок") && entry.node.role == Role::Button)
                found.push_back(entry.node.rect);
        }
        return found;
    };
    CHECK(lessons(desk).size() == 7);
    CHECK(lessons(desk).back().y > card.y);
    CHECK(bottom(lessons(desk).back()) <= bottom(card));

    Headless phone(kPhone);
    with_lesson(phone);
    phone.sign_in();
    CHECK(phone.find_like(Role::Tab, "Воскресенье, 22 ноября").node.rect.w >= 44);
    phone.press(Role::Tab, "Суббота, 21 ноября, есть несделанные задания");
    phone.swipe(320, 400, 60, 405);
    CHECK(phone.has(Role::Heading1, "Воскресенье, 22 ноября"));
    CHECK(lessons(phone).size() == 1);
    CHECK_FALSE(phone.has(Role::Text, "Уроков нет"));
    phone.swipe(320, 400, 60, 405);
    CHECK(phone.has(Role::Heading1, "Понедельник, 23 ноября"));
}

TEST_CASE("pulling the list down refreshes") {
    Headless page(kPhone);
    page.sign_in();
    page.world.school.lessons(FakeSchool::kSonya, kToday)[0].marks = {{777, "2"}};
    page.swipe(200, 250, 205, 500, 200);
    CHECK(page.find_like(Role::Button, "1 урок, Физика").node.name.ends_with("оценка 2"));
}

TEST_CASE("on a phone a lesson is a sheet that a press beside it closes") {
    Headless page(kPhone);
    page.sign_in();
    page.press(Role::Button, kFirstOfDay);
    const auto sheet = page.find(Role::Dialog, "Урок: Физика").node.rect;
    CHECK(sheet.y > 0);
    page.press_at(195, sheet.y / 2);
    CHECK_FALSE(page.has(Role::Dialog, "Урок: Физика"));
    CHECK_FALSE(asked(page, "lesson="));
}

TEST_CASE("on a phone the child is chosen in a sheet") {
    Headless page(kPhone);
    page.sign_in();
    page.press(Role::Button, "Выбрать ребёнка: Соня Ветрова, 8 «Б»");
    page.press(Role::Radio, "Миша Ветров, 4 «А»");
    CHECK_FALSE(page.has(Role::Dialog, "Выбор ребёнка"));
    CHECK(page.has(Role::Button, "Выбрать ребёнка: Миша Ветров, 4 «А»"));
}

TEST_CASE("a week or a day of another school year says of which") {
    Headless page;
    page.sign_in("parent", "#/diary/2024-11-12?view=week");
    CHECK(page.has(Role::Heading1, "11–16 ноября 2024"));
    CHECK(page.title() == "11–16 ноября 2024, Дневник · Ранец");
    page.world.app().address_changed("#/diary/2024-11-12?view=day");
    page.settle();
    CHECK(page.has(Role::Heading1, "Вторник, 12 ноября 2024"));
    // Of this one, in another calendar year.
    page.world.app().address_changed("#/diary/2027-02-02?view=week");
    page.settle();
    CHECK(page.has(Role::Heading1, "1–6 февраля"));
}

TEST_CASE("the calendar is closed by leaving the diary") {
    Headless page;
    page.sign_in();
    page.press(Role::Button, "Выбрать дату");
    REQUIRE(page.has(Role::Dialog, "Выбрать дату"));
    page.world.app().address_changed("#/more");
    page.settle();
    page.world.app().address_changed("#/diary");
    page.settle();
    CHECK_FALSE(page.has(Role::Dialog, "Выбрать дату"));
    CHECK(page.world.views().diary.month.first == model::Date{});
}

TEST_CASE("the calendar says that marks are missing, and asks again once there is a network") {
    Headless page;
    page.sign_in();
    page.world.http.connected = false;
    page.world.app().network_changed(false);
    page.press(Role::Button, "Выбрать дату");
    page.press(Role::Button, "Предыдущий месяц");
    CHECK(page.has(Role::Status, "Нет связи: показаны не все оценки"));
    page.world.http.connected = true;
    page.world.app().network_changed(true);
    page.draw();
    CHECK(page.has(Role::Status, "Загружаем оценки…"));
    page.settle();
    CHECK_FALSE(page.has(Role::Status, "Загружаем оценки…"));
    CHECK_FALSE(page.has(Role::Status, "Нет связи: показаны не все оценки"));
}

TEST_CASE("a date is chosen from a calendar, by finger or by keys") {
    Headless page(kPhone);
    page.sign_in();
    page.press(Role::Button, "Выбрать дату");
    CHECK(page.has(Role::Dialog, "Выбрать дату"));
    page.press(Role::Button, "Вторник, 24 ноября");
    CHECK(asked(page, "#/diary/2026-11-24"));
    CHECK_FALSE(page.has(Role::Dialog, "Выбрать дату"));

    page.press(Role::Button, "Выбрать дату");
    page.press(Role::Button, "Следующий месяц");
    CHECK(page.has(Role::Button, "Четверг, 31 декабря"));
    page.focus(Role::Button, "Вторник, 1 декабря");
    page.key(shell::Key::Left);
    CHECK(focused_name(page) == "Понедельник, 30 ноября");
    page.key(shell::Key::Escape);
    CHECK_FALSE(page.has(Role::Dialog, "Выбрать дату"));

    page.press(Role::Button, "Выбрать дату");
    page.press(Role::Radio, "Неделя");
    CHECK(page.has(Role::Group, "Понедельник, 23 ноября"));
}

TEST_CASE("the phone's banner is one line, and tells the rest when it is tapped") {
    Headless page(kPhone);
    page.sign_in();
    lose_network(page);
    CHECK(page.find_like(Role::Alert, "Нет сети. Показаны данные").node.rect.h == 36);
    CHECK_FALSE(page.has(Role::Button, "Повторить"));
    page.press(Role::Button, "Подробнее");
    page.world.http.connected = true;
    page.press(Role::Button, "Повторить");
    CHECK(page.tree_text().find("Нет сети") == std::string::npos);
}
