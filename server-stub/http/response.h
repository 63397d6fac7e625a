#pragma once
// What goes over the line for a reply: the form that the client likes best, or word that it has the
// body already, and the lines above it.
#include <memory>
#include <string>
#include <string_view>

#include "http/message.h"

namespace ranets::stub {

struct Response {
    int status = 200;
    std::string head;  // to the empty line
    std::shared_ptr<const Entity> entity;
    std::string_view body;  // of the entity
    EventStream events;
    std::string remark;  // for the log
    Delivery delivery = Delivery::Whole;
    bool is_chunked = false;
    bool keeps_alive = false;
};

// Who asked, as far as the form of the answer goes.
struct Asker {
    bool is_head = false;
    bool is_http10 = false;
    bool keeps_alive = false;
};

// `standing` are whole lines that every answer has. May compress: not for the thread of
// connections.
Response respond(Reply reply, const Request& request, Asker asker, std::string_view standing);

// Of a reply to what was no request; the connection ends with it.
Response refuse(Reply reply, std::string_view standing);

}  // namespace ranets::stub
