#pragma once
// Who there is: schools, classes, pupils, families, teachers. Built whole from a seed in a few
// milliseconds, never changed afterwards, so any number of threads may read it.
//
// A class stays together from year to year: `Cohort` is the class, `Group` is the class in one
// school year (8 «Б» of 2026/27 was 7 «Б» a year back), `Subgroup` a half of it in one subject.
// The years are kept back to the first grade of the eldest. A pupil here and there came from the
// neighbouring class in the middle of the current year.
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "content/names.h"
#include "school/calendar.h"
#include "school/subjects.h"

namespace ranets::stub {

inline constexpr int kNone = -1;
inline constexpr int kYears = 11;              // the current school year and those before it
inline constexpr int kClassesPerSchool = 22;   // eleven grades, two classes each
inline constexpr std::size_t kDemoPlace = 15;  // 8 «Б» among its school's classes

// Which of a department's teachers a class has: the demo class the first, its neighbours the next.
constexpr int staff_position(int place, int staff) {
    return (place + staff * kClassesPerSchool - static_cast<int>(kDemoPlace)) % staff;
}

enum class Kind : std::uint8_t { Teacher, Administrator, Pupil, Parent };

struct Person {
    int index = kNone;  // in District::people()
    Kind kind = Kind::Pupil;
    Sex sex = Sex::Male;
    int school = kNone;
    int cohort = kNone;         // a pupil's class
    int former_cohort = kNone;  // the one before, when the pupil changed class this year
    Date moved_on;              // first day in the present class, when there is a former one
    int family = kNone;
    Date birthday;
    std::string first;
    std::string middle;
    std::string last;
    std::string login;
    Department department = Department::Count;  // a teacher's

    std::string short_name() const { return last + " " + initial(first) + " " + initial(middle); }
    std::string full_name() const { return last + " " + first + " " + middle; }
};

struct Family {
    std::vector<int> parents;   // mother first
    std::vector<int> children;  // eldest first
};

struct Cohort {
    int index = kNone;
    int school = kNone;
    int grade = 0;   // in the current school year
    int letter = 0;  // 0 «А», 1 «Б»
    int class_teacher = kNone;
    std::vector<int> pupils;                                // by name, as in a class list
    std::vector<int> former;                                // who left it this year
    int place() const { return (grade - 1) * 2 + letter; }  // within the school
};

// A class in a school year; `back` 0 is the current year.
struct Group {
    int cohort = kNone;
    int back = 0;
    int index() const { return cohort * kYears + back; }
    friend bool operator==(Group, Group) = default;
};

struct Subgroup {
    Group group;
    Subject subject = Subject::Count;
    int number = 0;  // 1 or 2
    friend bool operator==(Subgroup, Subgroup) = default;
};

std::string subgroup_name(int number);  // 1-я подгруппа

// Who is or was in a class of a school year.
struct Member {
    int pupil = kNone;  // a person
    int number = 0;  // in class: the same in all its years, former pupils behind the present ones
    bool active = true;
};

struct SchoolInfo {
    int index = kNone;
    std::string name;
    std::string full_name;
    int administrator = kNone;
    std::vector<int> teachers;
    std::array<std::vector<int>, static_cast<std::size_t>(Department::Count)> departments;
    int first_cohort = 0;
};

struct DemoPeople {
    int parent = kNone;
    int pupil = kNone;
    int brother = kNone;
    int newcomer = kNone;       // a classmate of the pupil's who changed class; there may be none
    int second_parent = kNone;  // of the newcomer
    int teacher = kNone;
    int administrator = kNone;
};

struct DistrictOptions {
    std::uint64_t seed = 1;
    int students = 550;
    Date anchor;  // a day of the demo week
};

class District {
  public:
    explicit District(const DistrictOptions& options);

    std::uint64_t seed() const { return options_.seed; }
    Date anchor() const { return options_.anchor; }
    const DemoPeople& demo() const { return demo_; }

    std::span<const Person> people() const { return people_; }
    const Person& person(int index) const { return people_[static_cast<std::size_t>(index)]; }
    std::span<const SchoolInfo> schools() const { return schools_; }
    const SchoolInfo& school(int index) const { return schools_[static_cast<std::size_t>(index)]; }
    std::span<const Cohort> cohorts() const { return cohorts_; }
    const Cohort& cohort(int index) const { return cohorts_[static_cast<std::size_t>(index)]; }
    const Family& family(int index) const { return families_[static_cast<std::size_t>(index)]; }
    const SchoolYear& year(int back) const { return years_[static_cast<std::size_t>(back)]; }

    // Nothing when the class did not exist in that year yet.
    std::optional<Group> group(int cohort, int back) const;
    int grade(Group group) const { return cohort(group.cohort).grade - group.back; }
    std::string group_name(Group group) const;  // 8 «Б»
    const SchoolYear& year(Group group) const { return year(group.back); }

    // `subgroup` is 0 for the whole class; the first subgroup has the class's teacher.
    int teacher_of(int cohort, Subject subject, int grade, int subgroup = 0) const;
    std::string_view home_room(int teacher) const;
    std::string_view room_of(int cohort, Subject subject, int teacher, int weekday) const;

    // Children of a parent; a pupil is alone.
    std::vector<int> children_of(const Person& parent) const;
    std::vector<Group> groups_taught(const Person& teacher) const;  // in every year, newest first
    bool teaches(const Person& teacher, Group group) const;

    // Members of the class, former ones last; all are former in a year that is over.
    std::vector<Member> members(Group group) const;
    std::vector<Member> members(const Subgroup& subgroup) const;
    int number_in_class(int cohort, int pupil) const;    // kNone for one who never was in it
    int pupil_by_number(int cohort, int number) const;   // kNone beyond the class
    bool was_in(const Person& pupil, int cohort) const;  // or is
    bool attends(const Person& pupil, Group group, Date date) const;
    // The pupil's classes, newest first: of the current year the present one before the former.
    std::vector<Group> groups_of(const Person& pupil) const;
    int subgroup_of(int cohort, Subject subject, int pupil) const;  // 1 or 2
    std::vector<Subgroup> subgroups(Group group) const;
    std::vector<Subgroup> subgroups_of(const Person& pupil) const;  // in the current year
    // 8 «Б», Английский язык, 1-я подгруппа
    std::string full_name(const Subgroup& subgroup) const;

    bool is_demo_class(int cohort) const { return cohort == demo_class_; }
    // The pupil of the given login, or any other person; nothing when there is none.
    std::optional<int> person_by_login(std::string_view login) const;

  private:
    friend class DistrictBuilder;

    DistrictOptions options_;
    std::array<SchoolYear, kYears> years_;
    std::vector<Person> people_;
    std::vector<SchoolInfo> schools_;
    std::vector<Cohort> cohorts_;
    std::vector<Family> families_;
    DemoPeople demo_;
    int demo_class_ = kNone;
};

}  // namespace ranets::stub
