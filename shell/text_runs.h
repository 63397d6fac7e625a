#pragma once
// Draws a field's whole text exactly as the browser's own <input> would, so that the canvas and the
// focused element show the same pixels (advances, kerning and hinting are the browser's). The
// platform supplies it; without one the shell draws glyph by glyph.
#include <cstdint>
#include <string_view>

struct ImDrawList;

namespace ranets::shell {

class TextRuns {
  public:
    virtual ~TextRuns() = default;
    // `x` and `baseline` in framebuffer px, size in px of the window; color is ImGui's packed
    // ImU32. Nothing is drawn beyond `max_width` (framebuffer px).
    virtual void draw(ImDrawList& list, std::string_view text, float x, float baseline, float size,
                      int weight, std::uint32_t color, float max_width) = 0;
    // In px of the window, as wide as the browser makes it.
    virtual float width(std::string_view text, float size, int weight) = 0;
    virtual void end_frame() = 0;  // forgets runs that the frame did not draw
};

}  // namespace ranets::shell
