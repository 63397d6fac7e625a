// Schools and classes: who is in them, what they are taught and when.
#include <algorithm>

#include "rest/access.h"
#include "rest/handlers.h"
#include "rest/journal_facts.h"
#include "rest/shapes.h"
#include "school/ids.h"
#include "words.h"

namespace ranets::stub {
namespace {

const SchoolInfo& school_in(const Call& call) {
    return call.district().school(call.in.school);
}

Json persons(const Call& call, const std::vector<int>& people) {
    Json list = Json::array();
    for (const int index : people) list.push_back(shapes::person(call.district().person(index)));
    return list;
}

Json group_list(const Call& call, const std::vector<Group>& groups) {
    Json list = Json::array();
    for (const Group group : groups) list.push_back(shapes::edu_group(call.district(), group));
    return list;
}

Json subgroup_list(const Call& call, const std::vector<Subgroup>& subgroups) {
    Json list = Json::array();
    for (const Subgroup& of : subgroups) list.push_back(shapes::edu_group(call.district(), of));
    return list;
}

void append(Json& list, Json more) {
    for (Json& item : more) list.push_back(std::move(item));
}

// Of the current school year: the same in each answer, so that it stays what it was for a cache.
Date first_day_of_year(const Call& call) {
    return call.district().year({0, 0}).terms(1).front().start;
}

// A call whose path names the group; nothing when there is none.
std::optional<Call> within(const Call& call, std::int64_t group) {
    Call of = call;
    return find_group(of, group) ? std::optional(of) : std::nullopt;
}

Json group_in(const Call& call) {
    return call.in.subgroup ? shapes::edu_group(call.district(), *call.in.subgroup)
                            : shapes::edu_group(call.district(), *call.in.group);
}

// Pupils of today's classes; those of a year that is over are all former.
std::vector<int> pupils_in(const Call& call) {
    std::vector<int> pupils;
    for (const Member& member : members_in(call)) {
        if (member.active || call.in.group->back > 0) pupils.push_back(member.pupil);
    }
    return pupils;
}

std::vector<int> teachers_of(const Call& call) {
    const Group group = *call.in.group;
    const int grade = call.district().grade(group);
    const auto& part = call.in.subgroup;
    std::vector<int> teachers;
    const auto add = [&](Subject subject, int subgroup) {
        const int teacher = call.district().teacher_of(group.cohort, subject, grade, subgroup);
        if (std::ranges::find(teachers, teacher) == teachers.end()) teachers.push_back(teacher);
    };
    if (part) {
        add(part->subject, part->number);
        return teachers;
    }
    for (const Hours& hours : curriculum(grade)) {
        add(hours.subject, 1);
        if (has_subgroups(hours.subject, grade)) add(hours.subject, 2);
    }
    return teachers;
}

}  // namespace

namespace schools {

Answer school(const Call& call) {
    return shapes::school(school_in(call));
}

Answer schools(const Call& call) {
    Json list = Json::array();
    if (!call.request.query.has("schools")) {
        list.push_back(shapes::school(call.district().school(call.viewer.person->school)));
    }
    for (const std::string_view text : call.request.query.all("schools")) {
        const auto id = number(text);
        if (!id) return bad_parameter("schools");
        const auto index = ids::school_index(*id);
        if (!index || *index >= static_cast<int>(call.district().schools().size())) {
            return not_found();
        }
        if (*index != call.viewer.person->school) return not_yours();
        list.push_back(shapes::school(call.district().school(*index)));
    }
    return list;
}

Answer own_schools(const Call& call) {
    return Json::array({shapes::school_brief(call.district().school(call.viewer.person->school))});
}

Answer membership(const Call& call) {
    const std::string_view type = call.request.query.get("schoolMembershipType");
    const bool admins = type.empty() || same_word(type, "Admins");
    const bool staff = type.empty() || same_word(type, "Staff");
    if (!admins && !staff) return bad_parameter("schoolMembershipType");
    std::vector<int> members;
    if (admins) members.push_back(school_in(call).administrator);
    if (staff) std::ranges::copy(school_in(call).teachers, std::back_inserter(members));
    return persons(call, members);
}

Answer groups(const Call& call) {
    std::vector<Group> groups;
    for (int i = 0; i < kClassesPerSchool; ++i) {
        groups.push_back({school_in(call).first_cohort + i, 0});
    }
    Json list = group_list(call, groups);
    for (const Group group : groups) {
        append(list, subgroup_list(call, call.district().subgroups(group)));
    }
    return list;
}

Answer subjects(const Call&) {
    Json list = Json::array();
    for (int i = 0; i < kSubjectCount; ++i)
        list.push_back(shapes::subject(static_cast<Subject>(i)));
    return list;
}

Answer teachers(const Call& call) {
    Json list = Json::array();
    const auto add = [&](int person) {
        list.push_back(shapes::teacher(call.district(), call.district().person(person)));
    };
    add(school_in(call).administrator);
    for (const int teacher : school_in(call).teachers) add(teacher);
    return list;
}

Answer timetables(const Call& call) {
    constexpr int kOfEachKind[] = {1, 3, 11};  // five days, the same in the second shift, six days
    Json list = Json::array();
    for (const int grade : kOfEachKind)
        list.push_back(shapes::timetable(grade, first_day_of_year(call)));
    return list;
}

}  // namespace schools

namespace groups {

Answer group(const Call& call) {
    return group_in(call);
}

Answer groups(const Call& call) {
    Json list = Json::array();
    for (const std::string_view text : call.request.query.all("eduGroups")) {
        const auto id = number(text);
        if (!id) return bad_parameter("eduGroups");
        const auto of = within(call, *id);
        if (!of) return not_found();
        if (!sees_group(call, *of->in.group)) return not_yours();
        list.push_back(group_in(*of));
    }
    return list;
}

namespace {

Answer with_students(const Call& call, const std::vector<std::int64_t>& wanted) {
    Json list = Json::array();
    for (const std::int64_t id : wanted) {
        const auto of = within(call, id);
        if (!of) return not_found();
        if (!sees_group(call, *of->in.group)) return not_yours();
        Json students = Json::array();
        for (const Member& member : members_in(*of)) {
            students.push_back({{"person", shapes::person(call.district().person(member.pupil))},
                                {"membershipstatus", member.active ? "Active" : "Archive"}});
        }
        list.push_back({{"group", group_in(*of)}, {"students", std::move(students)}});
    }
    return list;
}

}  // namespace

Answer groups_with_students(const Call& call) {
    const auto wanted = ids_in_body(call.request, "eduGroups");
    return wanted ? with_students(call, *wanted) : bad_parameter("eduGroups");
}

Answer of_person(const Call& call) {
    const Person& person = call.district().person(call.in.person);
    if (person.cohort == kNone) return Json::array();
    Json list = group_list(call, {{person.cohort, 0}});
    append(list, subgroup_list(call, call.district().subgroups_of(person)));
    return list;
}

// The classes, the newest first.
Answer all_of_person(const Call& call) {
    return group_list(call, call.district().groups_of(call.district().person(call.in.person)));
}

Answer of_teacher(const Call& call) {
    std::vector<Group> groups;
    for (const Group group :
         call.district().groups_taught(call.district().person(call.in.person))) {
        if (group.back == 0) groups.push_back(group);
    }
    return group_list(call, groups);
}

// The classes that the viewer has to do with; with `groups` those, and who is in them.
Answer of_viewer(const Call& call) {
    if (call.request.query.has("groups")) {
        const auto wanted = numbers(call.request.query.all("groups"));
        return wanted ? with_students(call, *wanted) : bad_parameter("groups");
    }
    const int first = call.district().school(call.viewer.person->school).first_cohort;
    std::vector<Group> groups;
    for (int i = 0; i < kClassesPerSchool; ++i) {
        if (sees_group(call, {first + i, 0})) groups.push_back({first + i, 0});
    }
    return group_list(call, groups);
}

Answer parallel(const Call& call) {
    const Cohort& cohort = call.district().cohort(call.in.group->cohort);
    const int first = cohort.index - cohort.letter;
    return group_list(call, {{first, call.in.group->back}, {first + 1, call.in.group->back}});
}

Answer persons(const Call& call) {
    return stub::persons(call, pupils_in(call));
}

Answer subjects(const Call& call) {
    if (call.in.subgroup) return Json::array({shapes::subject(call.in.subgroup->subject)});
    Json list = Json::array();
    for (const Hours& hours : curriculum(call.district().grade(*call.in.group))) {
        list.push_back(shapes::subject(hours.subject));
    }
    return list;
}

Answer teachers(const Call& call) {
    return stub::persons(call, teachers_of(call));
}

Answer class_teacher(const Call& call) {
    const int teacher = call.district().teacher_of(call.in.group->cohort, Subject::Conversations,
                                                   call.district().grade(*call.in.group));
    return shapes::person(call.district().person(teacher));
}

Answer students_of_teacher(const Call& call) {
    Json list = Json::array();
    for (const Group group :
         call.district().groups_taught(call.district().person(call.in.person))) {
        if (group.back != 0) continue;
        Json json;
        shapes::put_id(json, "id", ids::group(group));
        json["students"] = stub::persons(call, call.district().cohort(group.cohort).pupils);
        list.push_back(std::move(json));
    }
    return list;
}

Answer terms(const Call& call) {
    const Group group = *call.in.group;
    const SchoolYear& year = call.district().year(group);
    const int grade = call.district().grade(group);
    Json list = Json::array();
    for (const Term& term : year.terms(grade)) {
        list.push_back(shapes::term(group, term, grade, year.first_year));
    }
    return list;
}

Answer term_group(const Call& call) {
    const Group group = *call.in.group;
    const auto& days = call.district().year(group).holidays;
    const int school = call.district().cohort(group.cohort).school;
    Json holidays = Json::array();
    for (std::size_t i = 0; i < days.size(); ++i) {
        holidays.push_back(shapes::holiday(group, school, static_cast<int>(i), days[i]));
    }
    return Json{{"id", ids::term_group(group)},
                {"reportingPeriods", terms(call).json},
                {"holidays", std::move(holidays)}};
}

Answer timetable(const Call& call) {
    return shapes::timetable(call.district().grade(*call.in.group), first_day_of_year(call));
}

}  // namespace groups
}  // namespace ranets::stub
