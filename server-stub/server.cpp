#include "server.h"

#include <httplib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <span>

#include "auth/authorizations.h"
#include "auth/oauth.h"
#include "demo/bad_line.h"
#include "demo/demo_service.h"
#include "http/connections.h"
#include "http/patient_server.h"
#include "http/pool.h"
#include "http/static_site.h"
#include "rest/gate.h"
#include "rest/service.h"

namespace ranets::stub {
namespace {

constexpr std::size_t kMostThreads = 2200;  // one for each open connection
constexpr std::size_t kMostRequestsAConnection = 1'000'000;
constexpr int kKeepAliveSeconds = 30;
constexpr int kStallSeconds = 15;           // for a request half sent
constexpr std::size_t kLongestPath = 2000;  // the library walks it by a recursive expression
constexpr std::size_t kLongestBody = 1 << 20;
constexpr int kBacklog = 1024;

using Header = std::pair<const char*, const char*>;

// Of what a browser may open as a page, or load into one.
constexpr Header kPageHeaders[] = {
    {"Content-Security-Policy",
     "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
     "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
     "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
};
// Of data: most answers are smaller than the headers of a page.
constexpr Header kDataHeaders[] = {
    {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
};

bool is_data(const httplib::Request& from, const httplib::Response& to) {
    const auto type = to.get_header_value("Content-Type");
    if (type.empty()) return from.path.starts_with("/v2") || from.path.starts_with("/ext/");
    return type.starts_with("application/json") || type.starts_with("text/event-stream");
}

model::Error fault(std::string sentence) {
    return {model::Error::Kind::Storage, std::move(sentence), false};
}

std::string two(int n) {
    return (n < 10 ? "0" : "") + std::to_string(n);
}

// RFC 9110: "Wed, 18 Nov 2026 05:34:00 GMT"
std::string http_date(model::Instant at) {
    constexpr const char* kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const model::LocalTime utc = model::local_time(at, {0});
    const auto seconds = static_cast<int>(at.ms / 1000 % 60);
    return std::string(kDays[static_cast<int>(utc.date.weekday())]) + ", " + two(utc.date.day()) +
           " " + kMonths[utc.date.month() - 1] + " " + std::to_string(utc.date.year()) + " " +
           two(utc.time.minutes / 60) + ":" + two(utc.time.minutes % 60) + ":" + two(seconds) +
           " GMT";
}

Json configuration() {
    const auto account = [](const char* role, const char* login) {
        return Json{{"role", role}, {"login", login}, {"password", kDemoPassword}};
    };
    return {{"apiBase", ""},
            {"features", {"lesson-notes", "own-records", "changes", "events", "files", "uploads"}},
            {"oauth",
             {{"authorize", "/oauth2/authorize"},
              {"token", "/oauth2/token"},
              {"revoke", "/oauth2/revoke"}}},
            {"demo",
             {{"accounts", Json::array({account("pupil", "pupil"), account("parent", "parent"),
                                        account("teacher", "teacher")})}}}};
}

// What a data file remembers of the school it belongs to; the first start decides.
model::Result<DistrictOptions> settle_school(Database& database, const Options& options,
                                             Date today) {
    if (const auto seed = database.meta("seed")) {
        DistrictOptions kept;
        kept.seed = std::strtoull(seed->c_str(), nullptr, 10);
        kept.students = std::atoi(database.meta("students").value_or("0").c_str());
        const auto anchor = Date::parse(database.meta("anchor").value_or(""));
        if (kept.students <= 0 || !anchor) {
            return fault("cannot use the data file " + options.data +
                         ": it does not say which school it belongs to.");
        }
        kept.anchor = *anchor;
        if (options.seed.value_or(kept.seed) != kept.seed ||
            options.students.value_or(kept.students) != kept.students) {
            return fault("the data file " + options.data + " belongs to a school of --seed " +
                         *seed + " --students " + std::to_string(kept.students) + ".");
        }
        return kept;
    }
    const DistrictOptions fresh{options.seed.value_or(kDefaultSeed),
                                options.students.value_or(kDefaultStudents), today};
    database.set_meta("seed", std::to_string(fresh.seed));
    database.set_meta("students", std::to_string(fresh.students));
    database.set_meta("anchor", today.iso());
    return fresh;
}

std::filesystem::path site_directory(const std::string& given) {
    namespace fs = std::filesystem;
    if (!given.empty()) return given;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (const fs::path& candidate : {program / "site", program.parent_path() / "site",
                                      program.parent_path().parent_path() / "site"}) {
        if (fs::is_regular_file(candidate / "index.html", error)) return candidate;
    }
    return "build/site";
}

Request translate(const httplib::Request& from) {
    Request request;
    request.method = from.method == "HEAD" ? "GET" : from.method;
    request.path = from.path;
    request.target = from.target;
    for (const auto& [name, value] : from.params) request.query.add(name, value);
    for (const auto& [name, value] : from.headers) {
        std::string lower = name;
        for (char& c : lower) {
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        }
        request.headers.add(std::move(lower), value);
    }
    request.body = from.body;
    request.remote = from.remote_addr;
    return request;
}

DemoService::Open demo_is_open(const Options& options) {
    if (options.demo) return DemoService::Open::ToAll;
    return is_loopback(options.host) || options.host == "::1" ? DemoService::Open::OnLoopback
                                                              : DemoService::Open::ToNobody;
}

class SinkOutlet final : public Outlet {
  public:
    // A cut one ends within what is written first.
    SinkOutlet(httplib::DataSink& sink, BadLine& line, bool is_cut)
        : sink_(sink), line_(line), is_cut_(is_cut) {}

    bool write(std::string_view bytes) override {
        if (is_cut_) bytes.remove_suffix(bytes.size() / 2);
        while (is_open_ && !bytes.empty()) {
            const std::size_t piece = line_.take(bytes.size());
            is_open_ = sink_.write(bytes.data(), piece);
            bytes.remove_prefix(piece);
        }
        is_open_ = is_open_ && !is_cut_;
        return is_open_;
    }
    bool is_open() override { return is_open_ && sink_.is_writable(); }

  private:
    httplib::DataSink& sink_;
    BadLine& line_;
    bool is_cut_;
    bool is_open_ = true;
};

}  // namespace

struct Server::Parts {
    SystemClock real_clock;
    DemoClock clock;
    std::unique_ptr<Database> database;
    District district;
    Journal journal;
    Writes writes;
    Ticks ticks;
    OwnRecords own;
    Uploads uploads;
    Accounts accounts;
    OAuth oauth;
    Authorizations authorizations;
    Gate gate;
    ApiService api;
    StaticSite site;
    BadLine line;
    DemoService demo;
    std::shared_ptr<const Entity> configuration_entity;
    std::FILE* log = nullptr;
    PatientServer http;
    int listener = -1;
    int port = 0;
    std::atomic<bool> stopped{false};

    Parts(const Options& options, std::unique_ptr<Database> data, const DistrictOptions& school)
        : clock(real_clock, options.date),
          database(std::move(data)),
          district(school),
          journal(district),
          writes(*database),
          ticks(*database),
          own(*database),
          uploads(*database),
          accounts(district, *database, real_clock),
          oauth(accounts),
          authorizations(accounts),
          gate(options.maintenance, options.rate_limit, real_clock),
          api({district, journal, writes, ticks, own, uploads}, accounts, clock),
          site(site_directory(options.site)),
          line(options.faults, district.seed()),
          demo(line, clock, demo_is_open(options), [this] { api.present_moved(); }),
          configuration_entity(json_entity(configuration())) {
        wire();
    }
    ~Parts() {
        if (log && log != stdout) std::fclose(log);
    }
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;

    void wire();
    Reply answer(const Request& request);
    enum class Delivery { Spared, Whole, Cut };  // by the bad line
    void send(const httplib::Request& from, httplib::Response& to, const Reply& reply,
              Delivery delivery = Delivery::Whole);
    void serve(const httplib::Request& from, httplib::Response& to);
};

void Server::Parts::serve(const httplib::Request& from, httplib::Response& to) {
    const Request request = translate(from);
    if (auto reply = demo.handle(request)) return send(from, to, *reply, Delivery::Spared);
    line.delay();
    const Mishap mishap = is_of_api(request.path) ? line.next() : Mishap::None;
    switch (mishap) {
        case Mishap::RequestLost:
            return shut_connection(port, from.remote_port);
        case Mishap::AnswerLost:
            answer(request);
            return shut_connection(port, from.remote_port);
        case Mishap::Error:
        case Mishap::Busy:
            return send(from, to, error_reply(mishap == Mishap::Busy));
        case Mishap::Portal:
            return send(from, to, portal_reply());
        case Mishap::Broken:
            return send(from, to, broken(answer(request)));
        case Mishap::Cut:
            return send(from, to, answer(request), Delivery::Cut);
        default:
            return send(from, to, answer(request));
    }
}

Reply Server::Parts::answer(const Request& request) {
    if (auto reply = gate.stop(request)) return *std::move(reply);
    if (auto reply = authorizations.handle(request)) return *std::move(reply);
    if (auto reply = api.handle(request)) return *std::move(reply);
    if (auto reply = oauth.handle(request)) return *std::move(reply);
    if (request.method == "GET") {
        if (request.path == "/config.json") {
            Reply reply;
            reply.entity = configuration_entity;
            reply.headers.add("Cache-Control", "no-cache");
            return reply;
        }
        if (auto reply = site.find(request.path)) return *std::move(reply);
    }
    return problem(404, "apiResourceUnavailable", "No such resource");
}

void Server::Parts::send(const httplib::Request& from, httplib::Response& to, const Reply& reply,
                         Delivery delivery) {
    // The library would compress once more, and answer ranges of what is already compressed.
    const_cast<httplib::Request&>(from).ranges.clear();
    to.status = reply.status;
    for (const auto& [name, value] : reply.headers) to.set_header(name, value);
    if (reply.events) {
        to.set_chunked_content_provider(
            "text/event-stream",
            [this, delivery, events = reply.events](std::size_t, httplib::DataSink& sink) {
                SinkOutlet out(sink, line, delivery == Delivery::Cut);
                events(out);
                if (out.is_open()) sink.done();
                return out.is_open();
            });
    }
    if (!reply.entity) return;

    const Entity& entity = *reply.entity;
    const Encoding encoding = negotiate(from.get_header_value("Accept-Encoding"),
                                        entity.has(Encoding::Gzip), entity.has(Encoding::Brotli));
    if (entity.varies()) to.set_header("Vary", "Accept-Encoding");
    if (reply.status == 200) {
        to.set_header("ETag", entity.etag(encoding));
        const bool is_read = from.method == "GET" || from.method == "HEAD";
        if (is_read && from.has_header("If-None-Match") &&
            entity.matches(from.get_header_value("If-None-Match"))) {
            to.status = 304;
            return;
        }
    }
    if (encoding != Encoding::Identity) {
        to.set_header("Content-Encoding", std::string(name(encoding)));
    }
    const std::string& bytes = entity.bytes(encoding);
    const std::size_t end = delivery == Delivery::Cut ? bytes.size() / 2 : bytes.size();
    to.set_content_provider(bytes.size(), entity.content_type(),
                            [this, kept = reply.entity, &bytes, end, delivery](
                                std::size_t offset, std::size_t, httplib::DataSink& sink) {
                                if (offset >= end) return false;
                                const std::size_t left = end - offset;
                                return sink.write(
                                    bytes.data() + offset,
                                    delivery == Delivery::Spared ? left : line.take(left));
                            });
}

void Server::Parts::wire() {
    http.new_task_queue = [] { return new ElasticPool(kMostThreads); };
    http.set_keep_alive_max_count(kMostRequestsAConnection);
    http.set_keep_alive_timeout(kKeepAliveSeconds);
    http.set_read_timeout(kStallSeconds);
    http.set_write_timeout(kStallSeconds);
    http.set_payload_max_length(kLongestBody);
    http.set_tcp_nodelay(true);
    // The library's own choice lets a second server share the port unnoticed.
    http.set_socket_options([this](socket_t socket) {
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        listener = socket;
    });
    http.set_pre_routing_handler([this](const httplib::Request& from, httplib::Response& to) {
        if (from.path.size() > kLongestPath) {
            send(from, to, problem(414, "invalidRequest", "The address is too long"));
            return httplib::Server::HandlerResponse::Handled;
        }
        if (from.method != "GET" && from.method != "HEAD") {
            return httplib::Server::HandlerResponse::Unhandled;  // the body is still to be read
        }
        serve(from, to);
        return httplib::Server::HandlerResponse::Handled;
    });
    const auto with_body = [this](const httplib::Request& from, httplib::Response& to) {
        serve(from, to);
    };
    http.Post(".*", with_body);
    http.Put(".*", with_body);
    http.Patch(".*", with_body);
    http.Delete(".*", with_body);
    http.set_exception_handler(
        [this](const httplib::Request& from, httplib::Response& to, const std::exception_ptr&) {
            send(from, to, problem(500, "apiServerError", "The server failed"));
        });
    const httplib::Server::HandlerWithResponse on_error = [this](const httplib::Request& from,
                                                                 httplib::Response& to) {
        if (!to.has_header("Cache-Control")) {  // not an answer of ours: the request was malformed
            send(from, to, problem(to.status, "invalidRequest", "The request cannot be served"));
        }
        return httplib::Server::HandlerResponse::Handled;
    };
    http.set_error_handler(on_error);
    http.set_post_routing_handler([this](const httplib::Request& from, httplib::Response& to) {
        const auto headers =
            is_data(from, to) ? std::span<const Header>(kDataHeaders) : kPageHeaders;
        for (const auto& [name, value] : headers) {
            if (!to.has_header(name)) to.set_header(name, value);
        }
        to.set_header("Date", http_date(clock.now()));
    });
    http.set_logger([this](const httplib::Request& from, const httplib::Response& to) {
        if (!log) return;
        // The query may hold a password of the legacy sign-in: only the path is written.
        std::fprintf(log, "%s %s %s %d%s\n", http_date(real_clock.now()).c_str(),
                     from.method.c_str(), from.path.c_str(), to.status,
                     to.has_header("Warning")
                         ? " warning: a token in the address is deprecated, send it as a header"
                         : "");
        std::fflush(log);
    });
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Server::~Server() {
    stop();
}

model::Result<std::unique_ptr<Server>> Server::create(const Options& options) {
    auto database = Database::open(options.data);
    if (!database) return database.error();
    const SystemClock real;
    const Date today = DemoClock(real, options.date).local_now().date;
    const auto school = settle_school(*database.value(), options, today);
    if (!school) return school.error();

    auto parts = std::make_unique<Parts>(options, std::move(database.value()), school.value());
    if (!options.log.empty()) {
        parts->log = options.log == "-" ? stdout : std::fopen(options.log.c_str(), "a");
        if (!parts->log) return fault("cannot write the log file " + options.log + ".");
    }
    if (options.port == 0) {
        parts->port = parts->http.bind_to_any_port(options.host);
        if (parts->port <= 0) return fault("cannot listen on " + options.host + ".");
    } else {
        parts->port = options.port;
        if (!parts->http.bind_to_port(options.host, options.port)) {
            return fault("cannot listen on " + options.host + ":" + std::to_string(options.port) +
                         ": the port is taken or the address is not of this machine.");
        }
    }
    ::listen(parts->listener, kBacklog);
    return std::unique_ptr<Server>(new Server(std::move(parts)));
}

int Server::port() const {
    return parts_->port;
}

void Server::run() {
    if (!parts_->stopped) parts_->http.listen_after_bind();
}

void Server::stop() {
    if (parts_->stopped.exchange(true)) return;
    parts_->api.end_streams();
    parts_->line.end();
    parts_->http.stop();
    // Threads wait on connections that are idle; closing them lets the threads end at once.
    shut_connections_of(parts_->port);
}

}  // namespace ranets::stub
