#include "kit/rounded_shapes.h"

#include <imgui_internal.h>

#include <algorithm>
#include <cmath>

namespace ranets::shell {
namespace {

// Finer differences than these can't be seen, and each takes a picture of its own.
constexpr float kRadiusSteps = 4;

constexpr ImU32 kWhite = IM_COL32(255, 255, 255, 0);

struct Caps {
    float before = 0, after = 0;
};

// How much of a side its two rounded ends take. They meet in the middle where there is no room.
Caps caps(float side, float size, bool before, bool after) {
    Caps found;
    if (before) found.before = std::min(size, after ? std::ceil(side / 2) : side);
    if (after) found.after = std::min(size, side - found.before);
    return found;
}

float least_radius(float radius, const RoundedShapes::Box& box, ImDrawFlags rounded) {
    const auto both = [&](ImDrawFlags one, ImDrawFlags other) {
        return (rounded & one) != 0 && (rounded & other) != 0;
    };
    const bool across =
        both(ImDrawFlags_RoundCornersTopLeft, ImDrawFlags_RoundCornersTopRight) ||
        both(ImDrawFlags_RoundCornersBottomLeft, ImDrawFlags_RoundCornersBottomRight);
    const bool down = both(ImDrawFlags_RoundCornersTopLeft, ImDrawFlags_RoundCornersBottomLeft) ||
                      both(ImDrawFlags_RoundCornersTopRight, ImDrawFlags_RoundCornersBottomRight);
    const float most = std::min(box.width() / (across ? 2 : 1), box.height() / (down ? 2 : 1));
    return std::round(std::clamp(radius, 0.f, std::max(0.f, most)) * kRadiusSteps) / kRadiusSteps;
}

// How much of the pixel around a point lies in a shape that fills what is right of and below
// `left` and `top`, with a rounded corner.
float inside(float x, float y, float left, float top, float radius) {
    x -= left;
    y -= top;
    const float straight = std::clamp(std::min(x, y) + .5f, 0.f, 1.f);
    if (x >= radius || y >= radius) return straight;
    return std::clamp(radius - std::hypot(radius - x, radius - y) + .5f, 0.f, 1.f);
}

}  // namespace

// Quads of a picture and plain ones; those without an area are left out.
struct RoundedShapes::Patches {
    Patches(ImDrawList& draw_list, ImU32 tint, const ImFontAtlasRect* pictured = nullptr)
        : list(draw_list), color(tint), white(draw_list._Data->TexUvWhitePixel), origin(white) {
        list.PrimReserve(6 * kMost, 4 * kMost);
        if (pictured == nullptr || pictured->w == 0) return;
        origin = pictured->uv0;
        texel = {(pictured->uv1.x - origin.x) / static_cast<float>(pictured->w),
                 (pictured->uv1.y - origin.y) / static_cast<float>(pictured->h)};
    }
    ~Patches() { list.PrimUnreserve(6 * (kMost - count), 4 * (kMost - count)); }
    Patches(const Patches&) = delete;
    Patches& operator=(const Patches&) = delete;

    void plain(const Box& to) { add(to, white, white); }

    // Of the picture what lies between two of its texels; the later one first mirrors it.
    void piece(const Box& to, ImVec2 from_texel, ImVec2 to_texel) {
        add(to, at(from_texel), at(to_texel));
    }

    // A corner as it is in the picture, turned to where it belongs.
    void corner(const Box& to, bool right, bool bottom) {
        const float w = to.width(), h = to.height();
        piece(to, {right ? w : 0, bottom ? h : 0}, {right ? 0 : w, bottom ? 0 : h});
    }

    ImVec2 at(ImVec2 place) const {
        return {origin.x + place.x * texel.x, origin.y + place.y * texel.y};
    }

    void add(const Box& to, ImVec2 from_uv, ImVec2 to_uv) {
        if (to.width() <= 0 || to.height() <= 0) return;
        list.PrimRectUV(to.from, to.to, from_uv, to_uv, color);
        ++count;
    }

