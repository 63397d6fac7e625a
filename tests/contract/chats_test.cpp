// Chats: who has which, messages in order, exactly once, read marks, and who is told.
#include <thread>

#include "chats.h"
#include "chats/chat.h"
#include "program.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

constexpr std::string_view kChatShape =
    "id:s kind:s title:s about:s person:s? lastSeen:s? members:i role:s canWrite:b muted:b "
    "pinned:b archived:b lastSeq:i revision:i state:i readSeq:i othersReadSeq:i unread:i "
    "mentioned:b last:o?";
constexpr std::string_view kMessageShape =
    "seq:i revision:i sender:s? senderName:s senderShort:s own:b time:s text:s replyTo:o? files:a "
    "reactions:a mentions:a edited:b deleted:b forwardedFrom:s clientId:s* readBy:i*";

int count_of(const Json& chats, const std::string& kind) {
    int count = 0;
    for (const Json& chat : chats) count += chat["kind"] == kind ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("everybody has the chats that exist by themselves, and conversations to look at") {
    Talk talk;
    const Json parents = talk.chats_of("parent");
    for (const Json& chat : parents) {
        check_shape(chat, kChatShape);
        if (!chat["last"].is_null()) check_shape(chat["last"], kMessageShape);
    }
    CHECK(count_of(parents, "announcements") == 1);
    CHECK(count_of(parents, "class") == 2);  // of both children's classes
    CHECK(count_of(parents, "direct") >= 3);
    CHECK(count_of(talk.chats_of("pupil"), "class") == 1);
    CHECK(count_of(talk.chats_of("teacher"), "class") == 2);
    CHECK(count_of(talk.chats_of("parent2"), "class") >= 1);

    const std::string with_teacher = talk.find("parent", "direct", "Ильина");
    const Json chat = talk.chat("parent", with_teacher);
    CHECK(chat["title"] == "Ильина Марина Сергеевна");
    CHECK(chat["about"].get<std::string>().find("классный руководитель 8 «Б»") !=
          std::string::npos);
    CHECK(chat["person"] == person_text(Talk::demo().teacher));
    CHECK(chat["canWrite"] == true);
    CHECK(chat["unread"] == 0);
    CHECK(chat["last"]["own"] == true);
    CHECK(chat["othersReadSeq"].get<int>() == chat["lastSeq"].get<int>() - 1);
    const Json of_class = talk.chat("parent", talk.find("parent", "class", "8 «Б» · родители"));
    CHECK(of_class["unread"] == 2);
    const std::string last = of_class["last"]["text"];
    CHECK(last.starts_with("Напоминаю про экскурсию"));
    CHECK(of_class["last"]["time"] == "2026-11-18T05:08:00.000Z");
}

TEST_CASE("messages have numbers without holes, in the server's order, and come page by page") {
    Talk talk;
    const std::string chat = talk.group("parent", {Talk::demo().teacher});
    for (int i = 1; i <= 7; ++i) {
        const Json message = talk.say(i % 2 == 0 ? "teacher" : "parent", chat, std::to_string(i));
        check_shape(message, kMessageShape);
        CHECK(message["seq"] == i);
    }
    using Texts = std::vector<std::string>;
    CHECK(texts(talk.messages("parent", chat)) == Texts{"1", "2", "3", "4", "5", "6", "7"});
    CHECK(texts(talk.messages("parent", chat, "?limit=3")) == Texts{"5", "6", "7"});
    CHECK(texts(talk.messages("parent", chat, "?before=5&limit=2")) == Texts{"3", "4"});
    CHECK(texts(talk.messages("parent", chat, "?after=5")) == Texts{"6", "7"});
    CHECK(texts(talk.messages("parent", chat, "?around=4&limit=3")) == Texts{"3", "4", "5"});
    CHECK(texts(talk.messages("parent", chat, "?around=1&limit=3")) == Texts{"1", "2", "3"});
    CHECK(texts(talk.messages("parent", chat, "?before=1")).empty());
    CHECK(talk.messages("parent", chat)["lastSeq"] == 7);
    CHECK(talk.chat("teacher", chat)["last"]["text"] == "7");
    for (const char* query : {"?limit=0", "?limit=101", "?limit=x", "?before=0", "?after=-1",
                              "?since=x", "?search=", "?search=%20"}) {
        CHECK(is_problem(talk.as("parent").get(Talk::path(chat, "/messages") + query), 400,
                         "parameterInvalid"));
    }
}

TEST_CASE("what changed since a revision comes once, as it is now, or not at all when it is much") {
    Talk talk;
    const std::string chat = talk.group("parent", {Talk::demo().teacher});
    const auto since = [&](std::int64_t revision, const std::string& more = {}) {
        return talk.messages("teacher", chat, "?since=" + std::to_string(revision) + more);
    };
    const std::int64_t start = talk.chat("parent", chat)["revision"];
    CHECK(since(start)["messages"].empty());
    CHECK(since(start)["revision"] == start);
    for (const char* text : {"раз", "два", "три"}) talk.say("parent", chat, text);
    CHECK(texts(since(start)) == std::vector<std::string>{"раз", "два", "три"});
    const Json part = since(start, "&limit=2");
    CHECK(part["more"] == true);
    CHECK(part["revision"] == start + 2);
    const Json rest = since(part["revision"].get<std::int64_t>(), "&limit=2");
    CHECK(texts(rest) == std::vector<std::string>{"три"});
    CHECK(rest["more"] == false);
    const Got ahead = talk.as("parent").get(Talk::path(chat, "/messages?since=1000000"));
    CHECK(is_problem(ahead, 410, "revisionTooOld"));
}

TEST_CASE("after more than a thousand changes a chat is read anew") {
    Talk talk;
    const std::string chat = talk.group("parent", {Talk::demo().teacher});
    const std::int64_t start = talk.say("parent", chat, "Ура")["revision"];
    for (int i = 0; i <= chats::kMostChanges; ++i) {
        const Json body{{"emoji", i % 2 == 0 ? "👍" : ""}};
        REQUIRE(talk.as("parent").put_json(Talk::path(chat, "/messages/1/reaction"), body).status ==
                200);
    }
    const auto since = [&](std::int64_t revision) {
        return talk.as("teacher").get(
            Talk::path(chat, "/messages?since=" + std::to_string(revision)));
    };
    CHECK(is_problem(since(start), 410, "revisionTooOld"));
    const Json rest = since(start + 1).json();
    REQUIRE(rest["messages"].size() == 1);  // once, as it is now
    CHECK(rest["revision"] == start + chats::kMostChanges + 1);
    CHECK(rest["messages"][0]["reactions"].size() == 1);
}

TEST_CASE("words are found without regard to case and ё, from the newest on") {
    Talk talk;
    const std::string chat = talk.group("parent", {Talk::demo().teacher});
    for (const char* text : {"Ёлка стоит", "елки нет", "Снег и ЁЛКА", "2*3*4"}) {
        talk.say("parent", chat, text);
    }
    using Texts = std::vector<std::string>;
    const std::string path = "?search=%D0%B5%D0%BB%D0%BA%D0%B0";  // елка
    const Json found = talk.messages("teacher", chat, path);
    CHECK(texts(found) == Texts{"Ёлка стоит", "Снег и ЁЛКА"});
    CHECK(found["searchedTo"] == 0);
    const Json newest = talk.messages("teacher", chat, path + "&limit=1");
    CHECK(texts(newest) == Texts{"Снег и ЁЛКА"});
    CHECK(newest["searchedTo"] == 3);
    CHECK(texts(talk.messages("teacher", chat, path + "&before=3")) == Texts{"Ёлка стоит"});
    CHECK(texts(talk.messages("teacher", chat, path + "%20%D1%81%D0%BD%D0%B5%D0%B3")) ==
          Texts{"Снег и ЁЛКА"});
    CHECK(texts(talk.messages("teacher", chat, "?search=*3*")) == Texts{"2*3*4"});
    CHECK(talk.as("parent").remove(Talk::path(chat, "/messages/3")).status == 204);
    CHECK(texts(talk.messages("teacher", chat, path)) == Texts{"Ёлка стоит"});
}

TEST_CASE("a message is kept once for its key, however often and at once it comes") {
    Talk talk;
    const std::string chat = talk.group("parent", {Talk::demo().teacher});
    const auto key = idempotency_key(777);
    const std::string path = Talk::path(chat, "/messages");
    const Json body = Talk::draft("Один раз");
    std::vector<std::thread> threads;
    std::array<Got, 6> got;
    const std::string token = talk.token("parent");
    for (Got& one : got) {
        threads.emplace_back([&] {
            Client client(talk.server().port(), token);
            one = client.post_json(path, body, key);
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const Got& one : got) {
        CHECK(one.status == 201);
        CHECK(one.body == got[0].body);
    }
    CHECK(got[0].json()["clientId"] == key[0].second);
    CHECK(talk.messages("parent", chat)["messages"].size() == 1);
    CHECK(is_problem(talk.as("parent").post_json(path, Talk::draft("Другое"), key), 422,
                     "idempotencyKeyReused"));
    CHECK(is_problem(talk.as("parent").post_json(path, body), 400, "parameterInvalid"));
    // Of somebody else the same key is another, and the sender alone sees it.
    CHECK(talk.as("teacher").post_json(path, body, key).json()["seq"] == 2);
    CHECK_FALSE(talk.messages("teacher", chat)["messages"][0].contains("clientId"));
}

TEST_CASE("messages, their keys and read marks outlive the server") {
    const TemporaryFile data;
    Options options = two_schools();
    options.data = data.path.string();
    const Headers key = idempotency_key(777);
    std::string chat;
    std::string before;
    std::string cursor;
    Got first;
    {
        Talk talk(options);
        chat = talk.group("parent", {Talk::demo().teacher});
        before = talk.cursor("teacher");
        first = talk.as("parent").post_json(Talk::path(chat, "/messages"), Talk::draft("Раз"), key);
        CHECK(first.status == 201);
        cursor = talk.cursor("teacher");
    }
    Talk talk(options);
    const Got again =
        talk.as("parent").post_json(Talk::path(chat, "/messages"), Talk::draft("Раз"), key);
    CHECK(again.status == 201);
    CHECK(again.body == first.body);
    CHECK(texts(talk.messages("teacher", chat)) == std::vector<std::string>{"Раз"});
    CHECK(talk.news("teacher", before).size() == 1);
    CHECK(talk.news("teacher", cursor).empty());
    CHECK(talk.chat("teacher", chat)["unread"] == 1);
    CHECK(count_of(talk.chats_of("parent"), "announcements") == 1);
    CHECK(talk.chat("parent", talk.find("parent", "announcements", ""))["lastSeq"] == 2);
}

TEST_CASE("reading never goes back, counts what others wrote, and is seen by who wrote it") {
    Talk talk;
    const std::string chat = talk.group("parent", {Talk::demo().teacher});
    for (int i = 0; i < 3; ++i) talk.say("parent", chat, "от родителя");
    CHECK(talk.chat("parent", chat)["readSeq"] == 3);  // all before was read
    CHECK(talk.chat("parent", chat)["unread"] == 0);
    CHECK(talk.chat("teacher", chat)["unread"] == 3);
    talk.say("teacher", chat, "не читая");
    CHECK(talk.chat("teacher", chat)["readSeq"] == 0);
    CHECK(talk.chat("teacher", chat)["unread"] == 3);  // the own one is none
    CHECK(talk.chat("parent", chat)["unread"] == 1);

    const Json two = talk.read("teacher", chat, 2);
    check_shape(two, "readSeq:i unread:i state:i");
    CHECK(two["readSeq"] == 2);
    CHECK(two["unread"] == 1);
    CHECK(talk.read("teacher", chat, 1) == two);  // never back, and nothing moves
    CHECK(talk.chat("parent", chat)["othersReadSeq"] == 2);
    CHECK(talk.read("teacher", chat, 1000)["readSeq"] == 4);
    CHECK(talk.chat("parent", chat)["othersReadSeq"] == 4);
    const Json readers = talk.as("parent").get(Talk::path(chat, "/read")).json()["read"];
    REQUIRE(readers.size() == 1);
    check_shape(readers[0], "person:s name:s seq:i time:s");
    CHECK(readers[0]["seq"] == 4);
    for (const Json& bad : {Json{{"seq", -1}}, Json{{"seq", "1"}}, Json::object(), Json(1)}) {
        CHECK(talk.as("parent").put_json(Talk::path(chat, "/read"), bad).status == 400);
    }
}

TEST_CASE("those in a chat are told of what happens there, and nobody else") {
    Talk talk;
    const std::string chat = talk.group("parent", {Talk::demo().teacher});
    std::map<std::string, std::string> cursors;
    for (const char* who : {"parent", "teacher", "pupil", "parent2", "admin"}) {
        cursors[who] = talk.cursor(who);
    }
    const auto news = [&](const std::string& who) { return talk.news(who, cursors[who]); };
    const Json message = talk.say("parent", chat, "Новость");
    const Json expected =
        Json::array({{{"kind", "chat"},
                      {"key", chat},
                      {"version", std::to_string(message["revision"].get<std::int64_t>())}}});
    CHECK(news("teacher") == expected);
    CHECK(news("parent") == expected);
    for (const char* who : {"pupil", "parent2", "admin"}) {
        CHECK(news(who).empty());
        CHECK(talk.cursor(who) == cursors[who]);
    }

    // A mark that changes what the other sees is told to both.
    cursors["parent"] = talk.cursor("parent");
    cursors["teacher"] = talk.cursor("teacher");
    const Json state = talk.read("teacher", chat, 1)["state"];
    REQUIRE(news("teacher").size() == 1);
    CHECK(news("teacher")[0]["kind"] == "chat-state");
    CHECK(news("teacher")[0]["version"] == std::to_string(state.get<std::int64_t>()));
    REQUIRE(news("parent").size() == 1);
    CHECK(news("parent")[0]["kind"] == "chat-state");
    // And once more it is nothing.
    cursors["parent"] = talk.cursor("parent");
    talk.read("teacher", chat, 1);
    CHECK(news("parent").empty());
}

TEST_CASE("texts come back byte for byte, and what is none is refused") {
    Talk talk;
    const std::string chat = talk.group("parent", {Talk::demo().teacher});
    for (const std::string text :
         {"ОЛ_1.2_2", "2*3*4", "<b>жирно</b> &amp; \"кавычки\"", "строка\nещё\r\n\tотступ ",
          "👨‍👩‍👧‍👦 семья, 🇷🇺 флаг, 👍🏽",
          "שלום \u202eобратно\u202c مرحبا", "  пробелы  ", "\\n \\u0000",
          "javascript:alert(1) https://example.org/?a=1&b=2"}) {
        CHECK(talk.say("parent", chat, text)["text"] == text);
        const Json page = talk.messages("teacher", chat, "?limit=1");
        CHECK(page["messages"][0]["text"] == text);
    }
    for (const std::string& text :
         {std::string("\0", 1), std::string("a\0b", 3), std::string("\x01"), std::string("\x7f"),
          std::string("\u0085"), std::string(" \n "), std::string()}) {
        const Got got = talk.post("parent", chat, Talk::draft(text));
        CHECK(is_problem(got, 422, "refusedByRule"));
        CHECK(got.json()["description"].get<std::string>().ends_with("."));
    }
    CHECK(talk.as("parent")
              .post_text(Talk::path(chat, "/messages"), "{\"text\":\"\xff\"}", "application/json")
              .status == 400);
}
