#include "kit/folding.h"

#include <cstddef>

namespace ranets::shell {
namespace {

// The Russian letters take two bytes: А-П are D0 90-9F, Р-Я D0 A0-AF, а-п D0 B0-BF, р-я D1 80-8F,
// Ё D0 81, ё D1 91; the other Cyrillic capitals D0 80-8F go with D1 90-9F.
constexpr unsigned char kFirst = 0xd0, kSecond = 0xd1;

void fold_cyrillic(unsigned char lead, unsigned char trail, std::string& out) {
    if (lead == kFirst && trail >= 0x90 && trail <= 0x9f) {
        trail = static_cast<unsigned char>(trail + 0x20);
    } else if (lead == kFirst && trail >= 0xa0 && trail <= 0xaf) {
        lead = kSecond;
        trail = static_cast<unsigned char>(trail - 0x20);
    } else if (lead == kFirst && trail <= 0x8f) {
        lead = kSecond;
        trail = static_cast<unsigned char>(trail + 0x10);
    }
    const bool is_yo = lead == kSecond && trail == 0x91;
    out += static_cast<char>(is_yo ? kFirst : lead);
    out += static_cast<char>(is_yo ? 0xb5 : trail);
}

}  // namespace

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if ((byte == kFirst || byte == kSecond) && at + 1 < text.size()) {
            fold_cyrillic(byte, static_cast<unsigned char>(text[++at]), out);
        } else if (byte >= 'A' && byte <= 'Z') {
            out += static_cast<char>(byte - 'A' + 'a');
        } else {
            out += text[at];
        }
    }
    return out;
}

}  // namespace ranets::shell
