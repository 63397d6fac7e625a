#pragma once
// The demo's switches: faults of the line and the school's present, by a page and by its own small
// API. Open to this machine without sign-in, but to nothing that a proxy passes on; or to all where
// the server was started for that. To pages of other sites never.
#include <functional>
#include <optional>

#include "clock.h"
#include "demo/bad_line.h"
#include "http/message.h"

namespace ranets::stub {

inline constexpr const char* kDemoRoutes[] = {"GET /ext/v1/demo/faults", "PUT /ext/v1/demo/faults",
                                              "DELETE /ext/v1/demo/faults",
                                              "PUT /ext/v1/demo/clock"};

class DemoService {
  public:
    // `present_moved` is called after the clock was set.
    DemoService(BadLine& line, DemoClock& clock, bool is_open_to_all,
                std::function<void()> present_moved)
        : line_(line),
          clock_(clock),
          is_open_to_all_(is_open_to_all),
          present_moved_(std::move(present_moved)) {}

    static bool serves(std::string_view path);
    // Nothing for other paths.
    std::optional<Reply> handle(const Request& request);

  private:
    Reply faults(const Request& request);
    Reply clock(const Request& request);
    Reply page() const;

    BadLine& line_;
    DemoClock& clock_;
    bool is_open_to_all_;
    std::function<void()> present_moved_;
};

}  // namespace ranets::stub
