// Files of homework of one's own: picked, sent with it or before it, kept and taken away.
#include <algorithm>

#include <catch2/catch_test_macros.hpp>

#include "support/fake_picked.h"
#include "support/fake_world.h"

using namespace ranets;
using namespace ranets::app;
using model::Date;
using model::OwnHomework;
using test::FakePicked;
using test::FakeSchool;
using test::FakeWorld;
using State = FileView::State;

namespace {

const Date kFriday = Date::of(2026, 11, 20);

App& sign_in(FakeWorld& world) {
    world.school.features = {"lesson-notes", "own-records", "files", "uploads"};
    return world.signed_in("parent", "#/homework");
}

// Reading what was picked takes its time, too.
void pass(FakeWorld& world) {
    world.advance(5'000);
    world.settle();
}

// As the form has it.
model::Attachment pick(FakeWorld& world, const std::string& bytes,
                       const std::string& name = "Доклад.docx") {
    world.app().pick(std::make_unique<FakePicked>(world, bytes, name));
    REQUIRE(world.views().picked.size() == 1);
    const auto picked = world.views().picked[0];
    REQUIRE(picked.problem == PickedView::Problem::None);
    world.app().carry_out(TakePicked{});
    return picked.file;
}

OwnHomework report(std::vector<model::Attachment> files) {
    OwnHomework homework;
    homework.day = kFriday;
    homework.text = "Доклад";
    homework.files = std::move(files);
    return homework;
}

const model::Homework* listed(const FakeWorld& world) {
    const auto& list = world.views().homework.list.value;
    if (!list) return nullptr;
    const auto found = std::find_if(
        list->items.begin(), list->items.end(),
        [](const model::HomeworkItem& item) { return model::is_own(item.homework->work); });
    return found == list->items.end() ? nullptr : found->homework;
}

OwnHomework opened(FakeWorld& world) {
    Route route = world.views().route;
    route.work = listed(world)->work;
    world.app().carry_out(Go{.route = route});
    REQUIRE(world.views().homework.open_own != nullptr);
    return *world.views().homework.open_own;
}

const FakeSchool::OwnHomework& at_school(FakeWorld& world) {
    auto& all = world.school.own_homework["parent"];
    REQUIRE(all.size() == 1);
    return all.begin()->second;
}

std::optional<State> state_of(const FakeWorld& world, model::FileId file) {
    for (const auto& view : world.views().files) {
        if (view.id == file) return view.state;
    }
    return std::nullopt;
}

bool told(const FakeWorld& world) {
    const auto& notices = world.views().notices;
    return std::find(notices.begin(), notices.end(), Notice::FileLeftOut) != notices.end();
}

void set_line(FakeWorld& world, bool there) {
    world.http.connected = there;
    world.app().network_changed(there);
    if (there) pass(world);
}

// What the user gets of it: the name, the bytes.
std::pair<std::string, std::string> hand_out(FakeWorld& world, model::FileId file) {
    world.saved.clear();
    world.app().carry_out(OpenFile{file});
    world.settle();
    REQUIRE(world.saved.size() == 1);
    return world.saved[0];
}

const std::string kBytes(700'000, 'x');

}  // namespace

TEST_CASE("own homework goes with its files, and is there once, files and all") {
    FakeWorld world;
    auto& app = sign_in(world);
    const auto file = pick(world, kBytes);
    CHECK(model::is_outgoing(file.id));
    app.carry_out(SetOwnHomework{report({file})});
    REQUIRE(listed(world) != nullptr);
    CHECK(listed(world)->files == std::vector{file});
    CHECK(world.views().line.waiting == 1);
    pass(world);
    REQUIRE(listed(world) != nullptr);
    CHECK_FALSE(listed(world)->unsent);
    REQUIRE(listed(world)->files.size() == 1);
    CHECK_FALSE(model::is_outgoing(listed(world)->files[0].id));
    CHECK(listed(world)->files[0].name == "Доклад.docx");
    CHECK(listed(world)->files[0].size == 700'000);
    REQUIRE(at_school(world).files.size() == 1);
    CHECK((world.school.files.at(at_school(world).files[0]).bytes == kBytes));
    CHECK(at_school(world).version == 1);
    CHECK_FALSE(world.app().uploads().waiting());
    CHECK(world.app().uploads().numbers().empty());
    CHECK_FALSE(told(world));
}

TEST_CASE(
    "own homework and its files wait for the line through a reload, and are opened meanwhile") {
    FakeWorld world;
    auto& app = sign_in(world);
    set_line(world, false);
    const auto file = pick(world, kBytes);
    app.carry_out(SetOwnHomework{report({file})});
    world.advance(1'000);
    world.reboot();
    pass(world);
    REQUIRE(listed(world) != nullptr);
    CHECK(listed(world)->unsent);
    CHECK(listed(world)->files == std::vector{file});
    static_cast<void>(opened(world));
    CHECK(state_of(world, file.id).has_value());
    CHECK((hand_out(world, file.id) == std::pair(file.name, kBytes)));

    set_line(world, true);
    world.advance(400'000);
    pass(world);
    CHECK_FALSE(listed(world)->unsent);
    REQUIRE(at_school(world).files.size() == 1);
    CHECK(world.school.own_homework["parent"].size() == 1);
    // It need not be fetched to be read again.
    const auto id = opened(world).files[0].id;
    CHECK(state_of(world, id) == State::Here);
    set_line(world, false);
    CHECK((hand_out(world, id).second == kBytes));
}

TEST_CASE("own homework goes without a file that was gone before it was copied, which is told") {
    FakeWorld world;
    auto& app = sign_in(world);
    const auto file = pick(world, std::string(3'000'000, 'y'));
    app.carry_out(SetOwnHomework{report({file})});
    static_cast<void>(opened(world));
    CHECK(state_of(world, file.id) == State::Copying);
    SECTION("by the page that had it") {
        world.picked_is_gone = true;
        pass(world);
    }
    SECTION("by a reload") {
        world.reboot();
        pass(world);
    }
    REQUIRE(listed(world) != nullptr);
    CHECK(listed(world)->files.empty());
    CHECK(told(world));
    CHECK_FALSE(listed(world)->unsent);
    CHECK(at_school(world).text == "Доклад");
    CHECK(at_school(world).files.empty());
}

TEST_CASE("own homework goes without a file that the server refuses, which is told") {
    FakeWorld world;
    auto& app = sign_in(world);
    const auto error = R"({"type":"fileTypeRefused","description":"Programs are not taken"})";
    world.school.rules = {{"/ext/v1/uploads/", test::json_response(415, error), 1}};
    const auto bad = pick(world, "MZ...", "Игра.exe");
    const auto good = pick(world, kBytes);
    app.carry_out(SetOwnHomework{report({bad, good})});
    pass(world);
    CHECK(told(world));
    REQUIRE(listed(world)->files.size() == 1);
    CHECK(listed(world)->files[0].name == good.name);
    CHECK(at_school(world).files.size() == 1);
    CHECK(world.app().uploads().numbers().empty());
}

TEST_CASE("files are added to own homework and taken from it") {
    FakeWorld world;
    auto& app = sign_in(world);
    app.carry_out(SetOwnHomework{report({pick(world, "один", "1.txt")})});
    pass(world);
    const auto shown = opened(world);
    auto wanted = shown;
    wanted.files = {shown.files[0], pick(world, "два", "2.txt")};
    app.carry_out(SetOwnHomework{wanted, shown});
    pass(world);
    REQUIRE(at_school(world).files.size() == 2);
    const auto first = at_school(world).files[0];
    const auto both = opened(world);
    wanted = both;
    wanted.files.erase(wanted.files.begin());
    app.carry_out(SetOwnHomework{wanted, both});
    CHECK(listed(world)->files.size() == 1);
    pass(world);
    CHECK(at_school(world).files.size() == 1);
    CHECK(world.school.files.at(first).holder < 0);
    CHECK(listed(world)->files[0].name == "2.txt");
}

TEST_CASE("what is changed while a file lands keeps the file") {
    FakeWorld world;
    auto& app = sign_in(world);
    app.carry_out(SetOwnHomework{report({pick(world, kBytes)})});
    const auto shown = opened(world);  // its file is on its way still
    REQUIRE(model::is_outgoing(shown.files[0].id));
    pass(world);
    auto wanted = shown;
    wanted.text = "Доклад о лете";
    app.carry_out(SetOwnHomework{wanted, shown});
    pass(world);
    CHECK(at_school(world).text == "Доклад о лете");
    CHECK(at_school(world).files.size() == 1);
    CHECK_FALSE(told(world));
}

TEST_CASE("two devices add a file each, and both are there") {
    FakeWorld world;
    auto& app = sign_in(world);
    app.carry_out(SetOwnHomework{report({pick(world, "один", "1.txt")})});
    pass(world);
    const auto shown = opened(world);
    auto& there = world.school.own_homework["parent"].begin()->second;
    world.school.files[77] = {.bytes = "два", .owner = "parent", .name = "2.txt", .size = 6};
    there.files.push_back(77);
    ++there.version;
    auto wanted = shown;
    wanted.files.push_back(pick(world, "три", "3.txt"));
    app.carry_out(SetOwnHomework{wanted, shown});
    pass(world);
    REQUIRE(there.files.size() == 3);
    CHECK(there.files[1] == 77);
    CHECK(listed(world)->files.size() == 3);
}

TEST_CASE(
    "own homework that was taken away is forgotten with its files, and comes back with them") {
    FakeWorld world;
    auto& app = sign_in(world);
    app.carry_out(SetOwnHomework{report({pick(world, kBytes)})});
    const auto take_away = [&] {
        const auto shown = opened(world);
        auto gone = shown;
        gone.text.clear();
        app.carry_out(SetOwnHomework{gone, shown});
        return shown;
    };
    SECTION("after it was sent") {
        pass(world);
        const auto shown = take_away();
        pass(world);
        CHECK(at_school(world).text.empty());
        CHECK(world.school.files.begin()->second.holder < 0);
        app.carry_out(SetOwnHomework{shown, shown});
        pass(world);
        CHECK(world.school.files.begin()->second.holder > 0);
    }
    SECTION("before, and that is undone") {
        set_line(world, false);
        world.advance(1'000);
        const auto shown = take_away();
        CHECK(listed(world) == nullptr);
        world.advance(10'000);
        app.carry_out(SetOwnHomework{shown, shown});
        set_line(world, true);
        world.advance(400'000);
    }
    SECTION("before, for good") {
        set_line(world, false);
        world.advance(1'000);
        take_away();
        world.advance(120'000);
        CHECK(world.app().uploads().numbers().empty());
        set_line(world, true);
        world.advance(400'000);
        CHECK(world.school.files.empty());
        return;
    }
    REQUIRE(at_school(world).files.size() == 1);
    CHECK(listed(world)->files.size() == 1);
    CHECK_FALSE(listed(world)->unsent);
    CHECK_FALSE(told(world));
}

TEST_CASE("what was picked for homework that is not written after all goes nowhere") {
    FakeWorld world;
    auto& app = sign_in(world);
    const auto file = pick(world, kBytes);
    SECTION("as it is dropped") {
        app.carry_out(DropFile{file.id});
    }
    SECTION("as the screen is left") {
        pass(world);
        Route diary = world.views().route;
        diary.screen = Screen::Diary;
        app.carry_out(Go{.route = diary});
    }
    SECTION("as the page is loaded again") {
        set_line(world, false);
        world.advance(1'000);
        world.reboot();
        set_line(world, true);
    }
    pass(world);
    CHECK(world.app().uploads().numbers().empty());
    CHECK(world.school.files.empty());
}

TEST_CASE("what can't be attached is told, and nothing is sent") {
    FakeWorld world;
    auto& app = sign_in(world);
    const auto problem = [&](std::string bytes) {
        app.carry_out(TakePicked{});
        app.pick(std::make_unique<FakePicked>(world, std::move(bytes)));
        REQUIRE(world.views().picked.size() == 1);
        return world.views().picked[0].problem;
    };
    CHECK(problem("") == PickedView::Problem::Empty);
    CHECK(problem(std::string(model::kLargestOwnFile + 1, ' ')) == PickedView::Problem::TooLarge);
    CHECK(world.app().uploads().numbers().empty());
}

TEST_CASE("files of own homework reach another device, and are fetched ahead there") {
    FakeWorld world;
    auto& app = sign_in(world);
    world.school.files[9'000'100] = {
        .bytes = "привет", .owner = "parent", .name = "Записка.txt", .size = 12, .holder = 5};
    world.school.own_homework["parent"][5] = {.day = "2026-11-20",
                                              .text = "С другого устройства",
                                              .person = std::to_string(FakeSchool::kSonya.value),
                                              .version = 1,
                                              .files = {9'000'100}};
    app.carry_out(Refresh{});
    pass(world);
    REQUIRE(listed(world) != nullptr);
    REQUIRE(listed(world)->files.size() == 1);
    world.advance(60'000);
    pass(world);
    const auto id = opened(world).files[0].id;
    CHECK(state_of(world, id) == State::Here);
    set_line(world, false);
    CHECK(hand_out(world, id).second == "привет");
}

TEST_CASE("own homework and its files arrive whole and once, whatever line and disk do") {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        INFO("seed " << seed);
        FakeWorld world(seed);
        auto& app = sign_in(world);
        test::FakeRng dice(seed * 91);
        const auto roll = [&] {
            std::uint8_t byte[1];
            dice.fill(byte);
            return static_cast<int>(byte[0]);
        };
        world.http.server = [&](const sync::Request& request) -> std::optional<sync::Response> {
            const bool ours = request.url.find("uploads") != std::string::npos ||
                              request.url.find("own-homework") != std::string::npos;
            if (!ours || roll() < 180) return world.school.answer(request);
            sync::Response lost;
            lost.outcome = sync::Response::Outcome::Offline;
            if (roll() < 128) world.school.answer(request);
            return lost;
        };
        app.carry_out(SetOwnHomework{
            report({pick(world, kBytes, "1.txt"), pick(world, "две строки", "2.txt")})});
        world.advance(200);
        for (int step = 0; step < 400; ++step) {
            world.advance(500);
            if (roll() < 20) world.reboot();
            world.advance(20'000);
            const auto* shown = listed(world);
            REQUIRE(shown != nullptr);
            CHECK(shown->files.size() == 2);
            if (!shown->unsent) break;
        }
        REQUIRE(at_school(world).files.size() == 2);
        CHECK(at_school(world).version == 1);
        CHECK((world.school.files.at(at_school(world).files[0]).bytes == kBytes));
        CHECK_FALSE(told(world));
        pass(world);
        CHECK(world.app().uploads().numbers().empty());
    }
}
