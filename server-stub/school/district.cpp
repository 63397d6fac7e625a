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

std::string subgroup_name(int number) {
    return std::to_string(number) + "-я подгруппа";
}

std::optional<Group> District::group(int cohort_index, int back) const {
    if (back < 0 || back >= kYears || cohort(cohort_index).grade - back < 1) return std::nullopt;
    return Group{cohort_index, back};
}

int District::teacher_of(int cohort_index, Subject subject, int grade, int subgroup) const {
    const Cohort& of = cohort(cohort_index);
    const SchoolInfo& at = school(of.school);
    const Department department = department_of(subject, grade);
    const bool led = grade <= 4 && department == Department::Primary;
    if (subject == Subject::Conversations && !led) return of.class_teacher;
    if (subgroup == 2 && subject == Subject::Crafts) {
        return at.departments[in(Department::Safety)].front();
    }
    const auto& staff = at.departments[in(department)];
    const int size = static_cast<int>(staff.size());
    const int position = led ? of.place() % size : staff_position(of.place(), size);
    const int next = subgroup == 2 ? 1 : 0;
    return staff[static_cast<std::size_t>((position + next) % size)];
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
        return teacher_of(group.cohort, hours.subject, year) == teacher.index ||
               (has_subgroups(hours.subject, year) &&
                teacher_of(group.cohort, hours.subject, year, 2) == teacher.index);
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

std::vector<Member> District::members(Group group) const {
    const Cohort& of = cohort(group.cohort);
    const bool current = group.back == 0;
    std::vector<Member> members;
    int number = 0;
    for (const int pupil : of.pupils) {
        const bool came_later = !current && person(pupil).former_cohort != kNone;
        if (!came_later) members.push_back({pupil, number, current});
        ++number;
    }
    for (const int pupil : of.former) members.push_back({pupil, number++, false});
    return members;
}

std::vector<Member> District::members(const Subgroup& subgroup) const {
    std::vector<Member> members = this->members(subgroup.group);
    std::erase_if(members, [&](const Member& member) {
        return subgroup_of(subgroup.group.cohort, subgroup.subject, member.pupil) !=
               subgroup.number;
    });
    return members;
}

int District::number_in_class(int cohort_index, int pupil) const {
    const Cohort& of = cohort(cohort_index);
    int number = 0;
    for (const auto* list : {&of.pupils, &of.former}) {
        for (const int other : *list) {
            if (other == pupil) return number;
            ++number;
        }
    }
    return kNone;
}

int District::pupil_by_number(int cohort_index, int number) const {
    const Cohort& of = cohort(cohort_index);
    const auto at = static_cast<std::size_t>(number);
    if (at < of.pupils.size()) return of.pupils[at];
    const std::size_t behind = at - of.pupils.size();
    return behind < of.former.size() ? of.former[behind] : kNone;
}

bool District::was_in(const Person& pupil, int cohort_index) const {
    return cohort_index != kNone &&
           (pupil.cohort == cohort_index || pupil.former_cohort == cohort_index);
}

bool District::attends(const Person& pupil, Group group, Date date) const {
    if (pupil.former_cohort == kNone) return pupil.cohort == group.cohort;
    const bool moved = group.back == 0 && date >= pupil.moved_on;
    return group.cohort == (moved ? pupil.cohort : pupil.former_cohort);
}

std::vector<Group> District::groups_of(const Person& pupil) const {
    std::vector<Group> groups;
    if (pupil.cohort == kNone) return groups;
    groups.push_back({pupil.cohort, 0});
    const bool moved = pupil.former_cohort != kNone;
    const int before = moved ? pupil.former_cohort : pupil.cohort;
    for (int back = moved ? 0 : 1; back < kYears; ++back) {
        if (const auto in_year = group(before, back)) groups.push_back(*in_year);
    }
    return groups;
}

// Handicraft parts girls and boys, other subjects the class list; the demo pupil is in the first.
int District::subgroup_of(int cohort_index, Subject subject, int pupil) const {
    if (subject == Subject::Crafts) return person(pupil).sex == Sex::Female ? 1 : 2;
    if (pupil == demo_.pupil) return 1;
    const int half = (static_cast<int>(cohort(cohort_index).pupils.size()) + 1) / 2;
    return number_in_class(cohort_index, pupil) < half ? 1 : 2;
}

std::vector<Subgroup> District::subgroups(Group group) const {
    std::vector<Subgroup> list;
    for (const Hours& hours : curriculum(grade(group))) {
        if (!has_subgroups(hours.subject, grade(group))) continue;
        for (const int number : {1, 2}) list.push_back({group, hours.subject, number});
    }
    return list;
}

std::vector<Subgroup> District::subgroups_of(const Person& pupil) const {
    if (pupil.cohort == kNone) return {};
    std::vector<Subgroup> list = subgroups({pupil.cohort, 0});
    std::erase_if(list, [&](const Subgroup& subgroup) {
        return subgroup_of(pupil.cohort, subgroup.subject, pupil.index) != subgroup.number;
    });
    return list;
}

std::string District::full_name(const Subgroup& subgroup) const {
    return group_name(subgroup.group) + ", " + std::string(info(subgroup.subject).name) + ", " +
           subgroup_name(subgroup.number);
}

std::optional<int> District::person_by_login(std::string_view login) const {
    for (const int who :
         {demo_.parent, demo_.second_parent, demo_.pupil, demo_.teacher, demo_.administrator}) {
        if (who != kNone && person(who).login == login) return who;
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
