// The list of any number of rows: what is in view, what stays under the eye, keys, focus, edges.
#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <numeric>

#include "kit/virtual_list.h"
#include "kit/widgets.h"
#include "support/headless.h"

namespace ranets::test {
namespace {

using namespace shell;

constexpr Rect kArea{50, 100, 300, 400};

// A row's height depends on its key; every tenth one is a heading where there are headings.
class Rows final : public ListRows {
  public:
    explicit Rows(int count) : keys(static_cast<std::size_t>(count)) {
        std::iota(keys.begin(), keys.end(), 0);
    }
    int count() const override { return static_cast<int>(keys.size()); }
    std::int64_t key(int row) const override { return keys[static_cast<std::size_t>(row)]; }
    std::uint64_t revision() const override { return revision_; }
    std::string name(int row) const override { return "строка " + std::to_string(key(row)); }
    float measure(Ui&, int row, float) override {
        ++measured;
        return height(key(row));
    }
    void draw(Ui& ui, int row, const Rect& rect, bool stuck) override {
        if (stuck) stuck_at = rect;
        const std::string words = "кнопка " + std::to_string(key(row));
        if (buttons && button(ui, "button", inset(rect, 4), {.name = words})) pressed = row;
        if (!buttons) ui.say("text", Role::Text, words, rect);
    }
    int head_of(int row) const override { return headings ? row / 10 * 10 : -1; }

    float height(std::int64_t of) const {
        return grow + 30 + static_cast<float>((of % 7 + 7) % 7) * 11;
    }
    void changed() { ++revision_; }
    void erase(int row) {
        keys.erase(keys.begin() + row);
        changed();
    }
    void prepend(int many) {
        std::vector<std::int64_t> more(static_cast<std::size_t>(many));
        std::iota(more.begin(), more.end(), keys.front() - many);
        keys.insert(keys.begin(), more.begin(), more.end());
        changed();
    }
    void append(int many) {
        for (int i = 0; i < many; ++i) keys.push_back(keys.empty() ? 0 : keys.back() + 1);
        changed();
    }

    std::vector<std::int64_t> keys;
    bool buttons = true, headings = false;
    float grow = 0;
    int measured = 0, pressed = -1;
    std::optional<Rect> stuck_at;

