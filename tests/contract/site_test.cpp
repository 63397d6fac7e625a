// The page's files: types, caching, compression, and nothing outside their directory.
#include <filesystem>
#include <fstream>

#include <catch2/catch_test_macros.hpp>

#include "support.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

// A page of a few files in a directory of its own, and a server for it.
struct Page {
    fs::path directory;
    std::unique_ptr<TestServer> server;

    Page() {
        std::string name = (fs::temp_directory_path() / "ranets-site-XXXXXX").string();
        directory = fs::path(mkdtemp(name.data())) / "site";
        write(directory / "index.html", "<!doctype html><title>page</title>");
        write(directory / "app.3f9c02ab.js", "plain");
        write(directory / "app.3f9c02ab.js.br", "brotli");
        write(directory / "app.3f9c02ab.js.gz", "gzip");
        write(directory / "app.0123456789.wasm", "wasm");
        write(directory / "fonts" / "onest.abcdef01.woff2", "font");
        write(directory / "manifest.webmanifest", "{}");
        write(directory / "sw.js", "worker");
        write(directory / ".hidden", "hidden");
        write(directory.parent_path() / "secret.txt", "secret");
        Options options = two_schools();
        options.site = directory.string();
        server = std::make_unique<TestServer>(options);
    }
    ~Page() {
        server.reset();
        fs::remove_all(directory.parent_path());
    }
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

    Client client() const { return Client(server->port()); }
};

}  // namespace

TEST_CASE("the page's files have their types and caching by name") {
    Page page;
    Client client = page.client();
    const std::vector<std::pair<std::string, std::string>> types{
        {"/", "text/html; charset=utf-8"},
        {"/index.html", "text/html; charset=utf-8"},
        {"/app.3f9c02ab.js", "text/javascript; charset=utf-8"},
        {"/app.0123456789.wasm", "application/wasm"},
        {"/fonts/onest.abcdef01.woff2", "font/woff2"},
        {"/manifest.webmanifest", "application/manifest+json; charset=utf-8"},
        {"/config.json", "application/json; charset=utf-8"}};
    for (const auto& [path, type] : types) {
        INFO(path);
        const Got got = client.get(path);
        CHECK(got.status == 200);
        CHECK(got.header("Content-Type") == type);
    }
    CHECK(client.get("/app.3f9c02ab.js").header("Cache-Control") ==
          "public, max-age=31536000, immutable");
    for (const char* path : {"/", "/sw.js", "/config.json", "/manifest.webmanifest"}) {
        CHECK(client.get(path).header("Cache-Control") == "no-cache");
    }
    CHECK(client.get("/").body == client.get("/index.html").body);
    CHECK(client.head("/").body.empty());
    CHECK(client.head("/").header("Content-Length") == "34");
}

TEST_CASE("the best encoding that the client accepts is served from the built files") {
    Page page;
    Client client = page.client();
    const auto body = [&](const std::string& accepted) {
        const Got got = client.get("/app.3f9c02ab.js", {{"Accept-Encoding", accepted}});
        CHECK(got.header("Vary") == "Accept-Encoding");
        CHECK(got.header("Content-Encoding") == (got.body == "brotli" ? "br"
                                                 : got.body == "gzip" ? "gzip"
                                                                      : ""));
        return got.body;
    };
    CHECK(body("gzip, deflate, br, zstd") == "brotli");
    CHECK(body("gzip") == "gzip");
    CHECK(body("br;q=0.2, gzip;q=0.8") == "gzip");
    CHECK(body("br;q=0, gzip;q=0") == "plain");
    CHECK(body("*") == "brotli");
    CHECK(body("br;q=0, *") == "gzip");
    CHECK(body("identity;q=1, br;q=0.5") == "plain");
    CHECK(body("br;q=nonsense") == "plain");
    CHECK(body("") == "plain");
    CHECK(client.get("/sw.js").header("Vary").empty());
}

TEST_CASE("an unchanged page is not sent again, a changed one is") {
    Page page;
    Client client = page.client();
    const std::string tag = client.get("/").header("ETag");
    REQUIRE_FALSE(tag.empty());
    const Got again = client.get("/", {{"If-None-Match", tag}});
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(again.header("ETag") == tag);
    const std::string packed =
        client.get("/app.3f9c02ab.js", {{"Accept-Encoding", "br"}}).header("ETag");
    CHECK(packed != client.get("/app.3f9c02ab.js").header("ETag"));
    write(page.directory / "index.html", "<!doctype html><title>another page</title>");
    CHECK(client.get("/", {{"If-None-Match", tag}}).status == 200);
}

