#include "support.h"

#include <cstdlib>
#include <fstream>
#include <map>
#include <mutex>
#include <set>

#include <catch2/catch_test_macros.hpp>

#include "auth/accounts.h"
#include "auth/secrets.h"

namespace ranets::stub::testing {
namespace {

constexpr int kTwoSchools = 800;

}  // namespace

void write_down(const char* method, const std::string& path, const Got& got) {
    static const char* const name = std::getenv("RANETS_ANSWERS");
    if (!name) return;
    static std::mutex mutex;
    static std::set<std::size_t> known;
    static std::ofstream file(name);
    std::string shape;
    for (const char c : path) {
        if (c < '0' || c > '9') shape += c;
    }
    const std::lock_guard lock(mutex);
    const std::string status = std::to_string(got.status);
    if (!known.insert(std::hash<std::string>{}(method + shape + status + got.body)).second) return;
    const std::string type = got.header("Content-Type");
    const bool is_text = type.starts_with("application/json") || type.starts_with("text/");
    const Json line{{"method", method},
                    {"path", path},
                    {"status", got.status},
                    {"type", got.header("Content-Type")},
                    {"body", is_text ? got.body : std::string()}};
    file << line.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

namespace {

Got received(const char* method, const std::string& path, const httplib::Result& result) {
    INFO(method << " " << path << ": " << httplib::to_string(result.error()));
    REQUIRE(result);
    Got got{result->status, result->body, result->headers};
    if (got.header("Content-Encoding").empty()) write_down(method, path, got);
    return got;
}

bool fits(const Json& value, char type) {
    switch (type) {
        case 'i':
            return value.is_number_integer();
        case 'n':
            return value.is_number();
        case 's':
            return value.is_string();
        case 'b':
            return value.is_boolean();
        case 'a':
            return value.is_array();
        default:
            return value.is_object();
    }
}

void check_twins(const Json& json) {
    if (json.is_array()) {
        for (const Json& item : json) check_twins(item);
    }
    if (!json.is_object()) return;
    for (const auto& [key, value] : json.items()) {
        check_twins(value);
        const std::string twin = key + "_str";
        if (!json.contains(twin)) continue;
        INFO(key);
        if (value.is_number()) CHECK(json[twin] == std::to_string(value.get<std::int64_t>()));
    }
}

}  // namespace

Options two_schools() {
    Options options;
    options.port = 0;
    options.students = kTwoSchools;
    options.site = "/nonexistent";
    options.date = model::LocalTime{Date::of(2026, 11, 18), {12 * 60 + 34}};
    return options;
}

TestServer::TestServer(const Options& options) {
    auto server = Server::create(options);
    REQUIRE(server.ok());
    server_ = std::move(server.value());
    thread_ = std::thread([this] { server_->run(); });
}

TestServer::~TestServer() {
    server_->stop();
    thread_.join();
}

TestServer& shared_server() {
    static TestServer server;
    return server;
}

KnownSchool::KnownSchool()
    : district({kDefaultSeed, kTwoSchools, Date::of(2026, 11, 18)}), journal(district) {}

LessonRef KnownSchool::lesson(Group group, Date date, int number) const {
    const auto [first, last] = journal.plan(group).between(date, date);
    for (int at = first; at < last; ++at) {
        if (journal.lesson({group, at}).number == number) return {group, at};
    }
    FAIL("no such lesson");
    return {};
}

MarkRef KnownSchool::mark_of(int pupil, Date before) const {
    const Person& person = district.person(pupil);
    const Group group{person.cohort, 0};
    for (int at = journal.plan(group).between(before, before).second - 1; at > 0; --at) {
        const auto marks = journal.marks({group, at}, pupil);
        if (marks.empty() || marks.front().given_at.date > before) continue;
        return {{{group, at}, marks.front().slot},
                district.number_in_class(person.cohort, pupil),
                marks.front().nth};
    }
    FAIL("no mark");
    return {};
}

const KnownSchool& known_school() {
    static const KnownSchool school;
    return school;
}

Headers idempotency_key(int number) {
    const std::string digits = std::to_string(number);
    const std::string padded = std::string(12 - digits.size(), '0') + digits;
    return {{"Idempotency-Key", "7b0e6c1a-5f43-4d8e-9a2b-" + padded}};
}

std::string Got::header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

Client::Client(int port, std::string token) : http_("127.0.0.1", port), token_(std::move(token)) {
    http_.set_keep_alive(true);
    http_.set_read_timeout(60);  // the machine may have much else to do
    http_.set_tcp_nodelay(true);
    http_.set_decompress(false);
    http_.set_url_encode(false);
}

httplib::Headers Client::with_token(const Headers& headers) const {
    httplib::Headers all;
    for (const auto& [name, value] : headers) all.emplace(name, value);
    if (!token_.empty()) all.emplace("Authorization", "Bearer " + token_);
    // The library waits for the end of the connection after a 304, which has no length.
    if (all.contains("If-None-Match")) all.emplace("Connection", "close");
    return all;
}

Got Client::get(const std::string& path, const Headers& headers) {
    return received("GET", path, http_.Get(path, with_token(headers)));
}

Got Client::head(const std::string& path) {
    return received("HEAD", path, http_.Head(path, with_token({})));
}

Got Client::post_json(const std::string& path, const Json& body, const Headers& headers) {
    return received("POST", path,
                    http_.Post(path, with_token(headers), body.dump(), "application/json"));
}

Got Client::post_form(const std::string& path, const httplib::Params& form,
                      const Headers& headers) {
    return received("POST", path, http_.Post(path, with_token(headers), form));
}

Got Client::post_text(const std::string& path, const std::string& body, const std::string& type) {
    return received("POST", path, http_.Post(path, with_token({}), body, type));
}

Got Client::put_json(const std::string& path, const Json& body, const Headers& headers) {
    return received("PUT", path,
                    http_.Put(path, with_token(headers), body.dump(), "application/json"));
}

Got Client::patch_json(const std::string& path, const Json& body, const Headers& headers) {
    return received("PATCH", path,
                    http_.Patch(path, with_token(headers), body.dump(), "application/json"));
}

Got Client::put_bytes(const std::string& path, const std::string& bytes, const Headers& headers) {
    return received("PUT", path,
                    http_.Put(path, with_token(headers), bytes, "application/octet-stream"));
}

Got Client::remove(const std::string& path, const Headers& headers) {
    return received("DELETE", path, http_.Delete(path, with_token(headers)));
}

httplib::Params authorize_form(const TestServer& server, const std::string& login,
                               const std::string& password) {
    return {{"response_type", "code"},
            {"client_id", "ranets"},
            {"redirect_uri", server.origin() + "/"},
            {"state", "a state"},
            {"code_challenge", base64url(sha256(kVerifier))},
            {"code_challenge_method", "S256"},
            {"login", login},
            {"password", password}};
}

Tokens sign_in(TestServer& server, const std::string& login, const std::string& scope) {
    Client client(server.port());
    httplib::Params form = authorize_form(server, login, std::string(kDemoPassword));
    if (!scope.empty()) form.emplace("scope", scope);
    const Got code = client.post_form("/oauth2/authorize", form, {{"Accept", "application/json"}});
    REQUIRE(code.status == 200);
    const Got tokens =
        client.post_form("/oauth2/token", {{"grant_type", "authorization_code"},
                                           {"client_id", "ranets"},
                                           {"redirect_uri", server.origin() + "/"},
                                           {"code", code.json()["code"].get<std::string>()},
                                           {"code_verifier", std::string(kVerifier)}});
    REQUIRE(tokens.status == 200);
    return {tokens.json()["access_token"], tokens.json()["refresh_token"]};
}

Client signed_in(const std::string& login) {
    static std::map<std::string, std::string> tokens;
    std::string& token = tokens[login];
    if (token.empty()) token = sign_in(shared_server(), login).access;
    return Client(shared_server().port(), token);
}

void check_shape(const Json& object, std::string_view shape) {
    REQUIRE(object.is_object());
    std::vector<std::string> known;
    while (!shape.empty()) {
        const std::string_view field = shape.substr(0, shape.find(' '));
        shape.remove_prefix(std::min(shape.size(), field.size() + 1));
        if (field.empty()) continue;
        const auto colon = field.rfind(':');
        const std::string key(field.substr(0, colon));
        const std::string_view kind = field.substr(colon + 1);
        known.push_back(key);
        INFO(key << " in " << object.dump().substr(0, 400));
        if (!object.contains(key)) {
            CHECK(kind.ends_with('*'));
            continue;
        }
        const bool may_be_null = kind.find('?') != std::string_view::npos;
        CHECK(((object[key].is_null() && may_be_null) || fits(object[key], kind.front())));
    }
    for (const auto& item : object.items()) {
        INFO(item.key());
        CHECK(std::ranges::find(known, item.key()) != known.end());
    }
}

void check_answer(const Json& json) {
    check_twins(json);
    if (json.is_object()) CHECK_FALSE((json.contains("type") && json.contains("description")));
}

bool is_problem(const Got& got, int status, std::string_view type) {
    const Json json = got.json();
    return got.status == status && json.is_object() && json.value("type", "") == type &&
           json.contains("description");
}

bool is_oauth_error(const Got& got, int status, std::string_view error) {
    const Json json = got.json();
    return got.status == status && json.is_object() && json.size() == 2 &&
           json.value("error", "") == error && json.contains("error_description");
}

}  // namespace ranets::stub::testing
