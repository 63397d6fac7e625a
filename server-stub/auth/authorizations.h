#pragma once
// The partner API's own ways to a token: POST authorizations with a code or a refresh token, and
// authorizations/bycredentials with a password. For third-party clients, whose secret is asked for
// but not checked: the made-up school registers no clients.
#include <optional>

#include "auth/accounts.h"
#include "http/message.h"

namespace ranets::stub {

inline constexpr const char* kAuthorizationRoutes[] = {"POST /v2/authorizations",
                                                       "POST /v2/authorizations/bycredentials"};

class Authorizations {
  public:
    explicit Authorizations(Accounts& accounts) : accounts_(accounts) {}

    // Nothing for other paths.
    std::optional<Reply> handle(const Request& request);

  private:
    Reply by_code_or_refresh(const Fields& body);
    Reply by_credentials(const Fields& body, std::string_view remote);

    Accounts& accounts_;
};

}  // namespace ranets::stub
