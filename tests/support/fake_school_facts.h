#pragma once
// What the fake school says of its people and its year, as the partner API writes it.
#include <array>
#include <cstdint>
#include <string>

#include "api/json.h"  // before the library: its macros must be the same everywhere

#include <nlohmann/json.hpp>

namespace ranets::test::facts {

using nlohmann::json;

inline constexpr std::int64_t kSchool = 1000000004321;
inline constexpr std::int64_t kClassSonya = 2421882773904846063;
inline constexpr std::int64_t kLastClassSonya = 2421882773904846163;
inline constexpr std::int64_t kClassMisha = 2421882773904846064;
inline constexpr std::int64_t kTeacher = 1000002283500;
inline constexpr int kControlType = 77002;

inline constexpr std::array<const char*, 8> kSubjects{
    "Алгебра", "Русский язык", "Физика", "История", "Литература", "Биология", "География", "Химия"};
inline constexpr std::array<const char*, 7> kHours{
    "08:30 - 09:15", "09:25 - 10:10", "10:25 - 11:10", "11:25 - 12:10",
    "12:20 - 13:05", "13:15 - 14:00", "14:10 - 14:55"};

void put_id(json& object, const std::string& key, std::int64_t id);  // with its string twin
json user_of(const std::string& login);
json context_of(const std::string& login);
json periods();
json bells();

}  // namespace ranets::test::facts
