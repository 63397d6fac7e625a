#pragma once
// Whom what is kept about a person concerns.
#include <vector>

#include "school/district.h"

namespace ranets::stub {

// Everybody whose answers may show it: the person, a pupil's parents, those who teach or taught the
// pupil, the administrator. The same people as rest/access.h lets read the record.
std::vector<int> readers_of(const District& district, int person);

// Those of them whom the feed tells: the person, and a pupil's parents.
std::vector<int> family_of(const District& district, int person);

// Teachers keep what they taught this year and two back.
inline constexpr int kTeacherYears = 3;
bool taught(const District& district, const Person& teacher, const Person& pupil);

}  // namespace ranets::stub
