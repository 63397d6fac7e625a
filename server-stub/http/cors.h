#pragma once
// Which pages of other sites may read the API from a browser (Fetch standard, CORS): those of the
// origins that the configuration names, and none by default. They sign in by token; cookies are
// never taken from elsewhere.
#include <optional>
#include <string>
#include <vector>

#include "http/message.h"

namespace ranets::stub {

class Cors {
  public:
    // "https://diary.example": scheme, host and port as a browser writes them.
    explicit Cors(std::vector<std::string> origins) : origins_(std::move(origins)) {}

    // The answer to a browser's question whether a page may ask; nothing for other requests.
    std::optional<Reply> preflight(const Request& request) const;
    // Says in an answer that the page may read it.
    void open(const Request& request, Reply& reply) const;

  private:
    bool allows(const Request& request) const;

    std::vector<std::string> origins_;
};

}  // namespace ranets::stub
