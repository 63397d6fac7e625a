#pragma once
// A login as phones type it. Whether letters are large is nothing to the server, so nothing to us.
#include <string_view>

namespace ranets::app {

// Without the blanks around it, those of other alphabets among them: what a suggestion, a copy or a
// thumb has added.
std::string_view without_outer_blanks(std::string_view login);

// What nobody can see of a login that the server did not take.
enum class LoginDoubt {
    None,
    Invisible,     // a letter in it has no width
    MixedLetters,  // Cyrillic and Latin ones, which look alike
};
LoginDoubt doubt_about(std::string_view login);

}  // namespace ranets::app
