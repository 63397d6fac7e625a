// When frames are drawn, and what moves meanwhile.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "kit/widgets.h"
#include "support/headless.h"

namespace ranets::test {
namespace {

using namespace shell;

}  // namespace

TEST_CASE("a page at rest wants no frame") {
    Headless page;
    page.stage([](Ui& ui) { ui.fill(ui.window(), Color::Bg); });
    CHECK_FALSE(page.shell().wants_frame(page.now()));
    CHECK_FALSE(page.shell().next_wake(page.now()));
    page.shell().invalidate();
    CHECK(page.shell().wants_frame(page.now()));
    page.draw();
    CHECK_FALSE(page.shell().wants_frame(page.now() + 60'000));
}

TEST_CASE("a mouse that moves over nothing costs no frame") {
    Headless page;
    page.stage([](Ui& ui) { ui.press(ui.id("a"), {100, 100, 50, 50}, 0); });
    page.shell().pointer_move(10, 10, PointerKind::Mouse);
    page.settle();
    page.shell().pointer_move(20, 20, PointerKind::Mouse);
    CHECK_FALSE(page.shell().wants_frame(page.now()));
    page.shell().pointer_move(110, 110, PointerKind::Mouse);
    CHECK(page.shell().wants_frame(page.now()));
    page.settle();
    page.shell().pointer_move(115, 115, PointerKind::Mouse);
    CHECK_FALSE(page.shell().wants_frame(page.now()));
}

TEST_CASE("what turns and runs out of sight costs no frame") {
    Headless page({.reduced_motion = false});
    float top = 200;
    page.stage([&](Ui& ui) {
        ui.push_clip({0, 0, 100, 100});
        progress(ui, "bar", {0, top, 80, 8}, "полоса", {});
        progress_ring(ui, "ring", {40, top + 40}, 20, "кольцо", {});
        ui.pop_clip();
    });
    CHECK_FALSE(page.shell().wants_frame(page.now()));
    CHECK_FALSE(page.shell().next_wake(page.now()));
    top = 0;
    page.draw();
    CHECK(page.shell().next_wake(page.now()) == page.now() + 33);
}

TEST_CASE("a frame is drawn when it was asked for") {
    Headless page;
    int frames = 0;
    const std::int64_t due = page.now() + 500;
    page.stage([&](Ui& ui) {
        ++frames;
        if (ui.now_ms() < due) ui.wake_at(due);
    });
    CHECK_FALSE(page.shell().wants_frame(page.now()));
    CHECK(page.shell().next_wake(page.now()) == due);
    const int before = frames;
    page.wait(1000);
    CHECK(frames == before + 1);
    CHECK_FALSE(page.shell().next_wake(page.now()));
}

TEST_CASE("a value eases to its target and the frames stop there") {
    Headless page({.reduced_motion = false});
    float target = 10, value = 0;
    std::vector<float> seen;
    page.stage([&](Ui& ui) {
        value = ui.animate(ui.id("a"), target, 160);
        seen.push_back(value);
    });
    CHECK(value == 10);  // at once when it is first seen
    target = 20;
    seen.clear();
    page.shell().invalidate();
    page.settle();
    CHECK(value == 20);
    CHECK(seen.size() >= 9);
    CHECK(std::is_sorted(seen.begin(), seen.end()));
    CHECK(seen[3] - seen[2] > seen[8] - seen[7]);
}

TEST_CASE("reduced motion lets values jump") {
    Headless page;
    float target = 10, value = 0;
    int frames = 0;
    page.stage([&](Ui& ui) {
        ++frames;
        value = ui.animate(ui.id("a"), target, 160);
    });
    target = 20;
    frames = 0;
    page.shell().invalidate();
    page.draw();
    CHECK(value == 20);
    CHECK(frames == 1);
    CHECK_FALSE(page.shell().wants_frame(page.now()));
}

TEST_CASE("what appears fades in once, and again after it was away") {
    Headless page({.reduced_motion = false});
    bool there = true;
    float shown = 0;
    page.stage([&](Ui& ui) { shown = there ? ui.appear(ui.id("a"), 220) : -1; });
    CHECK(shown == 1);
    there = false;
    page.shell().invalidate();
    page.settle();
    there = true;
    page.shell().invalidate();
    page.draw();
    CHECK(shown == 0);
    page.settle();
    CHECK(shown == 1);
}

TEST_CASE("a click shows what it changed in the same frame") {
    Headless page;
    bool on = false;
    page.stage([&](Ui& ui) {
        // Drawn before the control that changes it.
        ui.say("state", Role::Text, on ? "да" : "нет", {0, 0, 50, 20});
        if (ui.press(ui.id("a"), {100, 100, 50, 50}, 0).clicked) on = !on;
    });
    page.shell().pointer_down(110, 110, 0, PointerKind::Mouse);
    page.shell().pointer_up(110, 110, 0, PointerKind::Mouse);
    page.draw();
    CHECK(page.has(Role::Text, "да"));
}

TEST_CASE("requests are given out once") {
    Headless page;
    bool ask = false;
    page.stage([&](Ui& ui) {
        if (std::exchange(ask, false)) ui.request_focus(ui.id("a"));
        ui.press(ui.id("a"), {100, 100, 50, 50}, 0);
        ui.say("a", Role::Button, ui.focused(ui.id("a")) ? "в фокусе" : "не в фокусе",
               {100, 100, 50, 50});
    });
    ask = true;
    page.shell().invalidate();
    page.settle();
    CHECK(page.has(Role::Button, "в фокусе"));
    CHECK(page.shell().take_requests().empty());
}

TEST_CASE("the theme follows the system unless somebody chose") {
    Headless page({.dark = true});
    page.start();
    CHECK(page.draw().clear_color == 0xff14151f);
    page.world.app().carry_out(app::SetTheme{.theme = app::Theme::Light});
    page.settle();
    CHECK(page.draw().clear_color == 0xfff4f3ef);
}

}  // namespace ranets::test
