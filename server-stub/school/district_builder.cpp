// Fills a District: schools, teachers, classes, families, from the seed alone.
#include <algorithm>
#include <string>
#include <tuple>

#include "school/dice.h"
#include "school/district.h"

namespace ranets::stub {
namespace {

constexpr int kPupilsPerSchool = 560;  // at most: 25 or 26 in a class
constexpr int kDemoGrade = 8;
constexpr int kBrotherGrade = 4;
constexpr int kNewcomerSince = 14;  // days before the anchor week

constexpr std::array<int, static_cast<std::size_t>(Department::Count)> kStaff{
    8, 6, 4, 2, 4, 3, 1, 2, 2, 1, 1, 1, 1, 3, 1};  // in the order of Department: 40

struct FixedTeacher {
    Department department;
    Sex sex;
    std::string_view last, first, middle;
};

// The teachers of the demo class, the first of their departments in the first school.
constexpr std::array<FixedTeacher, 6> kFixedTeachers{{
    {Department::Maths, Sex::Female, "Ильина", "Марина", "Сергеевна"},
    {Department::Russian, Sex::Female, "Кольцова", "Татьяна", "Викторовна"},
    {Department::English, Sex::Female, "Дёмина", "Ольга", "Викторовна"},
    {Department::Physics, Sex::Male, "Шубин", "Олег", "Петрович"},
    {Department::History, Sex::Female, "Гордеева", "Наталья", "Павловна"},
    {Department::Sport, Sex::Male, "Лапин", "Денис", "Олегович"},
}};

constexpr std::array<std::string_view, 2> kLetters{"А", "Б"};

}  // namespace

class DistrictBuilder {
  public:
    explicit DistrictBuilder(District& district)
        : district_(district), dice_(roll(district.options_.seed, 'd')) {}

    void build() {
        const int now = school_year_of(district_.options_.anchor);
        for (int back = 0; back < kYears; ++back) {
            district_.years_[static_cast<std::size_t>(back)] =
                make_school_year(now - back, district_.options_.anchor);
        }
        const int students = district_.options_.students;
        const int schools = (students + kPupilsPerSchool - 1) / kPupilsPerSchool;
        for (int i = 0; i < schools; ++i) {
            add_school(i, students / schools + (i < students % schools ? 1 : 0));
        }
    }

  private:
    Person& add_person(Kind kind, Sex sex, int school) {
        Person person;
        person.index = static_cast<int>(district_.people_.size());
        person.kind = kind;
        person.sex = sex;
        person.school = school;
        return district_.people_.emplace_back(std::move(person));
    }

    Person& at(int index) { return district_.people_[static_cast<std::size_t>(index)]; }

    void finish(Person& person) {
        person.login = latin(person.last) + "." + std::to_string(person.index);
    }

    Date birthday(int first_year, int last_year) {
        const Date first = Date::of(first_year, 1, 1);
        return first + dice_.between(0, Date::of(last_year, 12, 31) - first);
    }

    std::string_view pick(std::span<const std::string_view> bank) { return dice_.pick(bank); }

    int add_adult(Kind kind, int school, Sex sex, std::string_view surname) {
        Person& person = add_person(kind, sex, school);
        person.last = surname_for(surname, sex);
        person.first = pick(first_names(sex, true));
        const FatherName& father = dice_.pick(fathers());
        person.middle = sex == Sex::Male ? father.son : father.daughter;
        const int year = district_.years_[0].first_year;
        person.birthday = birthday(year - 60, year - 28);
        finish(person);
        return person.index;
    }

    void add_school(int index, int students) {
        SchoolInfo school;
        school.index = index;
        const int number = index == 0 ? 42 : 100 + index;
        school.name = "Школа № " + std::to_string(number);
        school.full_name =
            "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № " +
            std::to_string(number) + "» города Новосибирска";
        school.first_cohort = static_cast<int>(district_.cohorts_.size());
        add_staff(school);
        add_classes(school);
        district_.schools_.push_back(std::move(school));
        add_pupils(district_.schools_.back(), students);
    }

    void add_staff(SchoolInfo& school) {
        for (std::size_t dept = 0; dept < kStaff.size(); ++dept) {
            for (int i = 0; i < kStaff[dept]; ++i) {
                const Sex sex = dice_.chance(850) ? Sex::Female : Sex::Male;
                const int who = add_adult(Kind::Teacher, school.index, sex, pick(surnames()));
                at(who).department = static_cast<Department>(dept);
                school.teachers.push_back(who);
                school.departments[dept].push_back(who);
            }
        }
        school.administrator =
            add_adult(Kind::Administrator, school.index, Sex::Female, pick(surnames()));
        if (school.index == 0) name_fixed_staff(school);
    }

