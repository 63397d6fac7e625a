// Users, persons, families.
#include <algorithm>
#include <set>

#include "rest/access.h"
#include "rest/handlers.h"
#include "rest/journal_facts.h"
#include "rest/shapes.h"
#include "school/ids.h"

namespace ranets::stub::people {
namespace {

std::string_view relation(const Person& of, const Person& to) {
    const bool male = of.sex == Sex::Male;
    if (of.kind == Kind::Parent) {
        if (to.kind == Kind::Pupil) return male ? "Father" : "Mother";
        return male ? "Husband" : "Wife";
    }
    if (to.kind == Kind::Parent) return male ? "Son" : "Daughter";
    return male ? "Brother" : "Sister";
}

// The members of a person's family, the person apart, as the person would name them: those whose
// names the viewer sees. A teacher sees the parents of a pupil, but no brother in another class.
Json relatives_of(const Call& call, const Person& of) {
    Json list = Json::array();
    if (of.family == kNone) return list;
    const District& district = call.district();
    const Family& family = district.family(of.family);
    const auto add = [&](int index) {
        const Person& member = district.person(index);
        if (index == of.index || !sees_name(call, member)) return;
        list.push_back({{"type", relation(member, of)}, {"person", shapes::person(member)}});
    };
    std::ranges::for_each(family.parents, add);
    std::ranges::for_each(family.children, add);
    return list;
}

Json children_list(const District& district, const Person& of) {
    Json list = Json::array();
    for (const int child : district.children_of(of)) {
        list.push_back(shapes::person(district.person(child)));
    }
    return list;
}

// All of them, or the reason why not.
Answer users_by_ids(const Call& call, const std::vector<std::int64_t>& wanted) {
    Json list = Json::array();
    for (const std::int64_t id : wanted) {
        const auto index = ids::user_index(id);
        if (!index || *index >= static_cast<int>(call.district().people().size())) {
            return not_found();
        }
        const Person& of = call.district().person(*index);
        if (!reads_record(call, of)) return not_yours();
        list.push_back(shapes::user(of));
    }
    return list;
}

const Person& user_in(const Call& call) {
    return call.district().person(call.in.user);
}
const Person& person_in(const Call& call) {
    return call.district().person(call.in.person);
}

}  // namespace

Answer user(const Call& call) {
    return shapes::user(user_in(call));
}

Answer users(const Call& call) {
    const auto wanted = numbers(call.request.query.all("users"));
    return wanted ? users_by_ids(call, *wanted) : bad_parameter("users");
}

Answer users_many(const Call& call) {
    const auto wanted = ids_in_body(call.request, "users");
    return wanted ? users_by_ids(call, *wanted) : bad_parameter("users");
}

Answer roles(const Call& call) {
    return shapes::role_names(user_in(call));
}

Answer context(const Call& call) {
    return shapes::context(call.district(), user_in(call));
}

Answer child_user_ids(const Call& call) {
    Json list = Json::array();
    for (const int child : call.district().children_of(user_in(call))) {
        list.push_back(ids::user(child));
    }
    return list;
}

Answer children_of_user(const Call& call) {
    return children_list(call.district(), user_in(call));
}

Answer children_of_person(const Call& call) {
    return children_list(call.district(), person_in(call));
}

Answer relatives(const Call& call) {
    return relatives_of(call, user_in(call));
}

Answer children_relatives(const Call& call) {
    Json list = Json::array();
    for (const int index : call.district().children_of(user_in(call))) {
        const Person& child = call.district().person(index);
        list.push_back({{"type", relation(child, user_in(call))},
                        {"person", shapes::person(child)},
                        {"relatives", relatives_of(call, child)}});
    }
    return list;
}

// Of a pupil the class; of others the pupils of the classes that they have to do with.
Answer classmates(const Call& call) {
    const Person& of = user_in(call);
    std::set<int> mates;
    for (const Group group : shapes::current_groups(call.district(), of)) {
        for (const int pupil : call.district().cohort(group.cohort).pupils) mates.insert(pupil);
    }
    mates.erase(of.index);
    Json list = Json::array();
    for (const int mate : mates) list.push_back(ids::user(mate));
    return list;
}

Answer friends(const Call&) {
    return Json::array();
}

Answer school_ids(const Call& call) {
    return Json::array({ids::school(user_in(call).school)});
}

Answer group_ids(const Call& call) {
    Json list = Json::array();
    const Person& of = user_in(call);
    if (of.kind == Kind::Pupil) list.push_back(ids::group({of.cohort, 0}));
    for (const Subgroup& subgroup : call.district().subgroups_of(of)) {
        list.push_back(ids::subgroup(subgroup));
    }
    for (const Group group : call.district().groups_taught(of)) {
        if (group.back == 0) list.push_back(ids::group(group));
    }
    return list;
}

Answer memberships_of_user(const Call& call) {
    return shapes::membership(call.district(), user_in(call));
}

Answer memberships_of_person(const Call& call) {
    return shapes::membership(call.district(), person_in(call));
}

Answer organizations(const Call& call) {
    const Person& of = user_in(call);
    if (of.kind != Kind::Administrator) return Json::array();
    return Json::array({ids::school(of.school)});
}

Answer person(const Call& call) {
    return shapes::person(person_in(call));
}

Answer persons(const Call& call) {
    const auto id = number(call.request.query.get("eduGroup"));
    if (!id) return bad_parameter("eduGroup");
    Call within = call;
    if (!find_group(within, *id)) return not_found();
    if (!sees_group(call, *within.in.group)) return not_yours();
    return groups::persons(within);
}

Answer search(const Call& call) {
    constexpr std::size_t kMost = 50;
    const Fields& query = call.request.query;
    const auto fits = [&](std::string_view name, const std::string& value) {
        return query.get(name).empty() || query.get(name) == value;
    };
    if (query.get("lastName").empty()) return bad_parameter("lastName");
    Json list = Json::array();
    for (const Person& of : call.district().people()) {
        if (of.school == call.viewer.person->school && fits("lastName", of.last) &&
            fits("firstName", of.first) && fits("middleName", of.middle) && sees_name(call, of) &&
            list.size() < kMost) {
            list.push_back(shapes::person(of));
        }
    }
    return list;
}

}  // namespace ranets::stub::people
