#include "text_runs.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ranets::web {
namespace {

constexpr int kFramesKept = 2;  // a text that blinks or is covered for a moment is not redrawn
constexpr int kLargestTexture = 4096;  // what every WebGL2 has, and more than any window shows

std::uint32_t rgb_of(ImU32 color) {
    return (color >> IM_COL32_R_SHIFT & 0xff) << 16 | (color >> IM_COL32_G_SHIFT & 0xff) << 8 |
           (color >> IM_COL32_B_SHIFT & 0xff);
}

}  // namespace

void CanvasTextRuns::draw(ImDrawList& list, std::string_view text, float x, float baseline,
                          float size, int weight, std::uint32_t color, float max_width) {
    if (text.empty() || max_width < 1) return;
    // The pen starts on a whole pixel, as the page's text does.
    const float left = std::round(x);
    const float bottom = std::round(baseline);
    const int width = static_cast<int>(std::ceil(max_width));
    const Run& shown = run(text, {weight, size * ratio_}, rgb_of(color), width);
    if (shown.texture == 0) return;

    const InkBox& box = shown.box;
    const float visible =
        std::min(static_cast<float>(box.width), max_width - static_cast<float>(box.left));
    if (visible <= 0) return;
    const ImVec2 from(left + static_cast<float>(box.left), bottom + static_cast<float>(box.top));
    const ImVec2 to(from.x + visible, from.y + static_cast<float>(box.height));
    const ImVec2 end(visible / static_cast<float>(box.width), 1);
    list.AddImage(ImTextureRef(static_cast<ImTextureID>(shown.texture)), from, to, {0, 0}, end,
                  color | ~static_cast<ImU32>(IM_COL32_A_MASK));
}

float CanvasTextRuns::width(std::string_view text, float size, int weight) {
    return measure_text(text, {weight, size * ratio_}).advance / ratio_;
}

CanvasTextRuns::Run& CanvasTextRuns::run(std::string_view text, const TextStyle& style,
                                         std::uint32_t rgb, int max_width) {
    for (Run& run : runs_) {
        if (run.text != text || run.rgb != rgb || run.style.px != style.px ||
            run.style.weight != style.weight)
            continue;
        // A wider window may show more of a text that was cut.
        if (run.cut && run.box.left + run.box.width < std::min(max_width, kLargestTexture))
            continue;
        run.unused = 0;
        return run;
    }
    Run made{.text = std::string(text), .style = style, .rgb = rgb};
    made.box = measure_text(text, style);
    if (!made.box.empty()) {
        const int most = std::clamp(max_width - made.box.left, 1, kLargestTexture);
        made.cut = made.box.width > most;
        made.box.width = std::min(made.box.width, most);
        made.box.height = std::min(made.box.height, kLargestTexture);
        std::vector<std::uint8_t> pixels(
            static_cast<std::size_t>(made.box.width * made.box.height * 4));
        draw_text(text, style, made.box, rgb, pixels.data());
        made.texture = renderer_.create_texture(made.box.width, made.box.height, pixels.data());
    }
    return runs_.emplace_back(std::move(made));
}

void CanvasTextRuns::end_frame() {
    std::erase_if(runs_, [this](Run& run) {
        if (run.unused++ < kFramesKept) return false;
        renderer_.destroy_texture(run.texture);
        return true;
    });
}

void CanvasTextRuns::forget_all() {
    for (const Run& run : runs_) renderer_.destroy_texture(run.texture);
    runs_.clear();
}

}  // namespace ranets::web
