// How far one has read, and who types.
#include <algorithm>

#include "chats/chat_routes.h"
#include "chats/chat_writes.h"
#include "chats/chats.h"
#include "chats/message_store.h"
#include "chats/shapes.h"
#include "chats/text_rules.h"
#include "rest/access.h"
#include "rest/shapes.h"

namespace ranets::stub::chat_routes {
namespace {

using namespace chats;

}  // namespace

Answer read(const Call& call) {
    return write_in_chat(
        call, KeyNeed::None,
        [&](Transaction& transaction, const Chat& chat, const ChatMember& before) -> Written {
            const auto body = body_object(call);
            const Json asked = body ? body->value("seq", Json()) : Json();
            if (!asked.is_number_integer() || asked.get<std::int64_t>() < 0) {
                return bad_parameter("seq");
            }
            const std::int64_t seq = std::min(asked.get<std::int64_t>(), chat.last_seq);
            Write done;
            mark_read(call.world, transaction, chat, before, seq, done.changes);
            const auto now = find(transaction, call.district(), chat.number);
            const auto own = member(transaction, call.district(), chat.number, before.person);
            if (!now || !own) return unavailable_now();
            done.body = Json{{"readSeq", own->read_seq},
                             {"unread", unread(transaction, *now, *own)},
                             {"state", now->read_state + own->state}}
                            .dump();
            return done;
        });
}

Answer readers(const Call& call) {
    return read_in_chat(call, [&](DatabaseLock& locked, const Chat& chat, const ChatMember& own) {
        if (chat.kind == ChatKind::Announcements && !is_staff(*call.viewer.person)) {
            return refusal(403, "notAllowed", "Кто прочитал объявление, видят сотрудники школы.");
        }
        Json list = Json::array();
        for (const ChatMember& of : chats::members(locked, call.district(), chat.number)) {
            if (of.person == own.person || of.read_seq == 0) continue;
            list.push_back({{"person", person_id(of.person)},
                            {"name", name_of(call.district(), of.person)},
                            {"seq", of.read_seq},
                            {"time", shapes::instant_text({of.read_at})}});
        }
        return Answer(Json{{"read", std::move(list)}});
    });
}

Answer typing(const Call& call) {
    std::vector<int> others;
    Answer answer =
        read_in_chat(call, [&](DatabaseLock& locked, const Chat& chat, const ChatMember&) {
            if (!can_write(call, chat)) {
                return refusal(403, "notAllowed", "Писать в этот чат вам нельзя.");
            }
            others = people_in(locked, call.district(), chat.number);
            return Answer(204, Json());
        });
    const Person& viewer = *call.viewer.person;
    if (answer.status != 204 || !call.world.chats.may_tell_typing(viewer.index, call.in.chat)) {
        return answer;
    }
    std::erase(others, viewer.index);
    const Json told{{"chat", std::to_string(ids::chat(call.in.chat))},
                    {"person", person_id(viewer.index)},
                    {"name", viewer.short_name()}};
    call.world.chats.tell(others, "event: typing\ndata: " + told.dump() + "\n\n");
    return answer;
}

}  // namespace ranets::stub::chat_routes