    void name_fixed_staff(const SchoolInfo& school) {
        for (const FixedTeacher& fixed : kFixedTeachers) {
            const int who = school.departments[static_cast<std::size_t>(fixed.department)].front();
            rename(at(who), fixed.sex, fixed.last, fixed.first, fixed.middle);
        }
        Person& admin = at(school.administrator);
        rename(admin, Sex::Female, "Орлова", "Вера", "Николаевна");
        admin.login = "admin";
        district_.demo_.administrator = admin.index;
        Person& teacher =
            at(school.departments[static_cast<std::size_t>(Department::Maths)].front());
        teacher.login = "teacher";
        district_.demo_.teacher = teacher.index;
    }

    void rename(Person& person, Sex sex, std::string_view last, std::string_view first,
                std::string_view middle) {
        person.sex = sex;
        person.last = last;
        person.first = first;
        person.middle = middle;
        finish(person);
    }

    void add_classes(SchoolInfo& school) {
        for (int place = 0; place < kClassesPerSchool; ++place) {
            Cohort cohort;
            cohort.index = static_cast<int>(district_.cohorts_.size());
            cohort.school = school.index;
            cohort.grade = place / 2 + 1;
            cohort.letter = place % 2;
            if (school.index == 0 && cohort.grade == kDemoGrade && cohort.letter == 1) {
                district_.demo_class_ = cohort.index;
            }
            district_.cohorts_.push_back(std::move(cohort));
        }
        appoint_class_teachers(school);
    }

    // A class teacher teaches the class something; no one leads two classes.
    void appoint_class_teachers(const SchoolInfo& school) {
        std::vector<int> free = school.teachers;
        const auto appoint = [&](Cohort& cohort, int teacher) {
            const auto found = std::find(free.begin(), free.end(), teacher);
            if (found == free.end()) return false;
            free.erase(found);
            cohort.class_teacher = teacher;
            return true;
        };
        const auto teacher_in = [&](Department department, const Cohort& cohort) {
            const auto& staff = school.departments[static_cast<std::size_t>(department)];
            return staff[static_cast<std::size_t>(
                staff_position(cohort.place(), static_cast<int>(staff.size())))];
        };
        const auto cohorts =
            std::span(district_.cohorts_)
                .subspan(static_cast<std::size_t>(school.first_cohort), kClassesPerSchool);
        for (Cohort& cohort : cohorts) {
            if (cohort.grade <= 4) {
                const auto& staff = school.departments[0];
                appoint(cohort, staff[static_cast<std::size_t>(cohort.place()) % staff.size()]);
            }
        }
        appoint(cohorts[kDemoPlace], teacher_in(Department::Maths, cohorts[kDemoPlace]));
        for (Cohort& cohort : cohorts) {
            for (const Department department :
                 {Department::Russian, Department::English, Department::Maths, Department::History,
                  Department::Biology, Department::Informatics}) {
                if (cohort.class_teacher != kNone) break;
                appoint(cohort, teacher_in(department, cohort));
            }
            while (cohort.class_teacher == kNone) {
                const int next = free.back();
                if (at(next).department == Department::Primary) break;
                appoint(cohort, next);
            }
        }
    }

    struct Seat {
        int cohort;
        int grade;
    };

    void add_pupils(const SchoolInfo& school, int students) {
        std::vector<Seat> seats;
        for (int i = 0; i < kClassesPerSchool; ++i) {
            const int count =
                students / kClassesPerSchool + (i < students % kClassesPerSchool ? 1 : 0);
            for (int n = 0; n < count; ++n) seats.push_back({school.first_cohort + i, i / 2 + 1});
        }
        dice_.shuffle(std::span(seats));
        if (school.index == 0) add_demo_family(seats);

        while (!seats.empty()) {
            const std::uint32_t luck = dice_.below(100);
            const int size = luck < 55 ? 1 : luck < 88 ? 2 : 3;
            std::vector<Seat> family{take(seats, seats.size() - 1)};
            while (static_cast<int>(family.size()) < size && !seats.empty()) {
                std::size_t at = seats.size() - 1;  // brothers and sisters differ in age
                const auto same_grade = [&](std::size_t i) {
                    return std::any_of(family.begin(), family.end(), [&](const Seat& seat) {
                        return seat.grade == seats[i].grade;
                    });
                };
                while (at > 0 && same_grade(at)) --at;
                if (same_grade(at)) break;
                family.push_back(take(seats, at));
            }
            add_family(school.index, family);
        }
        for (int i = 0; i < kClassesPerSchool; ++i) sort_class_list(school.first_cohort + i);
        add_newcomer(school);
    }

