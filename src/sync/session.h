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
    // Idempotency-Key of a refresh that was sent, or is about to be, and was not answered yet.
    std::string refresh_key = {};

    friend bool operator==(const Tokens&, const Tokens&) = default;
};

// Of a success.
struct Answer {
    std::string body;
    std::string etag;        // by which the server knows it again; empty: it does not say
    bool unchanged = false;  // it is the one of the question's etag, and there is no body
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
    // The whole address of a path below the API's base.
    std::string absolute(std::string_view path) const;

    // One at a time; a new one replaces the former. A connection that breaks is tried again at
    // once, so many times: on a bad line one in a few does.
    static constexpr int kRepeats = 2;
    void sign_in(std::string_view login, std::string_view password,
                 std::function<void(std::optional<SignInProblem>)> done);
    void resume(Tokens tokens);  // of an earlier run
    void sign_out();             // forgets at once, drops what is under way
    void leave();                // the same, but the session lasts: another tab goes on with it
    Call revocation(std::string_view refresh) const;
    bool signed_in() const { return tokens_.has_value(); }
    const std::optional<Tokens>& tokens() const { return tokens_; }

    // GET with the access token. `path` is below the API's base; with an etag the server is asked
    // whether that answer still holds. Never answered after sign_out().
    struct Question {
        std::string path;
        Priority priority = Priority::Screen;
        std::string etag = {};
    };
    void ask(Question question, std::function<void(model::Result<Answer>)> done);
    // The same; the answer is the body.
    void get(std::string path, Priority priority,
             std::function<void(model::Result<std::string>)> done);

    // The request with the access token; its URL is a path below the API's base. It is made again
    // where that may help: it has to say the same then. Answered with whatever came of it, but
    // never after sign_out().
    void send(Request request, Priority priority, std::function<void(Reply)> done);
    // A GET of a path below the API's base, for whoever sends it past the queue; nothing while
    // there is no token that lasts.
    std::optional<Request> authorised(const std::string& path, std::string_view accept) const;

    // New ones, or with the key of a refresh: to be kept before this returns.
    std::function<void(const Tokens&)> on_tokens;
    std::function<void(std::string refresh)>
        on_signed_out;              // the server is to be told: Revocations
    std::function<void()> on_lost;  // the refresh was refused: sign in again

  private:
    struct Asked {
        Request request;
        Priority priority = Priority::Screen;
        std::function<void(Reply)> done;
        bool repeated = false;  // with a token that came after a refusal
    };

    struct Entry {
        std::string login;
        std::string password;
        std::function<void(std::optional<SignInProblem>)> done;
        int repeats = 0;  // left
    };

    void track(Call call, std::function<void(Reply)> done);
    void try_to_enter(Entry entry);
    void enter_again(Entry entry, model::Error::Kind failure);
    Call form_call(const std::string& path, std::string form) const;
    void post_at_once(const std::string& path, std::string form, std::function<void(Reply)> done);
    void put_forward(Asked asked);
    void refresh();
    bool accept(const Reply& reply);  // an answer of the token endpoint
    void lose();
    bool token_lasts() const;
    Request authorise(Request request, std::string_view accept) const;  // with base and token

    Fetcher& fetcher_;
    ServerClock& clock_;
    model::Rng& rng_;
    std::string origin_;
    api::Endpoints endpoints_;
    std::optional<Tokens> tokens_;
    bool refreshing_ = false;
    std::vector<Asked> waiting_;  // for the refresh
    std::vector<Ticket> under_way_;
};

}  // namespace ranets::sync
