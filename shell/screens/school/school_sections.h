#pragma once
// What the school's screen tells, as rows of words.
#include <string_view>
#include <vector>

#include "app/views.h"
#include "screens/school/school_rows.h"

namespace ranets::shell {

SchoolSection school_facts(const app::Views& views);
SchoolSection school_bells(const app::Views& views);
SchoolSection school_holidays(const app::Views& views);
// Those whose name, post or subject has `wanted` in it; everybody where that is empty.
SchoolSection school_administrators(const app::Views& views, std::string_view wanted);
SchoolSection school_teachers(const app::Views& views, std::string_view wanted);
SchoolSection school_class(const app::Views& views, std::string_view wanted);

}  // namespace ranets::shell
