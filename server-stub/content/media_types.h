#pragma once
// What a file is, by its first bytes and not by what its sender says.
#include <string_view>

namespace ranets::stub {

inline constexpr std::string_view kUnknownBytes = "application/octet-stream";

// `name` tells kinds apart that are alike inside: documents of offices are ZIP archives.
std::string_view sniff_media_type(std::string_view first_bytes, std::string_view name);

// A program, for whichever system: not taken.
bool is_program(std::string_view first_bytes);

}  // namespace ranets::stub
