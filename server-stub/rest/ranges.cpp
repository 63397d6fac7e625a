#include "rest/ranges.h"

#include <algorithm>

#include "rest/call.h"

namespace ranets::stub {
namespace {

constexpr std::string_view kBytesAsked = "bytes=";
constexpr std::string_view kBytesSent = "bytes ";

}  // namespace

RangeQuestion range_asked_for(const Request& request, std::string_view etag, std::int64_t size) {
    using enum RangeQuestion::Wants;
    std::string_view text = request.header("range");
    if (!text.starts_with(kBytesAsked)) return {};
    const std::string_view condition = request.header("if-range");
    if (!condition.empty() && condition != etag) return {};

    text.remove_prefix(kBytesAsked.size());
    const auto dash = text.find('-');
    if (dash == std::string_view::npos) return {};
    const std::string_view from = text.substr(0, dash);
    const std::string_view to = text.substr(dash + 1);
    const auto first = number(from);
    const auto last = number(to);
    if (from.empty()) {  // the last so many
        if (!last || *last < 0) return {};
        const std::int64_t count = std::min(*last, size);
        if (count == 0) return {Impossible};
        return {Part, {size - count, count}};
    }
    if (!first || *first < 0 || (!to.empty() && (!last || *last < *first))) return {};
    if (*first >= size) return {Impossible};
    const std::int64_t end = to.empty() ? size : std::min(*last, size - 1) + 1;
    return {Part, {*first, end - *first}};
}

std::string content_range(ByteRange part, std::int64_t size) {
    return "bytes " + std::to_string(part.first) + "-" +
           std::to_string(part.first + part.count - 1) + "/" + std::to_string(size);
}

std::string content_range_of_none(std::int64_t size) {
    return "bytes */" + std::to_string(size);
}

std::optional<SentRange> parse_content_range(std::string_view text) {
    if (!text.starts_with(kBytesSent)) return std::nullopt;
    text.remove_prefix(kBytesSent.size());
    const auto dash = text.find('-');
    const auto slash = text.find('/');
    if (slash == std::string_view::npos || dash > slash) return std::nullopt;
    const auto first = number(text.substr(0, dash));
    const auto last = number(text.substr(dash + 1, slash - dash - 1));
    const auto size = number(text.substr(slash + 1));
    if (!first || !last || !size || *first < 0 || *last < *first || *size <= *last) {
        return std::nullopt;
    }
    return SentRange{{*first, *last - *first + 1}, *size};
}

}  // namespace ranets::stub
