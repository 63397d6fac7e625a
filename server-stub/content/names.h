#pragma once
// Names of invented people.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ranets::stub {

enum class Sex : std::uint8_t { Male, Female };

struct FatherName {
    std::string_view first;     // Игорь
    std::string_view son;       // Игоревич
    std::string_view daughter;  // Игоревна
};

std::span<const std::string_view> surnames();  // in the masculine form
std::span<const std::string_view> first_names(Sex sex, bool adult);
std::span<const FatherName> fathers();

// "Ветров" → "Ветрова", "Верхний" → "Верхняя" is not attempted: the bank holds -ов, -ин, -ский and
// surnames without gender.
std::string surname_for(std::string_view masculine, Sex sex);

// The first letter of a Cyrillic word, with its full stop: "Игорь" → "И."
std::string initial(std::string_view word);

std::string latin(std::string_view cyrillic);  // lower case, for logins and addresses

}  // namespace ranets::stub
