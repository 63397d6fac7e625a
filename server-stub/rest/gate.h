#pragma once
// What stands before everything: requests with text that is none, maintenance, and a limit to the
// API's requests of each client.
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "auth/accounts.h"
#include "http/message.h"
#include "model/clock.h"

namespace ranets::stub {

// Whether a path is of the API or of sign-in, not of the page.
bool is_of_api(std::string_view path);

class Gate {
  public:
    // `per_minute` 0: no limit. A token that is valid is a client; what bears no token, or an
    // invented one, counts by its address.
    Gate(bool maintenance, int per_minute, const Accounts& accounts, const model::Clock& clock)
        : maintenance_(maintenance), per_minute_(per_minute), accounts_(accounts), clock_(clock) {}

    // Nothing when the request may pass.
    std::optional<Reply> stop(const Request& request);

  private:
    struct Window {
        std::int64_t start = 0;
        int count = 0;
    };

    Window& window_of(const std::string& client, std::int64_t now);

    bool maintenance_;
    int per_minute_;
    const Accounts& accounts_;
    const model::Clock& clock_;
    std::mutex mutex_;
    std::unordered_map<std::string, Window> windows_;  // by token or address
};

}  // namespace ranets::stub
