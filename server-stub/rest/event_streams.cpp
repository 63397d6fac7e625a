#include "rest/event_streams.h"

#include <chrono>

namespace ranets::stub {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostStreams = 1000;  // leaves half of the server's threads to requests
constexpr std::chrono::seconds kLookEvery{5};
constexpr std::chrono::seconds kHeartbeat{15};

std::string cursor_of(const Answer& answer) {
    return answer.json["cursor"].get<std::string>();
}

std::string event(const Answer& answer) {
    return "event: change\nid: " + cursor_of(answer) + "\ndata: " + answer.json.dump() + "\n\n";
}

}  // namespace

bool EventStreams::has_room() const {
    const std::lock_guard lock(mutex_);
    return open_ < kMostStreams;
}

void EventStreams::run(Outlet& out, const Answer& first, const Ask& ask) {
    std::uint64_t seen = 0;
    {
        const std::lock_guard lock(mutex_);
        ++open_;
    }
    std::string cursor = cursor_of(first);
    Clock::time_point told = Clock::now();
    bool going = out.write(event(first));
    while (going && sleep(seen)) {
        const Answer news = ask(cursor);
        if (news.status != 200) break;
        cursor = cursor_of(news);
        const bool has_news = !news.json["changes"].empty();
        const bool is_due = Clock::now() - told >= kHeartbeat;
        if (has_news || is_due) {
            going = out.write(has_news ? event(news) : ":\n\n");
            told = Clock::now();
        } else {
            going = out.is_open();
        }
    }
    const std::lock_guard lock(mutex_);
    --open_;
}

bool EventStreams::sleep(std::uint64_t& seen) {
    std::unique_lock lock(mutex_);
    woken_.wait_for(lock, kLookEvery, [&] { return ended_ || looks_ != seen; });
    seen = looks_;
    return !ended_;
}

void EventStreams::look() {
    const std::lock_guard lock(mutex_);
    ++looks_;
    woken_.notify_all();
}

void EventStreams::end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    woken_.notify_all();
}

}  // namespace ranets::stub
