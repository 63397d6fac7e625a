#include "chats/demo_answers.h"

#include <vector>

#include "chats/chat_writes.h"
#include "chats/chats.h"
#include "chats/message_store.h"
#include "model/text.h"

namespace ranets::stub {
namespace {

constexpr std::int64_t kReadMs = 2000;
constexpr std::int64_t kAnswerMs = 4000;  // after that

// The first whose word is in the message.
struct Reply {
    std::string_view word;  // folded
    std::string_view text;
};
constexpr Reply kReplies[] = {
    {"калькулятор", "На контрольной калькулятор не понадобится, все числа там удобные."},
    {"консультац", "Да, приходите в среду после шестого урока, кабинет 214."},
    {"контрольн", "Контрольная в четверг. Достаточно повторить § 11–12 и вариант из задания."},
    {"забол", "Выздоравливайте! Что пропустили, всё есть в заданиях, спрашивать сразу не буду."},
    {"задан", "Задание стоит в дневнике. Если что-то не получится, пришлите номер, разберём."},
    {"задал", "Задание стоит в дневнике. Если что-то не получится, пришлите номер, разберём."},
    {"оценк", "Оценку можно исправить на следующей неделе, подойдите после урока."},
    {"спасибо", "Пожалуйста! Пишите, если появятся вопросы."},
    {"", "Спасибо, что написали. Посмотрю после уроков и отвечу подробнее."},
};

std::string_view reply_to(std::string_view text) {
    const std::string folded = model::folded(text);
    for (const Reply& reply : kReplies) {
        if (folded.find(reply.word) != std::string::npos) return reply.text;
    }
    return {};
}

bool answers(const Person& person) {
    return person.kind == Kind::Teacher || person.kind == Kind::Administrator;
}

}  // namespace

void DemoAnswers::note(std::int64_t number, int sender, std::int64_t seq) {
    int other = kNone;
    {
        DatabaseLock locked = world_.chats.database().read();
        const auto chat = chats::find(locked, world_.district, number);
        if (!chat || chat->kind != ChatKind::Direct) return;
        other = chat->other_than(sender);
    }
    const bool is_asked = other != kNone && answers(world_.district.person(other)) &&
                          !answers(world_.district.person(sender));
    if (!is_asked) return;
    const std::lock_guard lock(mutex_);
    due_[{number, other}] = {real_.monotonic_ms() + kReadMs, seq, false};
}

bool DemoAnswers::is_due() const {
    const std::lock_guard lock(mutex_);
    for (const auto& [of, due] : due_) {
        if (due.at <= real_.monotonic_ms()) return true;
    }
    return false;
}

void DemoAnswers::act() {
    std::vector<std::pair<std::pair<std::int64_t, int>, Due>> now;
    {
        const std::lock_guard lock(mutex_);
        const std::int64_t at = real_.monotonic_ms();
        for (auto each = due_.begin(); each != due_.end();) {
            if (each->second.at > at) {
                ++each;
                continue;
            }
            now.emplace_back(*each);
            if (each->second.is_read) {
                each = due_.erase(each);
            } else {
                each->second.is_read = true;
                each->second.at = at + kAnswerMs;
                ++each;
            }
        }
    }
    for (const auto& [of, due] : now) {
        due.is_read ? answer(of.first, of.second, due.seq) : read(of.first, of.second, due.seq);
    }
}

void DemoAnswers::read(std::int64_t number, int reader, std::int64_t seq) {
    world_.writes.once({reader, {}, {}}, [&](Transaction& transaction) {
        Write done;
        const auto chat = chats::find(transaction, world_.district, number);
        const auto own = chats::member(transaction, world_.district, number, reader);
        if (chat && own) {
            chats::mark_read(world_, transaction, *chat, *own, seq, done.changes);
        }
        return done;
    });
}

void DemoAnswers::answer(std::int64_t number, int writer, std::int64_t seq) {
    world_.writes.once({writer, {}, {}}, [&](Transaction& transaction) {
        Write done;
        const auto chat = chats::find(transaction, world_.district, number);
        const auto asked = chats::message(transaction, number, seq);
        if (!chat || !asked || asked->deleted) return done;
        ChatMessage message;
        message.sender = writer;
        message.at = world_.chats.now().ms;
        message.text = reply_to(asked->text);
        chats::put_message(world_, transaction, *chat, std::move(message), {}, {}, {},
                           done.changes);
        return done;
    });
}

}  // namespace ranets::stub
