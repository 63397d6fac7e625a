// Rounded shapes as a graphics chip would put them on the screen, pixel by pixel.
#include <imgui.h>

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numbers>
#include <utility>
#include <vector>

#include "kit/sheet.h"
#include "support/headless.h"

using namespace ranets;
using namespace ranets::shell;
using Catch::Approx;
using test::Headless;

namespace {

constexpr std::uint32_t kBlack = 0xff000000;
constexpr int kSide = 120;

struct Drawn {
    std::vector<float> cover;  // of each pixel, 0 to 1
    std::vector<int> painted;  // how often each pixel was touched with more than nothing
    int triangles = 0;

    float at(int x, int y) const { return cover[static_cast<std::size_t>(y * kSide + x)]; }
    float area() const {
        float sum = 0;
        for (const float share : cover) sum += share;
        return sum;
    }
    int most_painted() const { return *std::max_element(painted.begin(), painted.end()); }
};

// Everything is drawn of upright rectangles with a piece of the texture each.
Drawn drawn(Headless& page, std::function<void(Ui&)> scene) {
    page.stage(std::move(scene));
    const ImDrawList& list = *page.draw().draw_data->CmdLists[0];
    ImTextureData& texture = *ImGui::GetIO().Fonts->TexData;
    Drawn result{.cover = std::vector<float>(kSide * kSide),
                 .painted = std::vector<int>(kSide * kSide),
                 .triangles = list.IdxBuffer.Size / 3};
    for (int i = 0; i + 5 < list.IdxBuffer.Size; i += 6) {
        const ImDrawVert& from = list.VtxBuffer[list.IdxBuffer[i]];
        const ImDrawVert& to = list.VtxBuffer[list.IdxBuffer[i + 2]];
        for (int y = static_cast<int>(from.pos.y); y < static_cast<int>(to.pos.y); ++y) {
            for (int x = static_cast<int>(from.pos.x); x < static_cast<int>(to.pos.x); ++x) {
                if (x < 0 || y < 0 || x >= kSide || y >= kSide) continue;
                const auto between = [](float low, float high, float a, float b, int pixel) {
                    return a + (b - a) * (static_cast<float>(pixel) + .5f - low) / (high - low);
                };
                const float u = between(from.pos.x, to.pos.x, from.uv.x, to.uv.x, x);
                const float v = between(from.pos.y, to.pos.y, from.uv.y, to.uv.y, y);
                const auto* texel = reinterpret_cast<const ImU32*>(
                    texture.GetPixelsAt(static_cast<int>(u * static_cast<float>(texture.Width)),
                                        static_cast<int>(v * static_cast<float>(texture.Height))));
                const float tint = static_cast<float>(from.col >> IM_COL32_A_SHIFT) / 255;
                const float share = tint * static_cast<float>(*texel >> IM_COL32_A_SHIFT) / 255;
                const auto pixel = static_cast<std::size_t>(y * kSide + x);
                result.cover[pixel] += share * (1 - result.cover[pixel]);
                result.painted[pixel] += share > 0 ? 1 : 0;
            }
        }
    }
    return result;
}

float rounded_area(float w, float h, float radius) {
    return w * h - (4 - std::numbers::pi_v<float>)*radius * radius;
}

}  // namespace

TEST_CASE("a rounded rectangle covers what it should, and nothing twice") {
    for (const float ratio : {1.f, 1.25f, 1.5f, 2.f, 3.f}) {
        INFO("ratio " << ratio);
        Headless page({.width = 60, .height = 60, .ratio = ratio});
        const Rect rect{4, 6, 31, 23};
        const auto shape = drawn(page, [&](Ui& ui) { ui.fill_packed(rect, kBlack, 8); });
        const float w = std::round(35 * ratio) - std::round(4 * ratio);
        const float h = std::round(29 * ratio) - std::round(6 * ratio);
        CHECK(shape.area() == Approx(rounded_area(w, h, 8 * ratio)).epsilon(.004));
        CHECK(shape.most_painted() == 1);
        CHECK(shape.triangles == 14);
    }
}

TEST_CASE("a circle, a pill of odd height and a bar hardly begun are round") {
    Headless page({.width = kSide, .height = kSide});
    for (const auto& [width, height] :
         {std::pair{31.f, 31.f}, {32.f, 32.f}, {64.f, 27.f}, {5.f, 20.f}}) {
        const float w = width, h = height;  // for the lambda
        INFO(w << " × " << h);
        const auto shape = drawn(page, [&](Ui& ui) {
            ui.fill_packed({10, 10, w, h}, kBlack, h / 2);
        });
        CHECK(shape.area() == Approx(rounded_area(w, h, std::min(w, h) / 2)).epsilon(.01));
        CHECK(shape.most_painted() == 1);
        for (int y = 0; y < kSide; ++y) {
            for (int x = 0; x < static_cast<int>(w); ++x) {
                const int mirrored = 10 + static_cast<int>(w) - 1 - x;
                REQUIRE(shape.at(10 + x, y) == Approx(shape.at(mirrored, y)));
            }
        }
    }
}

