#include <algorithm>
#include <optional>
#include <utility>

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include "model/own_records.h"
#include "store/database.h"
#include "support/fake_world.h"

using namespace ranets;
using namespace ranets::app;
using test::FakeSchool;
using test::FakeWorld;

namespace {

constexpr std::int64_t kMinute = 60'000;
const model::Date kThursday = *model::Date::parse("2026-11-19");

bool has(const Views& views, Notice notice) {
    return std::find(views.notices.begin(), views.notices.end(), notice) != views.notices.end();
}

// The homework of Thursday's lesson of that number.
const model::Homework& homework(const FakeWorld& world, int number = 1) {
    const auto& days = world.views().diary.week.value->days;
    const auto day = std::find_if(days.begin(), days.end(),
                                  [](const auto& each) { return each.date == kThursday; });
    return day->lessons[static_cast<std::size_t>(number - 1)].homework.front();
}

bool done_at_school(FakeWorld& world, int number = 1) {
    return world.school.lessons(FakeSchool::kSonya, kThursday)[static_cast<std::size_t>(number - 1)]
        .done;
}

// With a pupil's family signed in, whose ticks the school takes.
void sign_in(FakeWorld& world) {
    world.school.features = {"lesson-notes", "own-records"};
    world.signed_in();
}

// As it is written into the field that shows the note.
app::SetNote note(const FakeWorld& world, model::WorkId work, const std::string& text) {
    model::OwnNote begun;
    for (const auto& day : world.views().diary.week.value->days) {
        for (const auto& lesson : day.lessons) {
            for (const auto& homework : lesson.homework) {
                if (homework.work == work) begun = homework.note;
            }
        }
    }
    return {work, text, begun};
}

}  // namespace

TEST_CASE("a tick is shown at once, and sent") {
    FakeWorld world;
    sign_in(world);
    const auto work = homework(world).work;
    const bool before = homework(world).done;
    world.app().carry_out(app::SetDone{.work = work, .done = !before});
    CHECK(homework(world).done != before);
    CHECK(homework(world).unsent);
    CHECK(world.views().line.waiting == 1);
    world.settle();
    CHECK(homework(world).done != before);
    CHECK_FALSE(homework(world).unsent);
    CHECK(world.views().line.waiting == 0);
    CHECK(done_at_school(world) != before);
    REQUIRE(world.school.writes.size() == 1);
    CHECK(world.school.writes[0].key.size() == 36);
}

TEST_CASE("a tick made without a network waits through a reload, and is sent once it is back") {
    FakeWorld world;
    sign_in(world);
    const bool before = homework(world).done;
    world.http.connected = false;
    world.app().network_changed(false);
    world.app().carry_out(app::SetDone{.work = homework(world).work, .done = !before});
    world.settle();
    world.reboot();
    world.settle();
    CHECK(homework(world).done != before);
    CHECK(homework(world).unsent);
    CHECK(world.views().line.waiting == 1);
    world.http.connected = true;
    world.app().network_changed(true);
    world.settle();
    CHECK_FALSE(homework(world).unsent);
    CHECK(done_at_school(world) != before);
    CHECK(world.school.writes.size() == 1);
}

TEST_CASE(
    "an answer that was lost is asked for again under the same key, and nothing comes twice") {
    FakeWorld world;
    sign_in(world);
    const bool before = homework(world).done;
    // The server does it; its word does not arrive.
    const auto server = world.http.server;
    int lost = 1;
    world.http.server = [&](const sync::Request& request) {
        auto answer = server(request);
        if (request.method == sync::Method::Put && lost-- > 0)
            return std::optional<sync::Response>();
        return answer;
    };
    world.app().carry_out(app::SetDone{.work = homework(world).work, .done = !before});
    world.advance(kMinute);
    world.settle();
    CHECK(world.http.count("/done") == 2);
    CHECK(world.school.writes.size() == 1);
    CHECK_FALSE(homework(world).unsent);
    CHECK(homework(world).done != before);
}

TEST_CASE("changes of one thing are sent one after the other, the last word counts") {
    FakeWorld world;
    sign_in(world);
    const auto work = homework(world).work;
    const bool before = homework(world).done;
    world.app().carry_out(app::SetDone{.work = work, .done = !before});  // on its way from now on
    world.app().carry_out(app::SetDone{.work = work, .done = before});
    world.app().carry_out(
        app::SetDone{.work = work, .done = !before});  // takes the place of the second
    CHECK(world.views().line.waiting == 2);
    world.settle();
    CHECK(world.http.count("/done") == 2);
    CHECK(homework(world).done != before);
    CHECK(done_at_school(world) != before);
}

TEST_CASE("what the server refuses is taken back with a sentence") {
    FakeWorld world;
    sign_in(world);
    const bool before = homework(world).done;
    world.school.rules = {
        {"/done", test::json_response(403, R"({"type":"accessDenied","description":"No"})")}};
    world.app().carry_out(app::SetDone{.work = homework(world).work, .done = !before});
    world.settle();
    CHECK(homework(world).done == before);
    CHECK(world.views().line.waiting == 0);
    CHECK(has(world.views(), Notice::TickRefused));
    CHECK(world.http.count("/done") == 1);
}

