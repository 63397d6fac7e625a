#pragma once
// What an address says of the list of homework: how it is narrowed down, and what is open.
#include <string>
#include <string_view>
#include <vector>

#include "model/homework_list.h"

namespace ranets::app {

// "state=open&text=…"; empty where nothing is narrowed down.
std::string homework_parameters(const model::HomeworkFilter& filter);

enum class Parameter {
    Unknown,  // it is not of this kind
    Read,
    Broken,
};
Parameter read_homework_filter(model::HomeworkFilter& filter, std::string_view name,
                               std::string_view value);

// How the list was left, of each child that had it narrowed down: «7?state=open».
void keep_homework_filter(std::vector<std::string>& kept, model::PersonId child,
                          const model::HomeworkFilter& filter);
model::HomeworkFilter kept_homework_filter(const std::vector<std::string>& kept,
                                           model::PersonId child);

}  // namespace ranets::app
