#pragma once
// The page on which faults of the line and the school's present are set.
#include <string>

#include "demo/faults.h"
#include "model/date.h"

namespace ranets::stub {

std::string demo_page(const Faults& faults, model::LocalTime now);
std::string demo_script();
std::string demo_style();

}  // namespace ranets::stub
