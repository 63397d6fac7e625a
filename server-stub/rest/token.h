#pragma once
// Where a request carries its token.
#include <string_view>

#include "http/message.h"

namespace ranets::stub {

// A header wins; in the query it is the partner API's oldest way, which puts it into logs and
// histories and is only kept for clients that know no other.
inline std::string_view token_of(const Request& request) {
    constexpr std::string_view kBearer = "Bearer ";
    const std::string_view authorization = request.header("authorization");
    if (authorization.starts_with(kBearer)) return authorization.substr(kBearer.size());
    const std::string_view header = request.header("access-token");
    return header.empty() ? request.query.get("access_token") : header;
}

inline bool has_token_in_query(const Request& request) {
    return request.query.has("access_token");
}

}  // namespace ranets::stub
