#pragma once
// HTTP/1.1 on one port: connections are coroutines of one thread, which never waits for a file or a
// computation; requests are answered by a few workers.
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/limits.h"
#include "http/message.h"
#include "model/result.h"

namespace ranets::stub {

// Of a body: so many bytes may go, after so long.
struct Slice {
    std::size_t bytes = 0;
    std::chrono::steady_clock::duration wait{0};
};

// What a server serves.
class HttpService {
  public:
    // On a worker, any number of them at a time; may take its time, must not throw.
    virtual Reply answer(const Request& request) = 0;
    // On the thread of connections: the same where it is at hand, so that no worker is asked.
    virtual std::optional<Reply> answer_at_once(const Request& request) = 0;
    // Whole header lines for every answer; also on the thread of connections.
    virtual std::string standing_lines(const Request& request, const Reply& reply) = 0;

    // The others on the thread of connections: at once.
    // Of what was no request, or is too much. The path is empty where it could not be read.
    virtual Reply refusal(int status, std::string_view path) = 0;
    virtual void log(std::string_view method, std::string_view path, int status,
                     std::string_view remark) = 0;
    virtual std::chrono::milliseconds hold(const Request& request) = 0;  // before it is answered
    virtual Slice slice(std::size_t bytes) = 0;                          // of what is to be sent
    virtual void tick() = 0;                                             // once a second

  protected:
    ~HttpService() = default;
};

class HttpServer {
  public:
    struct Place {
        std::string host;
        int port = 0;                              // 0: any free one
        std::vector<std::string> trusted_proxies;  // addresses
    };
    // Takes the port; answers after `run`. An error's message is a whole sentence.
    static model::Result<std::unique_ptr<HttpServer>> create(const Place& place,
                                                             const Limits& limits,
                                                             HttpService& service);
    virtual ~HttpServer() = default;

    virtual int port() const = 0;
    virtual void stop_on_signals() = 0;  // SIGINT and SIGTERM; before `run`
    virtual void run() = 0;   // until `stop`; the calling thread becomes that of the connections
    virtual void stop() = 0;  // from any thread
    virtual void work(std::function<void()> job) = 0;  // on a worker, soon; from any thread
};

}  // namespace ranets::stub
