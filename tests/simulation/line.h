#pragma once
// A device's way to the server, with everything that can befall a request on it: it is slow, it is
// lost on the way there or the answer on the way back, a gateway answers instead, the body is cut,
// the server is down, there is no network. A stream may break off or fall silent, but what comes of
// it comes whole and in order.
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "support/fake_device.h"
#include "sync/http_transport.h"

namespace ranets::simulation {

class Line final : public sync::HttpTransport {
  public:
    using Server = std::function<std::optional<sync::Response>(const sync::Request&)>;
    // What has reached the device: an answer to a URL, or an event of it.
    using Seen =
        std::function<void(sync::RequestId, const std::string& url, const sync::Response&)>;

    Line(test::EventQueue& events, model::Rng& rng, Server server, Seen seen)
        : events_(events), rng_(rng), server_(std::move(server)), seen_(std::move(seen)) {}

    sync::RequestId send(sync::Request request, std::function<void(sync::Response)> done) override;
    sync::RequestId stream(sync::Request request, std::function<void(std::string_view)> on_bytes,
                           std::function<void(sync::Response)> done) override;
    void cancel(sync::RequestId id) override;
    bool online() const override { return connected; }

    // The device has stopped: nothing comes back to it, what is on its way arrives.
    void forget();

    void push(const std::string& event);  // into every stream
    void end_streams();                   // some of them without a word
    bool listens() const;                 // a stream is on, and works

    std::size_t in_flight() const { return flights_.size(); }
    sync::RequestId last() const { return last_; }

    bool connected = true;
    int trouble = 0;  // how many of a hundred requests something befalls
    std::int64_t sent = 0;

  private:
    struct Flight {
        std::string url;
        std::function<void(sync::Response)> done;
    };
    struct Stream {
        std::function<void(std::string_view)> on_bytes;
        int delay_ms = 0;
        bool mute = false;  // broken, which neither end knows
    };
    int chance(int below);
    sync::RequestId depart(sync::Request request, std::function<void(sync::Response)> done,
                           std::function<void(std::string_view)> on_bytes);
    sync::Response spoil(sync::Response answer);
    void land(sync::RequestId id, sync::Response response);
    void push(sync::RequestId id, const std::string& event);
    void pass(sync::RequestId id, const std::string& piece, const std::string& whole);
    void beat(sync::RequestId id);
    void break_off(sync::RequestId id);

    test::EventQueue& events_;
    model::Rng& rng_;
    Server server_;
    Seen seen_;
    std::map<sync::RequestId, Flight> flights_;
    std::map<sync::RequestId, Stream> streams_;  // of these, those that have begun
    sync::RequestId last_ = 0;
};

// From 0 to below - 1.
int chance(model::Rng& rng, int below);

}  // namespace ranets::simulation
