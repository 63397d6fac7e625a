#pragma once
#include <string>

#include "model/date.h"

namespace ranets::stub {

std::string http_date(model::Instant at);  // RFC 9110: "Wed, 18 Nov 2026 05:34:00 GMT"

}  // namespace ranets::stub
