#include "simulation/line.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace ranets::simulation {

using sync::Response;

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
    const auto id = ++last_;
    ++sent;
    flights_[id] = std::move(done);
    const int there = 20 + chance(chance(5) == 0 ? 4000 : 200);
    const int back = 20 + chance(chance(5) == 0 ? 4000 : 200);
    const bool in_trouble = chance(100) < trouble;
    const int kind = chance(4);
    const int timeout = std::max(there + back, request.timeout_ms);
    const auto time_out = [this, id](int wait) {
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
        if (in_trouble) answer = spoil(std::move(*answer));
        events_.after(back, [this, id, offline, answer = std::move(*answer)] {
            land(id, connected ? answer : offline);
        });
    });
    return id;
}

// Nothing is told as it happens: the feed is asked.
sync::RequestId Line::stream(sync::Request request, std::function<void(std::string_view)>,
                             std::function<void(Response)> done) {
    return send(std::move(request), std::move(done));
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
    Response cancelled;
    cancelled.outcome = Response::Outcome::Cancelled;
    events_.after(0, [this, id, cancelled] { land(id, cancelled); });
}

void Line::forget() {
    flights_.clear();
}

void Line::land(sync::RequestId id, Response response) {
    const auto flight = flights_.extract(id);
    if (!flight.empty()) flight.mapped()(std::move(response));
}

}  // namespace ranets::simulation
