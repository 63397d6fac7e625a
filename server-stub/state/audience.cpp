#include "state/audience.h"

#include <algorithm>

namespace ranets::stub {

bool taught(const District& district, const Person& teacher, const Person& pupil) {
    const auto groups = district.groups_of(pupil);
    return std::ranges::any_of(groups, [&](Group group) {
        return group.back < kTeacherYears && district.teaches(teacher, group);
    });
}

std::vector<int> family_of(const District& district, int person) {
    std::vector<int> people{person};
    const Person& of = district.person(person);
    if (of.kind == Kind::Pupil && of.family != kNone) {
        const auto& parents = district.family(of.family).parents;
        people.insert(people.end(), parents.begin(), parents.end());
    }
    return people;
}

std::vector<int> readers_of(const District& district, int person) {
    std::vector<int> people = family_of(district, person);
    const Person& of = district.person(person);
    if (of.school == kNone) return people;
    const SchoolInfo& school = district.school(of.school);
    const auto add = [&](int reader) {
        if (std::ranges::find(people, reader) == people.end()) people.push_back(reader);
    };
    add(school.administrator);
    if (of.kind != Kind::Pupil) return people;
    for (const int teacher : school.teachers) {
        if (taught(district, district.person(teacher), of)) add(teacher);
    }
    return people;
}

}  // namespace ranets::stub
