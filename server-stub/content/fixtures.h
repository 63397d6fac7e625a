#pragma once
// Files as they lie in content/fixtures/, compiled into the program.
#include <string_view>

namespace ranets::stub {

std::string_view fixture(std::string_view name);  // "page.pdf"; empty: there is none

}  // namespace ranets::stub
