#include "http/response.h"

#include <array>
#include <utility>

namespace ranets::stub {
namespace {

constexpr std::size_t kUsualHead = 768;

std::string_view reason(int status) {
    constexpr std::array<std::pair<int, std::string_view>, 29> kReasons{{
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {206, "Partial Content"},
        {302, "Found"},
        {303, "See Other"},
        {304, "Not Modified"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {410, "Gone"},
        {412, "Precondition Failed"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {416, "Range Not Satisfiable"},
        {417, "Expectation Failed"},
        {422, "Unprocessable Content"},
        {428, "Precondition Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {503, "Service Unavailable"},
    }};
    for (const auto& [known, text] : kReasons) {
        if (known == status) return text;
    }
    return "Other";
}

// Nothing that a value holds can begin another line.
void add_line(std::string& head, std::string_view name, std::string_view value) {
    head.append(name).append(": ");
    for (const char c : value) {
        head += static_cast<unsigned char>(c) < ' ' || c == '\x7f' ? ' ' : c;
    }
    head += "\r\n";
}

bool has_no_body(int status) {
    return status == 204 || status == 304;
}

void add_entity(Response& response, const Request& request, Asker asker) {
    const Entity& entity = *response.entity;
    std::string& head = response.head;
    const Encoding encoding = negotiate(request.header("accept-encoding"),
                                        entity.has(Encoding::Gzip), entity.has(Encoding::Brotli));
    if (entity.varies()) add_line(head, "Vary", "Accept-Encoding");
    if (response.status == 200 || response.status == 304) {
        add_line(head, "ETag", entity.etag(encoding));
    }
    if (has_no_body(response.status)) return;
    const std::string& bytes = entity.bytes(encoding);
    if (encoding != Encoding::Identity) add_line(head, "Content-Encoding", name(encoding));
    add_line(head, "Content-Type", entity.content_type());
    add_line(head, "Content-Length", std::to_string(bytes.size()));
    if (!asker.is_head) response.body = bytes;
}

bool is_known_to(const Request& request, const Entity& entity) {
    const std::string_view known = request.header("if-none-match");
    return request.method == "GET" && !known.empty() && entity.matches(known);
}

}  // namespace

Response respond(Reply reply, const Request& request, Asker asker, std::string_view standing) {
    Response response;
    response.status = reply.status;
    response.entity = std::move(reply.entity);
    response.delivery = reply.delivery;
    response.remark = std::move(reply.remark);
    response.keeps_alive = asker.keeps_alive;
    if (response.entity && reply.status == 200 && is_known_to(request, *response.entity)) {
        response.status = 304;
    }
    std::string& head = response.head;
    head.reserve(kUsualHead);
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    head.append(reason(response.status)).append("\r\n");
    for (const auto& [name, value] : reply.headers) add_line(head, name, value);
    if (reply.events) {
        add_line(head, "Content-Type", "text/event-stream");
        response.keeps_alive = false;
        if (!asker.is_head) {
            response.is_chunked = !asker.is_http10;
            response.events = std::move(reply.events);
        }
        if (response.is_chunked) add_line(head, "Transfer-Encoding", "chunked");
    } else if (response.entity) {
        add_entity(response, request, asker);
    } else if (!has_no_body(response.status)) {
        add_line(head, "Content-Length", "0");
    }
    if (!response.keeps_alive) {
        add_line(head, "Connection", "close");
    } else if (asker.is_http10) {
        add_line(head, "Connection", "keep-alive");
    }
    head.append(standing).append("\r\n");
    return response;
}

Response refuse(Reply reply, std::string_view standing) {
    return respond(std::move(reply), Request(), Asker(), standing);
}

}  // namespace ranets::stub
