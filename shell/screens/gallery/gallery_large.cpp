// A list and a grid, as large as any that comes.
#include <algorithm>
#include <array>
#include <string>

#include "kit/grid.h"
#include "kit/virtual_list.h"
#include "kit/widgets.h"
#include "screens/gallery/gallery_sections.h"

namespace ranets::shell {

using Word = strings::Key;

namespace {

constexpr int kRows = 100'000, kGroup = 50;
constexpr int kPupils = 34, kLessons = 60;
constexpr float kListHeight = 360, kGridHeight = 360, kControl = 40;
constexpr float kHead = 36, kPaddingX = 12, kPaddingY = 12;
constexpr float kName = 140, kCell = 47;
constexpr int kMostLines = 40;

// Every fiftieth one is a heading; the others have a line or many.
class Rows final : public ListRows {
  public:
    int count() const override { return kRows; }
    std::int64_t key(int row) const override { return row; }
    std::uint64_t revision() const override { return static_cast<std::uint64_t>(language()) + 1; }
    float measure(Ui& ui, int row, float width) override {
        if (is_head(row)) return kHead;
        return ui.paragraph_height(words_of(row), kBody, width - 2 * kPaddingX, kMostLines) +
               2 * kPaddingY;
    }
    void draw(Ui& ui, int row, const Rect& rect, bool stuck) override {
        const auto words = words_of(row);
        const Rect inner = inset(rect, kPaddingX, is_head(row) ? 0 : kPaddingY);
        if (is_head(row)) {
            ui.fill(rect, Color::Bg);
            ui.text(inner, words, kBodyStrong, Color::Text);
        } else {
            ui.paragraph(inner, words, kBody, Color::Text, kMostLines);
        }
        if (stuck || !is_head(row)) ui.horizontal_line(rect.x, bottom(rect) - 1, rect.w);
        ui.say("words", is_head(row) ? Role::Heading3 : Role::Text, words, inner);
    }
    int head_of(int row) const override { return row / kGroup * kGroup; }

  private:
    static bool is_head(int row) { return row % kGroup == 0; }
    static std::string words_of(int row) {
        if (is_head(row)) return std::string(month_name(row / kGroup % 12 + 1));
        std::string words = format(Word::kGalleryRow, {std::to_string(row)});
        for (int i = 0; i < row * 7 % 23; ++i)
            words += ' ' + weekday_name(static_cast<model::Weekday>((row + i) % 7));
        return words;
    }
};

class Cells final : public GridCells {
  public:
    float column_width(int column) const override { return column == 0 ? kName : kCell; }
    std::string name(int row, int column) const override {
        if (row < 0 && column == 0) return std::string(text_of(Word::kGalleryGrid));
        if (row < 0) return format(Word::kGalleryColumn, {std::to_string(column)});
        if (column == 0) return format(Word::kGalleryRow, {std::to_string(row + 1)});
        const auto value = value_of(row, column);
        return name(row, 0) + ", " + name(-1, column) + ": " +
               (value.empty() ? std::string(text_of(Word::kGalleryEmpty)) : std::string(value));
    }
    void draw(Ui& ui, int row, int column, const Rect& rect, const GridLook& look) override {
        Color back = Color::Surface;
        if (row < 0 || look.hovered) back = Color::Hover;
        if (column == 0 && look.row_active) back = Color::PrimarySoft;
        ui.fill(rect, back);
        if (row < 0 || column == 0) {
            const auto words = row < 0 && column > 0 ? std::to_string(column) : name(row, column);
            ui.text(inset(rect, 8, 0), words, row < 0 ? kCaptionStrong : kBody, Color::Text,
                    column > 0 ? Align::Centre : Align::Left);
            return;
        }
        if (const auto value = value_of(row, column); !value.empty())
            mark_chip(ui, centred(rect, 26, 26), value, row % 2 == 1);
    }

  private:
    static std::string_view value_of(int row, int column) {
        constexpr std::string_view kValues[] = {"5", "", "4", "", "", "3", "", "5", "", "2", ""};
        return kValues[static_cast<std::size_t>(row * 3 + column * 5) % std::size(kValues)];
    }
};

}  // namespace

void gallery_long_list(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    for (const int row : {1, kRows / 2, kRows}) {
        const auto name = format(Word::kGalleryToRow, {std::to_string(row)});
        const ButtonSpec spec{.name = name};
        if (button(ui, name, flow.place(button_width(ui, spec), kControl), spec))
            list_jump(ui, "rows", row - 1, ListAlign::Top);
    }
    const Rect area = flow.block(kListHeight);
    ui.border(area, Color::Line);
    Rows rows;
    static_cast<void>(
        virtual_list(ui, "rows", inset(area, 1), {.name = text_of(Word::kGalleryLongList)}, rows));
}

void gallery_grid(Gallery& gallery, GalleryFlow& flow) {
    Ui& ui = gallery.ui;
    const Rect area = flow.block(kGridHeight);
    ui.border(area, Color::Line);
    Cells cells;
    static_cast<void>(grid(ui, "grid", inset(area, 1),
                           {.name = text_of(Word::kGalleryGrid),
                            .rows = kPupils,
                            .columns = kLessons + 1,
                            .head_height = 40},
                           cells));
}

}  // namespace ranets::shell
