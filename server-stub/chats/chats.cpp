#include "chats/chats.h"

namespace ranets::stub {
namespace {

constexpr std::int64_t kTypingMs = 3000;
constexpr std::int64_t kElsewhereMs = 1000;  // from one chat to another

}  // namespace

Chats::Chats(Database& database, const District& district, const model::Clock& present,
             const model::Clock& real, chats::ContactRules rules)
    : database_(database),
      present_(present),
      real_(real),
      rules_(rules),
      here_(district.people().size()),
      typing_(district.people().size()) {}

void Chats::note_here(int person) {
    here_[static_cast<std::size_t>(person)].store(now().ms, std::memory_order_relaxed);
}

std::int64_t Chats::last_here(int person) const {
    return here_[static_cast<std::size_t>(person)].load(std::memory_order_relaxed);
}

bool Chats::may_tell_typing(int person, std::int64_t chat) {
    Typing& typing = typing_[static_cast<std::size_t>(person)];
    const std::int64_t now = real_.monotonic_ms();
    std::int64_t before = typing.at.load();
    const std::int64_t pause = typing.chat.load() == chat ? kTypingMs : kElsewhereMs;
    const bool is_again = before != 0 && now - before < pause;
    if (is_again || !typing.at.compare_exchange_strong(before, now)) return false;
    typing.chat = chat;
    return true;
}

}  // namespace ranets::stub
