// Files of homework that people set themselves: for their sender alone, and for as long as the
// homework has them.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "model/own_records.h"
#include "route_ids.h"
#include "state/uploads.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

const std::string kRoute = "/ext/v1/persons/me/own-homework/";
const std::string kPage = "<!doctype html><script>alert(1)</script>";

Headers based_on(int version, int key) {
    Headers headers = idempotency_key(key);
    headers.emplace_back("If-Match", "\"" + std::to_string(version) + "\"");
    return headers;
}

std::string announce(Client& client, const std::string& name, std::size_t size, int key) {
    const Got got =
        client.post_json("/ext/v1/uploads", {{"name", name}, {"size", size}}, idempotency_key(key));
    INFO(got.body);
    REQUIRE(got.status == 201);
    return got.json()["id"];
}

std::string send(Client& client, const std::string& name, const std::string& bytes, int key) {
    const auto id = announce(client, name, bytes.size(), key);
    const auto size = std::to_string(bytes.size());
    const auto range = "bytes 0-" + std::to_string(bytes.size() - 1) + "/" + size;
    REQUIRE(client.put_bytes("/ext/v1/uploads/" + id, bytes, {{"Content-Range", range}}).status ==
            200);
    return id;
}

Json with_files(const Json& files) {
    return {{"day", "2026-11-20"}, {"text", "Доклад"}, {"done", false}, {"files", files}};
}

struct Devices {
    TestServer server;
    Client pupil{server.port(), sign_in(server, "pupil").access};
    Client other_device{server.port(), sign_in(server, "pupil").access};

    // Of the homework of this number.
    Got put(int entry, const Json& files, int version, int key) {
        return pupil.put_json(kRoute + std::to_string(entry), with_files(files),
                              based_on(version, key));
    }
    int status_of(const std::string& file) { return pupil.get("/ext/v1/files/" + file).status; }
};

}  // namespace

TEST_CASE("own homework has files, on all devices of its writer") {
    Devices own;
    const auto file = send(own.pupil, "Доклад.txt", "Сочинение о лете", 1);
    const std::string before = own.other_device.get("/ext/v1/changes").json()["cursor"];
    const Got got = own.put(17, {file}, 0, 2);
    REQUIRE(got.status == 200);
    const Json expected = Json::array({{{"id", file},
                                        {"name", "Доклад.txt"},
                                        {"mediaType", "text/plain; charset=utf-8"},
                                        {"size", std::string("Сочинение о лете").size()}}});
    CHECK(got.json()["files"] == expected);
    const Json told = own.other_device.get("/ext/v1/changes?since=" + before).json()["changes"];
    REQUIRE(told.size() == 1);
    CHECK(told[0]["kind"] == "own");
    const Json week =
        own.other_device.get("/ext/v1/persons/me/own/2026-11-16/2026-11-22").json()["homework"];
    REQUIRE(week.size() == 1);
    CHECK(week[0]["files"] == expected);
    CHECK(own.other_device.get("/ext/v1/files/" + file).body == "Сочинение о лете");
    // A writer that knows of no files leaves them alone.
    Json body = with_files({});
    body.erase("files");
    CHECK(own.pupil.put_json(kRoute + "17", body, based_on(1, 3)).json()["files"] == expected);
}

TEST_CASE("whoever else asks for a file of own homework is told that there is none") {
    Devices own;
    const auto file = send(own.pupil, "Дневник.txt", "Никому не показывать", 1);
    REQUIRE(own.put(17, {file}, 0, 2).status == 200);
    for (const char* const role : {"parent", "parent2", "teacher", "admin"}) {
        Client other(own.server.port(), sign_in(own.server, role).access);
        int asked = 0;
        for (const auto& family : {partner_routes(), own_routes()}) {
            for (const Route& route : family) {
                const auto parts = steps(route.pattern);
                const auto names = [](const std::string& part) {
                    return part == "{file}" || part == "{upload}";
                };
                if (std::ranges::none_of(parts, names)) continue;
                // The partner's own route of that name has never any.
                std::string path = route.pattern.starts_with("files/async") ? "/v2" : "/ext/v1";
                for (const auto& part : parts) path += "/" + (names(part) ? file : part);
                INFO(role << " " << word(route.method) << " " << path);
                const Got got = route.method == Method::Delete ? other.remove(path)
                                : route.method == Method::Put
                                    ? other.put_bytes(path, std::string(20, 'x'),
                                                      {{"Content-Range", "bytes 0-19/37"}})
                                    : other.get(path);
                CHECK(is_problem(got, 404, "apiResourceUnavailable"));
                ++asked;
            }
        }
        CHECK(asked >= 4);
        // Nor can it be put beside homework of theirs.
        Json mine = with_files({file});
        const auto path = "/ext/v1/persons/" +
                          std::to_string(ids::person(known_school().pupil().index)) +
                          "/own-homework/18";
        const int status = other.put_json(path, mine, based_on(0, 7)).status;
        CHECK(status == (std::string(role) == "parent" ? 400 : 403));
    }
    CHECK(own.status_of(file) == 200);
}

