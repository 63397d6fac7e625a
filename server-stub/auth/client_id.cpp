#include "auth/client_id.h"

namespace ranets::stub {

bool is_guid(std::string_view id) {
    std::size_t digits = 0;
    for (const char c : id) {
        if (c == '-') continue;
        const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (!hex) return false;
        ++digits;
    }
    return digits == 32;
}

std::string dashed(std::string_view guid) {
    std::string text;
    for (const char c : guid) {
        if (c == '-') continue;
        text += c;
        if (text.size() == 8 || text.size() == 13 || text.size() == 18 || text.size() == 23) {
            text += '-';
        }
    }
    return text;
}

std::string canonical(std::string_view client) {
    if (!is_guid(client)) return std::string(client);
    std::string text;
    for (const char c : client) {
        if (c != '-') text += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

}  // namespace ranets::stub
