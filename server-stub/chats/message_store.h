#pragma once
// Messages of a chat in the data file: in the order of the server's numbers, and by revision.
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chats/chat.h"
#include "state/database.h"

namespace ranets::stub::chats {

std::optional<ChatMessage> message(DatabaseLock& locked, std::int64_t chat, std::int64_t seq);
// Each by seq, ascending.
std::vector<ChatMessage> before(DatabaseLock& locked, std::int64_t chat, std::int64_t seq,
                                std::int64_t limit);
std::vector<ChatMessage> after(DatabaseLock& locked, std::int64_t chat, std::int64_t seq,
                               std::int64_t limit);
// By revision, ascending.
std::vector<ChatMessage> since(DatabaseLock& locked, std::int64_t chat, std::int64_t revision,
                               std::int64_t limit);

// Those with all the words, looked for from before `seq` on downwards, by seq ascending.
struct Found {
    std::vector<ChatMessage> messages;
    std::int64_t searched_to = 0;  // older ones were not looked at
};
Found search(DatabaseLock& locked, std::int64_t chat, const std::vector<std::string>& words,
             std::int64_t seq, std::int64_t limit);

struct ReactionCount {
    std::string emoji;
    std::int64_t count = 0;
    bool own = false;
};
std::vector<ReactionCount> reactions(DatabaseLock& locked, std::int64_t chat, std::int64_t seq,
                                     int person);
std::vector<int> mentions(DatabaseLock& locked, std::int64_t chat, std::int64_t seq);
std::vector<Upload> files(DatabaseLock& locked, std::int64_t chat, std::int64_t seq);
// Of the chats in which a message has the file.
std::vector<std::int64_t> chats_with(DatabaseLock& locked, std::int64_t upload);

// How many messages a person has sent after a moment of real time, and when the oldest of those.
struct Sent {
    std::int64_t count = 0;
    std::int64_t first = 0;
};
Sent sent_after(DatabaseLock& locked, int person, std::int64_t moment);

// Within a write. The message has its seq and revision; the answer is its number.
std::int64_t add(Transaction& transaction, std::int64_t chat, const ChatMessage& message,
                 std::int64_t sent, const std::vector<int>& mentions,
                 const std::vector<Upload>& files);
// Which has kept the uploads for it, in the table of uploads.
constexpr std::int64_t holder_of(std::int64_t message_number) {
    return (std::int64_t{1} << 53) + message_number;
}
void rewrite(Transaction& transaction, std::int64_t chat, std::int64_t seq, std::int64_t revision,
             std::string_view text);
void remove(Transaction& transaction, std::int64_t chat, std::int64_t seq, std::int64_t revision,
            std::int64_t now_ms);
// False: it was so already.
bool react(Transaction& transaction, std::int64_t chat, std::int64_t seq, int person,
           std::string_view emoji);
void stamp(Transaction& transaction, std::int64_t chat, std::int64_t seq, std::int64_t revision);

}  // namespace ranets::stub::chats
