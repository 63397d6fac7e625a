#include "support/fake_device.h"

#include <unistd.h>

#include <algorithm>
#include <memory>

namespace ranets::test {

EventQueue::Id EventQueue::after(std::int64_t ms, std::function<void()> work) {
    events_[{clock_.monotonic_ms() + ms, ++last_}] = std::move(work);
    return last_;
}

void EventQueue::cancel(Id id) {
    for (auto event = events_.begin(); event != events_.end(); ++event) {
        if (event->first.second != id) continue;
        events_.erase(event);
        return;
    }
}

bool EventQueue::is_due() const {
    return !events_.empty() && events_.begin()->first.first <= clock_.monotonic_ms();
}

bool EventQueue::run_next() {
    if (events_.empty()) return false;
    auto event = events_.extract(events_.begin());
    clock_.advance(std::max<std::int64_t>(0, event.key().first - clock_.monotonic_ms()));
    event.mapped()();
    return true;
}

void EventQueue::run_until(std::int64_t monotonic_ms) {
    while (!events_.empty() && events_.begin()->first.first <= monotonic_ms) run_next();
    clock_.advance(std::max<std::int64_t>(0, monotonic_ms - clock_.monotonic_ms()));
}

void FakeRng::fill(std::span<std::uint8_t> bytes) {
    for (auto& byte : bytes) {  // splitmix64
        std::uint64_t mixed = (state_ += 0x9e3779b97f4a7c15u);
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
        byte = static_cast<std::uint8_t>(mixed >> 56);
    }
}

std::uint32_t FakeTimers::after(int ms, std::function<void()> work) {
    auto id = std::make_shared<std::uint32_t>(0);
    *id = events_.after(ms, [this, id, work = std::move(work)] {
        ids_.erase(*id);
        work();
    });
    ids_.insert(*id);
    return *id;
}

void FakeTimers::cancel(std::uint32_t id) {
    events_.cancel(id);
    ids_.erase(id);
}

sync::RequestId FakeHttp::send(sync::Request request, std::function<void(sync::Response)> done) {
    const auto id = ++last_;
    const int timeout_ms = request.timeout_ms;
    requests.push_back(request);
    auto& flight = flights_[id];
    flight.done = std::move(done);
    most_in_flight = std::max(most_in_flight, flights_.size());
    flight.event = events_.after(latency_ms, [this, id, timeout_ms, request = std::move(request)] {
        sync::Response response;
        response.outcome = sync::Response::Outcome::Offline;
        if (!reaches()) return land(id, std::move(response));
        if (auto answer = server(request)) {
            bytes_in += static_cast<std::int64_t>(answer->body.size());
            if (answer->body.size() <= request.most_bytes) return land(id, std::move(*answer));
            response.outcome = sync::Response::Outcome::TooLarge;
            return land(id, std::move(response));
        }
        flights_[id].event = events_.after(timeout_ms - latency_ms, [this, id] {
            sync::Response late;
            late.outcome = sync::Response::Outcome::TimedOut;
            land(id, std::move(late));
        });
    });
    return id;
}

sync::RequestId FakeHttp::stream(sync::Request request,
                                 std::function<void(std::string_view)> on_bytes,
                                 std::function<void(sync::Response)> done) {
    const auto id = ++last_;
    requests.push_back(request);
    auto& flight = flights_[id];
    flight.done = std::move(done);
    flight.event = events_.after(
        latency_ms, [this, id, on_bytes = std::move(on_bytes), request = std::move(request)] {
            sync::Response response;
            response.outcome = sync::Response::Outcome::Offline;
            if (!reaches()) return land(id, std::move(response));
            auto answer = server(request);
            if (!answer) return;  // for ever
            const sync::Headers flowing{{"content-type", "text/event-stream"}};
            if (answer->status != 200 || answer->headers.empty() ||
                answer->headers.front() != flowing.front())
                return land(id, std::move(*answer));
            auto begun = flights_.extract(id);
            streams_[id] = {on_bytes, std::move(begun.mapped().done)};
            if (!answer->body.empty()) on_bytes(answer->body);
        });
    return id;
}

void FakeHttp::push(std::string_view bytes) {
    std::vector<sync::RequestId> open;
    for (const auto& [id, stream] : streams_) open.push_back(id);
    for (const auto id : open) {
        const auto stream = streams_.find(id);
        if (stream == streams_.end()) continue;
        bytes_in += static_cast<std::int64_t>(bytes.size());
        const auto on_bytes = stream->second.on_bytes;  // a copy: it may cancel
        on_bytes(bytes);
    }
}

void FakeHttp::end_streams() {
    for (auto& [id, stream] : std::exchange(streams_, {})) stream.done({});
}

void FakeHttp::cancel(sync::RequestId id) {
    if (auto stream = streams_.extract(id); !stream.empty()) {
        sync::Response response;
        response.outcome = sync::Response::Outcome::Cancelled;
        return stream.mapped().done(std::move(response));
    }
    const auto flight = flights_.find(id);
    if (flight == flights_.end()) return;
    events_.cancel(flight->second.event);
    sync::Response response;
    response.outcome = sync::Response::Outcome::Cancelled;
    land(id, std::move(response));
}

void FakeHttp::land(sync::RequestId id, sync::Response response) {
    auto flight = flights_.extract(id);
    flight.mapped().done(std::move(response));
}

int FakeHttp::count(std::string_view part) const {
    return static_cast<int>(std::count_if(
        requests.begin(), requests.end(),
        [&](const sync::Request& request) { return request.url.find(part) != std::string::npos; }));
}

const sync::Request* FakeHttp::last(std::string_view part) const {
    for (auto request = requests.rbegin(); request != requests.rend(); ++request) {
        if (request->url.find(part) != std::string::npos) return &*request;
    }
    return nullptr;
}

sync::Response json_response(int status, std::string body) {
    sync::Response response;
    response.status = status;
    response.headers = {{"content-type", "application/json; charset=utf-8"}};
    response.body = std::move(body);
    return response;
}

FakeStorage::FakeStorage(EventQueue& events) : events_(events) {
    std::string pattern = (std::filesystem::temp_directory_path() / "ranets-XXXXXX").string();
    root_ = ::mkdtemp(pattern.data());
}

FakeStorage::~FakeStorage() {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
}

void FakeStorage::keep_device_settings(std::string_view json) {
    settings = json;
    ++settings_kept;
}

std::filesystem::path FakeStorage::path(std::string_view account, std::string_view file) const {
    return root_ / account / file;
}

void FakeStorage::later(std::function<void()> work) {
    if (delay_ms == 0) return work();
    ++in_flight_;
    events_.after(delay_ms, [this, work = std::move(work)] {
        --in_flight_;
        work();
    });
}

void FakeStorage::open_account(std::string_view account, bool persistent,
                               std::function<void(Files)> done) {
    later([this, account = std::string(account), persistent, done = std::move(done)] {
        if (!persistent || !available)
            return done({Opened::Memory, nullptr, ":memory:", ":memory:", {}});
        if (busy) return done({Opened::Busy, nullptr, {}, {}, {}});
        std::filesystem::create_directories(root_ / account);
        open_ = account;
        done(on_disk(account));
    });
}

store::Storage::Files FakeStorage::on_disk(std::string_view account) const {
    const auto outbox = path(account, "outbox.db");
    Files files{
        Opened::Persistent, nullptr, path(account, "cache.db").string(), outbox.string(), {}};
    const auto aside = asides();
    const bool empty = !std::filesystem::exists(outbox) || std::filesystem::is_empty(outbox);
    if (empty && !aside.empty()) files.damaged_path = aside.front().string();
    if (!cache_path_instead.empty()) files.cache_path = cache_path_instead;
    return files;
}

std::vector<std::filesystem::path> FakeStorage::asides() const {
    std::vector<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator(root_ / open_)) {
        const auto name = entry.path().filename().string();
        if (name.starts_with("outbox.damaged-") && name.ends_with(".db")) found.push_back(entry);
    }
    std::sort(found.rbegin(), found.rend());
    return found;
}

