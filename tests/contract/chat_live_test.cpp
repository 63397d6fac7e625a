// Chats: what is told at once and kept nowhere, and what the demo does by itself.
#include <chrono>
#include <thread>

#include "chats.h"
#include "listener.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;
using namespace std::chrono_literals;

TEST_CASE("a message and who types are heard at once by those in the chat alone") {
    Talk talk;
    const std::string chat = talk.group("parent", {Talk::demo().teacher});
    Listener teacher(talk.server().port(), talk.token("teacher"), "/ext/v1/events");
    Listener pupil(talk.server().port(), talk.token("pupil"), "/ext/v1/events");
    teacher.wait_for("event: change");
    pupil.wait_for("event: change");
    const std::int64_t revision = talk.chat("parent", chat)["revision"];
    for (int i = 0; i < 3; ++i) {
        CHECK(talk.as("parent").post_json(Talk::path(chat, "/typing"), Json::object()).status ==
              204);
    }
    const Got typed = teacher.wait_for("event: typing");
    CHECK(typed.body.find("\"chat\":\"" + chat + "\"") != std::string::npos);
    CHECK(typed.body.find(person_text(Talk::demo().parent)) != std::string::npos);
    CHECK(talk.chat("parent", chat)["revision"] == revision);
    talk.say("parent", chat, "Готово");
    const Got heard = teacher.wait_for("\"kind\":\"chat\"");
    CHECK(heard.body.find(chat) != std::string::npos);
    CHECK(teacher.count("event: typing") == 1);  // once in three seconds
    // The pupil hears of their own alone.
    const std::string own = talk.direct("pupil", Talk::demo().teacher);
    const Got later = [&] {
        talk.say("teacher", own, "Подойди после урока");
        return pupil.wait_for("event: change", 2);
    }();
    CHECK(later.body.find(chat) == std::string::npos);
    CHECK(later.body.find("typing") == std::string::npos);
}

TEST_CASE("in the demo a teacher reads a direct message, and then answers it") {
    Options options = two_schools();
    options.demo = true;
    Talk talk(options);
    const std::string chat = talk.direct("parent", Talk::demo().teacher);
    const std::int64_t seq = talk.say("parent", chat, "А калькулятор на контрольной?")["seq"];
    bool was_read_alone = false;
    Json now;
    for (int i = 0; i < 200; ++i) {
        now = talk.chat("parent", chat);
        const bool is_read = now["othersReadSeq"].get<std::int64_t>() >= seq;
        was_read_alone |= is_read && now["lastSeq"] == seq;
        if (now["lastSeq"].get<std::int64_t>() > seq) break;
        std::this_thread::sleep_for(100ms);
    }
    CHECK(was_read_alone);
    CHECK(now["lastSeq"] == seq + 1);
    CHECK(now["unread"] == 1);
    CHECK(now["last"]["text"].get<std::string>().find("калькулятор") != std::string::npos);
}
