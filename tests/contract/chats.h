#pragma once
// People of the demo school who talk, on a server of the test's own.
#include <map>
#include <memory>
#include <string>

#include <catch2/catch_test_macros.hpp>

#include "route_ids.h"

namespace ranets::stub::testing {

inline std::string person_text(int person) {
    return std::to_string(ids::person(person));
}

class Talk {
  public:
    explicit Talk(const Options& options = two_schools())
        : server_(std::make_unique<TestServer>(options)) {}

    TestServer& server() { return *server_; }
    std::string token(const std::string& login) {
        std::string& token = tokens_[login];
        if (token.empty()) token = sign_in(*server_, login).access;
        return token;
    }
    Client& as(const std::string& login) {
        auto& client = clients_[login];
        if (!client) client = std::make_unique<Client>(server_->port(), token(login));
        return *client;
    }
    Headers key() { return idempotency_key(++keys_); }

    Json chats_of(const std::string& login) {
        const Got got = as(login).get("/ext/v1/chats");
        INFO(got.body);
        REQUIRE(got.status == 200);
        return got.json()["chats"];
    }
    // The id of the chat of this kind whose title contains the text.
    std::string find(const std::string& login, const std::string& kind, const std::string& title) {
        for (const Json& chat : chats_of(login)) {
            const bool fits = chat["kind"] == kind &&
                              chat["title"].get<std::string>().find(title) != std::string::npos;
            if (fits) return chat["id"];
        }
        FAIL("no chat " << title << " of " << login);
        return {};
    }
    // The direct chat of the two, which is made where there is none.
    std::string direct(const std::string& login, int person) {
        const Got got = as(login).post_json(
            "/ext/v1/chats", {{"kind", "direct"}, {"person", person_text(person)}}, key());
        INFO(got.body);
        REQUIRE(got.status / 100 == 2);
        return got.json()["id"];
    }
    std::string group(const std::string& login, const std::vector<int>& people,
                      const std::string& title = "Поход") {
        Json members = Json::array();
        for (const int person : people) members.push_back(person_text(person));
        const Got got = as(login).post_json(
            "/ext/v1/chats", {{"kind", "group"}, {"title", title}, {"members", members}}, key());
        INFO(got.body);
        REQUIRE(got.status == 201);
        return got.json()["id"];
    }

    static std::string path(const std::string& chat, const std::string& rest = {}) {
        return "/ext/v1/chats/" + chat + rest;
    }
    static Json draft(const std::string& text) { return {{"text", text}}; }

    Got post(const std::string& login, const std::string& chat, const Json& body) {
        return as(login).post_json(path(chat, "/messages"), body, key());
    }
    Json say(const std::string& login, const std::string& chat, const std::string& text) {
        const Got got = post(login, chat, draft(text));
        INFO(got.body);
        REQUIRE(got.status == 201);
        return got.json();
    }
    Json chat(const std::string& login, const std::string& id) {
        const Got got = as(login).get(path(id));
        INFO(got.body);
        REQUIRE(got.status == 200);
        return got.json();
    }
    Json messages(const std::string& login, const std::string& id, const std::string& query = {}) {
        const Got got = as(login).get(path(id, "/messages" + query));
        INFO(got.body);
        REQUIRE(got.status == 200);
        return got.json();
    }
    Json read(const std::string& login, const std::string& id, std::int64_t seq) {
        const Got got = as(login).put_json(path(id, "/read"), {{"seq", seq}});
        INFO(got.body);
        REQUIRE(got.status == 200);
        return got.json();
    }
    std::string cursor(const std::string& login) {
        return as(login).get("/ext/v1/changes").json()["cursor"];
    }
    Json news(const std::string& login, const std::string& since) {
        const Got got = as(login).get("/ext/v1/changes?since=" + since);
        INFO(got.body);
        REQUIRE(got.status == 200);
        Json list = Json::array();
        const Json answer = got.json();
        for (const Json& change : answer["changes"]) {
            if (change["kind"] == "chat" || change["kind"] == "chat-state") list.push_back(change);
        }
        return list;
    }

    static const DemoPeople& demo() { return known_school().district.demo(); }

  private:
    std::unique_ptr<TestServer> server_;
    std::map<std::string, std::string> tokens_;
    std::map<std::string, std::unique_ptr<Client>> clients_;
    int keys_ = 0;
};

// The mother, where there is one.
inline int parent_of(int pupil) {
    const District& district = known_school().district;
    return district.family(district.person(pupil).family).parents.front();
}

// With one sentence that may be shown.
inline bool is_refused(const Got& got, int status) {
    INFO(got.status << " " << got.body);
    const Json json = got.json();
    const std::string sentence = json.value("description", "");
    CHECK(got.status == status);
    CHECK(sentence.ends_with("."));
    return got.status == status && sentence.size() > 10 && json.contains("type");
}

inline std::string letters(std::size_t count, const std::string& letter = "ж") {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += letter;
    return text;
}

// The texts of messages, in the order of the answer.
inline std::vector<std::string> texts(const Json& page) {
    std::vector<std::string> list;
    for (const Json& message : page["messages"]) list.push_back(message["text"]);
    return list;
}

}  // namespace ranets::stub::testing
