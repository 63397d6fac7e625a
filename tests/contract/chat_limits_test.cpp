// Chats: past each limit.
#include "chats.h"
#include "chats/chat_routes.h"
#include "chats/chats.h"
#include "chats/school_chats.h"
#include "set_clock.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

TEST_CASE("past each limit of chats there is a refusal that says so") {
    Talk talk;
    const DemoPeople& demo = Talk::demo();
    const std::string chat = talk.group("parent", {demo.teacher});
    CHECK(talk.post("parent", chat, Talk::draft(letters(4000))).status == 201);
    CHECK(talk.post("parent", chat, Talk::draft(letters(4000, "👍"))).status == 201);
    CHECK(is_refused(talk.post("parent", chat, Talk::draft(letters(4001))), 422));
    Json files = Json::array();
    for (int i = 0; i < 11; ++i) files.push_back(std::to_string(ids::upload(i)));
    CHECK(is_refused(talk.post("parent", chat, {{"text", "а"}, {"files", files}}), 422));
    Json mentions = Json::array();
    for (int i = 0; i < 51; ++i) mentions.push_back(person_text(demo.teacher));
    CHECK(is_refused(talk.post("parent", chat, {{"text", "а"}, {"mentions", mentions}}), 422));
    Json members = Json::array();
    for (int i = 0; i < 10'000; ++i) members.push_back(person_text(demo.teacher));
    CHECK(is_refused(talk.as("parent").post_json(
                         "/ext/v1/chats",
                         {{"kind", "group"}, {"title", "Все"}, {"members", members}}, talk.key()),
                     422));
    for (const std::string& title : {std::string(), letters(81), std::string("а\nб")}) {
        CHECK(is_refused(
            talk.as("parent").post_json(
                "/ext/v1/chats", {{"kind", "group"}, {"title", title}, {"members", Json::array()}},
                talk.key()),
            422));
    }
    for (const Json& bad : {Json{{"kind", "class"}}, Json{{"kind", "direct"}}, Json{{"kind", 1}},
                            Json{{"kind", "group"}}, Json::array()}) {
        CHECK(is_problem(talk.as("parent").post_json("/ext/v1/chats", bad, talk.key()), 400,
                         "parameterInvalid"));
    }
    for (int i = 1; i < 100; ++i) talk.group("parent", {});
    CHECK(is_refused(
        talk.as("parent").post_json(
            "/ext/v1/chats",
            {{"kind", "group"}, {"title", "Сто первая"}, {"members", Json::array()}}, talk.key()),
        422));
}

TEST_CASE("who writes too much too fast waits, and loses nothing by it") {
    Talk talk;
    const std::string chat = talk.group("parent", {Talk::demo().teacher});
    Got got;
    int sent = 0;
    while ((got = talk.post("parent", chat, Talk::draft("ещё"))).status == 201 && sent < 50) ++sent;
    CHECK(sent == 20);
    CHECK(is_refused(got, 429));
    const int wait = std::stoi(got.header("Retry-After"));
    CHECK(wait >= 1);
    CHECK(wait <= 10);
    CHECK(talk.post("teacher", chat, Talk::draft("я могу")).status == 201);
}

TEST_CASE("six hundred messages an hour are enough for anybody") {
    const District& district = known_school().district;
    SetClock clock;
    const auto database = std::move(Database::open("").value());
    Writes writes(*database, district, clock);
    Records records(*database, clock);
    Uploads uploads(*database);
    CalendarAddresses calendars(*database);
    Chats chats(*database, district, clock, clock);
    const World world{district, known_school().journal, writes, records, uploads, calendars, chats};
    const Person& pupil = known_school().pupil();
    const auto post = [&](int nth) {
        Request request;
        request.method = "POST";
        request.path = "/ext/v1/chats/1/messages";
        request.body = R"({"text":"ещё"})";
        request.headers.add("idempotency-key", idempotency_key(nth)[0].second);
        Call call{world, {&pupil, ~0u}, request, {Date::of(2026, 11, 18), {12 * 60}}, {}};
        call.in.chat = school_chats::of_pupils(district, pupil.cohort);
        return chat_routes::post(call);
    };
    for (int i = 0; i < 600; ++i) {
        REQUIRE(post(i).status == 201);
        clock.at.ms += 600;
    }
    Answer full = post(600);
    CHECK(full.status == 429);
    CHECK(full.headers.get("Retry-After") == std::to_string(3600 - 360));
    CHECK(post(0).status == 201);  // the answer was lost: it is no other message
    clock.at.ms += (3600 - 360) * 1000;
    CHECK(post(600).status == 201);
}
