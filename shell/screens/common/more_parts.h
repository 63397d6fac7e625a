#pragma once
// What the sections of «Ещё» are made of: headings, and cards of rows that are pressed as a whole.
#include <optional>
#include <span>

#include "kit/widgets.h"
#include "kit/words.h"

namespace ranets::shell {

inline constexpr float kMoreRow = 52;
inline constexpr float kMoreGap = 24;  // between sections
inline constexpr float kMoreLabel = 28;

// The heading of a section, cut off its top.
void more_label(Ui& ui, std::string_view key, Rect& section, strings::Key word);

struct MoreRow {
    std::string_view words;
    // What it begins with: an icon, or letters that show what they are about.
    std::optional<Icon> icon = {};
    std::string_view sample = {};
    Type sample_type = kBodyStrong;
    Color color = Color::Text;
    bool last = true;              // of its card: nothing is parted from it
    std::optional<Icon> end = {};  // at its right
    Color end_color = Color::Text2;
};
Press more_row(Ui& ui, NodeId id, const Rect& rect, const MoreRow& row, bool enabled = true);
// A card of one row that does something: true when it is to.
bool more_button(Ui& ui, std::string_view key, const Rect& rect, MoreRow row,
                 app::Obstacle obstacle, std::uint32_t flags = 0);

// The way back to the screen that this one is a part of: true when it is to be gone.
bool more_back(Ui& ui, const Rect& rect, std::string_view name, std::string_view href);

// A card of rows of which one is chosen: returns the one that was pressed now, else -1.
int more_choice(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
                std::span<const MoreRow> rows, int chosen);

}  // namespace ranets::shell
