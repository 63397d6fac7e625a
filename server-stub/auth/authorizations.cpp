#include "auth/authorizations.h"

#include "auth/client_id.h"
#include "auth/replies.h"
#include "auth/scopes.h"
#include "http/json.h"
#include "school/ids.h"

namespace ranets::stub {
namespace {

constexpr std::size_t kMaxField = 512;

Reply refused() {
    return problem(401, "authorizationFailed", "Can't authorize");
}

Reply bad_parameter(std::string_view name) {
    return problem(400, "parameterInvalid", "Parameter is invalid: " + std::string(name));
}

// Of a JSON object or a form; nothing for anything else, and for what is far too long.
std::optional<Fields> body_of(const Request& request) {
    Fields fields;
    if (request.is_form()) {
        fields = request.form();
    } else {
        const Json json = parse_json(request.body);
        if (!json.is_object()) return std::nullopt;
        for (const auto& [key, value] : json.items()) {
            if (value.is_string()) fields.add(key, value.get<std::string>());
        }
    }
    for (const auto& [name, value] : fields) {
        if (value.size() > kMaxField) return std::nullopt;
    }
    return fields;
}

Reply tokens_reply(const IssuedTokens& tokens) {
    const std::int64_t user = ids::user(tokens.person);
    return json_reply(200, {{"accessToken", tokens.access},
                            {"expiresIn", tokens.expires_in},
                            {"expiresIn_str", std::to_string(tokens.expires_in)},
                            {"refreshToken", tokens.refresh},
                            {"scope", scope_text(tokens.scopes)},
                            {"user", user},
                            {"user_str", std::to_string(user)}});
}

Reply reply_to(const Issued& issued) {
    if (issued) return tokens_reply(issued.value());
    return issued.error().kind == model::Error::Kind::Storage ? unavailable() : refused();
}

}  // namespace

std::optional<Reply> Authorizations::handle(const Request& request) {
    std::string_view path = request.path;
    for (const std::string_view prefix : {"/v2/", "/v2.0/"}) {
        if (path.starts_with(prefix)) path.remove_prefix(prefix.size());
    }
    const bool by_password = path == "authorizations/bycredentials";
    if (!by_password && path != "authorizations") return std::nullopt;
    if (request.method != "POST") {
        return problem(405, "apiMethodNotSupported", "Method not supported");
    }
    const auto body = body_of(request);
    if (!body) return problem(400, "invalidRequest", "The body is neither an object nor a form");
    if (!is_guid(body->get("client_id"))) return bad_parameter("client_id");
    if (body->get("client_secret").empty()) return bad_parameter("client_secret");
    return by_password ? by_credentials(*body, request.remote) : by_code_or_refresh(*body);
}

Reply Authorizations::by_code_or_refresh(const Fields& body) {
    const std::string client = canonical(body.get("client_id"));
    const std::string_view refresh = body.get("refreshToken");
    const std::string_view code = body.get("code");
    if (code.empty() && refresh.empty()) return bad_parameter("code, refreshToken");
    const std::string_view type = body.get("grant_type");
    const bool is_refresh = type == "RefreshToken" || type == "refresh_token" || code.empty();
    return reply_to(is_refresh ? accounts_.refresh(refresh, client, {})
                               : accounts_.exchange_partner_code(code, client));
}

Reply Authorizations::by_credentials(const Fields& body, std::string_view remote) {
    const auto tried = accounts_.sign_in(body.get("username"), body.get("password"), remote);
    if (!tried) return unavailable();
    const SignIn& result = tried.value();
    if (result.retry_after > 0) return too_many_attempts(result.retry_after);
    if (!result.person) return refused();
    return reply_to(accounts_.issue(*result.person, canonical(body.get("client_id")),
                                    parse_scopes(body.get("scope"))));
}

}  // namespace ranets::stub
