#include "kit/virtual_list.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "kit/ui_impl.h"
#include "kit/widgets.h"
#include "kit/words.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr int kAround = 5;         // rows beyond the view that the keyboard and readers find
constexpr double kFarScreens = 3;  // a longer way is not walked row by row
constexpr float kEdge = 56, kEdgeRing = 20, kEdgeGap = 12, kEdgeButton = 40;
constexpr double kFarAway = 1e7;  // px, which a float still counts one by one

struct ListState {
    RowHeights heights;
    bool started = false;
    bool at_end = false;
    std::uint64_t revision = 0;
    float width = 0;
    // The area's top lies `offset` below the top of the row `anchor`.
    int anchor = 0;
    double offset = 0;
    double told = 0;  // the scroll area's y as it was left
    int jump = -1;
    ListAlign align = ListAlign::Nearest;
    int focused = -1;      // the row that has the focus
    int wants_focus = -1;  // the row that is to get it
};

bool is_control(Role role) {
    return role >= Role::Button && role != Role::ListBox && role != Role::ProgressBar;
}

class List {
  public:
    List(Ui& ui, std::string_view key, const Rect& area, const ListSpec& spec, ListRows& rows)
        : ui_(ui),
          impl_(ui.impl()),
          key_(key),
          area_(area),
          view_height_(static_cast<double>(area.h)),
          spec_(spec),
          rows_(rows),
          state_(ui.keep<ListState>(key)),
          heights_(state_.heights),
          scroll_(impl_.areas[ui.id(key)]) {}

    ListView draw() {
        follow_rows();
        move_by_keys();
        follow_scroll();
        follow_jump();
        lay_out();
        tell_scroll();
        ui_.open(key_, spec_.role, spec_.name, area_);
        {
            const IdScope scope(ui_, key_);
            draw_rows();
        }
        ui_.close();
        ui_.end_scroll();
        return view_;
    }

  private:
    int count() const { return heights_.count(); }
    double before() const { return spec_.before == ListEdge::None ? 0 : double{kEdge}; }
    double after() const { return spec_.after == ListEdge::None ? 0 : double{kEdge}; }

    double measured(int row) {
        if (!heights_.measured(row))
            heights_.set(row, std::max(1.f, rows_.measure(ui_, row, area_.w)));
        return static_cast<double>(heights_.height(row));
    }

    void stand_at(int row, double offset) {
        state_.anchor = std::clamp(row, 0, std::max(0, count() - 1));
        state_.offset = offset;
    }
    // Lower than possible: laying out moves it up as far as rows reach.
    void stand_at_end() { stand_at(count() - 1, view_height_); }

    // --- where it stands

    void follow_rows() {
        if (std::exchange(state_.width, area_.w) != area_.w) heights_.forget();
        if (std::exchange(state_.started, true) && state_.revision == rows_.revision()) return;
        state_.revision = rows_.revision();
        const bool had_rows = count() > 0;
        RowHeights::Followed follow[] = {{had_rows ? state_.anchor : -1}, {state_.focused}};
        heights_.update(rows_, spec_.guess, follow);
        if (!had_rows) {
            stand_at(0, 0);
            if (spec_.starts_at_end) stand_at_end();
            return;
        }
        // Where the row is gone the next one stands in its place.
        stand_at(follow[0].row, follow[0].gone ? std::min(state_.offset, 0.) : state_.offset);
        state_.focused = follow[1].row;
        if (follow[1].gone) state_.wants_focus = follow[1].row;
        if (spec_.follows_end && state_.at_end && scroll_.y >= state_.told) stand_at_end();
    }

    void follow_scroll() {
        const double moved = scroll_.y - state_.told;
        if (moved == 0 || count() == 0) return;
        if (moved > 0 && scroll_.y >= scroll_.max_y() - .5) {
            stand_at_end();
        } else if (std::abs(moved) > kFarScreens * view_height_) {
            const double y = scroll_.y - before();
            const int row = heights_.row_at(y);
            stand_at(row, y - heights_.top(row));
        } else {
            state_.offset += moved;
        }
    }

    void follow_jump() {
        const int row = std::min(std::exchange(state_.jump, -1), count() - 1);
        if (row < 0) return;
        scroll_.vx = scroll_.vy = 0;
        const double height = measured(row);
        const double head =
            rows_.head_of(row) >= 0 && rows_.head_of(row) != row ? measured(rows_.head_of(row)) : 0;
        const double room = view_height_ - head - height;
        double below_top = 0;  // how far below the heading it is to stand
        if (state_.align == ListAlign::Middle) below_top = std::max(0., room / 2);
        if (state_.align == ListAlign::Nearest) {
            const double at = heights_.top(row) - heights_.top(state_.anchor) - state_.offset;
            below_top = std::clamp(at - head, 0., std::max(0., room));
        }
        stand_at(row, -below_top - head);
        ui_.invalidate();
    }

