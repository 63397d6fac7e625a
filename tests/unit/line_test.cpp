#include <catch2/catch_test_macros.hpp>

#include "support/fake_device.h"
#include "sync/line.h"

using namespace ranets;
using sync::Line;
using Kind = model::Error::Kind;

namespace {

struct Wire {
    test::FakeClock clock;
    test::FakeRng rng{5};
    Line line{clock, rng};

    void exchange(int ms, std::size_t bytes = 200) {
        const auto sent = clock.monotonic_ms();
        clock.advance(ms);
        line.succeeded({sent, bytes});
    }
    void failure(Kind kind = Kind::Server, int ms = 50) {
        const auto sent = clock.monotonic_ms();
        clock.advance(ms);
        line.failed({sent, 0}, kind, std::nullopt);
    }
};

}  // namespace

TEST_CASE("patience follows what was measured, within bounds") {
    Wire wire;
    CHECK(wire.line.timeout_ms() == Line::kFirstTimeoutMs);
    for (int i = 0; i < 20; ++i) wire.exchange(80);
    CHECK(wire.line.timeout_ms() == Line::kShortestTimeoutMs);
    for (int i = 0; i < 20; ++i) wire.exchange(4'000);
    CHECK(wire.line.timeout_ms() > 11'000);
    CHECK(wire.line.timeout_ms() < 20'000);
    for (int i = 0; i < 20; ++i) wire.exchange(30'000);
    CHECK(wire.line.timeout_ms() == Line::kLongestTimeoutMs);
}

TEST_CASE("a thin line is given the time that its bytes need") {
    Wire wire;
    for (int i = 0; i < 20; ++i) wire.exchange(400);
    const int before = wire.line.timeout_ms();
    for (int i = 0; i < 20; ++i) wire.exchange(400 + 5'000, 50'000);  // 10 bytes a millisecond
    CHECK(wire.line.timeout_ms() > before + 20'000);
    CHECK(wire.line.timeout_ms() <= Line::kLongestTimeoutMs);
}

TEST_CASE("after a time-out more time is given, until something comes through") {
    Wire wire;
    for (int i = 0; i < 20; ++i) wire.exchange(80);
    wire.failure(Kind::Timeout, 4'000);
    CHECK(wire.line.timeout_ms() == 2 * Line::kShortestTimeoutMs);
    for (int i = 0; i < 5; ++i) {
        wire.clock.advance(1'000);
        wire.failure(Kind::Timeout, 4'000);
    }
    CHECK(wire.line.timeout_ms() == Line::kLongestTimeoutMs);
    wire.exchange(80);
    CHECK(wire.line.timeout_ms() == Line::kShortestTimeoutMs);
}

TEST_CASE("pauses grow to minutes and end with a success") {
    Wire wire;
    CHECK(wire.line.wait_ms() == 0);
    std::int64_t ceiling = Line::kFirstPauseMs;
    for (int i = 0; i < 8; ++i) {
        wire.failure();
        CHECK(*wire.line.wait_ms() <= ceiling);
        wire.clock.advance(*wire.line.wait_ms());
        ceiling = std::min<std::int64_t>(ceiling * 4, Line::kLongestPauseMs);
    }
    CHECK(wire.line.down());
    wire.exchange(50);
    CHECK(wire.line.wait_ms() == 0);
    CHECK(wire.line.state() == Line::State::Good);
    wire.failure();
    CHECK(*wire.line.wait_ms() <= Line::kFirstPauseMs);
}

TEST_CASE("what was under way together fails as one") {
    Wire wire;
    wire.clock.advance(50);
    for (int i = 0; i < 4; ++i) wire.line.failed({0, 0}, Kind::Server, std::nullopt);
    CHECK_FALSE(wire.line.down());
    CHECK(*wire.line.wait_ms() <= Line::kFirstPauseMs);
}

TEST_CASE("whatever chance says, ten minutes see a dozen tries at most") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Wire wire;
        wire.rng = test::FakeRng{seed};
        wire.clock.advance(50);
        int tries = 0;
        for (; tries < 4; ++tries) wire.line.failed({0, 0}, Kind::Server, std::nullopt);
        while (true) {
            wire.clock.advance(*wire.line.wait_ms());
            if (wire.clock.monotonic_ms() >= Line::kWindowMs) break;
            wire.failure();
            ++tries;
        }
        INFO("seed " << seed);
        CHECK(tries <= 12);
        CHECK(tries >= 5);
    }
}

TEST_CASE("a probe is made at once, but not one after the other") {
    Wire wire;
    wire.line.lost();
    CHECK(wire.line.state() == Line::State::Gone);
    CHECK_FALSE(wire.line.wait_ms());
    CHECK(wire.line.probe());
    CHECK(wire.line.wait_ms() == 0);
    wire.failure(Kind::Offline);
    wire.line.lost();
    for (int i = 0; i < 3; ++i) CHECK_FALSE(wire.line.probe());
    CHECK(wire.line.wait_ms() == Line::kProbeEveryMs - 50);
    wire.clock.advance(2 * Line::kProbeEveryMs);
    CHECK(wire.line.probe());
    CHECK(wire.line.down());  // until something has come through
    wire.exchange(50);
    CHECK_FALSE(wire.line.down());
}

TEST_CASE("a wish that meets a try under way is not forgotten when that fails") {
    Wire wire;
    for (int i = 0; i < 4; ++i) wire.failure(Kind::Offline);
    const auto sent = wire.clock.monotonic_ms();
    wire.clock.advance(100);
    CHECK(wire.line.probe());
    wire.clock.advance(100);
    wire.line.failed({sent, 0}, Kind::Offline, std::nullopt);
    CHECK(wire.line.wait_ms() == 0);
    // But it is one wish: the next failure is waited out.
    wire.failure(Kind::Offline);
    CHECK(wire.line.wait_ms() > 0);
}

TEST_CASE("a stranger's answer and a long silence say enough at once") {
    Wire portal;
    portal.failure(Kind::Garbled);
    CHECK(portal.line.down());
    CHECK(portal.line.state() == Line::State::Bad);
    Wire silent;
    silent.failure(Kind::Timeout, 15'000);
    CHECK(silent.line.down());
}
