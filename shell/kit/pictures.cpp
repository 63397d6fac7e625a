// The logo and the login's picture: rounded rectangles and circles, drawn, so that no image has to
// be loaded. The figures are those of the designer's drawings, 48 and 420 units wide.
#include <imgui.h>

#include <cmath>
#include <cstdint>
#include <numbers>

#include "kit/widgets.h"

namespace ranets::shell {
namespace {

constexpr float kLogoUnits = 48;
constexpr float kPictureUnits = 420;

// 0xRRGGBB, as designers write colours.
constexpr ImU32 rgb(std::uint32_t color) {
    return IM_COL32(color >> 16 & 0xff, color >> 8 & 0xff, color & 0xff, 0xff);
}

constexpr ImU32 kOrange = rgb(0xE2681C), kLightOrange = rgb(0xF28A45), kBrown = rgb(0xA8430A);
constexpr ImU32 kCream = rgb(0xFFF1E4), kPeach = rgb(0xFFE0C7), kSand = rgb(0xF2B98C);
constexpr ImU32 kIndigo = rgb(0x3A46B4), kLavender = rgb(0xAEB6FF), kInk = rgb(0x22243A);
constexpr ImU32 kGreen = rgb(0x2E9E62), kMint = rgb(0xD6F0DF), kYellow = rgb(0xD99A1C);

struct Turn {
    float degrees = 0;
    Point around;
};

// Draws in the units of a drawing that fills `rect`.
class Drawing {
  public:
    Drawing(Ui& ui, const Rect& rect, float units)
        : ui_(ui), list_(ui.draw_list()), origin_{rect.x, rect.y}, scale_(rect.w / units) {}

    void rectangle(const Rect& rect, float radius, ImU32 color, const Turn& turn = {}) {
        path(rect, radius, turn);
        list_.PathFillConvex(color);
    }

    void outline(const Rect& rect, float radius, ImU32 color, float width) {
        path(rect, radius, {});
        list_.PathStroke(color, ImDrawFlags_Closed, length(width));
    }

    void circle(Point centre, float radius, ImU32 color) {
        list_.AddCircleFilled(at(centre), length(radius), color);
    }

    Rect placed(const Rect& rect) const {
        return {origin_.x + rect.x * scale_, origin_.y + rect.y * scale_, rect.w * scale_,
                rect.h * scale_};
    }

  private:
    float length(float units) const { return ui_.px(units * scale_); }
    ImVec2 at(Point point) const {
        return {ui_.px(origin_.x + point.x * scale_), ui_.px(origin_.y + point.y * scale_)};
    }

    void path(const Rect& rect, float radius, const Turn& turn) {
        list_.PathRect(at({rect.x, rect.y}), at({right(rect), bottom(rect)}), length(radius));
        if (turn.degrees == 0) return;
        const float angle = turn.degrees * std::numbers::pi_v<float> / 180;
        const float cosine = std::cos(angle), sine = std::sin(angle);
        const ImVec2 pivot = at(turn.around);
        for (ImVec2& point : list_._Path) {
            const float x = point.x - pivot.x, y = point.y - pivot.y;
            point = {pivot.x + x * cosine - y * sine, pivot.y + x * sine + y * cosine};
        }
    }

    Ui& ui_;
    ImDrawList& list_;
    Point origin_;
    float scale_;
};

void draw_things_inside(Drawing& drawing) {
    const Turn book{-9, {150, 140}};
    drawing.rectangle({118, 66, 66, 150}, 10, kIndigo, book);
    drawing.rectangle({130, 92, 38, 8}, 4, kLavender, book);
    drawing.rectangle({182, 48, 62, 150}, 10, kGreen);
    drawing.rectangle({194, 72, 38, 8}, 4, kMint);
    drawing.rectangle({194, 88, 26, 8}, 4, kMint);
    const Turn pencil{10, {262, 130}};
    drawing.rectangle({252, 60, 20, 150}, 5, kYellow, pencil);
    drawing.rectangle({252, 60, 20, 22}, 5, kInk, pencil);
}

void draw_backpack(Drawing& drawing) {
    drawing.outline({168, 100, 84, 60}, 30, kBrown, 14);
    drawing.rectangle({64, 232, 292, 112}, 36, kBrown);
    drawing.rectangle({96, 132, 228, 248}, 56, kOrange);
    drawing.rectangle({96, 132, 228, 116}, 54, kLightOrange);
    drawing.rectangle({126, 272, 168, 80}, 20, kCream);
    drawing.rectangle({126, 272, 168, 30}, 15, kPeach);
    drawing.rectangle({192, 226, 36, 64}, 16, kIndigo);
    drawing.circle({210, 268}, 7, rgb(0xFFFFFF));
    drawing.rectangle({150, 316, 48, 10}, 5, kSand);
    drawing.rectangle({208, 316, 30, 10}, 5, kSand);
}

}  // namespace

void logo(Ui& ui, const Rect& rect) {
    Drawing drawing(ui, rect, kLogoUnits);
    drawing.outline({17, 3, 14, 12}, 6, kBrown, 3);
    drawing.rectangle({4, 22, 40, 18}, 8, kBrown);
    drawing.rectangle({8, 8, 32, 37}, 12, kOrange);
    drawing.rectangle({8, 8, 32, 18}, 11, kLightOrange);
    drawing.rectangle({13, 29, 22, 11}, 4, kCream);
    drawing.rectangle({21, 22, 6, 10}, 3, kIndigo);
}

void login_picture(Ui& ui, const Rect& rect) {
    Drawing drawing(ui, rect, kPictureUnits);
    drawing.circle({210, 220}, 186, ui.palette()[Color::AccentSoft]);
    draw_things_inside(drawing);
    draw_backpack(drawing);
    // The marks keep their paper in the dark: they are part of the picture.
    drawing.rectangle({322, 96, 56, 56}, 16, kMint);
    ui.text_packed(drawing.placed({322, 96, 56, 56}), "5", kDisplay, rgb(0x12633C), Align::Centre);
    drawing.rectangle({30, 150, 48, 48}, 14, rgb(0xD8EBFB));
    ui.text_packed(drawing.placed({30, 150, 48, 48}), "4", kTitle, rgb(0x0F5590), Align::Centre);
}

}  // namespace ranets::shell
