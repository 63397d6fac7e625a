#pragma once
// Every request goes through here: how many at a time, in which order, how long, how often again,
// and what an answer means. Nothing above looks at outcomes, content types or status classes.
//
// While the line is in trouble one request at a time is sent, when the line thinks it worth while;
// what the screen waits for stays for the next tries, and is answered by the failure once the line
// counts as down. From then on every call fails at once until a try has gone well.
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "model/clock.h"
#include "model/result.h"
#include "sync/http_transport.h"
#include "sync/line.h"
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
    bool at_once = false;     // somebody has just asked for this: the line's trouble is no reason
};

struct Reply {
    int status = 0;    // 0: there was no answer
    std::string body;  // also of an error
    std::string etag;
    std::string content_range;  // of a part
    bool unchanged = false;     // 304 to a question with If-None-Match; no body then
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
    static constexpr std::size_t kLargestBody = 8u << 20;

    Fetcher(HttpTransport& http, Timers& timers, model::Rng& rng, ServerClock& clock)
        : http_(http), timers_(timers), clock_(clock), line_(clock.device(), rng) {}
    ~Fetcher();
    Fetcher(const Fetcher&) = delete;
    Fetcher& operator=(const Fetcher&) = delete;

    // `done` is called once, from the event loop, unless the call is cancelled before.
    Ticket send(Call call, std::function<void(Reply)> done);
    void cancel(Ticket ticket);
    bool idle() const { return jobs_.empty(); }

    Line& line() { return line_; }
    // Somebody wants to know now: the next call is sent, whatever the line's trouble.
    void probe();
    // The pause after a failure is over, and nobody waits: time to ask for what is missing.
    std::function<void()> on_ready;

    struct Counts {
        int sent = 0;    // repeated ones too
        int failed = 0;  // of those: whose reply was not ok()
    };
    const Counts& counts() const { return counts_; }

  private:
    struct Job {
        enum class State { Queued, Flying, GivenUp };
        Ticket ticket = 0;
        Call call;
        std::function<void(Reply)> done;
        State state = State::Queued;
        int attempts = 0;
        RequestId request = 0;  // Flying
        std::int64_t sent_ms = 0;
    };
    using Jobs = std::list<Job>;

    Jobs::iterator find(Ticket ticket);
    Jobs::iterator next();
    bool may_send(const Job& job) const;
    void pump();
    void launch(Job& job);
    void answered(Ticket ticket, Response response);
    void tell_line(const Job& job, const Reply& reply, std::string_view retry_after);
    std::optional<std::int64_t> parse_retry_after(std::string_view text) const;  // ms from now
    bool hopeless() const;  // the line is down, and not to be tried now
    void wait_for_line();
    void give_up();  // on those that wait for a line that is down

    HttpTransport& http_;
    Timers& timers_;
    ServerClock& clock_;
    Line line_;
    Jobs jobs_;  // in order of arrival
    Ticket last_ticket_ = 0;
    std::optional<std::uint32_t> gate_;      // until the next try
    std::optional<std::uint32_t> given_up_;  // until they are told
    Counts counts_;
    std::shared_ptr<bool> alive_ = std::make_shared<bool>(true);
};

// What an exchange came to. A public function for the sake of tests. Only who asked whether an
// answer still holds (`conditional`) can be told so.
Reply classify(Response response, const Request& request = {});

}  // namespace ranets::sync
