#include "kit/theme.h"

#include <initializer_list>
#include <iterator>

namespace ranets::shell {
namespace {

// 0xRRGGBB as the design writes it, opaque, in ImU32's order.
constexpr std::uint32_t packed(std::uint32_t rgb) {
    return 0xff000000 | (rgb & 0xff) << 16 | (rgb & 0xff00) | (rgb >> 16 & 0xff);
}

struct Token {
    Color color;
    std::uint32_t light, dark;
};

constexpr Token kTokens[] = {
    {Color::Bg, 0xF4F3EF, 0x14151F},          {Color::Surface, 0xFFFFFF, 0x1E202D},
    {Color::Raised, 0xFFFFFF, 0x454A66},      {Color::Sunken, 0xEFEDE7, 0x2A2D3E},
    {Color::Hover, 0xF7F6F2, 0x232635},       {Color::Line, 0xE2DFD6, 0x323548},
    {Color::LineStrong, 0x85869A, 0x7C7F99},  {Color::Text, 0x22243A, 0xEDEDF5},
    {Color::Text2, 0x55576E, 0xB9BBCF},       {Color::Text3, 0x65677D, 0xA0A2BA},
    {Color::Primary, 0x3A46B4, 0xAEB6FF},     {Color::PrimaryFill, 0x3A46B4, 0x5661DB},
    {Color::OnPrimary, 0xFFFFFF, 0xFFFFFF},   {Color::PrimarySoft, 0xE8EAFA, 0x2C3159},
    {Color::OnSoft, 0x2C3691, 0xC9CEFF},      {Color::Mine, 0xE0E4F9, 0x343A6B},
    {Color::Accent, 0xE2681C, 0xFF9A57},      {Color::AccentText, 0xA8430A, 0xFFB27D},
    {Color::AccentSoft, 0xFFF1E4, 0x33271F},  {Color::Badge, 0xC2410C, 0xC2410C},
    {Color::OnBadge, 0xFFFFFF, 0xFFFFFF},     {Color::Mark5, 0x12633C, 0x86E5AE},
    {Color::Mark5Bg, 0xD6F0DF, 0x193D2C},     {Color::Mark4, 0x0F5590, 0x93CDFF},
    {Color::Mark4Bg, 0xD8EBFB, 0x173550},     {Color::Mark3, 0x774A00, 0xFFD778},
    {Color::Mark3Bg, 0xFBE9B7, 0x43360F},     {Color::Mark2, 0xA3201A, 0xFFABA4},
    {Color::Mark2Bg, 0xFBDDD9, 0x4D2220},     {Color::MarkOther, 0x4A4C63, 0xCACBDC},
    {Color::MarkOtherBg, 0xE9E8EF, 0x323549}, {Color::Mark5Solid, 0x2E9E62, 0x3FB878},
    {Color::Mark4Solid, 0x3C8FD6, 0x55A6EA},  {Color::Mark3Solid, 0xD99A1C, 0xE0AC3E},
    {Color::Mark2Solid, 0xD6493F, 0xE8665C},  {Color::WarnBg, 0xFDEFC9, 0x3D3212},
    {Color::WarnText, 0x5E3B00, 0xFFDF97},    {Color::WarnLine, 0xE5C667, 0x6E5A1E},
    {Color::Ok, 0x12633C, 0x86E5AE},          {Color::Danger, 0xA3201A, 0xFFABA4},
    {Color::ShadowLine, 0x3A3E55, 0x3A3E55},
};
static_assert(std::size(kTokens) + 1 == static_cast<std::size_t>(Color::Count));

constexpr Palette palette(bool dark) {
    Palette made{{}, dark, false};
    for (const Token& token : kTokens)
        made.values[static_cast<int>(token.color)] = packed(dark ? token.dark : token.light);
    return made;
}
// Everything that lies is the ground, everything that is read or told apart is the ink, but for
// what can be pressed and what is of today.
constexpr Palette contrasting(bool dark) {
    const std::uint32_t ground = packed(dark ? 0x000000 : 0xFFFFFF);
    const std::uint32_t ink = packed(dark ? 0xFFFFFF : 0x000000);
    const std::uint32_t link = packed(dark ? 0xFFFF00 : 0x00009F);
    const std::uint32_t today = packed(dark ? 0x1AEBFF : 0x7A0063);
    Palette made{{}, dark, true};
    for (auto& value : made.values) value = ink;
    const auto set = [&made](std::initializer_list<Color> colors, std::uint32_t value) {
        for (const Color color : colors) made.values[static_cast<int>(color)] = value;
    };
    set({Color::Bg, Color::Surface, Color::Raised, Color::Sunken, Color::PrimarySoft, Color::Mine,
         Color::AccentSoft, Color::Mark5Bg, Color::Mark4Bg, Color::Mark3Bg, Color::Mark2Bg,
         Color::MarkOtherBg, Color::WarnBg, Color::OnPrimary, Color::OnBadge},
        ground);
    set({Color::Hover}, packed(dark ? 0x333333 : 0xE0E0E0));
    set({Color::Primary, Color::PrimaryFill, Color::OnSoft}, link);
    set({Color::Accent, Color::AccentText, Color::Badge}, today);
    set({Color::Danger}, packed(dark ? 0xFFB3B3 : 0x9F0000));
    return made;
}

constexpr Palette kLight = palette(false);
constexpr Palette kDark = palette(true);
constexpr Palette kContrastLight = contrasting(false);
constexpr Palette kContrastDark = contrasting(true);

constexpr AvatarColors kAvatars[2][6] = {
    {{packed(0xFFE0C7), packed(0x8A3606)},
     {packed(0xD3ECE9), packed(0x0C5752)},
     {packed(0xE1DDF8), packed(0x473392)},
     {packed(0xFBDDE6), packed(0x8C2148)},
     {packed(0xDCE9C9), packed(0x3D5713)},
     {packed(0xD8E6F8), packed(0x1D4A80)}},
    {{packed(0x56331A), packed(0xFFC79C)},
     {packed(0x173F3C), packed(0x9BE0D8)},
     {packed(0x3A3268), packed(0xD0C6FF)},
     {packed(0x552338), packed(0xFFB9CF)},
     {packed(0x34421D), packed(0xCFE3A6)},
     {packed(0x1D3A5C), packed(0xB3D4FF)}},
};

}  // namespace

const Palette& light_palette() {
    return kLight;
}
const Palette& dark_palette() {
    return kDark;
}

const Palette& contrast_palette(bool dark) {
    return dark ? kContrastDark : kContrastLight;
}

AvatarColors avatar_colors(std::int64_t person, const Palette& palette) {
    if (palette.contrast) return {palette[Color::Surface], palette[Color::Text]};
    // Ids follow one another: a multiplication spreads neighbours over the colours.
    const auto hash = static_cast<std::uint64_t>(person) * 0x9E3779B97F4A7C15u;
    return kAvatars[palette.dark ? 1 : 0][(hash >> 32) % std::size(kAvatars[0])];
}

MarkColors mark_colors(std::string_view value) {
    switch (value.empty() ? ' ' : value.front()) {
        case '5':
            return {Color::Mark5, Color::Mark5Bg};
        case '4':
            return {Color::Mark4, Color::Mark4Bg};
        case '3':
            return {Color::Mark3, Color::Mark3Bg};
        case '2':
        case '1':
            return {Color::Mark2, Color::Mark2Bg};
        default:
            return {Color::MarkOther, Color::MarkOtherBg};
    }
}

MarkColors average_colors(double average) {
    if (average >= 4.5) return {Color::Mark5, Color::Mark5Bg};
    if (average >= 3.5) return {Color::Mark4, Color::Mark4Bg};
    if (average >= 2.5) return {Color::Mark3, Color::Mark3Bg};
    return {Color::Mark2, Color::Mark2Bg};
}

float font_px(Type type) {
    constexpr float kSizes[] = {12, 14, 16, 20, 28};
    return kSizes[static_cast<int>(type.size)];
}

float line_px(Type type) {
    constexpr float kLines[] = {16, 20, 22, 26, 34};
    return kLines[static_cast<int>(type.size)];
}

}  // namespace ranets::shell
