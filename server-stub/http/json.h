#pragma once
// JSON replies. Keys keep the order in which they are written, so equal data gives equal bytes.
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "http/message.h"

namespace ranets::stub {

using Json = nlohmann::ordered_json;

inline constexpr std::string_view kJsonType = "application/json; charset=utf-8";

inline std::shared_ptr<const Entity> json_entity(const Json& json) {
    return Entity::of(json.dump(), std::string(kJsonType));
}

inline Reply json_reply(int status, const Json& json) {
    Reply reply;
    reply.status = status;
    reply.entity = json_entity(json);
    reply.headers.add("Cache-Control", "no-store");
    return reply;
}

// The partner API's error object: no successful answer has both keys.
inline Json problem_json(std::string_view type, std::string_view description) {
    return {{"type", type}, {"description", description}};
}

inline Reply problem(int status, std::string_view type, std::string_view description) {
    return json_reply(status, problem_json(type, description));
}

// A discarded value for text that is not JSON.
inline Json parse_json(std::string_view text) {
    return Json::parse(text, nullptr, false);
}

}  // namespace ranets::stub
