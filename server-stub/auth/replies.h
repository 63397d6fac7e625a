#pragma once
// Answers that both families of sign-in give.
#include "http/json.h"

namespace ranets::stub {

// The data file could not be read or written; nothing was done.
inline Reply unavailable() {
    Reply reply = problem(503, "apiServerError", "Nothing was kept, try again");
    reply.headers.add("Retry-After", "5");
    return reply;
}

inline Reply too_many_attempts(std::int64_t seconds) {
    Reply reply = problem(429, "apiRequestLimit", "Too many failed attempts, try later");
    reply.headers.add("Retry-After", std::to_string(seconds));
    return reply;
}

}  // namespace ranets::stub
