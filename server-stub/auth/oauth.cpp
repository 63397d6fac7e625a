#include "auth/oauth.h"

#include <algorithm>

#include "auth/client_id.h"
#include "auth/login_page.h"
#include "auth/replies.h"
#include "auth/scopes.h"
#include "auth/uuid.h"
#include "http/json.h"

namespace ranets::stub {
namespace {

constexpr std::string_view kOwnClient = "ranets";
constexpr std::string_view kCookie = "ranets_session=";
constexpr std::size_t kMaxField = 512;
constexpr std::size_t kChallengeLength = 43;  // of SHA-256 in base64url
constexpr std::string_view kWrongPassword = "Неверный логин или пароль";
constexpr std::string_view kUnavailable = "Сейчас войти нельзя. Попробуйте ещё раз через минуту";

std::string too_many_tries(std::int64_t seconds) {
    const std::string wait = seconds < 60 ? std::to_string(seconds) + " с"
                                          : std::to_string((seconds + 59) / 60) + " мин";
    return "Слишком много попыток. Подождите " + wait;
}

Reply oauth_error(std::string_view error, std::string_view description) {
    return json_reply(400, {{"error", error}, {"error_description", description}});
}

bool is_web(std::string_view uri) {
    return (uri.starts_with("http://") || uri.starts_with("https://")) &&
           std::ranges::none_of(uri, [](char c) {
               return static_cast<unsigned char>(c) <= ' ' || c == '\\' || c == '@' || c == ';' ||
                      c == '#';
           });
}

std::string cookie(const Request& request) {
    const std::string_view cookies = request.header("cookie");
    const auto at = cookies.find(kCookie);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = cookies.substr(at + kCookie.size());
    return std::string(rest.substr(0, rest.find(';')));
}

// Of the address to return to after a sign-in only path and query count: never another host.
// Without one, the school's page; nothing for what is no page of the sign-in.
std::optional<std::string> return_address(std::string_view given) {
    std::string back(given);
    if (back.empty()) return "/";
    back.erase(0, origin_of(back).size());
    const bool odd = std::ranges::any_of(
        back, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\\'; });
    const bool fits =
        back == "/oauth2" || back.starts_with("/oauth2?") || back.starts_with("/oauth2/");
    return odd || !fits ? std::nullopt : std::optional(std::move(back));
}

Reply token_reply(const IssuedTokens& tokens) {
    return json_reply(200, {{"access_token", tokens.access},
                            {"token_type", "Bearer"},
                            {"expires_in", tokens.expires_in},
                            {"refresh_token", tokens.refresh},
                            {"scope", scope_text(tokens.scopes)}});
}

Reply reply_to(const Issued& issued, std::string_view refusal) {
    if (issued) return token_reply(issued.value());
    return issued.error().kind == model::Error::Kind::Storage
               ? unavailable()
               : oauth_error("invalid_grant", refusal);
}

}  // namespace

struct OAuth::Ask {
    std::string response_type;
    std::string client;
    std::string redirect_uri;
    std::string scope;
    std::string state;
    std::string challenge;
    std::string method;
    std::string own_host;

    static Ask from(const Fields& fields, const Request& request) {
        const auto field = [&](std::string_view name) { return std::string(fields.get(name)); };
        return {field("response_type"),
                canonical(fields.get("client_id")),
                field("redirect_uri"),
                field("scope"),
                field("state"),
                field("code_challenge"),
                field("code_challenge_method"),
                std::string(request.header("host"))};
    }

