// What is told as kept is kept: on a full disk, and on a file that another process holds.
#include <catch2/catch_test_macros.hpp>

#include "data_file.h"
#include "program.h"
#include "state/database.h"
#include "state/schema.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

struct Homework {
    LessonRef lesson =
        known_school().lesson(known_school().demo_class(), Date::of(2026, 11, 20), 1);
    std::string work = std::to_string(ids::work({lesson, WorkSlot::Homework}));
    std::string done = "/ext/v1/homework/" + work + "/done";
    std::string note = "/ext/v1/homework/" + work + "/note";
};

const std::string kOwn = "/ext/v1/persons/me/own/2026-11-16/2026-11-22";

std::string tick_of(Client& client, const std::string& work) {
    return client.get("/v2/works/" + work + "/tasks").json()[0]["status"];
}

Headers from_version(int version, int key) {
    Headers headers = idempotency_key(key);
    headers.emplace_back("If-Match", "\"" + std::to_string(version) + "\"");
    return headers;
}

bool is_not_kept(const Got& got) {
    const bool is_told = is_problem(got, 503, "apiServerError") ||
                         is_oauth_error(got, 503, "temporarily_unavailable");
    return is_told && !got.header("Retry-After").empty();
}

// Signs in at a port: the pupil of a program that is not in this process.
Tokens sign_in_at(int port) {
    Client client(port);
    const Json tokens = client
                            .post_form("/v2/authorizations/bycredentials",
                                       {{"client_id", "1d7bd1054cd14f6c9ecc394e400b53bd"},
                                        {"client_secret", "x"},
                                        {"username", "pupil"},
                                        {"password", "ranets-demo"}})
                            .json();
    REQUIRE(tokens.contains("accessToken"));
    return {tokens["accessToken"], tokens["refreshToken"]};
}

const httplib::Params kRefresh{{"grant_type", "refresh_token"},
                               {"client_id", "1d7bd1054cd14f6c9ecc394e400b53bd"}};

httplib::Params refresh_form(const std::string& token) {
    httplib::Params form = kRefresh;
    form.emplace("refresh_token", token);
    return form;
}

}  // namespace

TEST_CASE("on a full disk nothing is told as kept, issued or revoked, and nothing of it is") {
    const TemporaryFile file;
    const std::vector<std::string> options{"--port",           "0",      "--date",
                                           "2026-11-18T12:34", "--data", file.path.string()};
    const Homework homework;
    Tokens tokens;
    std::string cursor;
    {
        Program program(options);
        const int port = program.port();
        tokens = sign_in_at(port);
        Client pupil(port, tokens.access);
        Client nobody(port);
        cursor = pupil.get("/ext/v1/changes").json()["cursor"];

        program.has_room(false);
        CHECK(is_not_kept(pupil.put_json(homework.done, {{"done", true}}, idempotency_key(1))));
        CHECK(is_not_kept(pupil.put_json(homework.note, {{"note", "x"}}, from_version(0, 2))));
        CHECK(is_not_kept(pupil.get(kOwn)));  // it would have to keep from when on marks are news
        CHECK(is_not_kept(nobody.post_form("/oauth2/token", refresh_form(tokens.refresh))));
        CHECK(is_not_kept(nobody.post_form("/oauth2/revoke", {{"token", tokens.access}})));
        CHECK(is_not_kept(nobody.post_form("/v2/authorizations/bycredentials",
                                           {{"client_id", "1d7bd1054cd14f6c9ecc394e400b53bd"},
                                            {"client_secret", "x"},
                                            {"username", "pupil"},
                                            {"password", "ranets-demo"}})));
        CHECK(is_not_kept(
            nobody.post_form("/oauth2/authorize",
                             {{"response_type", "code"},
                              {"client_id", "ranets"},
                              {"redirect_uri", "http://127.0.0.1:" + std::to_string(port) + "/"},
                              {"code_challenge", std::string(43, 'x')},
                              {"code_challenge_method", "S256"},
                              {"login", "pupil"},
                              {"password", "ranets-demo"}},
                             {{"Accept", "application/json"}})));
        // What was not done is not seen either, and reading goes on.
        CHECK(tick_of(pupil, homework.work) == "New");
        CHECK(pupil.get("/ext/v1/changes?since=" + cursor).json()["changes"].empty());

        program.has_room(true);
        CHECK(
            pupil.put_json(homework.note, {{"note", "x"}}, from_version(0, 2)).json()["version"] ==
            "1");
        CHECK(tick_of(pupil, homework.work) == "New");
        CHECK(pupil.get(kOwn).json()["notes"].size() == 1);
    }
    Program again(options);
    const int port = again.port();
    Client pupil(port, tokens.access);
    CHECK(tick_of(pupil, homework.work) == "New");
    CHECK(pupil.get("/ext/v1/changes?since=" + cursor).json()["changes"].size() == 1);
    const Got renewed = Client(port).post_form("/oauth2/token", refresh_form(tokens.refresh));
    CHECK(renewed.status == 200);  // it was not spent by the try that was not kept
    CHECK(Client(port).post_form("/oauth2/revoke", {{"token", tokens.access}}).status == 200);
    CHECK(pupil.get("/v2/users/me").status == 401);
}

