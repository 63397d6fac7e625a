#pragma once
// What an address says of the list of homework: how it is narrowed down, and what is open.
#include <functional>
#include <string>
#include <string_view>

#include "model/homework_list.h"

namespace ranets::app {

using AddParameter = std::function<void(std::string_view name, const std::string& value)>;
void write_homework_filter(const model::HomeworkFilter& filter, const AddParameter& add);

enum class Parameter {
    Unknown,  // it is not of this kind
    Read,
    Broken,
};
Parameter read_homework_filter(model::HomeworkFilter& filter, std::string_view name,
                               std::string_view value);

}  // namespace ranets::app
