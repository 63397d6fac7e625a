#pragma once
// Sign-ins and the tokens they lead to. Tokens are kept as digests; those in use are also held in
// memory, so that checking one waits for nobody's write. Instants are real time, not the demo's.
#include <cstdint>
#include <functional>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "auth/attempts.h"
#include "model/clock.h"
#include "model/result.h"
#include "school/district.h"
#include "state/database.h"

namespace ranets::stub {

inline constexpr std::string_view kDemoPassword = "ranets-demo";

struct Grant {
    int person = kNone;
    unsigned scopes = 0;
};

struct IssuedTokens {
    std::string access;
    std::string refresh;          // empty in the implicit flow
    std::int64_t expires_in = 0;  // seconds
    unsigned scopes = 0;
    int person = kNone;
};

struct CodeRequest {
    int person = kNone;
    std::string client;
    unsigned scopes = 0;
    std::string redirect_uri;
    std::string challenge;  // of PKCE, S256
};

struct SignIn {
    std::optional<int> person;     // none: refused
    std::int64_t retry_after = 0;  // seconds; not 0: too many failures, not even looked at
};

// An error is either Refused, or Storage: then the data file could not be read or written, nothing
// has changed, and the same may be asked again.
using Issued = model::Result<IssuedTokens>;

class Accounts {
  public:
    Accounts(const District& district, Database& database, const model::Clock& clock);

    // Whether the data file could be made ready; otherwise nobody can sign in.
    bool is_usable() const { return is_usable_; }

    // Of a login letters may be large and blanks stand around it. `remote` is the address from
    // which it is asked.
    model::Result<SignIn> sign_in(std::string_view typed, std::string_view password,
                                  std::string_view remote);

    model::Result<std::string> issue_code(const CodeRequest& request);
    // Codes and refresh tokens work once: a second use revokes everything that came of the first.
    Issued exchange_code(std::string_view code, std::string_view client,
                         std::string_view redirect_uri, std::string_view verifier);
    // Of a client that has a secret: without address and verifier, when the code asked for none.
    Issued exchange_partner_code(std::string_view code, std::string_view client);
    // A repetition that bears the key of the first try, a UUID, gets what that got, for a day: the
    // answer was lost on the way, and the token is not a copy. Without a key, or with another one,
    // there is no second use.
    Issued refresh(std::string_view token, std::string_view client, std::string_view key);
    Issued issue(int person, std::string_view client, unsigned scopes);
    Issued issue_implicit(int person, std::string_view client, unsigned scopes);
    // Any token, with its family; one that is unknown is revoked already.
    model::Result<model::Done> revoke(std::string_view token);

    std::optional<Grant> check(std::string_view access_token) const;

    // A browser's short sign-in at the authorization page, in memory only.
    std::string open_browser_session(int person);
    std::optional<int> browser_session(std::string_view secret) const;

  private:
    struct Live {
        Grant grant;
        std::int64_t family = 0;
        std::int64_t expires = 0;
    };

    using CodeFits = std::function<bool(std::string_view redirect_uri, std::string_view challenge)>;

    Issued exchange(std::string_view code, std::string_view client, const CodeFits& fits);
    bool prepare_passwords();
    bool load_tokens();
    void sweep(Transaction& transaction);  // away with what has expired, now and then
    model::Result<bool> password_fits(int person, std::string_view password);
    std::int64_t open_family(Transaction& transaction, int person, std::string_view client,
                             unsigned scopes);
    IssuedTokens add_tokens(Transaction& transaction, std::int64_t family, Grant grant,
                            bool with_refresh, std::int64_t access_ms);
    Issued issue(Grant grant, std::string_view client, bool with_refresh, std::int64_t access_ms);
    // Ends in a refusal, once the family is revoked.
    model::Error revoke_reused(Transaction& transaction, std::int64_t family);
    void revoke_family(Transaction& transaction, std::int64_t family);
    std::int64_t now() const { return clock_.now().ms; }

    const District& district_;
    Database& database_;
    const model::Clock& clock_;
    std::int64_t next_sweep_ = 0;  // under the database's lock

    mutable std::shared_mutex live_mutex_;
    std::unordered_map<std::string, Live> live_;  // by digest of the access token
    std::unordered_map<std::string, Live> browsers_;

    Attempts attempts_;

    bool is_usable_;  // the last: what is above is made ready for it
};

}  // namespace ranets::stub
