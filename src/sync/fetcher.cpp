#include "sync/fetcher.h"

#include <algorithm>
#include <cstdint>
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

bool is_conditional(const Request& request) {
    return std::any_of(request.headers.begin(), request.headers.end(),
                       [](const auto& header) { return header.first == "If-None-Match"; });
}

bool is_attachment(const Response& response) {
    return header(response, "content-disposition").starts_with("attachment");
}

Error error_of_status(int status) {
    const std::string message = "HTTP status " + std::to_string(status);
    if (is_limit(status)) return {Error::Kind::Server, message, true};
    if (status >= 500) return {Error::Kind::Server, message, true};
    if (status >= 400) return {Error::Kind::Refused, message, false};
    return {Error::Kind::Garbled, message, false};
}

}  // namespace

Reply classify(Response response, const Request& request) {
    Reply reply;
    const auto fail = [&](Error::Kind kind, const char* message, bool retryable) {
        reply.error = Error{kind, message, retryable};
    };
    if (response.outcome == Outcome::TimedOut) {
        fail(Error::Kind::Timeout, "no answer in time", true);
        return reply;
    }
    if (response.outcome == Outcome::TooLarge) {
        fail(Error::Kind::Garbled, "the answer is too large", false);
        reply.status = response.status;
        return reply;
    }
    if (response.outcome != Outcome::Answered) {
        fail(Error::Kind::Offline, "no connection", true);
        return reply;
    }

    reply.status = response.status;
    reply.etag = header(response, "etag");
    reply.content_range = header(response, "content-range");
    if (response.status == 304 && is_conditional(request)) {
        reply.unchanged = true;
        return reply;
    }
    reply.limited = is_limit(response.status);
    const bool success = response.status >= 200 && response.status < 300;
    const bool server_fault = response.status >= 500;
    if (response.body.size() > Fetcher::kLargestBody) {
        fail(Error::Kind::Garbled, "the answer is too large", false);
    } else if (request.for_file && success && is_attachment(response)) {
        // What is in it is nobody's business here.
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
    } else if (!api::is_whole(response.body)) {
        fail(Error::Kind::Garbled, "the answer is cut off", false);
    }
    if (reply.error) reply.error->status = response.status;
    reply.body = std::move(response.body);
    return reply;
}

