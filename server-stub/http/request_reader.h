#pragma once
// Requests out of the bytes of a connection, by RFC 9112 and no more kindly than it asks: what two
// servers could read in two ways is refused, and the connection ends with it. Knows no socket.
#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "http/limits.h"
#include "http/message.h"

namespace ranets::stub {

struct Received {
    Request request;
    bool is_head = false;      // the request says GET
    bool is_http10 = false;    // no chunks in the answer
    bool keeps_alive = false;  // another request may follow
};

class RequestReader {
  public:
    enum class Step {
        NeedsMore,        // bytes, into `room`
        ExpectsContinue,  // the client waits for 100 before it sends the body; told once
        Complete,         // `take` it
        Refused,          // by `status`; nothing that follows can be read
    };

    explicit RequestReader(const Limits& limits);
    ~RequestReader();
    RequestReader(const RequestReader&) = delete;
    RequestReader& operator=(const RequestReader&) = delete;

    std::span<char> room();       // never empty after NeedsMore
    void add(std::size_t bytes);  // so many were put there
    Step advance();
    Received take();  // and begins with the next one
    int status() const;
    std::string path() const;        // as far as it has come: empty before
    bool has_begun() const;          // the request's first byte has come
    std::size_t body_bytes() const;  // of the body, so far
    void release();                  // no further request will be read: gives memory back

  private:
    class Parser;
    std::unique_ptr<Parser> parser_;
};

}  // namespace ranets::stub
