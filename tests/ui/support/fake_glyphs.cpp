#include "support/fake_glyphs.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>

#include "support/onest_widths.h"

namespace ranets::test {
namespace {

constexpr unsigned kRegular = 400, kSemibold = 600, kIcons = 0;
constexpr float kUnknownWidth = .6f;  // of the font size

bool contains(ImFontAtlas*, ImFontConfig*, ImWchar code) {
    return code >= 32 && code != IM_UNICODE_CODEPOINT_INVALID;
}

bool init_size(ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
    baked->Ascent = std::round(baked->Size * .8f);
    baked->Descent = baked->Ascent - baked->Size;
    return true;
}

float width_of(ImWchar code, unsigned weight) {
    if (weight == kIcons) return 1;
    const auto found =
        std::lower_bound(std::begin(kOnestWidths), std::end(kOnestWidths), code,
                         [](const GlyphWidth& glyph, ImWchar c) { return glyph.code < c; });
    if (found == std::end(kOnestWidths) || found->code != code) return kUnknownWidth;
    return static_cast<float>(weight == kSemibold ? found->semibold : found->regular) / 1000;
}

bool load_glyph(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar code,
                ImFontGlyph* glyph, float* only_advance) {
    if (!contains(nullptr, source, code)) return false;
    const float advance =
        std::round(width_of(code, source->FontLoaderFlags) * baked->Size / shell::kLineBox);
    if (only_advance != nullptr) {
        *only_advance = advance;
        return true;
    }
    glyph->Codepoint = code & 0x3FFFFFF;  // the bit-field's width
    glyph->AdvanceX = advance;
    return true;
}

const ImFontLoader* loader() {
    static ImFontLoader fake;
    fake.Name = "fake";
    fake.FontSrcContainsGlyph = contains;
    fake.FontBakedInit = init_size;
    fake.FontBakedLoadGlyph = load_glyph;
    return &fake;
}

ImFont* add_font(ImFontAtlas& atlas, const char* name, unsigned weight) {
    ImFontConfig config;
    std::strncpy(config.Name, name, sizeof config.Name - 1);
    config.SizePixels = 16;
    config.FontLoader = loader();
    config.FontLoaderFlags = weight;
    return atlas.AddFont(&config);
}

}  // namespace

shell::Fonts add_fake_fonts(ImFontAtlas& atlas) {
    return {.regular = add_font(atlas, "regular", kRegular),
            .semibold = add_font(atlas, "semibold", kSemibold),
            .icons = add_font(atlas, "icons", kIcons)};
}

}  // namespace ranets::test

// ImGui is built with IMGUI_ENABLE_FREETYPE and asks for its loader by this name.
namespace ImGuiFreeType {
const ImFontLoader* GetFontLoader() {
    return ranets::test::loader();
}
}  // namespace ImGuiFreeType