  private:
    std::uint64_t revision_ = 1;
};

struct Stage {
    explicit Stage(int count, ListSpec spec_ = {.name = "Список"}, Headless::Options options = {})
        : rows(count), spec(spec_), page(options) {
        page.stage([this](Ui& ui) {
            if (jump >= 0) list_jump(ui, "list", std::exchange(jump, -1), align, focuses);
            rows.stuck_at.reset();
            view = virtual_list(ui, "list", area, spec, rows);
        });
    }
    void redraw() {
        page.shell().invalidate();
        page.settle();
    }
    void wheel(float y) {
        page.shell().pointer_move(100, 200, PointerKind::Mouse);
        page.shell().wheel(0, y);
        page.settle();
    }
    void jump_to(int row, ListAlign how, bool focus = false) {
        jump = row;
        align = how;
        focuses = focus;
        redraw();
    }
    // Of a row in view.
    float y_of(std::int64_t key) {
        return page.find(Role::ListItem, "строка " + std::to_string(key)).node.rect.y;
    }
    Rows rows;
    ListSpec spec;
    Rect area = kArea;
    ListView view;
    int jump = -1;
    ListAlign align = ListAlign::Top;
    bool focuses = false;
    Headless page;
};

double sum_of(const Rows& rows) {
    double sum = 0;
    for (const auto key : rows.keys) sum += static_cast<double>(rows.height(key));
    return sum;
}

}  // namespace

TEST_CASE("of 100,000 rows those in view are drawn, measured and told") {
    Stage stage(100'000);
    CHECK(stage.view.first == 0);
    CHECK(stage.rows.measured < 30);
    CHECK(stage.page.shell().tree().entries().size() < 60);
    const auto& row = stage.page.find(Role::ListItem, "строка 3").node;
    CHECK(row.level_set_size == 100'000);
    CHECK(row.position_in_set == 4);
    CHECK(stage.y_of(1) == kArea.y + stage.rows.height(0));
    CHECK_FALSE(stage.page.has(Role::ListItem, "строка 40"));
}

TEST_CASE("each row is measured once") {
    Stage stage(1'000);
    for (int i = 0; i < 20; ++i) stage.wheel(300);
    for (int i = 0; i < 20; ++i) stage.wheel(-300);
    const int once = stage.rows.measured;
    for (int i = 0; i < 20; ++i) stage.wheel(300);
    for (int i = 0; i < 20; ++i) stage.wheel(-300);
    CHECK(stage.rows.measured == once);
    CHECK(stage.view.at_start);
}

TEST_CASE("the wheel moves it by as many px as it says, over rows of whatever height") {
    Stage stage(1'000);
    stage.wheel(35);
    CHECK(stage.y_of(2) ==
          Catch::Approx(kArea.y + stage.rows.height(0) + stage.rows.height(1) - 35));
    const float before = stage.y_of(5);
    stage.wheel(-20);
    CHECK(stage.y_of(5) == Catch::Approx(before + 20));
    stage.wheel(-500);
    CHECK(stage.view.at_start);
    CHECK(stage.y_of(0) == kArea.y);
}

TEST_CASE("what is under the eye stays when rows above it are measured, come or go") {
    Stage stage(1'000);
    stage.jump_to(500, ListAlign::Top);
    CHECK(stage.y_of(500) == kArea.y);
    const float under_eye = stage.y_of(503);
    // Up over rows that were never seen and are no guess high; and back again.
    stage.wheel(-900);
    stage.wheel(900);
    CHECK(stage.y_of(503) == Catch::Approx(under_eye));
    stage.rows.prepend(200);
    stage.redraw();
    CHECK(stage.y_of(503) == Catch::Approx(under_eye));
    for (int i = 0; i < 10; ++i) stage.rows.erase(100);
    stage.redraw();
    CHECK(stage.y_of(503) == Catch::Approx(under_eye));
    stage.rows.append(50);
    std::swap(stage.rows.keys[10], stage.rows.keys[20]);
    stage.rows.changed();
    stage.redraw();
    CHECK(stage.y_of(503) == Catch::Approx(under_eye));
    // The first row in view goes: the next one stands there.
    const auto gone = static_cast<int>(
        std::find(stage.rows.keys.begin(), stage.rows.keys.end(), 500) - stage.rows.keys.begin());
    stage.rows.erase(gone);
    stage.redraw();
    CHECK(stage.y_of(501) == kArea.y);
}

TEST_CASE("rows that are measured anew move nothing above the first one in view") {
    Stage stage(1'000);
    stage.jump_to(500, ListAlign::Top);
    stage.wheel(7);
    const float top = kArea.y;
    stage.rows.grow = 13;
    stage.rows.changed();
    stage.redraw();
    CHECK(stage.page.find(Role::ListItem, "строка 500").node.rect.y == top);
    CHECK(stage.y_of(501) == Catch::Approx(kArea.y - 7 + stage.rows.height(500)));
    // Another width, too.
    stage.area.w = 250;
    stage.redraw();
    CHECK(stage.y_of(501) == Catch::Approx(kArea.y - 7 + stage.rows.height(500)));
}

TEST_CASE("any row can be jumped to, and both ends") {
    Stage stage(100'000);
    stage.jump_to(77'777, ListAlign::Top);
    CHECK(stage.y_of(77'777) == kArea.y);
    stage.jump_to(31'415, ListAlign::Middle);
    CHECK(stage.y_of(31'415) ==
          Catch::Approx(kArea.y + (kArea.h - stage.rows.height(31'415)) / 2).margin(1));
    const float before = stage.y_of(31'416);
    stage.jump_to(31'416, ListAlign::Nearest);
    CHECK(stage.y_of(31'416) == Catch::Approx(before));
    stage.page.key(Key::End);
    CHECK(stage.view.at_end);
    const auto& last = stage.page.find(Role::ListItem, "строка 99999").node.rect;
    CHECK(bottom(last) == Catch::Approx(bottom(kArea)));
    stage.wheel(-50);
    CHECK_FALSE(stage.view.at_end);
    stage.wheel(1e6f);
    CHECK(stage.view.at_end);
    stage.page.key(Key::Home);
    CHECK(stage.view.at_start);
    CHECK(stage.y_of(0) == kArea.y);
    stage.page.key(Key::PageDown);
    CHECK(stage.y_of(8) < bottom(kArea));
    stage.page.key(Key::PageUp);
    CHECK(stage.view.at_start);
}

TEST_CASE("the scrollbar leads anywhere, and to the ends") {
    Stage stage(100'000);
    auto& page = stage.page;
    page.shell().pointer_move(100, 200, PointerKind::Mouse);
    page.settle();
    page.shell().pointer_down(345, 110, 0, PointerKind::Mouse);
    page.shell().pointer_move(345, 294, PointerKind::Mouse);
    page.settle();
    CHECK(stage.view.first == Catch::Approx(50'000).margin(600));
    page.shell().pointer_move(345, 1000, PointerKind::Mouse);
    page.settle();
    CHECK(stage.view.at_end);
    page.shell().pointer_move(345, -100, PointerKind::Mouse);
    page.settle();
    CHECK(stage.view.at_start);
    page.shell().pointer_up(345, 110, 0, PointerKind::Mouse);
    page.settle();
}

TEST_CASE("a list shorter than its place stands at its top and scrolls nowhere") {
    Stage stage(4);
    stage.wheel(100);
    CHECK(stage.y_of(0) == kArea.y);
    CHECK(stage.view.at_start);
    CHECK(stage.view.at_end);
    stage.rows.keys.clear();
    stage.rows.changed();
    stage.redraw();
    CHECK(stage.view.last == -1);
}

TEST_CASE("it becomes shorter without a gap at its end") {
    Stage stage(1'000);
    stage.page.key(Key::End);
    stage.rows.keys.resize(20);
    stage.rows.changed();
    stage.redraw();
    CHECK(bottom(stage.page.find(Role::ListItem, "строка 19").node.rect) ==
          Catch::Approx(bottom(kArea)));
    CHECK(sum_of(stage.rows) > static_cast<double>(kArea.h));
}

TEST_CASE("as a chat it begins at its end, and stays there only if it stands there") {
    Stage stage(500, {.name = "Список", .starts_at_end = true, .follows_end = true});
    CHECK(stage.view.at_end);
    stage.rows.append(3);
    stage.redraw();
    CHECK(stage.view.at_end);
    CHECK(stage.page.has(Role::ListItem, "строка 502"));
    stage.wheel(-600);
    const auto first = stage.view.first;
    stage.rows.append(3);
    stage.redraw();
    CHECK(stage.view.first == first);
    CHECK_FALSE(stage.view.at_end);
}

TEST_CASE("what is beyond its edges is asked for when they are near, and moves nothing") {
    Stage stage(100, {.name = "Список",
                      .before = ListEdge::Ready,
                      .after = ListEdge::Ready,
                      .set_size = -1,
                      .starts_at_end = true});
    CHECK(stage.view.wants_after);
    CHECK_FALSE(stage.view.wants_before);
    CHECK(stage.page.find(Role::ListItem, "строка 99").node.level_set_size == -1);
    stage.jump_to(3, ListAlign::Top);
    CHECK(stage.view.wants_before);
    const float under_eye = stage.y_of(5);
    stage.spec.before = ListEdge::Loading;
    stage.redraw();
    CHECK_FALSE(stage.view.wants_before);
    stage.rows.prepend(30);
    stage.spec.before = ListEdge::None;
    stage.redraw();
    CHECK(stage.y_of(5) == Catch::Approx(under_eye));
    // At the very edge, too: the row below it stays.
    stage.spec.before = ListEdge::Ready;
    stage.page.key(Key::Home);
    CHECK(stage.page.has(Role::Status, "Загружаем ещё…"));
    const float below_edge = stage.y_of(-30);
    stage.rows.prepend(30);
    stage.redraw();
    CHECK(stage.y_of(-30) == Catch::Approx(below_edge));
    stage.spec.before = ListEdge::Failed;
    bool retried = false;
    stage.page.key(Key::Home);
    stage.page.stage([&](Ui& ui) {
        const auto view = virtual_list(ui, "list", kArea, stage.spec, stage.rows);
        retried = retried || view.retry_before;
    });
    stage.page.key(Key::Home);
    stage.page.press(Role::Button, "Повторить");
    CHECK(retried);
}

TEST_CASE("the heading of what is in view stays at the top until the next one pushes it out") {
    Stage stage(200);
    stage.rows.headings = true;
    stage.redraw();
    CHECK_FALSE(stage.rows.stuck_at);
    stage.wheel(200);
    REQUIRE(stage.rows.stuck_at);
    CHECK(stage.rows.stuck_at->y == kArea.y);
    CHECK(stage.page.find(Role::Button, "кнопка 0").node.rect.h > 1);
    // Once in the tree, before the rows it heads.
    int headings = 0;
    for (const auto& entry : stage.page.shell().tree().entries())
        if (entry.node.name == "строка 0") ++headings;
    CHECK(headings == 1);
    stage.jump_to(9, ListAlign::Top);
    stage.wheel(stage.rows.height(9) + 10);
    REQUIRE(stage.rows.stuck_at);
    CHECK(stage.rows.stuck_at->y < kArea.y);
    CHECK(bottom(*stage.rows.stuck_at) == Catch::Approx(stage.y_of(10)).margin(.5));
    // What it covers is not pressed through it; what gets the focus comes out from below it.
    stage.jump_to(25, ListAlign::Top);
    stage.wheel(30);
    stage.page.focus(Role::Button, "кнопка 24");
    CHECK(stage.page.find(Role::Button, "кнопка 24").node.rect.y >=
          kArea.y + stage.rows.height(20));
}

TEST_CASE("the keyboard and a reader's cursor find rows beyond the view, which scrolls to them") {
    Stage stage(100'000);
    auto& page = stage.page;
    for (int row = 0; row < 60; ++row) {
        const std::string name = "кнопка " + std::to_string(row);
        REQUIRE(page.has(Role::Button, name));
        page.focus(Role::Button, name);
        CHECK(page.find(Role::Button, name).node.rect.h > 1);
    }
    // Words that nobody can press.
    Stage words(1'000);
    words.rows.buttons = false;
    words.redraw();
    for (int row = 0; row < 40; ++row)
        words.page.focus(Role::Text, "кнопка " + std::to_string(row));
    CHECK(words.page.find(Role::Text, "кнопка 39").node.rect.h > 1);
}

TEST_CASE("what has the focus stays in the tree however far one scrolls") {
    Stage stage(100'000);
    stage.page.focus(Role::Button, "кнопка 3");
    stage.wheel(3'000'000);
    CHECK(stage.page.has(Role::Button, "кнопка 3"));
    CHECK(stage.page.find(Role::Button, "кнопка 3").node.rect.h == 1);
    stage.page.focus(Role::Button, "кнопка 3");
    CHECK(stage.view.first <= 3);
}

TEST_CASE("the arrows lead the focus from row to row where the list says so") {
    Stage stage(1'000, {.name = "Список", .moves = true});
    auto& page = stage.page;
    page.focus(Role::Button, "кнопка 0");
    const auto focused = [&] { return page.requests.back().node; };
    page.key(Key::Down);
    CHECK(focused() == page.find(Role::Button, "кнопка 1").node.id);
    page.key(Key::End);
    CHECK(focused() == page.find(Role::Button, "кнопка 999").node.id);
    CHECK(stage.view.at_end);
    page.key(Key::Up);
    CHECK(focused() == page.find(Role::Button, "кнопка 998").node.id);
    page.key(Key::PageUp);
    CHECK(stage.view.first < 998);
    page.key(Key::Home);
    CHECK(focused() == page.find(Role::Button, "кнопка 0").node.id);
    CHECK(stage.view.at_start);
}

TEST_CASE("where the row with the focus vanishes its neighbour gets it") {
    Stage stage(100);
    stage.page.focus(Role::Button, "кнопка 2");
    stage.page.requests.clear();
    stage.rows.erase(2);
    stage.redraw();
    REQUIRE_FALSE(stage.page.requests.empty());
    CHECK(stage.page.requests.back().node == stage.page.find(Role::Button, "кнопка 3").node.id);
    stage.jump_to(60, ListAlign::Middle, true);
    CHECK(stage.page.requests.back().node == stage.page.find(Role::Button, "кнопка 61").node.id);
}

TEST_CASE("a finger throws it through rows that were never seen, without a jump") {
    Stage stage(10'000, {.name = "Список"}, {.touch = true, .reduced_motion = false});
    auto& page = stage.page;
    page.shell().pointer_down(100, 450, 0, PointerKind::Touch);
    for (int i = 1; i <= 5; ++i) {
        page.world.advance(16);
        page.shell().pointer_move(100, 450 - static_cast<float>(i) * 60, PointerKind::Touch);
        page.draw();
    }
    page.shell().pointer_up(100, 150, 0, PointerKind::Touch);
    page.draw();
    const int thrown = stage.view.first;
    page.settle();
    CHECK(stage.view.first > thrown + 10);
}

TEST_CASE("places among the rows are exact whatever was measured") {
    Rows rows(100'000);
    RowHeights heights;
    heights.update(rows, 56, {});
    double sum = 0;
    for (int row = 0; row < rows.count(); ++row) {
        if (row % 3 == 0) heights.set(row, rows.height(row));
        if (row % 9'999 == 0) {
            CHECK(heights.top(row) == sum);
            CHECK(heights.row_at(sum) == row);
            CHECK(heights.row_at(sum + 1) == row);
        }
        sum += row % 3 == 0 ? static_cast<double>(rows.height(row)) : 56;
    }
    CHECK(heights.top(rows.count()) == sum);
    CHECK(heights.row_at(sum + 1e9) == rows.count() - 1);
    CHECK(heights.row_at(-5) == 0);
}

}  // namespace ranets::test
