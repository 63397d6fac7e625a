#include "app/login_name.h"

#include "model/text.h"

namespace ranets::app {
namespace {

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
