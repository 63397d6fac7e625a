#include "kit/grid.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "kit/ui_impl.h"

namespace ranets::shell {
namespace {

constexpr int kAround = 1;  // rows and columns beyond the view that a reader's cursor finds

struct GridState {
    int row = 0, column = 1;
    bool used = false;  // somebody has been here: the active cell is shown
    bool show = false;  // it is to come into view
    bool wants_focus = false;
    NodeId focus = 0;  // the cell that had the focus
    NodeId fresh = 0;  // the pointer has just focused it: its click is no edit
};

struct Span {
    int from = 0, to = 0;  // without `to`
};

class Grid {
  public:
    Grid(Ui& ui, std::string_view key, const Rect& area, const GridSpec& spec, GridCells& cells)
        : ui_(ui),
          impl_(ui.impl()),
          key_(key),
          area_(area),
          spec_(spec),
          cells_(cells),
          state_(ui.keep<GridState>(key)),
          rows_(spec.rows - (spec.foot ? 1 : 0)),
          columns_(spec.columns - spec.right) {
        edges_.reserve(static_cast<std::size_t>(spec.columns));
        edges_.push_back(0);
        for (int column = 1; column < columns_; ++column)
            edges_.push_back(edges_.back() + cells.column_width(column));
        Rect rest = area;
        head_ = cut_top(rest, spec.head_height);
        foot_ = cut_bottom(rest, spec.foot ? spec.row_height : 0);
        left_ = cut_left(rest, cells.column_width(0));
        float right = 0;
        for (int column = columns_; column < spec.columns; ++column)
            right += cells.column_width(column);
        right_ = cut_right(rest, right);
        body_ = rest;
    }

    GridEvent draw() {
        state_.row = std::clamp(state_.row, 0, std::max(0, spec_.rows - 1));
        state_.column = std::clamp(state_.column, 1, std::max(1, spec_.columns - 1));
        const std::pair before(state_.row, state_.column);
        const IdScope scope(ui_, key_);
        move_by_keys();
        const double height = static_cast<double>(spec_.row_height) * rows_;
        auto& scroll = impl_.areas[ui_.id("body")];
        scroll.content_h = height;
        scroll.content_w = static_cast<double>(edges_.back());
        scroll.area = body_;
        if (std::exchange(state_.show, false)) bring_into_view(scroll);
        scroll_ = ui_.begin_scroll("body", body_, height, scroll.content_w);
        find_view();
        draw_part(body_, rows_in_view_, columns_in_view_);
        ui_.end_scroll();
        // What stands still beside it belongs to it.
        impl_.open_areas.push_back(ui_.id("body"));
        draw_part(left_, rows_in_view_, {0, 1});
        draw_part(right_, rows_in_view_, {columns_, spec_.columns});
        for (const int row : {-1, rows_}) {
            if (row >= spec_.rows) continue;
            const Rect& strip = row < 0 ? head_ : foot_;
            draw_part({left_.x, strip.y, left_.w, strip.h}, {row, row + 1}, {0, 1});
            draw_part({body_.x, strip.y, body_.w, strip.h}, {row, row + 1}, columns_in_view_);
            draw_part({right_.x, strip.y, right_.w, strip.h}, {row, row + 1},
                      {columns_, spec_.columns});
        }
        impl_.open_areas.pop_back();
        tell();
        event_.row = state_.row;
        event_.column = state_.column;
        event_.moved = before != std::pair(state_.row, state_.column);
        event_.rect = place_of(state_.row, state_.column);
        if (event_.moved) ui_.invalidate();
        return event_;
    }

  private:
    NodeId id_of(int row, int column) {
        const IdScope scope(ui_, (std::int64_t{row} << 32) + column);
        return ui_.id("cell");
    }

    Rect place_of(int row, int column) const {
        Rect rect{0, body_.y + static_cast<float>(row) * spec_.row_height - scroll_.y,
                  cells_.column_width(column), spec_.row_height};
        if (row < 0) rect.y = head_.y, rect.h = head_.h;
        if (row >= rows_) rect.y = foot_.y;
        if (column == 0) {
            rect.x = left_.x;
        } else if (column < columns_) {
            rect.x = body_.x + edges_[static_cast<std::size_t>(column - 1)] - scroll_.x;
        } else {
            rect.x = right_.x;
            for (int i = columns_; i < column; ++i) rect.x += cells_.column_width(i);
        }
        return rect;
    }

