#include <catch2/catch_test_macros.hpp>

#include "support/fake_world.h"

using namespace ranets;
using namespace ranets::app;
using test::FakeWorld;
using State = FileView::State;

namespace {

const std::string kBytes(48'200, '%');

// With Tuesday's fourth lesson open, whose homework has a file.
void open_lesson(FakeWorld& world) {
    auto route = world.views().route;
    route.lesson = world.views().diary.week.value->days[1].lessons[3].id;
    world.app().carry_out(app::Go{.route = route});
    world.settle();
}

void begin(FakeWorld& world) {
    world.school.features = {"files"};
    world.signed_in();
    open_lesson(world);
}

const model::Attachment& file(const FakeWorld& world) {
    return world.views().diary.open_lesson->homework.front().files.front();
}

// What the open lesson's file is from now on.
std::string large_file(FakeWorld& world, std::size_t size) {
    std::string bytes(size, ' ');
    std::uint32_t mixed = 1;
    for (char& c : bytes) c = static_cast<char>((mixed = mixed * 1'664'525 + 1'013'904'223) >> 24);
    world.school.files[file(world).id.value] = {.bytes = bytes, .owner = {}, .name = {}};
    return bytes;
}

// The range of the first request for a file since http.forget().
std::string asked_again(const FakeWorld& world) {
    for (const auto& request : world.http.requests) {
        if (request.url.find("/ext/v1/files/") == std::string::npos) continue;
        for (const auto& [name, value] : request.headers)
            if (name == "Range") return value;
    }
    return {};
}

State state(const FakeWorld& world) {
    REQUIRE(world.views().files.size() == 1);
    CHECK(world.views().files[0].id == file(world).id);
    return world.views().files[0].state;
}

}  // namespace

TEST_CASE("a file is fetched at a press, offered, and there from then on without a network") {
    FakeWorld world;
    begin(world);
    CHECK(state(world) == State::Absent);
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    CHECK(state(world) == State::Loading);
    world.settle();
    CHECK(state(world) == State::Here);
    REQUIRE(world.saved.size() == 1);
    CHECK(world.saved[0] == std::pair(std::string("Практикум.docx"), kBytes));
    CHECK(world.http.count("/ext/v1/files/") == 1);

    world.http.connected = false;
    world.start();
    world.settle();
    open_lesson(world);
    CHECK(state(world) == State::Here);
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    CHECK(world.saved.size() == 2);
    CHECK(world.saved[1].second == kBytes);
}

TEST_CASE("a file that waits for a line comes by itself once there is one") {
    FakeWorld world;
    begin(world);
    world.http.connected = false;
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    world.settle();
    world.advance(60'000);
    CHECK(state(world) == State::Offline);
    world.http.connected = true;
    world.app().network_changed(true);
    world.settle();
    CHECK(state(world) == State::Here);
    CHECK(world.saved.size() == 1);
}

TEST_CASE("a file that can't be had says so, and can be asked for again") {
    FakeWorld world;
    begin(world);
    world.school.rules = {
        {"/ext/v1/files/",
         test::json_response(404, R"({"type":"apiObjectNotFound","description":""})")}};
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    world.settle();
    CHECK(state(world) == State::Failed);  // told to whoever looks a second later, too
    CHECK(world.saved.empty());
    world.school.rules.clear();
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    world.settle();
    CHECK(state(world) == State::Here);
    CHECK(world.saved.size() == 1);
}

TEST_CASE("small files of coming homework are fetched ahead, and not twice") {
    FakeWorld world;
    world.school.features = {"files"};
    world.signed_in();
    world.advance(120'000);
    // Next Tuesday's and the one after, of each child; this Tuesday is over.
    CHECK(world.http.count("/ext/v1/files/") == 4);
    CHECK(world.saved.empty());
    world.http.forget();
    world.app().became_hidden();
    world.app().became_visible();
    world.advance(120'000);
    CHECK(world.http.count("/ext/v1/files/") == 0);
}

TEST_CASE("what could not be fetched ahead is tried again once the network is back") {
    FakeWorld world;
    world.school.features = {"changes", "files"};
    world.school.rules = {{"/ext/v1/files/", test::json_response(404, "{}")}};
    world.signed_in();
    world.advance(120'000);
    world.app().address_changed("#/diary/2026-11-24?view=day");
    world.settle();
    open_lesson(world);
    CHECK(state(world) == State::Absent);  // of what nobody has pressed
    world.school.rules.clear();
    world.http.forget();
    world.app().network_changed(false);
    world.app().network_changed(true);
    world.advance(120'000);
    CHECK(world.http.count("/ext/v1/files/") == 4);
}

TEST_CASE("a server without files leaves them to their addresses") {
    FakeWorld world;
    world.signed_in();
    open_lesson(world);
    CHECK(world.views().files.empty());
    CHECK(file(world).url.starts_with("https://files.test/"));
}

TEST_CASE("a large file comes in pieces, through cuts, and is handed out in pieces") {
    FakeWorld world;
    begin(world);
    const std::string bytes = large_file(world, 3'000'000);
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    int cuts = 0;
    while (state(world) != State::Here) {
        // Every few pieces the line is gone for a while, also in the middle of one.
        world.advance(110);
        if (cuts < 5 && world.http.count("/ext/v1/files/") > 2 * cuts) {
            ++cuts;
            world.http.connected = false;
            world.app().network_changed(false);
            world.advance(3'000);
            world.http.connected = true;
            world.app().network_changed(true);
        }
        REQUIRE(world.clock.monotonic_ms() < 600'000);
    }
    world.settle();
    CHECK(cuts == 5);
    REQUIRE(world.saved.size() == 1);
    CHECK((world.saved[0].second == bytes));
    CHECK(world.largest_part <= std::size_t{256} << 10);
    // What came before a cut was not asked for again: a piece a cut at most.
    CHECK(world.http.bytes_in < 3'000'000 + 5 * (256 << 10) + 200'000);
}

TEST_CASE("a download tells how far it is, and goes on after a reload") {
    FakeWorld world;
    begin(world);
    const std::string bytes = large_file(world, 1'000'000);
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    world.advance(160);
    auto view = world.views().files[0];
    CHECK(view.state == State::Loading);
    CHECK(view.size == 1'000'000);
    CHECK(view.received > 60'000);

    world.reboot();
    world.http.forget();
    world.settle();
    open_lesson(world);
    CHECK(state(world) == State::Here);
    CHECK(world.saved.empty());  // somebody else may sit there by now
    CHECK_FALSE(asked_again(world).starts_with("bytes=0-"));
    CHECK_FALSE(asked_again(world).empty());
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    world.settle();
    REQUIRE(world.saved.size() == 1);
    CHECK((world.saved[0].second == bytes));
}

TEST_CASE("a download that was stopped goes on when it is asked for again") {
    FakeWorld world;
    begin(world);
    const std::string bytes = large_file(world, 1'000'000);
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    while (world.views().files[0].received == 0) world.advance(10);
    world.app().carry_out(app::StopFile{.file = file(world).id});
    world.settle();
    CHECK(state(world) == State::Absent);
    world.reboot();
    world.http.forget();
    world.settle();
    open_lesson(world);
    CHECK(world.http.count("/ext/v1/files/") == 0);
    CHECK(state(world) == State::Absent);
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    world.settle();
    REQUIRE(world.saved.size() == 1);
    CHECK((world.saved[0].second == bytes));
    CHECK_FALSE(asked_again(world).starts_with("bytes=0-"));
}

TEST_CASE("a download whose beginning is thrown away meanwhile is whole all the same") {
    FakeWorld world;
    begin(world);
    const std::string bytes = large_file(world, 1'000'000);
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    world.advance(160);
    world.app().carry_out(app::ClearCache{});
    world.settle();
    REQUIRE(world.saved.size() == 1);
    CHECK((world.saved[0].second == bytes));
}

TEST_CASE("a file that changes while it comes is begun again") {
    FakeWorld world;
    begin(world);
    large_file(world, 1'000'000);
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    world.advance(160);
    auto& changed = world.school.files.at(file(world).id.value);
    ++changed.version;
    changed.bytes = std::string(700'000, 'n');
    world.settle();
    REQUIRE(world.saved.size() == 1);
    CHECK(world.saved[0].second.size() == changed.bytes.size());
    CHECK((world.saved[0].second == changed.bytes));
}

TEST_CASE("a server that knows no ranges sends a file whole, unless it is too large for that") {
    FakeWorld world;
    begin(world);
    world.school.knows_ranges = false;
    const auto bytes = large_file(world, 900'000);
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    world.settle();
    REQUIRE(world.saved.size() == 1);
    CHECK((world.saved[0].second == bytes));
}

TEST_CASE("where nothing is kept a file passes through in pieces") {
    FakeWorld world;
    world.storage.available = false;
    begin(world);
    const auto bytes = large_file(world, 1'000'000);
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    world.settle();
    REQUIRE(world.saved.size() == 1);
    CHECK((world.saved[0].second == bytes));
    CHECK(state(world) == State::Absent);
}

TEST_CASE("while a file comes one request at most is for it, and the diary is answered") {
    FakeWorld world;
    begin(world);
    large_file(world, 3'000'000);
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    world.advance(300);
    world.http.most_in_flight = 0;
    world.app().address_changed("#/diary/2026-09-14?view=week");
    world.advance(300);
    CHECK(world.views().diary.week.value);
    CHECK(world.http.most_in_flight <= 4);
}
