#pragma once
// What is in the files of the made-up homework: real ones of their kinds, from fixtures/.
#include <cstdint>
#include <string>
#include <string_view>

#include "school/demo_week.h"

namespace ranets::stub {

std::string_view media_type(const DemoFile& file);
std::int64_t document_size(const DemoFile& file);  // bytes
std::string document(const DemoFile& file);

}  // namespace ranets::stub
