// All routes of chats, those that write among them × roles × chats of one's own, of others, that
// one has left, that there are none. Who is in which is worked out here, not by the server's rules.
#include <algorithm>
#include <cstdio>
#include <set>

#include "chats.h"
#include "chats/school_chats.h"

using namespace ranets::stub;
using namespace ranets::stub::testing;

namespace {

const District& district() {
    return known_school().district;
}

struct Swept {
    std::string name;
    std::string id;
    std::set<int> people;  // who are in it
};

std::set<int> with_teacher(int cohort, bool parents) {
    const Cohort& of = district().cohort(cohort);
    std::set<int> people{of.class_teacher};
    for (const int pupil : of.pupils) {
        if (!parents) {
            people.insert(pupil);
            continue;
        }
        for (const int parent : district().family(district().person(pupil).family).parents) {
            people.insert(parent);
        }
    }
    return people;
}

std::set<int> of_school(int school) {
    std::set<int> people;
    for (const Person& person : district().people()) {
        if (person.school == school) people.insert(person.index);
    }
    return people;
}

std::string id_text(std::int64_t number) {
    return std::to_string(ids::chat(number));
}

std::vector<Swept> chats_of_school() {
    const Person& pupil = known_school().pupil();
    const Person& newcomer = district().person(Talk::demo().newcomer);
    std::vector<Swept> list;
    for (const int cohort :
         {pupil.cohort, newcomer.former_cohort, district().person(stranger()).cohort}) {
        const std::string of = district().group_name({cohort, 0});
        list.push_back({of, id_text(school_chats::of_pupils(district(), cohort)),
                        with_teacher(cohort, false)});
        list.push_back({of + " parents", id_text(school_chats::of_parents(district(), cohort)),
                        with_teacher(cohort, true)});
    }
    for (const int school : {0, 1}) {
        list.push_back({"announcements", id_text(school_chats::announcements(district(), school)),
                        of_school(school)});
    }
    list.push_back({"absent", id_text(chats::kFirstMade + 5'000'000), {}});
    list.push_back({"no class", id_text(chats::kFirstMade - 1), {}});
    list.push_back({"another kind of id", std::to_string(ids::person(pupil.index)), {}});
    return list;
}

// Bodies that the route would take; where one is in the chat they change something, but none does
// away with what others are asked about.
struct Asked {
    std::string method;
    std::string rest;
    Json body;
};

std::vector<Asked> questions() {
    return {{"GET", "", {}},
            {"GET", "/messages", {}},
            {"GET", "/messages?since=0", {}},
            {"GET", "/messages?search=%D0%B0", {}},
            {"GET", "/read", {}},
            {"GET", "/members", {}},
            {"PATCH", "", {{"muted", true}}},
            {"POST", "/messages", {{"text", "Проверка"}}},
            {"PATCH", "/messages/1", {{"text", "Проверка"}}},
            {"PUT", "/messages/1/reaction", {{"emoji", "👍"}}},
            {"POST", "/messages/1/report", {{"reason", "Проверка"}}},
            {"PUT", "/read", {{"seq", 1}}},
            {"POST", "/typing", Json::object()},
            {"PUT", "/members/" + person_text(stranger()), {{"role", "member"}}},
            {"DELETE", "/members/" + person_text(stranger()), {}},
            {"DELETE", "/messages/99999", {}}};
}

Got ask(Talk& talk, Client& client, const Asked& asked, const std::string& chat) {
    const std::string path = Talk::path(chat, asked.rest);
    if (asked.method == "GET") return client.get(path);
    if (asked.method == "DELETE") return client.remove(path, talk.key());
    if (asked.method == "PUT") return client.put_json(path, asked.body, talk.key());
    if (asked.method == "PATCH") return client.patch_json(path, asked.body, talk.key());
    return client.post_json(path, asked.body, talk.key());
}

bool may_be_absent(const Asked& asked) {
    return asked.rest.starts_with("/messages/") || asked.rest.starts_with("/members/");
}

}  // namespace

TEST_CASE("a sweep of the chats' routes, roles and chats opens none to who is not in it") {
    Talk talk;
    const DemoPeople& demo = Talk::demo();
    const int mate_parent =
        district().family(district().person(classmate()).family).parents.front();
    std::vector<Swept> chats = chats_of_school();
    const std::string left = talk.group("parent", {mate_parent, demo.teacher});
    talk.say("parent", left, "Тайна группы");
    REQUIRE(
        talk.as("parent").remove(Talk::path(left, "/members/" + person_text(mate_parent))).status ==
        204);
    chats.push_back({"left", left, {demo.parent, demo.teacher}});
    const std::string pair = talk.direct("parent", demo.teacher);
    chats.push_back({"pair", pair, {demo.parent, demo.teacher}});

    const std::vector<int> roles{demo.parent,   demo.second_parent, demo.pupil,
                                 demo.newcomer, demo.teacher,       demo.administrator,
                                 mate_parent,   stranger(),         classmate()};
    int asked_times = 0;
    int turned_away = 0;
    for (const int role : roles) {
        const std::string login = district().person(role).login;
        Client& client = talk.as(login);
        for (const Swept& chat : chats) {
            const bool is_in = chat.people.contains(role);
            for (const Asked& asked : questions()) {
                const Got got = ask(talk, client, asked, chat.id);
                INFO(login << " " << chat.name << " " << asked.method << " " << asked.rest << " "
                           << got.status << " " << got.body.substr(0, 200));
                ++asked_times;
                CHECK(got.status < 500);
                if (!is_in) {
                    CHECK(is_problem(got, 404, "apiResourceUnavailable"));
                    ++turned_away;
                } else if (!may_be_absent(asked)) {
                    CHECK(got.status != 404);
                }
            }
        }
        // The list names those that one is in, and no others of these.
        const Json own = talk.chats_of(login);
        for (const Swept& chat : chats) {
            const bool is_there =
                std::ranges::any_of(own, [&](const Json& of) { return of["id"] == chat.id; });
            INFO(login << " " << chat.name);
            CHECK(is_there == chat.people.contains(role));
        }
    }
    std::printf("chat sweep: %d requests, %d of them from outside\n", asked_times, turned_away);
    CHECK(turned_away > 1'000);
    Client nobody(talk.server().port());
    for (const Asked& asked : questions()) {
        CHECK(ask(talk, nobody, asked, pair).status == 401);
    }
}
