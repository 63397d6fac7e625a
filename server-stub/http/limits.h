#pragma once
// How much the server takes from anybody. At a limit there is an answer that says so, and others
// are served on. tests/contract/limits_test.cpp goes past each of them.
#include <chrono>
#include <cstddef>

namespace ranets::stub {

struct Limits {
    // Of one request.
    std::size_t header_bytes = 16 * 1024;            // its line and its fields; beyond: 431
    std::size_t header_fields = 100;                 // 431
    std::size_t path_bytes = 2000;                   // before the query; 414
    std::size_t body_bytes = 1 << 20;                // as they come; 413
    std::chrono::milliseconds request_time{15'000};  // from its first byte to its last; 408

    // Of one connection.
    std::chrono::milliseconds idle_time{30'000};   // between requests; then it is closed
    std::chrono::milliseconds stall_time{15'000};  // in which nothing of an answer was taken

    // Of all together; beyond: 503 with Retry-After. The files that the process may have open bound
    // the connections, too. Before one is refused, one that waits for its next request is closed.
    std::size_t connections = 8192;
    std::size_t connections_of_address = 2048;  // a trusted proxy has as many as it likes
    std::size_t body_bytes_in_all = 64 << 20;   // of requests that are not answered yet

    // Of event streams.
    std::size_t streams = 4096;             // 503
    std::size_t streams_of_person = 16;     // 429
    std::size_t stream_backlog = 64 << 10;  // bytes that nobody has taken; then it is closed

    std::size_t workers = 4;  // threads that answer
};

// The same with no more connections than the process may have files, which is raised first.
Limits within_files(Limits limits);

// Of those, how many may be told at once that there is no room for them.
inline constexpr std::size_t kTurnedAwayAtOnce = 16;

}  // namespace ranets::stub
