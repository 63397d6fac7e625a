#include "chats/shapes.h"

#include <algorithm>

#include "chats/chats.h"
#include "chats/school_chats.h"
#include "chats/text_rules.h"
#include "rest/access.h"
#include "rest/shapes.h"

namespace ranets::stub::chats {
namespace {

constexpr std::string_view kRanetsName = "Ранец";

std::string short_name(const District& district, int person) {
    return person == kRanets ? std::string(kRanetsName) : district.person(person).short_name();
}

Json file_json(const Upload& file) {
    return {{"id", std::to_string(ids::upload(file.number))},
            {"name", file.name},
            {"size", file.size},
            {"type", file.media_type}};
}

Json quote_json(const Call& call, DatabaseLock& locked, const Chat& chat, std::int64_t seq) {
    if (seq == 0) return nullptr;
    const auto of = message(locked, chat.number, seq);
    if (!of) return nullptr;
    return {{"seq", seq},
            {"senderName", name_of(call.district(), of->sender)},
            {"text", begin_of(of->text, kLongestQuote)}};
}

// When the other of a direct chat was here last, as far as is known.
Json last_seen(const Call& call, DatabaseLock& locked, const Chat& chat, int other) {
    std::int64_t at = call.world.chats.last_here(other);
    if (const auto of = member(locked, call.district(), chat.number, other)) {
        at = std::max(at, of->read_at);
    }
    return at == 0 ? Json(nullptr) : Json(shapes::instant_text({at}));
}

}  // namespace

std::string name_of(const District& district, int person) {
    return person == kRanets ? std::string(kRanetsName) : district.person(person).full_name();
}

Json person_id(int person) {
    return person == kRanets ? Json(nullptr) : Json(std::to_string(ids::person(person)));
}

bool can_write(const Call& call, const Chat& chat) {
    const Person& viewer = *call.viewer.person;
    switch (chat.kind) {
        case ChatKind::Announcements:
            return is_staff(viewer);
        case ChatKind::Direct: {
            const int other = chat.other_than(viewer.index);
            return other != kRanets && may_write(call.district(), call.world.chats.rules(), viewer,
                                                 call.district().person(other));
        }
        default:
            return true;
    }
}

Json chat_json(const Call& call, DatabaseLock& locked, const Chat& chat, const ChatMember& own) {
    constexpr const char* kKinds[] = {"direct", "group", "class", "announcements"};
    constexpr const char* kRoles[] = {"member", "moderator", "owner"};
    const int viewer = own.person;
    const bool is_direct = chat.kind == ChatKind::Direct;
    const int other = is_direct ? chat.other_than(viewer) : kRanets;
    const auto last = message(locked, chat.number, chat.last_seq);
    Json json{{"id", std::to_string(ids::chat(chat.number))},
              {"kind", kKinds[static_cast<std::size_t>(chat.kind)]},
              {"title", is_direct ? name_of(call.district(), other) : chat.title},
              {"about", other == kRanets ? std::string()
                                         : about(call.district(), call.district().person(other),
                                                 *call.viewer.person)},
              {"person", person_id(other)},
              {"lastSeen", other == kRanets ? Json(nullptr) : last_seen(call, locked, chat, other)},
              {"members", member_count(locked, call.district(), chat.number)},
              {"role", kRoles[static_cast<std::size_t>(own.role)]},
              {"canWrite", can_write(call, chat)},
              {"muted", own.muted},
              {"pinned", own.pinned},
              {"archived", own.archived},
              {"lastSeq", chat.last_seq},
              {"revision", chat.revision},
              {"state", chat.read_state + own.state},
              {"readSeq", own.read_seq},
              {"othersReadSeq", others_read_seq(locked, chat.number, viewer)},
              {"unread", unread(locked, chat, own)},
              {"mentioned", is_mentioned(locked, chat, own)}};
    json["last"] = last ? message_json(call, locked, chat, *last) : Json(nullptr);
    return json;
}

Json message_json(const Call& call, DatabaseLock& locked, const Chat& chat,
                  const ChatMessage& message) {
    const District& district = call.district();
    const int viewer = call.viewer.person->index;
    const bool is_own = message.sender == viewer;
    Json json{{"seq", message.seq},
              {"revision", message.revision},
              {"sender", person_id(message.sender)},
              {"senderName", name_of(district, message.sender)},
              {"senderShort", short_name(district, message.sender)},
              {"own", is_own},
              {"time", shapes::instant_text({message.at})},
              {"text", message.text},
              {"replyTo", quote_json(call, locked, chat, message.reply_to)},
              {"files", Json::array()},
              {"reactions", Json::array()},
              {"mentions", Json::array()},
              {"edited", message.edited},
              {"deleted", message.deleted},
              {"forwardedFrom", message.forwarded_from}};
    for (const Upload& file : files(locked, chat.number, message.seq)) {
        json["files"].push_back(file_json(file));
    }
    for (const auto& [emoji, count, own] : reactions(locked, chat.number, message.seq, viewer)) {
        json["reactions"].push_back({{"emoji", emoji}, {"count", count}, {"own", own}});
    }
    for (const int person : mentions(locked, chat.number, message.seq)) {
        json["mentions"].push_back(person_id(person));
    }
    if (is_own) json["clientId"] = message.client_id;
    if (is_own && chat.kind == ChatKind::Announcements) {
        json["readBy"] = read_by(locked, chat.number, message.seq, viewer);
    }
    return json;
}

Json messages_json(const Call& call, DatabaseLock& locked, const Chat& chat,
                   const std::vector<ChatMessage>& messages) {
    Json list = Json::array();
    for (const ChatMessage& of : messages) {
        list.push_back(message_json(call, locked, chat, of));
    }
    return list;
}

}  // namespace ranets::stub::chats
