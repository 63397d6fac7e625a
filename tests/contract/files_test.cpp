// What is in files of homework: as large as was said, what a viewer expects, nobody else's, and to
// be had in parts.
#include <map>

#include <catch2/catch_test_macros.hpp>

#include "content/document.h"
#include "rest/ranges.h"
#include "support.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

struct Expected {
    std::string type;
    std::string begins;
    std::string ends;
};
const std::map<std::string, Expected> kKinds{
    {"PDF", {"application/pdf", "%PDF-1.4\n", "%%EOF\n"}},
    {"JPG", {"image/jpeg", "\xff\xd8\xff\xe0", "\xff\xd9"}},
    {"DOCX",
     {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK\x03\x04", ""}},
};

Json files_of_week(Client& client) {
    const Json context = client.get("/v2/users/me/context").json();
    const std::string school = context["schools"][0]["id"].dump();
    return client
        .get("/v2/users/me/school/" + school + "/homeworks?startDate=2026-11-16&endDate=2026-11-21")
        .json()["files"];
}

}  // namespace

TEST_CASE("every file of the week is what its entry says") {
    Client parent(shared_server().port(), sign_in(shared_server(), "parent").access);
    const Json files = files_of_week(parent);
    REQUIRE(files.size() >= 4);
    bool one_is_large = false;
    for (const Json& file : files) {
        const Expected& expected = kKinds.at(file["type"]);
        const Got got = parent.get("/ext/v1/files/" + file["id_str"].get<std::string>());
        INFO(file["name"]);
        CHECK(got.status == 200);
        CHECK(got.header("Content-Type") == expected.type);
        CHECK(got.header("X-Content-Type-Options") == "nosniff");
        // The client's library has decoded it.
        const std::string name = "attachment; filename*=UTF-8''" + file["name"].get<std::string>();
        CHECK(got.header("Content-Disposition").starts_with(name + "."));
        CHECK(static_cast<int>(got.body.size()) == file["size"]);
        CHECK(got.body.starts_with(expected.begins));
        CHECK(got.body.ends_with(expected.ends));
        one_is_large |= got.body.size() > std::size_t{1} << 20;
    }
    CHECK(one_is_large);  // so that progress can be seen
}

TEST_CASE("a made-up file of any size is one that programs read") {
    for (const int fillers : {1, 2, 222, 2'338}) {
        const std::string pdf = document({"Конспект", "PDF", "Document", fillers});
        CHECK(static_cast<std::int64_t>(pdf.size()) ==
              document_size({"Конспект", "PDF", "Document", fillers}));
        const auto told = std::stoul(pdf.substr(pdf.rfind("startxref\n") + 10));
        CHECK(pdf.substr(told, 5) == "xref\n");
        const std::string jpg = document({"Фото", "JPG", "Image", fillers});
        std::size_t at = 2;
        while (jpg.substr(at, 2) != "\xff\xda") {  // each segment says where the next one begins
            REQUIRE(jpg[at] == '\xff');
            at += 2 + static_cast<unsigned char>(jpg[at + 2]) * 256U +
                  static_cast<unsigned char>(jpg[at + 3]);
            REQUIRE(at + 2 < jpg.size());
        }
    }
}

TEST_CASE("a file comes in parts, which together are the whole") {
    Client parent(shared_server().port(), sign_in(shared_server(), "parent").access);
    for (const Json& file : files_of_week(parent)) {
        if (file["type"] != "JPG") continue;
        const std::string path = "/ext/v1/files/" + file["id_str"].get<std::string>();
        const Got whole = parent.get(path);
        const std::string etag = whole.header("ETag");
        CHECK(whole.header("Accept-Ranges") == "bytes");
        REQUIRE(etag.starts_with('"'));
        const std::string size = std::to_string(whole.body.size());
        const auto part = [&](const std::string& range, const std::string& condition = {}) {
            Headers headers{{"Range", range}, {"Accept-Encoding", "br, gzip"}};
            if (!condition.empty()) headers.emplace_back("If-Range", condition);
            return parent.get(path, headers);
        };
        std::string together;
        while (together.size() < whole.body.size()) {
            const auto at = together.size();
            const Got got =
                part("bytes=" + std::to_string(at) + "-" + std::to_string(at + 262'143), etag);
            REQUIRE(got.status == 206);
            CHECK(got.header("ETag") == etag);
            CHECK(got.header("Content-Encoding").empty());
            CHECK(got.header("Content-Range") == "bytes " + std::to_string(at) + "-" +
                                                     std::to_string(at + got.body.size() - 1) +
                                                     "/" + size);
            together += got.body;
        }
        CHECK(together == whole.body);
        CHECK(part("bytes=-5").body == whole.body.substr(whole.body.size() - 5));
        CHECK(part("bytes=100-").body.size() <= std::size_t{1} << 20);
        CHECK(part("bytes=0-9", "\"of-another\"").status == 200);
        CHECK(part("bytes=0-9,20-29").status == 200);
        const Got beyond = part("bytes=" + size + "-");
        CHECK(is_problem(beyond, 416, "rangeInvalid"));
        CHECK(beyond.header("Content-Range") == "bytes */" + size);
        CHECK(parent.get(path, {{"If-None-Match", etag}}).status == 304);
        CHECK(parent.head(path).header("Content-Length") == size);
    }
}

TEST_CASE("what asks for no one range is passed over") {
    using enum RangeQuestion::Wants;
    const auto asked = [](const std::string& range) {
        Request request;
        request.headers.add("range", range);
        return range_asked_for(request, "\"tag\"", 100);
    };
    for (const char* const text :
         {"", "pages=1-2", "bytes=9-0", "bytes=", "bytes=-", "bytes=5", "bytes=a-b",
          "bytes=0-9,20-29", "bytes=0-99999999999999999999"}) {
        INFO(text);
        CHECK(asked(text).wants == Whole);
    }
    CHECK(asked("bytes=100-").wants == Impossible);
    CHECK(asked("bytes=-0").wants == Impossible);
    CHECK(asked("bytes=10-1000").part.count == 90);
    CHECK(asked("bytes=-200").part.count == 100);
    CHECK(parse_content_range("bytes 0-9/10"));
    for (const char* const text : {"", "bytes", "bytes 0-9", "bytes 9-0/10", "bytes 0-10/10",
                                   "bytes */10", "bytes 0-9/*", "bytes -1-9/10"}) {
        INFO(text);
        CHECK_FALSE(parse_content_range(text));
    }
}

TEST_CASE("files of another class, of nothing and of the future are kept back") {
    TestServer& server = shared_server();
    Client parent(server.port(), sign_in(server, "parent").access);
    const std::string path =
        "/ext/v1/files/" + files_of_week(parent)[0]["id_str"].get<std::string>();
    CHECK(Client(server.port()).get(path).status == 401);
    CHECK(Client(server.port(), sign_in(server, "pupil").access).get(path).status == 200);
    CHECK(parent.get("/ext/v1/files/7").status == 404);
    CHECK(parent.get("/ext/v1/files/x").status == 400);
}
