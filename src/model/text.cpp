#include "model/text.h"

#include <algorithm>

namespace ranets::model {
namespace {

constexpr char32_t kReplacement = 0xfffd;
constexpr char32_t kLeast[] = {0, 0x80, 0x800, 0x10000};  // by the number of bytes that follow

bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0) == 0x80;
}

// White_Space of Unicode.
bool is_blank(char32_t code) {
    return (code >= 0x9 && code <= 0xd) || code == 0x20 || code == 0x85 || code == 0xa0 ||
           code == 0x1680 || (code >= 0x2000 && code <= 0x200a) || code == 0x2028 ||
           code == 0x2029 || code == 0x202f || code == 0x205f || code == 0x3000;
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
    // Longer than it need be, half of a pair, or beyond the last one.
    if (code < kLeast[more] || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff) {
        text.remove_prefix(1);
        return kReplacement;
    }
    text.remove_prefix(more + 1);
    return code;
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !continues(byte); }));
}

std::string_view without_outer_blanks(std::string_view text) {
    std::size_t begin = text.size(), end = 0;
    for (std::string_view rest = text; !rest.empty();) {
        const auto at = text.size() - rest.size();
        if (is_blank(take_code_point(rest))) continue;
        if (begin == text.size()) begin = at;
        end = text.size() - rest.size();
    }
    return end > begin ? text.substr(begin, end - begin) : std::string_view();
}

}  // namespace ranets::model
