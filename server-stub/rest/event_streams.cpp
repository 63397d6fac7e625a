#include "rest/event_streams.h"

#include <algorithm>

namespace ranets::stub {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLookEvery{5000};
constexpr milliseconds kHeartbeat{15000};
constexpr std::uint64_t kPhases = 20;  // over which looks are spread
constexpr std::size_t kTogether = 32;  // streams that are looked at by one job

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

void EventStreams::open(int person, std::shared_ptr<Outlet> to, const Answer& first, Ask ask) {
    const auto stream = std::make_shared<Stream>();
    stream->person = person;
    stream->to = std::move(to);
    stream->ask = std::move(ask);
    stream->cursor = cursor_of(first);
    stream->told = Clock::now();
    stream->to->write(event(first));
    {
        const std::lock_guard lock(mutex_);
        // Those that begin together are looked at one after another.
        stream->look_at = stream->told + kLookEvery * (++opened_ % kPhases) / kPhases;
        streams_[person].push_back(stream);
        ++count_;
    }
    // What was written between the first answer and now woke nobody.
    wake(std::span(&person, 1));
}

void EventStreams::wake(std::span<const int> people) {
    Streams due;
    {
        const std::lock_guard lock(mutex_);
        for (const int person : people) {
            const auto found = streams_.find(person);
            if (found == streams_.end()) continue;
            for (const auto& stream : found->second) begin_asking(stream, due);
        }
    }
    ask_soon(std::move(due));
}

void EventStreams::wake_all() {
    Streams due;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [person, streams] : streams_) {
            for (const auto& stream : streams) begin_asking(stream, due);
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
                if (stream->look_at <= now || !stream->to->is_open()) begin_asking(stream, due);
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
    while (true) {
        const bool goes_on = tell_news(*stream);
        const std::lock_guard lock(mutex_);
        if (!goes_on) return remove(stream);
        stream->look_at = std::min(Clock::now() + kLookEvery, stream->told + kHeartbeat);
        if (stream->state == State::Asking) {
            stream->state = State::Idle;
            return;
        }
        stream->state = State::Asking;
    }
}

bool EventStreams::tell_news(Stream& stream) {
    if (!stream.to->is_open()) return false;
    const Answer news = stream.ask(stream.cursor);
    if (news.status != 200) {
        stream.to->end();
        return false;
    }
    stream.cursor = cursor_of(news);
    const bool has_news = !news.json["changes"].empty();
    const auto now = Clock::now();
    if (has_news || now - stream.told >= kHeartbeat) {
        stream.to->write(has_news ? event(news) : ":\n\n");
        stream.told = now;
    }
    return true;
}

void EventStreams::remove(const std::shared_ptr<Stream>& stream) {
    const auto of_person = streams_.find(stream->person);
    count_ -= std::erase(of_person->second, stream);
    if (of_person->second.empty()) streams_.erase(of_person);
}

}  // namespace ranets::stub
