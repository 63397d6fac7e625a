#include "http/http_server.h"

#include <malloc.h>
#include <signal.h>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <optional>
#include <thread>
#include <unordered_set>

#include "http/addresses.h"
#include "http/request_reader.h"
#include "http/response.h"

namespace ranets::stub {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::milliseconds;
using tcp = asio::ip::tcp;
using Clock = std::chrono::steady_clock;
// By its own name an executor costs a call less than behind asio's general one.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Timer = asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor>;
using Signals = asio::basic_signal_set<Executor>;
template <class T>
using Task = asio::awaitable<T, Executor>;
constexpr asio::use_awaitable_t<Executor> kAwait;

constexpr int kBacklog = 1024;
constexpr milliseconds kLinger{2000};    // for a client to read why it was refused
constexpr milliseconds kOutOfFiles{50};  // until the next try to accept
constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::string_view kLastChunk = "0\r\n\r\n";

model::Error fault(std::string sentence) {
    return {model::Error::Kind::Storage, std::move(sentence), false};
}

std::string chunk(std::string_view bytes) {
    std::array<char, 2 * sizeof(std::size_t)> size{};
    const auto end = std::to_chars(size.data(), size.data() + size.size(), bytes.size(), 16).ptr;
    return std::string(size.data(), end).append("\r\n").append(bytes).append("\r\n");
}

class Connection;

class Loop final : public HttpServer {
  public:
    Loop(const Place& place, const Limits& limits, HttpService& service)
        : limits_(within_files(limits)), proxies_(place.trusted_proxies), service_(service) {}
    ~Loop() override { end_workers(); }

    std::optional<model::Error> open(const Place& place);
    int port() const override { return port_; }
    void stop_on_signals() override;
    void run() override;
    void stop() override {
        if (!stopping_.exchange(true)) asio::post(context_, [this] { close_all(); });
    }
    void work(std::function<void()> job) override { asio::post(jobs_, std::move(job)); }

  private:
    friend class Connection;
    friend class StreamOutlet;

    std::optional<model::Error> start_workers();
    void end_workers();
    Task<void> accept_all();
    void admit(Socket socket);
    bool make_room(const std::string* network);
    Task<void> watch_clock();
    void give_memory_back();
    void close_all();
    Response refusal(int status, std::string_view path);
    template <class Work>
    Task<Response> on_worker(Work work);

