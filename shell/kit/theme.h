#pragma once
// Colours, type and icons of the product: the tables of the design, nothing that draws.
#include <cstdint>
#include <string_view>

namespace ranets::shell {

// Names and values are the design's tokens.
enum class Color : std::uint8_t {
    Transparent,
    Bg,
    Surface,
    Raised,
    Sunken,
    Hover,
    Line,
    LineStrong,
    Text,
    Text2,
    Text3,
    Primary,
    PrimaryFill,
    OnPrimary,
    PrimarySoft,
    OnSoft,
    Mine,
    Accent,
    AccentText,
    AccentSoft,
    Badge,
    OnBadge,
    Mark5,
    Mark5Bg,
    Mark4,
    Mark4Bg,
    Mark3,
    Mark3Bg,
    Mark2,
    Mark2Bg,
    MarkOther,
    MarkOtherBg,
    Mark5Solid,
    Mark4Solid,
    Mark3Solid,
    Mark2Solid,
    WarnBg,
    WarnText,
    WarnLine,
    Ok,
    Danger,
    ShadowLine,  // the border that stands in for shadows in the dark
    Count,
};

struct Palette {
    std::uint32_t values[static_cast<int>(Color::Count)];  // ImU32 order
    bool dark = false;
    bool contrast = false;  // few colours: what is filled has a line around it, no shadows
    std::uint32_t operator[](Color color) const { return values[static_cast<int>(color)]; }
};
const Palette& light_palette();
const Palette& dark_palette();
// For those whose system forces colours: black, white and two more.
const Palette& contrast_palette(bool dark);

struct AvatarColors {
    std::uint32_t back, initials;
};
AvatarColors avatar_colors(std::int64_t person, const Palette& palette);

struct MarkColors {
    Color text, back;
};
MarkColors mark_colors(std::string_view value);  // "5", "4-", "н", "зач"
MarkColors average_colors(double average);

// Logical px at text size 100 %.
enum class TextSize : std::uint8_t { Caption, Body, Large, Title, Display };
struct Type {
    TextSize size = TextSize::Body;
    bool strong = false;  // weight 600 in place of 400
};
inline constexpr Type kCaption{TextSize::Caption}, kCaptionStrong{TextSize::Caption, true};
inline constexpr Type kBody{TextSize::Body}, kBodyStrong{TextSize::Body, true};
inline constexpr Type kLarge{TextSize::Large}, kLargeStrong{TextSize::Large, true};
inline constexpr Type kTitle{TextSize::Title, true}, kDisplay{TextSize::Display, true};

float font_px(Type type);  // 12 14 16 20 28
float line_px(Type type);  // 16 20 22 26 34

// By Lucide's code points, as in release 1.62: what stands here is drawn (web/build/icons.mjs).
enum class Icon : std::uint16_t {
    NotebookText = 0xE598,
    ListChecks = 0xE1D0,
    Chart = 0xE068,
    Messages = 0xE40D,
    School = 0xE3E3,
    Ellipsis = 0xE0B6,
    ChevronLeft = 0xE06E,
    ChevronRight = 0xE06F,
    ChevronDown = 0xE06D,
    ArrowLeft = 0xE048,
    ArrowRight = 0xE049,
    Refresh = 0xE145,
    RotateCcw = 0xE148,
    Search = 0xE151,
    Close = 0xE1B2,
    Check = 0xE06C,
    Pen = 0xE172,
    Paperclip = 0xE12D,
    Download = 0xE0B2,
    Eye = 0xE0BA,
    EyeOff = 0xE0BB,
    Undo = 0xE2A1,
    LogOut = 0xE10E,
    Settings = 0xE154,
    CloudCheck = 0xE66E,
    CloudOff = 0xE08D,
    WifiOff = 0xE1AF,
    Clock = 0xE087,
    CheckCheck = 0xE38E,
    CircleAlert = 0xE077,
    Info = 0xE0F9,
    Sun = 0xE178,
    Moon = 0xE11E,
    CalendarDays = 0xE2B9,
    CalendarRange = 0xE2BD,
    CalendarClock = 0xE304,
    GraduationCap = 0xE234,
    BookOpen = 0xE05F,
    FileText = 0xE0CC,
    Image = 0xE0F6,
    MessageCircle = 0xE116,
    MapPin = 0xE111,
    Phone = 0xE133,
    Mail = 0xE10F,
    User = 0xE468,
    Users = 0xE46E,
    Lock = 0xE10B,
    Landmark = 0xE23A,
    Backpack = 0xE2C8,
    Sigma = 0xE201,
    Triangle = 0xE192,
    SpellCheck = 0xE49A,
    BookOpenText = 0xE54A,
    Languages = 0xE0FE,
    Atom = 0xE3D7,
    Flask = 0xE0D5,
    Leaf = 0xE2DE,
    Globe = 0xE0E8,
    Monitor = 0xE11D,
    Shield = 0xE158,
    Dumbbell = 0xE3A1,
    Calculator = 0xE1BC,
    Copy = 0xE09E,
    ExternalLink = 0xE0B9,
    CalendarPlus = 0xE2BC,
    Share = 0xE156,
    Printer = 0xE141,
    Funnel = 0xE0DC,
    Plus = 0xE13D,
    Trash = 0xE18D,
};

}  // namespace ranets::shell
