// Pressing with a mouse, a finger, keys.
#include <catch2/catch_test_macros.hpp>

#include "support/headless.h"

namespace ranets::test {
namespace {

using namespace shell;

constexpr auto kMouse = PointerKind::Mouse;
constexpr auto kTouch = PointerKind::Touch;

// A control that counts; reports itself as a button.
struct Control {
    std::string name;
    Rect rect;
    bool enabled = true;
    int clicks = 0;
    Press last = {};

    void draw(Ui& ui) {
        last = ui.press(ui.id(name), rect, 8, enabled);
        if (last.clicked) ++clicks;
        ui.say(name, Role::Button, name, rect, enabled ? 0u : semantics::kDisabled);
    }
};

}  // namespace

TEST_CASE("a click is a press and a release on the same control") {
    Headless page;
    Control a{"а", {100, 100, 60, 40}}, b{"б", {200, 100, 60, 40}};
    page.stage([&](Ui& ui) { a.draw(ui), b.draw(ui); });

    page.press(Role::Button, "а");
    CHECK(a.clicks == 1);
    CHECK(b.clicks == 0);

    page.shell().pointer_down(110, 110, 0, kMouse);
    page.draw();
    CHECK(a.last.held);
    page.shell().pointer_move(210, 110, kMouse);
    page.draw();
    CHECK_FALSE(a.last.held);
    page.shell().pointer_up(210, 110, 0, kMouse);
    page.settle();
    CHECK(a.clicks == 1);
    CHECK(b.clicks == 0);
}

TEST_CASE("two clicks that come between two frames are two") {
    Headless page;
    Control a{"а", {100, 100, 60, 40}};
    page.stage([&](Ui& ui) { a.draw(ui); });
    for (int i = 0; i < 2; ++i) {
        page.shell().pointer_down(110, 110, 0, kMouse);
        page.shell().pointer_up(110, 110, 0, kMouse);
    }
    page.draw();
    CHECK(a.clicks == 2);
}

TEST_CASE("only the main button presses, and a cancelled press is none") {
    Headless page;
    Control a{"а", {100, 100, 60, 40}};
    page.stage([&](Ui& ui) { a.draw(ui); });
    page.shell().pointer_down(110, 110, 2, kMouse);
    page.shell().pointer_up(110, 110, 2, kMouse);
    page.settle();
    CHECK(a.clicks == 0);
    page.shell().pointer_down(110, 110, 0, kMouse);
    page.shell().pointer_cancel();
    page.shell().pointer_up(110, 110, 0, kMouse);
    page.settle();
    CHECK(a.clicks == 0);
}

TEST_CASE("a disabled control does nothing and lets nothing through") {
    Headless page;
    Control below{"снизу", {90, 90, 200, 100}};
    Control off{"выкл", {100, 100, 60, 40}, false};
    page.stage([&](Ui& ui) { below.draw(ui), off.draw(ui); });
    page.press(Role::Button, "выкл");
    page.activate(Role::Button, "выкл");
    CHECK(off.clicks == 0);
    CHECK(below.clicks == 0);
}

TEST_CASE("hovering is for the mouse alone, and sets the cursor") {
    Headless page;
    Control a{"а", {100, 100, 60, 40}};
    page.stage([&](Ui& ui) { a.draw(ui); });
    page.shell().pointer_move(110, 110, kMouse);
    CHECK(page.draw().cursor == Cursor::Pointer);
    CHECK(a.last.hovered);
    page.shell().pointer_move(10, 10, kMouse);
    CHECK(page.draw().cursor == Cursor::Default);
    CHECK_FALSE(a.last.hovered);

    page.shell().pointer_down(110, 110, 0, kTouch);
    page.draw();
    CHECK_FALSE(a.last.hovered);
    CHECK(a.last.held);
    page.shell().pointer_up(110, 110, 0, kTouch);
    page.settle();
    CHECK_FALSE(a.last.hovered);
    CHECK(a.clicks == 1);
}

TEST_CASE("a finger may miss a small control by as much as makes it 44 px") {
    Headless page({.touch = true});
    Control a{"а", {100, 100, 24, 24}};
    page.stage([&](Ui& ui) { a.draw(ui); });
    page.press_at(92, 112);  // 10 px around it
    CHECK(a.clicks == 1);
    page.press_at(88, 112);
    CHECK(a.clicks == 1);
}

TEST_CASE("a mouse must hit exactly") {
    Headless page;
    Control a{"а", {100, 100, 24, 24}};
    page.stage([&](Ui& ui) { a.draw(ui); });
    page.press_at(92, 112);
    CHECK(a.clicks == 0);
}

TEST_CASE("of two controls a finger means the one it is on, else the nearer one") {
    Headless page({.touch = true});
    Control a{"а", {100, 100, 24, 24}}, b{"б", {140, 100, 24, 24}};
    page.stage([&](Ui& ui) { a.draw(ui), b.draw(ui); });
    page.press_at(123, 112);
    CHECK(a.clicks == 1);
    page.press_at(135, 112);
    CHECK(b.clicks == 1);
    page.press_at(129, 112);
    CHECK(a.clicks == 2);
}

TEST_CASE("a small control inside a large one is grown as well") {
    Headless page({.touch = true});
    Control row{"строка", {0, 100, 400, 64}}, box{"флажок", {20, 120, 24, 24}};
    page.stage([&](Ui& ui) { row.draw(ui), box.draw(ui); });
    page.press_at(15, 132);
    CHECK(box.clicks == 1);
    page.press_at(200, 132);
    CHECK(row.clicks == 1);
}

TEST_CASE("the accessibility tree activates a control once") {
    Headless page;
    Control a{"а", {100, 100, 60, 40}};
    page.stage([&](Ui& ui) { a.draw(ui); });
    page.activate(Role::Button, "а");
    CHECK(a.clicks == 1);
}

TEST_CASE("the ring is drawn only where the focus came by keyboard") {
    Headless page;
    Control a{"а", {100, 100, 60, 40}};
    page.stage([&](Ui& ui) { a.draw(ui); });
    const auto id = page.find(Role::Button, "а").node.id;
    page.shell().focus(id, false);
    page.settle();
    CHECK_FALSE(a.last.ring);
    page.shell().focus(id, true);
    page.settle();
    CHECK(a.last.ring);
    page.shell().blur();
    page.settle();
    CHECK_FALSE(a.last.ring);
}

TEST_CASE("a key is for the first who takes it, each in a frame of its own") {
    Headless page;
    int first = 0, second = 0, ctrl = 0;
    page.stage([&](Ui& ui) {
        if (ui.take_key(Key::Left)) ++first;
        if (ui.take_key(Key::Left)) ++second;
        if (const auto key = ui.peek_key(); key && key->letter == 'k')
            if (ui.take_key(Key::Letter, true)) ++ctrl;
    });
    page.shell().key({.key = Key::Left});
    page.shell().key({.key = Key::Left});
    page.shell().key({.key = Key::Letter, .letter = 'k'});
    page.shell().key({.key = Key::Letter, .letter = 'k', .ctrl = true});
    page.settle();
    CHECK(first == 2);
    CHECK(second == 0);
    CHECK(ctrl == 1);
}

TEST_CASE("an edit and Enter reach their field, the last edit only") {
    Headless page;
    std::vector<std::string> values;
    int submits = 0;
    page.stage([&](Ui& ui) {
        const NodeId id = ui.id("поле");
        if (auto edit = ui.take_edit(id)) {
            CHECK(edit->revision == values.size() + 2);
            values.push_back(edit->value);
        }
        if (ui.take_submit(id)) ++submits;
        ui.say("поле", Role::Button, "поле", {0, 0, 100, 40});
    });
    const auto id = page.find(Role::Button, "поле").node.id;
    page.shell().edit(id, "a", 1);
    page.shell().edit(id, "ab", 2);
    page.shell().edit(id + 1, "другое", 9);
    page.shell().submit(id);
    page.settle();
    CHECK(values == std::vector<std::string>{"ab"});
    CHECK(submits == 1);
}

}  // namespace ranets::test
