// Messages of a chat: read page by page, sent.
#include <algorithm>

#include "chats/chat_routes.h"
#include "chats/chat_writes.h"
#include "chats/chats.h"
#include "chats/shapes.h"
#include "chats/text_rules.h"
#include "model/text.h"

namespace ranets::stub::chat_routes {
namespace {

using namespace chats;

constexpr std::int64_t kUsualPage = 50;
constexpr std::int64_t kLargestPage = 100;
constexpr std::size_t kMostWords = 8;

// A parameter of the query: absent, a whole number of at least `low`, or wrong.
struct Number {
    bool is_there = false;
    std::optional<std::int64_t> value;
    bool is_wrong() const { return is_there && !value; }
};

Number number_in_query(const Call& call, const char* name, std::int64_t low) {
    Number found{call.request.query.has(name), std::nullopt};
    if (!found.is_there) return found;
    found.value = number(call.request.query.get(name));
    if (found.value && *found.value < low) found.value.reset();
    return found;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    const std::string all = model::folded(text);
    std::size_t at = 0;
    while (at < all.size() && words.size() < kMostWords) {
        const std::size_t end = std::min(all.find(' ', at), all.size());
        if (end > at) words.push_back(all.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

Json page(const Call& call, DatabaseLock& locked, const Chat& chat,
          const std::vector<ChatMessage>& messages) {
    return {{"messages", messages_json(call, locked, chat, messages)},
            {"revision", chat.revision},
            {"lastSeq", chat.last_seq}};
}

Answer changed_since(const Call& call, DatabaseLock& locked, const Chat& chat,
                     std::int64_t revision, std::int64_t limit) {
    const std::int64_t behind = chat.revision - revision;
    if (behind < 0 || behind > kMostChanges) {
        return refusal(410, "revisionTooOld",
                       "Изменений слишком много, чат надо прочитать заново.");
    }
    std::vector<ChatMessage> list = since(locked, chat.number, revision, limit + 1);
    const bool more = static_cast<std::int64_t>(list.size()) > limit;
    if (more) list.pop_back();
    return Json{{"messages", messages_json(call, locked, chat, list)},
                {"revision", more ? list.back().revision : chat.revision},
                {"more", more}};
}

// What the body of a message asks for.
struct Draft {
    ChatMessage message;
    std::vector<std::int64_t> files;
    std::vector<int> mentions;
    std::optional<Json> forward;
};

std::optional<Answer> read_files(const Json& body, Draft& draft) {
    const Json named = body.value("files", Json::array());
    if (!named.is_array()) return bad_parameter("files");
    if (named.size() > kMostFiles)
        return against_rule("В сообщении может быть не больше 10 файлов.");
    for (const Json& file : named) {
        const auto id =
            file.is_string() ? number(file.get_ref<const std::string&>()) : std::nullopt;
        const auto upload = id ? ids::to_upload(*id) : std::nullopt;
        if (!upload) return against_rule("Такого файла среди загруженных вами нет.");
        draft.files.push_back(*upload);
    }
    return std::nullopt;
}

std::optional<Answer> read_mentions(const Call& call, const Json& body, Draft& draft) {
    const Json named = body.value("mentions", Json::array());
    if (!named.is_array()) return bad_parameter("mentions");
    if (named.size() > kMostMentions) {
        return against_rule("В сообщении можно назвать не больше 50 человек.");
    }
    for (const Json& id : named) {
        const auto person = person_in(call, id);
        if (!person) return against_rule("Названного человека нет в чате.");
        draft.mentions.push_back(*person);
    }
    return std::nullopt;
}

std::optional<Answer> read(const Call& call, Draft& draft) {
    const auto body = body_object(call);
    if (!body) return bad_parameter("body");
    const auto text = text_in(*body, "text");
    if (!text) return bad_parameter("text");
    draft.message.text = *text;
    const Json reply = body->value("replyTo", Json());
    if (!reply.is_null() && !reply.is_number_integer()) return bad_parameter("replyTo");
    if (reply.is_number_integer()) draft.message.reply_to = reply.get<std::int64_t>();
    const Json forward = body->value("forward", Json());
    if (!forward.is_null() && !forward.is_object()) return bad_parameter("forward");
    if (forward.is_object()) draft.forward = forward;
    if (auto fault = read_files(*body, draft)) return fault;
    if (auto fault = read_mentions(call, *body, draft)) return fault;
    if (draft.forward) {
        const bool is_bare = draft.message.text.empty() && draft.files.empty();
        return is_bare ? std::nullopt : std::optional(bad_parameter("forward"));
    }
    return text_fault(draft.message.text, !draft.files.empty());
}

// Takes over what is passed on; the sender must be able to read it.
std::optional<Answer> fetch_forwarded(const Call& call, Transaction& transaction, Draft& draft,
                                      std::vector<Upload>& files_of) {
    const auto id = text_in(*draft.forward, "chat");
    const auto from = id ? number(*id) : std::nullopt;
    const auto chat = from ? ids::to_chat(*from) : std::nullopt;
    const Json seq = draft.forward->value("seq", Json());
    if (!chat || !seq.is_number_integer()) return bad_parameter("forward");
    const bool reads =
        member(transaction, call.district(), *chat, call.viewer.person->index).has_value();
    const auto of = reads ? message(transaction, *chat, seq.get<std::int64_t>()) : std::nullopt;
    if (!of || of->deleted) return against_rule("Пересылаемого сообщения больше нет.");
    draft.message.text = of->text;
    draft.message.forwarded_from =
        of->forwarded_from.empty() ? name_of(call.district(), of->sender) : of->forwarded_from;
    files_of = files(transaction, *chat, of->seq);
    return std::nullopt;
}

std::optional<Answer> check_people_and_quote(const Call& call, Transaction& transaction,
                                             const Chat& chat, const Draft& draft) {
    for (const int person : draft.mentions) {
        if (!member(transaction, call.district(), chat.number, person)) {
            return against_rule("Названного человека нет в чате.");
        }
    }
    const std::int64_t reply = draft.message.reply_to;
    if (reply != 0 && (reply < 1 || reply > chat.last_seq)) {
        return against_rule("Сообщения, на которое дан ответ, нет.");
    }
    return std::nullopt;
}

// The sender's own whole files that nothing else has.
std::optional<Answer> find_files(const Call& call, Transaction& transaction, const Draft& draft,
                                 std::vector<Upload>& found) {
    for (const std::int64_t number : draft.files) {
        Statement row = transaction.prepare(
            "SELECT 1 FROM upload WHERE id = ? AND owner = ? AND received = size AND holder <= 0");
        row.bind(number).bind(call.viewer.person->index);
        const bool is_again =
            std::ranges::any_of(found, [&](const Upload& file) { return file.number == number; });
        if (is_again || !row.step()) {
            return against_rule("Такого файла среди загруженных вами нет.");
        }
        found.push_back({.number = number, .name = {}, .media_type = {}, .tag = {}});
    }
    return std::nullopt;
}

std::optional<Answer> too_often(const Call& call, DatabaseLock& locked) {
    const std::int64_t now = call.world.chats.real_now().ms;
    const int person = call.viewer.person->index;
    const auto refuse = [&](const Sent& sent, std::int64_t span) {
        Answer answer = refusal(429, "tooManyMessages",
                                "Слишком много сообщений подряд. Отправьте чуть позже.");
        const std::int64_t wait = std::max<std::int64_t>(sent.first + span - now, 1);
        answer.headers.add("Retry-After", std::to_string((wait + 999) / 1000));
        return answer;
    };
    const Sent just = sent_after(locked, person, now - kAtOnceMs);
    if (just.count >= kMostAtOnce) return refuse(just, kAtOnceMs);
    const Sent hour = sent_after(locked, person, now - kHourMs);
    if (hour.count >= kMostAnHour) return refuse(hour, kHourMs);
    return std::nullopt;
}

}  // namespace

Answer messages(const Call& call) {
    const Number limit = number_in_query(call, "limit", 1);
    if (limit.is_wrong() || limit.value.value_or(1) > kLargestPage) return bad_parameter("limit");
    const std::int64_t count = limit.value.value_or(kUsualPage);
    const Number before_seq = number_in_query(call, "before", 1);
    const Number after_seq = number_in_query(call, "after", 0);
    const Number around = number_in_query(call, "around", 0);
    const Number since_revision = number_in_query(call, "since", 0);
    if (before_seq.is_wrong()) return bad_parameter("before");
    if (after_seq.is_wrong()) return bad_parameter("after");
    if (around.is_wrong()) return bad_parameter("around");
    if (since_revision.is_wrong()) return bad_parameter("since");
    const bool searches = call.request.query.has("search");
    const std::vector<std::string> words = words_of(call.request.query.get("search"));
    if (searches && words.empty()) return bad_parameter("search");
    return read_in_chat(call, [&](DatabaseLock& locked, const Chat& chat, const ChatMember&) {
        const std::int64_t end = before_seq.value.value_or(chat.last_seq + 1);
        if (searches) {
            const Found found = search(locked, chat.number, words, end, count);
            Json json = page(call, locked, chat, found.messages);
            json["searchedTo"] = found.searched_to;
            return Answer(std::move(json));
        }
        if (since_revision.value) {
            return changed_since(call, locked, chat, *since_revision.value, count);
        }
        if (after_seq.value) {
            return Answer(
                page(call, locked, chat, after(locked, chat.number, *after_seq.value, count)));
        }
        if (around.value) {
            std::vector<ChatMessage> list = before(locked, chat.number, *around.value, count / 2);
            const auto rest = static_cast<std::int64_t>(list.size());
            const auto newer = after(locked, chat.number, *around.value - 1, count - rest);
            list.insert(list.end(), newer.begin(), newer.end());
            return Answer(page(call, locked, chat, list));
        }
        return Answer(page(call, locked, chat, before(locked, chat.number, end, count)));
    });
}

Answer post(const Call& call) {
    std::int64_t seq = 0;
    Answer answer = write_in_chat(
        call, KeyNeed::Needed,
        [&](Transaction& transaction, const Chat& chat, const ChatMember&) -> Written {
            Draft draft;
            if (auto fault = read(call, draft)) return *std::move(fault);
            if (!can_write(call, chat)) {
                return refusal(403, "notAllowed", "Писать в этот чат вам нельзя.");
            }
            if (auto fault = check_people_and_quote(call, transaction, chat, draft))
                return *std::move(fault);
            std::vector<Upload> files_of;
            auto fault = draft.forward ? fetch_forwarded(call, transaction, draft, files_of)
                                       : find_files(call, transaction, draft, files_of);
            if (!fault) fault = too_often(call, transaction);
            if (fault) return *std::move(fault);
            draft.message.sender = call.viewer.person->index;
            draft.message.at = call.world.chats.now().ms;
            draft.message.client_id = call.request.header("idempotency-key");
            Write done{.status = 201, .body = {}};
            const ChatMessage message =
                put_message(call.world, transaction, chat, draft.message, draft.mentions,
                            draft.files, files_of, done.changes);
            done.body = message_json(call, transaction, chat, message).dump();
            seq = message.seq;
            return done;
        });
    if (seq != 0 && answer.status == 201) {
        call.world.chats.posted(call.in.chat, call.viewer.person->index, seq);
    }
    return answer;
}

}  // namespace ranets::stub::chat_routes
