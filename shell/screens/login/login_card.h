#pragma once
// The login's card: fields and buttons. One object draws it once; what lasts is LoginState.
#include <optional>
#include <string>
#include <vector>

#include "app/commands.h"
#include "app/views.h"
#include "kit/widgets.h"
#include "kit/words.h"
#include "screens/login/login_layout.h"

namespace ranets::shell {

struct LoginState {
    bool begun = false;
    std::string login, password;
    bool shows_password = false;
    bool asked = false;         // the application is to answer a sign-in
    bool login_edited = false;  // since that answer: its problem is no longer told
    bool password_edited = false;
    std::optional<strings::Key> toast;
    std::int64_t toasts = 0;  // so far
    std::vector<Option> regions;
    std::optional<Language> regions_for;
};

class LoginCard {
  public:
    LoginCard(Ui& ui, const app::Views& views, app::Commands& commands, LoginState& state);

    float measure(const LoginSpace& space);  // returns the height
    void draw(const Rect& card);
    void focus_problem();  // the field that the answer to a sign-in is about

  private:
    struct Told {
        std::string_view login_error, password_error, alert;
        bool offline = false;
    };
    static Told told_of(app::LoginView::Problem problem, const LoginState& state);

    Rect at(const Rect& rect) const {
        return {origin_.x + rect.x, origin_.y + rect.y, rect.w, rect.h};
    }
    void label(const Rect& rect, strings::Key key);
    void error(std::string_view key, const Rect& rect, std::string_view sentence);
    void title();
    void region();
    void login();
    void password();
    void eye();
    void options();
    void alert();
    void buttons();
    void registration();
    void demo();
    void demo_button_of(int index);
    void sign_in();
    void asked();
    void tell(strings::Key sentence);

    Ui& ui_;
    const app::Views& views_;
    const app::LoginView& view_;
    const app::Obstacle obstacle_;  // to signing in
    app::Commands& commands_;
    LoginState& state_;
    Told told_;
    LoginTexts texts_;
    LoginLayout layout_;
    Point origin_;
};

}  // namespace ranets::shell
