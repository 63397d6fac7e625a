#include "screens/login/login_card.h"

#include <algorithm>

#include "screens/login/regions.h"

namespace ranets::shell {
namespace {

using Word = strings::Key;
using Problem = app::LoginView::Problem;

constexpr float kEyeRoom = 44;  // in the password's field
constexpr float kEyeButton = 40;
constexpr int kMostLines = 6;

constexpr model::Role kDemoRole[kDemoRoles] = {model::Role::Pupil, model::Role::Parent,
                                               model::Role::Teacher};

// «Логины: pupil, parent, teacher. Пароль: …», where all have the same.
std::string demo_accounts(const std::vector<app::DemoAccount>& demo) {
    std::string logins;
    for (const auto role : kDemoRole) {
        for (const auto& account : demo) {
            if (account.role != role) continue;
            if (account.password != demo.front().password) return {};
            if (!logins.empty()) logins += ", ";
            logins += account.login;
        }
    }
    if (logins.empty() || demo.front().password.empty()) return {};
    return format(Word::kLoginDemoAccounts, {logins, demo.front().password});
}

}  // namespace

LoginCard::Told LoginCard::told_of(Problem problem, const LoginState& state) {
    Told told;
    switch (problem) {
        case Problem::None:
            break;
        case Problem::EmptyLogin:
            if (!state.login_edited) told.login_error = text_of(Word::kLoginEmptyLogin);
            break;
        case Problem::EmptyPassword:
            if (!state.password_edited) told.password_error = text_of(Word::kLoginEmptyPassword);
            break;
        case Problem::WrongPassword:
            if (!state.login_edited && !state.password_edited)
                told.password_error = text_of(Word::kLoginWrongPassword);
            break;
        case Problem::InvisibleLetters:
            if (!state.login_edited) told.login_error = text_of(Word::kLoginInvisibleLetters);
            break;
        case Problem::MixedLetters:
            if (!state.login_edited) told.login_error = text_of(Word::kLoginMixedLetters);
            break;
        case Problem::TooManyTries:
            told.alert = text_of(Word::kLoginTooManyTries);
            break;
        case Problem::Offline:
            told.alert = text_of(Word::kLoginOffline);
            told.offline = true;
            break;
        case Problem::Timeout:
            told.alert = text_of(Word::kLoginTimeout);
            break;
        case Problem::Server:
            told.alert = text_of(Word::kLoginServer);
            break;
        case Problem::Garbled:
            told.alert = text_of(Word::kLoginGarbled);
            break;
    }
    return told;
}

LoginCard::LoginCard(Ui& ui, const app::Views& views, app::Commands& commands, LoginState& state)
    : ui_(ui),
      views_(views),
      view_(views.login),
      obstacle_(app::obstacle_to(app::SignIn{}, views)),
      commands_(commands),
      state_(state) {
    const auto& view = view_;
    if (!view.busy) told_ = told_of(view.problem, state);
    texts_.login_error = told_.login_error;
    texts_.password_error = told_.password_error;
    texts_.alert = told_.alert;
    texts_.shared_note = view.shared_computer;
    texts_.demo = !view.demo.empty();
    if (view.session_expired) texts_.expired = text_of(Word::kLoginSessionExpired);
    if (view.data_gone) texts_.expired = text_of(Word::kLoginDataGone);
    if (texts_.demo) texts_.demo_accounts = demo_accounts(view.demo);
}

float LoginCard::measure(const LoginSpace& space) {
    layout_ = lay_out_login(ui_, texts_, space);
    return layout_.height;
}

void LoginCard::draw(const Rect& card) {
    origin_ = {card.x, card.y};
    ui_.open("form", Role::Form, text_of(Word::kLoginTitle), card);
    title();
    region();
    login();
    password();
    options();
    alert();
    buttons();
    registration();
    demo();
    ui_.close();
}

void LoginCard::focus_problem() {
    if (!told_.login_error.empty()) ui_.request_focus(ui_.id("login"));
    if (view_.problem == Problem::EmptyPassword || view_.problem == Problem::WrongPassword)
        ui_.request_focus(ui_.id("password"));
}

void LoginCard::label(const Rect& rect, Word key) {
    ui_.text(at(rect), text_of(key), kBodyStrong, Color::Text);
}

void LoginCard::error(std::string_view key, const Rect& rect, std::string_view sentence) {
    if (sentence.empty()) return;
    ui_.paragraph(at(rect), sentence, kBody, Color::Danger, kMostLines);
    ui_.say(key, Role::Alert, sentence, at(rect));
}

void LoginCard::title() {
    const auto words = text_of(Word::kLoginTitle);
    ui_.text(at(layout_.title), words, layout_.title_type, Color::Text);
    ui_.say("title", Role::Heading1, words, at(layout_.title));
    if (texts_.expired.empty()) return;
    const Rect rect = at(layout_.expired);
    draw_note(ui_, rect, texts_.expired, Icon::Info, Color::PrimarySoft, Color::OnSoft);
    ui_.say("expired", Role::Status, texts_.expired, rect);
}

void LoginCard::region() {
    if (state_.regions_for != language()) {
        state_.regions = regions();
        state_.regions_for = language();
    }
    const auto& all = state_.regions;
    const auto found = std::find_if(
        all.begin(), all.end(), [this](const Option& option) { return option.id == view_.region; });
    const int chosen = found == all.end() ? -1 : static_cast<int>(found - all.begin());
    label(layout_.region_label, Word::kLoginRegion);
    const int now = combobox(ui_, "region", at(layout_.region), text_of(Word::kLoginRegion), all,
                             chosen, text_of(Word::kLoginRegionPlaceholder), Icon::MapPin,
                             app::obstacle_to(app::ChooseRegion{}, views_));
    if (now >= 0)
        commands_.give(
            app::ChooseRegion{.region = std::string(all[static_cast<std::size_t>(now)].id)});
}

void LoginCard::login() {
    label(layout_.login_label, Word::kLoginLogin);
    const FieldSpec spec{.name = text_of(Word::kLoginLogin),
                         .autocomplete = "username",
                         .icon = Icon::User,
                         .obstacle = obstacle_,
                         .invalid = !told_.login_error.empty(),
                         .description = told_.login_error};
    if (text_field(ui_, "login", at(layout_.login), spec, state_.login)) {
        state_.login_edited = true;
        ui_.invalidate();
    }
    error("login_error", layout_.login_error, told_.login_error);
    if (field_submitted(ui_, "login")) sign_in();
}

void LoginCard::password() {
    label(layout_.password_label, Word::kLoginPassword);
    const FieldSpec spec{.name = text_of(Word::kLoginPassword),
                         .autocomplete = "current-password",
                         .role = state_.shows_password ? Role::TextField : Role::PasswordField,
                         .icon = Icon::Lock,
                         .reserve_right = kEyeRoom,
                         .obstacle = obstacle_,
                         .invalid = !told_.password_error.empty(),
                         .description = told_.password_error};
    if (text_field(ui_, "password", at(layout_.password), spec, state_.password)) {
        state_.password_edited = true;
        ui_.invalidate();
    }
    eye();
    error("password_error", layout_.password_error, told_.password_error);
    if (field_submitted(ui_, "password")) sign_in();
}

void LoginCard::eye() {
    Rect field = at(layout_.password);
    const Rect place = centred(cut_right(field, kEyeRoom), kEyeButton, kEyeButton);
    const bool shows = state_.shows_password;
    const ButtonSpec spec{
        .name = text_of(shows ? Word::kLoginHidePassword : Word::kLoginShowPassword),
        .look = ButtonLook::Ghost,
        .icon = shows ? Icon::EyeOff : Icon::Eye,
        .icon_only = true,
        .radius = 10,
        .icon_color = Color::Text2};
    if (!button(ui_, "eye", place, spec)) return;
    state_.shows_password = !shows;
    ui_.invalidate();
}

void LoginCard::options() {
    const app::SetSharedComputer flip{.on = !view_.shared_computer};
    if (checkbox(ui_, "shared", at(layout_.shared),
                 {.name = text_of(Word::kLoginShared),
                  .checked = view_.shared_computer,
                  .obstacle = app::obstacle_to(flip, views_)}))
        commands_.give(flip);
    if (texts_.shared_note) {
        const auto note = text_of(Word::kLoginSharedNote);
        const Rect rect = at(layout_.shared_note);
        ui_.paragraph(rect, note, kCaption, Color::Text2, kMostLines);
        ui_.say("shared_note", Role::Text, note, rect, semantics::kPolite);
    }
    if (link(ui_, "restore", at(layout_.restore), text_of(Word::kLoginRestore), {}))
        tell(Word::kLoginRestoreLater);
}

void LoginCard::alert() {
    if (texts_.alert.empty()) return;
    const Rect rect = at(layout_.alert);
    if (told_.offline)
        draw_note(ui_, rect, texts_.alert, Icon::WifiOff, Color::WarnBg, Color::WarnText);
    else
        draw_note(ui_, rect, texts_.alert, Icon::CircleAlert, Color::Mark2Bg, Color::Danger);
    ui_.say("alert", Role::Alert, texts_.alert, rect);
}

void LoginCard::buttons() {
    const ButtonSpec go{.name = text_of(view_.busy ? Word::kLoginBusy : Word::kLoginSignIn),
                        .look = ButtonLook::Primary,
                        .type = kLargeStrong,
                        .flags = view_.busy ? semantics::kBusy : 0u,
                        .obstacle = obstacle_};
    if (button(ui_, "sign_in", at(layout_.sign_in), go)) sign_in();
    const ButtonSpec gosuslugi{.name = text_of(Word::kLoginGosuslugi),
                               .icon = Icon::Landmark,
                               .type = kLargeStrong,
                               .obstacle = obstacle_,
                               .border = Color::LineStrong};
    if (button(ui_, "gosuslugi", at(layout_.gosuslugi), gosuslugi))
        tell(Word::kLoginGosuslugiLater);
}

void LoginCard::registration() {
    const auto question = text_of(Word::kLoginNoAccount);
    const Rect rect = at(layout_.no_account);
    ui_.text(rect, question, kBody, Color::Text2, Align::Centre);
    ui_.say("no_account", Role::Text, question, rect);
    if (link(ui_, "register", at(layout_.registration), text_of(Word::kLoginRegister), {}))
        tell(Word::kLoginRegisterLater);
}

void LoginCard::demo() {
    if (!texts_.demo) return;
    const Rect box = at(layout_.demo);
    ui_.fill(box, Color::Sunken, 14);
    ui_.open("demo", Role::Group, text_of(Word::kLoginDemo), box);
    const auto note = text_of(Word::kLoginDemoNote);
    ui_.icon(centre(at(layout_.demo_icon)), Icon::Info, 16, Color::Text2);
    ui_.paragraph(at(layout_.demo_note), note, kCaption, Color::Text2, kMostLines);
    ui_.say("demo_note", Role::Text, note, at(layout_.demo_note));
    for (int i = 0; i < kDemoRoles; ++i) demo_button_of(i);
    if (!texts_.demo_accounts.empty()) {
        const Rect rect = at(layout_.demo_accounts);
        ui_.paragraph(rect, texts_.demo_accounts, kCaption, Color::Text2, kMostLines);
        ui_.say("demo_accounts", Role::Text, texts_.demo_accounts, rect);
    }
    ui_.close();
}

void LoginCard::demo_button_of(int index) {
    const IdScope scope(ui_, static_cast<std::int64_t>(index));
    const auto role = kDemoRole[index];
    ButtonSpec spec = demo_button(index, layout_.demo_icons);
    spec.obstacle = app::obstacle_to(app::SignInDemo{.role = role}, views_);
    const Rect rect = at(layout_.demo_buttons[static_cast<std::size_t>(index)]);
    if (!button(ui_, "demo_role", rect, spec)) return;
    asked();
    commands_.give(app::SignInDemo{.role = role});
}

void LoginCard::sign_in() {
    if (obstacle_ != app::Obstacle::None) return;
    asked();
    commands_.give(app::SignIn{.login = state_.login, .password = state_.password});
}

void LoginCard::asked() {
    state_.asked = true;
    state_.login_edited = state_.password_edited = false;
    state_.toast.reset();
}

void LoginCard::tell(Word sentence) {
    state_.toast = sentence;
    ++state_.toasts;
    ui_.invalidate();
}

}  // namespace ranets::shell