    const Limits limits_;
    const TrustedProxies proxies_;
    HttpService& service_;
    std::unordered_set<Connection*> connections_;
    AddressCounts counts_;
    std::size_t turned_away_ = 0;
    std::size_t busiest_ = 0;     // connections at once, since memory was given back
    std::size_t body_bytes_ = 0;  // of requests that are not answered yet
    std::atomic<bool> stopping_{false};
    asio::io_context context_{1};  // run by one thread
    asio::io_context jobs_;
    asio::executor_work_guard<Executor> more_jobs_{jobs_.get_executor()};
    std::vector<std::thread> workers_;
    Acceptor acceptor_{context_};
    Timer clock_{context_};
    Timer pause_{context_};
    Signals signals_{context_};
    int port_ = 0;
};

// --- A connection --------------------------------------------------------------------------------

class Connection final : public std::enable_shared_from_this<Connection> {
  public:
    Connection(Loop& loop, Socket socket, std::string peer, std::string network)
        : loop_(loop),
          socket_(std::move(socket)),
          timer_(loop.context_),
          peer_(std::move(peer)),
          network_(std::move(network)),
          reader_(loop.limits_) {
        loop_.connections_.insert(this);
        if (!network_.empty()) loop_.counts_.add(network_);
    }
    ~Connection() {
        count_body(0);
        loop_.connections_.erase(this);
        if (!network_.empty()) loop_.counts_.remove(network_);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Task<void> serve();
    Task<void> turn_away();
    void close() {
        is_open_ = false;
        error_code ignored;
        socket_.close(ignored);
        timer_.cancel();
    }
    void look_at_clock(Clock::time_point now);
    bool waits_for_request() const { return is_open_ && phase_ == Phase::Waiting; }
    const std::string& network() const { return network_; }
    Clock::time_point deadline() const { return deadline_; }

    // Of a stream.
    void append(std::string_view bytes);
    void end_stream() {
        is_ended_ = true;
        timer_.cancel();
    }
    bool is_open() const { return is_open_; }

  private:
    enum class Phase { Waiting, Receiving, Answering };

    Task<bool> serve_one();
    Task<int> receive();  // 200, the status to refuse it with, or 0 where nobody is there any more
    Task<bool> refuse(int status);
    Task<bool> send(Response& response);
    Task<bool> send_body(std::string_view head, std::string_view body);
    Task<bool> send_plainly(std::string_view head, std::string_view body);
    Task<void> stream(Response& response);
    Task<void> wait(Clock::duration time);
    Task<void> linger();
    void notice_leaving();
    void count_body(std::size_t bytes) {
        loop_.body_bytes_ += bytes - counted_body_;
        counted_body_ = bytes;
    }
    void expect_within(milliseconds time) { deadline_ = Clock::now() + time; }
    void expect_nothing() { deadline_ = Clock::time_point::max(); }

    Loop& loop_;
    Socket socket_;
    Timer timer_;
    const std::string peer_;
    const std::string network_;  // empty: not counted
    RequestReader reader_;
    Phase phase_ = Phase::Waiting;
    Clock::time_point deadline_ = Clock::time_point::max();
    std::size_t counted_body_ = 0;
    bool is_late_ = false;
    bool is_open_ = true;
    std::string backlog_;  // of a stream
    bool is_ended_ = false;
};

// What a stream's writer holds: safe on any thread, and for longer than its connection.
class StreamOutlet final : public Outlet {
  public:
    StreamOutlet(Loop& loop, std::weak_ptr<Connection> connection)
        : loop_(loop), connection_(std::move(connection)) {}

    void write(std::string bytes) override {
        asio::post(loop_.context_, [to = connection_, bytes = std::move(bytes)] {
            if (const auto connection = to.lock()) connection->append(bytes);
        });
    }
    void end() override {
        asio::post(loop_.context_, [to = connection_] {
            if (const auto connection = to.lock()) connection->end_stream();
        });
    }
    bool is_open() const override { return !is_left_; }
    void leave() { is_left_ = true; }

