#pragma once
// What the handlers of own records share.
#include "rest/call.h"
#include "state/own_homework.h"

namespace ranets::stub {

namespace own {

// For the other devices of the viewer.
LoggedChange own_change(const Call& call, int pupil, Date day);

// "\"3\"" → 3
std::optional<std::int64_t> version_in(std::string_view if_match);

}  // namespace own

namespace shapes {

// Of one that was taken away all but the id and the version is null.
Json own_homework(const OwnHomework& homework);

}  // namespace shapes
}  // namespace ranets::stub
