#include "demo/demo_service.h"

#include <algorithm>

#include "demo/demo_page.h"

namespace ranets::stub {
namespace {

constexpr std::string_view kApi = "/ext/v1/demo/";

Reply not_here() {
    return problem(404, "apiResourceUnavailable", "No such resource");
}

Reply other_method() {
    return problem(405, "apiMethodNotSupported", "Method not supported");
}

Reply wrong(std::string_view name) {
    return problem(400, "parameterInvalid", "Parameter is invalid: " + std::string(name));
}

Reply file(std::string text, std::string type) {
    Reply reply;
    reply.entity = Entity::of(std::move(text), std::move(type));
    reply.headers.add("Cache-Control", "no-cache");
    return reply;
}

// "2026-11-18T12:34", or with seconds behind: the school's time.
std::optional<model::Instant> instant(std::string_view text) {
    constexpr std::size_t kDay = std::string_view("2026-11-18").size();
    constexpr std::size_t kMinutes = std::string_view("2026-11-18T12:34").size();
    if (text.size() < kMinutes || text[kDay] != 'T') return std::nullopt;
    const auto date = model::Date::parse(text.substr(0, kDay));
    const auto time = model::TimeOfDay::parse(text.substr(kDay + 1, kMinutes - kDay - 1));
    if (!date || !time) return std::nullopt;
    std::int64_t seconds = 0;
    if (text.size() > kMinutes) {
        const bool has_form = text.size() == kMinutes + 3 && text[kMinutes] == ':' &&
                              text[kMinutes + 1] >= '0' && text[kMinutes + 1] <= '5' &&
                              text[kMinutes + 2] >= '0' && text[kMinutes + 2] <= '9';
        if (!has_form) return std::nullopt;
        seconds = (text[kMinutes + 1] - '0') * 10 + (text[kMinutes + 2] - '0');
    }
    return model::instant_of({*date, *time}, kSchoolZone) + seconds * 1000;
}

// The other side is this machine, and no proxy that passes on what comes from anywhere. The Host
// opens nothing, but a name that is not this machine's closes: a page of a site whose name was made
// to point here would send its own.
bool is_from_this_machine(const Request& request) {
    const bool is_near = request.remote == "::1" || request.remote.starts_with("127.");
    return is_near && is_loopback(request.header("host")) &&
           std::ranges::none_of(request.headers, [](const auto& header) {
               return header.first == "forwarded" || header.first == "via" ||
                      header.first == "x-real-ip" || header.first.starts_with("x-forwarded");
           });
}

}  // namespace

bool DemoService::serves(std::string_view path) {
    return path.starts_with(kApi) || path == "/demo" || path.starts_with("/demo/");
}

std::optional<Reply> DemoService::handle(const Request& request) {
    const std::string_view path = request.path;
    if (!serves(path)) return std::nullopt;
    if (!is_open_to_all_ && !is_from_this_machine(request)) return not_here();
    if (path.starts_with(kApi)) {
        if (from_elsewhere(request)) {
            return problem(403, "systemForbidden", "Pages of other sites may not do this");
        }
        if (path == "/ext/v1/demo/faults") return faults(request);
        return path == "/ext/v1/demo/clock" ? clock(request) : not_here();
    }
    if (request.method != "GET") return other_method();
    if (path == "/demo") return page();
    if (path == "/demo/page.js") return file(demo_script(), "text/javascript; charset=utf-8");
    if (path == "/demo/style.css") return file(demo_style(), "text/css; charset=utf-8");
    return not_here();
}

Reply DemoService::faults(const Request& request) {
    if (request.method == "PUT") {
        Faults faults = line_.faults();
        if (const auto fault = change_faults(faults, parse_json(request.body))) {
            return wrong(*fault);
        }
        line_.set(faults);
    } else if (request.method == "DELETE") {
        line_.reset();
    } else if (request.method != "GET") {
        return other_method();
    }
    return json_reply(200, faults_json(line_.faults()));
}

Reply DemoService::clock(const Request& request) {
    if (request.method != "PUT") return other_method();
    const Json body = parse_json(request.body);
    const bool has_text = body.is_object() && body.contains("now") && body["now"].is_string();
    const auto now = has_text ? instant(body["now"].get_ref<const std::string&>()) : std::nullopt;
    if (!now) return wrong("now");
    clock_.set(*now);
    present_moved_();
    return json_reply(200, {{"now", body["now"]}});
}

Reply DemoService::page() const {
    Reply reply = html(200, demo_page(line_.faults(), clock_.local_now()));
    reply.headers.add("Content-Security-Policy",
                      "default-src 'none'; script-src 'self'; style-src 'self'; "
                      "connect-src 'self'; base-uri 'none'; form-action 'none'; "
                      "frame-ancestors 'none'");
    return reply;
}

}  // namespace ranets::stub
