#pragma once
// What a chat is. Those of classes and of the school exist by themselves, and who is in them is
// worked out from the school; of the others the data file says it. What is written in any of them
// is in the data file.
#include <cstdint>
#include <string>
#include <vector>

#include "school/district.h"
#include "state/uploads.h"

namespace ranets::stub {

enum class ChatKind : std::uint8_t { Direct, Group, Class, Announcements };
enum class ChatRole : std::uint8_t { Member, Moderator, Owner };

namespace chats {

// Numbers of chats that people make begin there; below are those of classes and schools.
inline constexpr std::int64_t kFirstMade = 100'000'000;
inline constexpr int kRanets = kNone;  // in the place of a person: the school's own voice

inline constexpr std::size_t kLongestText = 4000;  // code points, as of titles
inline constexpr std::size_t kLongestTitle = 80;
inline constexpr std::size_t kLongestReason = 1000;
inline constexpr std::size_t kLongestQuote = 120;
inline constexpr std::size_t kMostFiles = 10;
inline constexpr std::size_t kMostMentions = 50;
inline constexpr std::int64_t kMostMembers = 10'000;
inline constexpr std::int64_t kMostGroupsAPerson = 100;
inline constexpr std::int64_t kEditMs = 15 * 60'000;
inline constexpr std::int64_t kMostAtOnce = 20;  // messages of a person in kAtOnceMs
inline constexpr std::int64_t kAtOnceMs = 10'000;
inline constexpr std::int64_t kMostAnHour = 600;
inline constexpr std::int64_t kHourMs = 3'600'000;
inline constexpr std::int64_t kMostChanges = 1000;          // that one asks for by `since`
inline constexpr std::int64_t kMostLookedThrough = 20'000;  // messages, by one search

// In the log of changes a chat stands where a person does: it is told to whoever is in it.
constexpr int topic_of(std::int64_t chat) {
    return static_cast<int>(-2 - chat);
}
constexpr bool is_topic(int person) {
    return person < kNone;
}
constexpr std::int64_t chat_of_topic(int topic) {
    return -2 - std::int64_t{topic};
}

}  // namespace chats

struct Chat {
    std::int64_t number = 0;
    ChatKind kind = ChatKind::Direct;
    std::string title;
    int low = kNone;  // of a direct one: the two persons
    int high = kNone;
    std::int64_t last_seq = 0;
    std::int64_t revision = 0;
    std::int64_t read_state = 0;

    int other_than(int person) const { return person == high ? low : high; }
    bool is_of_school() const { return number < chats::kFirstMade; }
};

// What somebody has in a chat to themselves.
struct ChatMember {
    int person = kNone;
    ChatRole role = ChatRole::Member;
    std::int64_t read_seq = 0;
    std::int64_t read_at = 0;
    bool muted = false;
    bool pinned = false;
    bool archived = false;
    std::int64_t state = 0;
};

struct ChatMessage {
    std::int64_t number = 0;  // among all of all chats
    std::int64_t seq = 0;     // 0: there is none
    std::int64_t revision = 0;
    int sender = chats::kRanets;
    std::int64_t at = 0;
    std::string text;
    std::int64_t reply_to = 0;
    std::string forwarded_from;
    std::string client_id;
    bool edited = false;
    bool deleted = false;
};

}  // namespace ranets::stub
