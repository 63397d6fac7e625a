#pragma once
// What an answer can be other than what was asked for.
//
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

// Whether the text is one object or list with all that it opens closed: nothing of it was cut off.
bool is_whole(std::string_view text);

// RFC 6749's `error`: "invalid_grant"; empty when the body is no such object.
std::string oauth_error_in(std::string_view body);

}  // namespace ranets::api
