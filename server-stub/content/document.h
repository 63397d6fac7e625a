#pragma once
// Files of the made-up homework: made when asked for, of exactly the size that was promised, and
// such that a viewer opens them.
#include <cstddef>
#include <string>
#include <string_view>

namespace ranets::stub {

std::string_view media_type(std::string_view extension);

// PDF (a ruled page), JPG (a blackboard), DOCX (the title); `size` in bytes, 4 KB at least.
std::string document(std::string_view extension, std::string_view title, std::size_t size);

}  // namespace ranets::stub
