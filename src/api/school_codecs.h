#pragma once
// What the partner API says of a school, of its people and of the lessons of a class; the same
// tolerance as in codecs.h.
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/result.h"
#include "model/school.h"

namespace ranets::api {

// GET schools/{s}/edu-groups: without subgroups, by year and name.
model::Result<std::vector<model::SchoolClass>> decode_classes(std::string_view body);

// GET schools/{s} and GET schools/{s}/parameters, together; the second may be empty text.
model::Result<model::School> decode_school(std::string_view school, std::string_view parameters);

// GET schools/{s}/membership?schoolMembershipType=Admins, made complete by what the other answers
// say of the same people: parameters and teachers, each of which may be empty text.
model::Result<std::vector<model::StaffMember>> decode_administrators(std::string_view members,
                                                                     std::string_view parameters,
                                                                     std::string_view teachers);

// GET schools/{s}/teachers: those who teach.
model::Result<std::vector<model::StaffMember>> decode_teachers(std::string_view body);

// GET edu-groups/{g}/persons, edu-groups/{g}/teachers
model::Result<std::vector<model::Person>> decode_persons(std::string_view body);
// GET edu-groups/{g}/classteacher
model::Result<model::Person> decode_person(std::string_view body);

// GET work-types/{s}: what each kind of work is called.
using WorkTypes = std::map<std::int64_t, std::string>;
model::Result<WorkTypes> decode_work_types(std::string_view body);

// GET edu-groups/{g}/lessons/{from}/{to}: the days with lessons, the earliest first.
struct LessonsContext {
    std::string class_name;  // goes to each lesson
    model::PersonId only;    // lessons of this teacher alone; none: all of them
    std::vector<model::Bell> bells;
    WorkTypes work_types;
    std::vector<model::Person> teachers;
};
model::Result<std::vector<model::Day>> decode_lessons(std::string_view body,
                                                      const LessonsContext& context);

}  // namespace ranets::api