void FakeStorage::set_outbox_aside(std::function<void(Files)> done) {
    later([this, done = std::move(done)] {
        const auto aside = asides();
        for (std::size_t i = kMostAside - 1; i < aside.size(); ++i) {
            std::filesystem::remove(aside[i]);
            std::filesystem::remove(aside[i].string() + "-wal");
        }
        // A digit is enough for a test.
        const int number = aside.empty() ? 1 : aside.front().stem().string().back() - '0' + 1;
        const auto to = path(open_, "outbox.damaged-" + std::to_string(number) + ".db").string();
        for (const char* end : {"", "-wal"}) {
            const auto from = path(open_, "outbox.db").string() + end;
            if (std::filesystem::exists(from)) std::filesystem::rename(from, to + end);
        }
        done(on_disk(open_));
    });
}

void FakeStorage::ask_to_persist(bool ask) {
    if (ask) ++promises_asked;
    if (on_promise) on_promise(promises && promises_asked > 0);
}

void FakeStorage::take_account(std::string_view account, std::function<void(Files)> done) {
    if (yields) busy = false;
    open_account(account, true, std::move(done));
}

void FakeStorage::take_away() {
    if (on_wanted) on_wanted();
    busy = true;
}

void FakeStorage::wipe_account(std::string_view account, std::function<void()> done) {
    later([this, account = std::string(account), done = std::move(done)] {
        if (!account.empty()) std::filesystem::remove_all(root_ / account);
        done();
    });
}

std::vector<std::string> FakeStorage::files() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root_)) {
        if (entry.is_regular_file())
            names.push_back(std::filesystem::relative(entry.path(), root_).string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace ranets::test
