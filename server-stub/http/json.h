#pragma once
// JSON replies. Keys keep the order in which they are written, so equal data gives equal bytes.
// Parsing and writing are compiled once: a test that parses compiled a third longer by itself.
#include <memory>
#include <string_view>

#include <nlohmann/json.hpp>

#include "http/message.h"

namespace ranets::stub {

using Json = nlohmann::ordered_json;

inline constexpr std::string_view kJsonType = "application/json; charset=utf-8";

std::shared_ptr<const Entity> json_entity(const Json& json);
Reply json_reply(int status, const Json& json);

// The partner API's error object: no successful answer has both keys.
Json problem_json(std::string_view type, std::string_view description);
// A refusal that will be told as its path wants it.
Reply problem(int status, std::string_view type, std::string_view description);

// A discarded value for text that is not JSON.
Json parse_json(std::string_view text);

}  // namespace ranets::stub
