#pragma once
#include <string_view>

namespace ranets::shell {

// Of print.css in the mock-ups: A4, black on white, thin lines, no fills, nothing under 9 pt. It is
// here as nobody downloads it who does not print.
extern const std::string_view kPaperStyle;

}  // namespace ranets::shell