    // --- what is in view

    // The anchor becomes the first row in view. All that lies between it and where it was, and all
    // in view, is measured.
    void lay_out() {
        if (count() == 0) {
            stand_at(0, 0);
            view_.at_start = view_.at_end = true;
            return;
        }
        // A hand may hold it beyond its top.
        const double highest = -before() + std::min(0., scroll_.y);
        walk(highest);
        double y = -state_.offset;
        int row = state_.anchor;
        while (row < count() && y < view_height_) y += measured(row++);
        if (row == count() && y + after() < view_height_) {
            state_.offset -= view_height_ - y - after();
            walk(highest);
            y = -state_.offset;
            row = state_.anchor;
            while (row < count() && y < view_height_) y += measured(row++);
        }
        view_.first = state_.anchor;
        view_.last = row - 1;
        first_ = std::max(0, state_.anchor - kAround);
        last_ = std::min(count() - 1, view_.last + kAround);
        for (int i = first_; i <= last_; ++i) static_cast<void>(measured(i));

        const double above = heights_.top(state_.anchor) + state_.offset;
        const double below = heights_.top(count()) - above - view_height_;
        view_.at_start = above + before() <= .5;
        view_.at_end = state_.at_end = below + after() <= .5;
        view_.wants_before = spec_.before == ListEdge::Ready && above < view_height_;
        view_.wants_after = spec_.after == ListEdge::Ready && below < view_height_;
    }

    void walk(double highest) {
        while (state_.offset < 0 && state_.anchor > 0) state_.offset += measured(--state_.anchor);
        while (state_.anchor + 1 < count() && state_.offset >= measured(state_.anchor))
            state_.offset -= measured(state_.anchor++);
        if (state_.anchor == 0) state_.offset = std::max(state_.offset, highest);
    }

    void tell_scroll() {
        const double y = before() + heights_.top(state_.anchor) + state_.offset;
        scroll_.y = y;
        ui_.begin_scroll(key_, area_, before() + heights_.top(count()) + after());
        // Only its own sums: a list shorter than its area has nowhere to go.
        state_.told = scroll_.y;
    }

    // --- keys and focus

    void move_by_keys() {
        if (!spec_.moves || state_.focused < 0 || count() == 0) return;
        const int page = std::max(1, state_.heights.row_at(scroll_.y - before() + view_height_) -
                                         heights_.row_at(scroll_.y - before()) - 1);
        const std::pair<Key, int> ways[] = {
            {Key::Up, -1},         {Key::Down, 1},        {Key::PageUp, -page},
            {Key::PageDown, page}, {Key::Home, -count()}, {Key::End, count()},
        };
        for (const auto& [pressed, way] : ways) {
            if (!ui_.take_key(pressed)) continue;
            state_.jump = std::clamp(state_.focused + way, 0, count() - 1);
            state_.align = ListAlign::Nearest;
            state_.wants_focus = state_.jump;
        }
    }

    // --- drawing

    float place_of(int row) {
        const double way = heights_.top(row) - heights_.top(state_.anchor) - state_.offset;
        return area_.y + static_cast<float>(std::clamp(impl_.whole_px(way), -kFarAway, kFarAway));
    }

    void draw_rows() {
        had_focus_ = false;
        if (spec_.before != ListEdge::None)
            view_.retry_before = draw_edge("before", spec_.before, place_of(0) - kEdge);
        if (count() > 0) {
            // In the order in which they are read.
            int away[] = {state_.focused, std::min(state_.wants_focus, count() - 1)};
            std::sort(std::begin(away), std::end(away));
            if (away[0] == away[1]) away[0] = -1;
            for (const int row : away)
                if (row >= 0 && row < first_ && !sticks(row)) draw_row(row, false);
            draw_window();
            for (const int row : away)
                if (row > last_) draw_row(row, false);
        }
        if (spec_.after != ListEdge::None)
            view_.retry_after = draw_edge("after", spec_.after, place_of(count()));
        if (!had_focus_) state_.focused = -1;
    }

    // Held at the top, as the heading of what is in view.
    bool sticks(int row) { return row == rows_.head_of(state_.anchor) && place_of(row) < area_.y; }

