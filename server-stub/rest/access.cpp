#include "rest/access.h"

#include <algorithm>

#include "state/audience.h"

namespace ranets::stub {
namespace {

bool is_family(const Person& a, const Person& b) {
    return a.family != kNone && a.family == b.family;
}

// Whether the two are or were in one class.
bool is_classmate(const Call& call, const Person& a, const Person& b) {
    return call.district().was_in(a, b.cohort) || call.district().was_in(a, b.former_cohort);
}

bool is_teacher_of_child(const Call& call, const Person& teacher, const Person& parent) {
    const auto children = call.district().children_of(parent);
    return std::ranges::any_of(children, [&](int child) {
        return taught(call.district(), teacher, call.district().person(child));
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
                   taught(call.district(), viewer, of);
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
        own, [&](int pupil) { return is_classmate(call, call.district().person(pupil), of); });
}

bool sees_group(const Call& call, Group group) {
    const Person& viewer = *call.viewer.person;
    const Cohort& cohort = call.district().cohort(group.cohort);
    if (viewer.kind == Kind::Administrator) return viewer.school == cohort.school;
    if (viewer.kind == Kind::Teacher) {
        return group.back < kTeacherYears && call.district().teaches(viewer, group);
    }
    const auto own = own_pupils(call);
    return std::ranges::any_of(own, [&](int pupil) {
        return call.district().was_in(call.district().person(pupil), group.cohort);
    });
}

std::vector<Member> open_pupils(const Call& call, LessonRef lesson) {
    std::vector<Member> open = call.district().members(lesson.group);
    std::erase_if(open, [&](const Member& member) {
        return !reads_record(call, call.district().person(member.pupil)) ||
               !call.journal().attends(lesson, member.pupil);
    });
    return open;
}

std::vector<Member> open_pupils(const Call& call, Group group) {
    std::vector<Member> open = call.district().members(group);
    std::erase_if(open, [&](const Member& member) {
        return !reads_record(call, call.district().person(member.pupil));
    });
    return open;
}

namespace {

// The pupil is given by the number in class.
bool reads_number(const Call& call, Group group, int number) {
    return reads_record(
        call, call.district().person(call.district().pupil_by_number(group.cohort, number)));
}

}  // namespace

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
    const auto& part = call.in.subgroup;
    const bool is_member = call.district().was_in(person, call.in.group->cohort) &&
                           (!part || call.district().subgroup_of(part->group.cohort, part->subject,
                                                                 person.index) == part->number);
    return reads_record(call, person) && is_member && sees_group(call, *call.in.group);
}

bool record_in_period(const Call& call) {
    const Group group = call.in.period->group;
    return record_of_person(call) && sees_group(call, group) &&
           call.district().was_in(call.district().person(call.in.person), group.cohort);
}

bool own_organization(const Call& call) {
    return own_user(call) && in_school(call) && call.viewer.person->kind == Kind::Administrator;
}

bool name_of_person(const Call& call) {
    return sees_name(call, call.district().person(call.in.person));
}

bool own_pupil(const Call& call) {
    const auto own = own_pupils(call);
    return std::ranges::find(own, call.in.person) != own.end();
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
           call.journal().attends(call.in.lesson, call.in.person);
}

bool in_work(const Call& call) {
    return sees_group(call, group_of_work(call.in));
}

bool record_at_work(const Call& call) {
    return in_work(call) && record_of_person(call) &&
           call.district().was_in(call.district().person(call.in.person),
                                  group_of_work(call.in).cohort);
}

bool record_of_mark(const Call& call) {
    const Group group = group_of_mark(call.in);
    const int pupil = call.in.final_mark ? call.in.final_mark->pupil : call.in.mark.pupil;
    return sees_group(call, group) && reads_number(call, group, pupil);
}

bool record_of_task(const Call& call) {
    const Group group = call.in.task.work.lesson.group;
    return sees_group(call, group) && reads_number(call, group, call.in.task.pupil);
}

bool own_upload(const Call& call) {
    return call.in.upload->owner == call.viewer.person->index;
}

bool in_chat(const Call& call) {
    return call.in.chat != 0;
}

bool reads_file(const Call& call) {
    return call.in.upload || in_lesson(call);
}

}  // namespace rules
}  // namespace ranets::stub