Fetcher::~Fetcher() {
    alive_.reset();  // a transport may complete what is cancelled at once
    for (auto& job : jobs_) {
        if (job.state == Job::State::Flying) http_.cancel(job.request);
    }
    for (const auto& timer : {gate_, given_up_}) {
        if (timer) timers_.cancel(*timer);
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
    jobs_.erase(job);
    if (state == Job::State::Flying) http_.cancel(request);
    pump();
}

void Fetcher::probe() {
    line_.probe();
    pump();
}

Fetcher::Jobs::iterator Fetcher::next() {
    const auto rank = [](const Job& job) {
        return job.call.at_once ? -1 : static_cast<int>(job.call.priority);
    };
    auto next = jobs_.end();
    for (auto job = jobs_.begin(); job != jobs_.end(); ++job) {
        if (job->state != Job::State::Queued) continue;
        if (next == jobs_.end() || rank(*job) < rank(*next)) next = job;
    }
    return next;
}

bool Fetcher::may_send(const Job& job) const {
    const auto flying = std::count_if(jobs_.begin(), jobs_.end(), [](const Job& other) {
        return other.state == Job::State::Flying;
    });
    if (!line_.in_trouble() || job.call.at_once) return flying < kInFlight;
    return flying == 0 && line_.wait_ms() == 0;
}

void Fetcher::pump() {
    for (auto job = next(); job != jobs_.end(); job = next()) {
        if (!may_send(*job)) break;
        launch(*job);
    }
    wait_for_line();
}

void Fetcher::launch(Job& job) {
    job.state = Job::State::Flying;
    job.sent_ms = clock_.device().monotonic_ms();
    ++job.attempts;
    ++counts_.sent;
    auto request = job.call.request;
    request.most_bytes = std::min(request.most_bytes, kLargestBody);
    const int usual_ms = line_.timeout_ms(request.expects);
    request.timeout_ms = request.timeout_ms > 0 ? std::min(request.timeout_ms, usual_ms) : usual_ms;
    job.request = http_.send(std::move(request), [this, alive = std::weak_ptr(alive_),
                                                  ticket = job.ticket](Response response) {
        if (!alive.expired()) answered(ticket, std::move(response));
    });
}

bool Fetcher::hopeless() const {
    return line_.down() && line_.wait_ms() != 0;
}

void Fetcher::wait_for_line() {
    if (gate_) timers_.cancel(*std::exchange(gate_, std::nullopt));
    if (!line_.in_trouble()) return;
    const auto wait = line_.wait_ms();
    if (hopeless()) {
        for (auto& job : jobs_) {
            if (job.state != Job::State::Queued || job.call.at_once) continue;
            job.state = Job::State::GivenUp;
            if (!given_up_) given_up_ = timers_.after(0, [this] { give_up(); });
        }
    }
    if (!wait || *wait == 0) return;
    gate_ = timers_.after(static_cast<int>(std::min<std::int64_t>(*wait, INT32_MAX)), [this] {
        gate_.reset();
        const bool waited_for = next() != jobs_.end();
        pump();
        if (!waited_for && on_ready) on_ready();
    });
}

void Fetcher::give_up() {
    given_up_.reset();
    if (!hopeless()) {  // somebody has asked for a try meanwhile, or one has gone well
        for (auto& job : jobs_)
            if (job.state == Job::State::GivenUp) job.state = Job::State::Queued;
        return pump();
    }
    Jobs lost;
    for (auto job = jobs_.begin(); job != jobs_.end();) {
        const auto here = job++;
        if (here->state == Job::State::GivenUp) lost.splice(lost.end(), jobs_, here);
    }
    const auto alive = std::weak_ptr(alive_);
    for (auto& job : lost) {
        if (alive.expired()) return;
        Reply reply;
        reply.error = line_.trouble();
        job.done(std::move(reply));
    }
}

void Fetcher::answered(Ticket ticket, Response response) {
    const auto job = find(ticket);
    if (job == jobs_.end()) return;
    const std::string date(header(response, "date"));
    const std::string retry_after(header(response, "retry-after"));
    Reply reply = classify(std::move(response), job->call.request);
    if (!reply.ok()) ++counts_.failed;
    const bool ours =
        reply.status != 0 && !(reply.error && reply.error->kind == Error::Kind::Garbled);
    if (ours && !date.empty()) clock_.observe(date);
    tell_line(*job, reply, retry_after);

    const bool repeatable = job->call.repeatable || job->call.request.method == Method::Get;
    if (reply.error && reply.error->retryable && repeatable && job->attempts < kAttempts &&
        job->call.priority == Priority::Screen && !line_.down()) {
        job->state = Job::State::Queued;
        return pump();
    }
    auto done = std::move(job->done);
    jobs_.erase(job);
    pump();
    done(std::move(reply));
}

void Fetcher::tell_line(const Job& job, const Reply& reply, std::string_view retry_after) {
    const Line::Exchange exchange{job.sent_ms, reply.body.size() + job.call.request.body.size()};
    // Nobody's page: it says nothing of the line, nor that it is our server that answers.
    const bool nobodys = reply.error && reply.error->kind == Error::Kind::Garbled &&
                         (reply.status == 404 || reply.status == 410);
    if (nobodys) return;
    const bool refused = reply.error && reply.error->kind == Error::Kind::Refused;
    // An error in the clothes of a success is a fault, but where it is the token's.
    const bool disguised = refused && reply.status < 300 && !reply.token_refused;
    if (reply.ok() || (refused && !disguised)) return line_.succeeded(exchange);
    line_.failed(exchange, reply.error->kind, parse_retry_after(retry_after));
    if (reply.error->kind == Error::Kind::Offline && !http_.online()) line_.lost();
}

std::optional<std::int64_t> Fetcher::parse_retry_after(std::string_view text) const {
    constexpr std::size_t kDigits = 7;  // months
    if (const auto until = parse_http_date(text))
        return std::max<std::int64_t>(0, *until - clock_.now());
    if (text.empty() || text.size() > kDigits) return std::nullopt;
    std::int64_t seconds = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        seconds = seconds * 10 + (c - '0');
    }
    return seconds * 1000;
}

}  // namespace ranets::sync
