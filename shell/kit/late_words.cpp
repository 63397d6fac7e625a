#include "kit/string_table.h"
#include "strings/strings_table.h"

namespace ranets::shell {

std::string_view late_russian(std::size_t i) {
    static const StringTable table(strings::kLateRussian);
    return table[i];
}

}  // namespace ranets::shell
