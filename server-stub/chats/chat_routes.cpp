// Chats as wholes: those of the viewer, made and changed; to whom one may write.
#include "chats/chat_routes.h"

#include <algorithm>

#include "chats/chat_writes.h"
#include "chats/chats.h"
#include "chats/shapes.h"
#include "chats/text_rules.h"
#include "model/text.h"

namespace ranets::stub::chat_routes {
namespace {

using namespace chats;

constexpr std::size_t kMostContacts = 2000;

std::string chat_body(const Call& call, DatabaseLock& locked, std::int64_t number) {
    const auto chat = find(locked, call.district(), number);
    const auto own = member(locked, call.district(), number, call.viewer.person->index);
    return chat && own ? chat_json(call, locked, *chat, *own).dump() : std::string();
}

Written make_direct(const Call& call, Transaction& transaction, const Json& body) {
    const auto person = person_in(call, body.value("person", Json()));
    if (!person) return bad_parameter("person");
    const Person& viewer = *call.viewer.person;
    const bool is_there = direct_between(transaction, viewer.index, *person).has_value();
    if (!is_there && !may_write(call.district(), call.world.chats.rules(), viewer,
                                call.district().person(*person))) {
        return against_rule("Этому человеку вы писать не можете.");
    }
    Write done;
    bool is_new = false;
    const Chat chat =
        direct_chat(call.world, transaction, viewer.index, *person, done.changes, is_new);
    done.status = is_new ? 201 : 200;
    done.body = chat_body(call, transaction, chat.number);
    return done;
}

Written make_group(const Call& call, Transaction& transaction, const Json& body) {
    const auto title = text_in(body, "title");
    if (!title) return bad_parameter("title");
    if (auto fault = title_fault(*title)) return *std::move(fault);
    const Json named = body.value("members", Json::array());
    if (!named.is_array()) return bad_parameter("members");
    if (static_cast<std::int64_t>(named.size()) >= kMostMembers) {
        return against_rule("В группе может быть не больше 10 000 человек.");
    }
    const Person& viewer = *call.viewer.person;
    std::vector<int> people;
    for (const Json& id : named) {
        const auto person = person_in(call, id);
        if (!person) return bad_parameter("members");
        if (*person != viewer.index) people.push_back(*person);
    }
    std::ranges::sort(people);
    people.erase(std::unique(people.begin(), people.end()), people.end());
    for (const int person : people) {
        if (!may_be_in_group(call.district(), viewer, call.district().person(person))) {
            return against_rule("Этого человека вы добавить не можете.");
        }
    }
    if (groups_made_by(transaction, viewer.index) >= kMostGroupsAPerson) {
        return against_rule("Вы создали уже 100 групп, больше нельзя.");
    }
    const std::int64_t number =
        chats::make(transaction, ChatKind::Group, *title, viewer.index, kNone, kNone);
    chats::put_member(transaction, number, viewer.index, ChatRole::Owner);
    for (const int person : people) {
        chats::put_member(transaction, number, person, ChatRole::Member);
    }
    const auto chat = find(transaction, call.district(), number);
    if (!chat) return unavailable_now();
    next_revision(transaction, *chat);
    return Write{.status = 201,
                 .body = chat_body(call, transaction, number),
                 .changes = {told_to_all(transaction, call.district(), *chat, "chat")}};
}

// What one has to oneself; false: a value is no boolean.
bool read_own(const Json& body, ChatMember& own, bool& is_changed) {
    const std::pair<const char*, bool*> settings[] = {
        {"muted", &own.muted}, {"pinned", &own.pinned}, {"archived", &own.archived}};
    for (const auto& [name, setting] : settings) {
        const auto found = body.find(name);
        if (found == body.end()) continue;
        if (!found->is_boolean()) return false;
        is_changed |= *setting != found->get<bool>();
        *setting = found->get<bool>();
    }
    return true;
}

}  // namespace

Answer list(const Call& call) {
    Json chats = Json::array();
    DatabaseLock locked = call.world.chats.database().read();
    const int viewer = call.viewer.person->index;
    for (const std::int64_t number : of_person(locked, call.district(), viewer)) {
        const auto chat = find(locked, call.district(), number);
        const auto own = member(locked, call.district(), number, viewer);
        if (chat && own) chats.push_back(chat_json(call, locked, *chat, *own));
    }
    if (!locked.ok()) return unavailable_now();
    Answer answer(Json{{"chats", std::move(chats)}});
    answer.passing = true;
    return answer;
}

Answer one(const Call& call) {
    return read_in_chat(call, [&](DatabaseLock& locked, const Chat& chat, const ChatMember& own) {
        return Answer(chat_json(call, locked, chat, own));
    });
}

Answer make(const Call& call) {
    return write(call, KeyNeed::Needed, [&](Transaction& transaction) -> Written {
        const auto body = body_object(call);
        const auto kind = body ? text_in(*body, "kind") : std::nullopt;
        if (kind == "direct") return make_direct(call, transaction, *body);
        if (kind == "group") return make_group(call, transaction, *body);
        return bad_parameter("kind");
    });
}

Answer change(const Call& call) {
    return write_in_chat(
        call, KeyNeed::Optional,
        [&](Transaction& transaction, const Chat& chat, const ChatMember& before) -> Written {
            const auto body = body_object(call);
            if (!body) return bad_parameter("body");
            ChatMember own = before;
            bool is_changed = false;
            if (!read_own(*body, own, is_changed)) return bad_parameter("muted");
            Write done;
            if (body->contains("title")) {
                const auto title = text_in(*body, "title");
                if (!title) return bad_parameter("title");
                if (chat.kind != ChatKind::Group || own.role == ChatRole::Member) {
                    return refusal(403, "notAllowed", "Название меняют владелец и модераторы.");
                }
                if (auto fault = title_fault(*title)) return *std::move(fault);
                if (*title != chat.title) {
                    set_title(transaction, chat.number, *title);
                    next_revision(transaction, chat);
                    done.changes.push_back(told_to_all(transaction, call.district(), chat, "chat"));
                }
            }
            if (is_changed) {
                keep_own(transaction, chat.number, own);
                done.changes.push_back(told_to(chat, own.person, "chat-state"));
            }
            done.body = chat_body(call, transaction, chat.number);
            return done;
        });
}

Answer contacts(const Call& call) {
    const District& district = call.district();
    const Person& viewer = *call.viewer.person;
    const std::string wanted = model::folded(call.request.query.get("search"));
    Json list = Json::array();
    bool more = false;
    DatabaseLock locked = call.world.chats.database().read();
    for (const int person : chats::contacts(district, call.world.chats.rules(), viewer)) {
        const Person& of = district.person(person);
        const std::string name = of.full_name();
        if (model::folded(name).find(wanted) == std::string::npos) continue;
        if (list.size() >= kMostContacts) {
            more = true;
            break;
        }
        const auto chat = direct_between(locked, viewer.index, person);
        list.push_back({{"person", person_id(person)},
                        {"name", name},
                        {"about", about(district, of, viewer)},
                        {"kind", kind_word(of)},
                        {"chat", chat ? Json(std::to_string(ids::chat(*chat))) : Json(nullptr)}});
    }
    if (!locked.ok()) return unavailable_now();
    Answer answer(Json{{"contacts", std::move(list)}, {"more", more}});
    answer.passing = true;
    return answer;
}

}  // namespace ranets::stub::chat_routes
