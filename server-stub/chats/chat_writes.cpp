#include "chats/chat_writes.h"

#include <algorithm>

#include "chats/chats.h"
#include "chats/message_store.h"

namespace ranets::stub::chats {
namespace {

// Whom it concerns beside the reader that one has read up to `seq`: whoever sees another number
// than before in «read by the others».
void tell_others(const World& world, Transaction& transaction, const Chat& chat, int reader,
                 std::int64_t seq, std::vector<LoggedChange>& changes) {
    std::vector<Reader> others = furthest_readers(transaction, chat.number);
    std::erase_if(others, [&](const Reader& other) { return other.person == reader; });
    const std::int64_t furthest = others.empty() ? 0 : others.front().seq;
    if (seq > furthest) {
        move_read_state(transaction, chat);
        changes.push_back(told_to_all(transaction, world.district, chat, "chat-state"));
        return;
    }
    // Who has read furthest sees the second; an author of announcements, how many have.
    std::vector<int> told;
    if (others.size() < 2 || seq > others[1].seq) told.push_back(others.front().person);
    const auto last = message(transaction, chat.number, chat.last_seq);
    if (chat.kind == ChatKind::Announcements && last && last->sender != reader) {
        told.push_back(last->sender);
    }
    std::ranges::sort(told);
    told.erase(std::unique(told.begin(), told.end()), told.end());
    for (const int person : told) {
        move_state(transaction, chat.number, person);
        changes.push_back(told_to(chat, person, "chat-state"));
    }
}

}  // namespace

Answer write(const Call& call, KeyNeed need, const std::function<Written(Transaction&)>& act) {
    std::optional<Answer> refusal;
    Answer answer = write_once(
        call,
        [&](Transaction& transaction) {
            Written written = act(transaction);
            if (Write* const done = std::get_if<Write>(&written)) return std::move(*done);
            refusal = std::get<Answer>(std::move(written));
            return refused(*refusal);
        },
        need);
    // With its headers, which an answer that is kept has none of.
    if (refusal && answer.status == refusal->status) return *std::move(refusal);
    return answer;
}

Answer write_in_chat(
    const Call& call, KeyNeed need,
    const std::function<Written(Transaction&, const Chat& chat, const ChatMember& own)>& act) {
    return write(call, need, [&](Transaction& transaction) -> Written {
        const auto chat = find(transaction, call.district(), call.in.chat);
        const auto own =
            member(transaction, call.district(), call.in.chat, call.viewer.person->index);
        if (!chat || !own) return not_found();
        return act(transaction, *chat, *own);
    });
}

Answer read_in_chat(
    const Call& call,
    const std::function<Answer(DatabaseLock&, const Chat& chat, const ChatMember& own)>& act) {
    DatabaseLock locked = call.world.chats.database().read();
    const auto chat = find(locked, call.district(), call.in.chat);
    const auto own = member(locked, call.district(), call.in.chat, call.viewer.person->index);
    if (!locked.ok()) return unavailable_now();
    if (!chat || !own) return not_found();
    Answer answer = act(locked, *chat, *own);
    answer.passing = true;
    return locked.ok() ? answer : unavailable_now();
}

std::optional<Json> body_object(const Call& call) {
    Json body = parse_json(call.request.body);
    return body.is_object() ? std::optional(std::move(body)) : std::nullopt;
}

std::optional<std::string> text_in(const Json& body, const char* name) {
    const auto found = body.find(name);
    if (found == body.end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

std::optional<int> person_in(const Call& call, const Json& id) {
    const auto value = id.is_string() ? number(id.get_ref<const std::string&>()) : std::nullopt;
    const auto index = value ? ids::person_index(*value) : std::nullopt;
    if (!index || *index >= static_cast<int>(call.district().people().size())) return std::nullopt;
    return index;
}

ChatMessage put_message(const World& world, Transaction& transaction, const Chat& chat,
                        ChatMessage message, const std::vector<int>& mentions,
                        std::span<const std::int64_t> own_uploads, const std::vector<Upload>& files,
                        std::vector<LoggedChange>& changes) {
    message.revision = next_revision(transaction, chat);
    message.seq = chat.last_seq + 1;
    message.number =
        add(transaction, chat.number, message, world.chats.real_now().ms, mentions, files);
    if (!own_uploads.empty()) {
        Uploads::hold(transaction, message.sender, holder_of(message.number), own_uploads,
                      world.chats.now());
    }
    if (message.sender != kRanets) {
        auto own = member(transaction, world.district, chat.number, message.sender);
        // Nothing is read by sending that was not read before.
        if (own && own->read_seq == chat.last_seq) {
            own->read_seq = message.seq;
            own->read_at = message.at;
            keep_own(transaction, chat.number, *own);
        }
    }
    changes.push_back(told_to_all(transaction, world.district, chat, "chat"));
    return message;
}

void mark_read(const World& world, Transaction& transaction, const Chat& chat,
               const ChatMember& before, std::int64_t seq, std::vector<LoggedChange>& changes) {
    if (seq <= before.read_seq) return;
    tell_others(world, transaction, chat, before.person, seq, changes);
    ChatMember own = before;
    own.read_seq = seq;
    own.read_at = world.chats.now().ms;
    keep_own(transaction, chat.number, own);
    changes.push_back(told_to(chat, own.person, "chat-state"));
}

Chat direct_chat(const World& world, Transaction& transaction, int a, int b,
                 std::vector<LoggedChange>& changes, bool& is_new) {
    auto number = direct_between(transaction, a, b);
    is_new = !number;
    if (!number) {
        number = make(transaction, ChatKind::Direct, {}, a, a, b);
        for (const int person : {a, b}) {
            if (person != kRanets) put_member(transaction, *number, person, ChatRole::Member);
        }
    }
    Chat chat = find(transaction, world.district, *number).value_or(Chat{});
    if (is_new) {
        chat.revision = next_revision(transaction, chat);
        changes.push_back(told_to_all(transaction, world.district, chat, "chat"));
    }
    return chat;
}

}  // namespace ranets::stub::chats
