#include "chats/contact_rules.h"

#include <algorithm>

namespace ranets::stub::chats {
namespace {

// Of the present year: a pupil's own class, those of a parent's children, of a teacher those that
// are taught or led.
std::vector<int> classes_of(const District& district, const Person& of) {
    std::vector<int> list;
    if (of.kind == Kind::Pupil) list.push_back(of.cohort);
    if (of.kind == Kind::Parent) {
        for (const int child : district.children_of(of)) {
            list.push_back(district.person(child).cohort);
        }
    }
    if (of.kind == Kind::Teacher) {
        const int first = district.school(of.school).first_cohort;
        for (int cohort = first; cohort < first + kClassesPerSchool; ++cohort) {
            const bool leads = district.cohort(cohort).class_teacher == of.index;
            if (leads || district.teaches(of, {cohort, 0})) list.push_back(cohort);
        }
    }
    std::erase(list, kNone);
    return list;
}

bool is_staff(const Person& person) {
    return person.kind == Kind::Teacher || person.kind == Kind::Administrator;
}

bool has(const std::vector<int>& list, int cohort) {
    return std::ranges::find(list, cohort) != list.end();
}

// `classes` are those of `from`, which are dear to find.
bool may_write(const District& district, const ContactRules& rules, const Person& from,
               const std::vector<int>& classes, const Person& to) {
    if (from.index == to.index || from.school != to.school) return false;
    const bool has_administrator =
        from.kind == Kind::Administrator || to.kind == Kind::Administrator;
    if (has_administrator || (is_staff(from) && is_staff(to))) return true;
    const bool is_pupil_teacher = (from.kind == Kind::Pupil && to.kind == Kind::Teacher) ||
                                  (from.kind == Kind::Teacher && to.kind == Kind::Pupil);
    if (is_pupil_teacher && !rules.pupils_write_teachers) return false;
    const bool is_parent_pupil = (from.kind == Kind::Pupil && to.kind == Kind::Parent) ||
                                 (from.kind == Kind::Parent && to.kind == Kind::Pupil);
    if (is_parent_pupil) return false;
    const std::vector<int> theirs = classes_of(district, to);
    return std::ranges::any_of(theirs, [&](int cohort) { return has(classes, cohort); });
}

std::string lower_first(std::string text) {
    // Cyrillic capitals of two bytes: А–П are D0 90–9F, Р–Я D0 A0–AF.
    if (text.size() < 2 || text[0] != '\xd0') return text;
    const auto second = static_cast<unsigned char>(text[1]);
    if (second >= 0x90 && second <= 0x9f) text[1] = static_cast<char>(second + 0x20);
    if (second >= 0xa0 && second <= 0xaf) {
        text[0] = '\xd1';
        text[1] = static_cast<char>(second - 0x20);
    }
    return text;
}

std::string about_teacher(const District& district, const Person& of, const Person& viewer) {
    std::vector<int> cohorts = classes_of(district, viewer);
    if (is_staff(viewer)) cohorts = classes_of(district, of);
    std::vector<Subject> subjects;
    std::string leads;
    for (const int cohort : cohorts) {
        const int grade = district.cohort(cohort).grade;
        for (const Hours& hours : curriculum(grade)) {
            if (hours.subject == Subject::Conversations) continue;
            const bool gives = district.teacher_of(cohort, hours.subject, grade, 1) == of.index ||
                               (has_subgroups(hours.subject, grade) &&
                                district.teacher_of(cohort, hours.subject, grade, 2) == of.index);
            if (gives && std::ranges::find(subjects, hours.subject) == subjects.end()) {
                subjects.push_back(hours.subject);
            }
        }
        if (district.cohort(cohort).class_teacher == of.index) {
            leads = "классный руководитель " + district.group_name({cohort, 0});
        }
    }
    constexpr std::size_t kMostNamed = 3;
    std::string text;
    for (std::size_t i = 0; i < subjects.size() && i < kMostNamed; ++i) {
        const std::string name(info(subjects[i]).name);
        text += i == 0 ? name : ", " + lower_first(name);
    }
    if (text.empty()) return leads.empty() ? "Учитель" : leads;
    return leads.empty() ? text : text + " · " + leads;
}

}  // namespace

bool may_write(const District& district, const ContactRules& rules, const Person& from,
               const Person& to) {
    // Who has many classes has to be looked at once.
    const bool turned = to.kind == Kind::Teacher;
    return turned ? may_write(district, rules, to, classes_of(district, to), from)
                  : may_write(district, rules, from, classes_of(district, from), to);
}

bool may_be_in_group(const District& district, const Person& by, const Person& of) {
    return may_write(district, {}, by, of);
}

std::vector<int> contacts(const District& district, const ContactRules& rules, const Person& of) {
    std::vector<int> list;
    const std::vector<int> classes = classes_of(district, of);
    for (const Person& person : district.people()) {
        if (may_write(district, rules, of, classes, person)) list.push_back(person.index);
    }
    std::ranges::sort(list, [&](int a, int b) {
        const std::string left = district.person(a).full_name();
        const std::string right = district.person(b).full_name();
        return left == right ? a < b : left < right;
    });
    return list;
}

std::string about(const District& district, const Person& of, const Person& viewer) {
    switch (of.kind) {
        case Kind::Administrator:
            return "Администрация школы";
        case Kind::Teacher:
            return about_teacher(district, of, viewer);
        case Kind::Parent: {
            // Of the children those whom the viewer knows.
            const std::vector<int> known = classes_of(district, viewer);
            std::string text;
            for (const int child : district.children_of(of)) {
                const Person& pupil = district.person(child);
                const bool knows = viewer.kind == Kind::Administrator || has(known, pupil.cohort);
                if (pupil.cohort == kNone || !knows) continue;
                text += text.empty() ? "Родитель: " : "; ";
                text +=
                    pupil.first + " " + pupil.last + ", " + district.group_name({pupil.cohort, 0});
            }
            return text.empty() ? "Родитель" : text;
        }
        default: {
            const char* const word = of.sex == Sex::Female ? "Ученица" : "Ученик";
            if (of.cohort == kNone) return word;
            return std::string(word) + " " + district.group_name({of.cohort, 0});
        }
    }
}

const char* kind_word(const Person& of) {
    switch (of.kind) {
        case Kind::Administrator:
            return "staff";
        case Kind::Teacher:
            return "teacher";
        case Kind::Parent:
            return "parent";
        default:
            return "pupil";
    }
}

}  // namespace ranets::stub::chats
