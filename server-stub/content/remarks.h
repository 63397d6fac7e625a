#pragma once
// What teachers write beside a mark, and the files they attach.
#include <cstdint>
#include <string_view>

#include "school/demo_week.h"

namespace ranets::stub {

std::string_view remark(int value, std::uint64_t luck);
DemoFile homework_file(std::uint64_t luck);

}  // namespace ranets::stub
