#pragma once
// Chats and who is in them, by the data file and by the school. All of it within a lock: what is
// read together fits together.
#include <optional>
#include <utility>
#include <vector>

#include "chats/chat.h"
#include "state/database.h"
#include "state/writes.h"

namespace ranets::stub::chats {

std::optional<Chat> find(DatabaseLock& locked, const District& district, std::int64_t number);
// Nothing for who is not in it, or not any more.
std::optional<ChatMember> member(DatabaseLock& locked, const District& district, std::int64_t chat,
                                 int person);
std::vector<std::int64_t> of_person(DatabaseLock& locked, const District& district, int person);
std::vector<int> people_in(DatabaseLock& locked, const District& district, std::int64_t chat);
std::vector<ChatMember> members(DatabaseLock& locked, const District& district, std::int64_t chat);
std::int64_t member_count(DatabaseLock& locked, const District& district, std::int64_t chat);
std::optional<std::int64_t> direct_between(DatabaseLock& locked, int a, int b);
std::int64_t groups_made_by(DatabaseLock& locked, int person);

// How far one has read, and who: the furthest two of a chat, the furthest first.
struct Reader {
    int person = kNone;
    std::int64_t seq = 0;
};
std::vector<Reader> furthest_readers(DatabaseLock& locked, std::int64_t chat);
std::int64_t others_read_seq(DatabaseLock& locked, std::int64_t chat, int person);
// Neither own nor deleted. Looks at those two kinds alone, which come after the mark seldom.
std::int64_t unread(DatabaseLock& locked, const Chat& chat, const ChatMember& member);
bool is_mentioned(DatabaseLock& locked, const Chat& chat, const ChatMember& member);
// Of announcements: how many have read so far, the author left out.
std::int64_t read_by(DatabaseLock& locked, std::int64_t chat, std::int64_t seq, int author);

// Within a write.
std::int64_t make(Transaction& transaction, ChatKind kind, std::string_view title, int maker,
                  int low, int high);
void put_member(Transaction& transaction, std::int64_t chat, int person, ChatRole role);
void remove_member(Transaction& transaction, std::int64_t chat, int person);
void set_title(Transaction& transaction, std::int64_t chat, std::string_view title);
// The next revision of the chat; its row is there from then on.
std::int64_t next_revision(Transaction& transaction, const Chat& chat);
void move_read_state(Transaction& transaction, const Chat& chat);
void keep_own(Transaction& transaction, std::int64_t chat, const ChatMember& member);
// What is to be told again to one person, without anything of their own having changed.
void move_state(Transaction& transaction, std::int64_t chat, int person);

// For the log of changes: of all in the chat, or of one person.
LoggedChange told_to_all(Transaction& transaction, const District& district, const Chat& chat,
                         std::string_view kind);
LoggedChange told_to(const Chat& chat, int person, std::string_view kind);

// What the feed tells: kind, id of the chat, version.
struct News {
    std::string kind;
    std::string key;
    std::string version;
};
std::vector<News> news(DatabaseLock& locked, const District& district, int person,
                       std::int64_t after);

}  // namespace ranets::stub::chats
