#pragma once
// Texts as a search compares them: without regard to case, ё as е.
#include <string>
#include <string_view>

namespace ranets::shell {

std::string folded(std::string_view text);  // Latin and Cyrillic

}  // namespace ranets::shell
