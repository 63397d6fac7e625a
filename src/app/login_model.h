#pragma once
// The login screen: configuration and demo accounts of the server, a try to sign in from the
// button to a known account.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/endpoints.h"
#include "app/views.h"
#include "model/result.h"
#include "sync/diary_sync.h"
#include "sync/fetcher.h"
#include "sync/session.h"

namespace ranets::app {

class LoginModel {
  public:
    LoginModel(LoginView& view, sync::Fetcher& fetcher, sync::Session& session,
               sync::DiarySync& diary)
        : view_(view), fetcher_(fetcher), session_(session), diary_(diary) {}

    // Where the server's parts are and whom one may try it as. Asked once unless it failed.
    void load_configuration();

    void sign_in(std::string_view login, std::string_view password);
    void sign_in_demo(model::Role role);
    void stop();  // a try under way, if any, comes to nothing

    std::function<void()> on_changed;  // the view, outside of the calls above
    std::function<void(const api::Endpoints&)> on_endpoints;
    std::function<void(const model::Account&)> on_signed_in;  // the session is theirs
    // Ports::when_whole: what follows a sign-in.
    std::function<void(std::function<void()> work)> when_whole;

  private:
    enum class Configuration { Unknown, Loading, Known };

    void start();
    void ask_for_account();
    void account_came();
    void load_account();
    void signed_in(const model::Account& account);
    void fail(LoginView::Problem problem);

    LoginView& view_;
    sync::Fetcher& fetcher_;
    sync::Session& session_;
    sync::DiarySync& diary_;
    Configuration configuration_ = Configuration::Unknown;
    std::vector<api::DemoSignIn> demo_;
    // A try that waits for the configuration: login and password.
    std::optional<std::pair<std::string, std::string>> pending_;
    unsigned tries_ = 0;  // answers of an earlier try are dropped
    // Who it is, asked for while the rest of the program is on its way.
    struct Asked {
        std::optional<model::Result<std::string>> user, context;
        bool whole = false;
    };
    Asked asked_;
};

}  // namespace ranets::app
