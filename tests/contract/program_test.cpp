// The program itself: what it prints, how it ends, what it complains of.
#include <fstream>

#include <catch2/catch_test_macros.hpp>

#include "program.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

// One sentence on the error stream and exit code 2.
void check_refused(const std::vector<std::string>& arguments, const std::string& word) {
    Program program(arguments);
    const std::string text = program.complaint();
    INFO(text);
    CHECK(program.exit_code() == 2);
    CHECK(text.starts_with("ranets-stub: "));
    CHECK(text.find(word) != std::string::npos);
    CHECK(text.ends_with(".\n"));
    CHECK(std::ranges::count(text, '\n') == 1);
}

}  // namespace

TEST_CASE("the program says where it listens and how to sign in, and ends cleanly on signals") {
    for (const int number : {SIGINT, SIGTERM}) {
        Program program({"--port", "0", "--date=2026-11-18T12:34"});
        const int port = program.port();
        const std::string accounts = program.line();
        for (const char* word : {"parent", "pupil", "teacher", "admin", "ranets-demo"}) {
            CHECK(accounts.find(word) != std::string::npos);
        }
        Client client(port);
        CHECK(client.get("/config.json").status == 200);  // and the connection stays open
        program.signal(number);
        CHECK(program.exit_code() == 0);
    }
}

TEST_CASE("the program explains itself") {
    Program program({"--help"});
    const std::string text = program.rest();
    CHECK(program.exit_code() == 0);
    for (const char* option :
         {"--port",      "--host", "--data",        "--seed",       "--students",
          "--date",      "--log",  "--site",        "--rate-limit", "--histogram-min",
          "--latency",   "--loss", "--cut",         "--error-rate", "--garbage",
          "--bandwidth", "--demo", "--maintenance", "--routes",     "--help"}) {
        CHECK(text.find(option) != std::string::npos);
    }
}

TEST_CASE("what the program can't do it says in one sentence with exit code 2") {
    check_refused({"--port", "70000"}, "--port");
    check_refused({"--port", "eighty"}, "eighty");
    check_refused({"--port"}, "--port");
    check_refused({"--students", "3"}, "--students");
    check_refused({"--date", "2026-02-30"}, "2026-02-30");
    check_refused({"--date", "2026-11-18T25:00"}, "--date");
    check_refused({"--seed", "-1"}, "--seed");
    check_refused({"--seed="}, "--seed");
    check_refused({"--colour", "red"}, "--colour");
    check_refused({"serve"}, "serve");
    check_refused({"--rate-limit", "0"}, "--rate-limit");
    check_refused({"--loss", "1.1"}, "from 0 to 1");
    check_refused({"--error-rate", "-1"}, "--error-rate");
    check_refused({"--cut", "half"}, "half");
    check_refused({"--latency", "61000"}, "--latency");
    check_refused({"--bandwidth", "0.5"}, "--bandwidth");
    check_refused({"--port", "0", "--host", "no such host"}, "no such host");
    check_refused({"--port", "0", "--log", "/nonexistent/log"}, "/nonexistent/log");
    check_refused({"--port", "0", "--data", "/nonexistent/data"}, "/nonexistent/data");
}

TEST_CASE("a port that is taken is told, also when another server of ours has it") {
    const std::string port = std::to_string(shared_server().port());
    check_refused({"--port", port}, port);
}

TEST_CASE("a data file that is not one is told and left alone") {
    const TemporaryFile file;
    const std::string text(5000, 'x');
    std::ofstream(file.path) << text;
    check_refused({"--port", "0", "--data", file.path.string()}, file.path.string());
    CHECK(fs::file_size(file.path) == text.size());
    check_refused({"--port", "0", "--data", file.path.parent_path().string()}, "data file");
}

TEST_CASE("a data file keeps sign-ins, ticks and the school they belong to") {
    const TemporaryFile file;
    const std::vector<std::string> options{"--port",           "0",      "--date",
                                           "2026-11-18T12:34", "--data", file.path.string()};
    Options same = two_schools();
    same.students = 550;
    same.data = file.path.string();
    Tokens tokens;
    const LessonRef lesson =
        known_school().lesson(known_school().demo_class(), Date::of(2026, 11, 20), 1);
    const std::string work = std::to_string(ids::work({lesson, WorkSlot::Homework}));
    {
        TestServer server(same);
        tokens = sign_in(server, "pupil");
        Client pupil(server.port(), tokens.access);
        CHECK(pupil
                  .put_json("/ext/v1/homework/" + work + "/done", {{"done", true}},
                            idempotency_key(1))
                  .status == 200);
    }
    {
        Program program(options);
        Client pupil(program.port(), tokens.access);
        const Json tasks = pupil.get("/v2/works/" + work + "/tasks").json();
        REQUIRE(tasks.size() == 1);
        CHECK(tasks[0]["status"] == "Done");
    }
    check_refused({"--port", "0", "--data", file.path.string(), "--seed", "9"}, "--seed 1");
}

TEST_CASE("a data file keeps own records and answers to writes") {
    const TemporaryFile file;
    Options options = two_schools();
    options.data = file.path.string();
    const LessonRef lesson =
        known_school().lesson(known_school().demo_class(), Date::of(2026, 11, 20), 1);
    const std::string note =
        "/ext/v1/homework/" + std::to_string(ids::work({lesson, WorkSlot::Homework})) + "/note";
    const std::string own = "/ext/v1/persons/me/own/2026-11-16/2026-11-22";
    const std::string seen = "/ext/v1/persons/me/seen-marks";
    const MarkRef mark =
        known_school().mark_of(known_school().pupil().index, Date::of(2026, 11, 17));
    const Json marks{{"marks", {std::to_string(ids::mark(mark))}}};
    Headers headers = idempotency_key(1);
    headers.emplace_back("If-Match", "\"0\"");
    std::string token;
    Json before;
    {
        TestServer server(options);
        token = sign_in(server, "pupil").access;
        Client pupil(server.port(), token);
        CHECK(pupil.put_json(note, {{"note", "x"}}, headers).status == 200);
        CHECK(pupil.put_json(seen, marks, idempotency_key(2)).json()["seen"] == 1);
        before = pupil.get(own).json();
        CHECK(before["notes"].size() == 1);
    }
    options.date->date = Date::of(2026, 11, 19);
    TestServer server(options);
    Client pupil(server.port(), token);
    CHECK(pupil.get(own).json() == before);  // marksSince, too, a day later
    CHECK(pupil.put_json(note, {{"note", "x"}}, headers).json()["version"] == "1");
    CHECK(is_problem(pupil.put_json(note, {{"note", "y"}}, headers), 422, "idempotencyKeyReused"));
}

TEST_CASE("the log holds paths but neither queries nor tokens") {
    const TemporaryFile file;
    Options options = two_schools();
    options.log = file.path.string();
    std::string token;
    {
        TestServer server(options);
        token = sign_in(server, "pupil").access;
        Client client(server.port(), token);
        client.get("/v2/users/me?access_token=" + token);
        Client(server.port()).get("/v2/users/me/roles?access_token=" + token);
        client.post_form("/login/?ReturnUrl=%2Foauth2&login=pupil&password=ranets-demo", {});
    }
    std::ifstream stream(file.path);
    const std::string log{std::istreambuf_iterator<char>(stream), {}};
    CHECK(log.find("GET /v2/users/me 200") != std::string::npos);
    CHECK(log.find("GET /v2/users/me/roles 200 warning: ") != std::string::npos);
    CHECK(log.find(token) == std::string::npos);
    CHECK(log.find("ranets-demo") == std::string::npos);
}
