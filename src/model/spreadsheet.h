#pragma once
// A table as a file that spreadsheet programs open right by a double click, whatever the language
// of their settings: UTF-16 with tabs between the cells, as semicolons and decimal points are read
// differently in Russian and in English.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/date.h"

namespace ranets::model {

// A text is shown as it is: it becomes no formula, number or date.
using Cell = std::variant<std::string, std::int64_t, Date>;

// Rows of any length. The bytes of the file, little-endian with their mark.
std::string spreadsheet(std::span<const std::vector<Cell>> rows);

}  // namespace ranets::model
