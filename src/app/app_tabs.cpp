// One tab at a time has the account's files: stepping aside for another, and taking over from it.
#include <string>
#include <utility>

#include "app/app_impl.h"

namespace ranets::app {

// The views stay as they are, so that the same is on the screen when the tab is used again.
void App::Impl::step_aside() {
    const ChangeScope scope(*this);
    detach_files();
    files_.close();
    if (views_.stage != Stage::SignedIn) return;  // the login needs no files
    wanted_ = views_.route;
    // The other tab goes on with the session, and renews it.
    session_.leave();
    views_.stage = Stage::Elsewhere;
    views_.other_tab = OtherTab::Active;
}

bool App::Impl::files_elsewhere() {
    const bool asked = std::exchange(views_.other_tab, OtherTab::None) == OtherTab::Asked;
    if (files_.opened() != store::Storage::Opened::Busy) return false;
    views_.other_tab = asked ? OtherTab::Stuck : OtherTab::Active;
    return true;
}

void App::Impl::run(const UseHere&) {
    views_.other_tab = OtherTab::Asked;
    if (views_.stage == Stage::SignedIn) {
        files_.take(directory_of(views_.account->user), [this, people = people_] {
            if (people != people_) return;
            files_opened(*views_.account);
            changed();
        });
    } else {
        files_.take(settings_.account, [this, people = people_] {
            if (people != people_) return;
            resume();
            changed();
        });
    }
}

void App::Impl::settings_changed(std::string_view json) {
    const ChangeScope scope(*this);
    auto account = std::move(settings_.account);
    auto filters = std::move(settings_.homework_filters);
    settings_ = read_settings(json);
    views_.theme = settings_.theme;
    views_.language = settings_.language;
    views_.text_percent = settings_.text_percent;
    if (views_.stage == Stage::SignedIn && files_.is_open()) {
        settings_.account = std::move(account);
        settings_.homework_filters = std::move(filters);
    } else if (settings_.account.empty() && views_.other_tab != OtherTab::None) {
        // A sign-in of this tab has its turn now.
        views_.stage == Stage::SignedIn ? run(UseHere{}) : signed_out_elsewhere();
    }
}

void App::Impl::signed_out_elsewhere() {
    ++people_;
    forget_people();
    views_.account.reset();
    login_.clear();
    views_.login.login.clear();
    views_.login.session_expired = false;
    show_login();
    show_address(true);
}

}  // namespace ranets::app
