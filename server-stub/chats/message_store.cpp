#include "chats/message_store.h"

#include <algorithm>

#include "model/text.h"

namespace ranets::stub::chats {
namespace {

// The columns that `from` reads, the same in each query.
#define RANETS_MESSAGE_COLUMNS                                                          \
    "SELECT id, seq, revision, sender, at, text, reply_to, forwarded_from, client_id, " \
    "edited, deleted "

ChatMessage from(const Statement& row) {
    ChatMessage message;
    message.number = row.integer(0);
    message.seq = row.integer(1);
    message.revision = row.integer(2);
    message.sender = static_cast<int>(row.integer(3));
    message.at = row.integer(4);
    message.text = row.text(5);
    message.reply_to = row.integer(6);
    message.forwarded_from = row.text(7);
    message.client_id = row.text(8);
    message.edited = row.integer(9) != 0;
    message.deleted = row.integer(10) != 0;
    return message;
}

std::vector<ChatMessage> all(Statement& rows) {
    std::vector<ChatMessage> list;
    while (rows.step()) list.push_back(from(rows));
    return list;
}

}  // namespace

std::optional<ChatMessage> message(DatabaseLock& locked, std::int64_t chat, std::int64_t seq) {
    Statement row =
        locked.prepare(RANETS_MESSAGE_COLUMNS "FROM chat_message WHERE chat = ? AND seq = ?");
    row.bind(chat).bind(seq);
    return row.step() ? std::optional(from(row)) : std::nullopt;
}

std::vector<ChatMessage> before(DatabaseLock& locked, std::int64_t chat, std::int64_t seq,
                                std::int64_t limit) {
    Statement rows = locked.prepare(RANETS_MESSAGE_COLUMNS
                                    "FROM chat_message WHERE chat = ? AND seq < ? "
                                    "ORDER BY seq DESC LIMIT ?");
    rows.bind(chat).bind(seq).bind(limit);
    std::vector<ChatMessage> list = all(rows);
    std::ranges::reverse(list);
    return list;
}

std::vector<ChatMessage> after(DatabaseLock& locked, std::int64_t chat, std::int64_t seq,
                               std::int64_t limit) {
    Statement rows = locked.prepare(RANETS_MESSAGE_COLUMNS
                                    "FROM chat_message WHERE chat = ? AND seq > ? "
                                    "ORDER BY seq LIMIT ?");
    rows.bind(chat).bind(seq).bind(limit);
    return all(rows);
}

std::vector<ChatMessage> since(DatabaseLock& locked, std::int64_t chat, std::int64_t revision,
                               std::int64_t limit) {
    Statement rows = locked.prepare(RANETS_MESSAGE_COLUMNS  // chat_message_by_revision
                                    "FROM chat_message WHERE chat = ? AND revision > ? "
                                    "ORDER BY revision LIMIT ?");
    rows.bind(chat).bind(revision).bind(limit);
    return all(rows);
}

Found search(DatabaseLock& locked, std::int64_t chat, const std::vector<std::string>& words,
             std::int64_t seq, std::int64_t limit) {
    std::vector<std::int64_t> hits;
    Found found;
    {
        Statement rows = locked.prepare(
            "SELECT seq, words FROM chat_message WHERE chat = ? AND seq < ? AND deleted = 0 "
            "ORDER BY seq DESC LIMIT ?");
        rows.bind(chat).bind(seq).bind(kMostLookedThrough);
        std::int64_t looked_at = 0;
        while (static_cast<std::int64_t>(hits.size()) < limit && rows.step()) {
            ++looked_at;
            found.searched_to = rows.integer(0);
            const std::string text = rows.text(1);
            const bool has_all = std::ranges::all_of(words, [&](const std::string& word) {
                return text.find(word) != std::string::npos;
            });
            if (has_all) hits.push_back(found.searched_to);
        }
        const bool is_at_end =
            static_cast<std::int64_t>(hits.size()) < limit && looked_at < kMostLookedThrough;
        if (is_at_end) found.searched_to = 0;
    }
    std::ranges::reverse(hits);
    for (const std::int64_t hit : hits) {
        if (const auto of = message(locked, chat, hit)) found.messages.push_back(*of);
    }
    return found;
}

std::vector<ReactionCount> reactions(DatabaseLock& locked, std::int64_t chat, std::int64_t seq,
                                     int person) {
    std::vector<ReactionCount> list;
    Statement rows = locked.prepare(
        "SELECT emoji, count(*), max(person = ?) FROM chat_reaction WHERE chat = ? AND seq = ? "
        "GROUP BY emoji ORDER BY count(*) DESC, emoji");
    rows.bind(person).bind(chat).bind(seq);
    while (rows.step()) list.push_back({rows.text(0), rows.integer(1), rows.integer(2) != 0});
    return list;
}

std::vector<int> mentions(DatabaseLock& locked, std::int64_t chat, std::int64_t seq) {
    std::vector<int> list;
    Statement rows = locked.prepare(  // chat_mention_by_message
        "SELECT person FROM chat_mention WHERE chat = ? AND seq = ? ORDER BY person");
    rows.bind(chat).bind(seq);
    while (rows.step()) list.push_back(static_cast<int>(rows.integer(0)));
    return list;
}

std::vector<Upload> files(DatabaseLock& locked, std::int64_t chat, std::int64_t seq) {
    std::vector<Upload> list;
    Statement rows = locked.prepare(
        "SELECT u.id, u.owner, u.name, u.media_type, u.size FROM chat_file f "
        "JOIN upload u ON u.id = f.upload WHERE f.chat = ? AND f.seq = ? ORDER BY f.place");
    rows.bind(chat).bind(seq);
    while (rows.step()) {
        list.push_back({.number = rows.integer(0),
                        .owner = static_cast<int>(rows.integer(1)),
                        .name = rows.text(2),
                        .media_type = rows.text(3),
                        .tag = {},
                        .size = rows.integer(4)});
    }
    return list;
}

std::vector<std::int64_t> chats_with(DatabaseLock& locked, std::int64_t upload) {
    std::vector<std::int64_t> list;
    Statement rows = locked.prepare(  // chat_file_by_upload
        "SELECT DISTINCT chat FROM chat_file WHERE upload = ?");
    rows.bind(upload);
    while (rows.step()) list.push_back(rows.integer(0));
    return list;
}

Sent sent_after(DatabaseLock& locked, int person, std::int64_t moment) {
    Statement row = locked.prepare(  // chat_message_by_time
        "SELECT count(*), coalesce(min(sent), 0) FROM chat_message WHERE sender = ? AND sent > ?");
    row.bind(person).bind(moment);
    return row.step() ? Sent{row.integer(0), row.integer(1)} : Sent{};
}

std::int64_t add(Transaction& transaction, std::int64_t chat, const ChatMessage& message,
                 std::int64_t sent, const std::vector<int>& mentions,
                 const std::vector<Upload>& files) {
    std::int64_t number = 0;
    {
        Statement row = transaction.prepare(
            "INSERT INTO chat_message(chat, seq, revision, sender, at, sent, text, words, "
            "reply_to, "
            "forwarded_from, client_id) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id");
        row.bind(chat).bind(message.seq).bind(message.revision).bind(message.sender);
        row.bind(message.at).bind(sent).bind(message.text).bind(model::folded(message.text));
        row.bind(message.reply_to).bind(message.forwarded_from).bind(message.client_id);
        if (row.step()) number = row.integer(0);
    }
    {
        Statement row = transaction.prepare("UPDATE chat SET last_seq = ? WHERE id = ?");
        row.bind(message.seq).bind(chat);
        row.run();
    }
    for (const int person : mentions) {
        Statement row = transaction.prepare(
            "INSERT OR IGNORE INTO chat_mention(chat, person, seq) VALUES(?, ?, ?)");
        row.bind(chat).bind(person).bind(message.seq);
        row.run();
    }
    std::int64_t place = 0;
    for (const Upload& file : files) {
        Statement row = transaction.prepare(
            "INSERT INTO chat_file(chat, seq, place, upload) VALUES(?, ?, ?, ?)");
        row.bind(chat).bind(message.seq).bind(place++).bind(file.number);
        row.run();
    }
    return number;
}

void rewrite(Transaction& transaction, std::int64_t chat, std::int64_t seq, std::int64_t revision,
             std::string_view text) {
    Statement row = transaction.prepare(
        "UPDATE chat_message SET text = ?, words = ?, edited = 1, revision = ? "
        "WHERE chat = ? AND seq = ?");
    row.bind(text).bind(model::folded(text)).bind(revision).bind(chat).bind(seq);
    row.run();
}

void remove(Transaction& transaction, std::int64_t chat, std::int64_t seq, std::int64_t revision,
            std::int64_t now_ms) {
    std::vector<std::int64_t> uploads;
    for (const Upload& file : files(transaction, chat, seq)) uploads.push_back(file.number);
    {
        Statement row = transaction.prepare(
            "UPDATE chat_message SET text = '', words = '', deleted = 1, revision = ? "
            "WHERE chat = ? AND seq = ?");
        row.bind(revision).bind(chat).bind(seq);
        row.run();
    }
    transaction.prepare("DELETE FROM chat_reaction WHERE chat = ? AND seq = ?")
        .bind(chat)
        .bind(seq)
        .run();
    transaction.prepare("DELETE FROM chat_mention WHERE chat = ? AND seq = ?")
        .bind(chat)
        .bind(seq)
        .run();
    transaction.prepare("DELETE FROM chat_file WHERE chat = ? AND seq = ?")
        .bind(chat)
        .bind(seq)
        .run();
    for (const std::int64_t upload : uploads) {
        if (!chats_with(transaction, upload).empty()) continue;  // it was passed on
        transaction.prepare("UPDATE upload SET holder = -1, touched = ? WHERE id = ?")
            .bind(now_ms)
            .bind(upload)
            .run();
    }
}

bool react(Transaction& transaction, std::int64_t chat, std::int64_t seq, int person,
           std::string_view emoji) {
    if (emoji.empty()) {
        Statement row = transaction.prepare(
            "DELETE FROM chat_reaction WHERE chat = ? AND seq = ? AND person = ? RETURNING seq");
        row.bind(chat).bind(seq).bind(person);
        return row.step();
    }
    Statement row = transaction.prepare(
        "INSERT INTO chat_reaction(chat, seq, person, emoji) VALUES(?, ?, ?, ?) "
        "ON CONFLICT(chat, seq, person) DO UPDATE SET emoji = excluded.emoji "
        "WHERE chat_reaction.emoji <> excluded.emoji RETURNING seq");
    row.bind(chat).bind(seq).bind(person).bind(emoji);
    return row.step();
}

void stamp(Transaction& transaction, std::int64_t chat, std::int64_t seq, std::int64_t revision) {
    Statement row =
        transaction.prepare("UPDATE chat_message SET revision = ? WHERE chat = ? AND seq = ?");
    row.bind(revision).bind(chat).bind(seq);
    row.run();
}

}  // namespace ranets::stub::chats
