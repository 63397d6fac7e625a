#include <catch2/catch_test_macros.hpp>

#include "api/pkce.h"
#include "api/url.h"
#include "support/fake_device.h"

using namespace ranets;

namespace {

std::string hex(const api::Sha256& digest) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string out;
    for (const auto byte : digest) {
        out += kDigits[byte >> 4];
        out += kDigits[byte & 15];
    }
    return out;
}

}  // namespace

TEST_CASE("SHA-256 agrees with the vectors of FIPS 180") {
    CHECK(hex(api::sha256("")) ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex(api::sha256("abc")) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex(api::sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(hex(api::sha256(std::string(1'000'000, 'a'))) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    // One byte short of a block, a block, one byte more: the places where padding goes wrong.
    CHECK(hex(api::sha256(std::string(55, 'x'))) != hex(api::sha256(std::string(56, 'x'))));
    CHECK(hex(api::sha256(std::string(64, 'a'))) ==
          "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

TEST_CASE("base64url has no padding and no unsafe characters") {
    const auto encode = [](std::string_view text) {
        return api::base64url({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    };
    CHECK(encode("").empty());
    CHECK(encode("f") == "Zg");
    CHECK(encode("fo") == "Zm8");
    CHECK(encode("foo") == "Zm9v");
    CHECK(encode("foobar") == "Zm9vYmFy");
    CHECK(encode("\xff\xef\xbe") == "_---");
}

TEST_CASE("the challenge is the one of RFC 7636, appendix B") {
    CHECK(api::code_challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk") ==
          "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

TEST_CASE("random tokens are long and differ") {
    test::FakeRng rng(7);
    const auto one = api::random_token(rng);
    CHECK(one.size() == 43);
    CHECK(one != api::random_token(rng));
}

TEST_CASE("forms are percent-encoded byte by byte") {
    CHECK(api::url_encode("aZ09-._~") == "aZ09-._~");
    CHECK(api::url_encode("a b+c&d=e/%") == "a%20b%2Bc%26d%3De%2F%25");
    CHECK(api::url_encode("Ё") == "%D0%81");
    CHECK(api::Form().add("login", "a&b").add("password", "").text() == "login=a%26b&password=");
}
