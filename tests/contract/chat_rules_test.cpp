// Chats: who may do what, and the limits.
#include <algorithm>

#include "chats.h"
#include "chats/chat.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

const District& district() {
    return known_school().district;
}

bool is_contact(const Json& contacts, int person) {
    return std::ranges::any_of(
        contacts, [&](const Json& contact) { return contact["person"] == person_text(person); });
}

Json contacts_of(Talk& talk, const std::string& login, const std::string& query = {}) {
    const Got got = talk.as(login).get("/ext/v1/chats/contacts" + query);
    REQUIRE(got.status == 200);
    return got.json()["contacts"];
}

// A whole file of the sender's own, by its id.
std::string upload(Talk& talk, const std::string& login, const std::string& name) {
    const std::string bytes = "Текст файла, больше шестнадцати байтов";
    const Got begun = talk.as(login).post_json(
        "/ext/v1/uploads", {{"name", name}, {"size", bytes.size()}}, talk.key());
    INFO(begun.body);
    REQUIRE(begun.status == 201);
    const std::string id = begun.json()["id"];
    const std::string size = std::to_string(bytes.size());
    const Got sent = talk.as(login).put_bytes(
        "/ext/v1/uploads/" + id, bytes,
        {{"Content-Range", "bytes 0-" + std::to_string(bytes.size() - 1) + "/" + size}});
    REQUIRE(sent.status == 200);
    return id;
}

}  // namespace

TEST_CASE("one may write to those whom the school's rules allow") {
    Talk talk;
    const DemoPeople& demo = Talk::demo();
    const Json parent = contacts_of(talk, "parent");
    for (const Json& contact : parent) {
        check_shape(contact, "person:s name:s about:s kind:s chat:s?");
    }
    CHECK(is_contact(parent, demo.teacher));
    CHECK(is_contact(parent, demo.administrator));
    CHECK(is_contact(parent, parent_of(classmate())));
    CHECK_FALSE(is_contact(parent, classmate()));
    CHECK_FALSE(is_contact(parent, demo.pupil));
    CHECK_FALSE(is_contact(parent, demo.parent));
    CHECK_FALSE(is_contact(parent, stranger()));
    const Json pupil = contacts_of(talk, "pupil");
    CHECK(is_contact(pupil, classmate()));
    CHECK(is_contact(pupil, demo.teacher));
    CHECK_FALSE(is_contact(pupil, demo.brother));
    CHECK_FALSE(is_contact(pupil, parent_of(classmate())));
    const Json teacher = contacts_of(talk, "teacher");
    CHECK(is_contact(teacher, demo.parent));
    CHECK(is_contact(teacher, demo.pupil));
    CHECK_FALSE(is_contact(teacher, stranger()));
    CHECK(contacts_of(talk, "parent", "?search=%D0%B8%D0%BB%D1%8C%D0%B8%D0%BD%D0%B0").size() == 1);

    for (const int no : {classmate(), demo.pupil, stranger()}) {
        const std::string id = person_text(no);
        const Json direct{{"kind", "direct"}, {"person", id}};
        const Json group{{"kind", "group"}, {"title", "Группа"}, {"members", {id}}};
        for (const Json& body : {direct, group}) {
            CHECK(is_refused(talk.as("parent").post_json("/ext/v1/chats", body, talk.key()), 422));
        }
    }
    const Json self{{"kind", "direct"}, {"person", person_text(demo.parent)}};
    CHECK(is_refused(talk.as("parent").post_json("/ext/v1/chats", self, talk.key()), 422));
}

TEST_CASE("a school may forbid that pupils and teachers write to each other directly") {
    Options options = two_schools();
    options.pupil_teacher_chats = false;
    Talk talk(options);
    const DemoPeople& demo = Talk::demo();
    CHECK_FALSE(is_contact(contacts_of(talk, "pupil"), demo.teacher));
    CHECK_FALSE(is_contact(contacts_of(talk, "teacher"), demo.pupil));
    CHECK(is_contact(contacts_of(talk, "parent"), demo.teacher));
    // What was written before stays to be read.
    const std::string chat = talk.find("pupil", "direct", "Ильина");
    CHECK(talk.chat("pupil", chat)["canWrite"] == false);
    CHECK(is_refused(talk.post("pupil", chat, Talk::draft("Можно?")), 403));
}

