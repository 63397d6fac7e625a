// Every resource of the REST API: method, path, scopes, who may, what answers.
#include "auth/scopes.h"
#include "rest/router.h"

namespace ranets::stub {
namespace {

using enum Method;

constexpr unsigned kCommon = kCommonInfo;
constexpr unsigned kFamily = kCommonInfo | kFriendsAndRelatives;
constexpr unsigned kEducation = kEducationalInfo;
constexpr unsigned kContext = kCommonInfo | kFriendsAndRelatives | kEducationalInfo;

constexpr Route kPartner[] = {
    {Get, "users", kCommon, rules::signed_in, people::users},
    {Post, "users/many", kCommon, rules::signed_in, people::users_many},
    {Get, "users/{user}", kCommon, rules::record_of_user, people::user},
    {Get, "users/{user}/roles", kCommon, rules::record_of_user, people::roles},
    {Get, "users/{user}/context", kContext, rules::record_of_user, people::context},
    {Get, "users/{user}/children", kFamily, rules::record_of_user, people::child_user_ids},
    {Get, "user/{user}/children", kFamily, rules::record_of_user, people::children_of_user},
    {Get, "person/{person}/children", kFamily, rules::record_of_person, people::children_of_person},
    {Get, "users/{user}/relatives", kFamily, rules::record_of_user, people::relatives},
    {Get, "users/{user}/childrenrelatives", kFamily, rules::own_user, people::children_relatives},
    {Get, "users/{user}/classmates", kEducation, rules::own_user, people::classmates},
    {Get, "users/{user}/friends", kFamily, rules::own_user, people::friends},
    {Get, "users/{user}/schools", kEducation, rules::record_of_user, people::school_ids},
    {Get, "users/{user}/edu-groups", kEducation, rules::record_of_user, people::group_ids},
    {Get, "users/{user}/school-memberships", kEducation, rules::record_of_user,
     people::memberships_of_user},
    {Get, "users/{user}/education", kEducation, rules::record_of_user, people::memberships_of_user},
    {Get, "users/{user}/organizations", kEducation, rules::own_user, people::organizations},
    {Get, "users/{user}/school/homeworks", kEducation, rules::own_user, works::homework_by_ids},
    {Get, "users/{user}/school/{school}/homeworks", kEducation, rules::own_user_in_school,
     works::homework_of_viewer},
    {Get, "persons", kEducation, rules::signed_in, people::persons},
    {Get, "persons/search", kEducation, rules::signed_in, people::search},
    {Get, "person/search", kEducation, rules::signed_in, people::search},
    {Get, "persons/{person}", kCommon, rules::name_of_person, people::person},
    {Get, "persons/{person}/school-memberships", kEducation, rules::record_of_person,
     people::memberships_of_person},

    {Get, "schools", kEducation, rules::signed_in, schools::schools},
    {Get, "schools/person-schools", kEducation, rules::signed_in, schools::own_schools},
    {Get, "schools/{school}", kEducation, rules::in_school, schools::school},
    {Get, "schools/{school}/membership", kEducation, rules::in_school, schools::membership},
    {Get, "schools/{school}/edu-groups", kEducation, rules::in_school, schools::groups},
    {Get, "schools/{school}/subjects", kEducation, rules::in_school, schools::subjects},
    {Get, "schools/{school}/teachers", kEducation, rules::in_school, schools::teachers},
    {Get, "schools/{school}/timetables", kEducation, rules::in_school, schools::timetables},

    {Get, "edu-groups", kEducation, rules::signed_in, groups::groups},
    {Post, "edu-groups", kEducation, rules::signed_in, groups::groups_with_students},
    {Get, "edu-groups/{group}", kEducation, rules::in_group, groups::group},
    {Get, "edu-groups/{group}/parallel", kEducation, rules::in_group, groups::parallel},
    {Get, "edu-groups/{group}/persons", kEducation, rules::in_group, groups::persons},
    {Get, "edu-groups/{group}/students", kEducation, rules::in_group, groups::persons},
    {Get, "edu-groups/{group}/subjects", kEducation, rules::in_group, groups::subjects},
    {Get, "edu-groups/{group}/teachers", kEducation, rules::in_group, groups::teachers},
    {Get, "edu-groups/{group}/classteacher", kEducation, rules::in_group, groups::class_teacher},
    {Get, "edu-groups/{group}/reporting-periods", kEducation, rules::in_group, groups::terms},
    {Get, "edu-groups/{group}/reporting-period-group", kEducation, rules::in_group,
     groups::term_group},
    {Get, "edu-groups/{group}/reporting-periods-group", kEducation, rules::in_group,
     groups::term_group},
    {Get, "edu-groups/{group}/timetables", kEducation, rules::in_group, groups::timetable},
    {Get, "persons/{person}/edu-groups", kEducation, rules::record_of_person, groups::of_person},
    {Get, "persons/{person}/edu-groups/all", kEducation, rules::record_of_person,
     groups::all_of_person},
    {Get, "persons/{person}/schools/{school}/edu-groups", kEducation, rules::record_in_school,
     groups::of_person},
    {Get, "persons/{person}/schools/{school}/edu-groups/teacher", kEducation, rules::own_teacher,
     groups::of_teacher},
    {Get, "teacher/{person}/students", kEducation, rules::own_teacher, groups::students_of_teacher},

    {Get, "persons/{person}/groups/{group}/schedules", kEducation, rules::record_in_group,
     lessons::schedule},
    {Post, "lessons/many", kEducation, rules::signed_in, lessons::lessons_many},
    {Get, "lessons/{lesson}", kEducation, rules::in_lesson, lessons::lesson},
    {Get, "edu-groups/{group}/lessons/{from}/{to}", kEducation, rules::in_group, lessons::of_group},
    {Get, "edu-groups/{group}/subjects/{subject}/lessons/{from}/{to}", kEducation, rules::in_group,
     lessons::of_group_and_subject},

    {Get, "works", kEducation, rules::signed_in, works::of_lesson_in_query},
    {Post, "works/many", kEducation, rules::signed_in, works::works_many},
    {Get, "works/{work}", kEducation, rules::in_work, works::work},
    {Get, "lessons/{lesson}/works", kEducation, rules::in_lesson, works::of_lesson},
    {Get, "work-types/{school}", kEducation, rules::in_school, works::work_types},
    {Get, "persons/{person}/school/{school}/homeworks", kEducation, rules::record_in_school,
     works::homework_of_person},
    {Get, "tasks", kEducation, rules::signed_in, works::tasks_of_lessons},
    {Get, "tasks/{task}", kEducation, rules::record_of_task, works::task},
    {Get, "tasks/{person}/undone", kEducation, rules::record_of_person, works::undone_tasks},
    {Get, "persons/{person}/undone", kEducation, rules::record_of_person, works::undone_tasks},
    {Get, "lessons/{lesson}/tasks", kEducation, rules::in_lesson, works::tasks_of_lesson},
    {Get, "works/{work}/tasks", kEducation, rules::in_work, works::tasks_of_work},
    {Get, "persons/{person}/tasks", kEducation, rules::record_of_person, works::tasks_of_person},

    {Get, "marks/values", kEducation, rules::signed_in, marks::values},
    {Get, "marks/values/type/{text}", kEducation, rules::signed_in, marks::values_of_type},
    {Get, "marks/{mark}", kEducation, rules::record_of_mark, marks::mark},
    {Get, "works/{work}/marks", kEducation, rules::in_work, marks::of_work},
    {Get, "lessons/{lesson}/marks", kEducation, rules::in_lesson, marks::of_lesson},
    {Get, "persons/{person}/works/{work}/marks", kEducation, rules::record_at_work,
     marks::of_person_and_work},
    {Get, "persons/{person}/lessons/{lesson}/marks", kEducation, rules::record_at_lesson,
     marks::of_person_and_lesson},
    {Post, "lessons/many/marks", kEducation, rules::signed_in, marks::of_lessons},
    {Post, "lessons/marks", kEducation, rules::signed_in, marks::of_lessons},
    {Get, "edu-groups/{group}/marks/{from}/{to}", kEducation, rules::in_group, marks::of_group},
    {Get, "edu-groups/{group}/subjects/{subject}/marks/{from}/{to}", kEducation, rules::in_group,
     marks::of_group_and_subject},
    {Get, "persons/{person}/schools/{school}/marks/{from}/{to}", kEducation,
     rules::record_in_school, marks::of_person},
    {Get, "persons/{person}/edu-groups/{group}/marks/{from}/{to}", kEducation,
     rules::record_in_group, marks::of_person_in_group},
    {Get, "persons/{person}/subjects/{subject}/marks/{from}/{to}", kEducation,
     rules::record_of_person, marks::of_person_and_subject},
    {Get, "lessons/{date}/persons/{person}/marks", kEducation, rules::record_of_person,
     marks::by_lesson_date},
    {Get, "persons/{person}/marks/{date}", kEducation, rules::record_of_person,
     marks::by_given_date},

    {Get, "lessons/{lesson}/log-entries", kEducation, rules::in_lesson, attendance::of_lesson},
    {Get, "lesson-log-entries", kEducation, rules::signed_in, attendance::of_lessons},
    {Get, "lesson-log-entries/statuses", kEducation, rules::signed_in, attendance::statuses},
    {Get, "lesson-log-entries/{text}", kEducation, rules::signed_in, attendance::by_path},
    {Get, "lesson-log-entries/lesson/{lesson}/person/{person}", kEducation, rules::record_at_lesson,
     attendance::of_lesson_and_person},
    {Get, "lesson-log-entries/group/{group}", kEducation, rules::in_group, attendance::of_group},
    {Get, "lesson-log-entries/person/{person}/subject/{subject}", kEducation,
     rules::record_of_person, attendance::of_person_and_subject},
    {Get, "persons/{person}/lesson-log-entries", kEducation, rules::record_of_person,
     attendance::of_person},
};

constexpr Route kOwn[] = {
    {Get, "changes", kEducation, rules::signed_in, changes::since},
    {Put, "homework/{work}/done", kEducation, rules::in_work, works::set_done},
};

}  // namespace

std::span<const Route> partner_routes() {
    return kPartner;
}
std::span<const Route> own_routes() {
    return kOwn;
}

}  // namespace ranets::stub
