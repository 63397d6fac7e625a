#include "kit/string_table.h"
#include "strings/strings_table.h"

namespace ranets::shell {

std::string_view more_russian(std::size_t i) {
    static const StringTable table(strings::kMoreRussian);
    return i < table.size() ? table[i] : late_russian(i - table.size());
}

}  // namespace ranets::shell
