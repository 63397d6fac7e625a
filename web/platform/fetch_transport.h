#pragma once
// The network by the browser's fetch().
#include <map>

#include "sync/http_transport.h"

namespace ranets::web {

class FetchTransport final : public sync::HttpTransport {
  public:
    sync::RequestId send(sync::Request request, std::function<void(sync::Response)> done) override;
    void cancel(sync::RequestId id) override;
    bool online() const override { return online_; }

    void set_online(bool online) { online_ = online; }
    // The browser's own cache is to keep nothing of what comes: the computer is shared.
    void set_traceless(bool on) { traceless_ = on; }

    // Bodies only, uncompressed: the browser tells no more.
    struct Traffic {
        int requests = 0;
        double bytes_in = 0, bytes_out = 0;
    };
    const Traffic& traffic() const { return traffic_; }

    void answered(sync::RequestId id, sync::Response response);  // called by the browser

  private:
    std::map<sync::RequestId, std::function<void(sync::Response)>> waiting_;
    sync::RequestId last_ = 0;
    bool online_ = true;
    bool traceless_ = false;
    Traffic traffic_;
};

}  // namespace ranets::web