TEST_CASE("a file goes with the homework that had it, and comes back where that is undone") {
    Devices own;
    const auto first = send(own.pupil, "Первый.txt", "один", 1);
    const auto second = send(own.pupil, "Второй.txt", "два", 2);
    CHECK(own.put(17, {first, second}, 0, 3).status == 200);
    const Got used = own.pupil.remove("/ext/v1/uploads/" + first);
    CHECK(is_problem(used, 409, "fileInUse"));
    CHECK(own.put(17, {second}, 1, 4).status == 200);
    CHECK(own.status_of(first) == 404);
    CHECK(own.status_of(second) == 200);
    CHECK(own.put(17, {second, first}, 2, 5).json()["files"][1]["id"] == first);
    CHECK(own.status_of(first) == 200);

    const Got gone = own.pupil.remove(kRoute + "17", based_on(3, 6));
    CHECK(gone.json()["files"].is_null());
    CHECK(own.status_of(first) == 404);
    CHECK(own.status_of(second) == 404);
    CHECK(own.pupil.get("/ext/v1/uploads/" + first).status == 404);
    CHECK(own.put(17, {first, second}, 4, 7).json()["files"].size() == 2);
    CHECK(own.status_of(first) == 200);
}

TEST_CASE("own homework is refused files that are none, not whole, too many or of another") {
    Devices own;
    const auto whole = send(own.pupil, "Целый.txt", "весь", 1);
    const auto begun = announce(own.pupil, "Начатый.txt", 100, 2);
    const auto bad = [&](const Json& files) {
        INFO(files.dump());
        CHECK(is_problem(own.put(17, files, 0, 3), 400, "parameterInvalid"));
    };
    bad("7");
    bad({7});
    bad({"7"});
    bad({"x"});
    bad({nullptr});
    bad({begun});
    bad({whole, begun});
    bad({whole, whole});
    CHECK(own.put(17, {whole}, 0, 3).status == 200);
    CHECK(is_problem(own.put(18, {whole}, 0, 4), 400, "parameterInvalid"));

    Json most = Json::array();
    for (int i = 0; i < static_cast<int>(ranets::model::kMostOwnFiles); ++i)
        most.push_back(send(own.pupil, "Много.txt", "и", 10 + i));
    CHECK(own.put(18, most, 0, 5).status == 200);
    most.push_back(send(own.pupil, "Больше.txt", "и", 30));
    CHECK(is_problem(own.put(19, most, 0, 6), 400, "parameterInvalid"));
    CHECK(ranets::model::kLargestOwnFile == Uploads::kMostBytes);
}

TEST_CASE("a file of own homework is never run by a browser that is led to it") {
    Devices own;
    const auto page = send(own.pupil, "Страница.html", kPage, 1);
    REQUIRE(own.put(17, {page}, 0, 2).status == 200);
    const Got got = own.pupil.get("/ext/v1/files/" + page);
    CHECK(got.body == kPage);
    CHECK(got.header("Content-Type").find("html") == std::string::npos);
    CHECK(got.header("X-Content-Type-Options") == "nosniff");
    CHECK(got.header("Content-Disposition").starts_with("attachment;"));
}

TEST_CASE("what was let go is forgotten after a week, or where room is short") {
    Options options = two_schools();
    options.demo = true;  // its clock can be set
    TestServer server(options);
    Client pupil(server.port(), sign_in(server, "pupil").access);
    const auto later = [&](const char* now) {
        REQUIRE(pupil.put_json("/ext/v1/demo/clock", {{"now", now}}).status == 200);
    };
    const auto put = [&](const Json& files, int version, int key) {
        return pupil.put_json(kRoute + "17", with_files(files), based_on(version, key)).status;
    };
    const auto kept = send(pupil, "Остаётся.txt", "да", 1);
    const auto gone = send(pupil, "Уходит.txt", "нет", 2);
    const auto unheld = send(pupil, "Ничей.txt", "?", 3);
    CHECK(put({kept, gone}, 0, 4) == 200);
    CHECK(put({kept}, 1, 5) == 200);
    later("2026-11-25T12:00");
    announce(pupil, "Ещё.txt", 10, 6);
    CHECK(put({kept, gone}, 2, 7) == 200);
    CHECK(put({kept}, 3, 8) == 200);
    later("2026-12-03T12:00");
    announce(pupil, "Ещё.txt", 10, 9);
    CHECK(put({kept, gone}, 4, 10) == 400);
    CHECK(pupil.get("/ext/v1/files/" + unheld).status == 200);
    later("2026-12-30T12:00");
    announce(pupil, "Ещё.txt", 10, 11);
    CHECK(pupil.get("/ext/v1/files/" + unheld).status == 404);
    CHECK(pupil.get("/ext/v1/files/" + kept).status == 200);

    const auto left = send(pupil, "Отпущен.txt", "пока", 12);
    CHECK(put({kept, left}, 4, 13) == 200);
    CHECK(put({kept}, 5, 14) == 200);
    for (int i = 0; i < 4; ++i)
        announce(pupil, "Видео.mp4", static_cast<std::size_t>(Uploads::kMostBytes), 20 + i);
    announce(pupil, "Почти всё.mp4", static_cast<std::size_t>(Uploads::kMostBytes) - 16, 24);
    CHECK(put({kept, left}, 6, 15) == 400);
    CHECK(pupil.get("/ext/v1/files/" + kept).status == 200);
}
