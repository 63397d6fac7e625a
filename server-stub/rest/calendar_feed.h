#pragma once
// GET /ext/v1/calendars/{secret}.ics: the timetable and homework of a family's pupils for programs
// that poll it and can't sign in. Who has the address reads it, until it is taken back.
#include <optional>

#include "rest/call.h"

namespace ranets::stub {

inline constexpr const char* kCalendarRoute = "GET /ext/v1/calendars/{secret}.ics";

class CalendarFeed {
  public:
    CalendarFeed(const World& world, const DemoClock& clock) : world_(world), clock_(clock) {}

    // Nothing for other paths.
    std::optional<Reply> handle(const Request& request) const;

  private:
    const World world_;
    const DemoClock& clock_;
};

}  // namespace ranets::stub
