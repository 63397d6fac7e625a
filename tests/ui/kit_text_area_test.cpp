// Text fields of several lines.
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <ctime>

#include "kit/text_log.h"
#include "kit/widgets.h"
#include "support/headless.h"

using namespace ranets;
using namespace ranets::shell;
using test::Headless;

namespace {

constexpr float kWidth = 300;

struct Stage {
    explicit Stage(TextAreaSpec spec_, std::string value_ = {})
        : spec(std::move(spec_)), value(std::move(value_)) {
        page.stage([this](Ui& ui) {
            height = text_area_height(ui, "note", kWidth, spec, value);
            if (text_area(ui, "note", {20, 20, kWidth, height}, spec, value)) ++changes;
            if (field_submitted(ui, "note")) ++submits;
        });
    }
    void redraw() {
        page.shell().invalidate();
        page.settle();
    }
    std::vector<std::string> lines() {
        TextLog log;
        page.shell().set_text_log(&log);
        page.draw();
        page.shell().set_text_log(nullptr);
        std::vector<std::string> found;
        for (const auto& text : log) found.push_back(text.text);
        return found;
    }
    TextAreaSpec spec;
    std::string value;
    float height = 0;
    int changes = 0, submits = 0;
    Headless page;
};

const TextAreaSpec kNote{.field = {.name = "Заметка", .placeholder = "Видна только вам"}};

}  // namespace

TEST_CASE("a field of several lines follows what is typed and grows with it") {
    Stage stage(kNote);
    CHECK(stage.height == 2 * 24 + 16);
    stage.page.type("Заметка", "первая\nвторая");
    CHECK(stage.value == "первая\nвторая");
    CHECK(stage.changes == 1);
    CHECK(stage.height == 2 * 24 + 16);
    stage.page.type("Заметка", "первая\nвторая\n");
    CHECK(stage.height == 3 * 24 + 16);
    std::string long_text;
    for (int i = 0; i < 40; ++i) long_text += "слово и ещё слово ";
    stage.page.type("Заметка", long_text);
    CHECK(stage.height == 8 * 24 + 16);
    stage.page.submit("Заметка");
    CHECK(stage.submits == 1);
    const auto& field = stage.page.find(Role::TextArea, "Заметка").field;
    CHECK(field.line_height == 24);
    CHECK(field.inset_y == 8);
}

TEST_CASE("its lines end where a browser ends them") {
    Stage stage(kNote);
    const auto breaks = [&](std::string text, std::vector<std::string> expected) {
        stage.value = std::move(text);
        stage.redraw();
        CHECK(stage.lines() == expected);
    };
    breaks("Подготовиться к контрольной работе", {"Подготовиться к контрольной", "работе"});
    breaks("Подготовиться    к      контрольной      работе",
           {"Подготовиться    к      контрольной", "работе"});
    // A word that is longer than a line is cut between letters, the words before it are not.
    breaks("да достопримечательностидостопримечательности",
           {"да", "достопримечательностидостоприм", "ечательности"});
    breaks("\n\nтретья", {"третья"});
    breaks("контрольная самостоятельная-итоговая", {"контрольная самостоятельная-", "итоговая"});
    breaks("контрольная самостоятельная раб -55", {"контрольная самостоятельная раб", "-55"});
}

TEST_CASE("what is left of its limit is said when it is little") {
    TextAreaSpec spec = kNote;
    spec.limit = 100;
    Stage stage(spec, "мало");
    CHECK(stage.page.find(Role::TextArea, "Заметка").node.description.empty());
    CHECK(stage.page.find(Role::TextArea, "Заметка").field.limit == 100);
    std::string text;
    for (int i = 0; i < 99; ++i) text += "ё";
    stage.page.type("Заметка", text);
    CHECK(stage.page.has(Role::Text, "Остался 1 знак"));
    CHECK(stage.page.find(Role::TextArea, "Заметка").node.description == "Остался 1 знак");
    stage.page.type("Заметка", text + "👨‍👩‍👧");  // five code points
    CHECK(stage.page.has(Role::Text, "Лишних 4 знака"));
}

TEST_CASE("with large text its lines stay on whole px of the window") {
    Stage stage(kNote, "текст");
    for (const auto& [percent, line] : {std::pair{115, 28.f}, {130, 32.f}}) {
        stage.page.world.app().carry_out(app::SetTextPercent{.percent = percent});
        stage.page.settle();
        const auto& entry = stage.page.find(Role::TextArea, "Заметка");
        CHECK(entry.field.line_height == line);
        CHECK(entry.node.rect.h >= 2 * line + 2 * entry.field.inset_y - 1);
    }
}

TEST_CASE("a megabyte in a field, a paragraph or a name costs no more than what is seen") {
    std::string text;
    while (text.size() < 1'000'000) text += "Выучить слова и написать диалог. ";
    Headless page;
    std::string value = text;
    page.stage([&](Ui& ui) {
        text_area(ui, "note", {20, 20, 300, 200}, kNote, value);
        ui.text({20, 240, 300, 20}, text, kBody, Color::Text);
        ui.paragraph({20, 260, 300, 200}, text, kBody, Color::Text, 10);
        ui.say("name", Role::Text, text, {20, 240, 300, 20});
    });
    const std::clock_t start = std::clock();
    for (int i = 0; i < 5; ++i) page.draw();
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    CHECK(seconds / 5 < .05);  // of processor, unoptimised or sanitized
    CHECK(page.find_like(Role::Text, "Выучить").node.name.size() <= semantics::kLongestName + 3);
}
