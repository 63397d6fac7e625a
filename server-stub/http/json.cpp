#include "http/json.h"

namespace ranets::stub {

std::shared_ptr<const Entity> json_entity(const Json& json) {
    return Entity::of(json.dump(), std::string(kJsonType));
}

Reply json_reply(int status, const Json& json) {
    Reply reply;
    reply.status = status;
    reply.entity = json_entity(json);
    reply.headers.add("Cache-Control", "no-store");
    return reply;
}

Json problem_json(std::string_view type, std::string_view description) {
    return {{"type", type}, {"description", description}};
}

Reply problem(int status, std::string_view type, std::string_view description) {
    Reply reply;
    reply.status = status;
    reply.refusal = {std::string(type), std::string(description)};
    reply.headers.add("Cache-Control", "no-store");
    return reply;
}

Json parse_json(std::string_view text) {
    return Json::parse(text, nullptr, false);
}

}  // namespace ranets::stub
