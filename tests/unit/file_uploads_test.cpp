// Files on their way to the server: through cuts, reloads and refusals.
#include <catch2/catch_test_macros.hpp>

#include "support/fake_world.h"
#include "sync/file_uploads.h"

using namespace ranets;
using test::FakeWorld;
using Phase = sync::FileUploads::State::Phase;
using Problem = sync::FileUploads::Problem;

namespace {

std::string noise(std::size_t size) {
    std::string bytes(size, ' ');
    std::uint32_t mixed = 7;
    for (char& c : bytes) c = static_cast<char>((mixed = mixed * 1'664'525 + 1'013'904'223) >> 24);
    return bytes;
}

// Of the page: as many bytes as are asked for, a moment later.
class FakePicked final : public sync::PickedFile {
  public:
    FakePicked(FakeWorld& world, std::string bytes)
        : world_(world),
          bytes_(std::move(bytes)),
          size_(static_cast<std::int64_t>(bytes_.size())) {}

    std::string name() const override { return "Сочинение.docx"; }
    std::int64_t size() const override { return size_; }
    void read(std::int64_t first, std::int64_t count,
              std::function<void(std::optional<std::string>)> done) override {
        largest = std::max(largest, count);
        world_.events.after(2, [this, alive = std::weak_ptr(alive_), first, count,
                                done = std::move(done)] {
            if (alive.expired()) return;
            if (world_.picked_is_gone) return done(std::nullopt);
            done(bytes_.substr(static_cast<std::size_t>(first), static_cast<std::size_t>(count)));
        });
    }
    static inline std::int64_t largest = 0;

  private:
    FakeWorld& world_;
    std::string bytes_;
    std::int64_t size_;
    std::shared_ptr<int> alive_ = std::make_shared<int>(0);
};

void sign_in(FakeWorld& world) {
    world.school.features = {"files", "uploads"};
    world.signed_in();
}

sync::FileUploads& uploads(FakeWorld& world) {
    return world.app().uploads();
}

std::int64_t pick(FakeWorld& world, const std::string& bytes) {
    const auto begun = uploads(world).begin(std::make_unique<FakePicked>(world, bytes));
    CHECK(begun.problem == Problem::None);
    return begun.number;
}

// The one file that somebody has sent.
const std::string& sent(const FakeWorld& world) {
    REQUIRE(world.school.files.size() == 1);
    return world.school.files.begin()->second.bytes;
}

int pieces(const FakeWorld& world) {
    return world.http.count("/ext/v1/uploads/");
}

void cut(FakeWorld& world, std::int64_t ms) {
    world.http.connected = false;
    world.app().network_changed(false);
    world.advance(ms);
    world.http.connected = true;
    world.app().network_changed(true);
}

}  // namespace

TEST_CASE("a file is copied, sent in pieces through five cuts, and has an id then") {
    FakeWorld world;
    sign_in(world);
    const auto bytes = noise(3'000'000);
    model::FileId landed;
    uploads(world).on_landed = [&](std::int64_t, model::FileId id) { landed = id; };
    const auto number = pick(world, bytes);
    CHECK(uploads(world).state(number)->phase == Phase::Copying);
    int cuts = 0;
    while (!landed) {
        world.advance(110);
        if (cuts < 5 && pieces(world) > 2 * cuts) {
            ++cuts;
            cut(world, 3'000);
        }
        REQUIRE(world.clock.monotonic_ms() < 600'000);
    }
    CHECK(cuts == 5);
    CHECK((sent(world) == bytes));
    CHECK(uploads(world).state(number)->phase == Phase::Landed);
    CHECK(uploads(world).state(number)->id == landed);
    CHECK(world.http.count("/ext/v1/uploads") - pieces(world) <= 2);  // announcements
    uploads(world).forget(number);
    CHECK_FALSE(uploads(world).state(number));
}

TEST_CASE("a file goes on after a reload, from where the server has it") {
    FakeWorld world;
    sign_in(world);
    const auto bytes = noise(1'500'000);
    const auto number = pick(world, bytes);
    while (pieces(world) < 3) world.advance(20);
    const auto before = sent(world).size();
    CHECK(before > 0);
    world.reboot();
    world.http.forget();
    world.advance(20'000);
    CHECK((sent(world) == bytes));
    const auto state = uploads(world).state(number);
    REQUIRE(state);
    CHECK(state->phase == Phase::Landed);
    CHECK(world.http.count("/ext/v1/uploads") == pieces(world));  // it was announced before
}

TEST_CASE("what was not copied before the page was gone is not there after it") {
    FakeWorld world;
    sign_in(world);
    const auto number = pick(world, noise(1'500'000));
    world.advance(3);
    CHECK(uploads(world).state(number)->phase == Phase::Copying);
    CHECK(uploads(world).state(number)->done > 0);
    world.reboot();
    world.advance(20'000);
    CHECK_FALSE(uploads(world).state(number));
    CHECK_FALSE(uploads(world).waiting());
    CHECK(world.school.files.empty());
}

TEST_CASE("a file that can't be read to its end is given up, and told") {
    FakeWorld world;
    sign_in(world);
    std::int64_t lost = 0;
    uploads(world).on_lost = [&](std::int64_t number) { lost = number; };
    const auto number = pick(world, noise(1'500'000));
    world.advance(3);
    world.picked_is_gone = true;
    world.advance(20'000);
    CHECK(lost == number);
    CHECK_FALSE(uploads(world).state(number));
}

TEST_CASE("a cancelled file leaves nothing, here or there") {
    FakeWorld world;
    sign_in(world);
    const auto number = pick(world, noise(1'500'000));
    while (pieces(world) < 3) world.advance(20);
    uploads(world).cancel(number);
    world.advance(20'000);
    CHECK(world.school.files.empty());
    CHECK_FALSE(uploads(world).waiting());
    // And the next one is sent.
    const auto bytes = noise(100'000);
    pick(world, bytes);
    world.advance(20'000);
    CHECK((sent(world) == bytes));
}

TEST_CASE("a file that the server has forgotten is announced and sent again") {
    FakeWorld world;
    sign_in(world);
    const auto bytes = noise(1'500'000);
    const auto number = pick(world, bytes);
    while (pieces(world) < 3) world.advance(20);
    world.school.files.clear();
    world.advance(20'000);
    CHECK((sent(world) == bytes));
    CHECK(uploads(world).state(number)->phase == Phase::Landed);
}

TEST_CASE("a file that the server does not want stays to be told of, and the next one goes") {
    FakeWorld world;
    sign_in(world);
    const auto error = R"({"type":"fileTypeRefused","description":"Programs are not taken"})";
    world.school.rules = {{"/ext/v1/uploads/", test::json_response(415, error)}};
    const auto refused = pick(world, noise(300'000));
    world.advance(20'000);
    CHECK(uploads(world).state(refused)->phase == Phase::Refused);
    CHECK_FALSE(uploads(world).waiting());
    world.school.rules.clear();
    world.school.files.clear();
    const auto bytes = noise(100'000);
    pick(world, bytes);
    world.advance(20'000);
    CHECK((sent(world) == bytes));
    world.reboot();
    world.advance(20'000);
    CHECK(uploads(world).state(refused)->phase == Phase::Refused);
}

TEST_CASE("what can't be sent is refused before anything is copied") {
    FakeWorld world;
    sign_in(world);
    const auto begin = [&](std::string bytes) {
        return uploads(world).begin(std::make_unique<FakePicked>(world, std::move(bytes))).problem;
    };
    CHECK(begin("") == Problem::Empty);
    CHECK(begin(std::string(sync::FileUploads::kLargest + 1, ' ')) == Problem::TooLarge);
    world.school.features = {"files"};
    FakeWorld other;
    other.signed_in();
    CHECK(uploads(other).begin(std::make_unique<FakePicked>(other, "x")).problem ==
          Problem::NotOpen);
}

TEST_CASE("where nothing is kept the page's file is read as it is sent") {
    FakeWorld world;
    world.storage.available = false;
    sign_in(world);
    FakePicked::largest = 0;
    const auto bytes = noise(1'500'000);
    const auto number = pick(world, bytes);
    CHECK(uploads(world).state(number)->phase == Phase::Queued);
    world.advance(20'000);
    CHECK((sent(world) == bytes));
    CHECK(FakePicked::largest <= 256 << 10);
}

TEST_CASE("files arrive whole, each once, whatever the line does") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        INFO("seed " << seed);
        FakeWorld world(seed);
        sign_in(world);
        test::FakeRng dice(seed * 77);
        const auto roll = [&] {
            std::uint8_t byte[1];
            dice.fill(byte);
            return static_cast<int>(byte[0]);
        };
        // Of requests for files some are lost, some answers are, and sometimes the page is loaded
        // again; other trouble comes in hours of nothing.
        world.http.server = [&](const sync::Request& request) -> std::optional<sync::Response> {
            if (request.url.find("uploads") == std::string::npos || roll() < 180)
                return world.school.answer(request);
            sync::Response lost;
            lost.outcome = sync::Response::Outcome::Offline;
            if (roll() < 128) world.school.answer(request);
            return lost;
        };
        const auto bytes = noise(1'000'000);
        const auto number = pick(world, bytes);
        world.advance(100);
        const auto landed = [&] {
            const auto state = uploads(world).state(number);
            REQUIRE(state);
            return state->phase == Phase::Landed;
        };
        for (int step = 0; step < 2'000 && !landed(); ++step) {
            world.advance(500);
            if (roll() < 10) world.reboot();
            if (roll() < 5) cut(world, 20'000);
            world.advance(20'000);
        }
        REQUIRE(landed());
        CHECK((sent(world) == bytes));
    }
}
