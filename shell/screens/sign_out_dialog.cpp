#include "screens/sign_out_dialog.h"

#include "screens/confirm_dialog.h"

namespace ranets::shell {

using Word = strings::Key;

bool sign_out_dialog(Ui& ui, app::Commands& commands) {
    const auto answer = confirm_dialog(ui, "sign-out",
                                       {Word::kMoreSignOutName, Word::kMoreSignOutTitle,
                                        Word::kMoreSignOutText, Word::kMoreSignOut});
    if (answer == Confirmed::Yes) commands.sign_out();
    return answer == Confirmed::NotYet;
}

}  // namespace ranets::shell