    // Why the request can't be served; empty when it can.
    std::string_view fault() const {
        for (const auto* text : {&redirect_uri, &state, &scope}) {
            if (text->size() > kMaxField) return "a parameter is too long";
        }
        const bool own = client == kOwnClient;
        if (!own && !is_guid(client)) return "unknown client_id";
        if (response_type != "code" && response_type != "token") return "unknown response_type";
        const bool has_challenge = method == "S256" && challenge.size() == kChallengeLength;
        // Third-party clients may show their secret instead, where they exchange the code.
        const bool may_go_without = !own && method.empty() && challenge.empty();
        if (response_type == "code" && !has_challenge && !may_go_without) {
            return "code_challenge with code_challenge_method=S256 is required";
        }
        if (own && response_type != "code") return "this client uses response_type=code";
        if (redirect_uri.empty()) {
            return response_type == "code" ? "redirect_uri is required" : "";
        }
        const std::string_view origin = origin_of(redirect_uri);
        const bool at_home = host_of(origin) == own_host;
        if (!is_web(redirect_uri) || (!at_home && (own || !is_loopback(host_of(origin))))) {
            return "redirect_uri is not one of this client";
        }
        return own && redirect_uri != std::string(origin) + "/"
                   ? "redirect_uri is not one of this client"
                   : "";
    }

