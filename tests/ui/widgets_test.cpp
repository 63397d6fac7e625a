#include "kit/widgets.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "support/headless.h"

using namespace ranets;
using namespace ranets::shell;
using test::Headless;

namespace {

std::vector<Option> letters(int count) {
    static constexpr std::string_view kIds = "abcdefghijklmnopqrstuvwxyz";
    static constexpr std::string_view kNames[] = {"Альфа", "Бета", "Гамма", "Дельта",
                                                  "Ель",   "Жук",  "Заря",  "Ива",
                                                  "Конь",  "Лиса", "Мост",  "Небо"};
    std::vector<Option> options;
    for (int i = 0; i < count; ++i)
        options.push_back({kIds.substr(static_cast<std::size_t>(i), 1), kNames[i]});
    return options;
}

std::vector<PageRequest> put_in(const Headless& page) {
    std::vector<PageRequest> found;
    for (const auto& request : page.requests)
        if (request.kind == PageRequest::Kind::SetField) found.push_back(request);
    return found;
}

}  // namespace

TEST_CASE("a button is pressed by pointer and from the tree, not when disabled") {
    Headless page;
    int presses = 0;
    bool enabled = true;
    page.stage([&](Ui& ui) {
        const ButtonSpec spec{.name = "Обновить", .icon = Icon::Refresh, .enabled = enabled};
        if (button(ui, "refresh", {20, 20, 160, 40}, spec)) ++presses;
    });
    page.press(Role::Button, "Обновить");
    page.activate(Role::Button, "Обновить");
    CHECK(presses == 2);
    enabled = false;
    page.draw();
    page.press(Role::Button, "Обновить");
    page.activate(Role::Button, "Обновить");
    CHECK(presses == 2);
    CHECK((page.find(Role::Button, "Обновить").node.flags & semantics::kDisabled) != 0);
}

TEST_CASE("segments are radios of one group") {
    Headless page;
    int chosen = 0;
    page.stage([&](Ui& ui) {
        const std::string_view options[] = {"День", "Неделя"};
        const Rect rect{20, 20, segmented_width(ui, options), 40};
        if (const int now = segmented(ui, "view", rect, "Вид дневника", options, chosen); now >= 0)
            chosen = now;
    });
    CHECK(page.has(Role::RadioGroup, "Вид дневника"));
    const auto day = page.find(Role::Radio, "День");
    const auto week = page.find(Role::Radio, "Неделя");
    CHECK((day.node.flags & semantics::kChecked) != 0);
    CHECK((week.node.flags & semantics::kChecked) == 0);
    CHECK(right(day.node.rect) <= week.node.rect.x);
    page.press(Role::Radio, "Неделя");
    CHECK(chosen == 1);
    CHECK((page.find(Role::Radio, "Неделя").node.flags & semantics::kChecked) != 0);
    page.press(Role::Radio, "Неделя");
    CHECK(chosen == 1);
}

TEST_CASE("a checkbox flips by its label, too") {
    Headless page;
    bool checked = false;
    page.stage([&](Ui& ui) {
        if (checkbox(ui, "done", {20, 20, 200, 32}, {.name = "Сделано", .checked = checked}))
            checked = !checked;
    });
    page.press_at(180, 36);
    CHECK(checked);
    CHECK((page.find(Role::CheckBox, "Сделано").node.flags & semantics::kChecked) != 0);
    page.activate(Role::CheckBox, "Сделано");
    CHECK_FALSE(checked);
}

TEST_CASE("a field follows what is typed, and tells the page what is put in") {
    Headless page;
    std::string value = "раньше";
    int changes = 0, submits = 0;
    page.stage([&](Ui& ui) {
        const FieldSpec spec{.name = "Заметка", .placeholder = "Напишите", .icon = Icon::Search};
        if (text_field(ui, "note", {20, 20, 300, 48}, spec, value)) ++changes;
        if (field_submitted(ui, "note")) ++submits;
    });
    const auto first = page.find(Role::TextField, "Заметка");
    CHECK(first.field.value == "раньше");
    CHECK(first.field.placeholder == "Напишите");
    CHECK(first.field.inset == 40);
    CHECK(first.field.text_size == 16);
    CHECK(first.field.back_color == 0xffffffff);

    page.type("Заметка", "теперь");
    CHECK(value == "теперь");
    CHECK(changes == 1);
    CHECK(page.find(Role::TextField, "Заметка").field.value_revision > 0);
    page.submit("Заметка");
    CHECK(submits == 1);
    CHECK(changes == 1);

    CHECK(put_in(page).empty());
    value.clear();
    page.draw();
    page.settle();
    REQUIRE(put_in(page).size() == 1);
    CHECK(put_in(page)[0].text.empty());
    CHECK(put_in(page)[0].revision == page.find(Role::TextField, "Заметка").field.value_revision);
}

