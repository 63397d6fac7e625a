#pragma once
// Who the server takes us for. OAuth 2.0 authorization code with PKCE, rotating refresh tokens:
// a refresh token serves once, so there is never more than one refresh in flight, and everybody
// who needs a new access token waits for that one.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/endpoints.h"
#include "model/clock.h"
#include "model/result.h"
#include "sync/fetcher.h"
#include "sync/server_clock.h"

namespace ranets::sync {

struct Tokens {
    std::string access;
    std::string refresh;
    model::Instant expires_at;  // of the access token, by the server's clock

    friend bool operator==(const Tokens&, const Tokens&) = default;
};

enum class SignInProblem { WrongPassword, TooManyTries, Offline, Timeout, Server, Garbled };
SignInProblem problem_of(model::Error::Kind kind);

class Session {
  public:
    // A new access token is asked for so long before the old one expires.
    static constexpr std::int64_t kRefreshAheadMs = 60'000;

    // `origin` of the page: "https://school.example".
    Session(Fetcher& fetcher, ServerClock& clock, model::Rng& rng, std::string_view origin)
        : fetcher_(fetcher), clock_(clock), rng_(rng), origin_(origin) {}

    void set_endpoints(const api::Endpoints& endpoints) { endpoints_ = endpoints; }
    const api::Endpoints& endpoints() const { return endpoints_; }

    // One at a time; a new one replaces the former.
    void sign_in(std::string_view login, std::string_view password,
                 std::function<void(std::optional<SignInProblem>)> done);
    void resume(Tokens tokens);  // of an earlier run
    void sign_out();  // forgets at once, drops what is under way, tells the server if it can
    void leave();     // the same, but the session lasts: another tab goes on with it
    bool signed_in() const { return tokens_.has_value(); }
    const std::optional<Tokens>& tokens() const { return tokens_; }

    // GET with the access token; the answer is the body of a success. `path` is below the API's
    // base. Never answered after sign_out().
    void get(std::string path, Priority priority,
             std::function<void(model::Result<std::string>)> done);

    // The request with the access token, once; its URL is a path below the API's base. An answer is
    // whatever came of it. Never answered after sign_out().
    void send(Request request, Priority priority, std::function<void(Reply)> done);

    std::function<void(const Tokens&)> on_tokens;  // new ones, to be kept at once
    std::function<void()> on_lost;                 // the refresh was refused: sign in again

  private:
    struct Question {
        Request request;
        Priority priority = Priority::Screen;
        std::function<void(Reply)> done;
        bool repeated = false;  // with a token that came after a refusal
    };

    void track(Call call, std::function<void(Reply)> done);
    void post(const std::string& path, std::string form, std::function<void(Reply)> done);
    void ask(Question question);
    void refresh();
    bool accept(const Reply& reply);  // an answer of the token endpoint
    void lose();

    Fetcher& fetcher_;
    ServerClock& clock_;
    model::Rng& rng_;
    std::string origin_;
    api::Endpoints endpoints_;
    std::optional<Tokens> tokens_;
    bool refreshing_ = false;
    std::vector<Question> waiting_;  // for the refresh
    std::vector<Ticket> under_way_;
};

}  // namespace ranets::sync
