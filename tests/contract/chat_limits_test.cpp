// Chats: past each limit.
#include "chats.h"

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
