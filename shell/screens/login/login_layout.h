#pragma once
// Where the parts of the login's card lie: measured before anything is drawn, because the card is
// centred and as high as what is in it.
#include <array>
#include <string>
#include <string_view>

#include "kit/widgets.h"

namespace ranets::shell {

inline constexpr int kDemoRoles = 3;
inline constexpr Type kAlertType = kBody;

// What there is to show; an empty text takes no room.
struct LoginTexts {
    std::string_view expired;      // above the fields
    std::string_view login_error;  // under its field
    std::string_view password_error;
    bool shared_note = false;
    std::string_view alert;  // above the button
    bool demo = false;
    std::string demo_accounts;
};

// Relative to the card's top left corner. A part that is not there has no height.
struct LoginLayout {
    Rect title, expired;
    Rect region_label, region;
    Rect login_label, login, login_error;
    Rect password_label, password, password_error;
    Rect shared, restore, shared_note;
    Rect alert, sign_in, gosuslugi;
    Rect no_account, registration;
    Rect demo, demo_icon, demo_note, demo_accounts;
    std::array<Rect, kDemoRoles> demo_buttons;
    bool demo_icons = true;
    Type title_type = kDisplay;
    float height = 0;
};

struct LoginSpace {
    float width = 440;
    float side = 32, top = 28, foot = 24;  // the card's padding, its border included
    bool tight = false;                    // a low window
};
LoginLayout lay_out_login(Ui& ui, const LoginTexts& texts, const LoginSpace& space);

// Icon, then the sentence: boxes for alerts.
float note_height(Ui& ui, std::string_view sentence, float width);
void draw_note(Ui& ui, const Rect& rect, std::string_view sentence, Icon icon, Color back,
               Color ink);

std::string_view demo_role_name(int index);  // pupil, parent, teacher
ButtonSpec demo_button(int index, bool with_icon);

}  // namespace ranets::shell
