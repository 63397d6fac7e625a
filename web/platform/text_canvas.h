#pragma once
// The browser's own text rasteriser: a Canvas 2D of this worker, read back into memory. Everything
// is in device px, so that hinting and weights are right at any ratio of the screen.
#include <cstdint>
#include <string_view>

namespace ranets::web {

// Of Onest, and the system's fonts for the scripts that it lacks.
struct TextStyle {
    int weight = 400;
    float px = 16;
};

// Where the ink of a text lies, whole pixels around the pen's start on the baseline.
struct InkBox {
    float advance = 0;
    int left = 0, top = 0;  // `top` is negative above the baseline
    int width = 0, height = 0;
    bool empty() const { return width <= 0 || height <= 0; }
};

struct FontHeights {
    float ascent = 0, descent = 0;  // both positive
};

// Before anything else here.
void open_text_canvas();
// Letters look otherwise from now on: one of the fonts has come.
void forget_fonts();

FontHeights font_heights(const TextStyle& style);
InkBox measure_text(std::string_view text, const TextStyle& style);
// Fills `rgba` (width x height x 4 bytes, alpha not multiplied in) with the text in that colour;
// what lies outside of the box is cut off. Black comes out thinnest, as the browser darkens light
// text less.
void draw_text(std::string_view text, const TextStyle& style, const InkBox& box, std::uint32_t rgb,
               std::uint8_t* rgba);

// Lucide's icons are outlines in a square that stands on the baseline (web/build/icons.mjs).
InkBox icon_box(float px);
void draw_icon(std::uint32_t icon, float px, const InkBox& box, std::uint8_t* rgba);  // black

}  // namespace ranets::web
