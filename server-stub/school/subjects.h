#pragma once
// What is taught, to whom, how much, by whom, and in which room.
#include <cstdint>
#include <span>
#include <string_view>

namespace ranets::stub {

enum class Subject : std::uint8_t {
    Conversations,  // «Разговоры о важном», Monday's first lesson everywhere
    Russian,
    Literature,
    Reading,
    Maths,
    Algebra,
    Geometry,
    Statistics,
    Informatics,
    English,
    History,
    SocialStudies,
    Geography,
    Biology,
    Physics,
    Chemistry,
    WorldAround,
    Music,
    Art,
    Crafts,
    Sport,
    Safety,
    Project,
    Count
};

inline constexpr int kSubjectCount = static_cast<int>(Subject::Count);

// Who teaches: a teacher belongs to one department.
enum class Department : std::uint8_t {
    Primary,
    Russian,
    Maths,
    Informatics,
    English,
    History,
    Geography,
    Biology,
    Physics,
    Chemistry,
    Music,
    Art,
    Crafts,
    Sport,
    Safety,
    Count
};

struct SubjectInfo {
    std::string_view name;
    std::string_view area;  // knowledge area
    int area_id;
    Department department;
};

struct Hours {
    Subject subject;
    int a_week;
};

const SubjectInfo& info(Subject subject);

// A class's subjects and their lessons a week. In grades 1–4 the class teacher gives every subject
// of department Primary.
std::span<const Hours> curriculum(int grade);

// The department whose teacher gives the subject in the grade.
Department department_of(Subject subject, int grade);

constexpr bool has_saturdays(int grade) {
    return grade >= 8;
}
// Taught to the class in two halves at the same time, by two teachers.
constexpr bool has_subgroups(Subject subject, int grade) {
    return grade >= 5 && (subject == Subject::English || subject == Subject::Informatics ||
                          subject == Subject::Crafts);
}
// Comes after noon, when the first shift leaves.
constexpr bool is_second_shift(int grade) {
    return grade == 3 || grade == 6;
}
constexpr bool has_marks(int grade) {
    return grade >= 2;
}  // the first grade is not marked

}  // namespace ranets::stub