  private:
    Loop& loop_;
    const std::weak_ptr<Connection> connection_;
    std::atomic<bool> is_left_{false};
};

Task<void> Connection::serve() {
    const auto self = shared_from_this();
    while (is_open_ && co_await serve_one()) continue;
    close();
}

Task<void> Connection::turn_away() {
    const auto self = shared_from_this();
    ++loop_.turned_away_;
    co_await refuse(503);
    close();
    --loop_.turned_away_;
}

Task<bool> Connection::serve_one() {
    phase_ = Phase::Waiting;
    expect_within(loop_.limits_.idle_time);
    const int status = co_await receive();
    if (status == 0) co_return false;
    if (status != 200) co_return co_await refuse(status);

    phase_ = Phase::Answering;
    expect_nothing();
    Received received = reader_.take();
    Request& request = received.request;
    loop_.proxies_.identify(request, peer_);
    const milliseconds hold = loop_.service_.hold(request);
    if (hold.count() > 0) co_await wait(hold);
    if (!is_open_) co_return false;

    const Asker asker{received.is_head, received.is_http10, received.keeps_alive};
    const auto respond_with = [this, &request, asker](Reply reply) {
        const std::string standing = loop_.service_.standing_lines(request, reply);
        return respond(std::move(reply), request, asker, standing);
    };
    Response response;
    if (auto reply = loop_.service_.answer_at_once(request)) {
        response = respond_with(*std::move(reply));
    } else {
        response = co_await loop_.on_worker([this, &request, respond_with] {
            return respond_with(loop_.service_.answer(request));
        });
    }
    count_body(0);
    if (!is_open_ || response.delivery == Delivery::Lost) co_return false;
    loop_.service_.log(received.is_head ? "HEAD" : request.method, request.path, response.status,
                       response.remark);
    if (!co_await send(response)) co_return false;
    if (!response.keeps_alive) co_await linger();
    co_return response.keeps_alive;
}

Task<int> Connection::receive() {
    while (true) {
        const auto step = reader_.advance();
        count_body(reader_.body_bytes());
        const bool is_too_much = loop_.body_bytes_ > loop_.limits_.body_bytes_in_all;
        if (is_too_much && counted_body_ > 0) co_return 503;
        if (step == RequestReader::Step::Complete) co_return 200;
        if (step == RequestReader::Step::Refused) co_return reader_.status();
        if (phase_ == Phase::Waiting && reader_.has_begun()) {
            phase_ = Phase::Receiving;
            expect_within(loop_.limits_.request_time);
        }
        if (step == RequestReader::Step::ExpectsContinue && !co_await send_plainly(kContinue, {})) {
            co_return 0;
        }
        error_code error;
        const auto room = reader_.room();
        const std::size_t count = co_await socket_.async_read_some(
            asio::buffer(room.data(), room.size()), asio::redirect_error(kAwait, error));
        if (error) co_return is_late_&& phase_ == Phase::Receiving ? 408 : 0;
        reader_.add(count);
    }
}

Task<bool> Connection::refuse(int status) {
    Response response = loop_.refusal(status, reader_.path());
    loop_.service_.log("-", "-", status, {});
    reader_.release();
    count_body(0);
    if (co_await send(response)) co_await linger();
    co_return false;
}

// Closed with bytes unread, a connection is reset, and the client may never see the answer.
Task<void> Connection::linger() {
    error_code error;
    socket_.shutdown(Socket::shutdown_send, error);
    expect_within(kLinger);
    const auto end = deadline_;
    std::array<char, 1024> unread{};
    while (!error && Clock::now() < end) {
        co_await socket_.async_read_some(asio::buffer(unread), asio::redirect_error(kAwait, error));
    }
}

Task<bool> Connection::send(Response& response) {
    const bool is_cut = response.delivery == Delivery::Cut;
    if (response.events) {
        if (co_await send_plainly(response.head, {})) co_await stream(response);
        co_return false;
    }
    const std::string_view body =
        is_cut ? response.body.substr(0, response.body.size() / 2) : response.body;
    const bool is_sent = response.delivery == Delivery::Spared
                             ? co_await send_plainly(response.head, body)
                             : co_await send_body(response.head, body);
    co_return is_sent && !is_cut;
}

// As fast as the line is.
Task<bool> Connection::send_body(std::string_view head, std::string_view body) {
    do {
        const Slice slice = loop_.service_.slice(body.size());
        if (slice.wait.count() > 0) co_await wait(slice.wait);
        if (!is_open_ || !co_await send_plainly(head, body.substr(0, slice.bytes))) co_return false;
        head = {};
        body.remove_prefix(slice.bytes);
    } while (!body.empty());
    co_return true;
}

Task<bool> Connection::send_plainly(std::string_view head, std::string_view body) {
    const auto deadline_before = deadline_;
    while (!head.empty() || !body.empty()) {
        expect_within(loop_.limits_.stall_time);
        const std::array<asio::const_buffer, 2> buffers{
            {{head.data(), head.size()}, {body.data(), body.size()}}};
        error_code error;
        std::size_t count =
            co_await socket_.async_write_some(buffers, asio::redirect_error(kAwait, error));
        if (error) co_return false;
        const std::size_t of_head = std::min(count, head.size());
        head.remove_prefix(of_head);
        body.remove_prefix(count - of_head);
    }
    deadline_ = deadline_before;
    co_return true;
}

Task<void> Connection::wait(Clock::duration time) {
    error_code ignored;
    timer_.expires_after(time);
    co_await timer_.async_wait(asio::redirect_error(kAwait, ignored));
}

// --- Event streams -------------------------------------------------------------------------------

Task<void> Connection::stream(Response& response) {
    expect_nothing();
    reader_.release();
    const auto outlet = std::make_shared<StreamOutlet>(loop_, weak_from_this());
    response.events(outlet);
    response.events = nullptr;
    notice_leaving();
    const bool is_cut = response.delivery == Delivery::Cut;
    while (is_open_) {
        if (backlog_.empty()) {
            if (is_ended_) break;
            error_code ignored;
            timer_.expires_at(Clock::time_point::max());
            co_await timer_.async_wait(asio::redirect_error(kAwait, ignored));
            continue;
        }
        std::string bytes = std::exchange(backlog_, {});
        if (is_cut) bytes.resize(bytes.size() / 2);
        if (response.is_chunked) bytes = chunk(bytes);
        if (!co_await send_body({}, bytes) || is_cut) break;
    }
    outlet->leave();
    if (is_ended_ && response.is_chunked) co_await send_plainly(kLastChunk, {});
}

void Connection::append(std::string_view bytes) {
    if (backlog_.size() + bytes.size() > loop_.limits_.stream_backlog) return close();
    const bool sleeps = backlog_.empty();
    backlog_ += bytes;
    if (sleeps) timer_.cancel();
}

// Nobody asks for anything on a stream's connection: what comes is its end.
void Connection::notice_leaving() {
    socket_.async_wait(Socket::wait_read, [self = shared_from_this()](error_code error) {
        error_code unknown;
        if (!error && self->socket_.available(unknown) > 0 && !unknown) return;
        self->close();
    });
}

void Connection::look_at_clock(Clock::time_point now) {
    if (now < deadline_) return;
    expect_nothing();
    is_late_ = true;
    if (phase_ != Phase::Receiving) return close();
    error_code ignored;
    socket_.cancel(ignored);  // who reads then says why
}

// --- All connections -----------------------------------------------------------------------------

std::optional<model::Error> Loop::open(const Place& place) {
    const bool is_any = place.port == 0;
    const auto refused = [&] {
        if (is_any) return fault("cannot listen on " + place.host + ".");
        return fault("cannot listen on " + place.host + ":" + std::to_string(place.port) +
                     ": the port is taken or the address is not of this machine.");
    };
    error_code error;
    asio::ip::basic_resolver<tcp, Executor> resolver(context_);
    const auto found =
        resolver.resolve(place.host, std::to_string(place.port), tcp::resolver::passive, error);
    if (error || found.empty()) return refused();
    const tcp::endpoint endpoint = found.begin()->endpoint();
    acceptor_.open(endpoint.protocol(), error);
    // Without it a port rests for a minute after a server. Two may not share one all the same.
    if (!error) acceptor_.set_option(Acceptor::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(kBacklog, error);
    if (!error) port_ = acceptor_.local_endpoint(error).port();
    if (error) return refused();
    return start_workers();
}

std::optional<model::Error> Loop::start_workers() {
    try {
        while (workers_.size() < limits_.workers) {
            workers_.emplace_back([this] { jobs_.run(); });
        }
    } catch (const std::system_error&) {
        // As many as the system allows.
    }
    if (workers_.empty()) return fault("cannot start a thread.");
    return std::nullopt;
}

void Loop::end_workers() {
    more_jobs_.reset();
    for (std::thread& worker : workers_) worker.join();
    workers_.clear();
}

void Loop::stop_on_signals() {
    error_code ignored;
    signals_.add(SIGINT, ignored);
    signals_.add(SIGTERM, ignored);
    signals_.async_wait([this](error_code error, int) {
        if (!error) stop();
    });
}

void Loop::run() {
    const auto lasts = [](const std::exception_ptr&) {};
    asio::co_spawn(context_, accept_all(), lasts);
    asio::co_spawn(context_, watch_clock(), lasts);
    context_.run();
    end_workers();
}

void Loop::close_all() {
    error_code ignored;
    acceptor_.close(ignored);
    signals_.cancel(ignored);
    clock_.cancel();
    pause_.cancel();
    for (Connection* const connection : connections_) connection->close();
}

Task<void> Loop::accept_all() {
    while (acceptor_.is_open()) {
        error_code error;
        Socket socket = co_await acceptor_.async_accept(asio::redirect_error(kAwait, error));
        if (!error) {
            admit(std::move(socket));
            continue;
        }
        make_room(nullptr);
        pause_.expires_after(kOutOfFiles);
        co_await pause_.async_wait(asio::redirect_error(kAwait, error));
    }
}

void Loop::admit(Socket socket) {
    error_code error;
    socket.set_option(tcp::no_delay(true), error);
    const auto other_side = socket.remote_endpoint(error);
    if (error) return;  // it has gone already
    std::string peer = plain_address(other_side.address().to_string());
    std::string network = proxies_.trusts(peer) ? std::string() : network_of(peer);
    const bool is_full =
        (connections_.size() >= limits_.connections && !make_room(nullptr)) ||
        (counts_.of(network) >= limits_.connections_of_address && !make_room(&network));
    if (is_full && turned_away_ >= kTurnedAwayAtOnce) return;
    if (is_full) network.clear();
    const auto connection =
        std::make_shared<Connection>(*this, std::move(socket), std::move(peer), std::move(network));
    asio::co_spawn(context_, is_full ? connection->turn_away() : connection->serve(),
                   [](const std::exception_ptr&) {});
}

// Closes the connection that has waited longest for its next request, of one network or of any.
bool Loop::make_room(const std::string* network) {
    Connection* oldest = nullptr;
    for (Connection* const each : connections_) {
        if (!each->waits_for_request() || (network && each->network() != *network)) continue;
        if (!oldest || each->deadline() < oldest->deadline()) oldest = each;
    }
    if (oldest) oldest->close();
    return oldest != nullptr;
}

// Deadlines are looked at once a second: a timer for each would cost more than what it guards.
Task<void> Loop::watch_clock() {
    constexpr std::chrono::seconds kEvery{1};
    error_code error;
    while (!stopping_) {
        clock_.expires_after(kEvery);
        co_await clock_.async_wait(asio::redirect_error(kAwait, error));
        const auto now = Clock::now();
        for (Connection* const connection : connections_) connection->look_at_clock(now);
        service_.tick();
        give_memory_back();
    }
}

// What a crowd took: the allocator keeps it for the next one, and would for good.
void Loop::give_memory_back() {
    constexpr std::size_t kCrowd = 64;
    busiest_ = std::max(busiest_, connections_.size());
    if (busiest_ < kCrowd || connections_.size() > busiest_ / 4) return;
    busiest_ = 0;
    work([] { malloc_trim(0); });
}

Response Loop::refusal(int status, std::string_view path) {
    Reply reply = service_.refusal(status, path);
    const std::string standing = service_.standing_lines(Request(), reply);
    return refuse(std::move(reply), standing);
}

// The coroutine goes on in the thread of connections when the work is done.
template <class Work>
Task<Response> Loop::on_worker(Work work) {
    const auto begin = [this](auto done, Work job) {
        asio::post(jobs_, [this, done = std::move(done), job = std::move(job),
                           guard = asio::make_work_guard(context_)]() mutable {
            asio::post(context_, [done = std::move(done), response = job()]() mutable {
                std::move(done)(std::move(response));
            });
        });
    };
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<Executor>, void(Response)>(
        begin, kAwait, std::move(work));
}

}  // namespace

model::Result<std::unique_ptr<HttpServer>> HttpServer::create(const Place& place,
                                                              const Limits& limits,
                                                              HttpService& service) {
    auto loop = std::make_unique<Loop>(place, limits, service);
    if (auto error = loop->open(place)) return *std::move(error);
    return std::unique_ptr<HttpServer>(std::move(loop));
}

}  // namespace ranets::stub
