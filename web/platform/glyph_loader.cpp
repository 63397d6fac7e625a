#include "glyph_loader.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <cmath>
#include <cstring>
#include <string_view>

#include "text_canvas.h"

namespace ranets::web {
namespace {

// ImFontConfig::FontLoaderFlags: the weight, or that it is no text.
constexpr unsigned kIcons = 0;

// A colour emoji is told from a letter by its pixels; letters are not looked through.
constexpr ImWchar kFirstPicture = 0x2000;
constexpr ImU32 kFaint = 24;  // alpha below which a colour is not to be trusted

TextStyle style_of(const ImFontConfig& source, const ImFontBaked& baked) {
    return {static_cast<int>(source.FontLoaderFlags), baked.Size / shell::kLineBox};
}

// Code points that steer their neighbours and have no look of their own.
bool is_invisible(ImWchar c) {
    return (c >= 0x200b && c <= 0x200f) || (c >= 0x2060 && c <= 0x2064) ||
           (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff || c == 0xad;
}

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar c) {
    const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0);
    return !control && c != IM_UNICODE_CODEPOINT_INVALID;
}

bool init_size(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*) {
    const TextStyle style = style_of(*source, *baked);
    // An icon fills the square on its baseline.
    float baseline = baked->Size;
    if (source->FontLoaderFlags != kIcons) {
        const auto& loader = *static_cast<const GlyphLoader*>(atlas->UserData);
        baseline = baked->Size / 2 + loader.below_middle(style.px);
    }
    baked->Ascent = std::round(baseline);
    baked->Descent = baked->Ascent - baked->Size;
    return true;
}

// Black letters become white masks, which ImGui tints. Returns whether it is a picture instead.
bool make_mask(std::vector<ImU32>& pixels, bool may_be_picture) {
    if (may_be_picture) {
        for (const ImU32 pixel : pixels) {
            if (pixel >> IM_COL32_A_SHIFT > kFaint && (pixel & ~IM_COL32_A_MASK) != 0) return true;
        }
    }
    for (ImU32& pixel : pixels) pixel |= ~static_cast<ImU32>(IM_COL32_A_MASK);
    return false;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar c,
                ImFontGlyph* glyph, float* only_advance) {
    if (!contains(atlas, source, c)) return false;
    const TextStyle style = style_of(*source, *baked);
    char utf8[5];
    const int length = ImTextCharToUtf8(utf8, c);
    const std::string_view text(utf8, static_cast<std::size_t>(length));
    const bool icon = source->FontLoaderFlags == kIcons;
    const InkBox box = icon              ? icon_box(style.px)
                       : is_invisible(c) ? InkBox{}
                                         : measure_text(text, style);
    const float advance = std::round(box.advance);
    if (only_advance != nullptr) {
        *only_advance = advance;
        return true;
    }
    glyph->Codepoint = c;
    glyph->AdvanceX = advance;
    if (box.empty()) return true;

    std::vector<ImU32> pixels(static_cast<std::size_t>(box.width * box.height));
    const auto rgba = reinterpret_cast<std::uint8_t*>(pixels.data());
    if (icon)
        draw_icon(c, style.px, box, rgba);
    else
        draw_text(text, style, box, 0x000000, rgba);
    const bool picture = make_mask(pixels, !icon && c >= kFirstPicture);

    const ImFontAtlasRectId place = ImFontAtlasPackAddRect(atlas, box.width, box.height);
    if (place == ImFontAtlasRectId_Invalid) return false;
    glyph->X0 = static_cast<float>(box.left);
    glyph->Y0 = static_cast<float>(box.top) + baked->Ascent;
    glyph->X1 = glyph->X0 + static_cast<float>(box.width);
    glyph->Y1 = glyph->Y0 + static_cast<float>(box.height);
    glyph->Visible = true;
    glyph->Colored = picture;
    glyph->PackId = place;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph,
                                       ImFontAtlasPackGetRect(atlas, place),
                                       reinterpret_cast<const unsigned char*>(pixels.data()),
                                       ImTextureFormat_RGBA32, box.width * 4);
    return true;
}

const ImFontLoader* loader() {
    static ImFontLoader canvas;
    canvas.Name = "canvas";
    canvas.FontSrcContainsGlyph = contains;
    canvas.FontBakedInit = init_size;
    canvas.FontBakedLoadGlyph = load_glyph;
    return &canvas;
}

ImFont* add_font(ImFontAtlas& atlas, const char* name, unsigned weight) {
    ImFontConfig config;
    std::strncpy(config.Name, name, sizeof config.Name - 1);
    config.SizePixels = 16;  // only a default: every text says its size
    config.FontLoader = loader();
    config.FontLoaderFlags = weight;
    return atlas.AddFont(&config);
}

}  // namespace

shell::Fonts GlyphLoader::add_fonts(ImFontAtlas& atlas) {
    atlas.UserData = this;
    return {.regular = add_font(atlas, "Onest 400", 400),
            .semibold = add_font(atlas, "Onest 600", 600),
            .icons = add_font(atlas, "Lucide", kIcons)};
}

float GlyphLoader::below_middle(float px) const {
    // The page measures few sizes; others are like the next one, in proportion.
    const float size = px / ratio_;
    const Baseline* nearest = nullptr;
    for (const Baseline& measured : baselines_) {
        if (measured.size <= 0) continue;
        if (nearest == nullptr || std::abs(measured.size - size) < std::abs(nearest->size - size))
            nearest = &measured;
    }
    if (nearest != nullptr)
        return (nearest->baseline - nearest->line_height / 2) * px / nearest->size;
    const FontHeights heights = font_heights({400, px});
    return (heights.ascent - heights.descent) / 2;
}

}  // namespace ranets::web

// ImGui is built with IMGUI_ENABLE_FREETYPE, which leaves its own rasteriser out and asks for this
// one by that name; FreeType itself is not linked.
namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader() {
    return ranets::web::loader();
}
}  // namespace ImGuiFreeType
