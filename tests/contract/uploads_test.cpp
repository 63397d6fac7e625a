// Files that people send: piece by piece, each as often as it takes, and theirs alone.
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include <catch2/catch_test_macros.hpp>

#include "state/uploads.h"
#include "support.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

std::string bytes_of(std::size_t size) {
    std::string bytes = "\x89PNG\r\n\x1a\n";
    std::uint32_t state = 7;
    while (bytes.size() < size) {
        state = state * 1'664'525 + 1'013'904'223;
        bytes += static_cast<char>(state >> 24);
    }
    return bytes;
}

Got announce(Client& client, const std::string& name, std::int64_t size, int key) {
    return client.post_json("/ext/v1/uploads", {{"name", name}, {"size", size}},
                            idempotency_key(key));
}

// Of one that was announced; the id is the file's, too.
struct Sent {
    Client& client;
    std::string id;
    std::string whole;

    std::string path() const { return "/ext/v1/uploads/" + id; }
    Got piece(std::size_t first, std::size_t count) const {
        const std::string range = "bytes " + std::to_string(first) + "-" +
                                  std::to_string(first + count - 1) + "/" +
                                  std::to_string(whole.size());
        return client.put_bytes(path(), whole.substr(first, count), {{"Content-Range", range}});
    }
    std::int64_t received() const { return client.get(path()).json()["received"]; }
};

Sent begin(Client& client, std::size_t size, int key) {
    const Got got = announce(client, "Рисунок.png", static_cast<std::int64_t>(size), key);
    INFO(got.body);
    REQUIRE(got.status == 201);
    check_shape(got.json(), "id:s name:s mediaType:s? size:i received:i");
    CHECK(got.json()["received"] == 0);
    return {client, got.json()["id"], bytes_of(size)};
}

constexpr std::size_t kPiece = Uploads::kMostPieceBytes;

}  // namespace

