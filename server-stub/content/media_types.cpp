#include "content/media_types.h"

#include <algorithm>
#include <string>

namespace ranets::stub {
namespace {

using std::string_view_literals::operator""sv;

struct Signature {
    std::string_view bytes;
    std::string_view media_type;
    std::size_t at = 0;
    std::string_view extension = {};  // only of files so called; the longer list comes first
};

constexpr Signature kSignatures[] = {
    {"%PDF-"sv, "application/pdf"},
    {"\xff\xd8\xff"sv, "image/jpeg"},
    {"\x89PNG\r\n\x1a\n"sv, "image/png"},
    {"GIF87a"sv, "image/gif"},
    {"GIF89a"sv, "image/gif"},
    {"WEBP"sv, "image/webp", 8},
    {"ftypheic"sv, "image/heic", 4},
    {"WAVE"sv, "audio/wav", 8},
    {"ID3"sv, "audio/mpeg"},
    {"OggS"sv, "audio/ogg"},
    {"ftyp"sv, "video/mp4", 4},
    {"\x1a\x45\xdf\xa3"sv, "video/webm"},
    {"PK\x03\x04"sv, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 0,
     ".docx"},
    {"PK\x03\x04"sv, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 0,
     ".xlsx"},
    {"PK\x03\x04"sv, "application/vnd.openxmlformats-officedocument.presentationml.presentation", 0,
     ".pptx"},
    {"PK\x03\x04"sv, "application/vnd.oasis.opendocument.text", 0, ".odt"},
    {"PK\x03\x04"sv, "application/zip"},
};

constexpr std::string_view kPrograms[] = {
    "MZ"sv,  // Windows
    "\x7f"
    "ELF"sv,               // Linux
    "\xcf\xfa\xed\xfe"sv,  // macOS
    "\xce\xfa\xed\xfe"sv,  //
    "\xca\xfe\xba\xbe"sv,  //
    "#!"sv,                // scripts
};

bool has_extension(std::string_view name, std::string_view extension) {
    if (name.size() < extension.size()) return false;
    return std::ranges::equal(
        name.substr(name.size() - extension.size()), extension,
        [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

}  // namespace

std::string_view sniff_media_type(std::string_view first_bytes, std::string_view name) {
    for (const Signature& of : kSignatures) {
        if (first_bytes.size() < of.at || !first_bytes.substr(of.at).starts_with(of.bytes))
            continue;
        if (has_extension(name, of.extension)) return of.media_type;
    }
    const bool plain = has_extension(name, ".txt") &&
                       std::ranges::none_of(first_bytes, [](char c) { return c == '\0'; });
    return plain ? "text/plain; charset=utf-8" : kUnknownBytes;
}

bool is_program(std::string_view first_bytes) {
    return std::ranges::any_of(
        kPrograms, [&](std::string_view mark) { return first_bytes.starts_with(mark); });
}

}  // namespace ranets::stub
