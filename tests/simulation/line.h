#pragma once
// A device's way to the server, with everything that can befall a request on it: it is slow, it is
// lost on the way there or the answer on the way back, a gateway answers instead, the body is cut,
// the server is down, there is no network.
#include <cstdint>
#include <functional>
#include <map>
#include <optional>

#include "support/fake_device.h"
#include "sync/http_transport.h"

namespace ranets::simulation {

class Line final : public sync::HttpTransport {
  public:
    using Server = std::function<std::optional<sync::Response>(const sync::Request&)>;

    Line(test::EventQueue& events, model::Rng& rng, Server server)
        : events_(events), rng_(rng), server_(std::move(server)) {}

    sync::RequestId send(sync::Request request, std::function<void(sync::Response)> done) override;
    sync::RequestId stream(sync::Request request, std::function<void(std::string_view)> on_bytes,
                           std::function<void(sync::Response)> done) override;
    void cancel(sync::RequestId id) override;
    bool online() const override { return connected; }

    // The device has stopped: nothing comes back to it, what is on its way arrives.
    void forget();

    std::size_t in_flight() const { return flights_.size(); }

    bool connected = true;
    int trouble = 0;  // how many of a hundred requests something befalls
    std::int64_t sent = 0;

  private:
    int chance(int below);
    sync::Response spoil(sync::Response answer);
    void land(sync::RequestId id, sync::Response response);

    test::EventQueue& events_;
    model::Rng& rng_;
    Server server_;
    std::map<sync::RequestId, std::function<void(sync::Response)>> flights_;
    sync::RequestId last_ = 0;
};

// From 0 to below - 1.
int chance(model::Rng& rng, int below);

}  // namespace ranets::simulation