TEST_CASE("a file is sent in pieces, goes on where it was cut, and is the sender's then") {
    TestServer server;
    Client pupil(server.port(), sign_in(server, "pupil").access);
    const Sent sent = begin(pupil, 600'000, 1);
    CHECK(pupil.get("/ext/v1/files/" + sent.id).status == 404);  // not yet

    CHECK(sent.piece(0, kPiece).json()["received"] == kPiece);
    CHECK(sent.piece(0, kPiece).json()["received"] == kPiece);  // the answer was lost
    const Got gap = sent.piece(2 * kPiece, 1000);
    CHECK(is_problem(gap, 409, "uploadGap"));
    CHECK(gap.json()["received"] == kPiece);
    CHECK(sent.received() == kPiece);
    // Half of it is here already.
    CHECK(sent.piece(kPiece / 2, kPiece).json()["received"] == kPiece + kPiece / 2);
    const Got last = sent.piece(kPiece + kPiece / 2, 600'000 - kPiece - kPiece / 2);
    CHECK(last.json()["received"] == 600'000);
    CHECK(last.json()["mediaType"] == "image/png");
    CHECK(sent.piece(0, kPiece).json()["received"] == 600'000);

    const Got file = pupil.get("/ext/v1/files/" + sent.id);
    CHECK(file.status == 200);
    CHECK(file.body == sent.whole);
    CHECK(file.header("Content-Type") == "image/png");
    CHECK(file.header("X-Content-Type-Options") == "nosniff");
    CHECK(file.header("Content-Disposition").starts_with("attachment; filename*=UTF-8''"));
    const Got part = pupil.get("/ext/v1/files/" + sent.id, {{"Range", "bytes=262000-262999"},
                                                            {"If-Range", file.header("ETag")}});
    CHECK(part.status == 206);
    CHECK(part.body == sent.whole.substr(262'000, 1000));
}

TEST_CASE("an announcement that is repeated is one file") {
    TestServer server;
    Client pupil(server.port(), sign_in(server, "pupil").access);
    const Got first = announce(pupil, "Реферат.pdf", 5'000, 1);
    const Got again = announce(pupil, "Реферат.pdf", 5'000, 1);
    CHECK(again.status == 201);
    CHECK(again.json()["id"] == first.json()["id"]);
    CHECK(is_problem(announce(pupil, "Реферат.pdf", 5'001, 1), 422, "idempotencyKeyReused"));
    CHECK(announce(pupil, "Реферат.pdf", 5'000, 2).json()["id"] != first.json()["id"]);
}

TEST_CASE("nobody else sees, continues or removes a file") {
    TestServer server;
    Client pupil(server.port(), sign_in(server, "pupil").access);
    const Sent sent = begin(pupil, 1'000, 1);
    for (const char* const other : {"parent", "teacher", "admin"}) {
        Client client(server.port(), sign_in(server, other).access);
        const Sent theirs{client, sent.id, sent.whole};
        CHECK(is_problem(client.get(theirs.path()), 404, "apiResourceUnavailable"));
        CHECK(is_problem(theirs.piece(0, 1'000), 404, "apiResourceUnavailable"));
        CHECK(is_problem(client.remove(theirs.path()), 404, "apiResourceUnavailable"));
    }
    CHECK(sent.piece(0, 1'000).status == 200);
    Client parent(server.port(), sign_in(server, "parent").access);
    CHECK(is_problem(parent.get("/ext/v1/files/" + sent.id), 404, "apiResourceUnavailable"));
    CHECK(Client(server.port()).get("/ext/v1/files/" + sent.id).status == 401);
    CHECK(pupil.remove(sent.path()).status == 200);
    CHECK(pupil.get("/ext/v1/files/" + sent.id).status == 404);
    CHECK(pupil.get(sent.path()).status == 404);
}

TEST_CASE("what is no file, too large or a program is refused") {
    TestServer server;
    Client pupil(server.port(), sign_in(server, "pupil").access);
    CHECK(is_problem(announce(pupil, "Урок.mp4", Uploads::kMostBytes + 1, 1), 413, "fileTooLarge"));
    CHECK(announce(pupil, "Урок.mp4", Uploads::kMostBytes, 2).status == 201);
    CHECK(announce(pupil, "пусто.txt", 0, 3).status == 400);
    for (const char* const name :
         {"", "..", "../etc/passwd", "a\\b", "a\nb", "фото\u202egpj.exe"}) {
        INFO(name);
        CHECK(is_problem(announce(pupil, name, 10, 4), 400, "parameterInvalid"));
    }
    CHECK(pupil.post_json("/ext/v1/uploads", {{"name", "a"}, {"size", 10}}).status ==
          400);  // no key

    Sent sent = begin(pupil, 2 * kPiece, 5);
    CHECK(is_problem(sent.piece(0, kPiece + 1), 413, "pieceTooLarge"));
    CHECK(sent.piece(0, 8).status == 400);  // too few to tell what it is
    const auto put = [&](const std::string& bytes, const std::string& range) {
        return pupil.put_bytes(sent.path(), bytes, {{"Content-Range", range}}).status;
    };
    const std::string bytes(20, 'x');
    CHECK(put(bytes, "bytes 0-18/524288") == 400);
    CHECK(put(bytes, "bytes 0-19/524289") == 400);
    CHECK(put(bytes, "bytes 19-0/524288") == 400);
    CHECK(put(bytes, "bytes */524288") == 400);
    CHECK(put(bytes, "") == 400);
    CHECK(put("MZ" + bytes.substr(2), "bytes 0-19/524288") == 415);
    CHECK(put("#!" + bytes.substr(2), "bytes 0-19/524288") == 415);
    CHECK(sent.received() == 0);
}

TEST_CASE("a person's files have a bound, and what is given up makes room") {
    Options options = two_schools();
    options.demo = true;  // its clock can be set
    TestServer server(options);
    Client pupil(server.port(), sign_in(server, "pupil").access);
    const auto largest = Uploads::kMostBytes;
    int key = 1;
    for (int i = 0; i < 5; ++i) CHECK(announce(pupil, "Видео.mp4", largest, key++).status == 201);
    CHECK(is_problem(announce(pupil, "Видео.mp4", 1, key++), 413, "quotaExceeded"));
    Client parent(server.port(), sign_in(server, "parent").access);
    CHECK(announce(parent, "Видео.mp4", 1, key++).status == 201);

    // A day and a half later.
    CHECK(pupil.put_json("/ext/v1/demo/clock", {{"now", "2026-11-20T01:00"}}).status == 200);
    for (int i = 0; i < Uploads::kMostUnfinishedAPerson; ++i) {
        CHECK(announce(pupil, "Заметка.txt", 10, key++).status == 201);
    }
    CHECK(is_problem(announce(pupil, "Заметка.txt", 10, key++), 413, "quotaExceeded"));
}

TEST_CASE("a file that was begun is continued after a restart of the server") {
    const std::string data = "/tmp/ranets-uploads-" + std::to_string(::getpid()) + ".db";
    Options options = two_schools();
    options.data = data;
    std::string id;
    std::string whole = bytes_of(kPiece + 10);
    {
        TestServer server(options);
        Client pupil(server.port(), sign_in(server, "pupil").access);
        const Sent sent = begin(pupil, whole.size(), 1);
        CHECK(sent.piece(0, kPiece).status == 200);
        id = sent.id;
    }
    {
        TestServer server(options);
        Client pupil(server.port(), sign_in(server, "pupil").access);
        const Sent sent{pupil, id, whole};
        CHECK(sent.received() == kPiece);
        CHECK(sent.piece(kPiece, 10).status == 200);
        CHECK(pupil.get("/ext/v1/files/" + id).body == whole);
    }
    for (const char* const end : {"", "-wal", "-shm"}) std::remove((data + end).c_str());
}
