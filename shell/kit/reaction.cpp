#include "kit/reaction.h"

#include <imgui.h>

namespace ranets::shell {
namespace {

constexpr int kHoverMs = 120;
constexpr int kHoldMs = 80;

std::uint32_t channel(std::uint32_t color, int shift) {
    return color >> shift & 0xff;
}

}  // namespace

std::uint32_t mixed(std::uint32_t under, std::uint32_t over, float part) {
    std::uint32_t result = 0;
    for (const int shift :
         {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT, IM_COL32_A_SHIFT}) {
        const auto from = static_cast<float>(channel(under, shift));
        const auto to = static_cast<float>(channel(over, shift));
        result |= static_cast<std::uint32_t>(from + (to - from) * part + .5f) << shift;
    }
    return result;
}

std::uint32_t argb(std::uint32_t packed) {
    return channel(packed, IM_COL32_A_SHIFT) << 24 | channel(packed, IM_COL32_R_SHIFT) << 16 |
           channel(packed, IM_COL32_G_SHIFT) << 8 | channel(packed, IM_COL32_B_SHIFT);
}

Reaction reaction(Ui& ui, const Press& press) {
    return {ui.animate(ui.id("hover"), press.hovered ? 1.f : 0.f, kHoverMs),
            ui.animate(ui.id("hold"), press.held ? 1.f : 0.f, kHoldMs)};
}

std::uint32_t reacting(const Reaction& reaction, std::uint32_t rest, std::uint32_t hovered,
                       std::uint32_t held) {
    return mixed(mixed(rest, hovered, reaction.hover), held, reaction.hold);
}

}  // namespace ranets::shell
