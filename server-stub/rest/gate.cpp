#include "rest/gate.h"

#include "http/json.h"
#include "rest/token.h"

namespace ranets::stub {
namespace {

constexpr std::int64_t kMinute = 60'000;
constexpr std::size_t kMostClients = 100'000;

// As the partner API's gateway says it: clients compare the type without a charset, and show the
// paragraph in the element of this class.
Reply maintenance_page() {
    Reply reply;
    reply.status = 503;
    reply.entity = Entity::of(
        "<!doctype html><html lang=\"ru\"><head><meta charset=\"utf-8\"><title>Технические "
        "работы</title></head><body><div class=\"error\"><div class=\"error__description\">"
        "<p>Идут технические работы. Попробуйте позже.</p></div></div></body></html>",
        "text/html");
    reply.headers.add("Cache-Control", "no-store");
    reply.headers.add("Retry-After", "120");
    return reply;
}

}  // namespace

bool is_of_api(std::string_view path) {
    for (const std::string_view prefix : {"/v2/", "/v2.0/", "/ext/", "/oauth2", "/login"}) {
        if (path.starts_with(prefix)) return true;
    }
    return path == "/users/me/feed";
}

std::optional<Reply> Gate::stop(const Request& request) {
    if ((!maintenance_ && per_minute_ == 0) || !is_of_api(request.path)) return std::nullopt;
    if (maintenance_) return maintenance_page();

    const std::string_view token = token_of(request);
    const std::size_t client =
        std::hash<std::string_view>{}(token.empty() ? std::string_view(request.remote) : token);
    const std::int64_t now = clock_.monotonic_ms();
    const std::lock_guard lock(mutex_);
    if (windows_.size() > kMostClients) windows_.clear();
    Window& window = windows_[client];
    if (window.count == 0 || now - window.start >= kMinute) window = {now, 0};
    if (window.count++ < per_minute_) return std::nullopt;
    Reply reply = problem(429, "apiRequestLimit", "Too many requests, try later");
    const std::int64_t left = window.start + kMinute - now;
    reply.headers.add("Retry-After", std::to_string((left + 999) / 1000));
    return reply;
}

}  // namespace ranets::stub