    // The part of the grid that the cell can be seen in.
    Rect part_of(int row, int column) const {
        const Rect& across = column == 0 ? left_ : column < columns_ ? body_ : right_;
        const Rect& down = row < 0 ? head_ : row < rows_ ? body_ : foot_;
        return {across.x, down.y, across.w, down.h};
    }

    void find_view() {
        const auto row_at = [&](float y) { return static_cast<int>(y / spec_.row_height); };
        rows_in_view_ = {std::clamp(row_at(scroll_.y), 0, rows_),
                         std::clamp(row_at(scroll_.y + body_.h) + 1, 0, rows_)};
        const auto column_at = [&](float x) {
            return static_cast<int>(std::upper_bound(edges_.begin(), edges_.end(), x) -
                                    edges_.begin());
        };
        columns_in_view_ = {std::clamp(column_at(scroll_.x), 1, columns_),
                            std::clamp(column_at(scroll_.x + body_.w) + 1, 1, columns_)};
    }

    void bring_into_view(ScrollArea& scroll) const {
        const auto missing = [](double from, double size, double at, double room) {
            return from < at ? from - at
                             : std::max(0., std::min(from + size - at - room, from - at));
        };
        const auto y = static_cast<double>(static_cast<float>(state_.row) * spec_.row_height);
        const double dy = state_.row >= rows_
                              ? 0
                              : missing(y, double{spec_.row_height}, scroll.y, double{body_.h});
        double dx = 0;
        if (state_.column < columns_)
            dx = missing(double{edges_[static_cast<std::size_t>(state_.column - 1)]},
                         double{cells_.column_width(state_.column)}, scroll.x, double{body_.w});
        scroll.x = std::clamp(scroll.x + dx, 0., scroll.max_x());
        scroll.y = std::clamp(scroll.y + dy, 0., scroll.max_y());
    }

    // --- the active cell

    void go(int row, int column) {
        state_.row = std::clamp(row, 0, std::max(0, spec_.rows - 1));
        state_.column = std::clamp(column, 1, std::max(1, spec_.columns - 1));
        state_.used = state_.show = state_.wants_focus = true;
    }

    void move_by_keys() {
        if (state_.focus == 0 || impl_.focus.id != state_.focus) return;
        const int page = std::max(1, static_cast<int>(body_.h / spec_.row_height) - 1);
        const int all = std::max(spec_.rows, spec_.columns);
        struct Way {
            Key key;
            int down, across;
        };
        const Way ways[] = {{Key::Up, -1, 0},        {Key::Down, 1, 0},       {Key::Left, 0, -1},
                            {Key::Right, 0, 1},      {Key::Home, 0, -all},    {Key::End, 0, all},
                            {Key::PageUp, -page, 0}, {Key::PageDown, page, 0}};
        for (const auto& [key, down, across] : ways) {
            if (ui_.take_key(key)) return go(state_.row + down, state_.column + across);
            if (!ui_.take_key(key, true)) continue;
            // With Ctrl as far as it goes; Home and End to the corners.
            const bool corner = key == Key::Home || key == Key::End;
            return go(state_.row + (corner ? across : down) * all, state_.column + across * all);
        }
        if (ui_.take_key(Key::F2)) event_.edit = true;
    }

    void pressed(int row, int column, NodeId id) {
        const bool active = row == state_.row && column == state_.column && state_.used;
        if (active && std::exchange(state_.fresh, 0) != id) event_.edit = true;
        if (!active) go(row, column);
    }

    // The page's focus is on one of its cells, by whatever way it came there.
    void follow_focus(int row, int column, NodeId id) {
        if (std::exchange(state_.focus, id) == id) return;
        const bool active = row == state_.row && column == state_.column;
        if (!active && !impl_.focus.visible) state_.fresh = id;
        state_.row = row;
        state_.column = column;
        state_.used = state_.show = true;
        ui_.invalidate();
    }

    // --- drawing and telling