TEST_CASE("while another process writes to the data file, a write is refused whole") {
    const TemporaryFile file;
    Options options = two_schools();
    options.data = file.path.string();
    const Homework homework;
    TestServer server(options);
    const Tokens tokens = sign_in(server, "pupil");
    Client pupil(server.port(), tokens.access);
    Client nobody(server.port());
    const std::string cursor = pupil.get("/ext/v1/changes").json()["cursor"];
    {
        DataFile other(file.path.string());
        other.run("BEGIN IMMEDIATE");
        CHECK(is_not_kept(pupil.put_json(homework.done, {{"done", true}}, idempotency_key(1))));
        CHECK(is_not_kept(nobody.post_form("/oauth2/revoke", {{"token", tokens.refresh}})));
        CHECK(is_not_kept(nobody.post_form("/oauth2/token", {{"grant_type", "refresh_token"},
                                                             {"client_id", "ranets"},
                                                             {"refresh_token", tokens.refresh}})));
        CHECK(tick_of(pupil, homework.work) == "New");
        other.run("ROLLBACK");
        CHECK(other.cell("SELECT count(*) FROM record WHERE kind = 'tick'") == "0");
        CHECK(other.cell("SELECT count(*) FROM answered") == "0");
        CHECK(other.cell("SELECT count(*) FROM family WHERE revoked = 1") == "0");
    }
    CHECK(pupil.get("/ext/v1/changes?since=" + cursor).json()["changes"].empty());
    CHECK(pupil.put_json(homework.done, {{"done", true}}, idempotency_key(1)).status == 200);
    CHECK(tick_of(pupil, homework.work) == "Done");
    CHECK(pupil.get("/ext/v1/changes?since=" + cursor).json()["changes"].size() == 1);
}

TEST_CASE("nothing that runs in a failed transaction is kept, not even what comes after") {
    auto opened = Database::open("");
    REQUIRE(opened.ok());
    Database& database = *opened.value();
    bool followed = false;
    {
        Transaction transaction = database.write();
        set_meta(transaction, "a", "1");
        transaction
            .prepare(
                "INSERT INTO token(hash, family, refresh, expires) VALUES(zeroblob(1), 7, 0, 0)")
            .run();  // no such family
        CHECK_FALSE(transaction.ok());
        set_meta(transaction, "b", "2");
        transaction.when_kept([&] { followed = true; });
        CHECK_FALSE(transaction.commit());
    }
    {
        Transaction transaction = database.write();
        set_meta(transaction, "c", "3");
        transaction.when_kept([&] { followed = true; });
    }  // not committed
    CHECK_FALSE(followed);
    DatabaseLock locked = database.read();
    for (const char* key : {"a", "b", "c"}) CHECK_FALSE(meta(locked, key));
    CHECK(locked.ok());
}

