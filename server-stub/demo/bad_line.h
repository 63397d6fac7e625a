#pragma once
// A line with faults. What befalls a request follows from the seed and the request's number since
// the faults were set, so that the same requests fare the same. Safe from any number of threads.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>

#include "demo/faults.h"
#include "http/http_server.h"
#include "http/message.h"

namespace ranets::stub {

enum class Mishap {
    None,
    RequestLost,  // nobody has seen it
    AnswerLost,   // what it asked for was done
    Error,        // nothing was done
    Busy,         // the same, and the answer says when to come again
    Portal,       // somebody else answered
    Broken,       // done, but the answer is no JSON
    Cut,          // done, but the answer ends in the middle
};

class BadLine {
  public:
    BadLine(const Faults& faults, std::uint64_t seed)
        : seed_(seed), at_start_(faults), faults_(faults), is_bad_(faults != Faults()) {}

    Faults faults() const;
    bool is_bad() const { return is_bad_; }
    void set(const Faults& faults);
    void reset() { set(at_start_); }  // to those that the program was started with

    std::chrono::milliseconds latency() const;
    Mishap next();  // what befalls the next request
    // How many of so many bytes may go, and when: what was promised before goes first.
    Slice take(std::size_t bytes);

  private:
    using Clock = std::chrono::steady_clock;

    const std::uint64_t seed_;
    const Faults at_start_;
    mutable std::mutex mutex_;
    Faults faults_;
    std::atomic<bool> is_bad_;
    std::uint64_t requests_ = 0;
    Clock::time_point free_from_;  // when all that was promised has gone
};

Reply error_reply(bool says_when);
Reply portal_reply();
Reply broken(const Reply& reply);  // the same with a body that is no JSON

}  // namespace ranets::stub
