// The grid of cells: heads that stay, keys, focus, presses, and what it tells.
#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "kit/grid.h"
#include "support/headless.h"

namespace ranets::test {
namespace {

using namespace shell;

constexpr Rect kArea{20, 40, 800, 500};
constexpr float kName = 200, kCell = 47;

class Cells final : public GridCells {
  public:
    float column_width(int column) const override { return column == 0 ? kName : kCell; }
    std::string name(int row, int column) const override {
        if (row < 0) return "столбец " + std::to_string(column);
        if (column == 0) return "строка " + std::to_string(row);
        return std::to_string(row) + ":" + std::to_string(column);
    }
    void draw(Ui&, int row, int column, const Rect& rect, const GridLook& look) override {
        ++drawn;
        if (look.active) active = {row, column};
        if (row < 0 && column == 0) corner = rect;
    }
    int drawn = 0;
    std::pair<int, int> active{-1, -1};
    Rect corner;
};

struct Stage {
    explicit Stage(GridSpec spec_ = {.name = "Оценки", .rows = 34, .columns = 61}) : spec(spec_) {
        page.stage([this](Ui& ui) {
            cells.drawn = 0;
            cells.active = {-1, -1};
            const auto now = grid(ui, "grid", kArea, spec, cells);
            if (now.edit) ++edits;
            event = now;
        });
    }
    const semantics::Node& cell(int row, int column) {
        return page.find(Role::GridCell, cells.name(row, column)).node;
    }
    // By the page: the focus goes where it was asked to go.
    void key(Key key, bool ctrl = false) { page.key(key, ctrl); }
    std::pair<int, int> at() const { return {event.row, event.column}; }
    bool in_view(int row, int column) {
        const auto& rect = cell(row, column).rect;
        return rect.w == Catch::Approx(kCell) && rect.h == Catch::Approx(spec.row_height);
    }
    GridSpec spec;
    Cells cells;
    GridEvent event;
    int edits = 0;
    Headless page;
};

}  // namespace

TEST_CASE("a grid tells rows and columns of which those in view are there") {
    Stage stage;
    const auto& grid = stage.page.find(Role::Grid, "Оценки").node;
    CHECK(grid.level_set_size == 35);
    CHECK(grid.position_in_set == 61);
    CHECK(stage.page.find(Role::ColumnHeader, "столбец 3").node.position_in_set == 4);
    CHECK(stage.page.find(Role::RowHeader, "строка 2").node.position_in_set == 1);
    CHECK(stage.cell(2, 3).position_in_set == 4);
    CHECK(stage.page.shell().tree().entries().size() < 400);
    CHECK_FALSE(stage.page.has(Role::GridCell, "33:60"));
    int rows = 0;
    for (const auto& entry : stage.page.shell().tree().entries())
        if (entry.node.role == Role::Row) CHECK(entry.node.position_in_set == ++rows);
}

TEST_CASE("every cell of 34 by 60 is reached by keys, in view and with the focus") {
    Stage stage;
    stage.page.focus(Role::GridCell, "0:1");
    std::set<semantics::NodeId> ids;
    for (int row = 0; row < 34; ++row) {
        for (int step = 0; step < 60; ++step) {
            const int column = row % 2 == 0 ? step + 1 : 60 - step;
            REQUIRE(stage.at() == std::pair(row, column));
            REQUIRE(stage.in_view(row, column));
            REQUIRE((stage.cell(row, column).flags & semantics::kSelected) != 0);
            ids.insert(stage.cell(row, column).id);
            if (step < 59) stage.key(row % 2 == 0 ? Key::Right : Key::Left);
        }
        stage.key(Key::Down);
    }
    CHECK(ids.size() == 34 * 60);
    CHECK(stage.at() == std::pair(33, 1));
}

TEST_CASE("keys lead to the ends of rows, of columns, by pages and to the corners") {
    Stage stage;
    stage.page.focus(Role::GridCell, "2:3");
    CHECK(stage.at() == std::pair(2, 3));
    stage.key(Key::End);
    CHECK(stage.at() == std::pair(2, 60));
    stage.key(Key::Home);
    CHECK(stage.at() == std::pair(2, 1));
    stage.key(Key::PageDown);
    CHECK(stage.event.row > 10);
    CHECK(stage.in_view(stage.event.row, 1));
    stage.key(Key::PageUp);
    CHECK(stage.at() == std::pair(2, 1));
    stage.key(Key::End, true);
    CHECK(stage.at() == std::pair(33, 60));
    CHECK(stage.in_view(33, 60));
    stage.key(Key::Up, true);
    CHECK(stage.at() == std::pair(0, 60));
    stage.key(Key::Down, true);
    CHECK(stage.at() == std::pair(33, 60));
    stage.key(Key::Left, true);
    CHECK(stage.at() == std::pair(33, 1));
    stage.key(Key::Right, true);
    CHECK(stage.at() == std::pair(33, 60));
    stage.key(Key::Home, true);
    CHECK(stage.at() == std::pair(0, 1));
    stage.key(Key::Up);
    stage.key(Key::Left);
    CHECK(stage.at() == std::pair(0, 1));
}

TEST_CASE("a key's cell is drawn as the active one in the very frame of the key") {
    Stage stage;
    stage.page.focus(Role::GridCell, "0:1");
    stage.page.shell().key({.key = Key::Down});
    stage.page.draw();
    CHECK(stage.cells.active == std::pair(1, 1));
}

TEST_CASE("Enter, F2 and a press on the active cell edit; a press on another one goes there") {
    Stage stage;
    stage.page.press(Role::GridCell, "3:4");
    CHECK(stage.at() == std::pair(3, 4));
    CHECK(stage.edits == 0);
    stage.page.press(Role::GridCell, "3:4");
    CHECK(stage.edits == 1);
    stage.page.activate(Role::GridCell, "3:4");
    CHECK(stage.edits == 2);
    stage.key(Key::F2);
    CHECK(stage.edits == 3);
    // As the page tells a click: the focus first, by the pointer, then the press by its node.
    const auto other = stage.cell(5, 6).id;
    stage.page.shell().focus(other, false);
    stage.page.shell().activate(other);
    stage.page.settle();
    CHECK(stage.at() == std::pair(5, 6));
    CHECK(stage.edits == 3);
    stage.page.shell().activate(other);
    stage.page.settle();
    CHECK(stage.edits == 4);
}

TEST_CASE("heads and the first column stay where they are, whatever scrolls") {
    Stage stage({.name = "Оценки", .rows = 34, .columns = 61, .right = 2, .foot = true});
    auto& page = stage.page;
    const auto right_before = stage.cell(2, 60).rect;
    const auto foot_before = page.find(Role::RowHeader, "строка 33").node.rect;
    const auto head_before = page.find(Role::ColumnHeader, "столбец 0").node.rect;
    page.shell().pointer_move(400, 300, PointerKind::Mouse);
    page.shell().wheel(300, 200);
    page.settle();
    CHECK(stage.cells.corner.x == kArea.x);
    CHECK(page.find(Role::ColumnHeader, "столбец 0").node.rect.x == head_before.x);
    CHECK(page.find(Role::RowHeader, "строка 33").node.rect.y == foot_before.y);
    CHECK(stage.cell(7, 60).rect.x == right_before.x);
    CHECK(stage.cell(10, 10).rect.x < kArea.x + kName + 9 * kCell);
    // What a frozen part covers is not there to be pressed.
    for (const auto& entry : page.shell().tree().entries()) {
        if (entry.node.role != Role::GridCell || entry.node.rect.w <= 1) continue;
        CHECK(entry.node.rect.x >= kArea.x + kName);
        CHECK(entry.node.rect.y >= kArea.y + stage.spec.head_height);
    }
}

TEST_CASE("the cell with the focus stays in the tree when it is scrolled away") {
    Stage stage;
    stage.page.focus(Role::GridCell, "1:1");
    stage.page.shell().pointer_move(400, 300, PointerKind::Mouse);
    stage.page.shell().wheel(2000, 600);
    stage.page.settle();
    CHECK(stage.cell(1, 1).rect.w == 1);
    CHECK(stage.at() == std::pair(1, 1));
    stage.key(Key::Right);
    CHECK(stage.in_view(1, 2));
}

TEST_CASE("a grid that loses its rows keeps an active cell, and an empty one nothing") {
    Stage stage;
    stage.page.focus(Role::GridCell, "9:9");
    stage.spec.rows = 3;
    stage.page.shell().invalidate();
    stage.page.settle();
    CHECK(stage.at() == std::pair(2, 9));
    stage.spec.rows = 0;
    stage.page.shell().invalidate();
    stage.page.settle();
    CHECK(stage.page.has(Role::Grid, "Оценки"));
    CHECK_FALSE(stage.page.has(Role::GridCell, "0:1"));
}

}  // namespace ranets::test
