#pragma once
// Where a calendar program asks for pupils' lessons and homework: a secret of whoever made it.
#include <string>
#include <vector>

#include "model/date.h"
#include "model/ids.h"

namespace ranets::model {

struct CalendarAddress {
    std::string id;  // as the server names it; the secret is no part of it
    std::vector<PersonId> persons;
    Instant made;

    friend bool operator==(const CalendarAddress&, const CalendarAddress&) = default;
};

// As many as a person may have.
inline constexpr std::size_t kMostCalendarAddresses = 10;

}  // namespace ranets::model
