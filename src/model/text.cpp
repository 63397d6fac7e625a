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

// Marks that stand apart in decomposed text (CC 86 makes и to й, CC 88 е to ё), and blanks that do
// not break (C2 A0, E2 80 AF). How many bytes were taken; 0: it is none of them.
std::size_t fold_rest(std::string_view rest, std::string& out) {
    constexpr std::string_view kBreve = "\u0306", kDots = "\u0308";
    if (rest.starts_with(kBreve) && out.ends_with("\u0438")) {
        out.replace(out.size() - 2, 2, "\u0439");
        return kBreve.size();
    }
    if (rest.starts_with(kDots) && out.ends_with("\u0435")) return kDots.size();
    for (const std::string_view blank : {"\u00a0", "\u202f", "\n", "\t"}) {
        if (!rest.starts_with(blank)) continue;
        out += ' ';
        return blank.size();
    }
    return 0;
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

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if ((byte == kFirst || byte == kSecond) && at + 1 < text.size()) {
            fold_cyrillic(byte, static_cast<unsigned char>(text[++at]), out);
        } else if (byte >= 'A' && byte <= 'Z') {
            out += static_cast<char>(byte - 'A' + 'a');
        } else if (byte < 0x80 && byte != '\n' && byte != '\t') {
            out += text[at];
        } else if (const auto taken = fold_rest(text.substr(at), out)) {
            at += taken - 1;
        } else {
            out += text[at];
        }
    }
    return out;
}

}  // namespace ranets::model
