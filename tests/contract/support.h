#pragma once
// A server of the test's own, in this process, and a client that speaks to it over HTTP.
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <httplib.h>

#include "http/json.h"
#include "school/journal.h"
#include "server.h"

namespace ranets::stub::testing {

inline constexpr std::string_view kMoment = "2026-11-18T12:34";

// Two schools, so that there is a foreign one.
Options two_schools();

class TestServer {
  public:
    explicit TestServer(const Options& options = two_schools());
    ~TestServer();

    int port() const { return server_->port(); }
    std::string origin() const { return "http://127.0.0.1:" + std::to_string(port()); }

  private:
    std::unique_ptr<Server> server_;
    std::thread thread_;
};

// One for the tests that change nothing, started on first use.
TestServer& shared_server();

// The same school as the shared server's, worked out beside it: for ids to ask for.
struct KnownSchool {
    District district;
    Journal journal;
    KnownSchool();

    const Person& pupil() const { return district.person(district.demo().pupil); }
    Group demo_class() const { return {pupil().cohort, 0}; }
    LessonRef lesson(Group group, Date date, int number) const;  // must be there
    // A mark given to the pupil on or before the day, looking back from it.
    MarkRef mark_of(int pupil, Date before) const;
};
const KnownSchool& known_school();

using Headers = std::vector<std::pair<std::string, std::string>>;

// The header that names a write: a UUID that differs by its last digit.
Headers idempotency_key(int number);

struct Got {
    int status = 0;
    std::string body;
    httplib::Headers headers;

    Json json() const { return parse_json(body); }
    std::string header(const std::string& name) const;
};

// Written down for the check against openapi.yaml, when somebody wants it: RANETS_ANSWERS names the
// file. What differs in nothing but ids comes once. Clients do it by themselves.
void write_down(const char* method, const std::string& path, const Got& got);

class Client {
  public:
    explicit Client(int port, std::string token = {});

    Got get(const std::string& path, const Headers& headers = {});
    Got head(const std::string& path);
    Got post_json(const std::string& path, const Json& body, const Headers& headers = {});
    Got post_form(const std::string& path, const httplib::Params& form,
                  const Headers& headers = {});
    Got post_text(const std::string& path, const std::string& body, const std::string& type);
    Got put_json(const std::string& path, const Json& body, const Headers& headers = {});
    Got patch_json(const std::string& path, const Json& body, const Headers& headers = {});
    Got put_bytes(const std::string& path, const std::string& bytes, const Headers& headers);
    Got remove(const std::string& path, const Headers& headers = {});

  private:
    httplib::Headers with_token(const Headers& headers) const;

    httplib::Client http_;
    std::string token_;
};

struct Tokens {
    std::string access;
    std::string refresh;
};

inline constexpr std::string_view kVerifier = "a-verifier-of-at-least-forty-three-characters-0123";

// The parameters of an authorization request of the application itself.
httplib::Params authorize_form(const TestServer& server, const std::string& login,
                               const std::string& password);
Tokens sign_in(TestServer& server, const std::string& login, const std::string& scope = {});
// Signed in on the shared server; tokens are kept for the whole run.
Client signed_in(const std::string& login);

// Fails the test unless `object` has exactly the keys of `shape`, each of its type:
// "id:i name:s? roles:a", i integer, n number, s string, b boolean, a array, o object;
// '?' behind a type allows null, '*' allows absence.
void check_shape(const Json& object, std::string_view shape);

// What every answer keeps: `x_str` twins equal `x`, and only errors have both type and description.
void check_answer(const Json& json);

bool is_problem(const Got& got, int status, std::string_view type);
// RFC 6749's form of the same.
bool is_oauth_error(const Got& got, int status, std::string_view error);

}  // namespace ranets::stub::testing
