#pragma once
// A table of cells that scrolls both ways under its head and beside its first column, and has one
// stop of the Tab key: keys lead from cell to cell, each of which can be focused, pressed and
// edited. Only what is in view is drawn and told.
//
// Dear ImGui's tables are not used: their columns bring frozen heads, but lay out and clip items of
// ImGui, which we draw none of, and know nothing of cells that are only told.
#include <string>
#include <string_view>

#include "kit/ui.h"

namespace ranets::shell {

struct GridLook {
    bool active = false;      // the cell that keys go out from
    bool row_active = false;  // it is in this row
    bool hovered = false;
};

// What a grid shows. Column 0 heads its rows and stands still. Row -1 is the head.
class GridCells {
  public:
    virtual float column_width(int column) const = 0;
    // Of the head (row -1), a row's head (column 0) or a cell.
    virtual std::string name(int row, int column) const = 0;
    virtual void draw(Ui& ui, int row, int column, const Rect& rect, const GridLook& look) = 0;

  protected:
    ~GridCells() = default;
};

struct GridSpec {
    std::string_view name;
    int rows = 0, columns = 0;  // without the head, with column 0
    float head_height = 56, row_height = 34;
    int right = 0;      // columns that stand still at the right
    bool foot = false;  // the last row stands still at the foot
};

struct GridEvent {
    int row = 0, column = 1;  // the active cell
    bool moved = false;       // it is another one than in the last frame
    bool edit = false;        // Enter, F2, or a press on the active cell
    Rect rect;                // where it stands
};

GridEvent grid(Ui& ui, std::string_view key, const Rect& area, const GridSpec& spec,
               GridCells& cells);
// Makes a cell the active one and brings it into view; with `focus` it gets the focus.
void grid_go(Ui& ui, std::string_view key, int row, int column, bool focus);

}  // namespace ranets::shell