    void draw_window() {
        const int head = rows_.head_of(state_.anchor);
        scroll_.covered = head >= 0 ? static_cast<float>(measured(head)) : 0;
        const bool stuck = head >= 0 && sticks(head);
        const int in_flow = stuck ? head - 1 : last_;
        for (int row = first_; row <= in_flow; ++row) draw_row(row, false);
        if (!stuck) return;
        // It is pushed out by the next one.
        Rect place{area_.x, area_.y, area_.w, scroll_.covered};
        for (int row = head + 1; row <= view_.last; ++row) {
            if (rows_.head_of(row) != row) continue;
            place.y = std::min(place.y, place_of(row) - place.h);
            break;
        }
        draw_row(head, true, place);
        ui_.push_clip({area_.x, bottom(place), area_.w, bottom(area_) - bottom(place)});
        for (int row = std::max(first_, head + 1); row <= last_; ++row) draw_row(row, false);
        ui_.pop_clip();
    }

    void draw_row(int row, bool stuck) {
        draw_row(row, stuck, {area_.x, place_of(row), area_.w, heights_.height(row)});
    }

    void draw_row(int row, bool stuck, const Rect& rect) {
        const IdScope scope(ui_, rows_.key(row));
        auto& tree = ui_.tree();
        const std::size_t from = tree.entries().size();
        if (spec_.items) {
            semantics::Node node;
            node.id = ui_.id("row");
            node.role = Role::ListItem;
            node.name = rows_.name(row);
            node.level_set_size = spec_.set_size != 0 ? spec_.set_size : count();
            node.position_in_set = row + 1;
            node.rect = rect;
            tree.open(std::move(node));
        }
        rows_.draw(ui_, row, rect, stuck);
        if (spec_.items) tree.close();
        follow_focus(row, from, rect);
    }

    void follow_focus(int row, std::size_t from, const Rect& rect) {
        const auto& entries = ui_.tree().entries();
        NodeId control = 0;
        for (std::size_t i = from; i < entries.size(); ++i) {
            const auto& node = entries[i].node;
            if (control == 0 && is_control(node.role)) control = node.id;
            if (node.id != impl_.focus.id) continue;
            had_focus_ = true;
            state_.focused = row;
            // A reader's cursor on words that nobody can press is brought into view, too.
            if (impl_.focus.reveal > 0) impl_.reveal(rect);
        }
        if (row == state_.wants_focus && control != 0) {
            ui_.request_focus(control);
            state_.wants_focus = -1;
        }
    }

    bool draw_edge(std::string_view key, ListEdge edge, float y) {
        const IdScope scope(ui_, key);
        const Rect rect{area_.x, y, area_.w, kEdge};
        ui_.open("edge", Role::ListItem, {}, rect);
        bool pressed = false;
        if (edge == ListEdge::Failed) {
            const ButtonSpec spec{.name = text_of(Word::kActionRetry), .look = ButtonLook::Soft};
            const float width = std::min(rect.w, button_width(ui_, spec));
            pressed = button(ui_, "retry", centred(rect, width, kEdgeButton), spec);
        } else {
            const auto words = text_of(Word::kListLoadingMore);
            const float width = ui_.text_width(words, kBody);
            Rect line = centred(rect, kEdgeRing + kEdgeGap + width, kEdge);
            const Rect ring = cut_left(line, kEdgeRing);
            // Out of sight nothing turns.
            if (bottom(rect) > area_.y && rect.y < bottom(area_))
                turning_ring(ui_, centre(ring), kEdgeRing);
            cut_left(line, kEdgeGap);
            ui_.text(line, words, kBody, Color::Text2);
            ui_.say("loading", Role::Status, words, rect);
        }
        ui_.close();
        return pressed;
    }

    Ui& ui_;
    Ui::Impl& impl_;
    std::string_view key_;
    const Rect& area_;
    double view_height_;
    const ListSpec& spec_;
    ListRows& rows_;
    ListState& state_;
    RowHeights& heights_;
    ScrollArea& scroll_;
    ListView view_;
    int first_ = 0, last_ = -1;  // rows that are drawn
    bool had_focus_ = false;
};

}  // namespace

ListView virtual_list(Ui& ui, std::string_view key, const Rect& area, const ListSpec& spec,
                      ListRows& rows) {
    return List(ui, key, area, spec, rows).draw();
}

void list_jump(Ui& ui, std::string_view key, int row, ListAlign align, bool focus) {
    auto& state = ui.keep<ListState>(key);
    state.jump = row;
    state.align = align;
    if (focus) state.wants_focus = row;
    ui.invalidate();
}

}  // namespace ranets::shell
