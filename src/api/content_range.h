#pragma once
// Parts of files in headers (RFC 9110, 14).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ranets::api {

struct ContentRange {
    std::int64_t first = 0;
    std::int64_t last = 0;  // inclusive
    std::int64_t size = 0;  // of the whole
};

std::optional<ContentRange> parse_content_range(std::string_view text);  // "bytes 0-9/100"
std::string content_range(std::int64_t first, std::int64_t count, std::int64_t size);
std::string range(std::int64_t first, std::int64_t count);  // "bytes=0-9"

}  // namespace ranets::api
