#pragma once
// Classes wherever an answer lists them; for codecs only.
#include <vector>

#include "api/json.h"
#include "model/diary.h"

namespace ranets::api {

// Of a list, without subgroups, by year and name.
std::vector<model::SchoolClass> classes_in(const std::vector<const Json*>& groups);

}  // namespace ranets::api