    void draw_part(const Rect& part, Span rows, Span columns) {
        if (part.w <= 0 || part.h <= 0 || rows.from >= rows.to || columns.from >= columns.to)
            return;
        ui_.push_clip(part);
        for (int row = rows.from; row < rows.to; ++row) {
            for (int column = columns.from; column < columns.to; ++column) {
                const Rect rect = place_of(row, column);
                GridLook look;
                look.row_active = state_.used && row == state_.row;
                look.active = look.row_active && column == state_.column;
                if (row >= 0 && column > 0) {
                    const NodeId id = id_of(row, column);
                    const Press press = ui_.press(id, rect, -1);
                    look.hovered = press.hovered;
                    if (press.clicked) pressed(row, column, id);
                }
                cells_.draw(ui_, row, column, rect, look);
                if (look.active) ui_.border(rect, Color::Primary, 0, 2);
                ui_.vertical_line(right(rect) - 1, rect.y, rect.h);
            }
            const Rect line = place_of(row, columns.from);
            ui_.horizontal_line(part.x, bottom(line) - 1, part.w);
        }
        ui_.pop_clip();
    }

    void tell() {
        semantics::Node node;
        node.id = ui_.id("grid");
        node.role = Role::Grid;
        node.name = spec_.name;
        node.level_set_size = spec_.rows + 1;
        node.position_in_set = spec_.columns;
        node.rect = area_;
        auto& tree = ui_.tree();
        tree.open(std::move(node));
        had_focus_ = false;
        tell_row(-1);
        const Span told{std::max(0, rows_in_view_.from - kAround),
                        std::min(rows_, rows_in_view_.to + kAround)};
        const int active = state_.row;
        if (active < told.from) tell_row(active);
        for (int row = told.from; row < told.to; ++row) tell_row(row);
        if (active >= told.to && active < rows_) tell_row(active);
        if (spec_.foot) tell_row(rows_);
        tree.close();
        tree.set_clip(ui_.clip());
        if (!had_focus_) state_.focus = 0;
    }

    void tell_row(int row) {
        auto& tree = ui_.tree();
        tree.set_clip(impl_.cut_to_clip(area_));
        semantics::Node node;
        {
            const IdScope scope(ui_, std::int64_t{row});
            node.id = ui_.id("row");
        }
        node.role = Role::Row;
        node.position_in_set = row + 2;
        node.rect = place_of(row, 0);
        node.rect.w = area_.w;
        tree.open(std::move(node));
        tell_cell(row, 0);
        const Span told{std::max(1, columns_in_view_.from - kAround),
                        std::min(columns_, columns_in_view_.to + kAround)};
        const int active = row == state_.row ? state_.column : -1;
        if (active > 0 && active < told.from) tell_cell(row, active);
        for (int column = told.from; column < told.to; ++column) tell_cell(row, column);
        if (active >= told.to && active < columns_) tell_cell(row, active);
        for (int column = columns_; column < spec_.columns; ++column) tell_cell(row, column);
        tree.close();
    }

    void tell_cell(int row, int column) {
        semantics::Node node;
        node.id = id_of(row, column);
        node.role = row < 0 ? Role::ColumnHeader : column == 0 ? Role::RowHeader : Role::GridCell;
        node.name = cells_.name(row, column);
        node.position_in_set = column + 1;
        node.rect = place_of(row, column);
        const bool active = row == state_.row && column == state_.column;
        if (active) node.flags = semantics::kSelected;
        if (row >= 0 && column > 0) {
            if (node.id == impl_.focus.id) {
                had_focus_ = true;
                follow_focus(row, column, node.id);
            }
            if (active && std::exchange(state_.wants_focus, false) && impl_.focus.id != node.id)
                ui_.request_focus(node.id);
        }
        // A part of no width shows nothing, but the tree must keep what has the focus.
        ui_.tree().set_clip(impl_.cut_to_clip(part_of(row, column)));
        ui_.tree().leaf(std::move(node));
    }

    Ui& ui_;
    Ui::Impl& impl_;
    std::string_view key_;
    const Rect& area_;
    const GridSpec& spec_;
    GridCells& cells_;
    GridState& state_;
    int rows_, columns_;        // those that scroll, and column 0
    std::vector<float> edges_;  // where the columns that scroll begin, from the first one's
    Rect head_, foot_, left_, right_, body_;
    Ui::Scroll scroll_;
    Span rows_in_view_, columns_in_view_;
    bool had_focus_ = false;
    GridEvent event_;
};

}  // namespace

GridEvent grid(Ui& ui, std::string_view key, const Rect& area, const GridSpec& spec,
               GridCells& cells) {
    return Grid(ui, key, area, spec, cells).draw();
}

void grid_go(Ui& ui, std::string_view key, int row, int column, bool focus) {
    auto& state = ui.keep<GridState>(key);
    state.row = row;
    state.column = column;
    state.used = state.show = true;
    state.wants_focus = focus;
    ui.invalidate();
}

}  // namespace ranets::shell
