#pragma once
// A few words beside a control: what its icon means, why it is disabled.
#include <string_view>

#include "kit/ui.h"

namespace ranets::shell {

// Shown when the pointer rests on the control or the keyboard's focus comes to it; for a disabled
// one also when somebody tries it, and then said aloud. Called right after the control was drawn.
// It is only a picture: the same words belong into the control's name or description.
void tooltip(Ui& ui, std::string_view key, NodeId control, const Rect& rect,
             std::string_view words);

}  // namespace ranets::shell
