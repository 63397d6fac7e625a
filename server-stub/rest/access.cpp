#include "rest/access.h"

#include <algorithm>

namespace ranets::stub {
namespace {

bool contains(const std::vector<int>& list, int item) {
    return std::ranges::find(list, item) != list.end();
}

bool is_family(const Person& a, const Person& b) {
    return a.family != kNone && a.family == b.family;
}

bool teaches_now(const Call& call, const Person& teacher, int cohort) {
    for (int back = 0; back < kYears; ++back) {
        const auto group = call.district().group(cohort, back);
        if (group && call.district().teaches(teacher, *group)) return true;
    }
    return false;
}

bool is_teacher_of_child(const Call& call, const Person& teacher, const Person& parent) {
    const auto children = call.district().children_of(parent);
    return std::ranges::any_of(children, [&](int child) {
        return teaches_now(call, teacher, call.district().person(child).cohort);
    });
}

}  // namespace

bool is_staff(const Person& person) {
    return person.kind == Kind::Teacher || person.kind == Kind::Administrator;
}

std::vector<int> own_pupils(const Call& call) {
    const Person& viewer = *call.viewer.person;
    if (viewer.kind == Kind::Pupil) return {viewer.index};
    return call.district().children_of(viewer);
}

bool reads_record(const Call& call, const Person& of) {
    const Person& viewer = *call.viewer.person;
    if (viewer.index == of.index) return true;
    switch (viewer.kind) {
        case Kind::Administrator:
            return viewer.school == of.school;
        case Kind::Teacher:
            return of.kind == Kind::Pupil && viewer.school == of.school &&
                   teaches_now(call, viewer, of.cohort);
        case Kind::Parent:
            return of.kind == Kind::Pupil && is_family(viewer, of);
        default:
            return false;
    }
}

bool sees_name(const Call& call, const Person& of) {
    const Person& viewer = *call.viewer.person;
    if (reads_record(call, of) || is_family(viewer, of)) return true;
    if (is_staff(of)) return viewer.school == of.school;
    if (viewer.kind == Kind::Teacher) {
        return of.kind == Kind::Parent && viewer.school == of.school &&
               is_teacher_of_child(call, viewer, of);
    }
    if (of.kind != Kind::Pupil) return false;
    const auto own = own_pupils(call);
    return std::ranges::any_of(
        own, [&](int pupil) { return call.district().person(pupil).cohort == of.cohort; });
}

bool sees_group(const Call& call, Group group) {
    const Person& viewer = *call.viewer.person;
    const Cohort& cohort = call.district().cohort(group.cohort);
    if (viewer.kind == Kind::Administrator) return viewer.school == cohort.school;
    if (viewer.kind == Kind::Teacher) return call.district().teaches(viewer, group);
    const auto own = own_pupils(call);
    return std::ranges::any_of(
        own, [&](int pupil) { return call.district().person(pupil).cohort == group.cohort; });
}

std::vector<int> open_pupils(const Call& call, int cohort) {
    const auto& pupils = call.district().cohort(cohort).pupils;
    std::vector<int> open;
    for (std::size_t i = 0; i < pupils.size(); ++i) {
        if (reads_record(call, call.district().person(pupils[i]))) {
            open.push_back(static_cast<int>(i));
        }
    }
    return open;
}

namespace rules {

bool signed_in(const Call&) {
    return true;
}

bool own_user(const Call& call) {
    return call.in.user == call.viewer.person->index;
}

bool own_user_in_school(const Call& call) {
    return own_user(call) && in_school(call);
}

bool record_of_user(const Call& call) {
    return reads_record(call, call.district().person(call.in.user));
}

bool record_of_person(const Call& call) {
    return reads_record(call, call.district().person(call.in.person));
}

bool record_in_group(const Call& call) {
    const Person& person = call.district().person(call.in.person);
    return reads_record(call, person) && person.cohort == call.in.group->cohort &&
           sees_group(call, *call.in.group);
}

bool record_in_period(const Call& call) {
    const Group group = call.in.period->group;
    return record_of_person(call) && sees_group(call, group) &&
           call.district().person(call.in.person).cohort == group.cohort;
}

bool own_organization(const Call& call) {
    return own_user(call) && in_school(call) && call.viewer.person->kind == Kind::Administrator;
}

bool name_of_person(const Call& call) {
    return sees_name(call, call.district().person(call.in.person));
}

bool own_teacher(const Call& call) {
    const Person& person = call.district().person(call.in.person);
    return is_staff(person) && reads_record(call, person);
}

bool in_school(const Call& call) {
    return call.viewer.person->school == call.in.school;
}

bool record_in_school(const Call& call) {
    return in_school(call) && record_of_person(call);
}

bool in_group(const Call& call) {
    return sees_group(call, *call.in.group);
}

bool in_group_period(const Call& call) {
    return in_group(call) && sees_group(call, call.in.period->group);
}

bool record_in_group_period(const Call& call) {
    return record_in_group(call) && sees_group(call, call.in.period->group);
}

bool in_lesson(const Call& call) {
    return sees_group(call, call.in.lesson.group);
}

bool record_at_lesson(const Call& call) {
    return in_lesson(call) && record_of_person(call) &&
           call.district().person(call.in.person).cohort == call.in.lesson.group.cohort;
}

bool in_work(const Call& call) {
    return sees_group(call, group_of_work(call.in));
}

bool record_at_work(const Call& call) {
    return in_work(call) && record_of_person(call) &&
           call.district().person(call.in.person).cohort == group_of_work(call.in).cohort;
}

bool record_of_mark(const Call& call) {
    const Group group = group_of_mark(call.in);
    const int pupil = call.in.final_mark ? call.in.final_mark->pupil : call.in.mark.pupil;
    return sees_group(call, group) && contains(open_pupils(call, group.cohort), pupil);
}

bool record_of_task(const Call& call) {
    const Group group = call.in.task.work.lesson.group;
    return sees_group(call, group) && contains(open_pupils(call, group.cohort), call.in.task.pupil);
}

}  // namespace rules
}  // namespace ranets::stub
