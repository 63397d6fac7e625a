// Sign-ins and tokens over hours and from many addresses, below HTTP.
#include <catch2/catch_test_macros.hpp>

#include "auth/accounts.h"
#include "auth/secrets.h"
#include "set_clock.h"
#include "support.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::string_view kKey = "7b0e6c1a-5f43-4d8e-9a2b-000000000001";
constexpr std::string_view kOther = "7b0e6c1a-5f43-4d8e-9a2b-000000000002";

struct World {
    SetClock clock;
    std::unique_ptr<Database> database = std::move(Database::open("").value());
    std::unique_ptr<Accounts> accounts = start();

    std::unique_ptr<Accounts> start() {
        return std::make_unique<Accounts>(known_school().district, *database, clock);
    }
    IssuedTokens issued() {
        return accounts->issue(known_school().pupil().index, "ranets", 1).value();
    }
};

struct Guesser {
    SetClock clock;
    Attempts attempts{clock};

    std::int64_t wrong(const std::string& address, const std::string& login = "pupil") {
        const std::int64_t wait = attempts.begin(address, login);
        if (wait == 0) attempts.end(address, login, Attempts::Result::Wrong);
        return wait;
    }
    std::int64_t right(const std::string& address, const std::string& login = "pupil") {
        const std::int64_t wait = attempts.begin(address, login);
        if (wait == 0) attempts.end(address, login, Attempts::Result::Right);
        return wait;
    }
    // How many of the tries were looked at.
    int tries(int count, const std::string& address, const std::string& login = "pupil") {
        int seen = 0;
        for (int i = 0; i < count; ++i) seen += wrong(address, login) == 0 ? 1 : 0;
        return seen;
    }
};

}  // namespace

TEST_CASE("a refresh is answered again for a day, also by a server that was started anew") {
    World world;
    const IssuedTokens first = world.issued();
    const Issued second = world.accounts->refresh(first.refresh, "ranets", kKey);
    REQUIRE(second);
    world.clock.at.ms += 10 * kMinute;
    const Issued again = world.accounts->refresh(first.refresh, "ranets", kKey);
    REQUIRE(again);
    CHECK(again.value().access == second.value().access);
    CHECK(again.value().refresh == second.value().refresh);
    CHECK(again.value().expires_in == 50 * 60);  // of what is left
    CHECK(world.accounts->check(again.value().access));

    world.clock.at.ms += 23 * kHour;
    world.accounts = world.start();
    const Issued late = world.accounts->refresh(first.refresh, "ranets", kKey);
    REQUIRE(late);
    CHECK(late.value().refresh == second.value().refresh);
    CHECK(late.value().expires_in == 0);
    CHECK(world.accounts->refresh(late.value().refresh, "ranets", kOther));
}

TEST_CASE("a spent refresh token with another key, or after a day, ends the family") {
    for (const bool is_late : {false, true}) {
        World world;
        const IssuedTokens first = world.issued();
        const Issued second = world.accounts->refresh(first.refresh, "ranets", kKey);
        REQUIRE(second);
        if (is_late) world.clock.at.ms += 24 * kHour + kSecond;
        const Issued copy =
            world.accounts->refresh(first.refresh, "ranets", is_late ? kKey : kOther);
        REQUIRE_FALSE(copy);
        CHECK(copy.error().kind == ranets::model::Error::Kind::Refused);
        CHECK_FALSE(world.accounts->check(second.value().access));
        CHECK_FALSE(world.accounts->refresh(second.value().refresh, "ranets", kOther));
        CHECK_FALSE(world.accounts->refresh(first.refresh, "ranets", kKey));
    }
}

TEST_CASE("the data file alone gives no token away") {
    const std::string sealed = seal("a text", "a secret");
    CHECK(unseal(sealed, "a secret") == "a text");
    CHECK_FALSE(unseal(sealed, "another"));
    std::string changed = sealed;
    changed[14] = static_cast<char>(changed[14] ^ 1);
    CHECK_FALSE(unseal(changed, "a secret"));
    CHECK_FALSE(unseal("", "a secret"));
    CHECK(seal("a text", "a secret") != sealed);

    World world;
    const IssuedTokens first = world.issued();
    const Issued second = world.accounts->refresh(first.refresh, "ranets", kKey);
    REQUIRE(second);
    DatabaseLock locked = world.database->read();
    Statement row = locked.prepare("SELECT sealed FROM renewal");
    REQUIRE(row.step());
    CHECK(row.text(0).find(second.value().access) == std::string::npos);
    CHECK(row.text(0).find(second.value().refresh) == std::string::npos);
}

