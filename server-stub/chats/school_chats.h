#pragma once
// The chats that exist by themselves: of the pupils of a class with its class teacher, of their
// parents with them, and the announcements of a school.
#include <optional>
#include <string>
#include <vector>

#include "chats/chat.h"

namespace ranets::stub::school_chats {

std::int64_t of_pupils(const District& district, int cohort);
std::int64_t of_parents(const District& district, int cohort);
std::int64_t announcements(const District& district, int school);

// Nothing where the number is none of theirs.
std::optional<Chat> find(const District& district, std::int64_t number);
std::vector<int> members(const District& district, std::int64_t number);
// Nothing for who is not in it.
std::optional<ChatRole> role_in(const District& district, std::int64_t number, const Person& of);
std::vector<std::int64_t> of_person(const District& district, const Person& of);
int cohort_of(std::int64_t number);  // of a class's chat
std::size_t member_count(const District& district, std::int64_t number);

}  // namespace ranets::stub::school_chats
