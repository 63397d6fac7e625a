#pragma once
// A list of any number of rows of differing heights, of which only those in view, and a few around
// them, are measured, drawn and told to the accessibility tree.
//
// It stands at a row and a distance from that row's top, not at a distance from the first row: what
// is under the eye stays there when rows above it are measured, come or go. All that scrolls an
// area scrolls it (wheel, finger, scrollbar, keys, focus).
//
// Dear ImGui's list clipper is not used: it wants rows of one height, or all of them submitted once
// to learn where they are.
#include <string_view>

#include "kit/row_heights.h"
#include "kit/ui.h"

namespace ranets::shell {

// What lies beyond the first or the last row.
enum class ListEdge : std::uint8_t {
    None,     // nothing
    Ready,    // more, to be asked for when ListView says so
    Loading,  // more, on its way
    Failed,   // more, which could not be had: offers to try again
};

struct ListSpec {
    std::string_view name;
    Role role = Role::List;  // Log, ListBox, …
    float guess = 56;        // height of a row that was never seen
    ListEdge before = ListEdge::None, after = ListEdge::None;
    int set_size = 0;            // how many there are where not all have come; -1: nobody knows
    bool items = true;           // each row is a ListItem; else it reports what it is itself
    bool moves = false;          // arrows move the focus from row to row, Home, End, pages further
    bool starts_at_end = false;  // in its first frame
    bool follows_end = false;    // stays at its end when rows come there, if it stood there
};

struct ListView {
    int first = 0, last = -1;  // rows in view
    bool at_start = false, at_end = false;
    bool wants_before = false, wants_after = false;  // an edge that is Ready is near
    bool retry_before = false, retry_after = false;  // asked for by the person
};

ListView virtual_list(Ui& ui, std::string_view key, const Rect& area, const ListSpec& spec,
                      ListRows& rows);

enum class ListAlign : std::uint8_t { Nearest, Top, Middle };
// In the next frame; with `focus` the row's first control gets the focus, too.
void list_jump(Ui& ui, std::string_view key, int row, ListAlign align, bool focus = false);

}  // namespace ranets::shell