TEST_CASE("who guesses at one address waits longer each time, and the owner elsewhere does not") {
    Guesser guesser;
    CHECK(guesser.tries(60, "10.0.0.1") == 8);
    const std::int64_t first = guesser.wrong("10.0.0.1");
    CHECK(first == 30);
    CHECK(guesser.right("10.0.0.2") == 0);
    guesser.clock.at.ms += first * kSecond;
    CHECK(guesser.tries(60, "10.0.0.1") == 4);
    CHECK(guesser.wrong("10.0.0.1") == 60);
    for (int i = 0; i < 12; ++i) {
        guesser.clock.at.ms += guesser.wrong("10.0.0.1") * kSecond;
        guesser.tries(60, "10.0.0.1");
    }
    CHECK(guesser.wrong("10.0.0.1") == 15 * 60);
    guesser.clock.at.ms += 15 * kMinute;
    CHECK(guesser.right("10.0.0.1") == 0);  // never longer, and then nothing is held against it
    CHECK(guesser.tries(60, "10.0.0.1") == 8);
}

TEST_CASE("guesses that are looked at together count before any of them is known to be wrong") {
    Guesser guesser;
    for (int i = 0; i < 8; ++i) CHECK(guesser.attempts.begin("10.0.0.1", "pupil") == 0);
    CHECK(guesser.attempts.begin("10.0.0.1", "pupil") > 0);
    // All were right: the same family on all its devices.
    for (int i = 0; i < 8; ++i) {
        guesser.attempts.end("10.0.0.1", "pupil", Attempts::Result::Right);
    }
    CHECK(guesser.right("10.0.0.1") == 0);
}

TEST_CASE("an account that many addresses guess at stays open where it was signed in to before") {
    Guesser guesser;
    CHECK(guesser.right("10.9.9.9") == 0);
    int seen = 0;
    for (int i = 0; i < 200; ++i) seen += guesser.tries(1, "10.0.0." + std::to_string(i));
    CHECK(seen == 40);
    CHECK(guesser.right("10.9.9.9") == 0);
    const std::int64_t wait = guesser.right("10.8.8.8");
    CHECK(wait > 0);
    CHECK(wait <= 60);  // a minute at most, however long it goes on
    for (int i = 0; i < 50; ++i) {
        guesser.clock.at.ms += 61 * kSecond;
        for (int k = 0; k < 30; ++k)
            guesser.tries(1, "10.1." + std::to_string(i) + "." + std::to_string(k));
    }
    CHECK(guesser.right("10.8.8.8") <= 60);
    CHECK(guesser.right("10.9.9.9") == 0);
}

TEST_CASE("an address that guesses at many accounts waits, a network of IPv6 as one") {
    Guesser guesser;
    int seen = 0;
    for (int i = 0; i < 200; ++i) {
        seen +=
            guesser.tries(1, "2001:db8:0:1::" + std::to_string(i + 1), "login" + std::to_string(i));
    }
    CHECK(seen == 60);
    CHECK(guesser.wrong("2001:db8:0:1:ffff::1", "another") > 0);
    CHECK(guesser.wrong("2001:db8:0:2::1", "another") == 0);
}

TEST_CASE("who guesses from everywhere at everything fills no memory") {
    Guesser guesser;
    const std::string home = "10.0.0.1";
    guesser.right(home);
    for (int i = 0; i < 25'000; ++i) {
        const std::string address = "10." + std::to_string(1 + i / 65'536) + "." +
                                    std::to_string(i / 256 % 256) + "." + std::to_string(i % 256);
        guesser.wrong(address, std::string(2'000, 'x') + std::to_string(i));
        if (i % 1'000 == 0) CHECK(guesser.attempts.most_counts() <= Attempts::kMostCounts);
    }
    CHECK(guesser.attempts.most_counts() <= Attempts::kMostCounts);
    // Who was right before is known among all of them.
    for (int i = 0; i < 60; ++i) guesser.wrong("10.200.0." + std::to_string(i));
    CHECK(guesser.wrong("10.200.1.1") > 0);
    CHECK(guesser.right(home) == 0);
}
