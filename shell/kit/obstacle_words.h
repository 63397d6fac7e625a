#pragma once
// Why a control is greyed, in a sentence, and how it is told.
#include <string_view>

#include "app/obstacle.h"
#include "kit/ui.h"

namespace ranets::shell {

// Empty where nothing stands in the way, or where there is nothing that the command could do.
std::string_view obstacle_text(app::Obstacle obstacle);

// The spec of a control as it is drawn: what stands in the way of its command greys it and, where
// there is a word for it, is its description.
template <class Spec>
Spec with_obstacle(Spec spec) {
    if (spec.obstacle == app::Obstacle::None) return spec;
    spec.enabled = false;
    if (const auto reason = obstacle_text(spec.obstacle); !reason.empty())
        spec.description = reason;
    return spec;
}

}  // namespace ranets::shell
