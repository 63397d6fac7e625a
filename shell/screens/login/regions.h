#pragma once
// The federal subjects of Russia, among which the login asks for the school's.
#include <vector>

#include "kit/widgets.h"

namespace ranets::shell {

// In the alphabetical order of the language in use; ids are the subjects' two-digit codes.
std::vector<Option> regions();

}  // namespace ranets::shell
