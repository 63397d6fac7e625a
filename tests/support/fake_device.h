#pragma once
// Clock, chance, timers, network and disk of a device that does what the test says.
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/clock.h"
#include "store/storage.h"
#include "sync/http_transport.h"

namespace ranets::test {

// 2026-11-18 05:34 UTC.
inline constexpr model::Instant kDeviceStart{1'794'980'040'000};

class FakeClock final : public model::Clock {
  public:
    model::Instant now() const override { return wall_; }
    std::int64_t monotonic_ms() const override { return monotonic_; }
    void advance(std::int64_t ms) {
        wall_.ms += ms;
        monotonic_ += ms;
    }
    void jump(std::int64_t ms) { wall_.ms += ms; }  // somebody sets the clock

  private:
    model::Instant wall_ = kDeviceStart;
    std::int64_t monotonic_ = 0;
};

// What is to happen, in order of time and, at one moment, in order of asking.
class EventQueue {
  public:
    using Id = std::uint32_t;
    explicit EventQueue(FakeClock& clock) : clock_(clock) {}
    Id after(std::int64_t ms, std::function<void()> work);
    void cancel(Id id);
    bool run_next();      // false when there is nothing
    bool is_due() const;  // something is to happen at this very moment
    void run_until(std::int64_t monotonic_ms);
    std::size_t size() const { return events_.size(); }

  private:
    FakeClock& clock_;
    std::map<std::pair<std::int64_t, Id>, std::function<void()>> events_;
    Id last_ = 0;
};

class FakeRng final : public model::Rng {
  public:
    explicit FakeRng(std::uint64_t seed) : state_(seed) {}
    void fill(std::span<std::uint8_t> bytes) override;

  private:
    std::uint64_t state_;
};

class FakeTimers final : public sync::Timers {
  public:
    explicit FakeTimers(EventQueue& events) : events_(events) {}
    std::uint32_t after(int ms, std::function<void()> work) override;
    void cancel(std::uint32_t id) override;
    std::size_t pending() const { return ids_.size(); }

  private:
    EventQueue& events_;
    std::set<std::uint32_t> ids_;
};

class FakeHttp final : public sync::HttpTransport {
  public:
    // What answers; nothing: no answer ever comes, and the request times out.
    using Server = std::function<std::optional<sync::Response>(const sync::Request&)>;

    explicit FakeHttp(EventQueue& events) : events_(events) {}
    sync::RequestId send(sync::Request request, std::function<void(sync::Response)> done) override;
    sync::RequestId stream(sync::Request request, std::function<void(std::string_view)> on_bytes,
                           std::function<void(sync::Response)> done) override;
    void cancel(sync::RequestId id) override;
    bool online() const override { return connected; }

    // Streams that the server has begun: a 200 of text/event-stream.
    std::size_t streams() const { return streams_.size(); }
    void push(std::string_view bytes);  // into each of them
    void end_streams();

    std::size_t in_flight() const { return flights_.size(); }
    // How many requests went to URLs with this text in them, since the last forget().
    int count(std::string_view part) const;
    const sync::Request* last(std::string_view part) const;
    void forget() { requests.clear(); }

    Server server;
    bool connected = true;
    bool hidden_loss = false;   // nothing gets through, but the browser believes it is online
    std::int64_t bytes_in = 0;  // of bodies
    int latency_ms = 50;
    std::size_t most_in_flight = 0;
    std::vector<sync::Request> requests;  // all that were sent, oldest first

  private:
    struct Flight {
        EventQueue::Id event = 0;
        std::function<void(sync::Response)> done;
    };
    struct Stream {
        std::function<void(std::string_view)> on_bytes;
        std::function<void(sync::Response)> done;
    };
    void land(sync::RequestId id, sync::Response response);
    bool reaches() const { return connected && !hidden_loss; }

    EventQueue& events_;
    std::map<sync::RequestId, Flight> flights_;
    std::map<sync::RequestId, Stream> streams_;
    sync::RequestId last_ = 0;
};

sync::Response json_response(int status, std::string body);

// Files in a directory of its own below the system's one for such things, gone with the object.
class FakeStorage final : public store::Storage {
  public:
    explicit FakeStorage(EventQueue& events);
    ~FakeStorage() override;

    std::string device_settings() const override { return settings; }
    void keep_device_settings(std::string_view json) override;
    std::string tab_session() const override { return tab; }
    void keep_tab_session(std::string_view json) override { tab = json; }
    void open_account(std::string_view account, bool persistent,
                      std::function<void(Files)> done) override;
    void take_account(std::string_view account, std::function<void(Files)> done) override;
    void set_outbox_aside(std::function<void(Files)> done) override;
    void ask_to_persist(bool ask) override;
    void wipe_account(std::string_view account, std::function<void()> done) override;

    void take_away();  // another tab takes them

    std::size_t in_flight() const { return in_flight_; }
    std::vector<std::string> files() const;  // names of all there are, "u1/cache.db"
    std::filesystem::path path(std::string_view account, std::string_view file) const;

    std::string settings;
    int settings_kept = 0;  // how often
    std::string tab;        // as long as the tab is open
    bool available = true;  // false: a browser without files
    bool busy = false;      // another tab has them,
    bool yields = true;     // and gives them up when it is asked
    int delay_ms = 0;       // 0: completes at once
    bool promises = true;   // to keep what is stored, when asked to
    int promises_asked = 0;
    // Opened files are taken from here, to make writes fail; empty: the real ones.
    std::string cache_path_instead;

  private:
    void later(std::function<void()> work);

    EventQueue& events_;
    Files on_disk(std::string_view account) const;
    std::vector<std::filesystem::path> asides() const;  // of the open account, the last one first

    std::filesystem::path root_;
    std::string open_;  // the account that was opened last
    std::size_t in_flight_ = 0;
};

}  // namespace ranets::test
