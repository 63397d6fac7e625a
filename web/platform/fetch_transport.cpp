#include "fetch_transport.h"

#include <emscripten.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "arguments.h"

namespace ranets::web {
namespace {

// What js_fetch reports as an outcome: the order of sync::Response::Outcome.
//
// One clock runs over the whole exchange, body and all; over a stream's only until it begins.
// Redirects are not followed: our server makes none, and a stranger's (a hotel's portal) must not
// see the token. The browser's own cache keeps nothing: it survives a sign-out, and we ask by the
// marks of answers ourselves.
EM_JS(void, js_fetch,
      (void* owner, std::uint32_t id, const char* method, const char* url, int url_length,
       const char* headers, int headers_length, const char* body, int body_length, int timeout_ms,
       double most_bytes, bool streams),
      {
          var flights = Module["flights"] || (Module["flights"] = new Map());
          var flight = {abort : new AbortController(), why : 1};
          flights.set(id, flight);
          var stop = function(why) {
              flight.why = why;
              flight.abort.abort();
          };
          var timer = setTimeout(stop, timeout_ms, 2);
          var land = function(outcome, status, names, bytes) {
              clearTimeout(timer);
              flights.delete(id);
              Module["setText"](0, names);
              Module["setBytes"](1, bytes);
              Module["_ranets_fetched"](owner, id, outcome, status);
          };
          var init = {
              "method" : UTF8ToString(method),
              "headers" : UTF8ToString(headers, headers_length)
                  .split("\n")
                  .filter(Boolean)
                  .map(function(line) {
                      var colon = line.indexOf(":");
                      return [ line.slice(0, colon), line.slice(colon + 1) ];
                  }),
              "credentials" : "omit",
              "cache" : "no-store",
              "redirect" : "manual",
              "referrerPolicy" : "no-referrer",
              "signal" : flight.abort.signal
          };
          // A copy: the heap moves and the request outlives this call.
          if (body_length) init["body"] = HEAPU8.slice(body, body + body_length);
          fetch(UTF8ToString(url, url_length), init)
              .then(function(response) {
                  var names = "";
                  response.headers.forEach(
                      function(value, name) { names += name + ":" + value + "\n"; });
                  var answer = [ response.status, names, new Uint8Array(0) ];
                  var type = response.headers.get("content-type") || "";
                  var flows = streams && response.status == 200 &&
                              type.split(";")[0].trim() == "text/event-stream";
                  // Nothing to read, or nothing that was asked for.
                  if (!response["body"] || (streams && !flows)) {
                      stop(0);
                      return answer;
                  }
                  if (flows) clearTimeout(timer);
                  var reader = response["body"]["getReader"]();
                  var parts = [];
                  var size = 0;
                  var next = function() {
                      return reader["read"]().then(function(part) {
                          if (part["done"]) return answer;
                          var bytes = part["value"];
                          if (flows) {
                              Module["setBytes"](0, bytes);
                              Module["_ranets_streamed"](owner, id);
                              return next();
                          }
                          size += bytes.length;
                          if (size > most_bytes) {
                              stop(4);
                              throw new Error();
                          }
                          parts.push(bytes);
                          return next();
                      });
                  };
                  return next().then(function() {
                      var whole = answer[2] = new Uint8Array(size);
                      var at = 0;
                      parts.forEach(function(bytes) {
                          whole.set(bytes, at);
                          at += bytes.length;
                      });
                      return answer;
                  });
              })
              .then(
                  function(answer) { land(0, answer[0], answer[1], answer[2]); },
                  function() { land(flight.why, 0, "", new Uint8Array(0)); });
      });

EM_JS(void, js_cancel_fetch, (std::uint32_t id), {
    var flight = Module["flights"] && Module["flights"].get(id);
    if (!flight) return;
    flight.why = 3;
    flight.abort.abort();
});

constexpr int kUsualTimeoutMs = 15'000;

const char* name_of(sync::Method method) {
    switch (method) {
        case sync::Method::Get:
            return "GET";
        case sync::Method::Post:
            return "POST";
        case sync::Method::Put:
            return "PUT";
        case sync::Method::Patch:
            return "PATCH";
        case sync::Method::Delete:
            return "DELETE";
    }
    return "GET";
}

std::string lines_of(const sync::Headers& headers) {
    std::string lines;
    for (const auto& [name, value] : headers) lines += name + ':' + value + '\n';
    return lines;
}

// fetch() gives names in lower case already.
sync::Headers headers_of(std::string_view lines) {
    sync::Headers headers;
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(line.size() + 1, lines.size()));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        headers.emplace_back(line.substr(0, colon), line.substr(colon + 1));
    }
    return headers;
}

}  // namespace

extern "C" EMSCRIPTEN_KEEPALIVE void ranets_fetched(FetchTransport* owner, std::uint32_t id,
                                                    int outcome, int status) {
    sync::Response response;
    response.outcome = static_cast<sync::Response::Outcome>(outcome);
    response.status = status;
    response.headers = headers_of(take_argument(0));
    response.body = take_argument(1);
    owner->answered(id, std::move(response));
}

extern "C" EMSCRIPTEN_KEEPALIVE void ranets_streamed(FetchTransport* owner, std::uint32_t id) {
    owner->streamed(id, take_argument(0));
}

sync::RequestId FetchTransport::send(sync::Request request,
                                     std::function<void(sync::Response)> done) {
    return start(request, {nullptr, std::move(done)});
}

sync::RequestId FetchTransport::stream(sync::Request request,
                                       std::function<void(std::string_view)> on_bytes,
                                       std::function<void(sync::Response)> done) {
    return start(request, {std::move(on_bytes), std::move(done)});
}

sync::RequestId FetchTransport::start(const sync::Request& request, Asked asked) {
    const sync::RequestId id = ++last_;
    const bool streams = asked.on_bytes != nullptr;
    asked_.emplace(id, std::move(asked));
    ++traffic_.requests;
    traffic_.bytes_out += static_cast<double>(request.body.size());
    const std::string headers = lines_of(request.headers);
    const int timeout_ms = request.timeout_ms > 0 ? request.timeout_ms : kUsualTimeoutMs;
    js_fetch(this, id, name_of(request.method), request.url.data(),
             static_cast<int>(request.url.size()), headers.data(), static_cast<int>(headers.size()),
             request.body.data(), static_cast<int>(request.body.size()), timeout_ms,
             static_cast<double>(request.most_bytes), streams);
    return id;
}

void FetchTransport::cancel(sync::RequestId id) {
    js_cancel_fetch(id);
}

void FetchTransport::answered(sync::RequestId id, sync::Response response) {
    traffic_.bytes_in += static_cast<double>(response.body.size());
    auto asked = asked_.extract(id);
    if (!asked.empty()) asked.mapped().done(std::move(response));
}

void FetchTransport::streamed(sync::RequestId id, std::string_view bytes) {
    traffic_.bytes_in += static_cast<double>(bytes.size());
    const auto asked = asked_.find(id);
    if (asked == asked_.end()) return;
    const auto on_bytes = asked->second.on_bytes;  // a copy: it may cancel
    on_bytes(bytes);
}

}  // namespace ranets::web
