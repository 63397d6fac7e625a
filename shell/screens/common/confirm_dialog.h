#pragma once
// Asks before something is done that can't be taken back.
#include <string_view>

#include "kit/ui.h"
#include "kit/words.h"

namespace ranets::shell {

struct ConfirmWords {
    strings::Key name;  // of the whole, for those who don't see it
    strings::Key title;
    std::string_view text;
    strings::Key confirm;  // on the button that does it
};

enum class Confirmed { NotYet, No, Yes };
// NotYet: to be drawn again in the next frame.
Confirmed confirm_dialog(Ui& ui, std::string_view key, const ConfirmWords& words);

}  // namespace ranets::shell
