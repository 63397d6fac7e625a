#pragma once
// OAuth 2.0: authorization code with PKCE for the single-page application, and the partner API's
// implicit flow with its /login/ for third-party clients.
#include <optional>

#include "auth/accounts.h"
#include "http/message.h"

namespace ranets::stub {

inline constexpr const char* kOAuthRoutes[] = {"GET /oauth2/authorize", "POST /oauth2/authorize",
                                               "POST /oauth2/token", "POST /oauth2/revoke"};

class OAuth {
  public:
    explicit OAuth(Accounts& accounts) : accounts_(accounts) {}

    // Nothing for paths that are not of sign-in.
    std::optional<Reply> handle(const Request& request);

  private:
    struct Ask;  // an authorization request

    Reply show_page(const Request& request);
    Reply submit(const Request& request);
    Reply return_from_login(const Request& request) const;
    Reply password_login(const Request& request);  // the legacy POST /login/?ReturnUrl=…
    Reply token(const Request& request);
    Reply revoke(const Request& request);
    Reply login_page(const Ask& ask, int status, std::string_view login,
                     std::string_view complaint) const;
    Reply grant(const Ask& ask, int person, bool as_json);

    Accounts& accounts_;
};

}  // namespace ranets::stub
