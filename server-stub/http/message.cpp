#include "http/message.h"

#include <algorithm>

namespace ranets::stub {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_unreserved(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("-._~").find(c) != std::string_view::npos;
}

}  // namespace

std::string_view Fields::get(std::string_view name) const {
    const auto found =
        std::ranges::find(fields_, name, &std::pair<std::string, std::string>::first);
    return found == fields_.end() ? std::string_view() : std::string_view(found->second);
}

bool Fields::has(std::string_view name) const {
    return std::ranges::find(fields_, name, &std::pair<std::string, std::string>::first) !=
           fields_.end();
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : fields_) {
        if (key == name) values.push_back(value);
    }
    return values;
}

namespace {

std::string decode(std::string_view text, char plus) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            out += plus;
        } else if (text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                   hex_digit(text[i + 2]) >= 0) {
            out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

}  // namespace

std::string url_decode(std::string_view text) {
    return decode(text, ' ');
}

std::string path_decode(std::string_view text) {
    return decode(text, '+');
}

std::string url_encode(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_unreserved(c)) {
            out += c;
        } else {
            out += '%';
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        }
    }
    return out;
}

std::string html_escape(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

Fields parse_form(std::string_view text) {
    Fields fields;
    while (!text.empty()) {
        const std::string_view pair = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(text.size(), pair.size() + 1));
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        const std::string_view value =
            equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
        fields.add(url_decode(pair.substr(0, equals)), url_decode(value));
    }
    return fields;
}

bool Request::is_form() const {
    return header("content-type").starts_with("application/x-www-form-urlencoded");
}

std::string_view origin_of(std::string_view uri) {
    const auto scheme = uri.find("://");
    if (scheme == std::string_view::npos) return {};
    return uri.substr(0, uri.find_first_of("/?#", scheme + 3));
}

std::string Request::own_origin() const {
    return (is_https ? "https://" : "http://") + std::string(header("host"));
}

std::string_view host_of(std::string_view origin) {
    const auto scheme = origin.find("://");
    return scheme == std::string_view::npos ? origin : origin.substr(scheme + 3);
}

bool is_loopback(std::string_view host) {
    for (const std::string_view name : {"localhost", "127.0.0.1", "[::1]"}) {
        if (host == name) return true;
        if (host.starts_with(name) && host.substr(name.size()).starts_with(":")) return true;
    }
    return false;
}

bool from_elsewhere(const Request& request) {
    const std::string_view site = request.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") return true;
    const std::string_view origin = request.header("origin");
    return !origin.empty() && origin != "null" && host_of(origin) != request.header("host");
}

Reply redirect(std::string location) {
    Reply reply;
    reply.status = 302;
    reply.headers.add("Location", std::move(location));
    reply.headers.add("Cache-Control", "no-store");
    return reply;
}

Reply html(int status, std::string text) {
    Reply reply;
    reply.status = status;
    reply.entity = Entity::of(std::move(text), "text/html; charset=utf-8");
    reply.headers.add("Cache-Control", "no-store");
    return reply;
}

}  // namespace ranets::stub
