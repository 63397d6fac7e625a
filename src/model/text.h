#pragma once
// Letters of a text in UTF-8.
#include <cstddef>
#include <string>
#include <string_view>

namespace ranets::model {

// Takes the first code point off; where the bytes are none, U+FFFD and one byte. Not for an empty
// text.
char32_t take_code_point(std::string_view& text);

// As servers count, whatever a browser calls a letter: an emoji of a family is seven.
std::size_t code_points(std::string_view text);

// Without the blanks around it, those of other alphabets among them: what a suggestion, a copy or a
// thumb has added.
std::string_view without_outer_blanks(std::string_view text);

// Texts as a search compares them: without regard to case, ё as е, letters with a mark of their own
// as one, every blank as a space. Latin and Cyrillic.
std::string folded(std::string_view text);

}  // namespace ranets::model
