#include "rest/event_streams.h"

#include <algorithm>

namespace ranets::stub {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kCheckEvery{5000};
constexpr milliseconds kHeartbeat{15000};
constexpr std::uint64_t kPhases = 5;   // over which checks are spread: ticks from one to the next
constexpr std::size_t kTogether = 32;  // streams that are asked for by one job

std::string cursor_of(const Answer& answer) {
    return answer.json["cursor"].get<std::string>();
}

std::string event(const Answer& answer) {
    return "event: change\nid: " + cursor_of(answer) + "\ndata: " + answer.json.dump() + "\n\n";
}

}  // namespace

EventStreams::Room EventStreams::room_for(int person) const {
    const std::lock_guard lock(mutex_);
    if (count_ >= limits_.streams) return Room::None;
    const auto found = streams_.find(person);
    const bool is_full =
        found != streams_.end() && found->second.size() >= limits_.streams_of_person;
    return is_full ? Room::NoneForPerson : Room::Enough;
}

void EventStreams::open(int person, std::shared_ptr<Outlet> to, const Answer& first,
                        std::unique_ptr<EventSource> source) {
    const auto stream = std::make_shared<Stream>();
    stream->person = person;
    stream->to = std::move(to);
    stream->source = std::move(source);
    stream->cursor = cursor_of(first);
    stream->told = Clock::now();
    stream->to->write(event(first));
    Streams due;
    {
        const std::lock_guard lock(mutex_);
        // Those that begin together are checked one after another.
        stream->check_at = stream->told + kCheckEvery * (++opened_ % kPhases) / kPhases;
        streams_[person].push_back(stream);
        ++count_;
        // What was written between the first answer and now woke nobody.
        stream->is_woken = true;
        begin_asking(stream, due);
    }
    ask_soon(std::move(due));
}

void EventStreams::wake(std::span<const int> people) {
    Streams due;
    {
        const std::lock_guard lock(mutex_);
        for (const int person : people) {
            const auto found = streams_.find(person);
            if (found == streams_.end()) continue;
            for (const auto& stream : found->second) {
                stream->is_woken = true;
                begin_asking(stream, due);
            }
        }
    }
    ask_soon(std::move(due));
}

void EventStreams::tell(std::span<const int> people, const std::string& event) {
    Streams told;
    {
        const std::lock_guard lock(mutex_);
        for (const int person : people) {
            const auto found = streams_.find(person);
            if (found == streams_.end()) continue;
            told.insert(told.end(), found->second.begin(), found->second.end());
        }
    }
    for (const auto& stream : told) {
        if (stream->source->may_listen()) stream->to->write(event);
    }
}

void EventStreams::present_moved() {
    Streams due;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [person, streams] : streams_) {
            for (const auto& stream : streams) {
                stream->is_woken = true;
                begin_asking(stream, due);
            }
        }
    }
    ask_soon(std::move(due));
}

void EventStreams::tick() {
    Streams due;
    {
        const std::lock_guard lock(mutex_);
        const auto now = Clock::now();
        for (const auto& [person, streams] : streams_) {
            for (const auto& stream : streams) {
                const bool has_news = stream->news_at <= now;
                if (!has_news && stream->check_at > now && stream->to->is_open()) continue;
                stream->is_woken |= has_news;
                begin_asking(stream, due);
            }
        }
    }
    ask_soon(std::move(due));
}

void EventStreams::begin_asking(const std::shared_ptr<Stream>& stream, Streams& due) {
    if (stream->state != State::Idle) {
        stream->state = State::AskAgain;
        return;
    }
    stream->state = State::Asking;
    due.push_back(stream);
}

void EventStreams::ask_soon(Streams due) {
    for (std::size_t at = 0; at < due.size(); at += kTogether) {
        const auto first = due.begin() + static_cast<std::ptrdiff_t>(at);
        const auto count = std::min(kTogether, due.size() - at);
        work_([this, part = Streams(first, first + static_cast<std::ptrdiff_t>(count))] {
            for (const auto& stream : part) ask(stream);
        });
    }
}

// One at a time for a stream; what wakes it meanwhile has it asked once more.
void EventStreams::ask(const std::shared_ptr<Stream>& stream) {
    std::unique_lock lock(mutex_);
    while (true) {
        stream->state = State::Asking;
        const bool is_woken = std::exchange(stream->is_woken, false);
        lock.unlock();
        const bool goes_on =
            is_woken || !stream->source->is_all_told() ? tell_news(*stream) : check(*stream);
        const auto quiet = stream->source->quiet();
        lock.lock();
        if (!goes_on) return remove(stream);
        const auto now = Clock::now();
        stream->news_at = now + quiet;
        stream->check_at = now + kCheckEvery;
        if (stream->state == State::Asking) break;
    }
    stream->state = State::Idle;
}

bool EventStreams::check(Stream& stream) {
    if (!stream.to->is_open()) return false;
    if (!stream.source->may_listen()) {
        stream.to->end();
        return false;
    }
    if (Clock::now() - stream.told >= kHeartbeat) tell(stream, ":\n\n");
    return true;
}

void EventStreams::tell(Stream& stream, std::string bytes) {
    stream.to->write(std::move(bytes));
    stream.told = Clock::now();
}

bool EventStreams::tell_news(Stream& stream) {
    const Answer news = stream.source->news(stream.cursor);
    if (news.status != 200) {
        stream.to->end();
        return false;
    }
    stream.cursor = cursor_of(news);
    if (!news.json["changes"].empty() && stream.source->may_listen()) tell(stream, event(news));
    return check(stream);
}

void EventStreams::remove(const std::shared_ptr<Stream>& stream) {
    const auto of_person = streams_.find(stream->person);
    count_ -= std::erase(of_person->second, stream);
    if (of_person->second.empty()) streams_.erase(of_person);
}

}  // namespace ranets::stub
