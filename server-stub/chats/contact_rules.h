#pragma once
// Who may write to whom, and how people are told apart in chats.
#include <string>
#include <vector>

#include "school/district.h"

namespace ranets::stub::chats {

struct ContactRules {
    bool pupils_write_teachers = true;  // in direct chats
};

// Teachers with the parents and pupils of the classes that they teach or lead, parents of a class
// with each other, pupils of a class with each other, staff with each other, and the administrator
// with all of the school.
bool may_write(const District& district, const ContactRules& rules, const Person& from,
               const Person& to);
bool may_be_in_group(const District& district, const Person& by, const Person& of);

// By name.
std::vector<int> contacts(const District& district, const ContactRules& rules, const Person& of);

// «Алгебра, геометрия · классный руководитель 8 «Б»», as `viewer` has to do with them.
std::string about(const District& district, const Person& of, const Person& viewer);
const char* kind_word(const Person& of);  // "teacher"

}  // namespace ranets::stub::chats