TEST_CASE("corners are rounded one by one") {
    Headless page({.width = kSide, .height = kSide});
    const auto shape = drawn(page, [](Ui& ui) {
        ui.fill({10, 10, 60, 40}, Color::Text, 12, kTopLeft | kTopRight | kBottomLeft);
    });
    CHECK(shape.at(10, 10) < .1f);
    CHECK(shape.at(69, 10) < .1f);
    CHECK(shape.at(10, 49) < .1f);
    CHECK(shape.at(69, 49) == 1);
    CHECK(shape.most_painted() == 1);
    const float missing = 3 * (1 - std::numbers::pi_v<float> / 4) * 12 * 12;
    CHECK(shape.area() == Approx(60 * 40 - missing).epsilon(.005));
}

TEST_CASE("a border is as wide everywhere, inside its rectangle") {
    for (const float ratio : {1.f, 1.5f, 2.f}) {
        INFO("ratio " << ratio);
        Headless page({.width = 60, .height = 60, .ratio = ratio});
        const auto shape = drawn(page, [](Ui& ui) {
            ui.border({10, 10, 40, 30}, Color::Line, 10, 2);
        });
        const float w = 40 * ratio, h = 30 * ratio, line = 2 * ratio;
        const float expected = rounded_area(w, h, 10 * ratio) -
                               rounded_area(w - 2 * line, h - 2 * line, 10 * ratio - line);
        CHECK(shape.area() == Approx(expected).epsilon(.01));
        CHECK(shape.most_painted() == 1);
        CHECK(shape.triangles == 16);
    }
}

TEST_CASE("a square border has no gaps and no doubled corners") {
    Headless page({.width = kSide, .height = kSide});
    const auto shape = drawn(page, [](Ui& ui) { ui.border({10, 10, 40, 30}, Color::Line, 0, 3); });
    CHECK(shape.area() == Approx(40 * 30 - 34 * 24));
    CHECK(shape.most_painted() == 1);
}

TEST_CASE("forced colours border what stands alone, not a part of something") {
    Headless page({.width = kSide, .height = kSide, .forced_colors = true});
    const auto head = drawn(page, [](Ui& ui) {
        ui.fill({10, 10, 60, 40}, Color::AccentSoft, 12, kTopLeft | kTopRight);
    });
    CHECK(head.most_painted() == 1);
    const auto card = drawn(page, [](Ui& ui) { ui.fill({10, 10, 60, 40}, Color::AccentSoft, 12); });
    CHECK(card.most_painted() == 2);
}

TEST_CASE("forced colours border a sheet, though the window cuts it") {
    Headless page({.width = kSide, .height = kSide, .forced_colors = true});
    const auto painted = [&](SheetSide side, int x, int y) {
        const auto drawing = drawn(page, [side](Ui& ui) {
            const Sheet sheet(ui, "sheet", {.name = "a", .side = side, .size = 60, .height = 60});
        });
        return drawing.painted[static_cast<std::size_t>(y * kSide + x)];
    };
    CHECK(painted(SheetSide::Right, 60, 60) == painted(SheetSide::Right, 65, 60) + 1);
    CHECK(painted(SheetSide::Bottom, 60, 60) == painted(SheetSide::Bottom, 60, 65) + 1);
    CHECK(painted(SheetSide::Centre, 30, 60) == painted(SheetSide::Centre, 35, 60) + 1);
}

TEST_CASE("a card's shadow is one picture, darkest below it, and takes sixteen triangles") {
    Headless page({.width = kSide, .height = kSide});
    const Rect card{20, 20, 80, 60};
    const auto shape = drawn(page, [&](Ui& ui) { ui.shadow(card, 16, Elevation::Card); });
    CHECK(shape.triangles <= 16);
    CHECK(shape.most_painted() == 1);
    // By the designer's figures: 5 % one px lower, 2.5 % and 2 % a px larger around.
    CHECK(shape.at(60, 80) == Approx(1 - .95 * .975 * .98).margin(.003));
    CHECK(shape.at(60, 81) == Approx(1 - .975 * .98).margin(.003));
    CHECK(shape.at(60, 82) == Approx(.02).margin(.003));
    CHECK(shape.at(60, 83) == 0);
    CHECK(shape.at(19, 50) == Approx(1 - .975 * .98).margin(.003));
    CHECK(shape.at(100, 50) == Approx(1 - .975 * .98).margin(.003));
    CHECK(shape.at(60, 19) == 0);
    CHECK(shape.at(19, 20) == 0);  // round at its corners
}

TEST_CASE("pictures of another size of px replace the old ones") {
    Headless page({.width = 60, .height = 60});
    const auto scene = [](Ui& ui) { ui.fill_packed({4, 4, 40, 40}, kBlack, 10); };
    drawn(page, scene);
    page.resize(40, 40, 2.5f);
    const auto shape = drawn(page, scene);
    CHECK(shape.area() == Approx(rounded_area(100, 100, 25)).epsilon(.004));
}
