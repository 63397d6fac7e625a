#pragma once
#include <optional>
#include <string>

#include "model/date.h"

namespace ranets::shell {

// «5 недель, со 2 ноября», «Пока ничего»: what is on this device, and since when.
std::string kept_text(int weeks, std::optional<model::Date> from);

}  // namespace ranets::shell
