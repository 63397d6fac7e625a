#pragma once
// What stands before the API: maintenance, and a limit to the requests of each client.
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "http/message.h"
#include "model/clock.h"

namespace ranets::stub {

// Whether a path is of the API or of sign-in, not of the page.
bool is_of_api(std::string_view path);

class Gate {
  public:
    // `per_minute` 0: no limit.
    Gate(bool maintenance, int per_minute, const model::Clock& clock)
        : maintenance_(maintenance), per_minute_(per_minute), clock_(clock) {}

    // Nothing when the request may pass.
    std::optional<Reply> stop(const Request& request);

  private:
    struct Window {
        std::int64_t start = 0;
        int count = 0;
    };

    bool maintenance_;
    int per_minute_;
    const model::Clock& clock_;
    std::mutex mutex_;
    std::unordered_map<std::size_t, Window> windows_;  // by hash of token or address
};

}  // namespace ranets::stub
