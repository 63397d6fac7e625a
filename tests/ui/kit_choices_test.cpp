// Menus, hints, toasts, tabs, chips, progress, page heads, and what stands for missing data.
#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>

#include "kit/gate.h"
#include "kit/menu.h"
#include "kit/toast.h"
#include "kit/widgets.h"
#include "support/headless.h"

using namespace ranets;
using namespace ranets::shell;
using test::Headless;

namespace {

constexpr Rect kButton{40, 100, 160, 40};
constexpr std::array kItems{
    MenuItem{.label = "Открыть"},
    MenuItem{.label = "Скачать", .enabled = false, .description = "Нет сети"},
    MenuItem{.label = "Удалить", .danger = true},
};

bool says_hint(Headless& page, std::string_view words) {
    return page.has(Role::Group, words);
}

}  // namespace

TEST_CASE("a menu opens from its button, takes the focus, and gives it back") {
    Headless page;
    int chosen = -1;
    page.stage([&](Ui& ui) {
        const int now = menu_button(ui, "menu", kButton, {.name = "Действия"}, kItems);
        if (now >= 0) chosen = now;
    });
    CHECK_FALSE(page.has(Role::Menu, "Действия"));
    page.press(Role::Button, "Действия");
    CHECK(page.has(Role::Menu, "Действия"));
    CHECK(page.requests.back().node == page.find(Role::MenuItem, "Открыть").node.id);
    CHECK((page.find(Role::Button, "Действия").node.flags & semantics::kExpanded) != 0);
    // What is disabled stays, and tells why.
    page.press(Role::MenuItem, "Скачать");
    CHECK(chosen == -1);
    CHECK(page.announced().back() == "Нет сети");
    CHECK(page.has(Role::Menu, "Действия"));
    page.press(Role::MenuItem, "Удалить");
    CHECK(chosen == 2);
    CHECK_FALSE(page.has(Role::Menu, "Действия"));
    CHECK(page.requests.back().node == page.find(Role::Button, "Действия").node.id);
    page.press(Role::Button, "Действия");
    page.key(Key::Escape);
    CHECK_FALSE(page.has(Role::Menu, "Действия"));
    page.press(Role::Button, "Действия");
    page.press_at(900, 700);
    CHECK_FALSE(page.has(Role::Menu, "Действия"));
}

namespace {

struct ContextStage {
    explicit ContextStage(Headless::Options options = {}) : page(options) {
        page.stage([this](Ui& ui) {
            if (button(ui, "row", kButton, {.name = "Сообщение"})) ++pressed;
            const int now = context_menu(ui, "own", ui.id("row"), "Действия", kItems);
            if (now >= 0) chosen = now;
        });
    }
    int pressed = 0, chosen = -1;
    Headless page;
};

}  // namespace

TEST_CASE("the right button and the keyboard open a control's own menu") {
    ContextStage stage;
    auto& page = stage.page;
    page.shell().pointer_move(60, 120, PointerKind::Mouse);
    page.shell().pointer_down(60, 120, 2, PointerKind::Mouse);
    page.shell().pointer_up(60, 120, 2, PointerKind::Mouse);
    page.settle();
    CHECK(page.has(Role::Menu, "Действия"));
    CHECK(stage.pressed == 0);
    page.press(Role::MenuItem, "Открыть");
    CHECK(stage.chosen == 0);
    page.focus(Role::Button, "Сообщение");
    page.key(Key::ContextMenu);
    CHECK(page.has(Role::Menu, "Действия"));
    page.key(Key::Escape);
    CHECK(stage.pressed == 0);
}

TEST_CASE("a finger that rests on a control opens its menu and presses nothing") {
    ContextStage stage({.touch = true});
    auto& page = stage.page;
    page.press(Role::Button, "Сообщение");
    CHECK(stage.pressed == 1);
    page.shell().pointer_down(60, 120, 0, PointerKind::Touch);
    page.wait(600);
    CHECK(page.has(Role::Menu, "Действия"));
    page.shell().pointer_up(60, 120, 0, PointerKind::Touch);
    page.settle();
    CHECK(page.has(Role::Menu, "Действия"));
    CHECK(stage.pressed == 1);
}

