#pragma once
// A write in a chat: only of who is in it, seen from within the same transaction.
#include <functional>
#include <variant>

#include "chats/chat_store.h"
#include "rest/write_once.h"

namespace ranets::stub::chats {

// An answer refuses: nothing is kept, and the key stays unused.
using Written = std::variant<Write, Answer>;

Answer write(const Call& call, KeyNeed need, const std::function<Written(Transaction&)>& act);
// In the chat of the path.
Answer write_in_chat(
    const Call& call, KeyNeed need,
    const std::function<Written(Transaction&, const Chat& chat, const ChatMember& own)>& act);

// Reads in the chat of the path.
Answer read_in_chat(
    const Call& call,
    const std::function<Answer(DatabaseLock&, const Chat& chat, const ChatMember& own)>& act);

// What the request's body is, where it is an object.
std::optional<Json> body_object(const Call& call);
std::optional<std::string> text_in(const Json& body, const char* name);
// The person in a text like "1000002283077".
std::optional<int> person_in(const Call& call, const Json& id);

// Messages, from wherever they come: the next seq and revision, the sender's own mark, who is told.
// The message comes back as it stands.
ChatMessage put_message(const World& world, Transaction& transaction, const Chat& chat,
                        ChatMessage message, const std::vector<int>& mentions,
                        std::span<const std::int64_t> own_uploads, const std::vector<Upload>& files,
                        std::vector<LoggedChange>& changes);

// Never goes back; tells whoever sees another number of it than before.
void mark_read(const World& world, Transaction& transaction, const Chat& chat,
               const ChatMember& before, std::int64_t seq, std::vector<LoggedChange>& changes);

// The direct chat of two, which is made where there is none.
Chat direct_chat(const World& world, Transaction& transaction, int a, int b,
                 std::vector<LoggedChange>& changes, bool& is_new);

}  // namespace ranets::stub::chats
