#include "app/login_model.h"

#include "api/codecs.h"
#include "app/login_name.h"
#include "model/text.h"

namespace ranets::app {
namespace {

constexpr int kConfigurationTimeoutMs = 5'000;

LoginView::Problem problem_of(sync::SignInProblem problem) {
    using Problem = LoginView::Problem;
    switch (problem) {
        case sync::SignInProblem::WrongPassword:
            return Problem::WrongPassword;
        case sync::SignInProblem::TooManyTries:
            return Problem::TooManyTries;
        case sync::SignInProblem::Offline:
            return Problem::Offline;
        case sync::SignInProblem::Timeout:
            return Problem::Timeout;
        case sync::SignInProblem::Server:
            return Problem::Server;
        case sync::SignInProblem::Garbled:
            break;
    }
    return Problem::Garbled;
}

}  // namespace

void LoginModel::load_configuration() {
    if (configuration_ != Configuration::Unknown) return;
    configuration_ = Configuration::Loading;
    sync::Call call;
    call.request.url = api::kConfigurationPath;
    call.request.timeout_ms = kConfigurationTimeoutMs;
    call.priority = sync::Priority::Background;
    fetcher_.send(std::move(call), [this](const sync::Reply& reply) {
        configuration_ = Configuration::Unknown;
        if (reply.ok()) {
            if (auto read = api::decode_configuration(reply.body)) {
                configuration_ = Configuration::Known;
                demo_ = std::move(read.value().demo);
                view_.demo.clear();
                for (const auto& account : demo_)
                    view_.demo.push_back({account.role, account.login, account.password});
                on_endpoints(read.value().endpoints);
            }
        }
        // Without an answer what is remembered, or usual, has to do.
        if (pending_) start();
        on_changed();
    });
}

void LoginModel::sign_in(std::string_view typed, std::string_view password) {
    if (view_.busy) return;
    const auto login = model::without_outer_blanks(typed);
    view_.login = login;
    view_.problem = LoginView::Problem::None;
    if (login.empty() || password.empty()) {
        view_.problem =
            login.empty() ? LoginView::Problem::EmptyLogin : LoginView::Problem::EmptyPassword;
        return;
    }
    view_.busy = true;
    pending_.emplace(login, password);
    load_configuration();
    if (configuration_ == Configuration::Known) start();
}

void LoginModel::sign_in_demo(model::Role role) {
    for (const auto& account : demo_) {
        if (account.role == role) return sign_in(account.login, account.password);
    }
}

void LoginModel::stop() {
    ++tries_;
    pending_.reset();
    if (std::exchange(view_.busy, false)) session_.sign_out();
}

void LoginModel::start() {
    const auto [login, password] = *std::exchange(pending_, std::nullopt);
    session_.sign_in(login, password, [this, current = ++tries_](auto problem) {
        if (current != tries_) return;
        if (problem) return fail(problem_of(*problem));
        if (!when_whole) return load_account();
        ask_for_account();
        when_whole([this, current] {
            if (current != tries_) return;
            asked_.whole = true;
            account_came();
        });
    });
}

// On a slow line a second earlier than when the program is whole.
void LoginModel::ask_for_account() {
    asked_ = {};
    const auto ask = [this](std::string path, auto part) {
        session_.get(std::move(path), sync::Priority::Screen,
                     [this, part, current = tries_](auto body) {
                         if (current != tries_) return;
                         asked_.*part = std::move(body);
                         account_came();
                     });
    };
    ask(api::user_path(), &Asked::user);
    ask(api::context_path(), &Asked::context);
}

void LoginModel::account_came() {
    if (!asked_.whole || !asked_.user || !asked_.context) return;
    const auto [user, context, whole] = std::exchange(asked_, {});
    // What was lost is asked for once more, with patience.
    if (!*user || !*context) return load_account();
    const auto account = api::decode_account(user->value(), context->value());
    if (!account) return load_account();
    signed_in(account.value());
}

void LoginModel::load_account() {
    diary_.load_account([this, current = tries_](const auto& account) {
        if (current != tries_) return;
        if (!account) {
            session_.sign_out();
            return fail(problem_of(sync::problem_of(account.error().kind)));
        }
        signed_in(account.value());
    });
}

void LoginModel::signed_in(const model::Account& account) {
    view_.busy = false;
    view_.session_expired = false;
    view_.data_gone = false;
    view_.problem = LoginView::Problem::None;
    on_signed_in(account);
    on_changed();
}

void LoginModel::fail(LoginView::Problem problem) {
    using Problem = LoginView::Problem;
    view_.busy = false;
    if (problem == Problem::WrongPassword) {
        const auto doubt = doubt_about(view_.login);
        if (doubt == LoginDoubt::Invisible) problem = Problem::InvisibleLetters;
        if (doubt == LoginDoubt::MixedLetters) problem = Problem::MixedLetters;
    }
    view_.problem = problem;
    on_changed();
}

}  // namespace ranets::app
