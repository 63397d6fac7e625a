#include "chats/chats.h"

namespace ranets::stub {
namespace {

constexpr std::int64_t kTypingMs = 3000;

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
    const bool is_again = typing.chat.load() == chat && now - before < kTypingMs && before != 0;
    if (is_again || !typing.at.compare_exchange_strong(before, now)) return false;
    typing.chat = chat;
    return true;
}

}  // namespace ranets::stub
