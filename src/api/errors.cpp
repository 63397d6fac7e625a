#include "api/errors.h"

#include "api/json.h"

namespace ranets::api {
namespace {

// Error bodies are short, and parsing every answer twice is not.
constexpr std::size_t kLongestError = 4096;

ApiError::Meaning meaning_of(std::string_view type) {
    using Meaning = ApiError::Meaning;
    const auto is = [&](std::string_view name) { return type.ends_with(name); };
    if (is("nvalidToken") || is("okenRequired")) return Meaning::Token;
    if (is("equestLimit")) return Meaning::Limit;
    if (is("erverError") || is("UnknownError")) return Meaning::Server;
    return Meaning::Refused;
}

}  // namespace

std::optional<ApiError> error_in(std::string_view body) {
    if (body.size() > kLongestError || body.find("\"description\"") == std::string_view::npos)
        return std::nullopt;
    const Document document(body);
    if (!document.is_object()) return std::nullopt;
    ApiError error{{}, text(document.root(), "type"), text(document.root(), "description")};
    if (error.type.empty() || member(document.root(), "description") == nullptr)
        return std::nullopt;
    error.meaning = meaning_of(error.type);
    return error;
}

bool is_whole(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\') ++i;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (--depth <= 0) return depth == 0 && i + 1 == text.size();
        }
        if (depth == 0) return false;
    }
    return false;
}

std::string oauth_error_in(std::string_view body) {
    const Document document(body);
    return text(document.root(), "error");
}

}  // namespace ranets::api
