#pragma once
// How a control answers to the pointer: the colours it goes through. For the kit's own widgets.
#include <cstdint>

#include "kit/ui.h"

namespace ranets::shell {

// `part` of `over` laid on `under`; both ImU32.
std::uint32_t mixed(std::uint32_t under, std::uint32_t over, float part);
// The tree's 0xAARRGGBB.
std::uint32_t argb(std::uint32_t packed);

struct Reaction {
    float hover = 0, hold = 0;  // 0 to 1
};
// On its way to what `press` says. Called once a frame within the control's own id.
Reaction reaction(Ui& ui, const Press& press);

// A colour at rest, with the two that it takes under the pointer and when held.
std::uint32_t reacting(const Reaction& reaction, std::uint32_t rest, std::uint32_t hovered,
                       std::uint32_t held);

}  // namespace ranets::shell
