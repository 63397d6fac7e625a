#pragma once
// What the fake school says of itself and of those in it, as the partner API writes it.
#include <optional>
#include <string_view>

#include "support/fake_school_facts.h"

namespace ranets::test::facts {

inline constexpr std::int64_t kOtherTeacher = 1000002283501;
inline constexpr std::int64_t kAdministrator = 1000002283600;

json person(std::int64_t id, const char* last, const char* first, const char* middle);
// The class's people, the school's card, staff and classes, the names of kinds of work: what the
// path asks for, or nothing when it is none of these.
std::optional<json> people_at(std::string_view path, std::string_view query);

}  // namespace ranets::test::facts
