#pragma once
// Open streams of the change feed. Each holds the thread of its connection, which sleeps until a
// write wakes it, or for a few seconds: what time alone brings is looked for then.
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string_view>

#include "http/message.h"
#include "rest/call.h"

namespace ranets::stub {

class EventStreams {
  public:
    // What changed since a cursor; another status than 200 ends the stream.
    using Ask = std::function<Answer(std::string_view cursor)>;

    bool has_room() const;
    void run(Outlet& out, const Answer& first, const Ask& ask);  // until the stream is over

    void look();  // wakes all: something may have changed
    void end();   // all of them, and those that come later at once

  private:
    // False: the end.
    bool sleep(std::uint64_t& seen);

    mutable std::mutex mutex_;
    std::condition_variable woken_;
    std::size_t open_ = 0;
    std::uint64_t looks_ = 0;
    bool ended_ = false;
};

}  // namespace ranets::stub
