#pragma once
// The network as the core needs it. fetch on the web, scripted in tests. One thread; completions
// are called from the event loop, never from inside send().
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ranets::sync {

enum class Method { Get, Post, Put, Patch, Delete };

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
    Method method = Method::Get;
    std::string url;  // absolute, or a path on the page's own origin
    Headers headers;
    std::string body;
    int timeout_ms = 0;     // for the whole exchange, of a stream until it begins; 0: by the line
    bool for_file = false;  // the answer is no JSON, but says that it is an attachment
    std::int64_t expects = 0;  // bytes of the answer and the body, where they are known and many
    std::size_t most_bytes = 8u << 20;  // a longer body is cut off as it comes in
};

struct Response {
    enum class Outcome { Answered, Offline, TimedOut, Cancelled, TooLarge };
    Outcome outcome = Outcome::Answered;
    int status = 0;   // when Answered
    Headers headers;  // names in lower case
    std::string body;
};

using RequestId = std::uint32_t;

class HttpTransport {
  public:
    virtual ~HttpTransport() = default;
    virtual RequestId send(Request request, std::function<void(Response)> done) = 0;
    // An answer without an end: `on_bytes` for each piece of a 200 with a body of event-stream,
    // `done` (without a body) at its end, or at once where it is anything else.
    virtual RequestId stream(Request request, std::function<void(std::string_view)> on_bytes,
                             std::function<void(Response)> done) = 0;
    virtual void cancel(RequestId id) = 0;  // `done` is then called with Cancelled
    // What the browser believes; a hint only, true when unknown.
    virtual bool online() const = 0;
};

// Deferred work on the same thread: retries, time-outs, the minute tick.
class Timers {
  public:
    virtual ~Timers() = default;
    virtual std::uint32_t after(int ms, std::function<void()> work) = 0;
    virtual void cancel(std::uint32_t id) = 0;
};

}  // namespace ranets::sync
