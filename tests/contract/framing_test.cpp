// Where a request begins and ends on its connection (RFC 9112): what two servers could read in two
// ways is refused, and nothing of it becomes somebody else's request.
#include <sstream>

#include <catch2/catch_test_macros.hpp>

#include "http/response.h"
#include "raw.h"
#include "support.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

const std::string kHost = "Host: 127.0.0.1\r\n";
const std::string kSmuggled = "GET /smuggled HTTP/1.1\r\n" + kHost + "\r\n";
const std::string kNext = "GET /config.json HTTP/1.1\r\n" + kHost + "Connection: close\r\n\r\n";

std::string statuses_of(const std::string& bytes) {
    Raw raw(shared_server().port());
    raw.send(bytes);
    raw.until_closed();
    return raw.statuses();
}

std::string length_of(const std::string& body) {
    return "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
}

}  // namespace

TEST_CASE("a body is never read as the next request, whatever the method", "[framing]") {
    for (const char* method : {"GET", "HEAD", "OPTIONS", "DELETE", "POST", "PUT", "PATCH", "X"}) {
        INFO(method);
        const std::string head = method + std::string(" /nothing HTTP/1.1\r\n") + kHost;
        const std::string length = length_of(kSmuggled);
        CHECK(statuses_of(head + length + kSmuggled + kNext) == "404 200");
        std::ostringstream chunk;
        chunk << std::hex << kSmuggled.size() << "\r\n" << kSmuggled << "\r\n0\r\n\r\n";
        CHECK(statuses_of(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk.str() + kNext) ==
              "404 200");
    }
}

TEST_CASE("after a request that is refused nothing more is read", "[framing]") {
    const std::string much = std::string(2 << 20, 'x');
    CHECK(statuses_of("POST /login HTTP/1.1\r\n" + kHost + length_of(much) + kSmuggled) == "413");
    CHECK(statuses_of("POST /" + std::string(3000, 'x') + " HTTP/1.1\r\n" + kHost +
                      length_of(kSmuggled) + kSmuggled) == "414");
    CHECK(statuses_of("POST /login HTTP/1.1\r\n" + kHost + "Content-Encoding: gzip\r\n" +
                      length_of(kSmuggled) + kSmuggled) == "415");
    CHECK(statuses_of("POST /login HTTP/1.1\r\n" + kHost + "Expect: a miracle\r\n" +
                      length_of(kSmuggled) + kSmuggled) == "417");
    CHECK(statuses_of("CONNECT school.example:443 HTTP/1.1\r\n" + kHost + "\r\n" + kSmuggled) ==
          "501");
}

TEST_CASE("a head that can be read in two ways is refused, and the connection ends", "[framing]") {
    for (const char* fields : {
             "Content-Length: 5\r\nContent-Length: 5\r\n",
             "Content-Length: 5\r\nContent-Length: 0\r\n",
             "Content-Length: 5, 5\r\n",
             "Content-Length: +5\r\n",
             "Content-Length: -5\r\n",
             "Content-Length: 0x5\r\n",
             "Content-Length: \r\n",
             "Content-Length: 18446744073709551621\r\n",
             "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
             "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
             "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
             "Transfer-Encoding: chunked, identity\r\nContent-Length: 5\r\n",
             "Content-Length : 5\r\n",
             "Content-Length\r\n",
             " Content-Length: 5\r\n",
             "A: b\r\n c\r\n",
             "A: b\r\n\tContent-Length: 5\r\n",
             "A: b\nContent-Length: 5\r\n",
             "A: b\rContent-Length: 5\r\n",
             ": b\r\n",
             "A b: c\r\n",
             "Host: other\r\n",
         }) {
        INFO(fields);
        const std::string request = "POST /login HTTP/1.1\r\n" + kHost + fields + "\r\n";
        CHECK(statuses_of(request + "0\r\n\r\n" + kSmuggled) == "400");
    }
    const std::string nul = std::string("A: b") + '\0' + "\r\n";
    CHECK(statuses_of("GET / HTTP/1.1\r\n" + kHost + nul + "\r\n" + kSmuggled) == "400");
    for (const char* request :
         {"GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\nHost: x\n\n",
          "GET  / HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/2.0\r\nHost: x\r\n\r\n",
          "GET /\r\n\r\n", "GET x HTTP/1.1\r\nHost: x\r\n\r\n",
          "GET /a\tb HTTP/1.1\r\nHost: x\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
          "G(T / HTTP/1.1\r\nHost: x\r\n\r\n", "\x16\x03\x01\x02"}) {
        INFO(request);
        CHECK(statuses_of(request + kSmuggled) == "400");
    }
}

TEST_CASE("transfer codings that the server does not know are refused", "[framing]") {
    for (const char* coding : {"gzip", "gzip, chunked", "identity", "xchunked", "chunked;q=1"}) {
        INFO(coding);
        const std::string status =
            statuses_of("POST /login HTTP/1.1\r\n" + kHost + "Transfer-Encoding: " + coding +
                        "\r\n\r\n0\r\n\r\n" + kSmuggled);
        CHECK((status == "501" || status == "400"));
    }
    CHECK(statuses_of("POST /login HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") ==
          "400");
}

