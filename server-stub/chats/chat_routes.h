#pragma once
// The handlers of chats. Who is not in the chat of the path is answered before as if there were
// none.
#include "rest/call.h"

namespace ranets::stub::chat_routes {

Answer list(const Call& call);
Answer one(const Call& call);
Answer make(const Call& call);
Answer change(const Call& call);
Answer contacts(const Call& call);

Answer messages(const Call& call);
Answer post(const Call& call);
Answer edit(const Call& call);
Answer remove(const Call& call);
Answer react(const Call& call);
Answer report(const Call& call);

Answer readers(const Call& call);
Answer read(const Call& call);
Answer typing(const Call& call);

Answer members(const Call& call);
Answer put_member(const Call& call);
Answer remove_member(const Call& call);

}  // namespace ranets::stub::chat_routes