TEST_CASE("a short list drops down without a search") {
    Headless page;
    int chosen = -1;
    const auto options = letters(5);
    page.stage([&](Ui& ui) {
        const int now =
            combobox(ui, "list", {20, 20, 300, 48}, "Предмет", options, chosen, "Выберите", {});
        if (now >= 0) chosen = now;
    });
    CHECK(page.find(Role::ComboBox, "Предмет").node.description == "Выберите");
    CHECK_FALSE(page.has(Role::ListBox, "Предмет"));
    page.press(Role::ComboBox, "Предмет");
    CHECK((page.find(Role::ComboBox, "Предмет").node.flags & semantics::kExpanded) != 0);
    CHECK(page.has(Role::ListBox, "Предмет"));
    CHECK(page.shell().tree().find(Role::SearchField, "Найти в списке") == nullptr);
    page.press(Role::Option, "Гамма");
    CHECK(chosen == 2);
    CHECK_FALSE(page.has(Role::ListBox, "Предмет"));
    CHECK(page.find(Role::ComboBox, "Предмет").node.description == "Гамма");
    CHECK(page.requests.back().node == page.find(Role::ComboBox, "Предмет").node.id);

    page.press(Role::ComboBox, "Предмет");
    CHECK((page.find(Role::Option, "Гамма").node.flags & semantics::kSelected) != 0);
    page.key(shell::Key::Escape);
    CHECK_FALSE(page.has(Role::ListBox, "Предмет"));
    CHECK(chosen == 2);
}

TEST_CASE("a long list has a search, which Enter and the arrow down lead out of") {
    Headless page;
    int chosen = -1;
    const auto options = letters(12);
    page.stage([&](Ui& ui) {
        const int now =
            combobox(ui, "list", {20, 20, 300, 48}, "Предмет", options, chosen, "Выберите", {});
        if (now >= 0) chosen = now;
    });
    page.press(Role::ComboBox, "Предмет");
    CHECK(page.requests.back().node == page.find(Role::SearchField, "Найти в списке").node.id);
    CHECK(page.find(Role::Option, "Небо").node.position_in_set == 12);

    page.type("Найти в списке", "ЛИС");
    CHECK(page.has(Role::Option, "Лиса"));
    CHECK_FALSE(page.has(Role::Option, "Небо"));
    page.key(shell::Key::Down);
    CHECK(page.requests.back().node == page.find(Role::Option, "Лиса").node.id);
    page.submit("Найти в списке");
    CHECK(chosen == 9);

    page.press(Role::ComboBox, "Предмет");
    page.type("Найти в списке", "яяя");
    CHECK(page.has(Role::Status, "Ничего не нашлось"));
    page.press_at(800, 600);
    CHECK_FALSE(page.has(Role::ListBox, "Предмет"));
    CHECK(chosen == 9);
}

TEST_CASE("a list near the window's foot opens upwards and stays in it") {
    Headless page({.width = 320, .height = 480, .touch = true});
    const auto options = letters(12);
    page.stage([&](Ui& ui) {
        static_cast<void>(
            combobox(ui, "list", {16, 420, 288, 48}, "Предмет", options, -1, "Выберите", {}));
    });
    page.press(Role::ComboBox, "Предмет");
    const auto& list = page.find(Role::Dialog, "Предмет").node.rect;
    CHECK(bottom(list) <= 420);
    CHECK(list.y >= 0);
    CHECK(page.find(Role::Option, "Альфа").node.rect.h == 44);
}

TEST_CASE("nothing to show is said in a sentence with a way on") {
    Headless page({.width = 320, .height = 480});
    bool pressed = false;
    page.stage([&](Ui& ui) {
        if (empty_state(ui, "empty", ui.window(), Icon::CalendarDays, "Эту неделю ещё не загружали",
                        "Повторить"))
            pressed = true;
    });
    CHECK(page.has(Role::Text, "Эту неделю ещё не загружали"));
    page.press(Role::Button, "Повторить");
    CHECK(pressed);
}

TEST_CASE("a field's text on the page grows with the text, in whole px") {
    Headless page;
    std::string value = "текст";
    page.stage([&](Ui& ui) {
        text_field(ui, "field", {20, 41, 260, 40}, {.name = "Поле"}, value);
    });
    const auto info = [&]() -> const auto& {
        return page.find(Role::TextField, "Поле");
    };
    CHECK(info().field.text_size == 16);
    const float inset = info().field.inset;
    for (const auto& [percent, size] : {std::pair{115, 18.f}, {130, 21.f}}) {
        page.world.app().carry_out(app::SetTextPercent{.percent = percent});
        page.settle();
        const float zoom = static_cast<float>(percent) / 100;
        CHECK(info().field.text_size == size);
        CHECK(info().field.inset == Catch::Approx(std::round(inset * zoom)));
        CHECK(info().node.rect.y == Catch::Approx(std::round(41 * zoom)));
        CHECK(info().node.rect.h == Catch::Approx(40 * zoom));
    }
}

TEST_CASE("lines of a text stand apart in a field of one line") {
    Headless page;
    std::string value = "первая\nвторая";
    page.stage([&](Ui& ui) { text_field(ui, "a", {10, 10, 300, 44}, {.name = "a"}, value); });
    CHECK(page.value_of("a") == "первая вторая");
}
