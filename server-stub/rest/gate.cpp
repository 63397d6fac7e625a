#include "rest/gate.h"

#include <algorithm>

#include "http/addresses.h"
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

// RFC 3629: no overlong forms, no surrogates, nothing beyond U+10FFFF.
bool is_utf8(std::string_view text) {
    const auto byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
    };
    for (std::size_t i = 0; i < text.size();) {
        const unsigned first = byte(i);
        const unsigned second = byte(i + 1);
        std::size_t length = 1;
        if (first >= 0x80) {
            length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
            const unsigned low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
            const unsigned high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
            if (first < 0xc2 || first > 0xf4 || second < low || second > high) return false;
        }
        for (std::size_t more = 2; more < length; ++more) {
            if ((byte(i + more) & 0xc0) != 0x80) return false;
        }
        i += length;
    }
    return true;
}

// What handlers repeat in answers, which are JSON, must be text. JSON bodies are looked at where
// they are parsed, and pieces of files are none.
bool is_text(const Request& request) {
    const auto are_text = [](const Fields& fields) {
        return std::ranges::all_of(fields, [](const auto& field) {
            return is_utf8(field.first) && is_utf8(field.second);
        });
    };
    return is_utf8(request.path) && are_text(request.query) && are_text(request.form());
}

}  // namespace

bool is_of_api(std::string_view path) {
    for (const std::string_view prefix : {"/v2/", "/v2.0/", "/ext/", "/oauth2", "/login"}) {
        if (path.starts_with(prefix)) return true;
    }
    return path == "/users/me/feed";
}

Gate::Window& Gate::window_of(const std::string& client, std::int64_t now) {
    const auto is_over = [now](const Window& window) { return now - window.start >= kMinute; };
    const auto found = windows_.find(client);
    if (found == windows_.end() && windows_.size() >= kMostClients) {
        std::erase_if(windows_, [&](const auto& entry) { return is_over(entry.second); });
    }
    const bool is_full = found == windows_.end() && windows_.size() >= kMostClients;
    Window& window = windows_[is_full ? std::string() : client];  // the rest share one
    if (window.count == 0 || is_over(window)) window = {now, 0};
    return window;
}

std::optional<Reply> Gate::stop(const Request& request) {
    if (!is_text(request)) {
        return problem(400, "invalidRequest", "The request holds text that is not UTF-8");
    }
    if ((!maintenance_ && per_minute_ == 0) || !is_of_api(request.path)) return std::nullopt;
    if (maintenance_) return maintenance_page();

    const std::string_view token = token_of(request);
    const std::string client =
        !token.empty() && accounts_.check(token) ? std::string(token) : network_of(request.remote);
    const std::int64_t now = clock_.monotonic_ms();
    const std::lock_guard lock(mutex_);
    Window& window = window_of(client, now);
    if (window.count++ < per_minute_) return std::nullopt;
    Reply reply = problem(429, "apiRequestLimit", "Too many requests, try later");
    const std::int64_t left = window.start + kMinute - now;
    reply.headers.add("Retry-After", std::to_string((left + 999) / 1000));
    return reply;
}

}  // namespace ranets::stub
