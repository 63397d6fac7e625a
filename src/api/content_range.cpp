#include "api/content_range.h"

#include <charconv>

namespace ranets::api {
namespace {

constexpr std::string_view kUnit = "bytes ";

// The number at the front, and the separator behind it, which the text loses.
bool take(std::string_view& text, std::int64_t& number, char separator) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || number < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (separator == '\0') return text.empty();
    if (text.empty() || text.front() != separator) return false;
    text.remove_prefix(1);
    return true;
}

}  // namespace

std::optional<ContentRange> parse_content_range(std::string_view text) {
    if (!text.starts_with(kUnit)) return std::nullopt;
    text.remove_prefix(kUnit.size());
    ContentRange range;
    const bool read =
        take(text, range.first, '-') && take(text, range.last, '/') && take(text, range.size, '\0');
    if (!read || range.last < range.first || range.size <= range.last) return std::nullopt;
    return range;
}

std::string content_range(std::int64_t first, std::int64_t count, std::int64_t size) {
    return "bytes " + std::to_string(first) + "-" + std::to_string(first + count - 1) + "/" +
           std::to_string(size);
}

std::string range(std::int64_t first, std::int64_t count) {
    return "bytes=" + std::to_string(first) + "-" + std::to_string(first + count - 1);
}

}  // namespace ranets::api
