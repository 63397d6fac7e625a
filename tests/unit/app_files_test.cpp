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

State state(const FakeWorld& world) {
    REQUIRE(world.views().diary.files.size() == 1);
    CHECK(world.views().diary.files[0].id == file(world).id);
    return world.views().diary.files[0].state;
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

TEST_CASE("a file that can't be had says why, and can be asked for again") {
    FakeWorld world;
    begin(world);
    world.http.connected = false;
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    world.settle();
    world.advance(60'000);
    CHECK(state(world) == State::Offline);
    world.http.connected = true;
    world.school.rules = {
        {"/ext/v1/files/",
         test::json_response(404, R"({"type":"apiObjectNotFound","description":""})")}};
    world.app().network_changed(true);
    world.settle();
    CHECK(state(world) == State::Offline);  // told to whoever looks a second later, too
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    world.settle();
    CHECK(state(world) == State::Failed);
    CHECK(world.saved.empty());
    world.school.rules.clear();
    world.app().carry_out(app::OpenFile{.file = file(world).id});
    world.settle();
    CHECK(state(world) == State::Here);
    CHECK(world.saved.size() == 1);
}

TEST_CASE("small files of coming homework are fetched ahead, and not twice") {
    FakeWorld world;
    world.metered = false;
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
    world.metered = false;
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
    CHECK(world.views().diary.files.empty());
    CHECK(file(world).url.starts_with("https://files.test/"));
}
