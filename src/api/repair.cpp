#include "api/repair.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>

namespace ranets::api {
namespace {

constexpr std::string_view kReplacement = "\ufffd";
constexpr std::string_view kReplacementEscape = "\\ufffd";

// Bytes of the character that begins the text; 0: none does (RFC 3629: no overlong forms, no
// surrogates, nothing beyond U+10FFFF).
std::size_t utf8_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if (byte(i) < 0x80 || byte(i) > 0xbf) return 0;
    }
    const unsigned char second = byte(1);
    const bool overlong = (lead == 0xe0 && second < 0xa0) || (lead == 0xf0 && second < 0x90);
    const bool beyond = (lead == 0xed && second > 0x9f) || (lead == 0xf4 && second > 0x8f);
    return overlong || beyond ? 0 : length;
}

// The number of "\u12ab" at the text's beginning; -1: there is none.
int escaped_unit(std::string_view text) {
    constexpr std::size_t kLength = 6;
    if (text.size() < kLength || text[0] != '\\' || text[1] != 'u') return -1;
    std::uint32_t unit = 0;
    const char* const end = text.data() + kLength;
    const auto read = std::from_chars(text.data() + 2, end, unit, 16);
    return read.ec == std::errc{} && read.ptr == end ? static_cast<int>(unit) : -1;
}

bool is_high(int unit) {
    return unit >= 0xd800 && unit < 0xdc00;
}
bool is_low(int unit) {
    return unit >= 0xdc00 && unit < 0xe000;
}

// Copies an escape at the beginning of `text`; how much of it that was.
std::size_t copy_escape(std::string_view text, std::string& out) {
    constexpr std::size_t kUnit = 6;
    const int unit = escaped_unit(text);
    const bool is_pair =
        is_high(unit) && is_low(escaped_unit(text.substr(std::min(kUnit, text.size()))));
    const std::size_t length = is_pair ? 2 * kUnit : unit >= 0 ? kUnit : 2;
    if (!is_pair && (is_high(unit) || is_low(unit)))
        out += kReplacementEscape;
    else
        out += text.substr(0, length);
    return length;
}

}  // namespace

std::string repaired(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool quoted = false;
    while (!text.empty()) {
        std::size_t length = utf8_length(text);
        const char c = text.front();
        if (length == 0) {
            out += kReplacement;
            length = 1;
        } else if (quoted && c == '\\') {
            length = copy_escape(text, out);
        } else if (quoted && static_cast<unsigned char>(c) < 0x20) {
            constexpr char kHex[] = "0123456789abcdef";
            out += "\\u00";
            out += kHex[c >> 4];
            out += kHex[c & 15];
        } else {
            quoted ^= c == '"';
            out += text.substr(0, length);
        }
        text.remove_prefix(std::min(length, text.size()));
    }
    return out;
}

}  // namespace ranets::api
