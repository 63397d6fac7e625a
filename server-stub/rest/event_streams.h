#pragma once
// Open streams of the change feed. None has a thread: a write wakes those whom it concerns, and
// what time alone brings is looked for every few seconds, many streams at a time. Any number of
// threads.
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "http/limits.h"
#include "http/message.h"
#include "rest/call.h"

namespace ranets::stub {

class EventStreams {
  public:
    // What changed since a cursor; another status than 200 ends the stream.
    using Ask = std::function<Answer(std::string_view cursor)>;
    // Runs a job soon, on another thread.
    using Work = std::function<void(std::function<void()> job)>;
    enum class Room { Enough, NoneForPerson, None };

    explicit EventStreams(const Limits& limits) : limits_(limits) {}

    void work_by(Work work) { work_ = std::move(work); }  // before the first stream
    Room room_for(int person) const;
    // The stream begins with the first answer.
    void open(int person, std::shared_ptr<Outlet> to, const Answer& first, Ask ask);

    // Something may have changed for these people, or for everybody. Cheap where nobody listens.
    void wake(std::span<const int> people);
    void wake_all();
    void tick();  // once a second

  private:
    using Clock = std::chrono::steady_clock;
    enum class State { Idle, Asking, AskAgain };
    struct Stream {
        int person = kNone;
        std::shared_ptr<Outlet> to;
        Ask ask;
        // Of whoever asks.
        std::string cursor;
        Clock::time_point told;
        // With the lock held.
        State state = State::Idle;
        Clock::time_point look_at;
    };
    using Streams = std::vector<std::shared_ptr<Stream>>;

    void begin_asking(const std::shared_ptr<Stream>& stream, Streams& due);
    void ask_soon(Streams due);
    void ask(const std::shared_ptr<Stream>& stream);
    bool tell_news(Stream& stream);
    void remove(const std::shared_ptr<Stream>& stream);

    const Limits limits_;
    Work work_;
    mutable std::mutex mutex_;
    std::unordered_map<int, Streams> streams_;  // by person
    std::size_t count_ = 0;
    std::uint64_t opened_ = 0;
};

}  // namespace ranets::stub
