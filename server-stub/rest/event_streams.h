#pragma once
// Open streams of the change feed. None has a thread or a timer: a write wakes those whom it
// concerns, and so does the moment at which time alone brings something. Any number of threads.
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

// Whose stream it is, and what there is to tell.
class EventSource {
  public:
    virtual ~EventSource() = default;
    virtual bool may_listen() const = 0;  // still
    // What changed since a cursor; another status than 200 ends the stream.
    virtual Answer news(std::string_view cursor) = 0;
    // After that: whether it is all still, so that a heartbeat may say so.
    virtual bool is_all_told() const = 0;
    // For how long nothing will change but by a write.
    virtual std::chrono::milliseconds quiet() const = 0;
};

class EventStreams {
  public:
    // Runs a job soon, on another thread.
    using Work = std::function<void(std::function<void()> job)>;
    enum class Room { Enough, NoneForPerson, None };

    explicit EventStreams(const Limits& limits) : limits_(limits) {}

    void work_by(Work work) { work_ = std::move(work); }  // before the first stream
    Room room_for(int person) const;
    // The stream begins with the first answer.
    void open(int person, std::shared_ptr<Outlet> to, const Answer& first,
              std::unique_ptr<EventSource> source);

    // Something was written that concerns these people. Cheap where nobody listens.
    void wake(std::span<const int> people);
    // At once and once, without a cursor: who does not listen now never hears of it.
    void tell(std::span<const int> people, const std::string& event);
    void present_moved();  // to another day, maybe
    void tick();           // once a second

  private:
    using Clock = std::chrono::steady_clock;
    enum class State { Idle, Asking, AskAgain };
    struct Stream {
        int person = kNone;
        std::shared_ptr<Outlet> to;
        std::unique_ptr<EventSource> source;
        // Of whoever asks.
        std::string cursor;
        Clock::time_point told;
        // With the lock held.
        State state = State::Idle;
        bool is_woken = false;                                 // there may be news
        Clock::time_point news_at = Clock::time_point::max();  // those that time brings
        Clock::time_point check_at;
    };
    using Streams = std::vector<std::shared_ptr<Stream>>;

    void begin_asking(const std::shared_ptr<Stream>& stream, Streams& due);
    void ask_soon(Streams due);
    void ask(const std::shared_ptr<Stream>& stream);
    // Each returns whether the stream goes on.
    bool check(Stream& stream);
    bool tell_news(Stream& stream);
    static void tell(Stream& stream, std::string bytes);
    void remove(const std::shared_ptr<Stream>& stream);

    const Limits limits_;
    Work work_;
    mutable std::mutex mutex_;
    std::unordered_map<int, Streams> streams_;  // by person
    std::size_t count_ = 0;
    std::uint64_t opened_ = 0;
};

}  // namespace ranets::stub