TEST_CASE("no path leads out of the page's directory or to hidden files") {
    Page page;
    Client client = page.client();
    for (const char* path :
         {"/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/fonts/../../secret.txt",
          "/fonts/%2e%2e/%2e%2e/secret.txt", "//secret.txt", "/./index.html", "/.hidden",
          "/..\\secret.txt", "/index.html%00.js", "/fonts", "/fonts/", "/app.3f9c02ab.js.br",
          "/%2fetc/passwd", "/nothing"}) {
        INFO(path);
        const Got got = client.get(path);
        CHECK((got.status == 404 || got.status == 400));
        CHECK(got.body.find("secret") == std::string::npos);
    }
}

TEST_CASE("every answer carries the protecting headers and the school's time") {
    Page page;
    Client client = page.client();
    for (const char* path : {"/", "/app.3f9c02ab.js"}) {
        INFO(path);
        const Got got = client.get(path);
        CHECK(got.header("Content-Security-Policy") ==
              "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
              "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src "
              "'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors "
              "'none'");
        CHECK(got.header("Referrer-Policy") == "no-referrer");
        CHECK(got.header("Cross-Origin-Opener-Policy") == "same-origin");
    }
    for (const char* path :
         {"/oauth2/style.css", "/config.json", "/v2/users/me", "/v2/nothing", "/nothing"}) {
        INFO(path);
        CHECK(client.get(path).header("Content-Security-Policy") ==
              "default-src 'none'; frame-ancestors 'none'");
    }
    for (const char* path : {"/", "/app.3f9c02ab.js", "/config.json", "/v2/users/me",
                             "/oauth2/style.css", "/nothing"}) {
        INFO(path);
        const Got got = client.get(path);
        CHECK(got.header("X-Content-Type-Options") == "nosniff");
        CHECK(got.header("Cross-Origin-Resource-Policy") == "same-origin");
        CHECK(got.header("Date").starts_with("Wed, 18 Nov 2026 05:3"));
    }
}

TEST_CASE("the configuration names the ways to sign in") {
    Client client(shared_server().port());
    const Json json = client.get("/config.json").json();
    CHECK(json["apiBase"] == "");
    check_shape(json["oauth"], "authorize:s token:s revoke:s");
    REQUIRE(json["demo"]["accounts"].size() == 3);
    for (const Json& account : json["demo"]["accounts"]) {
        check_shape(account, "role:s login:s password:s");
        CHECK_FALSE(sign_in(shared_server(), account["login"]).access.empty());
    }
}

TEST_CASE("large answers of the API are compressed as asked and told apart by their tags") {
    Client parent = signed_in("parent");
    const std::string path = "/v2/users/me/context";
    const Got plain = parent.get(path);
    const Got brotli = parent.get(path, {{"Accept-Encoding", "gzip, br"}});
    const Got gzip = parent.get(path, {{"Accept-Encoding", "gzip"}});
    CHECK(plain.header("Content-Encoding").empty());
    CHECK(brotli.header("Content-Encoding") == "br");
    CHECK(gzip.header("Content-Encoding") == "gzip");
    CHECK(brotli.body.size() < plain.body.size() / 3);
    CHECK(gzip.body.size() < plain.body.size() / 3);
    CHECK(plain.header("ETag") != brotli.header("ETag"));
    CHECK(parent.get(path, {{"If-None-Match", brotli.header("ETag")}}).status == 304);
    CHECK(parent.get(path, {{"If-None-Match", "\"other\""}}).status == 200);
    CHECK(parent.get("/v2/users/me/roles", {{"Accept-Encoding", "br"}})
              .header("Content-Encoding")
              .empty());
}

TEST_CASE("ranges are not served, so none can reach beyond the body") {
    Client parent = signed_in("parent");
    const Got whole = parent.get("/v2/users/me");
    const Got part = parent.get("/v2/users/me", {{"Range", "bytes=5-999999"}});
    CHECK(part.status == 200);
    CHECK(part.body == whole.body);
}

TEST_CASE("an address that is too long is refused") {
    Client client(shared_server().port());
    CHECK(client.get("/" + std::string(3000, 'x')).status == 414);
}
