#pragma once
// Files on their way to the server (file_uploads.h) as objects that entries of the outbox depend
// on: "outgoing-file/7".
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ranets::sync {

inline constexpr std::string_view kOutgoingObject = "outgoing-file/";

// Nothing where it is no such object.
inline std::optional<std::int64_t> outgoing_number(std::string_view object) {
    if (!object.starts_with(kOutgoingObject)) return std::nullopt;
    object.remove_prefix(kOutgoingObject.size());
    std::int64_t number = 0;
    std::from_chars(object.data(), object.data() + object.size(), number);
    return number;
}

inline std::string outgoing_object(std::int64_t number) {
    return std::string(kOutgoingObject) + std::to_string(number);
}

inline void add_outgoing(std::string& depends_on, std::int64_t number) {
    if (!depends_on.empty()) depends_on += ' ';
    depends_on += outgoing_object(number);
}

}  // namespace ranets::sync
