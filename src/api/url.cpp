#include "api/url.h"

namespace ranets::api {

std::string url_encode(std::string_view text) {
    constexpr char kHex[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
                                c == '~';
        if (unreserved) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += kHex[byte >> 4];
            out += kHex[byte & 15];
        }
    }
    return out;
}

Form& Form::add(std::string_view key, std::string_view value) {
    if (!text_.empty()) text_ += '&';
    text_ += url_encode(key);
    text_ += '=';
    text_ += url_encode(value);
    return *this;
}

}  // namespace ranets::api
