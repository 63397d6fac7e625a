#include "school/district.h"

#include <algorithm>
#include <charconv>

namespace ranets::stub {
namespace {

constexpr std::array<std::array<std::string_view, 8>, static_cast<std::size_t>(Department::Count)>
    kRooms{{
        {"131", "132", "133", "134", "135", "136", "137", "138"},  // Primary
        {"301", "302", "303", "304", "306", "307"},
        {"214", "213", "212", "211"},
        {"401", "402"},
        {"310", "311", "312", "313"},
        {"207", "208", "209"},
        {"216"},
        {"112", "113"},
        {"118", "119"},
        {"120"},
        {"106"},
        {"107"},
        {"мастерская"},
        {"зал 1", "зал 2", "бассейн"},
        {"105"},
    }};

constexpr std::string_view kDemoHomeRoom = "305";

std::size_t in(Department department) {
    return static_cast<std::size_t>(department);
}

}  // namespace

std::optional<Group> District::group(int cohort_index, int back) const {
    if (back < 0 || back >= kYears || cohort(cohort_index).grade - back < 1) return std::nullopt;
    return Group{cohort_index, back};
}

int District::teacher_of(int cohort_index, Subject subject, int grade) const {
    const Cohort& of = cohort(cohort_index);
    const SchoolInfo& at = school(of.school);
    const Department department = department_of(subject, grade);
    const bool led = grade <= 4 && department == Department::Primary;
    if (subject == Subject::Conversations && !led) return of.class_teacher;
    const auto& staff = at.departments[in(department)];
    const int size = static_cast<int>(staff.size());
    const int position = led ? of.place() % size : staff_position(of.place(), size);
    return staff[static_cast<std::size_t>(position)];
}

std::string_view District::home_room(int teacher) const {
    const Person& who = person(teacher);
    const auto& staff = school(who.school).departments[in(who.department)];
    const auto found = std::find(staff.begin(), staff.end(), teacher);
    return kRooms[in(who.department)][static_cast<std::size_t>(found - staff.begin())];
}

std::string_view District::room_of(int cohort_index, Subject subject, int teacher,
                                   int weekday) const {
    if (subject == Subject::Conversations && is_demo_class(cohort_index)) return kDemoHomeRoom;
    if (subject != Subject::Sport) return home_room(teacher);
    // Each day the teachers of sport change halls, no two into one.
    constexpr std::array<std::size_t, 7> kTurn{0, 2, 1, 2, 1, 0, 0};
    const auto& staff = school(person(teacher).school).departments[in(Department::Sport)];
    const auto found = std::find(staff.begin(), staff.end(), teacher);
    const auto position = static_cast<std::size_t>(found - staff.begin());
    return kRooms[in(Department::Sport)]
                 [(position + kTurn[static_cast<std::size_t>(weekday)]) % staff.size()];
}

std::vector<int> District::children_of(const Person& who) const {
    if (who.kind == Kind::Parent) return family(who.family).children;
    return {};
}

bool District::teaches(const Person& teacher, Group group) const {
    const Cohort& of = cohort(group.cohort);
    if (of.school != teacher.school) return false;
    if (of.class_teacher == teacher.index && grade(group) > 4) return true;
    const int year = grade(group);
    return std::ranges::any_of(curriculum(year), [&](const Hours& hours) {
        return teacher_of(group.cohort, hours.subject, year) == teacher.index;
    });
}

std::vector<Group> District::groups_taught(const Person& teacher) const {
    std::vector<Group> groups;
    if (teacher.kind != Kind::Teacher) return groups;
    for (int back = 0; back < kYears; ++back) {
        for (int i = 0; i < kClassesPerSchool; ++i) {
            const auto in_year = group(school(teacher.school).first_cohort + i, back);
            if (in_year && teaches(teacher, *in_year)) groups.push_back(*in_year);
        }
    }
    return groups;
}

int District::number_in_class(const Person& pupil) const {
    const auto& pupils = cohort(pupil.cohort).pupils;
    return static_cast<int>(std::find(pupils.begin(), pupils.end(), pupil.index) - pupils.begin());
}

std::optional<int> District::person_by_login(std::string_view login) const {
    for (const int who : {demo_.parent, demo_.pupil, demo_.teacher, demo_.administrator}) {
        if (person(who).login == login) return who;
    }
    const auto dot = login.rfind('.');
    if (dot == std::string_view::npos) return std::nullopt;
    std::size_t index = 0;
    const char* const end = login.data() + login.size();
    const auto [stop, error] = std::from_chars(login.data() + dot + 1, end, index);
    if (error != std::errc{} || stop != end || index >= people_.size()) return std::nullopt;
    const int who = static_cast<int>(index);
    return person(who).login == login ? std::optional(who) : std::nullopt;
}

}  // namespace ranets::stub
