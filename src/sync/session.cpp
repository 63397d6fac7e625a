#include "sync/session.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "api/codecs.h"
#include "api/pkce.h"
#include "api/url.h"

namespace ranets::sync {
namespace {

constexpr std::string_view kClientId = "ranets";
constexpr std::string_view kScope =
    "CommonInfo,ContactInfo,FriendsAndRelatives,EducationalInfo,Files,Messages";

}  // namespace

SignInProblem problem_of(model::Error::Kind kind) {
    using Kind = model::Error::Kind;
    switch (kind) {
        case Kind::Offline:
            return SignInProblem::Offline;
        case Kind::Timeout:
            return SignInProblem::Timeout;
        case Kind::Garbled:
            return SignInProblem::Garbled;
        case Kind::Refused:
        case Kind::SignedOut:
        case Kind::Server:
        case Kind::Storage:
            break;
    }
    return SignInProblem::Server;
}

void Session::track(Call call, std::function<void(Reply)> done) {
    // The ticket is known only after the call was sent, the answer comes later still.
    auto ticket = std::make_shared<Ticket>(0);
    *ticket = fetcher_.send(std::move(call), [this, ticket, done = std::move(done)](Reply reply) {
        std::erase(under_way_, *ticket);
        done(std::move(reply));
    });
    under_way_.push_back(*ticket);
}

Call Session::form_call(const std::string& path, std::string form) const {
    Call call;
    call.request.method = Method::Post;
    call.request.url = endpoints_.base + path;
    call.request.headers = {{"Accept", "application/json"},
                            {"Content-Type", "application/x-www-form-urlencoded"}};
    call.request.body = std::move(form);
    return call;
}

void Session::post_at_once(const std::string& path, std::string form,
                           std::function<void(Reply)> done) {
    Call call = form_call(path, std::move(form));
    call.at_once = true;
    track(std::move(call), std::move(done));
}

void Session::sign_in(std::string_view login, std::string_view password,
                      std::function<void(std::optional<SignInProblem>)> done) {
    try_to_enter({std::string(login), std::string(password), std::move(done), kRepeats});
}

void Session::try_to_enter(Entry entry) {
    const std::string verifier = api::random_token(rng_);
    const std::string state = api::random_token(rng_);
    const std::string redirect = origin_ + "/";
    auto form = api::Form()
                    .add("response_type", "code")
                    .add("client_id", kClientId)
                    .add("redirect_uri", redirect)
                    .add("scope", kScope)
                    .add("state", state)
                    .add("code_challenge", api::code_challenge(verifier))
                    .add("code_challenge_method", "S256")
                    .add("login", entry.login)
                    .add("password", entry.password)
                    .text();
    post_at_once(endpoints_.authorize, std::move(form),
                 [this, verifier, state, redirect, entry = std::move(entry)](const Reply& reply) {
                     if (reply.limited) return entry.done(SignInProblem::TooManyTries);
                     if (reply.status == 401 && reply.error->kind == model::Error::Kind::Refused)
                         return entry.done(SignInProblem::WrongPassword);
                     if (!reply.ok()) return enter_again(entry, reply.error->kind);
                     const auto answer = api::decode_authorize(reply.body);
                     if (!answer || answer.value().state != state)
                         return entry.done(SignInProblem::Garbled);
                     auto exchange = api::Form()
                                         .add("grant_type", "authorization_code")
                                         .add("code", answer.value().code)
                                         .add("redirect_uri", redirect)
                                         .add("client_id", kClientId)
                                         .add("code_verifier", verifier)
                                         .text();
                     post_at_once(endpoints_.token, std::move(exchange),
                                  [this, entry](const Reply& token_reply) {
                                      if (!token_reply.ok())
                                          return enter_again(entry, token_reply.error->kind);
                                      entry.done(accept(token_reply)
                                                     ? std::nullopt
                                                     : std::optional(SignInProblem::Garbled));
                                  });
                 });
}

// From the beginning: a code whose exchange was lost may be spent.
void Session::enter_again(Entry entry, model::Error::Kind failure) {
    if (failure != model::Error::Kind::Offline || entry.repeats == 0)
        return entry.done(problem_of(failure));
    --entry.repeats;
    try_to_enter(std::move(entry));
}

void Session::resume(Tokens tokens) {
    tokens_ = std::move(tokens);
}

void Session::leave() {
    for (const auto ticket : std::exchange(under_way_, {})) fetcher_.cancel(ticket);
    waiting_.clear();
    refreshing_ = false;
    tokens_.reset();
}

void Session::sign_out() {
    auto tokens = std::exchange(tokens_, std::nullopt);
    leave();
    if (tokens && on_signed_out) on_signed_out(std::move(tokens->refresh));
}

Call Session::revocation(std::string_view refresh) const {
    Call call = form_call(endpoints_.revoke,
                          api::Form().add("token", refresh).add("client_id", kClientId).text());
    call.priority = Priority::Background;
    call.repeatable = true;
    return call;
}

void Session::get(std::string path, Priority priority,
                  std::function<void(model::Result<std::string>)> done) {
    ask({std::move(path), priority}, [done = std::move(done)](model::Result<Answer> answer) {
        if (!answer) return done(answer.error());
        done(std::move(answer.value().body));
    });
}

void Session::ask(Question question, std::function<void(model::Result<Answer>)> done) {
    Request request;
    request.url = std::move(question.path);
    if (!question.etag.empty())
        request.headers.emplace_back("If-None-Match", std::move(question.etag));
    send(std::move(request), question.priority, [done = std::move(done)](Reply reply) {
        if (!reply.ok()) return done(std::move(*reply.error));
        done(Answer{std::move(reply.body), std::move(reply.etag), reply.unchanged});
    });
}

std::string Session::absolute(std::string_view path) const {
    return std::string(endpoints_.base.empty() ? origin_ : endpoints_.base).append(path);
}

void Session::send(Request request, Priority priority, std::function<void(Reply)> done) {
    Asked asked{std::move(request), priority, std::move(done)};
    if (tokens_ && (refreshing_ || !token_lasts())) {
        waiting_.push_back(std::move(asked));
        refresh();
        return;
    }
    put_forward(std::move(asked));
}

bool Session::token_lasts() const {
    return clock_.now() + kRefreshAheadMs < tokens_->expires_at;
}

Request Session::authorise(Request request, std::string_view accept) const {
    request.url = endpoints_.base + request.url;
    request.headers.emplace_back("Accept", std::string(accept));
    request.headers.emplace_back("Authorization", "Bearer " + tokens_->access);
    return request;
}

std::optional<Request> Session::authorised(const std::string& path, std::string_view accept) const {
    if (!tokens_ || refreshing_ || !token_lasts()) return std::nullopt;
    Request request;
    request.url = path;
    return authorise(std::move(request), accept);
}

void Session::put_forward(Asked asked) {
    if (!tokens_) {
        Reply reply;
        reply.error = model::Error{model::Error::Kind::SignedOut, "not signed in", false};
        return asked.done(std::move(reply));
    }
    Call call;
    call.request = authorise(asked.request, "application/json");
    call.priority = asked.priority;
    call.repeatable = true;
    track(std::move(call),
          [this, used = tokens_->access, asked = std::move(asked)](Reply reply) mutable {
              if (!reply.token_refused) return asked.done(std::move(reply));
              if (asked.repeated) {
                  // A token fresh from the server is refused: nothing that we could ask for will
                  // do.
                  lose();
                  reply.error->kind = model::Error::Kind::SignedOut;
                  return asked.done(std::move(reply));
              }
              asked.repeated = true;
              if (!tokens_ || tokens_->access != used) return put_forward(std::move(asked));
              waiting_.push_back(std::move(asked));
              refresh();
          });
}

void Session::refresh() {
    if (refreshing_) return;
    refreshing_ = true;
    auto form = api::Form()
                    .add("grant_type", "refresh_token")
                    .add("refresh_token", tokens_->refresh)
                    .add("client_id", kClientId)
                    .text();
    Call call = form_call(endpoints_.token, std::move(form));
    // Should the answer be lost, or this tab end before it comes, whoever asks next bears the same
    // key and is no thief of a spent token. Nobody else can know it: it is random, and on the disk
    // before it is on the line.
    if (tokens_->refresh_key.empty()) {
        tokens_->refresh_key = api::random_uuid(rng_);
        if (on_tokens) on_tokens(*tokens_);
    }
    call.request.headers.emplace_back("Idempotency-Key", tokens_->refresh_key);
    track(std::move(call), [this](const Reply& reply) {
        refreshing_ = false;
        const bool accepted = reply.ok() && accept(reply);
        auto waiting = std::exchange(waiting_, {});
        if (accepted) {
            for (auto& asked : waiting) put_forward(std::move(asked));
            return;
        }
        model::Error error{model::Error::Kind::Garbled, "no tokens", false};
        if (reply.error) error = *reply.error;
        if (error.kind == model::Error::Kind::Refused) {
            error.kind = model::Error::Kind::SignedOut;
            lose();
        }
        for (auto& asked : waiting) {
            Reply refused;
            refused.error = error;
            asked.done(std::move(refused));
        }
    });
}

bool Session::accept(const Reply& reply) {
    auto answer = api::decode_tokens(reply.body);
    if (!answer) return false;
    auto& value = answer.value();
    tokens_ = Tokens{std::move(value.access_token),
                     std::move(value.refresh_token),
                     clock_.now() + value.expires_in * 1000,
                     {}};
    if (on_tokens) on_tokens(*tokens_);
    return true;
}

void Session::lose() {
    if (!tokens_) return;
    tokens_.reset();
    if (on_lost) on_lost();
}

}  // namespace ranets::sync
