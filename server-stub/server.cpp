#include "server.h"

#include <cstdio>
#include <filesystem>
#include <span>

#include "auth/authorizations.h"
#include "auth/oauth.h"
#include "auth/refusals.h"
#include "chats/chats.h"
#include "chats/demo_answers.h"
#include "chats/demo_chats.h"
#include "demo/bad_line.h"
#include "demo/demo_service.h"
#include "http/cors.h"
#include "http/http_date.h"
#include "http/http_server.h"
#include "http/request_log.h"
#include "http/static_site.h"
#include "rest/calendar_feed.h"
#include "rest/gate.h"
#include "rest/service.h"

namespace ranets::stub {
namespace {

using Header = std::pair<const char*, const char*>;

// Of a page, and of the scripts of which a worker may be made.
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
// Of all else, which the page's own policy governs where it is loaded, and which does nothing where
// it is opened: most answers are smaller than the headers of a page.
constexpr Header kDataHeaders[] = {
    {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
};

bool is_page(const Request& request, const Reply& reply) {
    if (reply.events) return false;
    if (!reply.entity)
        return !request.path.starts_with("/v2") && !request.path.starts_with("/ext/");
    const std::string& type = reply.entity->content_type();
    return type.starts_with("text/html") || type.starts_with("text/javascript");
}

model::Error fault(std::string sentence) {
    return {model::Error::Kind::Storage, std::move(sentence), false};
}

Json configuration() {
    const auto account = [](const char* role, const char* login) {
        return Json{{"role", role}, {"login", login}, {"password", kDemoPassword}};
    };
    return {{"apiBase", ""},
            {"features",
             {"lesson-notes", "own-records", "changes", "events", "files", "uploads", "calendars",
              "chats"}},
            {"oauth",
             {{"authorize", "/oauth2/authorize"},
              {"token", "/oauth2/token"},
              {"revoke", "/oauth2/revoke"}}},
            {"demo",
             {{"accounts", Json::array({account("pupil", "pupil"), account("parent", "parent"),
                                        account("teacher", "teacher")})}}}};
}

model::Error unwritable(const std::string& data) {
    return fault("cannot write to the data file " + data + ".");
}

// What a data file remembers of the school it belongs to; the first start decides.
model::Result<DistrictOptions> settle_school(Database& database, const Options& options,
                                             Date today) {
    Transaction transaction = database.write();
    if (const auto seed = meta(transaction, "seed")) {
        DistrictOptions kept;
        kept.seed = std::strtoull(seed->c_str(), nullptr, 10);
        kept.students = std::atoi(meta(transaction, "students").value_or("0").c_str());
        const auto anchor = Date::parse(meta(transaction, "anchor").value_or(""));
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
    set_meta(transaction, "seed", std::to_string(fresh.seed));
    set_meta(transaction, "students", std::to_string(fresh.students));
    set_meta(transaction, "anchor", today.iso());
    if (!transaction.commit()) return unwritable(options.data);
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

}  // namespace

struct Server::Parts final : HttpService {
    SystemClock real_clock;
    DemoClock clock;
    std::unique_ptr<Database> database;
    District district;
    Journal journal;
    Writes writes;
    Records records;
    Uploads uploads;
    CalendarAddresses calendar_addresses;
    Chats chats;
    DemoAnswers answers;
    Accounts accounts;
    OAuth oauth;
    Authorizations authorizations;
    Cors cors;
    Gate gate;
    ApiService api;
    CalendarFeed calendars;
    StaticSite site;
    BadLine line;
    DemoService demo;
    std::shared_ptr<const Entity> configuration_entity;
    RequestLog requests;
    std::unique_ptr<HttpServer> http;  // ends first: its workers use all of these

    Parts(const Options& options, std::unique_ptr<Database> data, const DistrictOptions& school)
        : clock(real_clock, options.date),
          database(std::move(data)),
          district(school),
          journal(district),
          writes(*database, district, real_clock),
          records(*database, real_clock),
          uploads(*database),
          calendar_addresses(*database),
          chats(*database, district, clock, real_clock, {options.pupil_teacher_chats}),
          answers(world(), real_clock),
          accounts(district, *database, real_clock),
          oauth(accounts),
          authorizations(accounts),
          cors(options.cors_origins),
          gate(options.maintenance, options.rate_limit, accounts, real_clock),
          api({district, journal, writes, records, uploads, calendar_addresses, chats,
               options.histogram_min},
              accounts, clock, options.limits),
          calendars(world(), clock),
          site(site_directory(options.site)),
          line(options.faults, district.seed()),
          demo(line, clock, options.demo, [this] { api.streams().present_moved(); }),
          configuration_entity(json_entity(configuration())) {
        if (!options.demo) return;
        chats.when_posted([this](std::int64_t chat, int sender, std::int64_t seq) {
            answers.note(chat, sender, seq);
        });
    }
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;

    World world() {
        return {district, journal, writes, records, uploads, calendar_addresses, chats};
    }
    Reply answer(const Request& request) override { return answer_with(request, std::nullopt); }
    std::optional<Reply> answer_at_once(const Request& request) override;
    std::string standing_lines(const Request& request, const Reply& reply) override;
    Reply refusal(int status, std::string_view path) override;
    void log(std::string_view method, std::string_view path, int status,
             std::string_view remark) override {
        requests.write(real_clock.now(), method, path, status, remark);
    }
    std::chrono::milliseconds hold(const Request& request) override {
        return DemoService::serves(request.path) ? std::chrono::milliseconds(0) : line.latency();
    }
    Slice slice(std::size_t bytes) override { return line.take(bytes); }
    void tick() override {
        api.streams().tick();
        if (answers.is_due()) http->work([this] { answers.act(); });
    }

  private:
    // `ready` is what the API would answer, where that is known; all else is asked all the same.
    Reply answer_with(const Request& request, std::optional<Reply> ready);
    Reply answer_or_fail(const Request& request, std::optional<Reply> ready);
    Reply answer_over_line(const Request& request, std::optional<Reply> ready);
    Reply answer_by_path(const Request& request, std::optional<Reply> ready);
};

std::optional<Reply> Server::Parts::answer_at_once(const Request& request) {
    if (line.is_bad()) return std::nullopt;  // what it makes of an answer has to be compressed
    auto ready = api.ready(request);
    return ready ? std::optional(answer_with(request, std::move(ready))) : std::nullopt;
}

Reply Server::Parts::answer_with(const Request& request, std::optional<Reply> ready) {
    Reply reply = answer_or_fail(request, std::move(ready));
    word_refusal(request.path, reply);
    return reply;
}

Reply Server::Parts::answer_or_fail(const Request& request, std::optional<Reply> ready) {
    try {
        auto preflight = cors.preflight(request);
        Reply reply =
            preflight ? *std::move(preflight) : answer_over_line(request, std::move(ready));
        cors.open(request, reply);
        if (reply.headers.has("Warning")) {
            reply.remark = "a token in the address is deprecated, send it as a header";
        }
        return reply;
    } catch (const std::exception&) {
        return problem(500, "apiServerError", "The server failed");
    }
}

Reply Server::Parts::answer_over_line(const Request& request, std::optional<Reply> ready) {
    if (auto reply = demo.handle(request)) {
        reply->delivery = Delivery::Spared;
        return *std::move(reply);
    }
    const Mishap mishap = is_of_api(request.path) ? line.next() : Mishap::None;
    if (mishap == Mishap::Error || mishap == Mishap::Busy) {
        return error_reply(mishap == Mishap::Busy);
    }
    if (mishap == Mishap::Portal) return portal_reply();
    Reply reply;
    if (mishap != Mishap::RequestLost) reply = answer_by_path(request, std::move(ready));
    if (mishap == Mishap::RequestLost || mishap == Mishap::AnswerLost) {
        reply.delivery = Delivery::Lost;
    }
    if (mishap == Mishap::Cut) reply.delivery = Delivery::Cut;
    return mishap == Mishap::Broken ? broken(reply) : reply;
}

Reply Server::Parts::answer_by_path(const Request& request, std::optional<Reply> ready) {
    if (auto reply = gate.stop(request)) return *std::move(reply);
    if (ready) return *std::move(ready);
    if (auto reply = authorizations.handle(request)) return *std::move(reply);
    if (auto reply = calendars.handle(request)) return *std::move(reply);
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

std::string Server::Parts::standing_lines(const Request& request, const Reply& reply) {
    std::string lines;
    const auto headers =
        is_page(request, reply) ? std::span<const Header>(kPageHeaders) : kDataHeaders;
    for (const auto& [name, value] : headers) {
        if (!reply.headers.has(name)) lines.append(name).append(": ").append(value).append("\r\n");
    }
    return lines.append("Date: ").append(http_date(clock.now())).append("\r\n");
}

Reply Server::Parts::refusal(int status, std::string_view path) {
    Reply reply = status == 503 ? problem(status, "apiServerError", "Too much at once")
                                : problem(status, "invalidRequest", "The request cannot be served");
    if (status == 503) reply.headers.add("Retry-After", "5");
    word_refusal(path, reply);
    return reply;
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
    if (!parts->accounts.is_usable() || !parts->writes.is_usable() || !parts->records.is_usable()) {
        return unwritable(options.data);
    }
    if (!chats::fill_demo_chats(parts->world(), parts->clock.now())) {
        return unwritable(options.data);
    }
    if (!options.log.empty() && !parts->requests.open(options.log)) {
        return fault("cannot write the log file " + options.log + ".");
    }
    auto http = HttpServer::create({options.host, options.port, options.trusted_proxies},
                                   options.limits, *parts);
    if (!http) return http.error();
    parts->http = std::move(http.value());
    parts->api.streams().work_by(
        [&at = *parts->http](std::function<void()> job) { at.work(std::move(job)); });
    return std::unique_ptr<Server>(new Server(std::move(parts)));
}

int Server::port() const {
    return parts_->http->port();
}

void Server::stop_on_signals() {
    parts_->http->stop_on_signals();
}

void Server::run() {
    parts_->http->run();
}

void Server::stop() {
    parts_->http->stop();
}

}  // namespace ranets::stub
