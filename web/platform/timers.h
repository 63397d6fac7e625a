#pragma once
// Deferred work by the browser's setTimeout.
#include <map>

#include "sync/http_transport.h"

namespace ranets::web {

class BrowserTimers final : public sync::Timers {
  public:
    std::uint32_t after(int ms, std::function<void()> work) override;
    void cancel(std::uint32_t id) override;

    void fired(std::uint32_t id);  // called by the browser

  private:
    std::map<std::uint32_t, std::function<void()>> waiting_;
};

}  // namespace ranets::web
