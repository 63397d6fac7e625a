#pragma once
// What the change feed can tell of. A new kind is a row of the table in change_kinds.cpp.
#include <string_view>
#include <vector>

#include "store/resource_key.h"

namespace ranets::sync {

// What has to be asked for anew; nothing for kinds that this build does not know: a newer server
// tells of more than we show.
std::vector<store::ResourceKey> changed_resources(std::string_view kind, std::string_view key);

}  // namespace ranets::sync
