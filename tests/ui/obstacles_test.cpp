#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <string>
#include <string_view>

#include "kit/menu.h"
#include "screens/diary/diary_screen.h"
#include "screens/more/more_screen.h"
#include "screens/school/school_screen.h"
#include "support/headless.h"

using namespace ranets;
using semantics::Role;
using shell::Rect;
using shell::Ui;
using test::FakeSchool;
using test::Headless;

namespace {

const model::Date kToday = model::Date::of(2026, 11, 18);
constexpr std::string_view kOpening = "Открываем дневник";

// A screen as it would be drawn while the files of who is signed in are still on the way.
class Opening {
  public:
    using Draw = void (*)(Ui&, const app::Views&, app::Commands&, const Rect&);
    Opening(app::Screen screen, Draw draw) {
        page.world.school.features = {"lesson-notes", "own-records", "files"};
        page.world.school.lessons(FakeSchool::kSonya, kToday).front().files = {
            {777, "Условие", "PDF"}};
        page.sign_in();
        page.stage([this, draw](Ui& ui) {
            auto views = page.world.views();
            views.stage = app::Stage::Opening;
            draw(ui, views, given, ui.window());
        });
        app::Route route{.screen = screen};
        if (screen == app::Screen::Diary)
            route.lesson = page.world.views().diary.week.value->days[2].lessons.front().id;
        page.world.app().carry_out(app::Go{.route = route});
        page.settle();
        static_cast<void>(given.take());
    }

    void is_greyed(Role role, std::string_view name) {
        INFO(name);
        const auto& node = page.find(role, name).node;
        CHECK((node.flags & semantics::kDisabled) != 0);
        CHECK(node.description == kOpening);
        page.press(role, name);
        CHECK(given.take().empty());
    }

    Headless page;
    app::Commands given;
};

}  // namespace

TEST_CASE("a control of the kit is greyed by what stands in its command's way, and tells it") {
    Headless page;
    std::string words;
    constexpr auto kOffline = app::Obstacle::Offline;
    page.stage([&](Ui& ui) {
        shell::button(ui, "button", {20, 20, 200, 44}, {.name = "Скачать", .obstacle = kOffline});
        shell::checkbox(ui, "box", {20, 80, 200, 44},
                        {.name = "Сделано", .obstacle = kOffline, .description = "Ждёт сети"});
        shell::text_field(ui, "field", {20, 140, 200, 44}, {.name = "Имя", .obstacle = kOffline},
                          words);
        shell::text_area(ui, "area", {20, 200, 200, 80},
                         {.field = {.name = "Заметка", .obstacle = kOffline}}, words);
        const shell::MenuItem items[] = {{.label = "Обновить", .obstacle = kOffline}};
        shell::menu_button(ui, "menu", {20, 300, 200, 44}, {.name = "Меню"}, items);
    });
    const auto is_greyed = [&](Role role, std::string_view name) {
        INFO(name);
        const auto& node = page.find(role, name).node;
        CHECK((node.flags & semantics::kDisabled) != 0);
        CHECK(node.description == "Нет сети");
    };
    is_greyed(Role::Button, "Скачать");
    is_greyed(Role::CheckBox, "Сделано");
    is_greyed(Role::TextField, "Имя");
    is_greyed(Role::TextArea, "Заметка");
    page.press(Role::Button, "Меню");
    is_greyed(Role::MenuItem, "Обновить");
    page.press(Role::MenuItem, "Обновить");
    CHECK(page.announced().back() == "Нет сети");
}

TEST_CASE("tick, note, file and refresh of the diary ask whether they would do anything") {
    Opening week(app::Screen::Diary, shell::draw_diary);
    week.is_greyed(Role::Button, "Обновить");
    week.is_greyed(Role::CheckBox, "Сделано: Физика");
    week.is_greyed(Role::TextArea, "Заметка");
    week.is_greyed(Role::Button, "Открыть файл Условие.pdf");
}

TEST_CASE("the school's refresh and the way out ask whether they would do anything") {
    Opening school(app::Screen::School, shell::draw_school);
    school.is_greyed(Role::Button, "Обновить");
    Opening more(app::Screen::More, shell::draw_more);
    more.is_greyed(Role::Button, "Выйти");
}

TEST_CASE("while somebody is being signed in the login says so at each of its controls") {
    Headless page;
    page.start();
    page.world.http.latency_ms = 2'000;
    page.world.app().carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    page.shell().invalidate();
    page.draw();
    for (const auto& [role, name] : {std::pair{Role::Button, "Входим…"},
                                     {Role::TextField, "Логин"},
                                     {Role::CheckBox, "Чужой компьютер"},
                                     {Role::Button, "Родитель"}}) {
        INFO(name);
        const auto& node = page.find(role, name).node;
        CHECK((node.flags & semantics::kDisabled) != 0);
        CHECK(node.description == "Уже делается");
    }
}
