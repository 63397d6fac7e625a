#include "app/login_name.h"

#include "model/text.h"

namespace ranets::app {
namespace {

// White_Space of Unicode.
bool is_blank(char32_t code) {
    return (code >= 0x9 && code <= 0xd) || code == 0x20 || code == 0x85 || code == 0xa0 ||
           code == 0x1680 || (code >= 0x2000 && code <= 0x200a) || code == 0x2028 ||
           code == 0x2029 || code == 0x202f || code == 0x205f || code == 0x3000;
}

// Soft hyphen, joiners, marks of direction, byte order mark.
bool is_invisible(char32_t code) {
    return code == 0xad || code == 0x180e || (code >= 0x200b && code <= 0x200f) ||
           (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x2064) ||
           code == 0xfeff;
}

bool is_latin(char32_t code) {
    return (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
}

bool is_cyrillic(char32_t code) {
    return code >= 0x400 && code <= 0x4ff;
}

}  // namespace

std::string_view without_outer_blanks(std::string_view login) {
    std::size_t begin = login.size(), end = 0;
    for (std::string_view rest = login; !rest.empty();) {
        const auto at = login.size() - rest.size();
        if (is_blank(model::take_code_point(rest))) continue;
        if (begin == login.size()) begin = at;
        end = login.size() - rest.size();
    }
    return end > begin ? login.substr(begin, end - begin) : std::string_view();
}

LoginDoubt doubt_about(std::string_view login) {
    bool latin = false, cyrillic = false;
    while (!login.empty()) {
        const auto code = model::take_code_point(login);
        if (is_invisible(code)) return LoginDoubt::Invisible;
        latin |= is_latin(code);
        cyrillic |= is_cyrillic(code);
    }
    return latin && cyrillic ? LoginDoubt::MixedLetters : LoginDoubt::None;
}

}  // namespace ranets::app
