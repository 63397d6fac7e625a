#include <algorithm>

#include "api/codecs.h"
#include "api/json.h"
#include "api/school_class.h"

namespace ranets::api {
namespace {

// Where an account names no zone: Moscow, which most schools' software counts in.
constexpr model::ZoneOffset kUsualZone{3 * 60};

struct Groups {
    std::vector<const Json*> list;

    const Json* find(std::int64_t group) const {
        for (const auto* candidate : list) {
            if (integer(*candidate, "id") == group) return candidate;
        }
        return nullptr;
    }

    // The class itself rather than a subgroup of it, of the latest year there is.
    std::int64_t class_of(const Json& member) const {
        const auto ids = integers(member, "groupIds");
        std::int64_t best = ids.empty() ? 0 : ids.front();
        std::int64_t best_rank = -1;
        for (const auto id : ids) {
            const auto* group = find(id);
            if (group == nullptr) continue;
            const std::int64_t rank =
                integer(*group, "studyyear") + (text(*group, "type") == "Subgroup" ? 0 : 10'000);
            if (rank > best_rank) {
                best = id;
                best_rank = rank;
            }
        }
        return best;
    }
};

model::DiaryOwner child_of(const Json& member, const Groups& groups) {
    model::DiaryOwner child;
    child.person = id<model::PersonId>(member, "personId");
    child.first_name = text(member, "firstName");
    child.last_name = text(member, "lastName");
    child.group = {groups.class_of(member)};
    const auto schools = integers(member, "schoolIds");
    if (!schools.empty()) child.school = {schools.front()};
    if (const auto* group = groups.find(child.group.value)) child.group_name = text(*group, "name");
    return child;
}

}  // namespace

model::Result<model::Account> decode_account(std::string_view user_body,
                                             std::string_view context_body) {
    const Document user_document(user_body);
    const Document context_document(context_body);
    if (!user_document.is_object()) return garbled("user");
    if (!context_document.is_object()) return garbled("context");
    const Json& user = user_document.root();
    const Json& context = context_document.root();

    model::Account account;
    account.user = id<model::UserId>(user, "id");
    if (!account.user) account.user = id<model::UserId>(context, "userId");
    account.person = id<model::PersonId>(context, "personId");
    if (!account.person) account.person = id<model::PersonId>(user, "personId");
    if (!account.user || !account.person) return garbled("user without an id");
    account.first_name = text(user, "firstName");
    account.middle_name = text(user, "middleName");
    account.last_name = text(user, "lastName");
    account.zone = model::ZoneOffset::parse(text(user, "timezone")).value_or(kUsualZone);

    const Groups groups{objects(context, "eduGroups")};
    for (const auto* member : objects(context, "children")) {
        auto child = child_of(*member, groups);
        if (child.person) account.children.push_back(std::move(child));
    }

    const auto schools = integers(context, "schoolIds");
    if (!schools.empty()) account.school = {schools.front()};

    auto roles = texts(context, "roles");
    if (roles.empty()) roles = texts(user, "roles");
    const auto has = [&](std::string_view role) {
        return std::find(roles.begin(), roles.end(), role) != roles.end();
    };
    // Whoever has children here reads their diaries, whatever else they are.
    if (!account.children.empty() || has("EduParent")) {
        account.role = model::Role::Parent;
    } else if (has("EduSchoolAdministrator") || has("OrganizationStaff")) {
        account.role = model::Role::Administrator;
    } else if (has("EduStaff")) {
        account.role = model::Role::Teacher;
        account.classes = classes_in(groups.list);
    } else if (has("EduStudent")) {
        account.role = model::Role::Pupil;
        auto self = child_of(context, groups);
        self.person = account.person;
        if (self.first_name.empty()) self.first_name = account.first_name;
        if (self.last_name.empty()) self.last_name = account.last_name;
        account.children.push_back(std::move(self));
    } else {
        return garbled("user without a role");
    }
    return account;
}

model::Result<std::vector<model::Enrolment>> decode_enrolments(std::string_view body) {
    const Document document(body);
    if (!document.is_list()) return garbled("no classes");
    std::vector<model::Enrolment> enrolments;
    for (const auto* group : objects(document.root())) {
        if (text(*group, "type") == "Subgroup") continue;
        model::Enrolment enrolment{id<model::GroupId>(*group, "id"), text(*group, "name"),
                                   static_cast<int>(integer(*group, "studyyear"))};
        if (enrolment.group) enrolments.push_back(std::move(enrolment));
    }
    return enrolments;
}

}  // namespace ranets::api
