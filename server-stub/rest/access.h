#pragma once
// Who may read what. A route names one of `rules`; handlers of lists filter by the questions below.
//
// Pupils read their own record, parents their children's, teachers those of the classes they teach
// or taught lately, administrators all of their school. Names in a class list are open to the class
// and to those who left it this year.
#include <vector>

#include "rest/call.h"

namespace ranets::stub {

bool reads_record(const Call& call, const Person& of);
bool sees_name(const Call& call, const Person& of);
bool sees_group(const Call& call, Group group);

// The pupils of a class, present and former, or those of them who are at a lesson, whose records
// the viewer reads.
std::vector<Member> open_pupils(const Call& call, Group group);
std::vector<Member> open_pupils(const Call& call, LessonRef lesson);

// Own children of a parent, the pupil alone; nobody for staff.
std::vector<int> own_pupils(const Call& call);

bool is_staff(const Person& person);

using Rule = bool (*)(const Call&);

namespace rules {

bool signed_in(const Call& call);
bool own_user(const Call& call);            // {user} is the viewer
bool own_user_in_school(const Call& call);  // and belongs to {school}
bool record_of_user(const Call& call);      // {user}
bool record_of_person(const Call& call);    // {person}
bool record_in_group(const Call& call);     // {person}, who is or was in {group}
bool name_of_person(const Call& call);      // {person}
bool own_pupil(const Call& call);           // {person} is the viewer, a pupil, or a child
bool record_in_period(const Call& call);    // {person}, in whose class {period} is
bool own_organization(const Call& call);    // {user} is the viewer and heads {organization}
bool own_teacher(const Call& call);       // {person} is the viewer, or staff of the administrator's
bool in_school(const Call& call);         // {school}
bool record_in_school(const Call& call);  // {person}, who belongs to {school}
bool in_group(const Call& call);          // {group}
bool record_in_group_period(const Call& call);  // {person} in {group}, and the class of {period}
bool in_group_period(const Call& call);         // {group}, and the class of {period}
bool in_lesson(const Call& call);               // {lesson}'s class
bool record_at_lesson(const Call& call);        // {person} in {lesson}'s class
bool in_work(const Call& call);
bool record_at_work(const Call& call);  // {person} in {work}'s class
bool record_of_mark(const Call& call);
bool record_of_task(const Call& call);
bool own_upload(const Call& call);  // {upload} is the viewer's
bool in_chat(const Call& call);     // {chat} is found for those only who are in it
bool reads_file(
    const Call& call);  // {file}: {lesson}'s class; an upload is found for its readers only

}  // namespace rules
}  // namespace ranets::stub
