// The school: its card, its people, its classes.
#include <algorithm>
#include <iterator>
#include <string>
#include <tuple>
#include <utility>

#include "api/json.h"
#include "api/school_class.h"
#include "api/school_codecs.h"

namespace ranets::api {
namespace {

// Keys are looked up without regard to case, so teachers' PascalCase serves as well.
model::Person person_of(const Json& source) {
    return {id<model::PersonId>(source, "id"), text(source, "firstName"),
            text(source, "middleName"), text(source, "lastName")};
}

// The letters' numbers are in the alphabet's order, but for Ё, which goes with Е.
std::string sort_key(const model::Person& person) {
    constexpr std::string_view kYo[] = {"\u0401", "\u0451"};
    constexpr std::string_view kYe[] = {"\u0415", "\u0435"};
    std::string key = model::full_name(person);
    for (std::size_t i = 0; i < std::size(kYo); ++i) {
        for (auto at = key.find(kYo[i]); at != std::string::npos; at = key.find(kYo[i], at))
            key.replace(at, kYo[i].size(), kYe[i]);
    }
    return key;
}

bool by_name(const model::Person& a, const model::Person& b) {
    return std::pair(sort_key(a), a.id) < std::pair(sort_key(b), b.id);
}

model::StaffMember staff_of(const Json& source) {
    model::StaffMember member;
    member.person = person_of(source);
    for (const char* key : {"NameManagingPosition", "NameTeacherPosition"}) {
        if (member.post.empty()) member.post = text(source, key);
    }
    member.subjects = text(source, "Subjects");
    member.email = text(source, "Email");
    member.leads_class = flag(source, "HouseMaster");
    return member;
}

// The first of a list of texts, or a text alone.
std::string first_text(const Json& source, const char* key) {
    auto list = texts(source, key);
    return list.empty() ? text(source, key) : std::move(list.front());
}

}  // namespace

std::vector<model::SchoolClass> classes_in(const std::vector<const Json*>& groups) {
    std::vector<model::SchoolClass> classes;
    for (const auto* group : groups) {
        if (text(*group, "type") == "Subgroup") continue;
        model::SchoolClass item{id<model::GroupId>(*group, "id"), text(*group, "name"),
                                static_cast<int>(integer(*group, "parallel"))};
        if (item.group && !item.name.empty()) classes.push_back(std::move(item));
    }
    std::sort(classes.begin(), classes.end(), [](const auto& a, const auto& b) {
        return std::tie(a.year, a.name, a.group) < std::tie(b.year, b.name, b.group);
    });
    return classes;
}

model::Result<std::vector<model::SchoolClass>> decode_classes(std::string_view body) {
    const Document document(body);
    if (!document.is_list()) return garbled("no classes");
    return classes_in(objects(document.root()));
}

model::Result<model::School> decode_school(std::string_view school_body,
                                           std::string_view parameters_body) {
    const Document school_document(school_body);
    const Document parameters_document(parameters_body);
    const Json& source = school_document.root();
    const Json& parameters = parameters_document.root();
    model::School school;
    school.id = id<model::SchoolId>(source, "id");
    school.name = text(source, "name");
    if (!school.id || school.name.empty()) return garbled("a school without a name");
    school.full_name = text(source, "fullName");
    school.address = first_text(parameters, "address");
    if (school.address.empty()) school.address = text(source, "city");
    school.phone = text(parameters, "schoolPhone");
    school.email = text(parameters, "email");
    school.site = text(parameters, "website");
    school.work_hours = text(parameters, "workHours");
    return school;
}

model::Result<std::vector<model::StaffMember>> decode_administrators(
    std::string_view members_body, std::string_view parameters_body,
    std::string_view teachers_body) {
    const Document members(members_body);
    const Document parameters(parameters_body);
    const Document teachers(teachers_body);
    if (!members.is_list()) return garbled("no administrators");

    std::vector<model::StaffMember> administrators;
    for (const auto* source : objects(members.root())) {
        model::StaffMember member = staff_of(*source);
        if (!member.person.id) continue;
        for (const auto* teacher : objects(teachers.root())) {
            if (integer(*teacher, "Id") == member.person.id.value) member = staff_of(*teacher);
        }
        if (text(parameters.root(), "directorFullName") == model::full_name(member.person))
            member.phone = text(parameters.root(), "directorPhone");
        administrators.push_back(std::move(member));
    }
    return administrators;
}

model::Result<std::vector<model::StaffMember>> decode_teachers(std::string_view body) {
    const Document document(body);
    if (!document.is_list()) return garbled("no teachers");
    std::vector<model::StaffMember> teachers;
    for (const auto* source : objects(document.root())) {
        auto member = staff_of(*source);
        const bool manages_only =
            flag(*source, "ManagingEmployee") && !flag(*source, "TeachingStaff");
        if (member.person.id && !manages_only) teachers.push_back(std::move(member));
    }
    std::sort(teachers.begin(), teachers.end(),
              [](const auto& a, const auto& b) { return by_name(a.person, b.person); });
    return teachers;
}

model::Result<std::vector<model::Person>> decode_persons(std::string_view body) {
    const Document document(body);
    if (!document.is_list()) return garbled("no persons");
    std::vector<model::Person> persons;
    for (const auto* source : objects(document.root())) {
        auto person = person_of(*source);
        if (person.id) persons.push_back(std::move(person));
    }
    std::sort(persons.begin(), persons.end(), by_name);
    return persons;
}

model::Result<model::Person> decode_person(std::string_view body) {
    const Document document(body);
    auto person = person_of(document.root());
    if (!person.id) return garbled("a person without an id");
    return person;
}

}  // namespace ranets::api
