#include "model/file_name.h"

#include <algorithm>

#include "model/text.h"

namespace ranets::model {
namespace {

constexpr std::size_t kMostBytes = 180;  // some file systems take 255 of them, with the ending

// Those that no name may have somewhere, blanks of all kinds, and what turns the text around: with
// it "gpj.exe" reads as "exe.jpg".
bool is_unsafe(char32_t code) {
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0xfffd || code == 0xfeff ||
           (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e) ||
           (code >= 0x2060 && code <= 0x206f) ||
           (code < 0x7f &&
            std::string_view("\\:*?\"<>|").find(static_cast<char>(code)) != std::string_view::npos);
}

}  // namespace

std::string file_name(std::string_view name, std::string_view ending) {
    std::string safe;
    while (!name.empty() && safe.size() < kMostBytes) {
        const auto before = name;
        const char32_t code = take_code_point(name);
        const auto letter = before.substr(0, before.size() - name.size());
        if (code == '/')
            safe += '-';  // «2026/27»
        else if (code != ' ' && !is_unsafe(code))
            safe += letter;
        else if (!safe.empty() && safe.back() != ' ')
            safe += ' ';
    }
    // No file is hidden, and none ends as some systems cut it off.
    const auto is_edge = [](char c) { return c == '.' || c == ' '; };
    safe.erase(safe.begin(), std::find_if_not(safe.begin(), safe.end(), is_edge));
    while (!safe.empty() && is_edge(safe.back())) safe.pop_back();
    return (safe.empty() ? "-" : safe).append(ending);
}

}  // namespace ranets::model
