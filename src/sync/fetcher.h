#pragma once
// Every request goes through here: how many at a time, in which order, how long, how often again,
// and what an answer means. Nothing above looks at outcomes, content types or status classes.
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "model/clock.h"
#include "model/result.h"
#include "sync/http_transport.h"
#include "sync/server_clock.h"

namespace ranets::sync {

enum class Priority : std::uint8_t {
    Screen,      // the user waits for it
    Background,  // completes what is shown already
};

struct Call {
    Request request;
    Priority priority = Priority::Screen;
    bool repeatable = false;  // asking twice does no harm; true of every Get without saying
};

struct Reply {
    int status = 0;    // 0: there was no answer
    std::string body;  // also of an error
    std::optional<model::Error> error;
    bool token_refused = false;  // with an error: the access token is at fault
    bool limited = false;        // with an error: too many requests

    bool ok() const { return !error.has_value(); }
};

using Ticket = std::uint32_t;

class Fetcher {
  public:
    static constexpr int kInFlight = 4;
    static constexpr int kAttempts = 3;
    static constexpr int kFirstBackOffMs = 500;  // doubles each time; a random part of it is waited
    static constexpr int kLongestWaitMs = 20'000;
    static constexpr std::size_t kLargestBody = 8u << 20;

    Fetcher(HttpTransport& http, Timers& timers, model::Rng& rng, ServerClock& clock)
        : http_(http), timers_(timers), rng_(rng), clock_(clock) {}
    ~Fetcher();
    Fetcher(const Fetcher&) = delete;
    Fetcher& operator=(const Fetcher&) = delete;

    // `done` is called once, from the event loop, unless the call is cancelled before.
    Ticket send(Call call, std::function<void(Reply)> done);
    void cancel(Ticket ticket);

    struct Counts {
        int sent = 0;    // repeated ones too
        int failed = 0;  // of those: whose reply was not ok()
    };
    const Counts& counts() const { return counts_; }

  private:
    struct Job {
        enum class State { Queued, Flying, Waiting };
        Ticket ticket = 0;
        Call call;
        std::function<void(Reply)> done;
        State state = State::Queued;
        int attempts = 0;
        RequestId request = 0;    // Flying
        std::uint32_t timer = 0;  // Waiting
    };
    using Jobs = std::list<Job>;

    Jobs::iterator find(Ticket ticket);
    void pump();
    void answered(Ticket ticket, Response response);
    // How long to wait before asking again; nothing when it should not be.
    std::optional<int> back_off(const Job& job, const Response& response, const Reply& reply);

    HttpTransport& http_;
    Timers& timers_;
    model::Rng& rng_;
    ServerClock& clock_;
    Jobs jobs_;  // in order of arrival
    Ticket last_ticket_ = 0;
    Counts counts_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

// What an exchange came to. A public function for the sake of tests.
Reply classify(Response response);

}  // namespace ranets::sync