TEST_CASE("a data file is open to its owner only, with what SQLite puts beside it") {
    const TemporaryFile file;
    const auto others = [&](const std::string& beside) {
        const auto rights = fs::status(file.path.string() + beside).permissions();
        return rights & (fs::perms::group_all | fs::perms::others_all);
    };
    Options options = two_schools();
    options.data = file.path.string();
    const auto check = [&] {
        TestServer server(options);
        sign_in(server, "pupil");
        for (const char* beside : {"", "-wal", "-shm", "-lock"}) {
            INFO(beside);
            REQUIRE(fs::exists(file.path.string() + beside));
            CHECK(others(beside) == fs::perms::none);
        }
    };
    check();
    fs::permissions(file.path, fs::perms::all);  // as an earlier version left it
    check();
}

TEST_CASE("a second server on one data file is refused, and the first goes on") {
    const TemporaryFile file;
    Options options = two_schools();
    options.data = file.path.string();
    TestServer first(options);
    Program second({"--port", "0", "--data", file.path.string()});
    const std::string text = second.complaint();
    INFO(text);
    CHECK(second.exit_code() == 2);
    CHECK(text == "ranets-stub: cannot use the data file " + file.path.string() +
                      ": another server uses it.\n");
    CHECK_FALSE(sign_in(first, "pupil").access.empty());
}

TEST_CASE("a data file of an earlier version is taken over with what is in it") {
    const TemporaryFile file;
    Options options = two_schools();
    options.data = file.path.string();
    const Homework homework;
    const int sonya = known_school().pupil().index;
    const std::string person = std::to_string(sonya);
    const std::string mark =
        std::to_string(ids::mark(known_school().mark_of(sonya, Date::of(2026, 11, 17))));
    const std::string day = std::to_string(Date::of(2026, 11, 20).days);
    const std::string marks_day = std::to_string(Date::of(2026, 11, 17).days);
    {
        DataFile old(file.path.string());
        old.run(std::string(kSchemaSteps[0]));
        old.run(std::string(kSchemaSteps[1]));
        old.run("PRAGMA user_version=2");
        old.run(
            "INSERT INTO meta VALUES('seed', '1'), ('students', '800'), "
            "('anchor', '2026-11-18')");
        old.run("INSERT INTO done VALUES(" + person + ", " + homework.work + ", 1)");
        old.run("INSERT INTO note VALUES(" + person + ", " + person + ", " + homework.work + ", " +
                day + ", 'Взять \"циркуль\"' || char(10) || '\\ 📐', 3)");
        old.run("INSERT INTO seen_mark VALUES(" + person + ", " + person + ", " + mark + ", " +
                marks_day + ")");
        old.run("INSERT INTO marks_since VALUES(" + person + ", " + person + ", 1763000000000)");
        old.run("INSERT INTO change(person, kind, key) VALUES(" + person + ", 'homework', 'k')");
        old.run("INSERT INTO answered VALUES(" + person +
                ", '7b0e6c1a-5f43-4d8e-9a2b-000000000001', zeroblob(1), 200, '{}')");
    }
    {
        TestServer server(options);
        Client pupil(server.port(), sign_in(server, "pupil").access);
        CHECK(tick_of(pupil, homework.work) == "Done");
        const Json own = pupil.get(kOwn).json();
        REQUIRE(own["notes"].size() == 1);
        CHECK(own["notes"][0]["note"] == "Взять \"циркуль\"\n\\ 📐");
        CHECK(own["notes"][0]["version"] == "3");
        CHECK(own["seenMarks"] == Json::array({mark}));
        CHECK(own["marksSince"] == "2025-11-13T02:13:20.000Z");
        CHECK(pupil.put_json(homework.note, {{"note", ""}}, from_version(3, 2)).status == 200);
        CHECK(is_problem(pupil.put_json(homework.done, {{"done", false}}, idempotency_key(1)), 422,
                         "idempotencyKeyReused"));
        const std::string now = pupil.get("/ext/v1/changes").json()["cursor"];
        const std::string before =
            now.substr(0, now.find('-')) + "-0";  // as it was handed out then
        CHECK(pupil.get("/ext/v1/changes?since=" + before).json()["changes"].size() == 2);
    }
    {
        DataFile newer(file.path.string());
        newer.run("PRAGMA user_version=99");
    }
    Program program({"--port", "0", "--data", file.path.string()});
    CHECK(program.complaint().find("this version") != std::string::npos);
    CHECK(program.exit_code() == 2);
}