TEST_CASE("a portal, a broken server and a limit are no refusal") {
    FakeWorld world;
    sign_in(world);
    sync::Response portal;
    portal.status = 200;
    portal.headers = {{"content-type", "text/html"}};
    portal.body = "<html>Wi-Fi</html>";
    auto not_found = portal;
    not_found.status = 404;
    const auto answer =
        GENERATE_COPY(portal, not_found, test::json_response(503, "{}"),
                      test::json_response(403, R"({"type":"accessDe)"),
                      test::json_response(429, R"({"type":"tooMany","description":"Wait"})"));
    world.school.rules = {{"/done", answer}};
    world.app().carry_out(
        app::SetDone{.work = homework(world).work, .done = !homework(world).done});
    world.advance(5 * kMinute);
    CHECK(world.views().line.waiting == 1);
    // No storm: some tries at first, then minutes between.
    CHECK(world.http.count("/done") <= 10);
    world.school.rules.clear();
    world.app().carry_out(app::Refresh{});
    world.settle();
    CHECK(world.views().line.waiting == 0);
    CHECK(world.school.writes.size() == 1);
}

TEST_CASE("an answer asked for before a tick landed does not take it back") {
    FakeWorld world;
    sign_in(world);
    const auto work = homework(world).work;
    const bool before = homework(world).done;
    // The week's answer is made before the tick and comes after it.
    const auto server = world.http.server;
    std::optional<sync::Response> early;
    world.http.server = [&](const sync::Request& request) {
        if (request.url.find("/schedules") == std::string::npos) return server(request);
        world.http.latency_ms = 50;
        return early ? std::exchange(early, std::nullopt) : server(request);
    };
    early = server(*world.http.last("/schedules"));
    world.http.latency_ms = 500;
    world.app().carry_out(app::Refresh{});
    world.http.latency_ms = 50;
    world.app().carry_out(app::SetDone{.work = work, .done = !before});
    world.settle();
    CHECK(homework(world).done != before);
    CHECK(done_at_school(world) != before);
    world.reboot();
    CHECK(homework(world).done != before);
}

TEST_CASE("ticks survive the end of a session, and go out after the next sign-in") {
    FakeWorld world;
    sign_in(world);
    const bool before = homework(world).done;
    world.school.end_sessions();
    world.app().carry_out(app::SetDone{.work = homework(world).work, .done = !before});
    world.settle();
    CHECK(world.views().route.screen == Screen::Login);
    CHECK(world.school.writes.empty());
    world.app().carry_out(app::SignIn{.login = "parent", .password = FakeSchool::kPassword});
    world.settle();
    CHECK(world.school.writes.size() == 1);
    CHECK(done_at_school(world) != before);
    CHECK(homework(world).done != before);
}

