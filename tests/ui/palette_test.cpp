// What is written can be told from what it is written on, in every palette.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "kit/theme.h"

using namespace ranets::shell;

namespace {

struct Pair {
    Color ink, ground;
};
constexpr Pair kTexts[] = {
    {Color::Text, Color::Bg},
    {Color::Text, Color::Surface},
    {Color::Text, Color::Sunken},
    {Color::Text, Color::Hover},
    {Color::Text, Color::Raised},
    {Color::Text, Color::Mine},
    {Color::Text2, Color::Bg},
    {Color::Text2, Color::Surface},
    {Color::Text2, Color::Sunken},
    {Color::Text2, Color::Hover},
    {Color::Text3, Color::Bg},
    {Color::Text3, Color::Surface},
    {Color::Primary, Color::Surface},
    {Color::OnPrimary, Color::PrimaryFill},
    {Color::OnSoft, Color::PrimarySoft},
    {Color::AccentText, Color::AccentSoft},
    {Color::AccentText, Color::Surface},
    {Color::OnBadge, Color::Badge},
    {Color::Mark5, Color::Mark5Bg},
    {Color::Mark4, Color::Mark4Bg},
    {Color::Mark3, Color::Mark3Bg},
    {Color::Mark2, Color::Mark2Bg},
    {Color::MarkOther, Color::MarkOtherBg},
    {Color::WarnText, Color::WarnBg},
    {Color::Ok, Color::Surface},
    {Color::Danger, Color::Surface},
};
constexpr Pair kGraphics[] = {{Color::LineStrong, Color::Surface}, {Color::Accent, Color::Surface}};

double luminance(std::uint32_t packed) {
    const auto channel = [packed](int shift) {
        const double value = (packed >> shift & 0xff) / 255.0;
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(0) + 0.7152 * channel(8) + 0.0722 * channel(16);
}

double contrast(const Palette& palette, Pair pair) {
    const double a = luminance(palette[pair.ink]);
    const double b = luminance(palette[pair.ground]);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

void check(const Palette& palette, double texts, double graphics) {
    INFO((palette.contrast ? "contrast" : "usual") << (palette.dark ? ", dark" : ", light"));
    for (const Pair pair : kTexts) {
        INFO(static_cast<int>(pair.ink) << " on " << static_cast<int>(pair.ground));
        CHECK(contrast(palette, pair) >= texts);
    }
    for (const Pair pair : kGraphics) {
        INFO(static_cast<int>(pair.ink) << " on " << static_cast<int>(pair.ground));
        CHECK(contrast(palette, pair) >= graphics);
    }
}

}  // namespace

TEST_CASE("text and graphics keep their contrast in every palette") {
    check(light_palette(), 4.5, 3);
    check(dark_palette(), 4.5, 3);
    check(contrast_palette(false), 7, 7);
    check(contrast_palette(true), 7, 7);
}

TEST_CASE("where colours are forced lines can be seen, and hardly a colour is left") {
    for (const bool dark : {false, true}) {
        const Palette& palette = contrast_palette(dark);
        CHECK(palette.contrast);
        CHECK(palette.dark == dark);
        CHECK(contrast(palette, {Color::Line, Color::Surface}) > 20);
        CHECK(palette[Color::Mark5Bg] == palette[Color::Surface]);
        const auto avatar = avatar_colors(7, palette);
        CHECK(avatar.back == palette[Color::Surface]);
        CHECK(avatar.initials == palette[Color::Text]);
    }
}
