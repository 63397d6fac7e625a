#include "screens/school/school_rows.h"

#include <algorithm>
#include <utility>

#include "kit/widgets.h"
#include "kit/words.h"

namespace ranets::shell {
namespace {

constexpr float kLabel = 28;
constexpr float kPadding = 16;
constexpr float kRow = 52;
constexpr float kLowRow = 44;  // one line without a face
constexpr float kAround = 8;   // above and below a row's words
constexpr float kFace = 36;
constexpr float kBeforeWords = 12;
constexpr int kMostLines = 4;

float left_width(const SchoolRow& row) {
    if (row.person != 0) return kFace;
    return row.icon ? 20.f : 24.f;
}

float aside_width(Ui& ui, const SchoolRow& row) {
    if (row.route) return 28;
    return row.aside.empty() ? 0 : ui.text_width(row.aside, kCaption) + 1 + 8;
}

float words_width(Ui& ui, const SchoolRow& row, float width) {
    const bool bare = row.person == 0 && !row.icon && row.lead.empty();
    const float left = bare ? 0 : left_width(row) + kBeforeWords;
    return std::max(40.f, width - 2 * kPadding - left - aside_width(ui, row));
}

Type title_type(const SchoolRow& row) {
    return row.person != 0 || !row.href.empty() || row.route ? kBodyStrong : kBody;
}

float row_height(Ui& ui, const SchoolRow& row, float width) {
    const float words = words_width(ui, row, width);
    const float text = ui.paragraph_height(row.title, title_type(row), words, kMostLines) +
                       ui.paragraph_height(row.detail, kCaption, words, kMostLines);
    const bool low = row.person == 0 && row.detail.empty() && row.href.empty() && !row.route;
    return std::max(low ? kLowRow : kRow, text + 2 * kAround);
}

float head_height(Ui& ui, const SchoolSection& section, float width) {
    if (!section.prominent) return kLabel;
    const float inner = width - 2 * kPadding;
    return kPadding + ui.paragraph_height(section.title, kTitle, inner, kMostLines) + 4 +
           ui.paragraph_height(section.note, kCaption, inner, kMostLines) + 8;
}

void draw_left(Ui& ui, const SchoolRow& row, Rect& rest) {
    if (row.person != 0) {
        const Rect face = cut_left(rest, kFace);
        avatar(ui, centre(face), kFace, row.person, row.initials);
    } else if (row.icon) {
        const Rect place = cut_left(rest, 20);
        ui.icon(centre(place), *row.icon, 20, Color::Text2);
    } else if (!row.lead.empty()) {
        ui.text(cut_left(rest, 24), row.lead, kBodyStrong, Color::Text, Align::Centre);
    } else {
        return;
    }
    cut_left(rest, kBeforeWords);
}

void draw_words(Ui& ui, const SchoolRow& row, Rect rest) {
    if (row.route) {
        ui.icon({right(rest) - 10, centre(rest).y}, Icon::ChevronRight, 20, Color::Text2);
        cut_right(rest, 28);
    } else if (!row.aside.empty()) {
        const float width = ui.text_width(row.aside, kCaption) + 1;
        ui.text(cut_right(rest, width), row.aside, kCaption, Color::Text2, Align::Right);
        cut_right(rest, 8);
    }
    const float title = ui.paragraph_height(row.title, title_type(row), rest.w, kMostLines);
    const float detail = ui.paragraph_height(row.detail, kCaption, rest.w, kMostLines);
    Rect words = centred(rest, rest.w, title + detail);
    ui.paragraph(cut_top(words, title), row.title, title_type(row),
                 row.href.empty() ? Color::Text : Color::Primary, kMostLines);
    ui.paragraph(cut_top(words, detail), row.detail, kCaption, Color::Text2, kMostLines);
}

// A link takes the whole row, so that a finger finds it.
void draw_link(Ui& ui, app::Commands& commands, const SchoolRow& row, const Rect& rect) {
    const auto id = ui.id("link");
    const auto press = ui.press(id, rect, -1);
    if (press.hovered || press.held) ui.fill(inset(rect, 4), Color::Hover, 12);
    if (press.ring) ui.ring(inset(rect, 6), 8);
    semantics::Node node;
    node.id = id;
    node.role = Role::Link;
    node.name = row.name;
    node.href = row.route ? app::address_of(*row.route) : row.href;
    node.rect = rect;
    ui.tree().leaf(std::move(node));
    if (!press.clicked) return;
    if (row.route) return commands.give(app::Go{.route = *row.route});
    PageRequest request;
    request.kind = PageRequest::Kind::OpenLink;
    request.text = row.href;
    ui.request(std::move(request));
}

bool in_sight(Ui& ui, const Rect& rect) {
    return bottom(rect) > ui.clip().y && rect.y < bottom(ui.clip());
}

void draw_row(Ui& ui, app::Commands& commands, const SchoolRow& row, const Rect& rect, bool last) {
    const IdScope scope(ui, row.key);
    ui.open("item", Role::ListItem, {}, rect);
    if (row.route || !row.href.empty())
        draw_link(ui, commands, row, rect);
    else
        ui.say("text", Role::Text, row.name, rect);
    ui.close();
    if (!in_sight(ui, rect)) return;
    Rect rest = inset(rect, kPadding, 0);
    draw_left(ui, row, rest);
    draw_words(ui, row, rest);
    if (!last) ui.horizontal_line(rect.x, bottom(rect) - 1, rect.w);
}

void draw_head(Ui& ui, const SchoolSection& section, Rect head) {
    if (section.prominent) {
        head = inset(head, kPadding, 0);
        cut_top(head, kPadding);
        const Rect title =
            cut_top(head, ui.paragraph_height(section.title, kTitle, head.w, kMostLines));
        ui.paragraph(title, section.title, kTitle, Color::Text, kMostLines);
        ui.say("title", Role::Heading2, section.title, title);
        cut_top(head, 4);
        const Rect note =
            cut_top(head, ui.paragraph_height(section.note, kCaption, head.w, kMostLines));
        if (section.note.empty()) return;
        ui.paragraph(note, section.note, kCaption, Color::Text2, kMostLines);
        ui.say("note", Role::Text, section.note, note);
        return;
    }
    head.h = 20;
    head = inset(head, 4, 0);
    Rect note;
    if (!section.note.empty()) {
        note = cut_right(head, ui.text_width(section.note, kCaption) + 1);
        cut_right(head, 8);
    }
    ui.text(head, section.title, kBodyStrong, Color::Text2);
    ui.say("title", Role::Heading2, section.title, head);
    if (section.note.empty()) return;
    ui.text(note, section.note, kCaption, Color::Text2, Align::Right);
    ui.say("note", Role::Text, section.note, note);
}

float rows_height(Ui& ui, const SchoolSection& section, float width) {
    if (section.waiting > 0) return kRow * static_cast<float>(section.waiting);
    if (section.rows.empty()) return section.empty.empty() ? 0 : kRow;
    float height = 0;
    for (const auto& row : section.rows) height += row_height(ui, row, width);
    return height;
}

}  // namespace

float school_section_height(Ui& ui, const SchoolSection& section, float width) {
    const float control = section.control ? SchoolSection::kControl + kAround : 0;
    return head_height(ui, section, width) + control + rows_height(ui, section, width);
}

void draw_school_section(Ui& ui, app::Commands& commands, const SchoolSection& section,
                         const Rect& rect) {
    const IdScope scope(ui, section.key);
    Rect rest = rect;
    if (section.prominent) ui.card(rect);
    draw_head(ui, section, cut_top(rest, head_height(ui, section, rect.w)));
    if (section.control) {
        section.control(cut_top(rest, SchoolSection::kControl));
        cut_top(rest, kAround);
    }
    if (!section.prominent) ui.card(rest);
    if (section.waiting > 0) {
        for (int i = 0; i < section.waiting; ++i)
            skeleton_row(ui, inset(cut_top(rest, kRow), kPadding, kAround));
        return;
    }
    if (section.rows.empty()) {
        if (section.empty.empty()) return;
        ui.text(inset(rest, kPadding, 0), section.empty, kBody, Color::Text2);
        ui.say("empty", Role::Text, section.empty, rest);
        return;
    }
    ui.open("list", Role::List, section.title, rest);
    for (const auto& row : section.rows) {
        const Rect place = cut_top(rest, row_height(ui, row, rect.w));
        draw_row(ui, commands, row, place, &row == &section.rows.back());
    }
    ui.close();
}

}  // namespace ranets::shell
