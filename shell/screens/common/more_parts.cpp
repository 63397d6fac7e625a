#include "screens/common/more_parts.h"

namespace ranets::shell {
namespace {

constexpr float kPadding = 20;
constexpr float kIcon = 20;
constexpr float kStart = 36;  // an icon and the space after it
constexpr float kEnd = 32;
constexpr int kLines = 2;  // as many as a row is high enough for

}  // namespace

void more_label(Ui& ui, std::string_view key, Rect& section, strings::Key word) {
    Rect line = cut_top(section, kMoreLabel);
    line.h = line_px(kBodyStrong);
    ui.text(line, text_of(word), kBodyStrong, Color::Text2);
    ui.say(key, Role::Heading2, text_of(word), line);
}

Press more_row(Ui& ui, NodeId id, const Rect& rect, const MoreRow& row, bool enabled) {
    const auto press = ui.press(id, rect, -1, enabled);
    if (press.hovered || press.held) ui.fill(inset(rect, 4), Color::Hover, 12);
    if (press.ring) ui.ring(inset(rect, 6), 8);
    Rect rest = inset(rect, kPadding, 0);
    const Color quiet = row.color == Color::Text ? Color::Text2 : row.color;
    const Rect start = cut_left(rest, kStart);
    const Rect picture{start.x, start.y, kIcon, start.h};
    if (row.icon) ui.icon(centre(picture), *row.icon, kIcon, quiet);
    // Large letters are wider than an icon, and have the space around it for that.
    ui.text(centred(picture, kStart, picture.h), row.sample, row.sample_type, quiet, Align::Centre);
    if (row.end) {
        const Rect end = cut_right(rest, kEnd);
        ui.icon({right(end) - kIcon / 2, centre(end).y}, *row.end, kIcon, row.end_color);
    }
    const float height = ui.paragraph_height(row.words, kBodyStrong, rest.w, kLines);
    const Rect text = centred(rest, rest.w, height);
    ui.paragraph(text, row.words, kBodyStrong, row.color, kLines);
    if (!row.last) ui.horizontal_line(rect.x, bottom(rect) - 1, rect.w);
    return press;
}

bool more_button(Ui& ui, std::string_view key, const Rect& rect, MoreRow row,
                 app::Obstacle obstacle, std::uint32_t flags) {
    const bool enabled = obstacle == app::Obstacle::None;
    if (!enabled) row.color = Color::Text2;
    ui.card(rect);
    const auto press = more_row(ui, ui.id(key), rect, row, enabled);
    say_button(ui, key, rect, {.name = row.words, .obstacle = obstacle, .flags = flags});
    return press.clicked;
}

bool more_back(Ui& ui, const Rect& rect, std::string_view name, std::string_view href) {
    const auto id = ui.id("back");
    ui.card(rect);
    const auto press = more_row(ui, id, rect, {.words = name, .icon = Icon::ChevronLeft});
    semantics::Node node;
    node.id = id;
    node.role = Role::Link;
    node.name = format(strings::Key::kDataBack, {name});
    node.href = href;
    node.rect = rect;
    ui.tree().leaf(std::move(node));
    return press.clicked;
}

int more_choice(Ui& ui, std::string_view key, const Rect& rect, std::string_view name,
                std::span<const MoreRow> rows, int chosen) {
    ui.card(rect);
    ui.open(key, Role::RadioGroup, name, rect);
    const IdScope scope(ui, key);
    Rect rest = inset(rect, 1, 0);
    int pressed = -1;
    for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
        const IdScope row_scope(ui, std::int64_t{i});
        const bool on = i == chosen;
        MoreRow row = rows[static_cast<std::size_t>(i)];
        row.last = i + 1 == static_cast<int>(rows.size());
        if (on) row.end = Icon::Check;
        row.end_color = Color::Primary;
        const Rect place = cut_top(rest, kMoreRow);
        if (more_row(ui, ui.id("row"), place, row).clicked && !on) pressed = i;
        ui.say("row", Role::Radio, row.words, place, on ? semantics::kChecked : 0u);
    }
    ui.close();
    return pressed;
}

}  // namespace ranets::shell
