// Scrolling with wheel, finger, keys and focus; swipes and pulls.
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "support/headless.h"

namespace ranets::test {
namespace {

using namespace shell;

constexpr Rect kArea{50, 100, 300, 400};
constexpr float kRow = 50;

// Rows that can be pressed, in a list that scrolls.
struct List {
    int rows = 40;
    Ui::Scroll scroll = {};
    int pressed = -1;
    int swiped = 0;
    int pulled = 0;
    bool wants_pull = false;

    void draw(Ui& ui) {
        if (wants_pull && ui.take_pull("list")) ++pulled;
        if (const int way = ui.take_swipe(kArea)) swiped = way;
        scroll = ui.begin_scroll("list", kArea, static_cast<float>(rows) * kRow);
        for (int i = 0; i < rows; ++i) {
            const std::string name = "строка " + std::to_string(i);
            const Rect rect{kArea.x, kArea.y + static_cast<float>(i) * kRow - scroll.y, kArea.w,
                            kRow};
            if (ui.press(ui.id(name), rect, 0).clicked) pressed = i;
            ui.say(name, Role::Button, name, rect);
        }
        ui.end_scroll();
    }
    float most() const { return static_cast<float>(rows) * kRow - kArea.h; }
};

struct Stage {
    explicit Stage(Headless::Options options) : page(options) {
        page.stage([this](Ui& ui) { list.draw(ui); });
    }
    List list;
    Headless page;
};

}  // namespace

TEST_CASE("plain text that is looked for comes into view, too") {
    float y = 0;
    Headless page(Headless::Options{});
    NodeId last = 0;
    page.stage([&](Ui& ui) {
        y = ui.begin_scroll("list", kArea, 20 * kRow).y;
        for (int i = 0; i < 20; ++i) {
            const std::string name = "абзац " + std::to_string(i);
            const Rect rect{kArea.x, kArea.y + static_cast<float>(i) * kRow - y, kArea.w, kRow};
            ui.text(rect, name, kBody, Color::Text);
            ui.say(name, Role::Text, name, rect);
            last = ui.id(name);
        }
        ui.end_scroll();
    });
    page.settle();
    page.shell().focus(last, false);
    page.settle();
    CHECK(y == 20 * kRow - kArea.h);
}

TEST_CASE("the wheel scrolls what is under the pointer, as far as there is") {
    Stage stage({});
    auto& [list, page] = stage;
    page.shell().wheel(0, 100);
    page.settle();
    CHECK(list.scroll.y == 0);  // the pointer is nowhere
    page.shell().pointer_move(100, 200, PointerKind::Mouse);
    page.shell().wheel(0, 100);
    page.shell().wheel(0, 30);
    page.settle();
    CHECK(list.scroll.y == 130);
    page.shell().wheel(0, 1e6f);
    page.settle();
    CHECK(list.scroll.y == list.most());
    page.shell().wheel(0, -1e6f);
    page.settle();
    CHECK(list.scroll.y == 0);
}

TEST_CASE("a finger scrolls, and what it was on is not pressed") {
    Stage stage({.touch = true});
    auto& [list, page] = stage;
    page.swipe(100, 400, 100, 300, 200);
    // 100 px without the 8 and more that told a scroll from a press.
    CHECK(list.scroll.y > 80);
    CHECK(list.scroll.y < 100);
    CHECK(list.pressed == -1);
    page.swipe(100, 400, 104, 396);  // only a tremble
    CHECK(list.pressed >= 0);
}

TEST_CASE("a finger that is faster than the frames scrolls as far") {
    Stage stage({.touch = true});
    auto& [list, page] = stage;
    page.shell().pointer_down(100, 400, 0, PointerKind::Touch);
    for (const float y : {380.f, 340.f, 300.f})
        page.shell().pointer_move(100, y, PointerKind::Touch);
    page.shell().pointer_up(100, 300, 0, PointerKind::Touch);
    page.settle();
    CHECK(list.scroll.y == 92);
    CHECK(list.pressed == -1);
}

TEST_CASE("a fast finger leaves speed behind, which friction takes") {
    Stage still({.touch = true}), fast({.touch = true, .reduced_motion = false});
    for (auto* stage : {&still, &fast}) stage->page.swipe(100, 400, 100, 200, 100);
    CHECK(still.list.scroll.y < 200);
    CHECK(fast.list.scroll.y > still.list.scroll.y + 200);
    CHECK_FALSE(fast.list.scroll.moving);
}

TEST_CASE("a finger on a moving list stops it and presses nothing") {
    Stage stage({.touch = true, .reduced_motion = false});
    auto& [list, page] = stage;
    page.shell().pointer_down(100, 400, 0, PointerKind::Touch);
    for (int i = 1; i <= 6; ++i) {
        page.world.advance(16);
        page.shell().pointer_move(100, 400 - static_cast<float>(i) * 30, PointerKind::Touch);
        page.draw();
    }
    page.shell().pointer_up(100, 220, 0, PointerKind::Touch);
    page.draw();
    page.world.advance(16);
    page.draw();
    CHECK(list.scroll.moving);
    page.press_at(100, 300);
    const float stopped = list.scroll.y;
    page.wait(500);
    CHECK(list.scroll.y == stopped);
    CHECK(list.pressed == -1);
}

TEST_CASE("a sideways swipe is one, and never scrolls down") {
    Stage stage({.touch = true});
    auto& [list, page] = stage;
    page.swipe(300, 300, 200, 320);
    CHECK(list.swiped == -1);
    page.swipe(100, 300, 200, 290);
    CHECK(list.swiped == 1);
    CHECK(list.scroll.y == 0);
    CHECK(list.pressed == -1);
    list.swiped = 0;
    page.swipe(300, 40, 200, 40);  // not over the area
    CHECK(list.swiped == 0);
    page.swipe(300, 300, 290, 300, 400);  // short and slow
    CHECK(list.swiped == 0);
}

TEST_CASE("a list is pulled beyond its top only where somebody wants it") {
    Stage stage({.touch = true});
    auto& [list, page] = stage;
    page.swipe(100, 150, 100, 350, 300);
    CHECK(list.pulled == 0);
    list.wants_pull = true;
    page.shell().invalidate();
    page.settle();
    page.swipe(100, 150, 100, 180, 300);
    CHECK(list.pulled == 0);
    page.swipe(100, 150, 100, 350, 300);
    CHECK(list.pulled == 1);
    CHECK(list.scroll.y == 0);
}

TEST_CASE("keys that nobody wants scroll") {
    Stage stage({});
    auto& [list, page] = stage;
    page.key(Key::PageDown);
    CHECK(list.scroll.y == 360);
    page.key(Key::Down);
    CHECK(list.scroll.y == 400);
    page.key(Key::End);
    CHECK(list.scroll.y == list.most());
    page.key(Key::Home);
    CHECK(list.scroll.y == 0);
    page.key(Key::Space);
    CHECK(list.scroll.y == 360);
}

TEST_CASE("what gets the focus is scrolled into view") {
    Stage stage({});
    auto& [list, page] = stage;
    CHECK(page.find(Role::Button, "строка 30").node.rect.h == 1);
    page.focus(Role::Button, "строка 30");
    CHECK(page.find(Role::Button, "строка 30").node.rect.h == kRow);
    CHECK(list.scroll.y == 31 * kRow - kArea.h + 8);
    const float before = list.scroll.y;
    page.focus(Role::Button, "строка 28");  // is in view
    CHECK(list.scroll.y == before);
    page.focus(Role::Button, "строка 0");
    CHECK(list.scroll.y == 0);
    // Scrolled away by the wheel, it may stay away.
    page.shell().pointer_move(100, 200, PointerKind::Mouse);
    page.shell().wheel(0, 500);
    page.settle();
    CHECK(list.scroll.y == 500);
}

TEST_CASE("what has the focus stays in view when the window shrinks") {
    Headless page({.width = 400, .height = 600});
    page.stage([](Ui& ui) {
        const Rect area = ui.window();
        const auto scroll = ui.begin_scroll("form", area, 600);
        const Rect field{20, 500 - scroll.y, 200, 40};
        ui.press(ui.id("f"), field, 12);
        ui.say("f", Role::Button, "Пароль", field);
        ui.end_scroll();
    });
    page.focus(Role::Button, "Пароль");
    page.resize(400, 300);
    CHECK(page.find(Role::Button, "Пароль").node.rect.h == 40);
}

TEST_CASE("what is scrolled out of view cannot be pressed") {
    Stage stage({});
    auto& [list, page] = stage;
    page.press_at(100, 520);  // below the area, where the ninth row would be
    CHECK(list.pressed == -1);
    page.press_at(100, 495);
    CHECK(list.pressed == 7);
}

TEST_CASE("the scrollbar is dragged by a mouse") {
    Stage stage({});
    auto& [list, page] = stage;
    page.shell().pointer_move(100, 200, PointerKind::Mouse);
    page.settle();
    page.shell().pointer_down(345, 110, 0, PointerKind::Mouse);
    page.shell().pointer_move(345, 1000, PointerKind::Mouse);
    page.settle();
    CHECK(list.scroll.y == list.most());
    page.shell().pointer_up(345, 1000, 0, PointerKind::Mouse);
    page.settle();
    CHECK(list.pressed == -1);
}

TEST_CASE("an inner area that can go no further hands the wheel on") {
    Headless page;
    Ui::Scroll outer, inner;
    page.stage([&](Ui& ui) {
        outer = ui.begin_scroll("outer", {0, 0, 400, 400}, 1000);
        inner = ui.begin_scroll("inner", {0, -outer.y, 400, 200}, 300);
        ui.end_scroll();
        ui.end_scroll();
    });
    page.shell().pointer_move(50, 50, PointerKind::Mouse);
    for (int i = 0; i < 3; ++i) {
        page.shell().wheel(0, 60);
        page.settle();
    }
    CHECK(inner.y == 100);
    CHECK(outer.y == 60);
}

TEST_CASE("scroll_to moves, within what there is") {
    Headless page;
    Ui::Scroll scroll;
    float wanted = 700;
    page.stage([&](Ui& ui) {
        if (wanted >= 0) ui.scroll_to("list", wanted);
        wanted = -1;
        scroll = ui.begin_scroll("list", {0, 0, 400, 400}, 1000);
        ui.end_scroll();
    });
    CHECK(scroll.y == 600);
}

TEST_CASE("a list that became shorter is not left beyond its end") {
    Stage stage({});
    auto& [list, page] = stage;
    page.key(Key::End);
    list.rows = 10;
    page.shell().invalidate();
    page.settle();
    CHECK(list.scroll.y == 100);
}

}  // namespace ranets::test
