#pragma once
// What is known of a school apart from lessons: whom to ask, who teaches, who is in a class.
#include <string>
#include <vector>

#include "model/diary.h"
#include "model/ids.h"

namespace ranets::model {

// Any text is empty when unknown.
struct School {
    SchoolId id;
    std::string name;
    std::string full_name;
    std::string address;
    std::string phone;
    std::string email;
    std::string site;        // "https://school1.example"
    std::string work_hours;  // as the school writes it: "08:00–20:00"

    friend bool operator==(const School&, const School&) = default;
};

struct Person {
    PersonId id;
    std::string first_name;
    std::string middle_name;
    std::string last_name;

    friend bool operator==(const Person&, const Person&) = default;
};

// «Дёмина Ольга Викторовна»
std::string full_name(const Person& person);

struct StaffMember {
    Person person;
    std::string post;      // as the school writes it: "Директор"
    std::string subjects;  // as the school writes them: "Алгебра, Геометрия"
    std::string phone;
    std::string email;
    bool leads_class = false;

    friend bool operator==(const StaffMember&, const StaffMember&) = default;
};

struct SchoolCard {
    School school;
    std::vector<StaffMember> administrators;
    std::vector<StaffMember> teachers;  // by name, administrators not among them
    std::vector<SchoolClass> classes;   // by year, then by name; this school year's

    friend bool operator==(const SchoolCard&, const SchoolCard&) = default;
};

struct ClassList {
    Person class_teacher;        // without an id when there is none
    std::vector<Person> pupils;  // by name

    friend bool operator==(const ClassList&, const ClassList&) = default;
};

}  // namespace ranets::model
