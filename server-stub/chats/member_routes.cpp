// Who is in a chat: told, added, given a role, taken out.
#include <algorithm>

#include "chats/chat_routes.h"
#include "chats/chat_writes.h"
#include "chats/chats.h"
#include "chats/school_chats.h"
#include "chats/shapes.h"
#include "chats/text_rules.h"
#include "rest/access.h"

namespace ranets::stub::chat_routes {
namespace {

using namespace chats;

constexpr const char* kRoles[] = {"member", "moderator", "owner"};

Json member_json(const Call& call, const ChatMember& of) {
    return {
        {"person", person_id(of.person)},
        {"name", name_of(call.district(), of.person)},
        {"about", about(call.district(), call.district().person(of.person), *call.viewer.person)},
        {"role", kRoles[static_cast<std::size_t>(of.role)]}};
}

// The one that takes over when the owner leaves.
std::optional<ChatMember> heir(DatabaseLock& locked, const District& district, const Chat& chat,
                               int owner) {
    std::optional<ChatMember> found;
    for (const ChatMember& of : chats::members(locked, district, chat.number)) {
        if (of.person != owner && (!found || of.role > found->role)) found = of;
    }
    return found;
}

Written taken_out(const Call& call, Transaction& transaction, const Chat& chat,
                  const ChatMember& whom) {
    chats::remove_member(transaction, chat.number, whom.person);
    if (whom.role == ChatRole::Owner) {
        if (const auto next = heir(transaction, call.district(), chat, whom.person)) {
            chats::put_member(transaction, chat.number, next->person, ChatRole::Owner);
        }
    }
    next_revision(transaction, chat);
    return Write{.status = 204,
                 .body = {},
                 .changes = {told_to_all(transaction, call.district(), chat, "chat"),
                             told_to(chat, whom.person, "chat")}};
}

std::optional<Answer> may_not_put(const Call& call, Transaction& transaction, const Chat& chat,
                                  const ChatMember& own, const std::optional<ChatMember>& there,
                                  ChatRole role) {
    if (chat.kind != ChatKind::Group) {
        return refusal(403, "notAllowed", "Состав этого чата менять нельзя.");
    }
    if (own.role == ChatRole::Member) {
        return refusal(403, "notAllowed", "Участников добавляют владелец и модераторы.");
    }
    const ChatRole now = there ? there->role : ChatRole::Member;
    if (role != now && own.role != ChatRole::Owner) {
        return refusal(403, "notAllowed", "Роли раздаёт владелец группы.");
    }
    if (there && there->role == ChatRole::Owner) {
        return against_rule("Роль владельца так не меняется.");
    }
    const Person& person = call.district().person(call.in.person);
    if (!there && !may_be_in_group(call.district(), *call.viewer.person, person)) {
        return against_rule("Этого человека вы добавить не можете.");
    }
    if (!there && member_count(transaction, call.district(), chat.number) >= kMostMembers) {
        return against_rule("В группе может быть не больше 10 000 человек.");
    }
    return std::nullopt;
}

}  // namespace

Answer members(const Call& call) {
    return read_in_chat(call, [&](DatabaseLock& locked, const Chat& chat, const ChatMember&) {
        Json list = Json::array();
        const bool is_school = chat.kind == ChatKind::Announcements;
        for (const ChatMember& of : chats::members(locked, call.district(), chat.number)) {
            // Who else reads announcements is nobody's business.
            if (is_school && !is_staff(call.district().person(of.person))) continue;
            list.push_back(member_json(call, of));
        }
        return Answer(Json{{"members", std::move(list)}});
    });
}

Answer put_member(const Call& call) {
    return write_in_chat(
        call, KeyNeed::Optional,
        [&](Transaction& transaction, const Chat& chat, const ChatMember& own) -> Written {
            const auto body = body_object(call);
            const auto word = body ? text_in(*body, "role") : std::nullopt;
            if (word != "member" && word != "moderator") return bad_parameter("role");
            const ChatRole role = word == "member" ? ChatRole::Member : ChatRole::Moderator;
            const auto there = member(transaction, call.district(), chat.number, call.in.person);
            if (auto fault = may_not_put(call, transaction, chat, own, there, role))
                return *std::move(fault);
            Write done;
            if (!there || there->role != role) {
                chats::put_member(transaction, chat.number, call.in.person, role);
                next_revision(transaction, chat);
                done.changes.push_back(told_to_all(transaction, call.district(), chat, "chat"));
            }
            const auto now = member(transaction, call.district(), chat.number, call.in.person);
            if (!now) return unavailable_now();
            done.body = member_json(call, *now).dump();
            return done;
        });
}

Answer remove_member(const Call& call) {
    return write_in_chat(
        call, KeyNeed::Optional,
        [&](Transaction& transaction, const Chat& chat, const ChatMember& own) -> Written {
            if (chat.kind != ChatKind::Group) {
                return refusal(403, "notAllowed", "Из этого чата выйти нельзя.");
            }
            const auto whom = member(transaction, call.district(), chat.number, call.in.person);
            if (whom && whom->person != own.person && whom->role >= own.role) {
                return refusal(403, "notAllowed", "Участников исключают владелец и модераторы.");
            }
            if (!whom) {
                return own.role == ChatRole::Member ? Written(not_found())
                                                    : Written(Write{.status = 204, .body = {}});
            }
            return taken_out(call, transaction, chat, *whom);
        });
}

}  // namespace ranets::stub::chat_routes
