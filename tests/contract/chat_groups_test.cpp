// Chats: groups and their people, and what one has to oneself.
#include "chats.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

const District& district() {
    return known_school().district;
}

}  // namespace

TEST_CASE("a group has an owner, who gives roles, and goes on without who leaves") {
    Talk talk;
    const DemoPeople& demo = Talk::demo();
    const int other = parent_of(classmate());
    const std::string other_login = district().person(other).login;
    const std::string chat = talk.group("teacher", {demo.parent, other});
    const auto put = [&](const std::string& login, int person, const std::string& role) {
        return talk.as(login).put_json(Talk::path(chat, "/members/" + person_text(person)),
                                       {{"role", role}});
    };
    const Json members = talk.as("parent").get(Talk::path(chat, "/members")).json()["members"];
    REQUIRE(members.size() == 3);
    for (const Json& member : members) check_shape(member, "person:s name:s about:s role:s");
    CHECK(is_refused(put("parent", demo.administrator, "member"), 403));
    CHECK(is_refused(talk.as("parent").patch_json(Talk::path(chat), {{"title", "Моя"}}), 403));
    CHECK(put("teacher", demo.parent, "moderator").json()["role"] == "moderator");
    CHECK(is_refused(put("parent", other, "moderator"), 403));
    CHECK(is_refused(put("parent", demo.teacher, "member"), 403));
    CHECK(is_refused(put("teacher", demo.teacher, "member"), 422));
    CHECK(put("parent", demo.administrator, "member").status == 200);
    CHECK(is_refused(put("parent", demo.pupil, "member"), 422));
    CHECK(put("parent", other, "owner").status == 400);
    CHECK(talk.as("parent").patch_json(Talk::path(chat), {{"title", "Наша"}}).json()["title"] ==
          "Наша");
    CHECK(
        is_refused(talk.as("parent").patch_json(Talk::path(chat), {{"title", letters(81)}}), 422));
    CHECK(is_refused(talk.as("parent").patch_json(Talk::path(chat), {{"title", " "}}), 422));
    CHECK(is_refused(
        talk.as(other_login).remove(Talk::path(chat, "/members/" + person_text(demo.parent))),
        403));
    // The owner leaves; a moderator takes over.
    CHECK(talk.as("teacher").remove(Talk::path(chat, "/members/me")).status == 204);
    CHECK(talk.chat("parent", chat)["role"] == "owner");
    CHECK(talk.chat("parent", chat)["members"] == 3);
}

TEST_CASE("who leaves and does not hear so may ask again, and learns nothing else") {
    Talk talk;
    const std::string chat = talk.group("teacher", {Talk::demo().parent});
    const Headers key = talk.key();
    Client& parent = talk.as("parent");
    for (int i = 0; i < 2; ++i) {
        CHECK(parent.remove(Talk::path(chat, "/members/me"), key).status == 204);
    }
    CHECK(parent.remove(Talk::path(chat, "/members/me"), talk.key()).status == 404);
    // A key that was used opens nothing.
    for (const char* part : {"", "/messages", "/members", "/read"}) {
        CHECK(parent.get(Talk::path(chat, part), key).status == 404);
    }
    const Got other = parent.post_json(Talk::path(chat, "/messages"), Talk::draft("х"), key);
    CHECK(is_problem(other, 422, "idempotencyKeyReused"));
}

TEST_CASE("what one has to oneself in a chat moves nobody else") {
    Talk talk;
    const std::string chat = talk.find("parent", "class", "8 «Б» · родители");
    const std::string others = talk.cursor("teacher");
    const Json before = talk.chat("parent", chat);
    const Got got = talk.as("parent").patch_json(
        Talk::path(chat), {{"muted", true}, {"pinned", true}, {"archived", true}});
    REQUIRE(got.status == 200);
    for (const char* name : {"muted", "pinned", "archived"}) CHECK(got.json()[name] == true);
    CHECK(got.json()["revision"] == before["revision"]);
    CHECK(got.json()["state"].get<int>() == before["state"].get<int>() + 1);
    CHECK(talk.chat("teacher", chat)["muted"] == false);
    CHECK(talk.news("teacher", others).empty());
    CHECK(talk.as("parent").patch_json(Talk::path(chat), {{"muted", 1}}).status == 400);
    CHECK(is_refused(talk.as("parent").remove(Talk::path(chat, "/members/me")), 403));
    CHECK(is_refused(talk.as("teacher").patch_json(Talk::path(chat), {{"title", "8Б"}}), 403));
}
