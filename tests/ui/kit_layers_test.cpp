// Dialogs, dropped-down lists and toasts above the page.
#include <imgui.h>

#include <catch2/catch_test_macros.hpp>

#include "support/headless.h"

namespace ranets::test {
namespace {

using namespace shell;

struct Scene {
    bool open = false;
    bool modal = true;
    Role role = Role::Dialog;
    Rect box{400, 200, 300, 300};
    int below = 0, inside = 0, asked = 0, escapes = 0;

    void draw(Ui& ui) {
        if (open) {
            // Begun before the page's own control is drawn: it is above all the same.
            if (ui.begin_layer("layer", box, role, "Слой", modal)) {
                ++asked;
                open = false;
            }
            button(ui, "в слое", {450, 250, 100, 40}, inside);
            ui.end_layer();
        }
        button(ui, "под слоем", {460, 260, 100, 40}, below);
        button(ui, "рядом", {100, 100, 100, 40}, below);
        if (ui.take_key(Key::Escape)) ++escapes;
    }
    static void button(Ui& ui, std::string_view name, const Rect& rect, int& count) {
        if (ui.press(ui.id(name), rect, 8).clicked) ++count;
        ui.fill(rect, Color::Surface, 8);
        ui.say(name, Role::Button, name, rect);
    }
};

struct Stage {
    Stage() {
        page.stage([this](Ui& ui) { scene.draw(ui); });
    }
    void open() {
        scene.open = true;
        page.shell().invalidate();
        page.settle();
    }
    Scene scene;
    Headless page;
};

}  // namespace

TEST_CASE("a modal layer makes what is below inert") {
    Stage stage;
    auto& [scene, page] = stage;
    stage.open();
    page.press_at(500, 270);  // both are there
    CHECK(scene.inside == 1);
    CHECK(scene.below == 0);
    page.press_at(470, 295);  // only the lower one is
    page.activate(Role::Button, "рядом");
    CHECK(scene.below == 0);
    CHECK(page.find(Role::Dialog, "Слой").node.flags == semantics::kModal);
}

TEST_CASE("a press outside asks a layer to close and does nothing else") {
    Stage stage;
    auto& [scene, page] = stage;
    for (const bool modal : {true, false}) {
        scene.modal = modal;
        stage.open();
        page.press_at(150, 120);
        CHECK_FALSE(scene.open);
        CHECK(scene.below == 0);
    }
    CHECK(scene.asked == 2);
    page.press_at(150, 120);
    CHECK(scene.below == 1);
}

TEST_CASE("Esc closes the layer before anything below hears it") {
    Stage stage;
    auto& [scene, page] = stage;
    for (const bool modal : {true, false}) {
        scene.modal = modal;
        stage.open();
        page.key(Key::Escape);
        CHECK_FALSE(scene.open);
        CHECK(scene.escapes == 0);
    }
    page.key(Key::Escape);
    CHECK(scene.escapes == 1);
}

TEST_CASE("a toast disturbs nothing but what it covers") {
    Stage stage;
    auto& [scene, page] = stage;
    scene.modal = false;
    scene.role = Role::Group;
    stage.open();
    page.press_at(150, 120);
    CHECK(scene.below == 1);
    page.press_at(470, 295);
    CHECK(scene.below == 1);
    page.press_at(455, 255);
    CHECK(scene.inside == 1);
    page.key(Key::Escape);
    CHECK(scene.escapes == 1);
    CHECK(scene.asked == 0);
}

TEST_CASE("a layer opened over another gets Esc and presses first") {
    Headless page;
    bool dialog = true, list = true;
    int closed = 0;
    page.stage([&](Ui& ui) {
        if (!dialog) return;
        if (ui.begin_layer("dialog", {100, 100, 400, 400}, Role::Dialog, "Окно", true))
            dialog = false;
        if (list) {
            if (ui.begin_layer("list", {150, 150, 100, 100}, Role::ListBox, "Список", true,
                               false)) {
                list = false;
                ++closed;
            }
            ui.end_layer();
        }
        ui.end_layer();
    });
    page.press_at(400, 400);  // in the dialog, beside the list
    CHECK_FALSE(list);
    CHECK(dialog);
    page.key(Key::Escape);
    CHECK_FALSE(dialog);
    CHECK(closed == 1);
}

TEST_CASE("what is drawn in a layer comes after all that is below") {
    Headless page;
    page.stage([&](Ui& ui) {
        ui.begin_layer("layer", {0, 0, 50, 50}, Role::Dialog, "Слой", false);
        ui.fill_packed({0, 0, 50, 50}, 0xff0000ff);
        ui.end_layer();
        ui.fill_packed({0, 0, 50, 50}, 0xff00ff00);
    });
    const auto* list = page.draw().draw_data->CmdLists[0];
    REQUIRE(list->IdxBuffer.Size >= 12);
    CHECK(list->VtxBuffer[list->IdxBuffer.front()].col == 0xff00ff00);
    CHECK(list->VtxBuffer[list->IdxBuffer.back()].col == 0xff0000ff);
}

TEST_CASE("a layer is not cut by the clip it was begun in") {
    Headless page;
    page.stage([&](Ui& ui) {
        ui.push_clip({0, 0, 10, 10});
        ui.begin_layer("layer", {100, 100, 50, 50}, Role::Dialog, "Слой", true);
        ui.end_layer();
        ui.say("внутри", Role::Text, "внутри", {0, 0, 100, 100});
        ui.pop_clip();
    });
    CHECK(page.find(Role::Dialog, "Слой").node.rect.w == 50);
    CHECK(page.find(Role::Text, "внутри").node.rect.w == 10);
}

}  // namespace ranets::test