TEST_CASE("chunks are read as they are written, or not at all", "[framing]") {
    const auto sent = [](const std::string& chunks) {
        return statuses_of("POST /nothing HTTP/1.1\r\n" + kHost +
                           "Transfer-Encoding: chunked\r\n\r\n" + chunks + kNext);
    };
    CHECK(sent("0\r\n\r\n") == "404 200");
    CHECK(sent("3\r\nabc\r\n00A;name=\"value\"\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n") ==
          "404 200");
    for (const char* chunks :
         {"g\r\n", "-1\r\n", "+3\r\nabc\r\n0\r\n\r\n", " 3\r\nabc\r\n0\r\n\r\n",
          "3 \r\nabc\r\n0\r\n\r\n", "0x3\r\nabc\r\n0\r\n\r\n", "3\nabc\r\n0\r\n\r\n",
          "3\r\nabcd\r\n0\r\n\r\n", "4\r\nabc\r\n0\r\n\r\n", "3\r\nabc0\r\n\r\n",
          "3;a\nb\r\nabc\r\n0\r\n\r\n", "\r\n3\r\nabc\r\n0\r\n\r\n", "10000000000000003\r\nabc\r\n",
          "3\r\nabc\r\n0\r\nContent-Length: 5\r\n\r\n", "3\r\nabc\r\n0\r\n x\r\n\r\n"}) {
        INFO(chunks);
        CHECK(sent(chunks) == "400");
    }
}

TEST_CASE("fields of a trailer mean nothing", "[framing]") {
    const std::string token = sign_in(shared_server(), "pupil").access;
    CHECK(statuses_of("GET /v2/users/me HTTP/1.1\r\n" + kHost +
                      "Transfer-Encoding: chunked\r\n\r\n0\r\nAuthorization: Bearer " + token +
                      "\r\n\r\n" + kNext) == "401 200");
}

TEST_CASE("requests that come together are answered in their order", "[framing]") {
    Raw raw(shared_server().port());
    std::string requests;
    std::string expected;
    for (int i = 0; i < 30; ++i) {
        const bool is_there = i % 3 != 0;
        requests += std::string(is_there ? "GET /config.json" : "POST /nothing") + " HTTP/1.1\r\n" +
                    kHost + "\r\n";
        expected += is_there ? "200 " : "404 ";
    }
    raw.send(requests + kNext);
    raw.until_closed();
    CHECK(raw.statuses() == expected + "200");
}

TEST_CASE("nothing that a header of an answer holds begins another line", "[framing]") {
    Reply reply = redirect("/a\r\nSet-Cookie: b=c\r\n\r\n<script>");
    reply.headers.add("A", std::string("b\n\0\x7f", 4));
    const Response response = respond(std::move(reply), Request(), Asker(), "C: d\r\n");
    CHECK(response.head ==
          "HTTP/1.1 302 Found\r\nLocation: /a  Set-Cookie: b=c    <script>\r\n"
          "Cache-Control: no-store\r\nA: b   \r\nContent-Length: 0\r\nConnection: close\r\n"
          "C: d\r\n\r\n");
}

TEST_CASE("requests come in any pieces", "[framing]") {
    Raw raw(shared_server().port());
    const std::string empty =
        "POST /nothing HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n";
    const std::string request = empty + "POST /nothing HTTP/1.1\r\n" + kHost +
                                "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n" + kNext;
    for (const char c : request) raw.send({&c, 1});
    raw.until_closed();
    CHECK(raw.statuses() == "404 404 200");
}

TEST_CASE("a request without a length has no body and waits for none", "[framing]") {
    const auto started = std::chrono::steady_clock::now();
    for (const char* method : {"POST", "PUT", "PATCH", "DELETE"}) {
        INFO(method);
        CHECK(statuses_of(method + std::string(" /nothing HTTP/1.1\r\n") + kHost + "\r\n" +
                          kNext) == "404 200");
    }
    CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds(10));
}

TEST_CASE("a client that waits for leave to send its body gets it, unless it is refused",
          "[framing]") {
    const std::string head = "POST /nothing HTTP/1.1\r\n" + kHost + "Expect: 100-continue\r\n";
    Raw raw(shared_server().port());
    raw.send(head + "Content-Length: 3\r\n\r\n");
    raw.wait_for("\r\n\r\n");
    CHECK(raw.statuses() == "100");
    raw.send("abc" + kNext);
    raw.until_closed();
    CHECK(raw.statuses() == "100 404 200");
    CHECK(statuses_of(head + "Content-Length: 99999999\r\n\r\n") == "413");
}

TEST_CASE("HTTP/1.0 gets one answer, and more when it asks for that", "[framing]") {
    CHECK(statuses_of("GET /config.json HTTP/1.0\r\n\r\n" + kNext) == "200");
    CHECK(statuses_of("GET /config.json HTTP/1.0\r\nConnection: keep-alive\r\n\r\n" + kNext) ==
          "200 200");
    const std::string token = sign_in(shared_server(), "pupil").access;
    Raw raw(shared_server().port());
    raw.send("GET /ext/v1/events HTTP/1.0\r\nAuthorization: Bearer " + token + "\r\n\r\n");
    const std::string& text = raw.wait_for("\n\n");
    CHECK(text.find("\r\n\r\nevent: change\n") != std::string::npos);  // no chunks
}

TEST_CASE("addresses are taken as clients write them", "[framing]") {
    Client pupil = signed_in("pupil");
    CHECK(pupil.get("/v2/users/me?a=b?c=d").status == 200);
    CHECK(pupil.get("/v2/users/me?a=%").status == 200);
    CHECK(pupil.get("/v2/users/%6de").status == 200);
    CHECK(statuses_of("GET http://school.example/config.json HTTP/1.1\r\n" + kHost + "\r\n" +
                      kNext) == "200 200");
}
