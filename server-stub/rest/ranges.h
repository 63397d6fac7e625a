#pragma once
// Which bytes of a file are asked for, and which are sent (RFC 9110, 14).
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace ranets::stub {

struct ByteRange {
    std::int64_t first = 0;
    std::int64_t count = 0;
};

struct RangeQuestion {
    enum class Wants { Whole, Part, Impossible } wants = Wants::Whole;
    ByteRange part = {};
};

// By Range and If-Range. What can't be read is passed over, several ranges are, too.
RangeQuestion range_asked_for(const Request& request, std::string_view etag, std::int64_t size);

std::string content_range(ByteRange part, std::int64_t size);  // "bytes 0-9/100"
std::string content_range_of_none(std::int64_t size);          // "bytes */100"

struct SentRange {
    ByteRange part;
    std::int64_t size = 0;  // of the whole
};
// "bytes 0-9/100", as it stands in a PUT of a part (RFC 9110, 14.5).
std::optional<SentRange> parse_content_range(std::string_view text);

}  // namespace ranets::stub