TEST_CASE("a note is kept with each letter, and sent when nobody types any more") {
    FakeWorld world;
    sign_in(world);
    const auto work = homework(world).work;
    for (const char* text : {"с", "сп", "спр", "спросить"}) {
        world.app().carry_out(note(world, work, text));
        world.advance(200);
    }
    CHECK(world.http.count("/note") == 0);
    CHECK(homework(world).note.text == "спросить");
    CHECK(homework(world).note.unsent);
    world.advance(3'000);
    world.settle();
    CHECK(world.http.count("/note") == 1);
    CHECK_FALSE(homework(world).note.unsent);
    CHECK(world.school.own_notes["parent"][work.value].text == "спросить");
    world.app().carry_out(note(world, work, "спросить завтра"));
    world.advance(3'000);
    world.settle();
    CHECK(world.school.own_notes["parent"][work.value].version == 2);
    // Another device has it from the server.
    FakeWorld other;
    other.school.features = world.school.features;
    other.school.own_notes = world.school.own_notes;
    other.signed_in();
    CHECK(homework(other).note.text == "спросить завтра");
}

TEST_CASE("a note written on two devices is kept twice") {
    FakeWorld world;
    sign_in(world);
    const auto work = homework(world).work;
    world.school.own_notes["parent"][work.value] = {"тетрадь", 1};  // meanwhile, elsewhere
    world.app().carry_out(note(world, work, "ручка"));
    world.advance(3'000);
    world.settle();
    CHECK(world.school.own_notes["parent"][work.value].text == "тетрадь · ручка");
    CHECK(homework(world).note.text == "тетрадь · ручка");
    CHECK_FALSE(homework(world).note.unsent);
}

TEST_CASE("who types on has not read what another device wrote meanwhile") {
    FakeWorld world;
    sign_in(world);
    const auto work = homework(world).work;
    auto& at_school = world.school.own_notes["parent"][work.value];
    // The field has the focus all the time: it shows what was typed in it.
    std::string field;
    const model::OwnNote begun;
    const auto type = [&](int letters) {
        for (int i = 0; i < letters; ++i) {
            field += static_cast<char>('a' + i % 26);
            world.app().carry_out(app::SetNote{work, field, begun});
            world.advance(i % 50 == 49 ? 4'000 : 120);
        }
    };
    type(60);
    for (int rewrite = 1; rewrite <= 8; ++rewrite) {
        // The other device reads what there is and puts its own in place of what it wrote before.
        const auto own = "B" + std::to_string(rewrite - 1) + "!";
        auto text = at_school.text;
        const auto next = "B" + std::to_string(rewrite) + "!";
        if (const auto at = text.find(own); at != std::string::npos)
            text.replace(at, own.size(), next);
        else
            text = text.empty() ? next : next + " \u00b7 " + text;
        at_school = {text, at_school.version + 1};
        if (rewrite % 2 == 0) {
            world.app().carry_out(app::Refresh{});  // it arrives, and the field does not show it
            world.settle();
        }
        type(67);
    }
    world.advance(kMinute);
    world.settle();
    CHECK(field.size() == 60 + 8 * 67);
    CHECK(at_school.text == "B8! \u00b7 " + field);
    CHECK(homework(world).note.text == at_school.text);
    CHECK(world.views().line.waiting == 0);
}

TEST_CASE("what could not be taken of a note is not what its next text was written upon") {
    FakeWorld world;
    sign_in(world);
    world.end();
    {
        const auto file =
            world.storage.path("u" + std::to_string(FakeSchool::kParentUser), "outbox.db");
        auto opened = store::Database::open(nullptr, file.string(), store::Durability::Normal);
        REQUIRE(opened.value().execute(
            "CREATE TRIGGER full BEFORE INSERT ON entry WHEN NEW.payload LIKE '%не поместится%' "
            "BEGIN SELECT RAISE(FAIL, 'full'); END"));
    }
    world.reboot();
    world.settle();
    const auto work = homework(world).work;
    const model::OwnNote begun;  // the field has the focus all the time
    const auto type = [&](const std::string& text) {
        world.app().carry_out(app::SetNote{work, text, begun});
        world.advance(3'000);
        world.settle();
    };
    auto& at_school = world.school.own_notes["parent"][work.value];
    type("черновик");
    const std::string refused =
        GENERATE(std::string(model::kLongestNote + 1, 'x'), std::string("не поместится"));
    type(refused);
    CHECK(has(world.views(), Notice::NotKept) == (refused == "не поместится"));
    CHECK(at_school.text == "черновик");
    type("начисто");
    CHECK(at_school.text == "начисто");
    CHECK(world.http.count("/note") == 2);  // nothing had to be merged
    // Nor was what has arrived meanwhile.
    type(refused);
    at_school = {"с другого", 3};
    world.app().carry_out(app::Refresh{});
    world.settle();
    type("набело");
    CHECK(at_school.text == "с другого \u00b7 набело");
    CHECK(homework(world).note.text == at_school.text);
}

TEST_CASE("a note that the server refuses stays to be read") {
    FakeWorld world;
    sign_in(world);
    const auto work = homework(world).work;
    world.school.rules = {
        {"/note", test::json_response(422, R"({"type":"tooLong","description":"No"})"), 1}};
    world.app().carry_out(note(world, work, "длинная"));
    world.advance(3'000);
    world.settle();
    CHECK(homework(world).note.text == "длинная");
    CHECK(homework(world).note.refused);
    CHECK(has(world.views(), Notice::NoteRefused));
    CHECK(world.views().line.waiting == 0);
    world.app().carry_out(note(world, work, "короткая"));
    world.advance(3'000);
    world.settle();
    CHECK_FALSE(homework(world).note.refused);
    CHECK(world.school.own_notes["parent"][work.value].text == "короткая");
}

TEST_CASE("marks are new until the week with them is left") {
    FakeWorld world;
    world.school.marks_since = model::instant_of({*model::Date::parse("2026-11-17"), {}}, {});
    sign_in(world);
    const auto unseen = [&] {
        int count = 0;
        for (const auto& day : world.views().diary.week.value->days) {
            for (const auto& lesson : day.lessons) {
                count += static_cast<int>(
                    std::count_if(lesson.marks.begin(), lesson.marks.end(),
                                  [](const model::Mark& mark) { return mark.unseen; }));
            }
        }
        return count;
    };
    REQUIRE(unseen() > 0);
    auto route = world.views().route;
    route.date = route.date + 7;
    world.app().carry_out(app::Go{.route = route});
    world.settle();
    CHECK_FALSE(world.school.seen_marks["parent"].empty());
    route.date = route.date - 7;
    world.app().carry_out(app::Go{.route = route});
    world.settle();
    CHECK(unseen() == 0);
    world.reboot();
    world.settle();
    CHECK(unseen() == 0);
}

TEST_CASE("where the server has no such thing nothing is ticked") {
    FakeWorld world;
    world.signed_in();
    CHECK_FALSE(world.views().diary.own_records);
    CHECK(world.http.count("/own/") == 0);
}
