#pragma once
// Addresses for calendar programs, of ext/v1/calendar-addresses.
#include <string>
#include <string_view>
#include <vector>

#include "model/calendar_address.h"
#include "model/result.h"

namespace ranets::api {

// The answer to a GET, and to a POST.
model::Result<std::vector<model::CalendarAddress>> decode_calendar_addresses(std::string_view body);
model::Result<model::CalendarAddress> decode_calendar_address(std::string_view body);
// The body of a POST.
std::string encode_calendar_address(std::string_view secret,
                                    const std::vector<model::PersonId>& persons);

}  // namespace ranets::api
