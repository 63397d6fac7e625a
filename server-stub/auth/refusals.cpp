#include "auth/refusals.h"

#include "http/json.h"

namespace ranets::stub {
namespace {

bool is_of_oauth(std::string_view path) {
    return path == "/oauth2" || path.starts_with("/oauth2/");
}

// RFC 6749, 4.1.2.1 and 5.2.
std::string_view oauth_error(int status) {
    switch (status) {
        case 401:
        case 403:
            return "access_denied";
        case 429:
        case 503:
            return "temporarily_unavailable";
        default:
            return status >= 500 ? "server_error" : "invalid_request";
    }
}

}  // namespace

void word_refusal(std::string_view path, Reply& reply) {
    if (!reply.refusal) return;
    const auto& [type, description] = *reply.refusal;
    reply.entity = json_entity(is_of_oauth(path) ? Json{{"error", oauth_error(reply.status)},
                                                        {"error_description", description}}
                                                 : problem_json(type, description));
}

}  // namespace ranets::stub
