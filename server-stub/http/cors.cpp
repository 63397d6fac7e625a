#include "http/cors.h"

#include <algorithm>

namespace ranets::stub {
namespace {

bool is_api(std::string_view path) {
    return path.starts_with("/v2/") || path.starts_with("/v2.0/") || path.starts_with("/ext/v1/") ||
           path == "/oauth2/token" || path == "/oauth2/revoke";
}

}  // namespace

bool Cors::allows(const Request& request) const {
    return is_api(request.path) &&
           std::ranges::find(origins_, request.header("origin")) != origins_.end();
}

std::optional<Reply> Cors::preflight(const Request& request) const {
    if (request.method != "OPTIONS" || !request.headers.has("access-control-request-method") ||
        !allows(request)) {
        return std::nullopt;
    }
    Reply reply;
    reply.status = 204;
    reply.headers.add("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE");
    reply.headers.add("Access-Control-Allow-Headers",
                      "Access-Token, Authorization, Content-Type, Content-Range, Idempotency-Key, "
                      "If-Match, If-None-Match, If-Range, Range");
    reply.headers.add("Access-Control-Max-Age", "600");
    return reply;
}

void Cors::open(const Request& request, Reply& reply) const {
    if (origins_.empty() || !is_api(request.path)) return;
    reply.headers.add("Vary", "Origin");
    if (!allows(request)) return;
    reply.headers.add("Access-Control-Allow-Origin", std::string(request.header("origin")));
    reply.headers.add("Access-Control-Expose-Headers", "Content-Range, ETag, Retry-After");
}

}  // namespace ranets::stub