    Fields hidden() const {
        return {{"response_type", response_type},
                {"client_id", client},
                {"redirect_uri", redirect_uri},
                {"scope", scope},
                {"state", state},
                {"code_challenge", challenge},
                {"code_challenge_method", method}};
    }
};

std::optional<Reply> OAuth::handle(const Request& request) {
    const std::string_view path = request.path;
    const bool post = request.method == "POST";
    const bool get = request.method == "GET";
    if (path == "/oauth2" || path == "/oauth2/" || path == "/oauth2/authorize") {
        if (get) return show_page(request);
        if (post) return submit(request);
    }
    if (path == "/login" || path == "/login/") {
        if (get) return return_from_login(request);
        if (post) return password_login(request);
    }
    if (path == "/oauth2/token" && post) return token(request);
    if (path == "/oauth2/revoke" && post) return revoke(request);
    if (path == "/oauth2/Authorization/Result" && get) {
        return html(200, result_page(request.query.get("result") == "success"));
    }
    if (path == "/oauth2/style.css" && get) {
        Reply reply;
        reply.entity = Entity::of(std::string(login_style()), "text/css; charset=utf-8");
        reply.headers.add("Cache-Control", "no-cache");
        return reply;
    }
    if (path == "/oauth2" || path.starts_with("/oauth2/")) {
        return problem(404, "apiResourceUnavailable", "No such resource");
    }
    return std::nullopt;
}

Reply OAuth::login_page(const Ask& ask, int status, std::string_view login,
                        std::string_view complaint) const {
    const Fields hidden = ask.hidden();
    Reply reply = html(status, render({hidden, ask.client, login, complaint}));
    // A browser applies form-action to the redirect that answers the form, too.
    std::string targets = "'self'";
    if (!ask.redirect_uri.empty()) targets.append(" ").append(origin_of(ask.redirect_uri));
    reply.headers.add("Content-Security-Policy",
                      "default-src 'none'; style-src 'self'; base-uri 'none'; "
                      "frame-ancestors 'none'; form-action " +
                          targets);
    return reply;
}

Reply OAuth::show_page(const Request& request) {
    const Ask ask = Ask::from(request.query, request);
    if (const std::string_view fault = ask.fault(); !fault.empty()) {
        return problem(400, "invalidRequest", fault);
    }
    if (ask.response_type == "token") {
        if (const auto person = accounts_.browser_session(cookie(request))) {
            return grant(ask, *person, false);
        }
    }
    return login_page(ask, 200, "", "");
}

Reply OAuth::submit(const Request& request) {
    const bool as_json =
        request.header("accept").find("application/json") != std::string_view::npos;
    const Fields form = request.form();
    // A third-party client may post the address of the page itself, its cookie standing for a form.
    const Ask ask = Ask::from(form.has("client_id") ? form : request.query, request);
    if (from_elsewhere(request)) {
        return problem(403, "systemForbidden", "Sign-in forms of other sites are not accepted");
    }
    if (const std::string_view fault = ask.fault(); !fault.empty()) {
        return as_json ? oauth_error("invalid_request", fault)
                       : problem(400, "invalidRequest", fault);
    }
    const std::string login(form.get("login"));
    if (login.empty() && !as_json) return show_page(request);
    const auto tried = accounts_.sign_in(login, form.get("password"), request.remote);
    if (!tried) return as_json ? unavailable() : login_page(ask, 503, login, kUnavailable);
    const SignIn& result = tried.value();
    if (result.retry_after > 0) {
        return as_json ? too_many_attempts(result.retry_after)
                       : login_page(ask, 429, login, too_many_tries(result.retry_after));
    }
    if (!result.person) {
        return as_json ? problem(401, "authorizationFailed", "Can't authorize")
                       : login_page(ask, 401, login, kWrongPassword);
    }
    return grant(ask, *result.person, as_json);
}

Reply OAuth::grant(const Ask& ask, int person, bool as_json) {
    const unsigned scopes = parse_scopes(ask.scope);
    if (ask.response_type == "code") {
        const auto issued =
            accounts_.issue_code({person, ask.client, scopes, ask.redirect_uri, ask.challenge});
        if (!issued) return unavailable();
        const std::string& code = issued.value();
        if (as_json) return json_reply(200, {{"code", code}, {"state", ask.state}});
        const char joint = ask.redirect_uri.find('?') == std::string::npos ? '?' : '&';
        return redirect(ask.redirect_uri + joint + "code=" + code +
                        "&state=" + url_encode(ask.state));
    }
    const Issued issued = accounts_.issue_implicit(person, ask.client, scopes);
    if (!issued) return unavailable();
    const std::string fragment =
        "#access_token=" + issued.value().access + "&state=" + url_encode(ask.state);
    if (!ask.redirect_uri.empty()) return redirect(ask.redirect_uri + fragment);
    return redirect(
        "/oauth2/Authorization/Result?response_type=token&client_id=" + dashed(ask.client) +
        "&scope=" + url_encode(scope_text(scopes)) + "&is_granted=False&result=success" + fragment);
}

// Who has a session gets on at once; for others the page there asks for the password.
Reply OAuth::return_from_login(const Request& request) const {
    auto back = return_address(request.query.get("ReturnUrl"));
    return back ? redirect(*std::move(back)) : problem(400, "parameterInvalid", "ReturnUrl");
}

Reply OAuth::password_login(const Request& request) {
    const Fields form = request.form();
    const auto field = [&](std::string_view name) {
        return std::string(form.has(name) ? form.get(name) : request.query.get(name));
    };
    auto back = return_address(field("ReturnUrl"));
    if (!back) return problem(400, "parameterInvalid", "ReturnUrl");
    if (from_elsewhere(request)) {
        return problem(403, "systemForbidden", "Sign-in forms of other sites are not accepted");
    }
    const auto tried = accounts_.sign_in(field("login"), field("password"), request.remote);
    if (!tried) return unavailable();
    const SignIn& result = tried.value();
    if (result.retry_after > 0) return too_many_attempts(result.retry_after);
    Reply reply = redirect(*std::move(back));
    if (result.person) {
        reply.headers.add("Set-Cookie", std::string(kCookie) +
                                            accounts_.open_browser_session(*result.person) +
                                            "; Path=/oauth2; HttpOnly; SameSite=Lax; Max-Age=600" +
                                            (request.is_https ? "; Secure" : ""));
    }
    return reply;
}

Reply OAuth::token(const Request& request) {
    const Fields form = request.form();
    const std::string_view type = form.get("grant_type");
    const std::string client = canonical(form.get("client_id"));
    if (type == "authorization_code") {
        return reply_to(accounts_.exchange_code(form.get("code"), client, form.get("redirect_uri"),
                                                form.get("code_verifier")),
                        "the code is wrong, used or too old");
    }
    if (type == "refresh_token") {
        // A key that anybody could work out would open the door again to a copy of the token.
        const std::string_view key = request.header("idempotency-key");
        return reply_to(
            accounts_.refresh(form.get("refresh_token"), client, is_uuid(key) ? key : ""),
            "the refresh token is wrong, used or too old");
    }
    return type.empty() ? oauth_error("invalid_request", "grant_type is required")
                        : oauth_error("unsupported_grant_type", "this grant_type is not supported");
}

Reply OAuth::revoke(const Request& request) {
    const auto revoked = accounts_.revoke(request.form().get("token"));
    return revoked ? json_reply(200, Json::object()) : unavailable();
}

}  // namespace ranets::stub
