#pragma once
// Chats and messages as the API shows them to somebody.
#include "chats/chat_store.h"
#include "chats/message_store.h"
#include "rest/call.h"

namespace ranets::stub::chats {

Json chat_json(const Call& call, DatabaseLock& locked, const Chat& chat, const ChatMember& own);
Json message_json(const Call& call, DatabaseLock& locked, const Chat& chat,
                  const ChatMessage& message);
Json messages_json(const Call& call, DatabaseLock& locked, const Chat& chat,
                   const std::vector<ChatMessage>& messages);

bool can_write(const Call& call, const Chat& chat);
std::string name_of(const District& district, int person);  // «Ранец», where it is nobody
Json person_id(int person);                                 // null, where it is nobody

}  // namespace ranets::stub::chats
