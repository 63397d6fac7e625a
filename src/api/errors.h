#pragma once
// The partner API's way to say no: an object with both `type` and `description`, whatever the
// HTTP status. No other object has both.
#include <optional>
#include <string>
#include <string_view>

namespace ranets::api {

struct ApiError {
    enum class Meaning {
        Token,    // the token is missing, bad or expired
        Limit,    // too many requests
        Server,   // the server's own fault
        Refused,  // anything else
    };
    Meaning meaning = Meaning::Refused;
    std::string type;
    std::string description;
};

std::optional<ApiError> error_in(std::string_view body);

// RFC 6749's `error`: "invalid_grant"; empty when the body is no such object.
std::string oauth_error_in(std::string_view body);

}  // namespace ranets::api
