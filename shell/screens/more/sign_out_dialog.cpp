#include "screens/more/sign_out_dialog.h"

#include <string>

#include "kit/words.h"
#include "screens/common/confirm_dialog.h"

namespace ranets::shell {

using Word = strings::Key;

bool sign_out_dialog(Ui& ui, const app::Views& views, app::Commands& commands) {
    std::string text(text_of(Word::kMoreSignOutText));
    if (views.line.waiting > 0)
        text = format(Word::kOfflineSentence,
                      {plural(Word::kMoreSignOutUnsent, views.line.waiting), text});
    const auto answer =
        confirm_dialog(ui, "sign-out",
                       {Word::kMoreSignOutName, Word::kMoreSignOutTitle, text, Word::kMoreSignOut});
    if (answer == Confirmed::Yes) commands.give(app::SignOut{});
    return answer == Confirmed::NotYet;
}

}  // namespace ranets::shell
