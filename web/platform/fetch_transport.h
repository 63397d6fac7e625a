#pragma once
// The network by the browser's fetch().
#include <map>

#include "sync/http_transport.h"

namespace ranets::web {

class FetchTransport final : public sync::HttpTransport {
  public:
    sync::RequestId send(sync::Request request, std::function<void(sync::Response)> done) override;
    sync::RequestId stream(sync::Request request, std::function<void(std::string_view)> on_bytes,
                           std::function<void(sync::Response)> done) override;
    void cancel(sync::RequestId id) override;
    bool online() const override { return online_; }

    void set_online(bool online) { online_ = online; }

    // Bodies only, uncompressed: the browser tells no more.
    struct Traffic {
        int requests = 0;
        double bytes_in = 0, bytes_out = 0;
    };
    const Traffic& traffic() const { return traffic_; }

    // Called by the browser.
    void answered(sync::RequestId id, sync::Response response);
    void streamed(sync::RequestId id, std::string_view bytes);

  private:
    struct Asked {
        std::function<void(std::string_view)> on_bytes;  // null: no stream
        std::function<void(sync::Response)> done;
    };
    sync::RequestId start(const sync::Request& request, Asked asked);

    std::map<sync::RequestId, Asked> asked_;
    sync::RequestId last_ = 0;
    bool online_ = true;
    Traffic traffic_;
};

}  // namespace ranets::web