TEST_CASE("words stand beside a control after a moment, and go with the pointer") {
    Headless page;
    page.stage([](Ui& ui) {
        static_cast<void>(
            button(ui, "icon", {40, 100, 40, 40},
                   {.name = "Обновить", .icon = Icon::Refresh, .icon_only = true, .tip = true}));
    });
    page.shell().pointer_move(60, 120, PointerKind::Mouse);
    page.settle();
    CHECK_FALSE(says_hint(page, "Обновить"));
    page.wait(550);
    CHECK(says_hint(page, "Обновить"));
    page.shell().pointer_move(600, 600, PointerKind::Mouse);
    page.settle();
    CHECK_FALSE(says_hint(page, "Обновить"));
    page.focus(Role::Button, "Обновить");
    CHECK(says_hint(page, "Обновить"));
}

TEST_CASE("a disabled control that is tried explains itself") {
    for (const bool touch : {false, true}) {
        Headless page({.touch = touch});
        page.stage([](Ui& ui) {
            static_cast<void>(
                button(ui, "send", kButton,
                       {.name = "Отправить", .enabled = false, .description = "Нет сети"}));
        });
        CHECK_FALSE(says_hint(page, "Нет сети"));
        page.press(Role::Button, "Отправить");
        CHECK(says_hint(page, "Нет сети"));
        CHECK(page.announced().back() == "Нет сети");
        if (touch) page.wait(4'100);
        if (touch) CHECK_FALSE(says_hint(page, "Нет сети"));
        page.activate(Role::Button, "Отправить");
        CHECK(page.announced().size() == 2);
    }
}

TEST_CASE("a toast goes after six seconds in which nobody looks at it") {
    Headless page;
    std::int64_t number = 1;
    int undone = 0;
    page.stage([&](Ui& ui) {
        if (number == 0) return;
        const auto press = toast(
            ui, "toast", {.text = "Отмечено сделанным", .action = "Отменить", .number = number});
        if (press == ToastPress::Action) ++undone;
        if (press != ToastPress::None) number = 0;
    });
    const auto there = [&] { return page.has(Role::Status, "Отмечено сделанным"); };
    page.wait(5'000);
    CHECK(there());
    page.hover(Role::Status, "Отмечено сделанным");
    page.wait(5'000);
    CHECK(there());
    page.shell().pointer_move(10, 10, PointerKind::Mouse);
    page.focus(Role::Button, "Отменить");
    page.wait(5'000);
    CHECK(there());
    page.shell().blur();
    page.wait(2'000);
    CHECK_FALSE(there());
    CHECK(undone == 0);
    number = 2;
    page.shell().invalidate();
    page.settle();
    CHECK(there());
    // In the middle of the foot.
    const auto& rect = page.find(Role::Status, "Отмечено сделанным").node.rect;
    CHECK(rect.y > 700);
    page.press(Role::Button, "Отменить");
    CHECK(undone == 1);
    CHECK_FALSE(there());
}

TEST_CASE("tabs and chips choose one, also where they are wider than their line") {
    Headless page({.width = 320, .height = 480, .touch = true});
    const std::array<std::string_view, 5> names{"Дневник", "Задания", "Оценки", "Сообщения",
                                                "Школа и класс"};
    int tab = 0, chip = 0;
    page.stage([&](Ui& ui) {
        if (const int now = tabs(ui, "tabs", {10, 20, 300, kTabsHeight}, "Разделы", names, tab);
            now >= 0)
            tab = now;
        if (const int now =
                filter_chips(ui, "chips", {10, 80, 300, kChipsHeight}, "Отбор", names, chip);
            now >= 0)
            chip = now;
    });
    CHECK((page.find(Role::Tab, "Дневник").node.flags & semantics::kSelected) != 0);
    page.press(Role::Tab, "Школа и класс");
    CHECK(tab == 4);
    CHECK(page.has(Role::TabList, "Разделы"));
    page.press(Role::Radio, "Школа и класс");
    CHECK(chip == 4);
    CHECK((page.find(Role::Radio, "Школа и класс").node.flags & semantics::kChecked) != 0);
    CHECK(page.find(Role::Radio, "Школа и класс").node.rect.h == 44);  // for a finger
    page.swipe(100, 100, 250, 100);
    page.press(Role::Radio, "Дневник");
    CHECK(chip == 0);
}

TEST_CASE("a finger that misses a chip by a little presses it") {
    Headless page({.touch = true});
    const std::array<std::string_view, 2> names{"Все", "Учителя"};
    int chip = 1;
    page.stage([&](Ui& ui) {
        if (const int now =
                filter_chips(ui, "chips", {10, 80, 300, kChipsHeight}, "Отбор", names, chip);
            now >= 0)
            chip = now;
    });
    page.press_at(30, 82);  // the chip begins at 86
    CHECK(chip == 0);
}

TEST_CASE("progress tells how far it is, or that nobody knows") {
    Headless page;
    page.stage([](Ui& ui) {
        progress(ui, "known", {20, 20, 200, 8}, "Загрузка", .42f);
        progress(ui, "unknown", {20, 40, 200, 8}, "Проверка", {});
        progress_ring(ui, "ring", {60, 100}, 32, "Скачивание", 2.f);
    });
    CHECK(page.find(Role::ProgressBar, "Загрузка").node.level_set_size == 100);
    CHECK(page.find(Role::ProgressBar, "Загрузка").node.position_in_set == 42);
    CHECK(page.find(Role::ProgressBar, "Проверка").node.level_set_size == 0);
    CHECK(page.find(Role::ProgressBar, "Скачивание").node.position_in_set == 100);
}

TEST_CASE("a page's head leads back and gives way in a low window") {
    Headless page;
    float height = 0;
    int backs = 0;
    page.stage([&](Ui& ui) {
        Rect area = ui.window();
        const auto press = page_head(ui, "head", area,
                                     {.title = "Урок 18 ноября",
                                      .subtitle = "8 «Б», алгебра",
                                      .back = "Назад в журнал",
                                      .actions = 100});
        height = area.y;
        if (press.back) ++backs;
        CHECK(right(press.actions) <= right(area));
        CHECK(press.actions.w == 100);
    });
    CHECK(height == 72);
    CHECK(page.has(Role::Heading1, "Урок 18 ноября"));
    page.press(Role::Button, "Назад в журнал");
    CHECK(backs == 1);
    page.resize(844, 390);
    CHECK(height == 44);
    CHECK(page.has(Role::Text, "8 «Б», алгебра"));
    const auto& title = page.find(Role::Heading1, "Урок 18 ноября").node.rect;
    CHECK(title.x >= right(page.find(Role::Button, "Назад в журнал").node.rect));
}

TEST_CASE("what stands for missing data: waiting, nothing, no network, a failure") {
    Headless page;
    app::Resource<int> resource;
    using State = app::Resource<int>::State;
    bool empty = false;
    int retries = 0, acts = 0;
    Gate now;
    page.stage([&](Ui& ui) {
        now = resource_gate(ui, "gate", ui.window(), resource, empty,
                            {.empty = "Нет заданий",
                             .empty_action = "Сбросить отбор",
                             .offline = "Задания ещё не загружали",
                             .failed = "Не удалось загрузить задания"});
        if (now.retry) ++retries;
        if (now.act) ++acts;
    });
    const auto redraw = [&] {
        page.shell().invalidate();
        page.settle();
    };
    CHECK_FALSE(page.has(Role::Status, "Загружаем…"));
    page.wait(350);
    CHECK(page.has(Role::Status, "Загружаем…"));
    CHECK_FALSE(now.content);

    resource.state = State::Error;
    resource.error = model::Error::Kind::Offline;
    redraw();
    CHECK(page.has(Role::Text, "Задания ещё не загружали"));
    CHECK(page.announced().back() == "Задания ещё не загружали");
    page.press(Role::Button, "Повторить");
    CHECK(retries == 1);
    CHECK(page.announced().size() == 1);
    resource.error = model::Error::Kind::Server;
    redraw();
    CHECK(page.has(Role::Text, "Не удалось загрузить задания"));

    resource.value = 5;
    resource.state = State::CachedRefreshing;
    redraw();
    CHECK(now.content);
    CHECK(now.refreshing);
    resource.state = State::ErrorWithCached;
    redraw();
    CHECK(now.content);
    CHECK(now.stale);
    empty = true;
    resource.state = State::Fresh;
    redraw();
    CHECK_FALSE(now.content);
    CHECK(page.has(Role::Text, "Нет заданий"));
    page.press(Role::Button, "Сбросить отбор");
    CHECK(acts == 1);
}