TEST_CASE("two have one direct chat, whoever begins it") {
    Talk talk;
    const DemoPeople& demo = Talk::demo();
    const int other = parent_of(classmate());
    const auto begin = [&](const std::string& login, int person) {
        return talk.as(login).post_json(
            "/ext/v1/chats", {{"kind", "direct"}, {"person", person_text(person)}}, talk.key());
    };
    const Got first = begin("parent", other);
    CHECK(first.status == 201);
    const Got again = begin("parent", other);
    CHECK(again.status == 200);
    CHECK(first.json()["id"] == again.json()["id"]);
    const std::string other_login = district().person(other).login;
    CHECK(begin(other_login, demo.parent).json()["id"] == first.json()["id"]);
}

TEST_CASE("who is not in a chat, or not any more, finds none") {
    Talk talk;
    const DemoPeople& demo = Talk::demo();
    const int other = parent_of(classmate());
    const std::string other_login = district().person(other).login;
    const std::string chat = talk.group("parent", {demo.teacher, other});
    talk.say("parent", chat, "Тайна");
    const std::string before = talk.cursor(other_login);
    CHECK(talk.as("parent").remove(Talk::path(chat, "/members/" + person_text(other))).status ==
          204);
    const Json told = talk.news(other_login, before);
    REQUIRE(told.size() == 1);
    CHECK(told[0]["kind"] == "chat");
    CHECK(told[0]["key"] == chat);
    const std::string absent = std::to_string(ids::chat(chats::kFirstMade + 100'000));
    for (const std::string& login : {other_login, std::string("pupil"), std::string("admin")}) {
        Client& client = talk.as(login);
        for (const std::string& id : {chat, absent}) {
            for (const char* part : {"", "/messages", "/read", "/members"}) {
                CHECK(is_problem(client.get(Talk::path(id, part)), 404, "apiResourceUnavailable"));
            }
            CHECK(client.post_json(Talk::path(id, "/messages"), Talk::draft("х"), talk.key())
                      .status == 404);
            CHECK(client.patch_json(Talk::path(id), {{"muted", true}}).status == 404);
            CHECK(client.put_json(Talk::path(id, "/read"), {{"seq", 1}}).status == 404);
            CHECK(client.post_json(Talk::path(id, "/typing"), Json::object()).status == 404);
            CHECK(client.patch_json(Talk::path(id, "/messages/1"), Talk::draft("х")).status == 404);
            CHECK(client.remove(Talk::path(id, "/messages/1")).status == 404);
            CHECK(
                client.put_json(Talk::path(id, "/messages/1/reaction"), {{"emoji", "👍"}}).status ==
                404);
            CHECK(
                client.post_json(Talk::path(id, "/messages/1/report"), {{"reason", ""}}, talk.key())
                    .status == 404);
            CHECK(client
                      .put_json(Talk::path(id, "/members/" + person_text(demo.teacher)),
                                {{"role", "member"}})
                      .status == 404);
            CHECK(client.remove(Talk::path(id, "/members/me")).status == 404);
        }
        CHECK(talk.chats_of(login).dump().find(chat) == std::string::npos);
    }
    // Added again, everything is there.
    CHECK(talk.as("parent")
              .put_json(Talk::path(chat, "/members/" + person_text(other)), {{"role", "member"}})
              .status == 200);
    CHECK(texts(talk.messages(other_login, chat)) == std::vector<std::string>{"Тайна"});
}

TEST_CASE("messages are edited by their senders for a quarter of an hour, and deleted for all") {
    Talk talk;
    const std::string chat = talk.group("parent", {Talk::demo().teacher});
    const std::int64_t start = talk.say("parent", chat, "первое")["revision"];
    talk.say("teacher", chat, "второе");
    const auto one = [&](int seq) { return Talk::path(chat, "/messages/" + std::to_string(seq)); };
    const Got edited = talk.as("parent").patch_json(one(1), Talk::draft("первое, верно"));
    CHECK(edited.status == 200);
    CHECK(edited.json()["edited"] == true);
    CHECK(edited.json()["seq"] == 1);
    CHECK(edited.json()["revision"] == start + 2);
    CHECK(is_refused(talk.as("teacher").patch_json(one(1), Talk::draft("чужое")), 403));
    CHECK(is_refused(talk.as("parent").patch_json(one(1), Talk::draft(" ")), 422));
    CHECK(is_refused(talk.as("parent").patch_json(one(1), Talk::draft(letters(4001))), 422));
    CHECK(talk.as("parent").patch_json(one(9), Talk::draft("нет")).status == 404);
    CHECK(talk.as("parent").patch_json(one(1), Json::object()).status == 400);

    // The changed message comes once, after what came meanwhile.
    const Json since = talk.messages("teacher", chat, "?since=" + std::to_string(start));
    CHECK(texts(since) == std::vector<std::string>{"второе", "первое, верно"});

    CHECK(is_refused(talk.as("teacher").remove(one(1)), 403));
    CHECK(talk.as("parent").remove(one(2)).status == 204);  // the owner may
    CHECK(talk.as("parent").remove(one(2)).status == 204);
    const Json gone = talk.messages("teacher", chat)["messages"][1];
    CHECK(gone["deleted"] == true);
    CHECK(gone["text"] == "");
    CHECK(talk.chat("parent", chat)["unread"] == 0);
    CHECK(is_refused(talk.as("teacher").patch_json(one(2), Talk::draft("снова")), 422));

    Client(talk.server().port()).put_json("/ext/v1/demo/clock", {{"now", "2026-11-18T12:50:01"}});
    CHECK(is_refused(talk.as("parent").patch_json(one(1), Talk::draft("поздно")), 403));
    CHECK(talk.as("parent").remove(one(1)).status == 204);
}

TEST_CASE("a person has one reaction to a message, of a fixed set") {
    Talk talk;
    const std::string chat = talk.group("parent", {Talk::demo().teacher});
    talk.say("parent", chat, "Ура");
    const auto react = [&](const std::string& login, const std::string& emoji) {
        return talk.as(login).put_json(Talk::path(chat, "/messages/1/reaction"),
                                       {{"emoji", emoji}});
    };
    const std::int64_t before = talk.chat("parent", chat)["revision"];
    CHECK(react("teacher", "👍").json()["reactions"] ==
          Json::array({{{"emoji", "👍"}, {"count", 1}, {"own", true}}}));
    CHECK(react("teacher", "👍").status == 200);
    CHECK(talk.chat("parent", chat)["revision"] == before + 1);
    CHECK(react("parent", "👍").json()["reactions"][0]["count"] == 2);
    CHECK(react("parent", "❤️").json()["reactions"].size() == 2);
    CHECK(react("teacher", "").json()["reactions"].size() == 1);
    CHECK(is_refused(react("teacher", "<b>"), 422));
    CHECK(react("teacher", "").status == 200);
    CHECK(talk.as("parent").put_json(Talk::path(chat, "/messages/1/reaction"), Json()).status ==
          400);
}

TEST_CASE("announcements are written by staff, read by all, and counted for their author") {
    Talk talk;
    const std::string chat = talk.find("parent", "announcements", "");
    CHECK(talk.chat("parent", chat)["canWrite"] == false);
    CHECK(is_refused(talk.post("parent", chat, Talk::draft("Я тоже")), 403));
    CHECK(is_refused(talk.post("pupil", chat, Talk::draft("Я тоже")), 403));
    const Json message = talk.say("admin", chat, "Завтра сокращённый день.");
    CHECK(message["readBy"] == 0);
    const std::int64_t seq = message["seq"];
    const std::string before = talk.cursor("admin");
    talk.read("parent", chat, seq);
    talk.read("pupil", chat, seq);
    CHECK(talk.news("admin", before).size() == 1);
    CHECK(talk.messages("admin", chat, "?limit=1")["messages"][0]["readBy"] == 2);
    CHECK_FALSE(talk.messages("parent", chat, "?limit=1")["messages"][0].contains("readBy"));
    CHECK(is_refused(talk.as("parent").get(Talk::path(chat, "/read")), 403));
    const Json readers = talk.as("admin").get(Talk::path(chat, "/read")).json()["read"];
    const auto up_to_it = std::ranges::count_if(
        readers, [&](const Json& reader) { return reader["seq"].get<std::int64_t>() == seq; });
    CHECK(up_to_it == 2);
    // Names of the staff alone.
    const Json answer = talk.as("parent").get(Talk::path(chat, "/members")).json();
    for (const Json& of : answer["members"]) {
        const auto index = ids::person_index(std::stoll(of["person"].get<std::string>()));
        const Kind kind = district().person(*index).kind;
        CHECK((kind == Kind::Teacher || kind == Kind::Administrator));
    }
}

TEST_CASE("files of messages are the sender's own, and open to who is in the chat") {
    Talk talk;
    const std::string chat = talk.group("parent", {Talk::demo().teacher});
    const std::string file = upload(talk, "parent", "Заметка.txt");
    const std::string path = "/ext/v1/files/" + file;
    CHECK(talk.as("teacher").get(path).status == 404);
    CHECK(is_refused(talk.post("teacher", chat, {{"text", ""}, {"files", {file}}}), 422));
    const Got sent = talk.post("parent", chat, {{"text", ""}, {"files", {file}}});
    INFO(sent.body);
    REQUIRE(sent.status == 201);
    const Json of = sent.json()["files"][0];
    check_shape(of, "id:s name:s size:i type:s");
    CHECK(of["name"] == "Заметка.txt");
    const Got got = talk.as("teacher").get(path);
    CHECK(got.status == 200);
    CHECK(got.header("Content-Disposition").starts_with("attachment"));
    CHECK(got.header("X-Content-Type-Options") == "nosniff");
    CHECK(talk.as("pupil").get(path).status == 404);
    CHECK(talk.as("teacher").get("/ext/v1/uploads/" + file).status == 404);
    CHECK(is_problem(talk.as("parent").remove("/ext/v1/uploads/" + file), 409, "fileInUse"));
    CHECK(is_refused(talk.post("parent", chat, {{"text", "ещё"}, {"files", {file}}}), 422));

    // Passed on it is read there, too, and stays when the first message goes.
    const std::string other = talk.direct("teacher", Talk::demo().administrator);
    const Got forwarded =
        talk.post("teacher", other, {{"text", ""}, {"forward", {{"chat", chat}, {"seq", 1}}}});
    INFO(forwarded.body);
    REQUIRE(forwarded.status == 201);
    CHECK(forwarded.json()["forwardedFrom"].get<std::string>().starts_with("Ветрова"));
    CHECK(talk.as("admin").get(path).status == 200);
    CHECK(talk.as("parent").remove(Talk::path(chat, "/messages/1")).status == 204);
    CHECK(talk.as("admin").get(path).status == 200);
    CHECK(talk.as("teacher").remove(Talk::path(other, "/messages/1")).status == 204);
    CHECK(talk.as("admin").get(path).status == 404);
    CHECK(is_refused(
        talk.post("teacher", other, {{"text", ""}, {"forward", {{"chat", chat}, {"seq", 1}}}}),
        422));
    const std::string foreign = talk.find("parent", "direct", "Шубин");
    CHECK(is_refused(
        talk.post("teacher", other, {{"text", ""}, {"forward", {{"chat", foreign}, {"seq", 1}}}}),
        422));
}

TEST_CASE("an answer quotes, a mention is counted, both within the chat") {
    Talk talk;
    const DemoPeople& demo = Talk::demo();
    const std::string chat = talk.group("parent", {demo.teacher});
    talk.say("parent", chat, letters(200));
    const Got got =
        talk.post("parent", chat,
                  {{"text", "Вот"}, {"replyTo", 1}, {"mentions", {person_text(demo.teacher)}}});
    REQUIRE(got.status == 201);
    CHECK(got.json()["replyTo"]["text"] == letters(120));
    CHECK(got.json()["mentions"] == Json::array({person_text(demo.teacher)}));
    CHECK(talk.chat("teacher", chat)["mentioned"] == true);
    talk.read("teacher", chat, 2);
    CHECK(talk.chat("teacher", chat)["mentioned"] == false);
    CHECK(is_refused(talk.post("parent", chat, {{"text", "а"}, {"replyTo", 99}}), 422));
    CHECK(is_refused(
        talk.post("parent", chat, {{"text", "а"}, {"mentions", {person_text(demo.pupil)}}}), 422));
    for (const Json& bad :
         {Json{{"text", 1}}, Json::object(), Json{{"text", "а"}, {"replyTo", "1"}},
          Json{{"text", "а"}, {"files", 1}}, Json{{"text", "а"}, {"mentions", 1}},
          Json{{"text", "а"}, {"forward", 1}}, Json::array()}) {
        CHECK(is_problem(talk.post("parent", chat, bad), 400, "parameterInvalid"));
    }
}

TEST_CASE("a reported message comes to the class teacher from the school's own voice") {
    Talk talk;
    const std::string chat = talk.find("pupil", "class", "8 «Б»");
    const auto report = [&](const Json& body) {
        return talk.as("pupil").post_json(Talk::path(chat, "/messages/1/report"), body, talk.key());
    };
    CHECK(report({{"reason", "Обидно"}}).status == 204);
    CHECK(is_refused(report({{"reason", letters(1001)}}), 422));
    CHECK(report(Json::object()).status == 400);
    const std::string voice = talk.find("teacher", "direct", "Ранец");
    const Json of = talk.chat("teacher", voice);
    CHECK(of["person"].is_null());
    CHECK(of["canWrite"] == false);
    CHECK(of["unread"] == 1);
    CHECK(of["last"]["sender"].is_null());
    CHECK(of["last"]["text"].get<std::string>().find("Обидно") != std::string::npos);
    CHECK(is_refused(talk.post("teacher", voice, Talk::draft("Кто это?")), 403));
}
