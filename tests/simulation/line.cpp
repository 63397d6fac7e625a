#include "simulation/line.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace ranets::simulation {

using sync::Response;

namespace {

constexpr int kBeatMs = 15'000;
constexpr int kBeats = 100;  // of a stream's life, on the average

bool is_stream(const Response& answer) {
    return answer.status == 200 &&
           std::find(answer.headers.begin(), answer.headers.end(),
                     std::pair<std::string, std::string>("content-type", "text/event-stream")) !=
               answer.headers.end();
}

}  // namespace

int chance(model::Rng& rng, int below) {
    std::array<std::uint8_t, 4> bytes{};
    rng.fill(bytes);
    const std::uint32_t number = std::uint32_t{bytes[0]} | std::uint32_t{bytes[1]} << 8 |
                                 std::uint32_t{bytes[2]} << 16 | std::uint32_t{bytes[3]} << 24;
    return static_cast<int>(number % static_cast<std::uint32_t>(below));
}

int Line::chance(int below) {
    return simulation::chance(rng_, below);
}

sync::RequestId Line::send(sync::Request request, std::function<void(Response)> done) {
    return depart(std::move(request), std::move(done), nullptr);
}

sync::RequestId Line::stream(sync::Request request, std::function<void(std::string_view)> on_bytes,
                             std::function<void(Response)> done) {
    return depart(std::move(request), std::move(done), std::move(on_bytes));
}

sync::RequestId Line::depart(sync::Request request, std::function<void(Response)> done,
                             std::function<void(std::string_view)> on_bytes) {
    const auto id = ++last_;
    ++sent;
    flights_[id] = {request.url, std::move(done)};
    const int there = 20 + chance(chance(5) == 0 ? 4000 : 200);
    const int back = 20 + chance(chance(5) == 0 ? 4000 : 200);
    const bool in_trouble = chance(100) < trouble;
    const int kind = chance(4);
    const int timeout = std::max(there + back, request.timeout_ms);
    const bool may_flow = on_bytes != nullptr;
    const auto time_out = [this, id, may_flow](int wait) {
        if (may_flow) return;  // who listens has a patience of its own
        events_.after(wait, [this, id] {
            Response late;
            late.outcome = Response::Outcome::TimedOut;
            land(id, std::move(late));
        });
    };
    if (in_trouble && kind == 0) {  // never arrives
        time_out(timeout);
        return id;
    }
    events_.after(there, [=, this, request = std::move(request)] {
        Response offline;
        offline.outcome = Response::Outcome::Offline;
        if (!connected) return land(id, std::move(offline));
        auto answer = server_(request);
        if (!answer || !connected) {
            events_.after(back, [this, id, offline] { land(id, offline); });
            return;
        }
        if (in_trouble && kind == 1) return time_out(timeout - there);  // its answer is lost
        const bool flows = may_flow && is_stream(*answer);
        if (in_trouble && flows && kind == 2) return;  // begins, and is not heard
        if (in_trouble) answer = spoil(std::move(*answer));
        if (flows && !in_trouble) {
            if (!flights_.contains(id)) return;
            streams_[id] = {on_bytes, back};
            if (!answer->body.empty()) push(id, answer->body);
            return beat(id);
        }
        events_.after(back, [this, id, offline, answer = std::move(*answer)] {
            land(id, connected ? answer : offline);
        });
    });
    return id;
}

void Line::push(const std::string& event) {
    std::vector<sync::RequestId> open;
    for (const auto& [id, stream] : streams_) open.push_back(id);
    for (const auto id : open) push(id, event);
}

void Line::push(sync::RequestId id, const std::string& event) {
    const auto& stream = streams_.at(id);
    if (stream.mute) return;
    if (!connected || chance(100) < trouble) return break_off(id);
    const auto cut = static_cast<std::size_t>(chance(static_cast<int>(event.size())));
    events_.after(stream.delay_ms,
                  [this, id, piece = event.substr(0, cut)] { pass(id, piece, {}); });
    events_.after(stream.delay_ms,
                  [this, id, piece = event.substr(cut), event] { pass(id, piece, event); });
}

void Line::pass(sync::RequestId id, const std::string& piece, const std::string& whole) {
    const auto stream = streams_.find(id);
    if (stream == streams_.end() || stream->second.mute || piece.empty()) return;
    if (!connected) {
        stream->second.mute = true;
        return;
    }
    const auto on_bytes = stream->second.on_bytes;  // a copy: it may cancel
    const auto url = flights_.at(id).url;
    on_bytes(piece);
    if (whole.empty()) return;
    Response event;
    event.status = 200;
    event.body = whole;
    seen_(id, url, event);
}

// The server's heart; that of a stream may stop at any time.
void Line::beat(sync::RequestId id) {
    events_.after(kBeatMs, [this, id] {
        const auto stream = streams_.find(id);
        if (stream == streams_.end() || stream->second.mute) return;
        if (chance(kBeats) == 0) return break_off(id);
        push(id, ":\n\n");
        beat(id);
    });
}

void Line::break_off(sync::RequestId id) {
    if (chance(3) == 0) {
        streams_.at(id).mute = true;
        return;
    }
    streams_.erase(id);
    Response end;
    if (chance(2) == 0) end.outcome = Response::Outcome::Offline;
    events_.after(chance(100), [this, id, end] { land(id, end); });
}

void Line::end_streams() {
    std::vector<sync::RequestId> open;
    for (const auto& [id, stream] : streams_) open.push_back(id);
    for (const auto id : open) break_off(id);
}

bool Line::listens() const {
    return std::any_of(streams_.begin(), streams_.end(),
                       [](const auto& stream) { return !stream.second.mute; });
}

Response Line::spoil(Response answer) {
    switch (chance(3)) {
        case 0:  // a hotel's portal
            answer.status = 200;
            std::erase_if(answer.headers,
                          [](const auto& header) { return header.first == "content-type"; });
            answer.headers.emplace_back("content-type", "text/html");
            answer.body = "<html>Wi-Fi</html>";
            break;
        case 1:
            answer.body.resize(answer.body.size() / 2);
            break;
        default:
            answer = test::json_response(503, "{}");
    }
    return answer;
}

void Line::cancel(sync::RequestId id) {
    streams_.erase(id);
    Response cancelled;
    cancelled.outcome = Response::Outcome::Cancelled;
    events_.after(0, [this, id, cancelled] { land(id, cancelled); });
}

void Line::forget() {
    streams_.clear();
    flights_.clear();
}

void Line::land(sync::RequestId id, Response response) {
    streams_.erase(id);
    const auto flight = flights_.extract(id);
    if (flight.empty()) return;
    seen_(id, flight.mapped().url, response);
    flight.mapped().done(std::move(response));
}

}  // namespace ranets::simulation
