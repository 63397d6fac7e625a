#include "chats/chat_store.h"

#include <algorithm>

#include "chats/school_chats.h"
#include "school/ids.h"

namespace ranets::stub::chats {
namespace {

ChatRole role_of(std::int64_t number) {
    return static_cast<ChatRole>(std::clamp<std::int64_t>(number, 0, 2));
}

// From the row of a member: role, read_seq, read_at, muted, pinned, archived, state.
ChatMember member_from(const Statement& row, int person, int first) {
    ChatMember member;
    member.person = person;
    member.role = role_of(row.integer(first));
    member.read_seq = row.integer(first + 1);
    member.read_at = row.integer(first + 2);
    member.muted = row.integer(first + 3) != 0;
    member.pinned = row.integer(first + 4) != 0;
    member.archived = row.integer(first + 5) != 0;
    member.state = row.integer(first + 6);
    return member;
}

std::string id_text(std::int64_t chat) {
    return std::to_string(ids::chat(chat));
}

}  // namespace

std::optional<Chat> find(DatabaseLock& locked, const District& district, std::int64_t number) {
    std::optional<Chat> chat =
        number < kFirstMade ? school_chats::find(district, number) : std::optional<Chat>();
    if (number < kFirstMade && !chat) return std::nullopt;
    Statement row = locked.prepare(
        "SELECT kind, title, coalesce(low, -1), coalesce(high, -1), last_seq, revision, "
        "read_state FROM chat WHERE id = ?");
    row.bind(number);
    if (!row.step()) return chat;
    if (!chat) {
        chat.emplace();
        chat->number = number;
        chat->kind = static_cast<ChatKind>(std::clamp<std::int64_t>(row.integer(0), 0, 3));
        chat->title = row.text(1);
        chat->low = static_cast<int>(row.integer(2));
        chat->high = static_cast<int>(row.integer(3));
    }
    chat->last_seq = row.integer(4);
    chat->revision = row.integer(5);
    chat->read_state = row.integer(6);
    return chat;
}

std::optional<ChatMember> member(DatabaseLock& locked, const District& district, std::int64_t chat,
                                 int person) {
    std::optional<ChatMember> found;
    if (chat < kFirstMade) {
        const auto role = school_chats::role_in(district, chat, district.person(person));
        if (!role) return std::nullopt;
        found.emplace();
        found->person = person;
        found->role = *role;
    }
    Statement row = locked.prepare(
        "SELECT present, role, read_seq, read_at, muted, pinned, archived, state "
        "FROM chat_member WHERE chat = ? AND person = ?");
    row.bind(chat).bind(person);
    if (!row.step()) return found;
    if (!found && row.integer(0) == 0) return std::nullopt;
    const ChatRole role = found ? found->role : role_of(row.integer(1));
    found = member_from(row, person, 1);
    found->role = role;
    return found;
}

std::vector<std::int64_t> of_person(DatabaseLock& locked, const District& district, int person) {
    std::vector<std::int64_t> list = school_chats::of_person(district, district.person(person));
    Statement rows = locked.prepare(  // chat_member_by_person
        "SELECT chat FROM chat_member WHERE person = ? AND present = 1 AND chat >= ? "
        "ORDER BY chat");
    rows.bind(person).bind(kFirstMade);
    while (rows.step()) list.push_back(rows.integer(0));
    return list;
}

std::vector<int> people_in(DatabaseLock& locked, const District& district, std::int64_t chat) {
    if (chat < kFirstMade) return school_chats::members(district, chat);
    std::vector<int> list;
    Statement rows = locked.prepare(
        "SELECT person FROM chat_member WHERE chat = ? AND present = 1 AND person >= 0");
    rows.bind(chat);
    while (rows.step()) list.push_back(static_cast<int>(rows.integer(0)));
    return list;
}

std::vector<ChatMember> members(DatabaseLock& locked, const District& district, std::int64_t chat) {
    std::vector<ChatMember> list;
    if (chat < kFirstMade) {
        for (const int person : school_chats::members(district, chat)) {
            if (const auto of = member(locked, district, chat, person)) list.push_back(*of);
        }
        return list;
    }
    Statement rows = locked.prepare(
        "SELECT person, role, read_seq, read_at, muted, pinned, archived, state "
        "FROM chat_member WHERE chat = ? AND present = 1 AND person >= 0 ORDER BY person");
    rows.bind(chat);
    while (rows.step()) {
        list.push_back(member_from(rows, static_cast<int>(rows.integer(0)), 1));
    }
    return list;
}

std::int64_t member_count(DatabaseLock& locked, const District& district, std::int64_t chat) {
    if (chat < kFirstMade) {
        return static_cast<std::int64_t>(school_chats::member_count(district, chat));
    }
    Statement row =
        locked.prepare("SELECT count(*) FROM chat_member WHERE chat = ? AND present = 1");
    row.bind(chat);
    return row.step() ? row.integer(0) : 0;
}

std::optional<std::int64_t> direct_between(DatabaseLock& locked, int a, int b) {
    Statement row = locked.prepare("SELECT id FROM chat WHERE low = ? AND high = ?");
    row.bind(std::min(a, b)).bind(std::max(a, b));
    return row.step() ? std::optional(row.integer(0)) : std::nullopt;
}

std::int64_t groups_made_by(DatabaseLock& locked, int person) {
    Statement row = locked.prepare(  // chat_by_maker
        "SELECT count(*) FROM chat WHERE maker = ? AND kind = 1");
    row.bind(person);
    return row.step() ? row.integer(0) : 0;
}

std::vector<Reader> furthest_readers(DatabaseLock& locked, std::int64_t chat) {
    std::vector<Reader> list;
    Statement rows = locked.prepare(  // chat_member_by_read
        "SELECT person, read_seq FROM chat_member WHERE chat = ? "
        "ORDER BY read_seq DESC, person DESC LIMIT 2");
    rows.bind(chat);
    while (rows.step()) list.push_back({static_cast<int>(rows.integer(0)), rows.integer(1)});
    return list;
}

std::int64_t others_read_seq(DatabaseLock& locked, std::int64_t chat, int person) {
    for (const Reader& reader : furthest_readers(locked, chat)) {
        if (reader.person != person) return reader.seq;
    }
    return 0;
}

std::int64_t unread(DatabaseLock& locked, const Chat& chat, const ChatMember& member) {
    const std::int64_t behind = chat.last_seq - member.read_seq;
    if (behind <= 0) return 0;
    Statement row = locked.prepare(  // chat_message_by_sender, chat_message_deleted
        "SELECT (SELECT count(*) FROM chat_message WHERE chat = ?1 AND sender = ?2 AND seq > ?3) + "
        "(SELECT count(*) FROM chat_message WHERE chat = ?1 AND seq > ?3 AND sender <> ?2 AND "
        "deleted = 1)");
    row.bind(chat.number).bind(member.person).bind(member.read_seq);
    return row.step() ? behind - row.integer(0) : 0;
}

bool is_mentioned(DatabaseLock& locked, const Chat& chat, const ChatMember& member) {
    Statement row = locked.prepare(
        "SELECT 1 FROM chat_mention WHERE chat = ? AND person = ? AND seq > ? LIMIT 1");
    row.bind(chat.number).bind(member.person).bind(member.read_seq);
    return row.step();
}

std::int64_t read_by(DatabaseLock& locked, std::int64_t chat, std::int64_t seq, int author) {
    Statement row = locked.prepare(  // chat_member_by_read
        "SELECT count(*) FROM chat_member WHERE chat = ? AND read_seq >= ? AND person <> ?");
    row.bind(chat).bind(seq).bind(author);
    return row.step() ? row.integer(0) : 0;
}

std::int64_t make(Transaction& transaction, ChatKind kind, std::string_view title, int maker,
                  int low, int high) {
    std::int64_t number = kFirstMade;
    {
        Statement last = transaction.prepare("SELECT max(id) FROM chat");
        if (last.step()) number = std::max(number, last.integer(0) + 1);
    }
    const bool is_direct = kind == ChatKind::Direct;
    Statement insert = transaction.prepare(
        "INSERT INTO chat(id, kind, title, maker, low, high) "
        "VALUES(?1, ?2, ?3, ?4, iif(?2 = 0, ?5, NULL), iif(?2 = 0, ?6, NULL))");
    insert.bind(number).bind(static_cast<int>(kind)).bind(title).bind(maker);
    insert.bind(is_direct ? std::min(low, high) : kNone);
    insert.bind(is_direct ? std::max(low, high) : kNone);
    insert.run();
    return number;
}

void put_member(Transaction& transaction, std::int64_t chat, int person, ChatRole role) {
    Statement put = transaction.prepare(
        "INSERT INTO chat_member(chat, person, role) VALUES(?, ?, ?) ON CONFLICT(chat, person) "
        "DO UPDATE SET role = excluded.role, present = 1");
    put.bind(chat).bind(person).bind(static_cast<int>(role));
    put.run();
}

void remove_member(Transaction& transaction, std::int64_t chat, int person) {
    Statement row = transaction.prepare(
        "UPDATE chat_member SET present = 0, role = 0 WHERE chat = ? AND person = ?");
    row.bind(chat).bind(person);
    row.run();
}

void set_title(Transaction& transaction, std::int64_t chat, std::string_view title) {
    Statement row = transaction.prepare("UPDATE chat SET title = ? WHERE id = ?");
    row.bind(title).bind(chat);
    row.run();
}

std::int64_t next_revision(Transaction& transaction, const Chat& chat) {
    Statement row = transaction.prepare(
        "INSERT INTO chat(id, kind, revision) VALUES(?, ?, 1) ON CONFLICT(id) DO UPDATE SET "
        "revision = revision + 1 RETURNING revision");
    row.bind(chat.number).bind(static_cast<int>(chat.kind));
    return row.step() ? row.integer(0) : 0;
}

void move_read_state(Transaction& transaction, const Chat& chat) {
    Statement row = transaction.prepare(
        "INSERT INTO chat(id, kind, read_state) VALUES(?, ?, 1) ON CONFLICT(id) DO UPDATE SET "
        "read_state = read_state + 1");
    row.bind(chat.number).bind(static_cast<int>(chat.kind));
    row.run();
}

void keep_own(Transaction& transaction, std::int64_t chat, const ChatMember& member) {
    Statement row = transaction.prepare(
        "INSERT INTO chat_member(chat, person, role, read_seq, read_at, muted, pinned, archived, "
        "state) VALUES(?, ?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT(chat, person) DO UPDATE SET "
        "read_seq = excluded.read_seq, read_at = excluded.read_at, muted = excluded.muted, "
        "pinned = excluded.pinned, archived = excluded.archived, state = state + 1");
    row.bind(chat).bind(member.person).bind(static_cast<int>(member.role)).bind(member.read_seq);
    row.bind(member.read_at).bind(member.muted).bind(member.pinned).bind(member.archived);
    row.run();
}

void move_state(Transaction& transaction, std::int64_t chat, int person) {
    Statement row = transaction.prepare(
        "INSERT INTO chat_member(chat, person, state) VALUES(?, ?, 1) ON CONFLICT(chat, person) "
        "DO UPDATE SET state = state + 1");
    row.bind(chat).bind(person);
    row.run();
}

LoggedChange told_to_all(Transaction& transaction, const District& district, const Chat& chat,
                         std::string_view kind) {
    LoggedChange change{.kind = std::string(kind), .key = id_text(chat.number)};
    change.person = topic_of(chat.number);
    change.audience = people_in(transaction, district, chat.number);
    return change;
}

LoggedChange told_to(const Chat& chat, int person, std::string_view kind) {
    return {
        .kind = std::string(kind), .key = id_text(chat.number), .person = person, .reader = person};
}

std::vector<News> news(DatabaseLock& locked, const District& district, int person,
                       std::int64_t after) {
    std::vector<std::pair<std::int64_t, std::string>> found;  // chat, kind
    for (const std::int64_t chat : of_person(locked, district, person)) {
        Statement rows = locked.prepare(  // change_by_person
            "SELECT kind FROM change WHERE person = ? AND number > ?");
        rows.bind(topic_of(chat)).bind(after);
        while (rows.step()) found.emplace_back(chat, rows.text(0));
    }
    {
        Statement rows = locked.prepare(  // change_by_person
            "SELECT kind, key FROM change WHERE person = ?1 AND number > ?2 AND reader = ?1 AND "
            "kind IN ('chat', 'chat-state')");
        rows.bind(person).bind(after);
        while (rows.step()) {
            const auto chat = ids::to_chat(std::strtoll(rows.text(1).c_str(), nullptr, 10));
            if (chat) found.emplace_back(*chat, rows.text(0));
        }
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::vector<News> list;
    for (const auto& [number, kind] : found) {
        const auto chat = find(locked, district, number);
        if (!chat) continue;
        std::int64_t version = chat->revision;
        if (kind == "chat-state") {
            const auto own = member(locked, district, number, person);
            if (!own) continue;
            version = chat->read_state + own->state;
        }
        list.push_back({kind, id_text(number), std::to_string(version)});
    }
    return list;
}

}  // namespace ranets::stub::chats
