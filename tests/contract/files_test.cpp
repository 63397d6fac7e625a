// What is in files of homework: as large as was said, what a viewer expects, and nobody else's.
#include <map>

#include <catch2/catch_test_macros.hpp>

#include "content/document.h"
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
    }
}

TEST_CASE("a table of a PDF points at its objects") {
    for (const std::size_t size : {4'096U, 61'300U, 98'304U, 98'305U, 2'411'724U}) {
        const std::string file = document("PDF", "Конспект", size);
        CHECK(file.size() == size);
        const auto told = std::stoul(file.substr(file.rfind("startxref\n") + 10));
        CHECK(file.substr(told, 5) == "xref\n");
        for (unsigned i = 1; i <= 4; ++i) {
            const auto at = std::stoul(file.substr(told + 9 + 20 * i, 10));
            CHECK(file.substr(at, 7) == std::to_string(i) + " 0 obj");
        }
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
