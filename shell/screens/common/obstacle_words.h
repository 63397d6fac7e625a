#pragma once
// Why a control is greyed, in a sentence.
#include <string_view>

#include "app/commands.h"

namespace ranets::shell {

// Empty where nothing stands in the way, or where there is nothing that the command could do.
std::string_view obstacle_text(app::Obstacle obstacle);

}  // namespace ranets::shell