    static constexpr int kMost = 8;
    ImDrawList& list;
    ImU32 color;
    ImVec2 white, origin, texel;
    int count = 0;
};

template <class Coverage>
ImFontAtlasRect RoundedShapes::picture(ImDrawList& list, const Shape& shape, int width, int height,
                                       Coverage coverage) {
    ImFontAtlas& atlas = *list._Data->FontAtlas;
    ImFontAtlasRect found;
    for (const Picture& picture : pictures_) {
        if (picture.shape == shape && atlas.GetCustomRect(picture.place, &found)) return found;
    }
    const ImFontAtlasRectId place = atlas.AddCustomRect(width, height, &found);
    if (place == ImFontAtlasRectId_Invalid) return found;  // no room: the corner is filled
    pictures_.push_back({shape, place});
    ImTextureData& texture = *atlas.TexData;
    for (int y = 0; y < height; ++y) {
        auto* row = reinterpret_cast<ImU32*>(texture.GetPixelsAt(found.x, found.y + y));
        for (int x = 0; x < width; ++x) {
            const float share = coverage(static_cast<float>(x) + .5f, static_cast<float>(y) + .5f);
            row[x] = kWhite | static_cast<ImU32>(std::lround(share * 255)) << IM_COL32_A_SHIFT;
        }
    }
    ImFontAtlasTextureBlockQueueUpload(&atlas, &texture, found.x, found.y, width, height);
    return found;
}

void RoundedShapes::forget() {
    if (pictures_.empty()) return;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    for (const Picture& picture : pictures_) atlas.RemoveCustomRect(picture.place);
    pictures_.clear();
}

void RoundedShapes::fill(ImDrawList& list, const Box& box, float radius, ImDrawFlags rounded,
                         ImU32 color) {
    radius = least_radius(radius, box, rounded);
    if (radius < 1) return Patches(list, color).plain(box);
    const float size = std::ceil(radius);
    const ImFontAtlasRect arc =
        picture(list, {.radius = radius}, static_cast<int>(size), static_cast<int>(size),
                [&](float x, float y) { return inside(x, y, 0, 0, radius); });
    const auto is = [&](ImDrawFlags corner) { return (rounded & corner) != 0; };
    const bool top_left = is(ImDrawFlags_RoundCornersTopLeft);
    const bool top_right = is(ImDrawFlags_RoundCornersTopRight);
    const bool bottom_left = is(ImDrawFlags_RoundCornersBottomLeft);
    const bool bottom_right = is(ImDrawFlags_RoundCornersBottomRight);
    const Caps rows = caps(box.height(), size, top_left || top_right, bottom_left || bottom_right);

    Patches patches(list, color, &arc);
    const auto band = [&](float top, float bottom, bool left, bool right, bool low) {
        const Caps columns = caps(box.width(), size, left, right);
        const float from = box.from.x + columns.before, to = box.to.x - columns.after;
        patches.corner({{box.from.x, top}, {from, bottom}}, false, low);
        patches.plain({{from, top}, {to, bottom}});
        patches.corner({{to, top}, {box.to.x, bottom}}, true, low);
    };
    const float top = box.from.y + rows.before, bottom = box.to.y - rows.after;
    band(box.from.y, top, top_left, top_right, false);
    patches.plain({{box.from.x, top}, {box.to.x, bottom}});
    band(bottom, box.to.y, bottom_left, bottom_right, true);
}

void RoundedShapes::outline(ImDrawList& list, const Box& box, float radius, float width,
                            ImU32 color) {
    radius = least_radius(radius, box, ImDrawFlags_RoundCornersAll);
    const float size = std::max(std::ceil(radius), width);
    const float hole = std::max(0.f, radius - width);
    const ImFontAtlasRect arc =
        picture(list, {.radius = radius, .line = width}, static_cast<int>(size),
                static_cast<int>(size), [&](float x, float y) {
                    return inside(x, y, 0, 0, radius) - inside(x, y, width, width, hole);
                });
    const Caps rows = caps(box.height(), size, true, true);
    const Caps columns = caps(box.width(), size, true, true);
    const float left = box.from.x + columns.before, right = box.to.x - columns.after;
    const float top = box.from.y + rows.before, bottom = box.to.y - rows.after;

    Patches patches(list, color, &arc);
    patches.corner({box.from, {left, top}}, false, false);
    patches.corner({{right, box.from.y}, {box.to.x, top}}, true, false);
    patches.corner({{box.from.x, bottom}, {left, box.to.y}}, false, true);
    patches.corner({{right, bottom}, box.to}, true, true);
    patches.plain({{left, box.from.y}, {right, box.from.y + width}});
    patches.plain({{left, box.to.y - width}, {right, box.to.y}});
    patches.plain({{box.from.x, top}, {box.from.x + width, bottom}});
    patches.plain({{box.to.x - width, top}, {box.to.x, bottom}});
}

// The picture is that of a card's left side: its edges at the right, and one row between the two
// ends, are drawn as long as the card is.
void RoundedShapes::shadow(ImDrawList& list, const Box& box, float radius,
                           std::span<const ShadowLayer> layers, float ratio, ImU32 color) {
    radius = least_radius(radius, box, ImDrawFlags_RoundCornersAll);
    const auto px = [&](float logical) { return std::round(logical * ratio); };
    float beside = 0, above = 0, below = 0, down = 0;
    for (const ShadowLayer& layer : layers) {
        beside = std::max(beside, px(layer.spread));
        above = std::max(above, px(layer.spread) - px(layer.down));
        below = std::max(below, px(layer.spread) + px(layer.down));
        down = std::max(down, px(layer.down));
    }
    const float size = std::ceil(radius);
    const float width = beside + size + 1, first = above + size + down, last = size + below;
    const float height = first + 1 + last;
    const float card_end = height - below;
    const ImFontAtlasRect side = picture(
        list, {.radius = radius, .layers = layers.data()}, static_cast<int>(width),
        static_cast<int>(height), [&](float x, float y) {
            float through = 1;
            for (const ShadowLayer& layer : layers) {
                const float spread = px(layer.spread), lower = px(layer.down);
                const float top = above + lower - spread, end = card_end + lower + spread;
                // From its nearer end.
                const float depth = std::min(y - top, end - y);
                through *= 1 - layer.alpha * inside(x, depth, beside - spread, 0, radius + spread);
            }
            return 1 - through;
        });

    const Box outer{{box.from.x - beside, box.from.y - above},
                    {box.to.x + beside, box.to.y + below}};
    const Caps rows{std::min(first, std::ceil(outer.height() / 2)),
                    std::min(last, std::floor(outer.height() / 2))};
    const float cap = std::min(width - 1, std::floor(outer.width() / 2));
    const float left = outer.from.x + cap, right = outer.to.x - cap;
    const float top = outer.from.y + rows.before, bottom = outer.to.y - rows.after;

    Patches patches(list, color, &side);
    patches.piece({outer.from, {left, top}}, {0, 0}, {cap, rows.before});
    patches.piece({{right, outer.from.y}, {outer.to.x, top}}, {cap, 0}, {0, rows.before});
    patches.piece({{outer.from.x, bottom}, {left, outer.to.y}}, {0, height - rows.after},
                  {cap, height});
    patches.piece({{right, bottom}, outer.to}, {cap, height - rows.after}, {0, height});
    // Edges end where the card begins, which hides the rest.
    const float column = width - .5f, row = first + .5f;
    patches.piece({{left, outer.from.y}, {right, box.from.y}}, {column, 0}, {column, above});
    patches.piece({{left, box.to.y}, {right, outer.to.y}}, {column, height - below},
                  {column, height});
    patches.piece({{outer.from.x, top}, {box.from.x, bottom}}, {0, row}, {beside, row});
    patches.piece({{box.to.x, top}, {outer.to.x, bottom}}, {beside, row}, {0, row});
}

}  // namespace ranets::shell
