// What may be done to a message that is there: edited, deleted, reacted to, reported.
#include "chats/chat_routes.h"
#include "chats/chat_writes.h"
#include "chats/chats.h"
#include "chats/school_chats.h"
#include "chats/shapes.h"
#include "chats/text_rules.h"

namespace ranets::stub::chat_routes {
namespace {

using namespace chats;

// A write to the message of the path, which is there.
Answer write_to_message(const Call& call, KeyNeed need,
                        const std::function<Written(Transaction&, const Chat&, const ChatMember&,
                                                    const ChatMessage&)>& act) {
    return write_in_chat(
        call, need,
        [&](Transaction& transaction, const Chat& chat, const ChatMember& own) -> Written {
            const auto of = message(transaction, chat.number, call.in.seq);
            if (!of) return not_found();
            return act(transaction, chat, own, *of);
        });
}

Written message_now(const Call& call, Transaction& transaction, const Chat& chat,
                    std::vector<LoggedChange> changes) {
    const auto now = message(transaction, chat.number, call.in.seq);
    if (!now) return unavailable_now();
    return Write{.body = message_json(call, transaction, chat, *now).dump(),
                 .changes = std::move(changes)};
}

// Of whom the report is told: the class teacher of the class whose chat it is, else of the
// reporter's or of the reported one's, else the administrator.
int told_of_report(const District& district, const Chat& chat, const Person& reporter, int sender) {
    const auto teacher_of = [&](const Person& person) {
        int cohort = person.kind == Kind::Pupil ? person.cohort : kNone;
        if (person.kind == Kind::Parent) {
            const auto children = district.children_of(person);
            if (!children.empty()) cohort = district.person(children.front()).cohort;
        }
        return cohort == kNone ? kNone : district.cohort(cohort).class_teacher;
    };
    int told = kNone;
    if (chat.kind == ChatKind::Class) {
        told = district.cohort(school_chats::cohort_of(chat.number)).class_teacher;
    }
    if (told == kNone) told = teacher_of(reporter);
    if (told == kNone && sender != kRanets) told = teacher_of(district.person(sender));
    if (told == kNone || told == sender) told = district.school(reporter.school).administrator;
    return told;
}

std::string report_text(const Call& call, const Chat& chat, const ChatMessage& of,
                        const std::string& reason) {
    constexpr std::size_t kLongestReported = 1000;
    std::string text = "Жалоба на сообщение: " + call.viewer.person->full_name();
    const bool is_direct = chat.kind == ChatKind::Direct;
    text += is_direct ? ", личная переписка.\n" : ", чат «" + chat.title + "».\n";
    text += name_of(call.district(), of.sender) + ": " + begin_of(of.text, kLongestReported);
    if (!reason.empty()) text += "\nПричина: " + reason;
    return text;
}

}  // namespace

Answer edit(const Call& call) {
    return write_to_message(
        call, KeyNeed::Optional,
        [&](Transaction& transaction, const Chat& chat, const ChatMember& own,
            const ChatMessage& of) -> Written {
            const auto body = body_object(call);
            const auto text = body ? text_in(*body, "text") : std::nullopt;
            if (!text) return bad_parameter("text");
            if (of.sender != own.person) {
                return refusal(403, "notAllowed", "Изменить можно только своё сообщение.");
            }
            if (of.deleted) return against_rule("Сообщение удалено.");
            if (!of.forwarded_from.empty()) {
                return against_rule("Пересланное сообщение изменить нельзя.");
            }
            const bool has_files = !files(transaction, chat.number, of.seq).empty();
            if (auto fault = text_fault(*text, has_files)) return *std::move(fault);
            if (*text == of.text) return message_now(call, transaction, chat, {});
            if (call.world.chats.now().ms - of.at > kEditMs) {
                return refusal(403, "tooLate",
                               "Изменить сообщение можно в течение 15 минут после отправки.");
            }
            rewrite(transaction, chat.number, of.seq, next_revision(transaction, chat), *text);
            return message_now(call, transaction, chat,
                               {told_to_all(transaction, call.district(), chat, "chat")});
        });
}

Answer remove(const Call& call) {
    return write_to_message(
        call, KeyNeed::Optional,
        [&](Transaction& transaction, const Chat& chat, const ChatMember& own,
            const ChatMessage& of) -> Written {
            if (of.sender != own.person && own.role == ChatRole::Member) {
                return refusal(403, "notAllowed",
                               "Чужое сообщение удаляют владелец и модераторы чата.");
            }
            if (of.deleted) return Write{.status = 204, .body = {}};
            chats::remove(transaction, chat.number, of.seq, next_revision(transaction, chat),
                          call.world.chats.now().ms);
            return Write{.status = 204,
                         .body = {},
                         .changes = {told_to_all(transaction, call.district(), chat, "chat")}};
        });
}

Answer react(const Call& call) {
    return write_to_message(
        call, KeyNeed::Optional,
        [&](Transaction& transaction, const Chat& chat, const ChatMember& own,
            const ChatMessage& of) -> Written {
            const auto body = body_object(call);
            const auto emoji = body ? text_in(*body, "emoji") : std::nullopt;
            if (!emoji) return bad_parameter("emoji");
            if (!emoji->empty() && !is_reaction(*emoji)) {
                return against_rule("Такой реакции нет.");
            }
            if (of.deleted) return against_rule("Сообщение удалено.");
            if (!chats::react(transaction, chat.number, of.seq, own.person, *emoji)) {
                return message_now(call, transaction, chat, {});
            }
            stamp(transaction, chat.number, of.seq, next_revision(transaction, chat));
            return message_now(call, transaction, chat,
                               {told_to_all(transaction, call.district(), chat, "chat")});
        });
}

Answer report(const Call& call) {
    return write_to_message(
        call, KeyNeed::Needed,
        [&](Transaction& transaction, const Chat& chat, const ChatMember&,
            const ChatMessage& of) -> Written {
            const auto body = body_object(call);
            const auto reason = body ? text_in(*body, "reason") : std::nullopt;
            if (!reason) return bad_parameter("reason");
            if (auto fault = reason_fault(*reason)) return *std::move(fault);
            if (of.deleted) return against_rule("Сообщение удалено.");
            Write done{.status = 204, .body = {}};
            const int told = told_of_report(call.district(), chat, *call.viewer.person, of.sender);
            bool is_new = false;
            const Chat direct =
                direct_chat(call.world, transaction, kRanets, told, done.changes, is_new);
            ChatMessage message;
            message.at = call.world.chats.now().ms;
            message.text = report_text(call, chat, of, *reason);
            put_message(call.world, transaction, direct, std::move(message), {}, {}, {},
                        done.changes);
            return done;
        });
}

}  // namespace ranets::stub::chat_routes
