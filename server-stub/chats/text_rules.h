#pragma once
// What may be written in a message or a title.
#include <optional>
#include <string>
#include <string_view>

#include "rest/call.h"

namespace ranets::stub::chats {

// Each gives the answer that refuses the text, or nothing. UTF-8 it is already, being of JSON.
std::optional<Answer> text_fault(std::string_view text, bool has_files);
std::optional<Answer> title_fault(std::string_view title);
std::optional<Answer> reason_fault(std::string_view reason);

Answer refusal(int status, std::string_view type, std::string_view sentence);
Answer against_rule(std::string_view sentence);  // 422

bool is_reaction(std::string_view emoji);

// The beginning, of so many code points.
std::string begin_of(std::string_view text, std::size_t code_points);

}  // namespace ranets::stub::chats
