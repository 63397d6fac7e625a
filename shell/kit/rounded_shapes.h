#pragma once
// Rounded rectangles put together of pictures of their corners, which lie beside the glyphs in the
// font's texture. An arc with soft edges that is drawn as such takes four times the triangles, and
// a shadow fourteen times; where a processor does the work of a graphics chip, as on many a
// school's computer, a triangle costs more than the pixels that it covers.
//
// Everything is in framebuffer px, rectangles on whole ones. Colors are ImGui's, packed. Corners
// are ImDrawFlags_RoundCorners….
#include <imgui.h>

#include <span>
#include <vector>

namespace ranets::shell {

// A shadow is made of rectangles of one color, larger than what casts it.
struct ShadowLayer {
    float down, spread, alpha;
};

class RoundedShapes {
  public:
    struct Box {
        ImVec2 from, to;
        float width() const { return to.x - from.x; }
        float height() const { return to.y - from.y; }
    };

    // Pictures are made when they are needed first, and stay until forget(), as for another ratio.
    void fill(ImDrawList& list, const Box& box, float radius, ImDrawFlags rounded, ImU32 color);
    // The whole of the line lies inside the box.
    void outline(ImDrawList& list, const Box& box, float radius, float width, ImU32 color);
    // Little more than what is seen beside the box, which is filled later. Layers are in logical
    // px, `ratio` framebuffer px each; they tell one shadow from another by where they lie.
    void shadow(ImDrawList& list, const Box& box, float radius, std::span<const ShadowLayer> layers,
                float ratio, ImU32 color);

    void forget();

  private:
    // What a picture is of: a filled corner, a line's corner, or the left side of a shadow.
    struct Shape {
        float radius = 0;
        float line = 0;                       // its width; 0: filled
        const ShadowLayer* layers = nullptr;  // tells shadows apart
        bool operator==(const Shape&) const = default;
    };
    struct Picture {
        Shape shape;
        ImFontAtlasRectId place;
    };
    struct Patches;

    template <class Coverage>
    ImFontAtlasRect picture(ImDrawList& list, const Shape& shape, int width, int height,
                            Coverage coverage);

    std::vector<Picture> pictures_;
};

}  // namespace ranets::shell