    // The last in the list of 8 «Б» came from 8 «А» a fortnight ago.
    void add_newcomer(const SchoolInfo& school) {
        const Date since = district_.anchor().monday() - kNewcomerSince;
        const int place = school.first_cohort + static_cast<int>(kDemoPlace);
        const Cohort& now = district_.cohorts_[static_cast<std::size_t>(place)];
        const SchoolYear& year = district_.years_[0];
        if (since <= year.start || year.is_day_off(since) || now.pupils.empty()) return;
        Person& pupil = at(now.pupils.back());
        if (pupil.index == district_.demo_.pupil) return;
        pupil.former_cohort = now.index - 1;
        pupil.moved_on = since;
        district_.cohorts_[static_cast<std::size_t>(pupil.former_cohort)].former.push_back(
            pupil.index);
        if (school.index != 0) return;
        district_.demo_.newcomer = pupil.index;
        Person& mother = at(district_.family(pupil.family).parents.front());
        mother.login = "parent2";
        district_.demo_.second_parent = mother.index;
    }

    static Seat take(std::vector<Seat>& seats, std::size_t at) {
        const Seat seat = seats[at];
        seats.erase(seats.begin() + static_cast<std::ptrdiff_t>(at));
        return seat;
    }

    int add_child(int school, Seat seat, std::string_view surname, const FatherName& father) {
        const Sex sex = dice_.chance(500) ? Sex::Female : Sex::Male;
        Person& child = add_person(Kind::Pupil, sex, school);
        child.cohort = seat.cohort;
        child.last = surname_for(surname, sex);
        child.first = pick(first_names(sex, false));
        child.middle = sex == Sex::Male ? father.son : father.daughter;
        const int born = district_.years_[0].first_year - 6 - seat.grade;
        child.birthday = Date::of(born - 1, 11, 1) + dice_.between(0, 360);
        finish(child);
        district_.cohorts_[static_cast<std::size_t>(seat.cohort)].pupils.push_back(child.index);
        return child.index;
    }

    void add_family(int school, std::vector<Seat>& seats) {
        std::sort(seats.begin(), seats.end(),
                  [](const Seat& a, const Seat& b) { return a.grade > b.grade; });
        const std::string_view surname = pick(surnames());
        const FatherName& father = dice_.pick(fathers());
        Family family;
        family.parents.push_back(add_adult(Kind::Parent, school, Sex::Female, surname));
        if (dice_.chance(850)) {
            const int man = add_adult(Kind::Parent, school, Sex::Male, surname);
            at(man).first = father.first;
            family.parents.push_back(man);
        }
        for (const Seat& seat : seats) {
            family.children.push_back(add_child(school, seat, surname, father));
        }
        add(std::move(family));
    }

    void add(Family family) {
        const int index = static_cast<int>(district_.families_.size());
        const auto youngest_year = at(family.children.back()).birthday.year();
        for (const int parent : family.parents) {
            at(parent).family = index;
            at(parent).birthday = birthday(youngest_year - 38, youngest_year - 24);
        }
        for (const int child : family.children) at(child).family = index;
        district_.families_.push_back(std::move(family));
    }

    void add_demo_family(std::vector<Seat>& seats) {
        const auto seat_in = [&](int grade, int letter) {
            const auto found = std::find_if(seats.begin(), seats.end(), [&](const Seat& seat) {
                const Cohort& cohort = district_.cohort(seat.cohort);
                return cohort.grade == grade && cohort.letter == letter;
            });
            return take(seats, static_cast<std::size_t>(found - seats.begin()));
        };
        const FatherName& father = fathers()[11];  // Игорь
        Family family;
        const int mother = add_adult(Kind::Parent, 0, Sex::Female, "Ветров");
        rename(at(mother), Sex::Female, "Ветрова", "Елена", "Андреевна");
        const int dad = add_adult(Kind::Parent, 0, Sex::Male, "Ветров");
        rename(at(dad), Sex::Male, "Ветров", father.first, "Павлович");
        family.parents = {mother, dad};
        const int sonya = add_child(0, seat_in(kDemoGrade, 1), "Ветров", father);
        rename(at(sonya), Sex::Female, "Ветрова", "Соня", father.daughter);
        const int misha = add_child(0, seat_in(kBrotherGrade, 0), "Ветров", father);
        rename(at(misha), Sex::Male, "Ветров", "Миша", father.son);
        family.children = {sonya, misha};
        at(mother).login = "parent";
        at(sonya).login = "pupil";
        district_.demo_.parent = mother;
        district_.demo_.pupil = sonya;
        district_.demo_.brother = misha;
        add(std::move(family));
    }

    void sort_class_list(int cohort) {
        auto& pupils = district_.cohorts_[static_cast<std::size_t>(cohort)].pupils;
        std::sort(pupils.begin(), pupils.end(), [&](int a, int b) {
            const Person& x = at(a);
            const Person& y = at(b);
            return std::tie(x.last, x.first, x.index) < std::tie(y.last, y.first, y.index);
        });
    }

    District& district_;
    Dice dice_;
};

District::District(const DistrictOptions& options) : options_(options) {
    DistrictBuilder(*this).build();
}

std::string District::group_name(Group group) const {
    const Cohort& of = cohort(group.cohort);
    return std::to_string(grade(group)) + " «" +
           std::string(kLetters[static_cast<std::size_t>(of.letter)]) + "»";
}

}  // namespace ranets::stub
