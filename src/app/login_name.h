#pragma once
// A login as phones type it. Whether letters are large is nothing to the server, so nothing to us.
#include <string_view>

namespace ranets::app {

// What nobody can see of a login that the server did not take.
enum class LoginDoubt {
    None,
    Invisible,     // a letter in it has no width
    MixedLetters,  // Cyrillic and Latin ones, which look alike
};
LoginDoubt doubt_about(std::string_view login);

}  // namespace ranets::app
