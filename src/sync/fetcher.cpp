#include "sync/fetcher.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "api/errors.h"

namespace ranets::sync {
namespace {

using model::Error;
using Outcome = Response::Outcome;

std::string_view header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return {};
}

bool is_json(const Response& response) {
    std::string_view type = header(response, "content-type");
    type = type.substr(0, type.find(';'));
    while (type.ends_with(' ')) type.remove_suffix(1);
    return type == "application/json";
}

// 433 is the partner API's own way to say 429.
bool is_limit(int status) {
    return status == 429 || status == 433;
}

Error error_of_status(int status) {
    const std::string message = "HTTP status " + std::to_string(status);
    if (is_limit(status)) return {Error::Kind::Server, message, true};
    if (status >= 500) return {Error::Kind::Server, message, true};
    if (status >= 400) return {Error::Kind::Refused, message, false};
    return {Error::Kind::Garbled, message, false};
}

}  // namespace

Reply classify(Response response) {
    Reply reply;
    const auto fail = [&](Error::Kind kind, const char* message, bool retryable) {
        reply.error = Error{kind, message, retryable};
    };
    if (response.outcome == Outcome::TimedOut) {
        fail(Error::Kind::Timeout, "no answer in time", true);
        return reply;
    }
    if (response.outcome != Outcome::Answered) {
        fail(Error::Kind::Offline, "no connection", true);
        return reply;
    }

    reply.status = response.status;
    reply.limited = is_limit(response.status);
    const bool success = response.status >= 200 && response.status < 300;
    const bool server_fault = response.status >= 500;
    if (response.body.size() > Fetcher::kLargestBody) {
        fail(Error::Kind::Garbled, "the answer is too large", false);
    } else if (!is_json(response) && !server_fault && !reply.limited) {
        // A portal of a hotel or a page of a gateway: it did not come from our server.
        fail(Error::Kind::Garbled, "the answer is no JSON", false);
    } else if (const auto said = api::error_in(response.body)) {
        using Meaning = api::ApiError::Meaning;
        reply.token_refused = said->meaning == Meaning::Token || response.status == 401;
        reply.limited |= said->meaning == Meaning::Limit;
        reply.error = error_of_status(success ? 400 : response.status);
        if (reply.limited || said->meaning == Meaning::Server)
            reply.error = Error{Error::Kind::Server, {}, true};
        reply.error->message = said->type + ": " + said->description;
    } else if (!success) {
        reply.token_refused = response.status == 401;
        reply.error = error_of_status(response.status);
    }
    reply.body = std::move(response.body);
    return reply;
}

Fetcher::~Fetcher() {
    alive_.reset();  // a transport may complete what is cancelled at once
    for (auto& job : jobs_) {
        if (job.state == Job::State::Flying) http_.cancel(job.request);
        if (job.state == Job::State::Waiting) timers_.cancel(job.timer);
    }
}

Fetcher::Jobs::iterator Fetcher::find(Ticket ticket) {
    return std::find_if(jobs_.begin(), jobs_.end(),
                        [&](const Job& job) { return job.ticket == ticket; });
}

Ticket Fetcher::send(Call call, std::function<void(Reply)> done) {
    jobs_.push_back({++last_ticket_, std::move(call), std::move(done)});
    pump();
    return last_ticket_;
}

void Fetcher::cancel(Ticket ticket) {
    const auto job = find(ticket);
    if (job == jobs_.end()) return;
    const auto state = job->state;
    const auto request = job->request;
    const auto timer = job->timer;
    jobs_.erase(job);
    if (state == Job::State::Flying) http_.cancel(request);
    if (state == Job::State::Waiting) timers_.cancel(timer);
    pump();
}

void Fetcher::pump() {
    auto flying = std::count_if(jobs_.begin(), jobs_.end(),
                                [](const Job& job) { return job.state == Job::State::Flying; });
    for (; flying < kInFlight; ++flying) {
        auto next = jobs_.end();
        for (auto job = jobs_.begin(); job != jobs_.end(); ++job) {
            if (job->state != Job::State::Queued) continue;
            if (next == jobs_.end() || job->call.priority < next->call.priority) next = job;
        }
        if (next == jobs_.end()) return;
        next->state = Job::State::Flying;
        ++next->attempts;
        ++counts_.sent;
        next->request = http_.send(next->call.request, [this, alive = std::weak_ptr(alive_),
                                                        ticket = next->ticket](Response response) {
            if (!alive.expired()) answered(ticket, std::move(response));
        });
    }
}

void Fetcher::answered(Ticket ticket, Response response) {
    const auto job = find(ticket);
    if (job == jobs_.end()) return;
    const std::string date(header(response, "date"));
    const std::string retry_after(header(response, "retry-after"));
    Response head{response.outcome, response.status, {{"retry-after", retry_after}}, {}};
    Reply reply = classify(std::move(response));
    if (!reply.ok()) ++counts_.failed;
    const bool ours =
        reply.status != 0 && !(reply.error && reply.error->kind == Error::Kind::Garbled);
    if (ours && !date.empty()) clock_.observe(date);

    if (const auto wait = back_off(*job, head, reply)) {
        job->state = Job::State::Waiting;
        job->timer = timers_.after(*wait, [this, alive = std::weak_ptr(alive_), ticket] {
            if (alive.expired()) return;
            const auto again = find(ticket);
            if (again == jobs_.end()) return;
            again->state = Job::State::Queued;
            pump();
        });
        pump();
        return;
    }
    auto done = std::move(job->done);
    jobs_.erase(job);
    pump();
    done(std::move(reply));
}

std::optional<int> Fetcher::back_off(const Job& job, const Response& response, const Reply& reply) {
    const bool repeatable = job.call.repeatable || job.call.request.method == Method::Get;
    if (!reply.error || !reply.error->retryable || !repeatable || job.attempts >= kAttempts)
        return std::nullopt;
    // Without a network the next try is made when it is back, not by a timer.
    if (reply.error->kind == Error::Kind::Offline && !http_.online()) return std::nullopt;

    std::array<std::uint8_t, 4> bytes{};
    rng_.fill(bytes);
    const std::uint32_t random = std::uint32_t{bytes[0]} | std::uint32_t{bytes[1]} << 8 |
                                 std::uint32_t{bytes[2]} << 16 | std::uint32_t{bytes[3]} << 24;
    const int ceiling = kFirstBackOffMs << (job.attempts - 1);
    const int jitter = static_cast<int>(random % static_cast<std::uint32_t>(ceiling + 1));

    const std::string_view asked = header(response, "retry-after");
    std::int64_t at_least = 0;
    if (const auto until = parse_http_date(asked)) {
        at_least = *until - clock_.now();
    } else if (!asked.empty() && asked.size() < 7) {
        for (const char c : asked) {
            if (c < '0' || c > '9') return jitter;
            at_least = at_least * 10 + (c - '0');
        }
        at_least *= 1000;
    }
    if (at_least > kLongestWaitMs) return std::nullopt;
    return static_cast<int>(std::max<std::int64_t>(at_least, 0)) + jitter;
}

}  // namespace ranets::sync
