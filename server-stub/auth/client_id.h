#pragma once
// Ids of third-party clients: GUIDs, with or without their dashes.
#include <string>
#include <string_view>

namespace ranets::stub {

bool is_guid(std::string_view id);
std::string dashed(std::string_view guid);       // "1d7bd105-4cd1-…"
std::string canonical(std::string_view client);  // a GUID without dashes in lower case, or as it is

}  // namespace ranets::stub
