#include "model/text.h"

#include <algorithm>

namespace ranets::model {
namespace {

constexpr char32_t kReplacement = 0xfffd;

bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

}  // namespace

char32_t take_code_point(std::string_view& text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t more = first < 0xc0 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    if (first < 0x80 || more == 0 || text.size() <= more ||
        !std::all_of(text.begin() + 1, text.begin() + 1 + static_cast<std::ptrdiff_t>(more),
                     continues)) {
        text.remove_prefix(1);
        return first < 0x80 ? first : kReplacement;
    }
    char32_t code = first & (0x3fu >> more);
    for (std::size_t i = 1; i <= more; ++i)
        code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3fu);
    text.remove_prefix(more + 1);
    return code;
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !continues(byte); }));
}

}  // namespace ranets::model
